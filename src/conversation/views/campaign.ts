/** A campaign, and what its offices decided about time. */
import type { Calendar, CalendarEntry } from '../../domain/calendar.js';
import type { AgencyDue } from '../../domain/obligation.js';
import type { Plan } from '../../domain/plan.js';
import type { Day, Instant } from '../../domain/time.js';
import type { CampaignId } from '../../events/event.js';

export interface CampaignView {
  readonly id: CampaignId;
  readonly plan: Plan;
  /** The recorded decision that yearly duties go on through this year; null or absent without one. */
  readonly through?: number | null;
  /** When it was closed after tổng kết: nothing is owed, asked for or reminded of any more. Null or absent: it runs. */
  readonly closedAt?: Instant | null;
  /** Since its issuing body ended: nothing is taken or reminded of until a successor answers for it. Null or absent: it runs. */
  readonly frozen?: { readonly from: Day; readonly document: string; readonly at: Instant } | null;
  /** Of the plan in force; rises with every recorded decision and every new text. Absent: the only one. */
  readonly version?: number;
}

export interface CalendarView {
  /** National tables with the campaign's own entries over them. */
  readonly calendar: Calendar;
  /** The campaign's own entries, by day. */
  readonly entries: readonly CalendarEntry[];
}

export interface AgencyDutyView extends AgencyDue {
  readonly campaignId: CampaignId;
  /** When its paper was written down; null while it is owed. */
  readonly doneAt: Instant | null;
  readonly document: string | null;
  readonly documentDay: Day | null;
}

/** A report asked for outside the rhythm; its obligations carry the same period. */
export interface RequestView {
  readonly campaignId: CampaignId;
  readonly period: string;
  readonly tier: string;
  readonly criteria: readonly string[];
  readonly asOf: Day;
  readonly dueBefore: Instant;
  readonly document: string;
  readonly at: Instant;
}

export interface ExtensionView {
  readonly to: Instant;
  readonly reason: string;
  readonly document: string;
  readonly at: Instant;
}

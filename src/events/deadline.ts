/** What an office decides about time. Every one carries the paper it rests on, in the office's own words. */
import type { CalendarEntry } from '../domain/calendar.js';
import type { AgencyDue } from '../domain/obligation.js';
import type { Day, Instant } from '../domain/time.js';
import type { CampaignId, ObligationId } from './ids.js';

/** A unit's bound as it was when the move was decided. */
export interface MovedBound {
  readonly obligationId: ObligationId;
  readonly from: Instant | null;
}

export type DeadlineEvent =
  /** `settled`: the year's days are complete as they stand, though the program has no table of it. */
  | {
      readonly type: 'calendar_changed';
      readonly campaignId: CampaignId;
      readonly days: readonly CalendarEntry[];
      readonly settled: number | null;
      readonly document: string | null;
    }
  /** The bound of a duty's period where the plan names none, or another; for units and agency alike. */
  | {
      readonly type: 'deadline_set';
      readonly campaignId: CampaignId;
      readonly dutyId: string;
      readonly period: string;
      readonly dueBefore: Instant;
      readonly document: string;
    }
  /** One date for every unit named ("gia hạn"). A report already sent within it becomes on time. */
  | {
      readonly type: 'deadline_extended';
      readonly campaignId: CampaignId;
      readonly obligations: readonly MovedBound[];
      readonly dueBefore: Instant;
      readonly reason: string;
      readonly document: string;
    }
  | {
      readonly type: 'obligations_exempted';
      readonly campaignId: CampaignId;
      readonly obligationIds: readonly ObligationId[];
      readonly reason: string;
      readonly document: string;
    }
  /** A report outside the rhythm; its obligations are opened beside it. */
  | {
      readonly type: 'request_made';
      readonly campaignId: CampaignId;
      readonly period: string;
      readonly tier: string;
      readonly criteria: readonly string[];
      readonly asOf: Day;
      readonly dueBefore: Instant;
      readonly document: string;
    }
  | { readonly type: 'agency_duties_opened'; readonly campaignId: CampaignId; readonly duties: readonly AgencyDue[] }
  | {
      readonly type: 'agency_report_noted';
      readonly campaignId: CampaignId;
      readonly dutyId: string;
      readonly period: string;
      readonly document: string;
      readonly day: Day;
    }
  | { readonly type: 'campaign_closed'; readonly campaignId: CampaignId; readonly document: string };

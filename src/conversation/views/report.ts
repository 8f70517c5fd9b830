/** Reports: what is owed, drafted, sent. */
import type { Figure, FigureOrigin, FigureState, FigureValue } from '../../domain/figure.js';
import type { Day, Instant } from '../../domain/time.js';
import type { Unit } from '../../domain/unit.js';
import type { CampaignId, ObligationId, PersonId } from '../../events/event.js';
import type { Hand } from './review.js';

export interface ObligationView {
  readonly id: ObligationId;
  readonly campaignId: CampaignId;
  readonly dutyId: string;
  readonly unit: Unit;
  readonly period: string;
  readonly opensAt: Instant;
  /** Exclusive on-time bound with any extension; null when the plan names no date. */
  readonly dueBefore: Instant | null;
  readonly locksAt: Instant | null;
  /** The bound was moved for this unit. */
  readonly extended: boolean;
  /** Nothing is owed (miễn). */
  readonly exempt: boolean;
  /** Null until the report was sent. The first sending decides "đúng hạn". */
  readonly submitted: {
    readonly at: Instant;
    readonly onTime: boolean | null;
    readonly receipt: string;
    readonly version: number;
    readonly asOf: Day;
    /** "Kết quả nổi bật, sáng kiến", the unit's own words. */
    readonly highlight: string | null;
  } | null;
}

/** A sent report with the day its figures are of. */
export interface DatedReport {
  readonly id: ObligationId;
  readonly unitId: number;
  readonly period: string;
  readonly sentAt: Instant;
  readonly asOf: Day;
}

export interface DraftAnswer {
  readonly criterionId: string;
  readonly value: FigureValue;
  readonly note: string | null;
  /** The person's own message it came from, so that an edited message can correct it. */
  readonly ref: string | null;
  /** Taken over from another campaign's report; null or absent: typed. */
  readonly origin?: FigureOrigin | null;
  /** By whom and when, since several people may fill one report; null or absent when just typed. */
  readonly given?: { readonly at: Instant; readonly by: Hand } | null;
}

export interface Draft {
  readonly obligationId: ObligationId;
  readonly version: number;
  /** The plan version it was begun under; null or absent: the one in force. */
  readonly planVersion?: number | null;
  readonly answers: readonly DraftAnswer[];
  readonly asOf: Day | null;
  readonly highlight: string | null;
  /** When it was dropped ("hủy"); it can be taken back for a day. */
  readonly droppedAt: Instant | null;
  /** The one question about an unusual figure was answered; null or absent while it was not. */
  readonly doubt?: { readonly criterionId: string; readonly answer: string } | null;
}

export interface UnitProgress {
  readonly unit: Unit;
  readonly obligationId: ObligationId;
  readonly submittedAt: Instant | null;
  readonly onTime: boolean | null;
}

/** A stored figure with what the correction flow needs to know. */
export interface FigureView extends Figure {
  readonly state: FigureState;
}

/** A signed paper as the unit named it. */
export interface SignedDocument {
  readonly number: string;
  readonly day: Day;
}

/** A report that is owed now, as whoever runs after it sees it. */
export interface OwingView {
  readonly obligationId: ObligationId;
  readonly campaignId: CampaignId;
  readonly unit: Unit;
  readonly period: string;
  readonly dueBefore: Instant;
  /** The unit's office number; null: none is written down. */
  readonly phone: string | null;
  /** Who reports, each with when reminders went out to them lately, over all campaigns. */
  readonly people: readonly { readonly personId: PersonId; readonly told: readonly Instant[] }[];
  readonly promise: {
    readonly day: Day;
    readonly half: 'morning' | 'afternoon' | null;
    readonly madeAt: Instant;
  } | null;
  /** Reminders about it since anybody of the unit wrote to us. */
  readonly unanswered: number;
  /** The focal point was told that the unit's head may be told. */
  readonly headNext: boolean;
  /** The newest reminder could be brought to nobody. */
  readonly unreached: boolean;
  /** When the office last drafted a paper about it. */
  readonly urgedAt: Instant | null;
}

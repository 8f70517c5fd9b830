/** Figures: drafted, sent, corrected, imported, verified. */

import type { FigureOrigin, FigureSource, FigureState, FigureValue } from '../domain/figure.js';
import type { GoalValue } from '../domain/goal.js';
import type { Day, Instant } from '../domain/time.js';
import type { CampaignId, ObligationId, SeatId } from './ids.js';

export interface SentFigure {
  readonly criterionId: string;
  readonly value: FigureValue;
  /** What the unit added: a remark, or how it answered when asked whether an unusual figure is right. */
  readonly note: string | null;
  /** Taken over from another campaign's report; absent or null: its own. */
  readonly origin?: FigureOrigin | null;
}

export interface ImportedFigure extends SentFigure {
  readonly unitId: number;
  readonly period: string;
  readonly state: Extract<FigureState, 'reported' | 'verified'>;
  /** The version this one follows; 0 when there was none. */
  readonly after: number;
}

export type ReportEvent =
  /** One answer entered the draft; `value` null takes it out again (pending). `version` is the draft's new version. */
  | {
      readonly type: 'draft_answered';
      readonly obligationId: ObligationId;
      readonly criterionId: string;
      readonly value: FigureValue | null;
      readonly note: string | null;
      readonly origin?: FigureOrigin | null;
      readonly by: SeatId;
      readonly ref: string | null;
      readonly version: number;
    }
  | { readonly type: 'draft_dated'; readonly obligationId: ObligationId; readonly asOf: Day; readonly version: number }
  | {
      readonly type: 'draft_noted';
      readonly obligationId: ObligationId;
      readonly highlight: string | null;
      readonly version: number;
    }
  /** How the unit answered the one question about a figure that looks unusual; kept for verification. */
  | {
      readonly type: 'draft_doubted';
      readonly obligationId: ObligationId;
      readonly criterionId: string;
      readonly doubt: string;
      readonly answer: string;
      readonly by: SeatId;
      readonly version: number;
    }
  | { readonly type: 'draft_dropped'; readonly obligationId: ObligationId; readonly version: number }
  | { readonly type: 'draft_restored'; readonly obligationId: ObligationId; readonly version: number }
  /** The whole report went out. `at` is the person's own act by the platform's clock; on time is judged by it. */
  | {
      readonly type: 'report_submitted';
      readonly campaignId: CampaignId;
      readonly obligationId: ObligationId;
      readonly unitId: number;
      readonly period: string;
      readonly receipt: string;
      readonly at: Instant;
      readonly onTime: boolean | null;
      readonly asOf: Day;
      readonly highlight: string | null;
      readonly figures: readonly SentFigure[];
      readonly source: FigureSource;
      readonly draftVersion: number;
      /** Who sent it, where somebody else's act completed it (the head of the unit agreed). */
      readonly by?: SeatId;
    }
  /** One figure of a sent report changed. `version` is the report's new version; `after` the figure version it follows. */
  | {
      readonly type: 'figure_corrected';
      readonly campaignId: CampaignId;
      readonly obligationId: ObligationId;
      readonly unitId: number;
      readonly period: string;
      readonly figure: SentFigure;
      readonly reason: string | null;
      readonly after: number;
      readonly version: number;
      readonly at: Instant;
      readonly supplementary: boolean;
      readonly source: FigureSource;
      /** An answer to a return: another value, or the same one with an explanation. Absent: the unit's own correction. */
      readonly answers?: 'resubmitted' | 'explained';
    }
  /** A report of which every figure came in by import: nothing is owed any more; whether it was on time is not known. */
  | {
      readonly type: 'report_received';
      readonly campaignId: CampaignId;
      readonly obligationId: ObligationId;
      readonly receipt: string;
      readonly at: Instant;
      readonly asOf: Day;
    }
  /** A signed paper named by its number and day; the figures alone decide whether a report was on time. */
  | {
      readonly type: 'document_recorded';
      readonly campaignId: CampaignId;
      readonly unitId: number;
      /** Null for a launch plan. */
      readonly obligationId: ObligationId | null;
      readonly kind: 'report' | 'launch_plan';
      readonly number: string;
      readonly day: Day;
    }
  | {
      readonly type: 'figures_imported';
      readonly campaignId: CampaignId;
      readonly figures: readonly ImportedFigure[];
      readonly source: FigureSource;
      readonly at: Instant;
    }
  /** The standing agency agrees with figures as they stand (thẩm định số liệu); each names the version it saw. */
  | {
      readonly type: 'figures_verified';
      readonly campaignId: CampaignId;
      readonly period: string;
      readonly figures: readonly { readonly unitId: number; readonly criterionId: string; readonly version: number }[];
      /** The unit confirmed what its only officer had typed for it: nobody else was there to verify. */
      readonly own?: true;
    };

/** The standing agency entered a goal's figure; `after` is the version it follows, 0 when there was none. */
export type GoalEvent = {
  readonly type: 'goal_entered';
  readonly campaignId: CampaignId;
  readonly tier: string;
  readonly criterionId: string;
  readonly part: string;
  readonly period: string;
  readonly value: GoalValue;
  readonly source: string;
  readonly asOf: Day;
  readonly at: Instant;
  readonly after: number;
};

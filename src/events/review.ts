/** What becomes of a sent figure: returned, set, contested, closed. */

import type { FigureValue } from '../domain/figure.js';
import type { Instant } from '../domain/time.js';
import type { CampaignId, ObligationId, SeatId } from './ids.js';

/** One figure of one report. */
export interface FigurePlace {
  readonly campaignId: CampaignId;
  readonly obligationId: ObligationId;
  readonly unitId: number;
  readonly period: string;
  readonly criterionId: string;
}

/** What was said about a report without changing a figure. */
export const NOTED_ACTS = [
  'asked',
  'answered',
  'doubt',
  'sent_up',
  'approved',
  'sent_back',
  'head_silent',
  'asked_again',
  'kept_again',
] as const;
export type NotedAct = (typeof NOTED_ACTS)[number];

export type ReviewEvent =
  /** ONE figure goes back to the unit with a reason; the rest stays as it is. `dueBefore` is exclusive. */
  | (FigurePlace & {
      readonly type: 'figure_returned';
      readonly version: number;
      readonly reason: string;
      readonly dueBefore: Instant;
    })
  /** Verification records another value (`set`), or the second person decides after a contest (`decided`). */
  | (FigurePlace & {
      readonly type: 'figure_set';
      readonly act: 'set' | 'decided';
      readonly value: FigureValue;
      readonly reason: string;
      readonly after: number;
      /** The report's new version. */
      readonly version: number;
      readonly at: Instant;
    })
  /** The unit contests a value that verification recorded; once per report and criterion. */
  | (FigurePlace & { readonly type: 'figure_contested'; readonly version: number; readonly words: string })
  | (Omit<FigurePlace, 'criterionId'> & {
      readonly type: 'review_noted';
      readonly act: NotedAct;
      /** Null when it is about the whole report. */
      readonly criterionId: string | null;
      /** The figure's version, or the draft's; 0 where none is meant. */
      readonly version: number;
      readonly words: string | null;
    })
  /** Sent by mistake: taken back before anything was verified. The draft is there again, every version stays. */
  | {
      readonly type: 'report_withdrawn';
      readonly campaignId: CampaignId;
      readonly obligationId: ObligationId;
      readonly unitId: number;
      readonly period: string;
      readonly version: number;
      readonly reason: string | null;
    }
  /** Verified figures become final and the period is locked. `open` is how many figures the decision saw unverified. */
  | {
      readonly type: 'period_closed';
      readonly campaignId: CampaignId;
      readonly period: string;
      readonly open: number;
    }
  | {
      readonly type: 'period_reopened';
      readonly campaignId: CampaignId;
      readonly period: string;
      readonly reason: string;
      /** Who asked, where a second person agreed; null when one person did both. */
      readonly askedBy: SeatId | null;
    }
  /** A rule of the campaign was decided ("duyệt của thủ trưởng": on), over what the plan says. */
  | {
      readonly type: 'rule_decided';
      readonly campaignId: CampaignId;
      readonly rule: string;
      readonly value: string;
      readonly document: string | null;
    };

/** Qualitative standards: a unit says what was done, the standing agency assesses it. */
import type { Assessed } from '../domain/assessment.js';
import type { Instant } from '../domain/time.js';
import type { CampaignId, ObligationId } from './ids.js';

export type AssessmentEvent =
  | {
      readonly type: 'statement_given';
      readonly campaignId: CampaignId;
      readonly obligationId: ObligationId;
      readonly unitId: number;
      readonly criterionId: string;
      readonly period: string;
      /** Null: "chưa thực hiện". */
      readonly text: string | null;
      readonly at: Instant;
      /** The version it follows; 0 when there was none. */
      readonly after: number;
    }
  | {
      readonly type: 'standard_assessed';
      readonly campaignId: CampaignId;
      readonly unitId: number;
      readonly criterionId: string;
      readonly period: string;
      readonly verdict: Assessed;
      readonly words: string | null;
      /** The statement it was judged on; 0 when there was none. */
      readonly statement: number;
      readonly at: Instant;
      readonly after: number;
    };

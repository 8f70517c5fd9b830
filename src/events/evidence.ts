import type { Day } from '../domain/time.js';
import type { CampaignId, ObligationId } from './ids.js';

/** What proves a figure. */
export type EvidenceEvent =
  | {
      readonly type: 'evidence_given';
      readonly evidenceId: string;
      readonly campaignId: CampaignId;
      readonly obligationId: ObligationId;
      readonly unitId: number;
      readonly criterionId: string;
      readonly figureVersion: number;
      readonly file: {
        readonly sha256: string;
        readonly size: number;
        readonly type: string;
        readonly name: string;
      } | null;
      readonly document: { readonly number: string; readonly day: Day } | null;
    }
  | {
      readonly type: 'evidence_withdrawn';
      readonly evidenceId: string;
      readonly campaignId: CampaignId;
      readonly obligationId: ObligationId;
    };

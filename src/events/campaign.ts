/** A campaign is loaded, its units come and change, its reports open. */

import type { Plan } from '../domain/plan.js';
import type { Day, Instant } from '../domain/time.js';
import type { CampaignId, ObligationId } from './ids.js';

export interface ImportedUnit {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly tier: string;
  readonly parentCode: string | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly successorCodes: readonly string[];
}

export interface OpenedObligation {
  readonly obligationId: ObligationId;
  readonly dutyId: string;
  readonly unitId: number;
  readonly period: string;
  readonly opensAt: Instant;
  readonly dueBefore: Instant | null;
  readonly locksAt: Instant | null;
}

export type CampaignEvent =
  | {
      readonly type: 'campaign_loaded';
      readonly campaignId: CampaignId;
      readonly plan: Plan;
      readonly source: string;
      readonly hash: string;
      readonly through: number | null;
      readonly document: string | null;
    }
  /** A reform with its document; the roster itself follows as `units_imported`. */
  | {
      readonly type: 'units_reorganised';
      readonly campaignId: CampaignId;
      readonly from: Day;
      readonly document: string;
      readonly ended: readonly string[];
      readonly opened: readonly string[];
    }
  | { readonly type: 'units_imported'; readonly campaignId: CampaignId; readonly units: readonly ImportedUnit[] }
  | {
      readonly type: 'obligations_opened';
      readonly campaignId: CampaignId;
      readonly obligations: readonly OpenedObligation[];
    };

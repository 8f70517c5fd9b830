/** The office number of a unit, for calls. */
import type { CampaignId } from './ids.js';

export interface UnitPhoneSet {
  readonly type: 'unit_phone_set';
  readonly campaignId: CampaignId;
  readonly unitId: number;
  /** Digits in groups, as people write them; null: none any more. */
  readonly phone: string | null;
}

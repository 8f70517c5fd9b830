/** What becomes of a campaign whose issuing body ends: nothing is taken or reminded of until somebody answers for it. */
import type { Day } from '../domain/time.js';
import type { CampaignId } from './ids.js';

export type IssuerEvent =
  | { readonly type: 'campaign_frozen'; readonly campaignId: CampaignId; readonly from: Day; readonly document: string }
  /** The plan itself follows as a new version that names the successor. */
  | {
      readonly type: 'campaign_handed_over';
      readonly campaignId: CampaignId;
      readonly from: Day;
      readonly document: string;
      readonly issuer: string;
    };

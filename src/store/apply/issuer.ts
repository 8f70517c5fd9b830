/** A campaign is frozen since its issuing body ends, or handed to a successor. */
import type { IssuerEvent } from '../../events/issuer.js';
import type { Tx } from '../port.js';
import { issuerChange } from '../schema/issuer.js';
import { type ApplyEnv, PLANS_STAMP, renewStamp } from './context.js';

export async function issuerChanged(tx: Tx, event: IssuerEvent, env: ApplyEnv): Promise<void> {
  const { campaignId, from, document } = event;
  const handed = event.type === 'campaign_handed_over';
  const kind = handed ? ('handed_over' as const) : ('frozen' as const);
  const issuer = handed ? event.issuer : null;
  await tx.db.insert(issuerChange).values({ campaignId, kind, from, document, issuer, at: env.now });
  await renewStamp(tx, PLANS_STAMP, env);
}

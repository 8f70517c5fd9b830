/** A unit's office number is written down, or taken away. */
import { and, eq } from 'drizzle-orm';
import type { UnitPhoneSet } from '../../events/unit-phone.js';
import type { Tx } from '../port.js';
import { unitPhone } from '../schema/unit-phone.js';
import type { ApplyEnv } from './context.js';

export async function unitPhoneSet(
  tx: Tx,
  { campaignId, unitId, phone }: UnitPhoneSet,
  env: Pick<ApplyEnv, 'now'>,
): Promise<void> {
  if (phone === null) {
    await tx.db.delete(unitPhone).where(and(eq(unitPhone.campaignId, campaignId), eq(unitPhone.unitId, unitId)));
    return;
  }
  const set = { phone, at: env.now };
  await tx.db
    .insert(unitPhone)
    .values({ campaignId, unitId, ...set })
    .onConflictDoUpdate({ target: [unitPhone.campaignId, unitPhone.unitId], set });
}

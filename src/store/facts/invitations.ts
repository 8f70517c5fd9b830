/** Invitations that are out and can still be used. */
import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { PendingInvitation } from '../../conversation/facts.js';
import type { Instant } from '../../domain/time.js';
import type { ReadTx } from '../port.js';
import { invitation } from '../schema/people.js';

export async function pendingInvitations(
  tx: ReadTx,
  campaignId: string,
  now: Instant,
): Promise<readonly PendingInvitation[]> {
  const { unitId, role, expiresAt, usedAt, codeHash } = invitation;
  return tx.db
    .select({ unitId, role, expiresAt })
    .from(invitation)
    .where(and(eq(invitation.campaignId, campaignId), isNull(usedAt), gt(expiresAt, now), isNotNull(codeHash)));
}

/** Codes that bring a second channel to a person, and the channels a person has. */
import { and, asc, desc, eq, isNull, lt } from 'drizzle-orm';
import type { LinkCode, PersonChannel } from '../../conversation/facts.js';
import type { Instant } from '../../domain/time.js';
import type { PersonId } from '../../events/event.js';
import type { ReadTx, Tx } from '../port.js';
import { linkCode } from '../schema/channel.js';
import { address } from '../schema/people.js';
import { reach } from '../schema/reach.js';

export async function readLinkCode(tx: ReadTx, codeHash: string): Promise<LinkCode | null> {
  const [row] = await tx.db.select().from(linkCode).where(eq(linkCode.codeHash, codeHash));
  if (row === undefined) return null;
  const { personId, shownAt, expiresAt, usedAt } = row;
  return { personId, shownAt, expiresAt, used: usedAt !== null };
}

/** The one used last first. */
export async function readChannels(tx: ReadTx, personId: PersonId): Promise<readonly PersonChannel[]> {
  const rows = await tx.db
    .select({ address: address.id, goneAt: address.goneAt, seenAt: reach.seenAt })
    .from(address)
    .leftJoin(reach, eq(reach.address, address.id))
    .where(eq(address.personId, personId))
    .orderBy(desc(reach.seenAt), asc(address.createdAt), asc(address.id));
  return rows.map(({ goneAt, ...row }) => ({ ...row, gone: goneAt !== null }));
}

/** Codes that stopped working before `before`. */
export async function eraseLinkCodes(tx: Tx, before: Instant): Promise<void> {
  await tx.db.delete(linkCode).where(lt(linkCode.expiresAt, before));
}

/** Codes of the person that nobody used yet. */
export const unusedOf = (personId: PersonId) => and(eq(linkCode.personId, personId), isNull(linkCode.usedAt));

/** What a person sent as evidence in a day. */
import { and, eq, gte, lt, ne, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/time.js';
import type { ReadTx, Tx } from '../port.js';
import { stagedFile } from '../schema/staged.js';

export interface Staged {
  readonly files: number;
  readonly bytes: number;
}

/** Of the person since then, without the message in hand. */
export async function stagedSince(
  tx: ReadTx,
  of: { readonly personId: string; readonly besides: number },
  since: Instant,
): Promise<Staged> {
  const mine = and(eq(stagedFile.personId, of.personId), ne(stagedFile.inboxSeq, of.besides));
  const [row] = await tx.db
    .select({ files: sql<number>`count(*)`, bytes: sql<number>`coalesce(sum(${stagedFile.bytes}), 0)` })
    .from(stagedFile)
    .where(and(mine, gte(stagedFile.at, since)));
  return row ?? { files: 0, bytes: 0 };
}

/** Counts the message's file, once. */
export async function noteStaged(
  tx: Tx,
  file: { readonly inboxSeq: number; readonly personId: string; readonly bytes: number },
  now: Instant,
): Promise<void> {
  await tx.db
    .insert(stagedFile)
    .values({ ...file, at: now })
    .onConflictDoNothing();
}

export async function eraseStaged(tx: Tx, before: Instant): Promise<void> {
  await tx.db.delete(stagedFile).where(lt(stagedFile.at, before));
}

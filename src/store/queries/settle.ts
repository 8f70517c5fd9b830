/** How a send ends, and what is counted of it. */

import { and, desc, eq, like, or, sql } from 'drizzle-orm';
import type { ChannelName } from '../../channels/channel.js';
import type { Instant } from '../../domain/time.js';
import type { Db, ReadTx, Tx } from '../port.js';
import { outbox } from '../schema/pipe.js';
import type { OutboxState } from './outbox.js';

const p = sql.placeholder;

/** What a send, or the wish to let go of a claim, makes of a row. */
export interface Settlement {
  readonly state: OutboxState;
  readonly notBefore: Instant | null;
  readonly attempts: number;
  readonly doubts: number;
  readonly messageRef: string | null;
  readonly reason: string | null;
  readonly endedAt: Instant | null;
  /** Set when a place of the person refused: the next try is elsewhere, from the first part. */
  readonly tried?: readonly string[] | undefined;
}

/** It was to be tried again, and its last moment was set back meanwhile (what it is about was stopped). */
const LATE = sql`${p('state')} = 'due' and ${outbox.notAfter} < ${p('now')}`;

const settleRow = (db: Db) =>
  db
    .update(outbox)
    .set({
      state: sql`case when ${LATE} then 'expired' else ${p('state')} end`,
      notBefore: sql`${p('notBefore')}`,
      attempts: sql`${p('attempts')}`,
      doubts: sql`${p('doubts')}`,
      messageRef: sql`${p('messageRef')}`,
      reason: sql`case when ${LATE} then 'not_after' else ${p('reason')} end`,
      endedAt: sql`case when ${LATE} then ${p('now')} else ${p('endedAt')} end`,
    })
    .where(eq(outbox.id, p('id')))
    .prepare();

const eraseRow = (db: Db) =>
  db
    .update(outbox)
    .set({ message: sql`null`, template: sql`null` })
    .where(eq(outbox.id, p('id')))
    .prepare();

/** Writes how a send ended. A fleeting message is erased with it. */
export async function settle(
  tx: Tx,
  row: { id: number; fleeting: boolean },
  how: Settlement,
  now: Instant,
): Promise<void> {
  const { state, notBefore, attempts, doubts, messageRef, reason, endedAt } = how;
  const values = { id: row.id, state, notBefore, attempts, doubts, messageRef, reason, endedAt, now };
  await tx.prepared(settleRow).execute(values);
  if (how.tried !== undefined) {
    await tx.db.update(outbox).set({ tried: how.tried, part: 0 }).where(eq(outbox.id, row.id));
  }
  if (row.fleeting && how.endedAt !== null) await tx.prepared(eraseRow).execute({ id: row.id });
}

/** When the channel's platform last took a message; null: never, as far as rows tell. */
export async function lastSentAt(tx: ReadTx, channel: ChannelName): Promise<Instant | null> {
  const here = or(eq(outbox.channel, channel), like(outbox.sentTo, `${channel}:%`));
  const [row] = await tx.db
    .select({ at: outbox.endedAt })
    .from(outbox)
    .where(and(sql`${outbox.state} = 'sent'`, here))
    .orderBy(desc(outbox.id))
    .limit(1);
  return row?.at ?? null;
}

/** Counts that a platform's plan limits, and remarks already made. */
import { and, eq, lt, sql } from 'drizzle-orm';
import type { ChannelName } from '../../channels/channel.js';
import { dayOf, type Instant } from '../../domain/time.js';
import type { Db, ReadTx, Tx } from '../port.js';
import { channelMonth, remark } from '../schema/channel.js';
import { inbox } from '../schema/pipe.js';

const monthOf = (at: Instant): string => dayOf(at).slice(0, 7);

const countOne = (db: Db) =>
  db
    .insert(channelMonth)
    .values({ channel: sql.placeholder('channel'), month: sql.placeholder('month'), sent: 1 })
    .onConflictDoUpdate({
      target: [channelMonth.channel, channelMonth.month],
      set: { sent: sql`${channelMonth.sent} + 1` },
    })
    .prepare();

/** One more message this month that the platform took or may have taken. */
export async function countSent(tx: Tx, channel: ChannelName, at: Instant): Promise<void> {
  await tx.prepared(countOne).execute({ channel, month: monthOf(at) });
}

/** What a channel has used of its plan: messages this month, and the different people who ever wrote. */
export async function channelUsage(
  tx: ReadTx,
  channel: ChannelName,
  now: Instant,
): Promise<{ readonly sentThisMonth: number; readonly users: number }> {
  const [month] = await tx.db
    .select({ sent: channelMonth.sent })
    .from(channelMonth)
    .where(and(eq(channelMonth.channel, channel), eq(channelMonth.month, monthOf(now))));
  const [wrote] = await tx.db
    .select({ users: sql<number>`count(distinct ${inbox.address})` })
    .from(inbox)
    .where(eq(inbox.channel, channel));
  return { sentThisMonth: month?.sent ?? 0, users: wrote?.users ?? 0 };
}

export async function remarkedAt(tx: ReadTx, whose: string, kind: string): Promise<Instant | null> {
  const [row] = await tx.db
    .select({ at: remark.at })
    .from(remark)
    .where(and(eq(remark.whose, whose), eq(remark.kind, kind)));
  return row?.at ?? null;
}

/** Remarks made before `before`: they hold nothing back any more. */
export async function eraseRemarks(tx: Tx, before: Instant): Promise<void> {
  await tx.db.delete(remark).where(lt(remark.at, before));
}

export async function noteRemark(tx: Tx, whose: string, kind: string, at: Instant): Promise<void> {
  await tx.db
    .insert(remark)
    .values({ whose, kind, at })
    .onConflictDoUpdate({ target: [remark.whose, remark.kind], set: { at } });
}

/** What was paid for, by month. */
import { and, eq, sql } from 'drizzle-orm';
import type { ChannelName } from '../../channels/channel.js';
import { dayOf, type Instant } from '../../domain/time.js';
import type { ReadTx, Tx } from '../port.js';
import { paidSend } from '../schema/reach.js';

const monthOf = (now: Instant): string => dayOf(now).slice(0, 7);

/** Đồng of this month, over all kinds. */
export async function spentInMonth(tx: ReadTx, channel: ChannelName, now: Instant): Promise<number> {
  const [row] = await tx.db
    .select({ amount: sql<number | null>`sum(${paidSend.amount})` })
    .from(paidSend)
    .where(and(eq(paidSend.month, monthOf(now)), eq(paidSend.channel, channel)));
  return row?.amount ?? 0;
}

/** Counts one paid message. False when it would pass `cap`; nothing is counted then. */
export async function payFor(
  tx: Tx,
  channel: ChannelName,
  kind: string,
  amount: number,
  cap: number,
  now: Instant,
): Promise<boolean> {
  if (cap === 0 || (await spentInMonth(tx, channel, now)) + amount > cap) return false;
  await tx.db
    .insert(paidSend)
    .values({ month: monthOf(now), channel, kind, count: 1, amount })
    .onConflictDoUpdate({
      target: [paidSend.month, paidSend.channel, paidSend.kind],
      set: { count: sql`${paidSend.count} + 1`, amount: sql`${paidSend.amount} + ${amount}` },
    });
  return true;
}

/** It was not sent after all. */
export async function refundFor(
  tx: Tx,
  channel: ChannelName,
  kind: string,
  amount: number,
  now: Instant,
): Promise<void> {
  await tx.db
    .update(paidSend)
    .set({ count: sql`${paidSend.count} - 1`, amount: sql`${paidSend.amount} - ${amount}` })
    .where(and(eq(paidSend.month, monthOf(now)), eq(paidSend.channel, channel), eq(paidSend.kind, kind)));
}

/** When a platform was last heard, and who was in the middle of something then. */
import { and, eq, gt, gte, like, lte, notExists, sql } from 'drizzle-orm';
import type { ChannelName } from '../../channels/channel.js';
import type { Instant } from '../../domain/time.js';
import type { ReadTx, Tx } from '../port.js';
import { session } from '../schema/people.js';
import { inbox, tick } from '../schema/pipe.js';

const nameOf = (channel: ChannelName): string => `heard:${channel}`;

export async function lastHeard(tx: ReadTx, channel: ChannelName): Promise<Instant | null> {
  const [row] = await tx.db
    .select({ at: tick.at })
    .from(tick)
    .where(eq(tick.name, nameOf(channel)));
  return row?.at ?? null;
}

export async function noteHeard(tx: Tx, channel: ChannelName, at: Instant): Promise<void> {
  await tx.db
    .insert(tick)
    .values({ name: nameOf(channel), at })
    .onConflictDoUpdate({ target: tick.name, set: { at } });
}

/** Sessions of the channel last used from `from` through `to`; who has written since is not among them. */
export async function sessionsBefore(
  tx: ReadTx,
  channel: ChannelName,
  from: Instant,
  to: Instant,
): Promise<readonly { readonly address: string; readonly held: string }[]> {
  const since = tx.db
    .select({ one: sql`1` })
    .from(inbox)
    .where(
      and(
        eq(inbox.channel, channel),
        sql`${inbox.channel} || ':' || ${inbox.address} = ${session.address}`,
        gt(inbox.receivedAt, to),
      ),
    );
  return tx.db
    .select({ address: session.address, held: session.held })
    .from(session)
    .where(and(like(session.address, `${channel}:%`), gte(session.at, from), lte(session.at, to), notExists(since)));
}

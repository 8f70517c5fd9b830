/** What the dead man's switch looks at, and whom it tells. */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { ChannelName } from '../../channels/channel.js';
import type { Instant } from '../../domain/time.js';
import type { ReadTx } from '../port.js';
import { address, person, seat } from '../schema/people.js';
import { inbox, outbox } from '../schema/pipe.js';
import { seatInForce } from './seat.js';

/** The message that has waited longest for its turn; null when none waits. */
export async function oldestOpenInbox(
  tx: ReadTx,
): Promise<{ readonly channel: ChannelName; readonly receivedAt: Instant } | null> {
  const [row] = await tx.db
    .select({ channel: inbox.channel, receivedAt: inbox.receivedAt })
    .from(inbox)
    .where(sql`${inbox.state} = 'open'`)
    .orderBy(asc(inbox.receivedAt))
    .limit(1);
  return row ?? null;
}

/** The channels whose platforms refuse our tokens, by what waits for them. */
export async function refusedTokens(tx: ReadTx): Promise<readonly ChannelName[]> {
  const rows = await tx.db
    .selectDistinct({ channel: outbox.channel, sentTo: outbox.sentTo })
    .from(outbox)
    .where(sql`${outbox.state} in ('due', 'claimed') and ${outbox.reason} = 'bad_token'`);
  // `sentTo` was written as `<channel>:<address>`.
  return [...new Set(rows.map((row) => row.channel ?? ((row.sentTo ?? '').split(':')[0] as ChannelName)))];
}

/** One place for each coordinator, on the given channels. */
export async function coordinatorPlaces(tx: ReadTx, channels: readonly ChannelName[], now: Instant) {
  if (channels.length === 0) return [];
  const rows = await tx.db
    .select({ personId: person.id, channel: address.channel, address: address.external })
    .from(seat)
    .innerJoin(person, eq(person.id, seat.personId))
    .innerJoin(address, eq(address.personId, person.id))
    .where(
      and(
        eq(seat.role, 'coordinator'),
        seatInForce(now),
        isNull(person.lockedAt),
        isNull(address.goneAt),
        inArray(address.channel, [...channels]),
      ),
    )
    .orderBy(asc(address.createdAt), asc(address.id));
  const first = new Map(rows.toReversed().map((row) => [row.personId, row]));
  return [...first.values()].map(({ channel, address: place }) => ({ channel, address: place }));
}

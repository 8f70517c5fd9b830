/** Whether a person can be reached now, on which channel, and whether it costs. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, not, sql } from 'drizzle-orm';
import type { ChannelName, OutgoingTemplate, Window } from '../../channels/channel.js';
import type { Instant } from '../../domain/time.js';
import type { AddressId, PersonId, ReachEvent } from '../../events/event.js';
import type { Db, ReadDb, ReadTx, Tx } from '../port.js';
import { address } from '../schema/people.js';
import { outbox } from '../schema/pipe.js';
import { reach } from '../schema/reach.js';

const p = sql.placeholder;
const later = (column: string) =>
  sql.raw(`case when excluded.${column} is null or reach.${column} > excluded.${column}
    then reach.${column} else excluded.${column} end`);

/** What is not news stays; of two times the later one counts, however the messages overtook one another. */
const put = (db: Db) =>
  db
    .insert(reach)
    .values({
      address: p('address'),
      seenAt: p('seenAt'),
      followed: p('followed'),
      humanAt: p('humanAt'),
      shutAt: p('shutAt'),
    })
    .onConflictDoUpdate({
      target: reach.address,
      set: {
        seenAt: later('seen_at'),
        followed: sql`coalesce(excluded.followed, reach.followed)`,
        humanAt: later('human_at'),
        shutAt: later('shut_at'),
      },
    })
    .prepare();

export async function noteReach(tx: Tx, id: AddressId, news: Omit<ReachEvent, 'type' | 'address'>): Promise<void> {
  const { seenAt = null, humanAt = null, shutAt = null } = news;
  const followed = news.followed === undefined ? null : news.followed ? 'yes' : 'no';
  await tx.prepared(put).execute({ address: id, seenAt, followed, humanAt, shutAt });
}

/** What waited because nothing reached the person (or this address of a stranger) goes out now: they have just acted. */
export const SHUT_OUT = sql`${outbox.state} = 'due' and ${outbox.reason} in ('window_shut', 'cap_reached')`;
const open = (db: Db) =>
  db
    .update(outbox)
    .set({ notBefore: null })
    .where(
      // One search of the index each; both in one condition would read all of it.
      sql`${outbox.id} in (
        select id from ${outbox} where ${SHUT_OUT}
          and ${outbox.personId} = (select ${address.personId} from ${address} where ${address.id} = ${p('address')})
        union all
        select id from ${outbox} where ${SHUT_OUT}
          and ${outbox.personId} is null and ${outbox.channel} || ':' || ${outbox.address} = ${p('address')})`,
    )
    .prepare();

export async function releaseShutOut(tx: Tx, id: AddressId): Promise<void> {
  await tx.prepared(open).execute({ address: id });
}

export type Known = typeof reach.$inferSelect;

const one = (db: ReadDb) =>
  db
    .select()
    .from(reach)
    .where(eq(reach.address, p('address')))
    .prepare();

/** Null: the address has never acted. */
export async function knownReach(tx: ReadTx, id: AddressId): Promise<Known | null> {
  return (await tx.prepared(one).execute({ address: id }))[0] ?? null;
}

/** What `windowState` looks at. */
export type Seen = Pick<Known, 'seenAt' | 'shutAt'>;

/** `free` and `paid` last until `until` (null: for ever). */
export type WindowState = { readonly is: 'free' | 'paid'; readonly until: Instant | null } | { readonly is: 'shut' };

/** The platform's window for one person. Pure. */
export function windowState(window: Window | null | undefined, known: Seen | null, now: Instant): WindowState {
  if (window == null) return { is: 'free', until: null };
  const seenAt = known?.seenAt ?? null;
  if (known === null || seenAt === null || (known.shutAt ?? Number.NEGATIVE_INFINITY) >= seenAt) return { is: 'shut' };
  if (now < seenAt + window.freeMs) return { is: 'free', until: seenAt + window.freeMs };
  return now < seenAt + window.paidMs ? { is: 'paid', until: seenAt + window.paidMs } : { is: 'shut' };
}

/** How many people's places on the channel can be written to now, and how; places that refused us are not counted. */
export async function windowCounts(
  tx: ReadTx,
  channel: ChannelName,
  window: Window,
  now: Instant,
): Promise<Readonly<Record<WindowState['is'], number>>> {
  const places = await tx.db
    .select({ seenAt: reach.seenAt, shutAt: reach.shutAt })
    .from(address)
    .leftJoin(reach, eq(reach.address, address.id))
    .where(and(eq(address.channel, channel), isNotNull(address.personId), isNull(address.goneAt)));
  const counts = { free: 0, paid: 0, shut: 0 };
  for (const place of places) counts[windowState(window, place, now).is]++;
  return counts;
}

/** A channel that runs, as far as reaching people is concerned. */
export interface ReachChannel {
  readonly name: ChannelName;
  readonly window?: Window | null;
  /** Approved and configured. */
  readonly templates: readonly OutgoingTemplate['name'][];
}

/**
 * `open_window`: free, on the channel used last. `other_channel`: free, on another one. `template`: only at a price
 * (a template, or a message after the free time). `none`: nobody can write to this person.
 */
export interface Reach {
  readonly rung: 'open_window' | 'template' | 'other_channel' | 'none';
  readonly channel: ChannelName | null;
  /** The person's place within that channel. */
  readonly address: string | null;
  /** When it stops being so by itself; null: not by time. */
  readonly until: Instant | null;
}

const NONE: Reach = { rung: 'none', channel: null, address: null, until: null };

/** How the person is reached now: free before paid, the channel used last before others. */
export async function reachOf(
  tx: ReadTx,
  personId: PersonId,
  now: Instant,
  channels: readonly ReachChannel[],
  template: OutgoingTemplate['name'] | null = null,
): Promise<Reach> {
  const places = await tx.db
    .select({ channel: address.channel, external: address.external, seenAt: reach.seenAt, shutAt: reach.shutAt })
    .from(address)
    .leftJoin(reach, eq(reach.address, address.id))
    .where(
      and(
        eq(address.personId, personId),
        isNull(address.goneAt),
        inArray(
          address.channel,
          channels.map((channel) => channel.name),
        ),
      ),
    )
    .orderBy(desc(reach.seenAt), asc(address.createdAt), asc(address.id));
  let paid = NONE;
  for (const [at, place] of places.entries()) {
    const channel = channels.find((one) => one.name === place.channel);
    const state = windowState(channel?.window, place, now);
    const where = { channel: place.channel, address: place.external };
    if (state.is === 'free') return { rung: at === 0 ? 'open_window' : 'other_channel', ...where, until: state.until };
    if (paid !== NONE) continue;
    if (state.is === 'paid') paid = { rung: 'template', ...where, until: state.until };
    else if (template !== null && channel?.templates.includes(template))
      paid = { rung: 'template', ...where, until: null };
  }
  return paid;
}

/** What is known of addresses that belong to nobody is forgotten. */
export async function eraseStrangersReach(tx: Tx, before: Instant): Promise<void> {
  const belongs = sql`exists (select 1 from ${address} where ${address.id} = ${reach.address} and ${address.personId} is not null)`;
  await tx.db.delete(reach).where(and(lt(sql`coalesce(${reach.seenAt}, ${reach.humanAt}, 0)`, before), not(belongs)));
}

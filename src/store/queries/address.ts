/** Where a person is reached, and what platforms tell about addresses. */
import { and, asc, desc, eq, inArray, isNull, notInArray } from 'drizzle-orm';
import type { ChannelName, Window } from '../../channels/channel.js';
import type { Instant } from '../../domain/time.js';
import type { AddressId, PersonId } from '../../events/event.js';
import type { Language } from '../../messages/message.js';
import type { ReadTx, Tx } from '../port.js';
import { address, person } from '../schema/people.js';
import { reach } from '../schema/reach.js';
import { windowState } from './reach.js';

export interface Place {
  readonly channel: ChannelName;
  readonly address: string;
  readonly language: Language;
}

/** A channel that runs, as far as finding people is concerned. */
export interface OpenChannel {
  readonly name: ChannelName;
  readonly window: Window | null;
}

/**
 * The person's address on a channel that runs and has not refused us: where the platform lets us write now before
 * where it does not, the one used last before others; null where there is none. `besides`: places not to take.
 */
export async function locatePerson(
  tx: ReadTx,
  personId: PersonId,
  channels: readonly OpenChannel[],
  besides: readonly AddressId[],
  now: Instant,
): Promise<Place | null> {
  const names = channels.map((one) => one.name);
  const places = await tx.db
    .select({
      channel: address.channel,
      address: address.external,
      language: person.language,
      seenAt: reach.seenAt,
      shutAt: reach.shutAt,
    })
    .from(address)
    .innerJoin(person, eq(person.id, address.personId))
    .leftJoin(reach, eq(reach.address, address.id))
    .where(
      and(
        eq(address.personId, personId),
        inArray(address.channel, names),
        isNull(address.goneAt),
        besides.length === 0 ? undefined : notInArray(address.id, [...besides]),
      ),
    )
    .orderBy(desc(reach.seenAt), asc(address.createdAt), asc(address.id));
  const isOpen = (place: (typeof places)[number]): boolean =>
    windowState(channels.find((one) => one.name === place.channel)?.window, place, now).is === 'free';
  const found = places.find(isOpen) ?? places[0];
  return found === undefined ? null : { channel: found.channel, address: found.address, language: found.language };
}

/** In which language an address is spoken to. */
export async function languageOf(tx: ReadTx, id: AddressId): Promise<Language> {
  const [row] = await tx.db
    .select({ own: address.language, persons: person.language })
    .from(address)
    .leftJoin(person, eq(person.id, address.personId))
    .where(eq(address.id, id));
  return row?.persons ?? row?.own ?? 'vi';
}

/** The platform refuses the address; `null` when its person has written again. */
export async function markGone(tx: Tx, id: AddressId, at: Instant | null): Promise<void> {
  await tx.db.update(address).set({ goneAt: at }).where(eq(address.id, id));
}

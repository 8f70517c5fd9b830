/** Where a person is reached, and what platforms tell about addresses. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { ChannelName } from '../../channels/channel.js';
import type { Instant } from '../../domain/time.js';
import type { AddressId, PersonId } from '../../events/event.js';
import type { Language } from '../../messages/message.js';
import type { ReadTx, Tx } from '../port.js';
import { address, person } from '../schema/people.js';

export interface Place {
  readonly channel: ChannelName;
  readonly address: string;
  readonly language: Language;
}

/** The person's first address on a channel that runs and has not refused us; null where there is none. */
export async function locatePerson(
  tx: ReadTx,
  personId: PersonId,
  channels: readonly ChannelName[],
): Promise<Place | null> {
  const [row] = await tx.db
    .select({ channel: address.channel, address: address.external, language: person.language })
    .from(address)
    .innerJoin(person, eq(person.id, address.personId))
    .where(and(eq(address.personId, personId), inArray(address.channel, [...channels]), isNull(address.goneAt)))
    .orderBy(asc(address.createdAt), asc(address.id))
    .limit(1);
  return row ?? null;
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

/** A person's channels: codes for one more, joining it, cutting it off. */
import { and, eq, isNull, notExists, or, sql } from 'drizzle-orm';
import type { PeopleEvent } from '../../events/event.js';
import type { Tx } from '../port.js';
import { unusedOf } from '../queries/link.js';
import { linkCode } from '../schema/channel.js';
import { address, seat, session } from '../schema/people.js';
import { mailbox, outbox } from '../schema/pipe.js';
import { type ApplyEnv, StaleDecision, splitAddress } from './context.js';

type Of<T extends PeopleEvent['type']> = Extract<PeopleEvent, { type: T }>;

/** One code at a time: older ones stop working. */
export async function linkCodeCreated(tx: Tx, event: Of<'link_code_created'>): Promise<void> {
  const { codeHash, personId, shownAt, expiresAt } = event;
  await tx.db.delete(linkCode).where(unusedOf(personId));
  await tx.db.insert(linkCode).values({ codeHash, personId, shownAt, expiresAt });
}

/** Of two places that send the code at once one gets in; a place whose person holds a seat never changes hands. */
export async function addressLinked(tx: Tx, event: Of<'address_linked'>, env: ApplyEnv): Promise<void> {
  const used = await tx.db
    .update(linkCode)
    .set({ usedAt: env.now })
    .where(and(eq(linkCode.codeHash, event.codeHash), isNull(linkCode.usedAt)))
    .returning({ hash: linkCode.codeHash });
  if (used.length !== 1) throw new StaleDecision('link code is used');
  const held = tx.db
    .select({ one: sql`1` })
    .from(seat)
    .where(and(eq(seat.personId, address.personId), isNull(seat.endedAt)));
  const linked = await tx.db
    .update(address)
    .set({ personId: event.personId, goneAt: null })
    .where(and(eq(address.id, event.address), or(isNull(address.personId), notExists(held))))
    .returning({ id: address.id });
  if (linked.length !== 1) throw new StaleDecision('address has a person');
}

/** What was open there, what still waits for it and what our own page would show there go with it. */
export async function addressUnlinked(tx: Tx, event: Of<'address_unlinked'>, env: ApplyEnv): Promise<void> {
  const gone = await tx.db
    .update(address)
    .set({ personId: null })
    .where(and(eq(address.id, event.address), eq(address.personId, event.personId)))
    .returning({ id: address.id });
  if (gone.length !== 1) throw new StaleDecision('address is not the person’s');
  if (event.address !== env.address) await tx.db.delete(session).where(eq(session.address, event.address));
  const { channel, external } = splitAddress(event.address);
  if (channel === 'web') await tx.db.delete(mailbox).where(eq(mailbox.address, external));
  await tx.db
    .update(outbox)
    .set({ state: 'cancelled', reason: 'unlinked', endedAt: env.now })
    .where(and(sql`${outbox.state} = 'due'`, sql`${outbox.channel} = ${channel}`, eq(outbox.address, external)));
}

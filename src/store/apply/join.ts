/** Two accounts of one person become one: places and seats go to the person who stays. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { PeopleEvent } from '../../events/event.js';
import type { Tx } from '../port.js';
import { moveReceiver } from '../queries/broadcast.js';
import { seatInForce } from '../queries/seat.js';
import { address, person, seat } from '../schema/people.js';
import { outbox } from '../schema/pipe.js';
import { moveAnswers } from './announcement-answer.js';
import { type ApplyEnv, StaleDecision } from './context.js';

type Joined = Extract<PeopleEvent, { type: 'persons_joined' }>;

export async function personsJoined(tx: Tx, { into, from }: Joined, env: ApplyEnv): Promise<void> {
  const held = await tx.db
    .select()
    .from(seat)
    .where(and(inArray(seat.personId, [into, from]), seatInForce(env.now)));
  const place = (one: (typeof held)[number]): string => `${one.campaignId} ${one.unitId ?? ''} ${one.role}`;
  const kept = new Set(held.filter((one) => one.personId === into).map(place));
  for (const one of held.filter((each) => each.personId === from)) {
    const change = kept.has(place(one)) ? { endedAt: env.now, endWhy: 'joined' as const } : { personId: into };
    await tx.db.update(seat).set(change).where(eq(seat.id, one.id));
  }
  const moved = await tx.db
    .update(address)
    .set({ personId: into })
    .where(eq(address.personId, from))
    .returning({ id: address.id });
  if (moved.length === 0) throw new StaleDecision('nothing to join');
  await moveReceiver(tx, from, into, env.now);
  await moveAnswers(tx, from, into);
  await tx.db
    .update(outbox)
    .set({ personId: into })
    .where(and(eq(outbox.personId, from), sql`${outbox.state} = 'due'`));
  await tx.db.update(person).set({ lockedAt: env.now }).where(eq(person.id, from));
}

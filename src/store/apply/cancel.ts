/** Messages that wait and have lost their reason, or their reader. */
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/time.js';
import type { PersonId, SeatId } from '../../events/event.js';
import type { Tx } from '../port.js';
import { cancelAbout } from '../queries/outbox.js';
import { address } from '../schema/people.js';
import { outbox } from '../schema/pipe.js';
import { obligation } from '../schema/plan.js';
import { takeBackReminders } from './reminder.js';

/** Everything that waits for the person, on whatever address. */
export async function cancelForPerson(tx: Tx, personId: PersonId, reason: string, now: Instant): Promise<void> {
  const places = await tx.db
    .select({ channel: address.channel, external: address.external })
    .from(address)
    .where(eq(address.personId, personId));
  const mine = places.map((one) => and(eq(outbox.channel, one.channel), eq(outbox.address, one.external)));
  await tx.db
    .update(outbox)
    .set({ state: 'cancelled', reason, endedAt: now })
    .where(and(sql`${outbox.state} = 'due'`, or(eq(outbox.personId, personId), ...mine)));
}

/** What is about the seat, and what tells its person about the unit's reports where no other seat of theirs does. */
export async function cancelForSeat(
  tx: Tx,
  seatId: SeatId,
  gone: { readonly personId: PersonId; readonly unitId: number | null } | null,
  reason: string,
  now: Instant,
): Promise<void> {
  await cancelAbout(tx, `seat:${seatId}`, reason, now);
  if (gone === null || gone.unitId === null) return;
  const owed = await tx.db.select({ id: obligation.id }).from(obligation).where(eq(obligation.unitId, gone.unitId));
  if (owed.length === 0) return;
  const subjects = owed.map((one) => one.id);
  await takeBackReminders(tx, subjects, reason, { now }, gone.personId);
  const about = owed.map((one) => `obligation:${one.id}`);
  await tx.db
    .update(outbox)
    .set({ state: 'cancelled', reason, endedAt: now })
    .where(and(sql`${outbox.state} = 'due'`, eq(outbox.personId, gone.personId), inArray(outbox.about, about)));
}

/** Whose hand a row was: the seat that acted and the person who holds or held it. */
import { eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Hand } from '../../conversation/facts.js';
import { person, seat } from '../schema/people.js';

export const handSeat = alias(seat, 'hand_seat');
export const handPerson = alias(person, 'hand_person');

/** Selected beside a table whose `bySeat` is joined to `handSeat`, and `handPerson` to that. */
export const handColumns = {
  handSeatId: handSeat.id,
  handRole: handSeat.role,
  handPersonId: handPerson.id,
  handName: handPerson.displayName,
};

export const personOfHand = () => eq(handPerson.id, handSeat.personId);

export interface HandRow {
  readonly handSeatId: string | null;
  readonly handRole: Hand['role'] | null;
  readonly handPersonId: string | null;
  readonly handName: string | null;
}

export function handOf({ handSeatId, handRole, handPersonId, handName }: HandRow): Hand | null {
  if (handSeatId === null || handRole === null || handPersonId === null) return null;
  return { seatId: handSeatId, personId: handPersonId, role: handRole, displayName: handName };
}

/** Two accounts of one person (a new phone, two channels) are put together by the coordinator. */
import type { SeatRow } from '../conversation/facts.js';
import { bubble, tell } from '../conversation/turn.js';
import { ok, refuse } from '../domain/problem.js';
import { line } from '../messages/message.js';
import type { Decide } from './decide.js';

export interface JoinArgs {
  readonly campaignId: string;
  /** The seat of the account that goes, and of the one that stays. */
  readonly fromSeat: string;
  readonly intoSeat: string;
}

export interface JoinedPeople {
  readonly from: SeatRow;
  readonly into: SeatRow;
}

/**
 * Refuses `seat_unknown`; `same_person` when they are one already; `locked` when either is locked (a lost phone must not
 * come back this way); `elsewhere` when either holds a seat in another campaign: the chat account that comes in would
 * hold it too, and that is for the other campaign's officers to say.
 */
export const joinPeople: Decide<JoinArgs, JoinedPeople> = async ({ campaignId, fromSeat, intoSeat }, facts) => {
  const seats = await facts.seats(campaignId);
  const from = seats.find((one) => one.id === fromSeat);
  const into = seats.find((one) => one.id === intoSeat);
  if (from === undefined || into === undefined) {
    return refuse('seat_unknown', { seat: from === undefined ? fromSeat : intoSeat });
  }
  if (from.personId === into.personId) return refuse('same_person');
  if (from.locked || into.locked) return refuse('locked');
  for (const other of await facts.campaigns()) {
    if (other.id === campaignId) continue;
    const there = await facts.seats(other.id);
    if (there.some((one) => one.personId === from.personId || one.personId === into.personId)) {
      return refuse('elsewhere');
    }
  }
  const said = bubble([line('office.join.told')]);
  return ok({
    events: [
      { type: 'persons_joined', campaignId, into: into.personId, from: from.personId },
      tell(into.personId, said),
    ],
    result: { from, into },
  });
};

/** Which announcement is meant, and through which seat it is acted on. */
import { broadcastNamed, type Hand, LEADER_APPROVES } from '../../../admin/broadcast/case.js';
import type { Broadcast } from '../../../broadcast/types.js';
import type { Act } from '../../../domain/people.js';
import type { Problem } from '../../../domain/problem.js';
import { fold } from '../../../language/fold.js';
import { line } from '../../../messages/message.js';
import type { SeatView } from '../../facts.js';
import { type Answer, bubble, NOTHING_OPEN, type Turn } from '../../turn.js';
import { officeSeats } from '../office/seat.js';

export interface Found {
  readonly one: Broadcast;
  readonly seat: SeatView;
  readonly hand: NonNullable<Hand>;
}

/** A leader's seat counts only where the campaign gave leaders the part. */
export async function seatsFor(turn: Turn, act: Act): Promise<readonly SeatView[]> {
  const found: SeatView[] = [];
  for (const seat of officeSeats(turn, act)) {
    if (seat.role !== 'leader' || (await turn.facts.rule(seat.campaignId, LEADER_APPROVES)) === 'on') found.push(seat);
  }
  return found;
}

/** Null: no seat may do the act; an answer: the announcement is not of the seat's campaigns. */
export async function held(turn: Turn, named: string | number, act: Act): Promise<Found | Answer | null> {
  const person = turn.who.person;
  const seats = await seatsFor(turn, act);
  if (person === null || seats.length === 0) return null;
  for (const seat of seats) {
    const found = await broadcastNamed(seat.campaignId, named, turn.facts);
    if (found.ok) return { one: found.value, seat, hand: { seatId: seat.id, personId: person.id } };
  }
  return refusal({ code: 'broadcast_unknown', params: { named } });
}

export function refusal({ code, params }: Problem): Answer {
  return { bubble: bubble([line(`problem.${code}`, params)]), open: NOTHING_OPEN };
}

/** "3", "số 3 …"; null where no number is said. */
export function numberIn(text: string): number | null {
  const found = /^(?:thong bao )?(?:so )?(\d{1,6})(?: |:|$)/.exec(`${fold(text).trim()} `)?.[1];
  return found === undefined ? null : Number(found);
}

/** The newest one that is on its way or about to be; else one that waits for approval, or for people to write. */
export async function stoppable(turn: Turn, campaignId: string): Promise<Broadcast | null> {
  const all = await turn.facts.announcements().list(campaignId);
  const open = all.find((one) => one.state === 'approved' || one.state === 'sending');
  if (open !== undefined) return open;
  for (const one of all.filter((each) => each.state === 'submitted' || each.state === 'done').slice(0, 5)) {
    if (one.state === 'submitted' || (await turn.facts.announcements().counts(one.id)).held > 0) return one;
  }
  return null;
}

/** The first colon that is not an hour's ("14:00"). */
export const COLON = /(?<!\d)[:：]|[:：](?!\d)/;

/** What stands behind the first colon, as it was written, line breaks and all; null without one. */
export function afterColon(turn: Turn): string | null {
  const { body } = turn.input;
  if (body.kind !== 'text') return null;
  const at = body.text.search(COLON);
  return at === -1 ? null : body.text.slice(at + 1).trim();
}

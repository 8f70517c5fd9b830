/** Through which seat somebody acts on awards, and what may be said where. */
import { type Act, may } from '../../../domain/people.js';
import type { Problem } from '../../../domain/problem.js';
import { type Line, line } from '../../../messages/message.js';
import type { SeatView } from '../../facts.js';
import { type Answer, bubble, type Turn } from '../../turn.js';
import { seatsIn } from '../campaigns.js';

/** A seat over one campaign that allows one of the acts; where none is named, over the one being worked in. */
export function officeSeatFor(turn: Turn, acts: readonly Act[], campaignId?: string): SeatView | null {
  return (
    seatsIn(turn, campaignId).find(
      (seat) => seat.unit === null && acts.some((act) => may({ role: seat.role, unitId: null }, act, null)),
    ) ?? null
  );
}

/** Seats that may propose for their own unit. */
export const nominatingSeats = (turn: Turn): readonly SeatView[] =>
  turn.who.seats.filter(
    (seat) => seat.unit !== null && may({ role: seat.role, unitId: seat.unit.id }, 'nominate', seat.unit.id),
  );

/** Dossiers of persons are neither read nor typed here: the platform keeps what passes through it abroad. */
export const closedToPersons = (turn: Turn): boolean => turn.who.address.startsWith('telegram:');

export const keeping = (turn: Turn, lines: readonly Line[]): Answer => ({
  bubble: bubble(lines),
  open: turn.session.open,
});

export function refusal({ code, params }: Problem): Line {
  const { day } = params;
  const said = typeof day === 'string' ? { ...params, day: { day, form: 'day' } as const } : params;
  return line(`award.refused.${code}`, said);
}

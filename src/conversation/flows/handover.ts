/**
 * "Bàn giao": a seat goes to a successor, or to a stand-in until a day. The code names the seat; the moment the
 * successor agrees, the old account loses it. Drafts, reminders and history belong to the unit and need no moving.
 */
import { invite } from '../../admin/invite.js';
import { may } from '../../domain/people.js';
import { addDays, type Day, dayOf, startOfDay } from '../../domain/time.js';
import { buttonName } from '../../domain/unit.js';
import type { Event } from '../../events/event.js';
import { readDay } from '../../language/dates.js';
import { type Line, line } from '../../messages/message.js';
import type { InvitationView, SeatRow, SeatView } from '../facts.js';
import type { Open } from '../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn, tell } from '../turn.js';
import { codeBubble } from './code.js';
import { roleLine } from './menu.js';
import { agencyOf, deskOf } from './office/seat.js';

/** A stand-in is asked for at most this long; longer is a handover. */
const LONGEST_DAYS = 366;

/** A stand-in hands nothing on. */
const mayHandOver = (seat: SeatView): boolean =>
  seat.until == null && may({ role: seat.role, unitId: seat.unit?.id ?? null }, 'hand_over', seat.unit?.id ?? null);

const seatHeld = (turn: Turn, seatId: string): SeatView | undefined =>
  turn.who.seats.find((seat) => seat.id === seatId && mayHandOver(seat));

/** "bàn giao": which seat, then whether for good. */
export function startHandover(turn: Turn): Answer {
  const seats = turn.who.seats.filter(mayHandOver);
  const [only] = seats;
  if (only === undefined) return { bubble: bubble([line('handover.nothing')]), open: NOTHING_OPEN };
  if (seats.length === 1) return askHow(only);
  const choices = seats.slice(0, 4).map((seat) =>
    choice(`hand:${seat.id}`, 'hand_seat', {
      what: seat.unit === null ? { line: line(`role_short.${seat.role}`) } : buttonName(seat.unit),
    }),
  );
  return { bubble: bubble([line('handover.which')], choices, { spelled: 'numbered' }), open: NOTHING_OPEN };
}

function askHow(seat: SeatView): Answer {
  const role = { line: roleLine(seat) };
  return {
    bubble: bubble(
      [line('handover.how', { role })],
      [
        choice(`hand_all:${seat.id}`, 'hand_for_good'),
        choice(`hand_until:${seat.id}`, 'hand_stand_in'),
        choice('menu:left', 'stay'),
      ],
    ),
    open: NOTHING_OPEN,
  };
}

const stale = (): Answer => ({ bubble: bubble([line('stale.gone')]), open: NOTHING_OPEN });

/** `hand:<seat>`, `hand_all:<seat>`, `hand_until:<seat>`. Null when the press is none of ours. */
export async function handoverPress(turn: Turn, act: string, seatId: string): Promise<Answer | null> {
  if (act !== 'hand' && act !== 'hand_all' && act !== 'hand_until') return null;
  const seat = seatHeld(turn, seatId);
  if (seat === undefined) return stale();
  if (act === 'hand') return askHow(seat);
  return act === 'hand_all' ? makeCode(turn, seat, null) : askUntil(seat);
}

function askUntil(seat: SeatView, lead: readonly Line[] = []): Answer {
  const open: Open = { kind: 'office', act: 'hand', step: 'until', held: { seat: seat.id } };
  return { bubble: bubble([...lead, line('handover.ask_until')], [choice('menu:left', 'stay')]), open };
}

/** The stand-in's last day, typed. Null leaves the text to others. */
export async function handoverText(
  turn: Turn,
  open: Extract<Open, { kind: 'office' }>,
  text: string,
): Promise<Answer | null> {
  const seat = seatHeld(turn, String(open.held.seat));
  if (seat === undefined) return null;
  const today = dayOf(turn.now);
  const read = readDay(text, today);
  if (read === null) return null;
  const day = 'day' in read ? read.day : (read.days[1] ?? today);
  if (day < today) return askUntil(seat, [line('handover.past', { day: { day, form: 'day' } })]);
  if (day > addDays(today, LONGEST_DAYS)) return askUntil(seat, [line('handover.too_far')]);
  return makeCode(turn, seat, day);
}

async function makeCode(turn: Turn, seat: SeatView, until: Day | null): Promise<Answer> {
  const { campaignId, role, unit } = seat;
  const args = { campaignId, role, unitId: unit?.id ?? null, medium: 'chat', name: null, replaces: seat.id } as const;
  const made = await invite(until === null ? args : { ...args, until }, turn.facts, deskOf(turn));
  if (!made.ok) {
    return { bubble: bubble([line(`office.refused.${made.problem.code}`, made.problem.params)]), open: NOTHING_OPEN };
  }
  const lead =
    until === null
      ? line('handover.made', { role: { line: roleLine(seat) } })
      : line('handover.made_until', { role: { line: roleLine(seat) }, day: { day: until, form: 'weekday_year' } });
  const told = {
    invited: { ...made.value.result, holders: 0 },
    role,
    medium: 'chat',
    agency: await agencyOf(turn, campaignId),
  } as const;
  return {
    bubble: codeBubble(told, [], [lead]),
    open: NOTHING_OPEN,
    events: made.value.events,
    by: seat.id,
    fleeting: true,
  };
}

/** The seat the code hands over, while it is in force and its holder is not locked; null when it hands over none. */
export async function seatHandedOver(
  turn: Turn,
  invitation: InvitationView,
): Promise<{ readonly gone: true } | { readonly seat: SeatRow | null }> {
  if (invitation.replaces == null) return { seat: null };
  const seat = (await turn.facts.seats(invitation.campaignId)).find((one) => one.id === invitation.replaces);
  return seat === undefined || seat.locked ? { gone: true } : { seat };
}

/** A stand-in's seat ends when its last day has ended. */
export function untilOf(invitation: InvitationView): number | null {
  return invitation.until == null ? null : startOfDay(addDays(invitation.until, 1));
}

/** What happens to the old seat when the new person agrees, and what its holder is told. */
export function oldSeatEvents(invitation: InvitationView, old: SeatRow, turn: Turn): Event[] {
  const role = { line: line(`role.${old.role}`, { unit: old.unit?.name ?? '' }) };
  const name = turn.who.displayName ?? '';
  const account = {
    line: name === '' ? line('handover.account_unnamed') : line('handover.account', { name }),
  };
  if (invitation.until != null) {
    const day = { day: invitation.until, form: 'weekday_year' as const };
    return [tell(old.personId, bubble([line('handover.told_stand_in', { role, account, day })]))];
  }
  const { campaignId } = invitation;
  return [
    { type: 'seat_ended', seatId: old.id, campaignId, why: 'handed_over' },
    tell(old.personId, bubble([line('handover.told_old', { role, account })])),
  ];
}

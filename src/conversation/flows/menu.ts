/** The main menu (at most four entries per role), help, and what a person may ask about themselves. */
import { frozenLine } from '../../admin/reform/issuer.js';
import { lastDayOf } from '../../domain/obligation.js';
import type { Role } from '../../domain/people.js';
import { type Choice, type Line, line } from '../../messages/message.js';
import type { SeatView } from '../facts.js';
import { periodWords } from '../periods.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../turn.js';
import { approveLines } from './approve.js';
import { unassessedLine } from './office/assess.js';
import { isOpen, myObligations } from './report/start.js';
import { givenLines } from './returned/returned.js';
import { waitingLine } from './verify/queue.js';

const ENTRIES: Readonly<Record<Role, readonly string[]>> = {
  focal_point: ['report', 'review', 'status', 'help'],
  unit_head: ['approve', 'status', 'deadline', 'help'],
  coordinator: ['verify', 'reported', 'invite', 'help'],
  reviewer: ['reported', 'questions', 'help'],
  leader: ['reported', 'questions', 'help'],
};

/** Four where they are what is asked for, three under something else. */
function entries(seats: readonly SeatView[], most: number): Choice[] {
  const names = [...new Set(seats.flatMap((seat) => ENTRIES[seat.role]))];
  const kept = names.filter((name) => name !== 'help').slice(0, most - 1);
  return [...kept, 'help'].map((name) => choice(`menu:${name}`, `menu_${name}`));
}

/** "đầu mối Phường Đài Sơn", for each seat. */
export function roleLine(seat: SeatView): Line {
  return seat.unit === null
    ? line(`role.${seat.role}`, { unit: '' })
    : line(`role.${seat.role}`, { unit: seat.unit.name });
}

/** Movements that take nothing since their issuing body ended. */
async function frozen(turn: Turn): Promise<Line[]> {
  const ids = [...new Set(turn.who.seats.map((seat) => seat.campaignId))];
  const held = await Promise.all(ids.map((id) => turn.facts.campaign(id)));
  return held.flatMap((one) => (one === null ? null : frozenLine(one)) ?? []);
}

/** What is owed now, in one line each; at most three. */
async function owed(turn: Turn): Promise<Line[]> {
  const open = (await myObligations(turn)).filter((o) => isOpen(o, turn.now) && o.submitted === null);
  return open.slice(0, 3).map((o) => {
    const period = periodWords(o.period);
    if (o.dueBefore === null) return line('menu.owed_no_bound', { period, unit: o.unit.name });
    const day = { day: lastDayOf(o.dueBefore), form: 'weekday' as const };
    return line(turn.now < o.dueBefore ? 'menu.owed' : 'menu.owed_late', { period, unit: o.unit.name, day });
  });
}

/** What waits for this officer. */
async function toVerify(turn: Turn): Promise<Line[]> {
  return [await waitingLine(turn), await unassessedLine(turn)].filter((one) => one !== null);
}

/** Greets, says what is owed, offers the role's acts. `lead` replaces the greeting. */
export async function menu(turn: Turn, lead: readonly Line[] = []): Promise<Answer> {
  const { seats } = turn.who;
  const [first] = seats;
  if (first === undefined) return noRole(turn);
  const greeting = lead.length > 0 ? lead : [line('menu.hello', { role: { line: roleLine(first) } })];
  return {
    bubble: bubble(
      [
        ...greeting,
        ...(await frozen(turn)),
        ...(await owed(turn)),
        ...(await givenLines(turn)),
        ...(await approveLines(turn)),
        ...(await toVerify(turn)),
      ],
      entries(seats, lead.length > 0 ? 3 : 4),
      {
        spelled: 'numbered',
      },
    ),
    open: NOTHING_OPEN,
  };
}

/** Someone whose seats have all ended, or who never had one: no hint of what they once saw. */
function noRole(turn: Turn): Answer {
  return {
    bubble: bubble(
      [line(turn.who.person === null ? 'stranger.help' : 'stranger.no_role')],
      [choice('want', 'want_code')],
    ),
    open: NOTHING_OPEN,
  };
}

export function help(turn: Turn): Answer {
  const roles = new Set(turn.who.seats.map((seat) => seat.role));
  const lines = [line('help.head')];
  if (roles.has('focal_point')) lines.push(line('help.focal_point'));
  if (roles.has('unit_head')) lines.push(line('help.unit_head'));
  if (roles.has('coordinator')) lines.push(line('help.coordinator'));
  if (roles.has('leader') || roles.has('reviewer') || roles.has('coordinator')) lines.push(line('help.questions'));
  if (roles.has('focal_point') || roles.has('unit_head')) lines.push(line('help.awards_unit'));
  if (roles.has('coordinator') || roles.has('reviewer')) lines.push(line('help.awards_office'));
  lines.push(line('help.everyone'));
  return { bubble: bubble(lines), open: turn.session.open };
}

/** "vai trò của tôi": every seat, with its unit and movement. */
export async function myRoles(turn: Turn): Promise<Answer> {
  const lines = [line('roles.head')];
  for (const seat of turn.who.seats) {
    const campaign = await turn.facts.campaign(seat.campaignId);
    const params = { role: { line: roleLine(seat) }, movement: campaign?.plan.movement ?? '' };
    lines.push(line(seat.confirmed ? 'roles.one' : 'roles.one_unconfirmed', params));
  }
  lines.push(line('roles.tail'));
  return { bubble: bubble(lines), open: turn.session.open };
}

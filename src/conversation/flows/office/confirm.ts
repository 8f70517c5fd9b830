/** The inviter's [Đúng] and [Không đúng, gỡ ra] under "có đúng người không?". A second press explains itself. */
import { confirmSeat, listPeople, removeSeat } from '../../../admin/people.js';
import { owedBy } from '../../../admin/periods-known.js';
import { UNIT_ROLES } from '../../../domain/people.js';
import { dayOf } from '../../../domain/time.js';
import { bareName, standingOn } from '../../../domain/unit.js';
import { type Line, line } from '../../../messages/message.js';
import type { SeatRow, SeatView } from '../../facts.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { deskOf, officeSeats } from './seat.js';

const MOST_NAMED = 6;

interface Found {
  readonly row: SeatRow;
  readonly seat: SeatView;
}

async function find(turn: Turn, seatId: string): Promise<Found | null> {
  for (const seat of officeSeats(turn, 'manage_people')) {
    const row = (await turn.facts.seats(seat.campaignId)).find((one) => one.id === seatId);
    if (row !== undefined) return { row, seat };
  }
  return null;
}

/** Who it is about, first: the same for every answer. */
const roleOf = (row: SeatRow): Line => line(`role.${row.role}`, { unit: row.unit?.name ?? '' });

/** "15/16 đơn vị đã có đầu mối; còn Mỹ Đông." */
async function covered(turn: Turn, campaignId: string): Promise<Line | null> {
  const campaign = await turn.facts.campaign(campaignId);
  if (campaign === null || (await owedBy(campaign, turn.facts, turn.now)).length === 0) return null;
  const reporting = new Set(campaign.plan.tiers.filter((tier) => tier.reports).map((tier) => tier.id));
  const standing = standingOn(await turn.facts.units(campaignId), dayOf(turn.now));
  const units = standing.filter((u) => reporting.has(u.tier));
  const people = await listPeople(campaignId, turn.facts);
  const held = new Set(people.filter((one) => one.role === 'focal_point').map((one) => one.unit?.id));
  const bare = units.filter((unit) => !held.has(unit.id));
  const counts = { held: units.length - bare.length, total: units.length };
  if (bare.length === 0) return line('office.confirm.covered_all', counts);
  if (bare.length > MOST_NAMED) return line('office.confirm.covered_some', counts);
  return line('office.confirm.covered', { ...counts, names: { list: bare.map(bareName) } });
}

export async function personPress(turn: Turn, act: 'person_yes' | 'person_no', seatId: string): Promise<Answer | null> {
  if (officeSeats(turn, 'manage_people').length === 0) return null;
  const { open } = turn.session;
  const found = await find(turn, seatId);
  if (found === null) return { bubble: bubble([line('office.confirm.ended')]), open };
  return act === 'person_yes' ? rightPerson(turn, found) : wrongPerson(turn, found);
}

async function rightPerson(turn: Turn, { row, seat }: Found): Promise<Answer> {
  const { open } = turn.session;
  const role = { line: roleOf(row) };
  if (row.confirmed) return { bubble: bubble([line('office.confirm.already', { role })]), open };
  const args = { campaignId: seat.campaignId, seatId: row.id, asker: turn.who.person?.id ?? null };
  const done = await confirmSeat(args, turn.facts, deskOf(turn));
  if (!done.ok)
    return { bubble: bubble([line(`office.confirm.${done.problem.code === 'self' ? 'self' : 'ended'}`)]), open };
  const lines = [line('office.confirm.done', { role }), await covered(turn, seat.campaignId)];
  return { bubble: bubble(lines.filter((one) => one !== null)), open, events: done.value.events, by: seat.id };
}

async function wrongPerson(turn: Turn, { row, seat }: Found): Promise<Answer> {
  const { open } = turn.session;
  const args = { campaignId: seat.campaignId, seatId: row.id, asker: turn.who.person?.id ?? null };
  const done = await removeSeat({ ...args, why: 'not_the_person' }, turn.facts, deskOf(turn));
  if (!done.ok) return { bubble: bubble([line(`office.refused.${done.problem.code}`)]), open };
  const again = UNIT_ROLES.includes(row.role) ? `of_again:${row.role}:${row.unit?.id ?? 0}` : `of_again:${row.role}`;
  return {
    bubble: bubble(
      [line('office.confirm.removed', { role: { line: roleOf(row) } })],
      [choice(again, 'office_invite_again')],
    ),
    open,
    events: done.value.events,
    by: seat.id,
  };
}

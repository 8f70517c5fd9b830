/** "Tình hình": the unit's own page, and the standing agency's over all units. */
import { campaignStatus, type Status, type TierStatus } from '../../admin/status.js';
import { isVerified } from '../../domain/figure.js';
import { lastDayOf } from '../../domain/obligation.js';
import { may } from '../../domain/people.js';
import { reportingOf } from '../../domain/plan.js';
import { ratioPercent } from '../../domain/quantity.js';
import { dayOf } from '../../domain/time.js';
import { bareName, type Unit } from '../../domain/unit.js';
import { type Choice, type Line, line, type Param } from '../../messages/message.js';
import type { ObligationView, SeatView } from '../facts.js';
import { periodWords } from '../periods.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../turn.js';
import { deskOf, officeSeat } from './office/seat.js';
import { unitMeant } from './office/unit-meant.js';
import { timelinessLine } from './report/lines.js';
import { documentLine } from './report/paper.js';

const MOST_PERIODS = 3;
const MOST_NAMES = 8;

/** Through which seat the unit's own page is read. */
function unitSeats(turn: Turn): readonly SeatView[] {
  return turn.who.seats.filter(
    (seat) => seat.unit !== null && may({ role: seat.role, unitId: seat.unit.id }, 'see_unit', seat.unit.id),
  );
}

/** "tình hình", "tình hình đơn vị", "tình hình Tấn Tài". Null where the words mean something else. */
export async function startStatus(turn: Turn, rest: string): Promise<Answer | null> {
  const office = officeSeat(turn, 'see_all');
  if (office === null) return rest.trim() === '' ? ownPage(turn) : null;
  if (rest.trim() === '') return agencyPage(turn, office);
  const meant = await unitMeant(turn, office.campaignId, rest);
  return meant.kind === 'one' ? unitPage(turn, office, [meant.unit]) : null;
}

async function ownPage(turn: Turn): Promise<Answer | null> {
  const seats = unitSeats(turn);
  const [first] = seats;
  if (first === undefined) return null;
  const units = [...new Map(seats.flatMap((seat) => (seat.unit === null ? [] : [[seat.unit.id, seat.unit]]))).values()];
  return unitPage(turn, first, units);
}

async function unitPage(turn: Turn, seat: SeatView, units: readonly Unit[]): Promise<Answer> {
  const lines: Line[] = [];
  let last: ObligationView | null = null;
  for (const unit of units.slice(0, 2)) {
    const all = (await turn.facts.obligations(seat.campaignId, unit.id)).filter((one) => one.opensAt <= turn.now);
    lines.push(line('status.unit.head', { unit: unit.name }), ...(await planLine(turn, seat.campaignId, unit.id)));
    if (all.length === 0) lines.push(line('status.unit.nothing'));
    for (const obligation of all.slice(-MOST_PERIODS)) lines.push(...(await periodLines(turn, obligation)));
    last = all.at(-1) ?? last;
  }
  return { bubble: bubble(lines, choicesOf(turn, last), { titled: true }), open: NOTHING_OPEN };
}

function choicesOf(turn: Turn, last: ObligationView | null): Choice[] {
  const unitId = last?.unit.id ?? 0;
  const reports = turn.who.seats.some((seat) =>
    may({ role: seat.role, unitId: seat.unit?.id ?? null }, 'report', unitId),
  );
  if (last === null || !reports) return [];
  return last.submitted === null
    ? [choice(`open:${last.id}`, 'menu_report')]
    : [choice(`view:${last.id}`, 'review'), choice(`history:${last.id}`, 'history')];
}

/** The unit's own launch plan, where the campaign's plan wants one. */
async function planLine(turn: Turn, campaignId: string, unitId: number): Promise<Line[]> {
  const campaign = await turn.facts.campaign(campaignId);
  if (campaign === null || reportingOf(campaign.plan).launchPlan == null) return [];
  const named = await turn.facts.launchPlan(campaignId, unitId);
  if (named === null) return [line('launch_plan.none')];
  return [line('launch_plan.named', { number: named.number, day: { day: named.day, form: 'day' } })];
}

/** One period of one unit: owed, waiting, sent, agreed with, given back, closed; with dates. */
async function periodLines(turn: Turn, obligation: ObligationView): Promise<Line[]> {
  const { campaignId, unit, submitted, dueBefore, id } = obligation;
  const period = periodWords(obligation.period);
  const tasks = await turn.facts.tasksAbout(campaignId, `obligation:${id}`);
  if (submitted === null) {
    const waits = tasks.some((task) => task.kind === 'approve');
    const day = dueBefore === null ? '' : { day: lastDayOf(dueBefore), form: 'weekday_year' as const };
    const key = dueBefore === null ? 'owed_no_bound' : turn.now < dueBefore ? 'owed' : 'owed_late';
    return [line(`status.unit.${key}`, { period, day }), ...(waits ? [line('status.unit.with_head')] : [])];
  }
  const figures = await turn.facts.figures(campaignId, unit.id, obligation.period);
  const closing = await turn.facts.closing(campaignId, obligation.period);
  const lines = [
    line('status.unit.sent', {
      period,
      day: { day: dayOf(submitted.at), form: 'day' },
      time: { line: timelinessLine(submitted.onTime) },
      verified: figures.filter((one) => isVerified(one.state)).length,
      total: figures.length,
    }),
  ];
  lines.push(documentLine(await turn.facts.signedDocument(id)));
  for (const task of tasks.filter((one) => one.kind === 'return')) {
    const until = { day: lastDayOf(Number(task.details.dueBefore ?? 0)), form: 'weekday' as const };
    lines.push(line('status.unit.returned', { until }));
  }
  if (tasks.some((task) => task.kind === 'question')) lines.push(line('status.unit.asked'));
  if (tasks.some((task) => task.kind === 'contest')) lines.push(line('status.unit.contested'));
  if (closing !== null) lines.push(line('status.unit.closed', { at: { day: dayOf(closing.closedAt), form: 'day' } }));
  return lines;
}

function tierLine(one: TierStatus): Line {
  const share = (part: number): Param => ({ percent: ratioPercent({ numerator: part, denominator: one.owed }) });
  return line('status.agency.tier', {
    tier: one.tier.name,
    sent: one.sent,
    owed: one.owed,
    share: share(one.sent),
    on_time: one.onTime,
    on_time_share: share(one.onTime),
    verified: one.verified,
  });
}

function named(key: string, units: readonly Unit[]): Line[] {
  if (units.length === 0) return [];
  const names: Param[] = [...new Set(units.map((unit) => bareName(unit)))];
  const more = names.length - MOST_NAMES;
  return [
    line(more > 0 ? `${key}_more` : key, { names: { list: names.slice(0, MOST_NAMES) }, more: Math.max(0, more) }),
  ];
}

async function agencyPage(turn: Turn, seat: SeatView): Promise<Answer> {
  const found = await campaignStatus({ campaignId: seat.campaignId, period: null }, turn.facts, deskOf(turn));
  if (!found.ok) return { bubble: bubble([line(`office.refused.${found.problem.code}`)]), open: NOTHING_OPEN };
  const status = found.value.result;
  const lines = [
    line('status.agency.title', { period: periodWords(status.period) }),
    ...dueLines(status, turn.now),
    ...status.tiers.slice(0, 4).map(tierLine),
    ...documentsLine(status),
    ...named(
      'status.agency.returned',
      status.returned.map((one) => one.unit),
    ),
    ...named('status.agency.with_head', status.withHead),
  ];
  const choices = [choice('menu:reported', 'menu_reported')];
  const owing = status.closedAt === null && status.tiers.some((one) => one.sent < one.owed);
  if (owing && officeSeat(turn, 'remind', seat.campaignId) !== null) choices.unshift(choice('rm_all', 'remind_all'));
  if (officeSeat(turn, 'verify', seat.campaignId) !== null) choices.unshift(choice('menu:verify', 'menu_verify'));
  return { bubble: bubble(lines, choices, { titled: true }), open: NOTHING_OPEN };
}

function documentsLine({ tiers, documents: signed }: Status): Line[] {
  const sent = tiers.reduce((sum, one) => sum + one.sent, 0);
  return sent === 0 ? [] : [line('status.agency.documents', { signed, sent })];
}

function dueLines(status: Status, now: number): Line[] {
  if (status.closedAt !== null) {
    return [line('status.unit.closed', { at: { day: dayOf(status.closedAt), form: 'day' } })];
  }
  if (status.dueBefore === null) return [];
  const day = { day: lastDayOf(status.dueBefore), form: 'weekday_year' as const };
  return [line(now < status.dueBefore ? 'office.reported.due' : 'office.reported.due_passed', { day })];
}

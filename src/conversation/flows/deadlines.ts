/** "hạn của tôi", `/han`: what is owed and until when, with the last working day; for the office its own roll-up. */
import type { Calendar } from '../../domain/calendar.js';
import { may } from '../../domain/people.js';
import { dayOf, type Instant } from '../../domain/time.js';
import { type Line, line } from '../../messages/message.js';
import { boundWords } from '../bound-words.js';
import type { ObligationView, SeatView } from '../facts.js';
import { periodWords } from '../periods.js';
import { type Answer, bubble, choice, type Turn } from '../turn.js';
import { officeSeats } from './office/seat.js';
import { isOpen } from './report/start.js';

const MOST = 4;

async function agencyOf(turn: Turn, campaignId: string): Promise<string> {
  return (await turn.facts.campaign(campaignId))?.plan.roles.standingAgency.label ?? '';
}

async function ownLine(turn: Turn, one: ObligationView, calendar: Calendar): Promise<Line> {
  const words = { period: periodWords(one.period), unit: one.unit.name };
  if (one.exempt) return line('dates.mine.exempt', words);
  if (one.dueBefore === null)
    return line('dates.mine.owed_none', { ...words, agency: await agencyOf(turn, one.campaignId) });
  const last = { line: boundWords(one.dueBefore, calendar) };
  const before = { day: dayOf(one.dueBefore), form: 'day' as const };
  return line(turn.now < one.dueBefore ? 'dates.mine.owed' : 'dates.mine.owed_late', { ...words, last, before });
}

/** Years in which a day was named though there is no table of holidays for them. */
function unknownLines(bounds: readonly (readonly [Calendar, Instant | null])[]): Line[] {
  const years = new Set<string>();
  for (const [calendar, bound] of bounds) {
    if (bound === null) continue;
    const year = dayOf(bound - 1).slice(0, 4);
    if (!calendar.known(Number(year))) years.add(year);
  }
  return [...years].map((year) => line('dates.year_unknown', { year }));
}

/** Of the units this person belongs to: whoever heads one is told its dates too. */
async function unitObligations(turn: Turn): Promise<readonly ObligationView[]> {
  const found = new Map<string, ObligationView>();
  for (const { unit, role, campaignId } of turn.who.seats) {
    if (unit === null || !may({ role, unitId: unit.id }, 'see_unit', unit.id)) continue;
    for (const one of await turn.facts.obligations(campaignId, unit.id)) found.set(one.id, one);
  }
  return [...found.values()];
}

/** `owes`: something can be reported; an exempt report is named until its date. */
async function mine(turn: Turn): Promise<{ readonly lines: readonly Line[]; readonly owes: boolean }> {
  const { now } = turn;
  const owed = (await unitObligations(turn)).filter(
    (one) => one.submitted === null && (isOpen(one, now) || (one.exempt && one.opensAt <= now && isAhead(one, now))),
  );
  const lines: Line[] = [];
  const bounds: [Calendar, Instant | null][] = [];
  for (const one of owed.slice(-MOST)) {
    const { calendar } = await turn.facts.calendar(one.campaignId);
    lines.push(await ownLine(turn, one, calendar));
    bounds.push([calendar, one.dueBefore]);
  }
  return { lines: [...lines, ...unknownLines(bounds)], owes: owed.some((one) => !one.exempt) };
}

const isAhead = ({ dueBefore }: ObligationView, now: Instant): boolean => dueBefore === null || now < dueBefore;

/** The other link of the chain: what the standing agency itself sends on. */
async function agency(turn: Turn, { campaignId }: SeatView): Promise<Line[]> {
  const plan = (await turn.facts.campaign(campaignId))?.plan;
  const owed = (await turn.facts.agencyDuties(campaignId)).filter((one) => one.doneAt === null);
  if (plan === undefined || owed.length === 0) return [];
  const { calendar } = await turn.facts.calendar(campaignId);
  const lines = owed.slice(-MOST).map((one) => {
    const to = plan.duties.find((duty) => duty.id === one.dutyId)?.to ?? '';
    const words = { period: periodWords(one.period), to, agency: plan.roles.standingAgency.label };
    if (one.dueBefore === null) return line('dates.agency.owed_none', words);
    return line('dates.agency.owed', { ...words, last: { line: boundWords(one.dueBefore, calendar) } });
  });
  return [...lines, line('dates.agency.how')];
}

export async function myDeadlines(turn: Turn): Promise<Answer> {
  const own = await mine(turn);
  const lines = [...own.lines];
  for (const seat of officeSeats(turn, 'manage_dates').slice(0, 2)) lines.push(...(await agency(turn, seat)));
  if (lines.length === 0) lines.push(line('menu.owed_nothing'));
  const reports = own.owes && turn.who.seats.some(mayReport);
  return { bubble: bubble(lines, reports ? [choice('menu:report', 'menu_report')] : []), open: turn.session.open };
}

const mayReport = ({ role, unit }: SeatView): boolean =>
  unit !== null && may({ role, unitId: unit.id }, 'report', unit.id);

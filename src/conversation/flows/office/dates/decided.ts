/** What a wish about dates comes to: the one decision of `admin/dates`, with its words before and after. */
import { noteAgencyReport } from '../../../../admin/dates/agency.js';
import { editCalendar } from '../../../../admin/dates/calendar.js';
import { closeCampaign } from '../../../../admin/dates/close.js';
import { exemptFromReport, extendDeadline } from '../../../../admin/dates/extend.js';
import { requestReport } from '../../../../admin/dates/request.js';
import { setDeadline } from '../../../../admin/dates/set.js';
import type { Whom } from '../../../../admin/dates/whom.js';
import { unitsWords } from '../../../../admin/dates/words.js';
import { ok, type Result } from '../../../../domain/problem.js';
import { type Day, dayOf } from '../../../../domain/time.js';
import type { Event } from '../../../../events/event.js';
import { type Line, line, type Param } from '../../../../messages/message.js';
import { boundWords } from '../../../bound-words.js';
import type { SeatView } from '../../../facts.js';
import { periodWords } from '../../../periods.js';
import type { Turn } from '../../../turn.js';
import { deskOf } from '../seat.js';
import { boundOfWish, type Wish } from './wish.js';

export interface Decided {
  readonly events: readonly Event[];
  /** First the title, then what would change. */
  readonly before: readonly Line[];
  readonly after: readonly Line[];
}

const whomOf = (wish: Wish): Whom => wish.whom ?? { unitIds: [] };
const dayWords = (day: Day | null): Param => ({ day: day ?? '1970-01-01', form: 'weekday_year' });
const toldLine = (told: number): Line => line(told === 0 ? 'dates.nobody_told' : 'dates.will_tell', { count: told });
const toldAfter = (told: number): Line => line(told === 0 ? 'dates.nobody_told' : 'dates.have_told', { count: told });

/** Judged on fresh facts each time: once to be shown, once to be done. */
export async function decideWish(turn: Turn, seat: SeatView, wish: Wish): Promise<Result<Decided>> {
  switch (wish.kind) {
    case 'extend':
      return extension(turn, seat, wish);
    case 'exempt':
      return exemption(turn, seat, wish);
    case 'set_deadline':
      return setting(turn, seat, wish);
    case 'calendar_day':
      return calendarDay(turn, seat, wish);
    case 'request':
      return requesting(turn, seat, wish);
    case 'agency_sent':
      return agencySent(turn, seat, wish);
    case 'finish':
      return closing(turn, seat, wish);
    default:
      return wish.kind satisfies never;
  }
}

async function extension(turn: Turn, { campaignId }: SeatView, wish: Wish): Promise<Result<Decided>> {
  const { reason, document, period } = wish;
  const args = { campaignId, whom: whomOf(wish), period, dueBefore: boundOfWish(wish), reason, document };
  const done = await extendDeadline(args, turn.facts, deskOf(turn));
  if (!done.ok) return done;
  const { result, events } = done.value;
  const { calendar } = await turn.facts.calendar(campaignId);
  const words = {
    period: periodWords(result.period),
    unit: unitsWords(result.moved.map((one) => one.unit)),
    last: { line: boundWords(result.dueBefore, calendar) },
    ...{ reason, document, sent: result.sent, late: result.nowOnTime },
  };
  return ok({
    events: [...events, ...taskDone(wish)],
    before: [
      line('dates.extend.title', words),
      line('dates.extend.bound', words),
      line('dates.extend.why', words),
      line('dates.by_paper', words),
      ...(result.sent > 0 ? [line('dates.extend.sent', words)] : []),
      ...(result.nowOnTime > 0 ? [line('dates.extend.late', words)] : []),
      toldLine(result.told),
    ],
    after: [line('dates.extend.done', words), toldAfter(result.told)],
  });
}

const taskDone = ({ taskId }: Wish): Event[] => (taskId === null ? [] : [{ type: 'task_done', taskId }]);

async function exemption(turn: Turn, { campaignId }: SeatView, wish: Wish): Promise<Result<Decided>> {
  const { reason, document, period } = wish;
  const done = await exemptFromReport(
    { campaignId, whom: whomOf(wish), period, reason, document },
    turn.facts,
    deskOf(turn),
  );
  if (!done.ok) return done;
  const { result, events } = done.value;
  const unit = unitsWords(result.exempted.map((one) => one.unit));
  const words = { period: periodWords(result.period), unit, reason, document };
  return ok({
    events,
    before: [
      line('dates.exempt.title', words),
      line('dates.exempt.what'),
      line('dates.extend.why', words),
      line('dates.by_paper', words),
      toldLine(result.told),
    ],
    after: [line('dates.exempt.done', words), toldAfter(result.told)],
  });
}

async function setting(turn: Turn, { campaignId }: SeatView, wish: Wish): Promise<Result<Decided>> {
  const dueBefore = boundOfWish(wish);
  const period = wish.period ?? dayOf(dueBefore - 1).slice(0, 4);
  const { document } = wish;
  const done = await setDeadline({ campaignId, dutyId: null, period, dueBefore, document }, turn.facts, deskOf(turn));
  if (!done.ok) return done;
  const { result, events } = done.value;
  const { calendar } = await turn.facts.calendar(campaignId);
  const last = { line: boundWords(dueBefore, calendar) };
  const { tiers = [], duties = [], roles } = (await turn.facts.campaign(campaignId))?.plan ?? {};
  const from = duties.find((one) => one.id === result.dutyId)?.from ?? [];
  // Units are told; the standing agency's own report concerns only whoever sets its date.
  const ofUnits = tiers.some((tier) => from.includes(tier.id));
  const agency = roles?.standingAgency.label ?? '';
  const words = { period: periodWords(period), last, document, count: result.units, agency };
  return ok({
    events,
    before: [
      line('dates.set.title', words),
      line('dates.extend.bound', words),
      line('dates.by_paper', words),
      ...(ofUnits ? [line('dates.set.units', words), toldLine(result.told)] : [line('dates.set.agency', words)]),
    ],
    after: [line('dates.set.done', words), ...(ofUnits ? [toldAfter(result.told)] : [])],
  });
}

async function calendarDay(turn: Turn, { campaignId }: SeatView, wish: Wish): Promise<Result<Decided>> {
  const as = wish.as ?? 'off';
  const { document } = wish;
  const done = await editCalendar({ campaignId, day: wish.day ?? '', as, document }, turn.facts, deskOf(turn));
  if (!done.ok) return done;
  const words = { day: dayWords(wish.day), document };
  const said = [line(`dates.calendar.${as}`, words), ...(document === '' ? [] : [line('dates.by_paper', words)])];
  return ok({
    events: done.value.events,
    before: [...said, line('dates.calendar.means')],
    after: [line(`dates.calendar.done_${as}`, words), line('dates.calendar.means')],
  });
}

async function requesting(turn: Turn, { campaignId }: SeatView, wish: Wish): Promise<Result<Decided>> {
  const tier = wish.whom !== null && 'tier' in wish.whom ? wish.whom.tier : '';
  const { criteria, document } = wish;
  const dueBefore = boundOfWish(wish);
  const args = { campaignId, tier, criteria, asOf: wish.asOf ?? '', dueBefore, document };
  const done = await requestReport(args, turn.facts, deskOf(turn));
  if (!done.ok) return done;
  const { result, events } = done.value;
  const { calendar } = await turn.facts.calendar(campaignId);
  const plan = (await turn.facts.campaign(campaignId))?.plan;
  const words = {
    period: periodWords(result.period),
    tier: plan?.tiers.find((one) => one.id === tier)?.name ?? tier,
    count: result.units.length,
    criteria: { list: result.criteria.map((one) => one.shortName) },
    last: { line: boundWords(dueBefore, calendar) },
    document,
  };
  return ok({
    events,
    before: [
      line('dates.request.title', words),
      line('dates.request.who', words),
      line('dates.request.what', words),
      line('dates.request.bound', words),
      line('dates.by_paper', words),
      line('dates.request.apart'),
      toldLine(result.told),
    ],
    after: [line('dates.request.done', words), toldAfter(result.told), line('dates.request.next')],
  });
}

async function agencySent(turn: Turn, { campaignId }: SeatView, wish: Wish): Promise<Result<Decided>> {
  const { document, day, period } = wish;
  const args = { campaignId, dutyId: null, period, document, day: day ?? '' };
  const done = await noteAgencyReport(args, turn.facts, deskOf(turn));
  if (!done.ok) return done;
  const words = { period: periodWords(done.value.result.period), document, day: dayWords(day) };
  return ok({
    events: done.value.events,
    before: [line('dates.agency.note', words)],
    after: [line('dates.agency.noted', words)],
  });
}

async function closing(turn: Turn, { campaignId }: SeatView, wish: Wish): Promise<Result<Decided>> {
  const { document } = wish;
  const done = await closeCampaign({ campaignId, document }, turn.facts, deskOf(turn));
  if (!done.ok) return done;
  const { missing, seats } = done.value.result;
  const title = (await turn.facts.campaign(campaignId))?.plan.movement ?? '';
  const words = { title, document, missing, seats };
  return ok({
    events: done.value.events,
    before: [
      line('dates.finish.title', words),
      line('dates.finish.means', words),
      ...(missing > 0 ? [line('dates.finish.missing', words)] : []),
      line('dates.by_paper', words),
      line('dates.finish.final'),
    ],
    after: [line('dates.finish.done', words), line('dates.finish.next')],
  });
}

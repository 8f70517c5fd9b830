/** The call list, a day taken by telephone, the unit's head, the text for a group. */
import { askedFor, type Chased, calledAbout, callList, mayTellHead, tellHead } from '../../../admin/remind.js';
import { reported } from '../../../admin/reported.js';
import { workingDaysAfter } from '../../../domain/calendar.js';
import { lastDayOf } from '../../../domain/obligation.js';
import { type Day, dayOf, type Instant } from '../../../domain/time.js';
import { bareName, type Unit } from '../../../domain/unit.js';
import type { Event } from '../../../events/event.js';
import { fold } from '../../../language/fold.js';
import { readPromise } from '../../../language/promise.js';
import { type Bubble, type Choice, line } from '../../../messages/message.js';
import type { OwingView } from '../../facts.js';
import { periodWords } from '../../periods.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { promiseWords } from '../promise.js';
import { agencyOf, deskOf, officeSeat } from './seat.js';
import { unitAmong } from './unit-meant.js';

const MOST_CALLS = 6;
/** With office numbers beside the names, or the head who may be told under them. */
const MOST_NUMBERED = 5;

/** Who has to be called and why; what to type after the call. */
export async function startCalls(turn: Turn): Promise<Answer | null> {
  const seat = officeSeat(turn, 'remind');
  if (seat === null) return null;
  const rows = await callList(seat.campaignId, turn.facts, turn.now);
  const [first] = rows;
  if (first === undefined) {
    return { bubble: bubble([line('calls.none')], [choice('rm_group', 'group_text')]), open: NOTHING_OPEN };
  }
  const head = await headNext(turn, rows);
  const numbered = rows.slice(0, MOST_CALLS).some(({ reports }) => reports[0].phone !== null);
  const shown = rows.slice(0, numbered || head !== null ? MOST_NUMBERED : MOST_CALLS).map(({ unit, reports }, i) => {
    const [{ phone }] = reports;
    const called = phone === null ? unit.name : `${unit.name} (${phone})`;
    const params = { n: i + 1, unit: called, count: Math.max(...reports.map((one) => one.unanswered)) };
    return line(`calls.${whyCalled(reports)}`, params);
  });
  const more = rows.length - shown.length;
  const { calendar } = await turn.facts.calendar(seat.campaignId);
  const next = workingDaysAfter(calendar, dayOf(turn.now), 1);
  const lines = [
    line('calls.title', { count: rows.length }),
    ...shown,
    ...(more > 0 ? [line('calls.more', { more })] : []),
    ...(head === null ? [] : [line('calls.head', { unit: bareName(head.unit) })]),
    line('calls.after', { unit: bareName(first.unit), day: { day: next, form: 'short' } }),
  ];
  return {
    bubble: bubble(
      lines,
      [...(head === null ? [] : [head.choice]), choice('rm_paper:stuck', 'urge'), choice('rm_group', 'group_text')],
      {
        titled: true,
      },
    ),
    open: NOTHING_OPEN,
  };
}

function whyCalled([first, ...others]: Chased['reports']): string {
  if (first.people.length === 0) return 'no_person';
  return [first, ...others].some((one) => one.unreached) ? 'unreached' : 'unanswered';
}

/** The first whose head may be told. */
async function headNext(
  turn: Turn,
  rows: readonly Chased[],
): Promise<{ readonly unit: Unit; readonly choice: Choice } | null> {
  for (const one of rows.slice(0, MOST_CALLS).flatMap(({ reports }) => reports)) {
    if ((await mayTellHead(one, turn.facts, turn.now)).length > 0)
      return { unit: one.unit, choice: choice(`rm_head:${one.obligationId}`, 'tell_head') };
  }
  return null;
}

/**
 * "Đài Sơn đã gọi, hẹn 13/12": the day stands as if the unit had named it, for all that the unit is asked for now. Null
 * for any other text.
 */
export async function calledText(turn: Turn, text: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'remind');
  if (seat === null || !/(?:^| )(?:da goi|goi roi|called)(?: |,|$)/.test(fold(text))) return null;
  const { campaignId } = seat;
  const units = (await turn.facts.owing(campaignId)).map((one) => one.unit);
  const meant = unitAmong([...new Map(units.map((unit) => [unit.id, unit])).values()], text);
  const { open } = turn.session;
  if (meant.kind !== 'one') return { bubble: bubble([line('calls.which')]), open };
  const { unit } = meant;
  const said = readPromise(text, turn.now);
  const about = 'problem' in said ? [] : await stillOpen(turn, unit, said.day, campaignId);
  const problem = 'problem' in said ? said.problem : about.length === 0 ? 'too_late' : null;
  if ('problem' in said || problem !== null) {
    const why = problem === null || problem === 'unreadable' ? [] : [line(`promise.${problem}`)];
    return { bubble: bubble([...why, line('calls.no_day', { unit: bareName(unit) })]), open };
  }
  const { day, half } = said;
  const events = about.map((obligationId): Event => {
    const promiseId = turn.make.newId();
    return { type: 'promise_made', promiseId, campaignId, obligationId, day, half, by: 'call' };
  });
  const noted = line('calls.noted', { unit: unit.name, when: promiseWords(said) });
  return { bubble: bubble([noted], [choice('rm_calls', 'call_list')]), open: NOTHING_OPEN, by: seat.id, events };
}

/** What the unit is asked for and can still report on the day. */
async function stillOpen(turn: Turn, unit: Unit, day: Day, campaignId: string): Promise<readonly string[]> {
  const open: string[] = [];
  for (const { obligationId } of await calledAbout(campaignId, unit.id, turn.facts, turn.now)) {
    const locksAt = (await turn.facts.obligation(obligationId))?.locksAt ?? null;
    if (locksAt === null || day < dayOf(locksAt)) open.push(obligationId);
  }
  return open;
}

/** `rm_head:<obligation>` */
export async function headPress(turn: Turn, obligationId: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'remind');
  if (seat === null) return null;
  const { campaignId } = seat;
  const agency = await agencyOf(turn, campaignId);
  const told = await tellHead(
    { campaignId, obligationId, seatId: seat.id },
    (one, sentUpAt) => headBubble(one, agency, sentUpAt),
    turn.facts,
    deskOf(turn),
  );
  if (!told.ok) return { bubble: bubble([line(`nudge.refused.${told.problem.code}`)]), open: NOTHING_OPEN };
  const { events, unit, at } = told.value;
  const params = { unit, at: { instant: at, form: 'stamp' as const } };
  const lines = [line(at > turn.now ? 'nudge.head_later' : 'nudge.head_told', params)];
  return { bubble: bubble(lines, [choice('rm_calls', 'call_list')]), open: NOTHING_OPEN, events, by: seat.id };
}

function headBubble(one: OwingView, agency: string, sentUpAt: Instant | null): Bubble {
  const params = {
    unit: one.unit.name,
    period: periodWords(one.period),
    last: { day: lastDayOf(one.dueBefore), form: 'weekday' as const },
    agency,
  };
  if (sentUpAt !== null) {
    const sent = { ...params, at: { instant: sentUpAt, form: 'clock_day' as const } };
    return bubble(
      [line('report.approval.waits', params), line('nudge.to_head_waits', sent)],
      [choice('ap_open', 'menu_approve')],
    );
  }
  return bubble([
    line('nudge.to_head', params),
    line(one.people.length === 0 ? 'nudge.to_head_nobody' : 'nudge.to_head_told', params),
  ]);
}

/** Numbers only, no names of units: for a group the office writes to itself. */
export async function groupText(turn: Turn): Promise<Answer | null> {
  const seat = officeSeat(turn, 'remind');
  if (seat === null) return null;
  const [oldest] = await askedFor(seat.campaignId, null, turn.facts, turn.now);
  const args = { campaignId: seat.campaignId, period: oldest?.period ?? null };
  const found = await reported(args, turn.facts, deskOf(turn));
  if (!found.ok) return { bubble: bubble([line(`office.refused.${found.problem.code}`)]), open: NOTHING_OPEN };
  const { period, sent, notSent, dueBefore } = found.value.result;
  const total = sent.length + notSent.length;
  const last = dueBefore === null ? null : { day: lastDayOf(dueBefore), form: 'weekday_year' as const };
  const passed = dueBefore !== null && dayOf(turn.now) > lastDayOf(dueBefore);
  const params = { period: periodWords(period), sent: sent.length, total, last: last ?? '' };
  const lines = [line('nudge.group', params)];
  if (last !== null && notSent.length > 0) lines.push(line(passed ? 'nudge.group_passed' : 'nudge.group_due', params));
  return { bubble: bubble([line('nudge.group_copy'), null, ...lines]), open: NOTHING_OPEN };
}

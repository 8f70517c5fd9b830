/** The call list, a day taken by telephone, the unit's head, the text for a group. */
import { askedFor, type Chased, calledAbout, callList, mayTellHead, tellHead } from '../../../admin/remind.js';
import { reported } from '../../../admin/reported.js';
import { workingDaysAfter } from '../../../domain/calendar.js';
import { lastDayOf } from '../../../domain/obligation.js';
import { dayOf, type Instant } from '../../../domain/time.js';
import { bareName } from '../../../domain/unit.js';
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
/** With office numbers beside the names. */
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
  const numbered = rows.slice(0, MOST_CALLS).some(({ reports }) => reports[0].phone !== null);
  const shown = rows.slice(0, numbered ? MOST_NUMBERED : MOST_CALLS).map(({ unit, reports }, i) => {
    const [{ phone }] = reports;
    const called = phone === null ? unit.name : `${unit.name} (${phone})`;
    const params = { n: i + 1, unit: called, count: Math.max(...reports.map((one) => one.unanswered)) };
    return line(`calls.${whyCalled(reports)}`, params);
  });
  const more = rows.length - shown.length;
  const { calendar } = await turn.facts.calendar(seat.campaignId);
  const next = workingDaysAfter(calendar, dayOf(turn.now), 1);
  const heads = await headChoices(turn, rows);
  const lines = [
    line('calls.title', { count: rows.length }),
    ...shown,
    ...(more > 0 ? [line('calls.more', { more })] : []),
    line('calls.after', { unit: bareName(first.unit), day: { day: next, form: 'short' } }),
  ];
  return {
    bubble: bubble(lines, [...heads, choice('rm_paper:stuck', 'urge'), choice('rm_group', 'group_text')], {
      titled: true,
    }),
    open: NOTHING_OPEN,
  };
}

function whyCalled([first, ...others]: Chased['reports']): string {
  if (first.people.length === 0) return 'no_person';
  return [first, ...others].some((one) => one.unreached) ? 'unreached' : 'unanswered';
}

async function headChoices(turn: Turn, rows: readonly Chased[]): Promise<Choice[]> {
  for (const one of rows.slice(0, MOST_CALLS).flatMap(({ reports }) => reports)) {
    if ((await mayTellHead(one, turn.facts, turn.now)).length > 0)
      return [choice(`rm_head:${one.obligationId}`, 'tell_head', { unit: bareName(one.unit) })];
  }
  return [];
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
  if ('problem' in said) return { bubble: bubble([line('calls.no_day', { unit: bareName(unit) })]), open };
  const { day, half } = said;
  const events = (await calledAbout(campaignId, unit.id, turn.facts, turn.now)).map(({ obligationId }): Event => {
    const promiseId = turn.make.newId();
    return { type: 'promise_made', promiseId, campaignId, obligationId, day, half, by: 'call' };
  });
  const noted = line('calls.noted', { unit: unit.name, when: promiseWords(said) });
  return { bubble: bubble([noted], [choice('rm_calls', 'call_list')]), open: NOTHING_OPEN, by: seat.id, events };
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

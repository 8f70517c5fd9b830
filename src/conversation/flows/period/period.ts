/** "Chốt kỳ", "mở lại kỳ: lý do": one list of what is open, one press; the second person's word where there is one. */
import {
  answerReopen,
  closePeriod,
  type PeriodState,
  periodState,
  reopenPeriod,
} from '../../../admin/review/period.js';
import { lastDayOf } from '../../../domain/obligation.js';
import { parsePeriod } from '../../../domain/period.js';
import { bareName } from '../../../domain/unit.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import { periodWords } from '../../periods.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { deskOf, officeSeat } from '../office/seat.js';
import { judgeSeats, officerOf } from '../verify/open.js';

/** Names in one bubble, over both lists. */
const MOST_NAMES = 8;

export const PERIOD_PRESSES = ['pc_close', 'pc_stop', 'pr_yes', 'pr_no'] as const;

function names(key: string, units: readonly PeriodState['notSent'][number][], most: number): Line | null {
  if (units.length === 0) return null;
  const shown: Param[] = units.slice(0, most).map((one) => bareName(one.unit));
  const more = units.length - shown.length;
  return line(more > 0 ? `${key}_more` : key, { names: { list: shown }, total: units.length, more });
}

/** A year named after the words ("chốt kỳ 2023"), and what is left of the text. */
function periodIn(rest: string): { readonly period: string | null; readonly words: string } {
  const [first = '', ...others] = rest.replace(/^(?:năm|nam|kỳ|ky)\s+/iu, '').split(/[\s:,]+/);
  if (parsePeriod(first) === null) return { period: null, words: rest.replace(/^[\s:,]+/, '') };
  return { period: first, words: others.join(' ').trim() };
}

/** Lists what is open; nothing is closed yet. Null for whoever may not. */
export async function startClose(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'close');
  if (seat === null) return null;
  const { campaignId } = seat;
  const found = await periodState({ campaignId, period: periodIn(rest).period }, turn.facts, deskOf(turn));
  if (!found.ok) return say(`review.close.refused_${found.problem.code}`);
  const state = found.value.result;
  const period = periodWords(state.period);
  if (state.closedAt !== null) {
    return say('review.close.already', { period, at: { instant: state.closedAt, form: 'clock_day' } });
  }
  const most = state.notSent.length > 0 && state.unverified.length > 0 ? MOST_NAMES / 2 : MOST_NAMES;
  const clean = state.notSent.length === 0 && state.unverified.length === 0;
  const lines = [
    line('review.close.head', { period, sent: state.total - state.notSent.length, total: state.total }),
    names('review.close.not_sent', state.notSent, most),
    state.dueBefore === null
      ? null
      : line('review.close.not_due', { last: { day: lastDayOf(state.dueBefore), form: 'weekday_year' } }),
    names('review.close.loose', state.unverified, most),
    clean ? line('review.close.clean') : null,
    line('review.close.what'),
  ];
  return {
    bubble: bubble(
      lines.filter((one) => one !== null),
      [choice(`pc_close:${campaignId}:${state.period}:${state.open}`, 'close_period'), choice('pc_stop', 'stop')],
    ),
    open: NOTHING_OPEN,
  };
}

function say(key: string, params: Readonly<Record<string, Param>> = {}): Answer {
  return { bubble: bubble([line(key, params)]), open: NOTHING_OPEN };
}

/** "mở lại kỳ 2023: lý do". */
export async function startReopen(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'close');
  const officer = seat === null ? null : officerOf(turn, seat);
  if (seat === null || officer === null) return null;
  const { period, words: reason } = periodIn(rest);
  const args = { campaignId: seat.campaignId, period, officer, reason };
  const done = await reopenPeriod(args, turn.facts, deskOf(turn));
  if (!done.ok) return say(`review.reopen.refused_${done.problem.code}`);
  const { result, events } = done.value;
  const key = result.done ? 'review.reopen.done' : 'review.reopen.asked';
  return { ...say(key, { period: periodWords(result.period), total: result.asked }), events, by: seat.id };
}

export async function periodPress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  if (act === 'pr_yes' || act === 'pr_no') return second(turn, args[0] ?? '', act === 'pr_yes');
  if (act === 'pc_stop') return officeSeat(turn, 'close') === null ? null : say('review.close.left');
  const [campaignId = '', period = '', open = ''] = args;
  const seat = officeSeat(turn, 'close', campaignId);
  if (seat === null) return null;
  const done = await closePeriod({ campaignId, period, seen: Number(open) }, turn.facts, deskOf(turn));
  if (!done.ok && done.problem.code === 'changed') {
    const again = await startClose(turn, period);
    return again === null
      ? null
      : { ...again, bubble: { ...again.bubble, lines: [line('review.refused.changed'), ...again.bubble.lines] } };
  }
  if (!done.ok) return say(`review.close.refused_${done.problem.code}`);
  const { events } = done.value;
  const told = events.filter((event) => event.type === 'message_created').length;
  const params = { period: periodWords(period), at: { instant: turn.input.at, form: 'clock_day' as const }, told };
  return { ...say('review.close.done', params), events, by: seat.id };
}

async function second(turn: Turn, taskId: string, yes: boolean): Promise<Answer | null> {
  const campaignId = (await turn.facts.task(taskId))?.campaignId;
  const seat = judgeSeats(turn).find((one) => one.campaignId === campaignId);
  const officer = seat === undefined ? null : officerOf(turn, seat);
  if (seat === undefined || officer === null) return null;
  const done = await answerReopen({ taskId, officer, yes }, turn.facts, deskOf(turn));
  if (!done.ok) return say(`review.refused.${done.problem.code}`);
  const period = periodWords(done.value.result.period);
  return {
    ...say(yes ? 'review.reopen.agreed' : 'review.reopen.refused', { period }),
    events: done.value.events,
    by: seat.id,
  };
}

/** "Ai đã nộp", "ai chưa nộp": the office's list with dates; long lists are shown a part at a time. */
import { type Reported, reported } from '../../../admin/reported.js';
import { lastDayOf } from '../../../domain/obligation.js';
import { dayOf } from '../../../domain/time.js';
import { bareName } from '../../../domain/unit.js';
import { readCommand } from '../../../language/commands.js';
import { type Choice, type Line, line, type Param } from '../../../messages/message.js';
import { periodWords } from '../../periods.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { deskOf, officeSeat } from './seat.js';

/** Names that fit a bubble of 420 characters beside the rest. */
const MOST_MISSING = 10;
const MOST_SENT = 16;
/** Days, a line each. */
const MOST_DAYS = 7;

function headLines(list: Reported, now: number): Line[] {
  const total = list.sent.length + list.notSent.length;
  const lines = [line('office.reported.title', { period: periodWords(list.period) })];
  if (list.dueBefore !== null) {
    const day = { day: lastDayOf(list.dueBefore), form: 'weekday_year' as const };
    lines.push(line(now < list.dueBefore ? 'office.reported.due' : 'office.reported.due_passed', { day }));
  }
  const late = list.sent.filter((one) => one.onTime === false).length;
  const key = late > 0 ? 'sent_late' : list.sent.length > 0 && list.dueBefore !== null ? 'sent_on_time' : 'sent';
  return [...lines, line(`office.reported.${key}`, { sent: list.sent.length, total, late })];
}

function missingLine(list: Reported): Line {
  const names: Param[] = list.notSent.slice(0, MOST_MISSING).map((one) => bareName(one.unit));
  const more = list.notSent.length - names.length;
  if (names.length === 0) return line('office.reported.all');
  if (more > 0) return line('office.reported.missing_more', { names: { list: names }, more: { count: more } });
  return line('office.reported.missing', { names: { list: names } });
}

/** Where each page begins: so many sendings and so many days, none left out between two pages. */
function pagesOf({ sent }: Reported): readonly number[] {
  const starts = [0];
  let days = new Set<string>();
  for (const [at, one] of sent.entries()) {
    days.add(dayOf(one.submittedAt));
    if (at - (starts.at(-1) ?? 0) < MOST_SENT && days.size <= MOST_DAYS) continue;
    starts.push(at);
    days = new Set([dayOf(one.submittedAt)]);
  }
  return starts;
}

/** "08/12: Đài Sơn, Đô Vinh", a line per day, of the sendings from `offset` on to `end`. */
function dayLines(list: Reported, offset: number, end: number | undefined): Line[] {
  const byDay = new Map<string, Param[]>();
  for (const one of list.sent.slice(offset, end)) {
    const day = dayOf(one.submittedAt);
    const name: Param =
      one.onTime === false ? { line: line('office.reported.late', { name: bareName(one.unit) }) } : bareName(one.unit);
    byDay.set(day, [...(byDay.get(day) ?? []), name]);
  }
  return [...byDay].map(([day, names]) =>
    line('office.reported.day', { day: { day, form: 'short' }, names: { list: names } }),
  );
}

async function show(turn: Turn, asked: number): Promise<Answer | null> {
  const seat = officeSeat(turn, 'see_all');
  if (seat === null) return null;
  const { open } = turn.session;
  const found = await reported({ campaignId: seat.campaignId, period: null }, turn.facts, deskOf(turn));
  if (!found.ok) return { bubble: bubble([line(`office.refused.${found.problem.code}`)]), open };
  const list = found.value.result;
  const pages = pagesOf(list);
  const here = pages.findLastIndex((start) => start <= asked);
  const offset = pages[here] ?? 0;
  const [before, after] = [pages[here - 1], pages[here + 1]];
  const days = dayLines(list, offset, after);
  const lines =
    offset === 0 ? [...headLines(list, turn.now), missingLine(list)] : headLines(list, turn.now).slice(0, 1);
  const choices: Choice[] = [];
  if (officeSeat(turn, 'enter_for', seat.campaignId) !== null && list.notSent.length > 0) {
    choices.push(choice(`rm_all:${list.period.replace(':', '~')}`, 'remind_all'), choice('of_enter', 'office_enter'));
  }
  const page = (at: number, name: string): Choice => choice(`of_sent:${at}:page`, name);
  if (after !== undefined) choices.push(page(after, 'office_more'));
  if (before !== undefined) choices.push(page(before, 'office_back'));
  return { bubble: bubble([...lines, ...days], choices, { titled: true }), open };
}

/**
 * For whoever sees all units. A leader who asks in words gets the answer of a question, with its basis; only the
 * menu's entry leads a leader here.
 */
export async function startReported(turn: Turn): Promise<Answer | null> {
  const { body } = turn.input;
  const asksInWords = body.kind === 'text' && readCommand(body.text)?.kind === 'reported';
  if (asksInWords && officeSeat(turn, 'enter_for') === null) return null;
  return show(turn, 0);
}

/** `of_sent:<offset>`, and `:page` where it hangs under the list itself. */
export async function reportedPress(turn: Turn, offset: string, where: string): Promise<Answer | null> {
  const answer = await show(turn, Math.max(0, Number(offset) || 0));
  return answer === null || where !== 'page' ? answer : { ...answer, page: true };
}

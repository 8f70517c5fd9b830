/** What a reminder says: who owes what until when, what it costs, and the ways to answer. Pure. */
import { type Calendar, lastWorkingDay } from '../domain/calendar.js';
import { lastDayOf } from '../domain/obligation.js';
import { addDays, type Day, dayOf, type Instant } from '../domain/time.js';
import { type Bubble, type Choice, type Line, line, type Param, type Template } from '../messages/message.js';
import { deadlineTemplate } from '../messages/template.js';
import type { PromisedDay, RuleId } from './slots.js';

/** One report a message speaks about. */
export interface SaidReport {
  readonly obligationId: string;
  readonly unit: string;
  readonly period: Param;
  readonly dueBefore: Instant;
  readonly rule: RuleId;
  /** The newest promise, where there is one. */
  readonly promise: PromisedDay | null;
  /** Short names of what is asked: "HSCV". */
  readonly labels: readonly string[];
  /** How many of them the draft holds already. */
  readonly done: number;
  readonly agency: string;
  /** Says what to get ready. */
  readonly prepare: boolean;
  /** The unit's head may be told next. */
  readonly head: boolean;
  /** When it was sent up to the head of the unit, who has not agreed yet; null where it was not. */
  readonly sentUpAt: Instant | null;
}

/** Lines about a campaign's own dates, with what can be pressed under them. */
export interface SaidOffice {
  readonly lines: readonly Line[];
  readonly choices: readonly Choice[];
}

const choice = (id: string, name: string): Choice => ({ id, label: { key: `choice.${name}` } });

/** Reports named one by one in one message; the rest is counted. */
const MOST_NAMED = 5;

export function sayReminder(
  reports: readonly SaidReport[],
  office: readonly SaidOffice[],
  calendar: Calendar,
  now: Instant,
): Bubble {
  const [only] = reports;
  const about =
    only !== undefined && reports.length === 1 ? oneReport(only, calendar, now) : severalReports(reports, now);
  const lines: (Line | null)[] = [...about];
  for (const one of office) lines.push(...(lines.length > 0 ? [null] : []), ...one.lines);
  const choices = [...choicesFor(reports), ...office.flatMap((one) => one.choices)];
  const seen = new Set<string>();
  return { lines, choices: choices.filter(({ id }) => !seen.has(id) && seen.add(id) !== undefined).slice(0, 3) };
}

/** For people whom nothing else reaches. */
export function reminderTemplate(reports: readonly SaidReport[]): Template | null {
  const [first] = reports;
  if (first === undefined) return null;
  return deadlineTemplate({ unit: first.unit, last: lastDayOf(first.dueBefore), count: reports.length });
}

function choicesFor(reports: readonly SaidReport[]): Choice[] {
  const [only] = reports;
  if (only === undefined) return [];
  if (reports.length > 1) return [choice('menu:report', 'report_now'), choice('promise:any', 'promise')];
  const { obligationId: id, rule } = only;
  if (rule === 'returned') return [choice(`open:${id}`, 'report_now')];
  if (only.sentUpAt !== null) return [choice(`open:${id}`, 'see_figures')];
  const later = rule === 'promised' ? 'promise_other' : 'promise';
  const own = [choice(`open:${id}`, 'report_now'), choice(`promise:${id}`, later)];
  return rule === 'promised' ? own : [...own, choice(`pass:${id}`, 'pass_on')];
}

function oneReport(report: SaidReport, calendar: Calendar, now: Instant): Line[] {
  const { unit, period, rule, labels, done, agency } = report;
  const params = { unit, period, total: labels.length, done, names: { list: [...labels] }, agency };
  const due = dueLine(report, calendar, now);
  if (rule === 'returned') return [line('remind.returned', params), due];
  if (report.sentUpAt !== null) {
    const at = { day: dayOf(report.sentUpAt), form: 'short' as const };
    const counts = dayOf(now) >= lastWorkingDay(calendar, lastDayOf(report.dueBefore));
    const paper = counts ? [line('remind.with_head_paper')] : [];
    return [line('remind.with_head', { ...params, at }), due, ...paper];
  }
  if (rule === 'promised') {
    const lines = [promisedLine(report, params, now), due];
    return labels.length === 0 || done > 0 ? lines : [...lines, line('remind.at_once', params)];
  }
  const lines = [line(done > 0 ? 'remind.one_begun' : 'remind.one', params), due];
  if (report.prepare && labels.length > 0) lines.push(line('remind.prepare', params));
  if (report.head) lines.push(line('remind.head_next', params));
  return lines;
}

/** "Chiều nay Anh/Chị hẹn …"; on a later day, that day. */
function promisedLine({ promise }: SaidReport, params: Readonly<Record<string, Param>>, now: Instant): Line {
  if (promise !== null && promise.day !== dayOf(now))
    return line('remind.promised.earlier', { ...params, day: { day: promise.day, form: 'weekday' } });
  return line(`remind.promised.${promise?.half ?? 'any'}`, params);
}

/** "Hạn: trước ngày 15/12 (hết Thứ Năm, 14/12)", nearer when it is near. */
export function dueLine(
  { dueBefore, rule }: Pick<SaidReport, 'dueBefore' | 'rule'>,
  calendar: Calendar,
  now: Instant,
): Line {
  const last = lastDayOf(dueBefore);
  const today: Day = dayOf(now);
  const worked = lastWorkingDay(calendar, last);
  const params = {
    before: { day: dayOf(dueBefore), form: 'short' as const },
    last: { day: last, form: 'weekday' as const },
    worked: { day: worked, form: 'weekday' as const },
  };
  if (rule === 'returned') return line('remind.due_returned', params);
  if (today > last) return line('remind.due_passed', params);
  if (today === last) return line('remind.due_today', params);
  if (today === worked) return line('remind.due_worked_today', params);
  if (addDays(today, 1) === last) return line('remind.due_tomorrow', params);
  return line(worked === last ? 'remind.due' : 'remind.due_worked', params);
}

function severalReports(reports: readonly SaidReport[], now: Instant): Line[] {
  if (reports.length === 0) return [];
  const rows = reports.slice(0, MOST_NAMED).map(({ unit, period, dueBefore }) => {
    const day = { day: lastDayOf(dueBefore), form: 'weekday' as const };
    return line(now < dueBefore ? 'remind.row' : 'remind.row_passed', { unit, period, day });
  });
  const more = reports.length - rows.length;
  const head = line('remind.several', { count: reports.length });
  return [head, ...rows, ...(more > 0 ? [line('remind.rows_more', { more })] : [])];
}

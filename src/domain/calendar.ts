/**
 * Working days of the offices: weekends, holidays, swaps and working Saturdays, from a dated table per year
 * (`holidays.ts`) with a coordinator's own entries over it. A year without a table has weekends only, and
 * `known(year)` is false so that whoever speaks of it says so; nothing is guessed.
 */
import { CALENDAR_YEARS, type CalendarYear } from './holidays.js';
import { addDays, clockOf, DAY_MS, type Day, dayOf, type Instant, startOfDay, weekdayOf } from './time.js';

export type DayKind = 'working' | 'weekend' | 'holiday' | 'working_saturday' | 'swapped_off' | 'unknown';

export interface Calendar {
  /** `unknown` only for a day whose arrangement is not settled; days of a year without a table are working or weekend. */
  kind(day: Day): DayKind;
  /** An `unknown` day counts as free: nobody is disturbed on it, and what must be done is asked for before it. */
  isWorking(day: Day): boolean;
  /** Whether the year has a table. */
  known(year: number): boolean;
}

/** A coordinator's entry: the day is `off`, worked (`working`), or back to what the table says (`table`). */
export interface CalendarEntry {
  readonly day: Day;
  readonly as: 'off' | 'working' | 'table';
}

const WORKED: ReadonlySet<DayKind> = new Set<DayKind>(['working', 'working_saturday']);

const isWeekend = (day: Day): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

/** `settled`: years for which the coordinator says that the entries are complete. Later entries win. */
export function makeCalendar(
  years: readonly CalendarYear[] = CALENDAR_YEARS,
  entries: readonly CalendarEntry[] = [],
  settled: readonly number[] = [],
): Calendar {
  const listed = new Map<Day, DayKind>();
  for (const { days } of years) {
    for (const { day, as } of days) listed.set(day, as === 'made_up' ? 'holiday' : as);
  }
  const own = new Map<Day, CalendarEntry['as']>(entries.map((entry) => [entry.day, entry.as]));
  const tables = new Set([...years.map((one) => one.year), ...settled]);
  const kind = (day: Day): DayKind => {
    const entry = own.get(day) ?? 'table';
    if (entry === 'off') return isWeekend(day) ? 'weekend' : 'holiday';
    if (entry === 'working') return isWeekend(day) ? 'working_saturday' : 'working';
    return listed.get(day) ?? (isWeekend(day) ? 'weekend' : 'working');
  };
  return { kind, isWorking: (day) => WORKED.has(kind(day)), known: (year) => tables.has(year) };
}

/** The national tables without anybody's entries. */
export const NATIONAL: Calendar = makeCalendar();

/** Longer than any row of days off; a calendar in which nothing is worked ends here instead of never. */
const LONGEST = 60;

function step(calendar: Calendar, from: Day, by: 1 | -1): Day {
  let day = from;
  for (let i = 0; i < LONGEST; i += 1) {
    if (calendar.isWorking(day)) return day;
    day = addDays(day, by);
  }
  return from;
}

/** The day itself when it is worked, else the last worked day before it. */
export function lastWorkingDay(calendar: Calendar, onOrBefore: Day): Day {
  return step(calendar, onOrBefore, -1);
}

/** The day itself when it is worked, else the first worked day after it. */
export function nextWorkingDay(calendar: Calendar, onOrAfter: Day): Day {
  return step(calendar, onOrAfter, 1);
}

/** The n-th working day before `day`, not counting `day`; `day` itself for n = 0. */
export function workingDaysBefore(calendar: Calendar, day: Day, n: number): Day {
  let at = day;
  for (let i = 0; i < n; i += 1) at = step(calendar, addDays(at, -1), -1);
  return at;
}

/** The n-th working day after `day`, not counting `day`; `day` itself for n = 0. */
export function workingDaysAfter(calendar: Calendar, day: Day, n: number): Day {
  let at = day;
  for (let i = 0; i < n; i += 1) at = step(calendar, addDays(at, 1), 1);
  return at;
}

/** Half-open spans of the day in wall-clock `HH:MM`, in order: 11:30 itself is outside. */
export type SendingHours = readonly { readonly from: string; readonly to: string }[];

export const SENDING_HOURS: SendingHours = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:00' },
];

const MINUTE_MS = 60_000;
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Whether a message that nobody asked for may be sent at this instant. */
export function hoursOf(calendar: Calendar, rules: SendingHours, at: Instant): boolean {
  const clock = clockOf(at);
  return calendar.isWorking(dayOf(at)) && rules.some(({ from, to }) => clock >= from && clock < to);
}

/** `from` itself when it is within sending hours, else the beginning of the next span on a working day. */
export function nextSendingInstant(calendar: Calendar, from: Instant, rules: SendingHours = SENDING_HOURS): Instant {
  if (hoursOf(calendar, rules, from)) return from;
  const start = startOfDay(dayOf(from));
  for (let i = 0; i < LONGEST; i += 1) {
    const dayStart = start + i * DAY_MS;
    if (!calendar.isWorking(dayOf(dayStart))) continue;
    const next = rules.map((span) => dayStart + minutesOf(span.from) * MINUTE_MS).find((at) => at >= from);
    if (next !== undefined) return next;
  }
  return from;
}

/** When the span of sending hours in which `at` lies ends; `at` itself outside of them. */
export function endOfSending(calendar: Calendar, at: Instant, rules: SendingHours = SENDING_HOURS): Instant {
  if (!hoursOf(calendar, rules, at)) return at;
  const clock = clockOf(at);
  const span = rules.find(({ from, to }) => clock >= from && clock < to);
  return span === undefined ? at : startOfDay(dayOf(at)) + minutesOf(span.to) * MINUTE_MS;
}

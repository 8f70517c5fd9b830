/** The moments at which rules speak. A slot's occurrence never moves with the calendar: a holiday entered later sends nothing twice. */
import {
  type Calendar,
  lastWorkingDay,
  nextSendingInstant,
  workingDaysAfter,
  workingDaysBefore,
} from '../domain/calendar.js';
import { lastDayOf } from '../domain/obligation.js';
import type { ReminderRules } from '../domain/reminder-rules.js';
import { addDays, type Day, dayOf, type Instant, startOfDay, weekdayOf } from '../domain/time.js';
import { STALE_WORKING_DAYS } from './rules.js';

export type RuleId =
  | `before-${number}`
  | 'last-day'
  | `after-${number}`
  | 'promised'
  | 'returned'
  /** To the office: each week, the day after a bound, and ten working days before it. */
  | 'digest'
  | 'summary'
  | 'reach'
  /** The coordinator asked for it, now. */
  | 'by-hand';

export interface Slot {
  readonly rule: RuleId;
  /** Which time of this rule: the last day of the bound, the promise, the task, the week. */
  readonly occurrence: string;
  readonly at: Instant;
  /** Exclusive: from here on it is not worth saying. */
  readonly until: Instant;
  /** Only this person; absent: everybody who is told of the matter. */
  readonly to?: string;
}

const MINUTE_MS = 60_000;
const atClock = (day: Day, clock: string): Instant =>
  startOfDay(day) + (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * MINUTE_MS;

/** The clock time on the day, or on the first working day after it, within sending hours. */
function spokenAt(day: Day, clock: string, rules: ReminderRules, calendar: Calendar): Instant {
  const worked = calendar.isWorking(day) ? day : workingDaysAfter(calendar, day, 1);
  return nextSendingInstant(calendar, atClock(worked, clock), rules.hours);
}

const stale = (at: Instant, calendar: Calendar): Instant =>
  startOfDay(workingDaysAfter(calendar, dayOf(at), STALE_WORKING_DAYS));

export interface Bound {
  /** Exclusive. */
  readonly dueBefore: Instant;
  readonly locksAt: Instant | null;
  /** Asked for once (đột xuất): only the last working day speaks. */
  readonly once: boolean;
}

/** Everything the rules say about one bound, in order of time. */
export function boundSlots({ dueBefore, locksAt, once }: Bound, rules: ReminderRules, calendar: Calendar): Slot[] {
  const occurrence = lastDayOf(dueBefore);
  const lastDay = lastWorkingDay(calendar, occurrence);
  const slots: Slot[] = [];
  const add = (rule: RuleId, day: Day, clock: string, end: Instant): void => {
    const at = spokenAt(day, clock, rules, calendar);
    if (at < end) slots.push({ rule, occurrence, at, until: Math.min(end, stale(at, calendar)) });
  };
  for (const { days, at } of once ? [] : rules.before) {
    add(`before-${days}`, workingDaysBefore(calendar, lastDay, days), at, dueBefore);
  }
  if (rules.last !== null) add('last-day', lastDay, rules.last, dueBefore);
  for (const { days, at } of once ? [] : rules.after) {
    add(`after-${days}`, workingDaysAfter(calendar, occurrence, days), at, locksAt ?? Number.POSITIVE_INFINITY);
  }
  return slots.sort((a, b) => a.at - b.at);
}

/** A day somebody named; a half is not always said. */
export interface PromisedDay {
  readonly day: Day;
  readonly half: 'morning' | 'afternoon' | null;
}

/** Nobody is asked about what they promised within the hour. */
const LEAST_MS = 60 * MINUTE_MS;

/**
 * One reminder in the promised half-day, or later on the day where it was named that late; else on the next working day,
 * as for a promise of a free day.
 */
export function promiseSlot(
  promise: PromisedDay & { readonly id: string; readonly madeAt: Instant },
  rules: ReminderRules,
  calendar: Calendar,
): Slot {
  const { morning, afternoon, late } = rules.promised;
  const clocks = promise.half === 'afternoon' ? [afternoon, late] : [morning, afternoon, late];
  const moments = clocks.map((clock) => spokenAt(promise.day, clock, rules, calendar));
  const next = spokenAt(workingDaysAfter(calendar, promise.day, 1), morning, rules, calendar);
  const at = moments.find((moment) => moment >= promise.madeAt + LEAST_MS) ?? next;
  return { rule: 'promised', occurrence: promise.id, at, until: stale(at, calendar) };
}

/** A returned figure speaks once, on the last working day of its own time. */
export function returnSlot(
  open: { readonly taskId: string; readonly dueBefore: Instant; readonly since: Instant },
  rules: ReminderRules,
  calendar: Calendar,
): Slot | null {
  const day = lastWorkingDay(calendar, lastDayOf(open.dueBefore));
  const at = spokenAt(day, rules.last ?? rules.promised.morning, rules, calendar);
  // Returned on that very day: the message that returned it is enough.
  if (at <= open.since) return null;
  return { rule: 'returned', occurrence: open.taskId, at, until: Math.min(open.dueBefore, stale(at, calendar)) };
}

/** What the office asked for by hand and is still to be said. */
export const againSlot = (
  { occurrence, personId, at }: { readonly occurrence: string; readonly personId: string; readonly at: Instant },
  calendar: Calendar,
): Slot => ({ rule: 'by-hand', occurrence, at, until: stale(at, calendar), to: personId });

export const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7));

/** The first working day of the week; null in a week without any. */
export function digestSlot(monday: Day, rules: ReminderRules, calendar: Calendar): Slot | null {
  const end = startOfDay(addDays(monday, 7));
  const at = spokenAt(monday, rules.office, rules, calendar);
  return at >= end ? null : { rule: 'digest', occurrence: monday, at, until: end };
}

/** What the office hears about a bound: who can be reached ten working days before, who reported the day after. */
export function officeSlots(dueBefore: Instant, rules: ReminderRules, calendar: Calendar): Slot[] {
  const occurrence = lastDayOf(dueBefore);
  const longest = Math.max(...rules.before.map((one) => one.days), 0);
  const early = workingDaysBefore(calendar, lastWorkingDay(calendar, occurrence), longest);
  const reach = spokenAt(early, rules.office, rules, calendar);
  const summary = spokenAt(workingDaysAfter(calendar, occurrence, 1), rules.office, rules, calendar);
  return [
    { rule: 'reach', occurrence, at: reach, until: Math.min(dueBefore, stale(reach, calendar)) },
    { rule: 'summary', occurrence, at: summary, until: stale(summary, calendar) },
  ];
}

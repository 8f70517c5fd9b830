/** Whom the office runs after now: of everything owed, what is worth a reminder; one entry for each unit. Pure. */
import type { OwingView } from '../conversation/facts.js';
import { type Calendar, lastWorkingDay, workingDaysBefore } from '../domain/calendar.js';
import { lastDayOf } from '../domain/obligation.js';
import { requestedDay } from '../domain/period.js';
import type { ReminderRules } from '../domain/reminder-rules.js';
import { dayOf, type Instant, startOfDay } from '../domain/time.js';
import type { Unit } from '../domain/unit.js';

/** A unit and its reports that are asked for, the oldest bound first. */
export interface Chased {
  readonly unit: Unit;
  readonly reports: readonly [OwingView, ...OwingView[]];
}

/** From the day of the earliest rule on; what was asked for outside the rhythm at once. */
export function isPressing(
  { dueBefore, period }: OwingView,
  rules: ReminderRules,
  calendar: Calendar,
  now: Instant,
): boolean {
  if (requestedDay(period) !== null) return true;
  const longest = Math.max(0, ...rules.before.map((one) => one.days));
  const last = lastWorkingDay(calendar, lastDayOf(dueBefore));
  return now >= startOfDay(workingDaysBefore(calendar, last, longest));
}

/**
 * The reports of one period where it is named. Else those whose time has come: in January last year's that are late,
 * not those of the new year, which opened on the 1st; where no report's time has come, those that are due first.
 */
export function worthAsking(
  owing: readonly OwingView[],
  period: string | null,
  rules: ReminderRules,
  calendar: Calendar,
  now: Instant,
): readonly OwingView[] {
  if (period !== null) return owing.filter((one) => one.period === period);
  const pressing = owing.filter((one) => isPressing(one, rules, calendar, now));
  if (pressing.length > 0) return pressing;
  const first = Math.min(...owing.map((one) => one.dueBefore));
  return owing.filter((one) => one.dueBefore === first);
}

const names = new Intl.Collator('vi', { numeric: true });

/** Each unit once, by name. */
export function byUnit(owing: readonly OwingView[]): readonly Chased[] {
  const found = new Map<number, [OwingView, ...OwingView[]]>();
  for (const one of [...owing].sort((a, b) => a.dueBefore - b.dueBefore)) {
    const others = found.get(one.unit.id);
    if (others === undefined) found.set(one.unit.id, [one]);
    else others.push(one);
  }
  const all = [...found.values()].map((reports): Chased => ({ unit: reports[0].unit, reports }));
  return all.sort((a, b) => names.compare(a.unit.name, b.unit.name));
}

/** Distinct periods, the oldest bound first. */
export const periodsOf = (owing: readonly OwingView[]): readonly string[] => [
  ...new Set([...owing].sort((a, b) => a.dueBefore - b.dueBefore).map((one) => one.period)),
];

/** A day somebody named that is not over: until then nobody asks. */
export const isPromised = ({ promise }: OwingView, now: Instant): boolean =>
  promise !== null && promise.day >= dayOf(now);

/** Nobody takes part or can be written to, or reminders go unanswered. A unit that named a coming day for everything is left alone. */
export function needsCall({ reports }: Chased, rules: ReminderRules, now: Instant): boolean {
  const silent = reports.filter((one) => !isPromised(one, now));
  return silent.some((one) => one.people.length === 0 || one.unreached || one.unanswered >= rules.callAfter);
}

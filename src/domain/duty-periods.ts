/**
 * When a duty comes due: its periods in a year, the exclusive bound of each, and the days whose data it covers.
 * Bounds never roll forward over a weekend or a holiday; only `cutoff+N` counts working days.
 */
import { type Calendar, NATIONAL, workingDaysAfter } from './calendar.js';
import { type DataWindow, dataWindow, parsePeriod, periodText } from './period.js';
import type { Duty, Phase, Plan } from './plan.js';
import { addDays, type Day, type Instant, startOfDay } from './time.js';

/** The exclusive bound of a dated duty in one year: `exclusive` ends before the day begins, `inclusive` when it ends. */
export function dueBeforeOf(duty: Pick<Duty, 'due' | 'bound'>, year: number): Instant | null {
  if (duty.due === null) return null;
  const day = `${year}-${duty.due}`;
  return startOfDay(duty.bound === 'inclusive' ? addDays(day, 1) : day);
}

const phaseOf = (plan: Plan, period: string): Phase | undefined => {
  const parsed = parsePeriod(period);
  return parsed?.kind === 'phase' ? plan.phases.find((phase) => phase.id === parsed.id) : undefined;
};

/** The year a period belongs to; a phase to the year of its review. Null for what the plan does not know. */
export function yearOfPeriod(plan: Plan, period: string): number | null {
  const parsed = parsePeriod(period);
  if (parsed === null || parsed.kind === 'adhoc') return null;
  return parsed.kind === 'phase' ? (phaseOf(plan, period)?.to ?? null) : parsed.year;
}

/** First and last day of the period by the calendar: when its report can be opened, and when it is over. */
function span(plan: Plan, period: string): DataWindow | null {
  const year = yearOfPeriod(plan, period);
  if (year === null) return null;
  return dataWindow(period, 'calendar') ?? { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** Which days' data a report of the duty covers: by the duty's own calendar; a phase from its first to its last year. */
export function windowOf(plan: Plan, duty: Duty, period: string): DataWindow | null {
  const shape = duty.window ?? 'national';
  const phase = phaseOf(plan, period);
  if (phase === undefined) return dataWindow(period, shape);
  const [first, last] = [dataWindow(String(phase.from), shape), dataWindow(String(phase.to), shape)];
  return first === null || last === null ? null : { from: first.from, to: last.to };
}

/** The exclusive bound the plan itself names for the period; null when it names none. */
export function boundOf(plan: Plan, duty: Duty, period: string, calendar: Calendar = NATIONAL): Instant | null {
  const after = /^cutoff\+(\d+)$/.exec(duty.due ?? '')?.[1];
  if (after !== undefined) {
    const window = windowOf(plan, duty, period);
    return window === null ? null : startOfDay(addDays(workingDaysAfter(calendar, window.to, Number(after)), 1));
  }
  const year = yearOfPeriod(plan, period);
  return year === null ? null : dueBeforeOf(duty, year);
}

/** When the duty's period is over: its bound, or the end of the period by the calendar where there is none. */
export function endOfPeriod(plan: Plan, period: string, bound: Instant | null): Instant {
  if (bound !== null) return bound;
  const days = span(plan, period);
  return days === null ? Number.POSITIVE_INFINITY : startOfDay(addDays(days.to, 1));
}

/** The first day on which the report can be begun: of the period, though not before the plan was issued. */
export function firstDayOf(plan: Plan, period: string): Day {
  const start = span(plan, period)?.from ?? `${plan.period.from}-01-01`;
  const since = earliest(plan);
  return since > start ? since : start;
}

/** The plan cannot bind anybody before it was issued, nor before its own period. */
function earliest(plan: Plan): Day {
  const issued = plan.document.earliest ?? plan.document.date;
  const begins = `${plan.period.from}-01-01`;
  return issued !== null && issued > begins ? issued : begins;
}

const row = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

/** The periods of the duty's rhythm in one year, earliest first; none without a rhythm. */
export function periodsIn(plan: Plan, duty: Duty, year: number): string[] {
  switch (duty.every) {
    case null:
      return [];
    case 'year':
    case 'once':
      return [String(year)];
    case 'half':
      return [`${year}-H1`, `${year}-H2`];
    case 'nine_months':
      return [`${year}-9M`];
    case 'quarter':
      return row(4).map((n) => `${year}-Q${n}`);
    case 'month':
      return row(12).map((month) => periodText({ kind: 'month', year, month }));
    case 'phase':
      return plan.phases.filter((one) => one.review !== null && one.to === year).map((one) => `phase:${one.id}`);
    default:
      return duty.every satisfies never;
  }
}

/** Reviews for which the plan names no year: they are owed once a decision names their day. */
export function undatedReviews(plan: Plan, duty: Duty): readonly string[] {
  if (duty.every !== 'phase') return [];
  return plan.phases.filter((one) => one.review !== null && one.to === null).map((one) => `phase:${one.id}`);
}

/** The years for which the plan itself asks: as it says, and for reviews the years in which phases end. */
export function yearsAsked(plan: Plan, duty: Duty): readonly number[] {
  if (duty.every !== 'phase') return duty.years;
  return plan.phases.flatMap((phase) => (phase.review === null || phase.to === null ? [] : [phase.to]));
}

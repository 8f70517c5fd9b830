/**
 * Which reports are owed: one obligation per unit × duty × period. Bounds are exclusive instants: "trước ngày 15/12"
 * is 15/12 00:00 in Vietnam, and the last acceptable day is 14/12, a weekend or not (nothing rolls forward).
 */
import type { Duty, Plan } from './plan.js';
import { addDays, DAY_MS, type Day, dayOf, type Instant, startOfDay } from './time.js';
import { inForce, type Unit } from './unit.js';

/** Late reports are taken for this long after the bound, then the period is locked. Ours, since no plan says. */
const LOCK_AFTER_DAYS = 90;

export interface ObligationDue {
  readonly dutyId: string;
  readonly unitId: number;
  readonly period: string;
  readonly opensAt: Instant;
  /** Exclusive; null when the plan names no date. */
  readonly dueBefore: Instant | null;
  readonly locksAt: Instant | null;
}

export interface OpeningChoice {
  /** A recorded decision that yearly duties go on through this year, beyond the plan's own; null without one. */
  readonly through: number | null;
  readonly now: Instant;
}

/** The last day on which the exclusive bound is still kept. */
export function lastDayOf(dueBefore: Instant): Day {
  return dayOf(dueBefore - 1);
}

/** Whether an act at `at` keeps the bound; null when there is none. */
export function isOnTime(at: Instant, dueBefore: Instant | null): boolean | null {
  return dueBefore === null ? null : at < dueBefore;
}

/** The exclusive bound of a duty in one year: `exclusive` ends before the day begins, `inclusive` when it ends. */
export function dueBeforeOf(duty: Pick<Duty, 'due' | 'bound'>, year: number): Instant | null {
  if (duty.due === null) return null;
  const day = `${year}-${duty.due}`;
  return startOfDay(duty.bound === 'inclusive' ? addDays(day, 1) : day);
}

/** When a duty's year is over: its bound, or the end of the calendar year where the plan names no date. */
function endOf(duty: Duty, year: number): Instant {
  return dueBeforeOf(duty, year) ?? startOfDay(`${year + 1}-01-01`);
}

/**
 * The duty's own years while any of them still runs, without those that would be locked at once; none of them when
 * the last one's bound has passed. A recorded decision adds the years after the plan's own, from the current year
 * on: loading prtc (2023–2025) with `through: 2026` during 2026 opens 2026 only.
 */
function yearsOf(duty: Duty, { through, now }: OpeningChoice): number[] {
  const last = Math.max(...duty.years);
  if (duty.every === null || duty.years.length === 0) return [];
  const over = endOf(duty, last) <= now;
  const own = over ? [] : duty.years.filter((year) => now < endOf(duty, year) + LOCK_AFTER_DAYS * DAY_MS);
  if (through === null || duty.every !== 'year') return own;
  const first = Math.max(last + 1, Number(dayOf(now).slice(0, 4)));
  return [...own, ...Array.from({ length: Math.max(0, through - first + 1) }, (_, i) => first + i)];
}

/** True when every year for which the plan's units owe reports has passed its bound: loading it opens nothing. */
export function isPlanOver(plan: Plan, now: Instant): boolean {
  const owed = unitDuties(plan).flatMap((duty) => duty.years.map((year) => endOf(duty, year)));
  return owed.length > 0 && owed.every((end) => end <= now);
}

function unitDuties(plan: Plan): Duty[] {
  const reporting = new Set(plan.tiers.filter((tier) => tier.reports).map((tier) => tier.id));
  return plan.duties.filter((duty) => duty.from.some((from) => reporting.has(from)));
}

/** The plan cannot bind anybody before it was issued, nor before its own period. */
function earliest(plan: Plan): Day {
  const issued = plan.document.earliest ?? plan.document.date;
  const begins = `${plan.period.from}-01-01`;
  return issued !== null && issued > begins ? issued : begins;
}

function row(plan: Plan, duty: Duty, year: number, unitId: number): ObligationDue {
  const start = `${year}-01-01`;
  const since = earliest(plan);
  const dueBefore = dueBeforeOf(duty, year);
  return {
    dutyId: duty.id,
    unitId,
    period: String(year),
    opensAt: startOfDay(since > start ? since : start),
    dueBefore,
    locksAt: dueBefore === null ? null : dueBefore + LOCK_AFTER_DAYS * DAY_MS,
  };
}

/**
 * Every obligation that should exist after the plan was loaded, or its roster changed, at `now`. A unit owes a report
 * when its tier reports and it stands on the last acceptable day (without a bound: on 31/12). Roll-up reports of the
 * standing agency are no unit's obligation. A decision that the duty goes on (`through`) binds the roster as it is
 * when none of its units stands on that day any more: a new roster comes by import. The order is the plan's duties, then years, then the roster's units.
 */
export function obligationsOf(plan: Plan, units: readonly Unit[], choice: OpeningChoice): ObligationDue[] {
  const reporting = new Set(plan.tiers.filter((tier) => tier.reports).map((tier) => tier.id));
  return unitDuties(plan).flatMap((duty) =>
    yearsOf(duty, choice).flatMap((year) => {
      const onDay = lastDayOf(endOf(duty, year));
      const asked = units.filter((u) => reporting.has(u.tier) && duty.from.includes(u.tier));
      const standing = asked.filter((u) => inForce(u, onDay));
      const decided = !duty.years.includes(year);
      const owing = decided && standing.length === 0 ? asked : standing;
      return owing
        .map((unit) => row(plan, duty, year, unit.id))
        .filter((o) => o.dueBefore === null || o.opensAt < o.dueBefore);
    }),
  );
}

/**
 * Which reports are owed: one obligation per unit × duty × period. Bounds are exclusive instants: "trước ngày 15/12"
 * is 15/12 00:00 in Vietnam, and the last acceptable day is 14/12, a weekend or not (nothing rolls forward).
 */
import { type Calendar, NATIONAL } from './calendar.js';
import { boundOf, endOfPeriod, firstDayOf, periodsIn, undatedReviews, yearsAsked } from './duty-periods.js';
import type { Duty, Plan } from './plan.js';
import { DAY_MS, type Day, dayOf, type Instant, startOfDay } from './time.js';
import { inForce, type Unit } from './unit.js';

/** Late reports are taken for this long after the bound, then the period is locked. Ours, since no plan says. */
const LOCK_AFTER_DAYS = 90;

export const lockAfter = (dueBefore: Instant): Instant => dueBefore + LOCK_AFTER_DAYS * DAY_MS;

export interface ObligationDue {
  readonly dutyId: string;
  readonly unitId: number;
  readonly period: string;
  readonly opensAt: Instant;
  /** Exclusive; null when the plan names no date. */
  readonly dueBefore: Instant | null;
  readonly locksAt: Instant | null;
}

/** What the standing agency itself owes: its roll-up, one per duty × period. It has no lock; it is done when noted. */
export type AgencyDue = Pick<ObligationDue, 'dutyId' | 'period' | 'opensAt' | 'dueBefore'>;

/** What a reminder of a roll-up is about, beside the obligations' own ids. */
export const agencySubject = (campaignId: string, dutyId: string, period: string): string =>
  `agency:${campaignId}:${dutyId}:${period}`;

/** Null for any other subject. A period may hold colons, ids may not. */
export function readAgencySubject(subject: string) {
  const found = /^agency:([^:]+):([^:]+):(.+)$/.exec(subject);
  if (found === null) return null;
  const [, campaignId = '', dutyId = '', period = ''] = found;
  return { campaignId, dutyId, period };
}

export interface OpeningChoice {
  /** A recorded decision that yearly duties go on through this year, beyond the plan's own; null without one. */
  readonly through: number | null;
  readonly now: Instant;
  /** Bounds set by a recorded decision, where the plan names none or another; by duty and period. */
  readonly decided?: readonly DecidedBound[];
  /** For bounds counted in working days; without one the national tables. */
  readonly calendar?: Calendar;
}

export interface DecidedBound {
  readonly dutyId: string;
  readonly period: string;
  readonly dueBefore: Instant;
}

/** What a recorded decision says of the bound, else the plan. */
export function boundWith(plan: Plan, duty: Duty, period: string, choice: Omit<OpeningChoice, 'through' | 'now'>) {
  const decided = choice.decided?.find((one) => one.dutyId === duty.id && one.period === period);
  return decided?.dueBefore ?? boundOf(plan, duty, period, choice.calendar ?? NATIONAL);
}

/** The last day on which the exclusive bound is still kept. */
export function lastDayOf(dueBefore: Instant): Day {
  return dayOf(dueBefore - 1);
}

/** Whether an act at `at` keeps the bound; null when there is none. */
export function isOnTime(at: Instant, dueBefore: Instant | null): boolean | null {
  return dueBefore === null ? null : at < dueBefore;
}

interface DutyPeriod {
  readonly period: string;
  readonly dueBefore: Instant | null;
  readonly end: Instant;
  /** Beyond the plan's own years, by decision. */
  readonly decided: boolean;
}

/**
 * The duty's own periods while any of them still runs, without those that would be locked at once; none of them when
 * the last one's bound has passed. A recorded decision adds the years after the plan's own, from the current year
 * on: loading prtc (2023–2025) with `through: 2026` during 2026 opens 2026 only. Reviews end with the plan.
 */
function periodsOf(plan: Plan, duty: Duty, choice: OpeningChoice): DutyPeriod[] {
  const { through, now } = choice;
  const asked = yearsAsked(plan, duty);
  const reviews = undatedReviews(plan, duty).filter((period) => boundWith(plan, duty, period, choice) !== null);
  if (duty.every === null || asked.length + reviews.length === 0) return [];
  const made = (periods: readonly string[], decided: boolean): DutyPeriod[] =>
    periods.map((period) => {
      const dueBefore = boundWith(plan, duty, period, choice);
      return { period, dueBefore, end: endOfPeriod(plan, period, dueBefore), decided };
    });
  const of = (years: readonly number[], decided: boolean): DutyPeriod[] =>
    years.flatMap((year) => made(periodsIn(plan, duty, year), decided));
  const all = [...made(reviews, false), ...of(asked, false)];
  const over = all.every((one) => one.end <= now);
  const own = over ? [] : all.filter((one) => now < lockAfter(one.end));
  if (through === null || duty.every === 'once' || duty.every === 'phase') return own;
  const first = Math.max(Math.max(...asked) + 1, Number(dayOf(now).slice(0, 4)));
  return [
    ...own,
    ...of(
      Array.from({ length: Math.max(0, through - first + 1) }, (_, i) => first + i),
      true,
    ),
  ];
}

/** True when every period for which the plan's units owe reports has passed its bound: loading it opens nothing. */
export function isPlanOver(plan: Plan, now: Instant): boolean {
  const ends = unitDuties(plan).flatMap((duty) =>
    yearsAsked(plan, duty).flatMap((year) =>
      periodsIn(plan, duty, year).map((period) => endOfPeriod(plan, period, boundOf(plan, duty, period))),
    ),
  );
  return ends.length > 0 && ends.every((end) => end <= now);
}

/** How far ahead one decision may carry the yearly duties on: a plan lasts five years; more is a slip of the hand. */
const MOST_YEARS_ON = 5;

/** The last year to which a decision may carry the yearly duties on. */
export function lastYearToGoOn(plan: Plan, now: Instant): number {
  const asked = plan.duties.flatMap((duty) => yearsAsked(plan, duty));
  return Math.max(plan.period.from, Number(dayOf(now).slice(0, 4)), ...asked) + MOST_YEARS_ON;
}

function unitDuties(plan: Plan): Duty[] {
  const reporting = new Set(plan.tiers.filter((tier) => tier.reports).map((tier) => tier.id));
  return plan.duties.filter((duty) => duty.from.some((from) => reporting.has(from)));
}

function row(plan: Plan, duty: Duty, { period, dueBefore }: DutyPeriod, unitId: number): ObligationDue {
  return {
    dutyId: duty.id,
    unitId,
    period,
    opensAt: startOfDay(firstDayOf(plan, period)),
    dueBefore,
    locksAt: dueBefore === null ? null : lockAfter(dueBefore),
  };
}

/**
 * Every obligation that should exist after the plan was loaded, or its roster changed, at `now`, those of later
 * periods included (`opensAt` says when). A unit owes a report when its tier reports and it stands on the last
 * acceptable day (without a bound: on the period's last). A decision that the duty goes on (`through`) binds the
 * roster as it is when none of its units stands on that day any more: a new roster comes by import. The order is the
 * plan's duties, then periods, then the roster's units.
 */
export function obligationsOf(plan: Plan, units: readonly Unit[], choice: OpeningChoice): ObligationDue[] {
  const reporting = new Set(plan.tiers.filter((tier) => tier.reports).map((tier) => tier.id));
  return unitDuties(plan).flatMap((duty) =>
    periodsOf(plan, duty, choice).flatMap((one) => {
      const onDay = lastDayOf(one.end);
      const asked = units.filter((u) => reporting.has(u.tier) && duty.from.includes(u.tier));
      const standing = asked.filter((u) => inForce(u, onDay));
      const owing = one.decided && standing.length === 0 ? asked : standing;
      return owing
        .map((unit) => row(plan, duty, one, unit.id))
        .filter((o) => o.dueBefore === null || o.opensAt < o.dueBefore);
    }),
  );
}

/** What the standing agency itself owes: the other link of the chain (units → agency → the level above). */
export function agencyDuesOf(plan: Plan, choice: OpeningChoice): AgencyDue[] {
  return plan.duties
    .filter((duty) => duty.from.includes('standing_agency'))
    .flatMap((duty) =>
      periodsOf(plan, duty, choice).map(({ period, dueBefore }) => ({
        ...{ dutyId: duty.id, period, dueBefore, opensAt: startOfDay(firstDayOf(plan, period)) },
      })),
    );
}

export interface Deadline {
  readonly duty: string;
  readonly period: string;
  readonly dueBefore: Instant;
  readonly lastDay: Day;
}

/**
 * Every bound whose last acceptable day lies from `from` to `to`, both included: by the duty's rhythm in any year
 * (the plan's own or not), reviews and single reports in theirs only. What has no date is left out.
 */
export function deadlinesBetween(
  plan: Plan,
  from: Day,
  to: Day,
  choice: Omit<OpeningChoice, 'through' | 'now'>,
): Deadline[] {
  // A bound on 01/01 belongs to the year before, one counted from a cut-off to the year after.
  const [first, last] = [Number(from.slice(0, 4)) - 1, Number(to.slice(0, 4)) + 1];
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  const found = plan.duties.flatMap((duty) => {
    const asked = duty.every === 'once' || duty.every === 'phase' ? yearsAsked(plan, duty) : years;
    const periods = [...undatedReviews(plan, duty), ...asked.flatMap((year) => periodsIn(plan, duty, year))];
    return periods.flatMap((period): Deadline[] => {
      const dueBefore = boundWith(plan, duty, period, choice);
      return dueBefore === null ? [] : [{ duty: duty.id, period, dueBefore, lastDay: lastDayOf(dueBefore) }];
    });
  });
  return found.filter((one) => one.lastDay >= from && one.lastDay <= to).sort((a, b) => a.dueBefore - b.dueBefore);
}

/** Review occasions of a campaign: which of them its plan awards at, and whose period's figures they judge. */
import { OCCASIONS, type Occasion } from './award.js';
import type { Plan } from './plan.js';
import { reviewSpan } from './review.js';
import type { Day } from './time.js';

const REVIEWS: Readonly<Partial<Record<Occasion, string>>> = { so_ket: 'sơ kết', tong_ket: 'tổng kết' };

/** In the plan's order of the occasions; empty where the plan names no form of award. */
export function occasionsOf(plan: Plan): readonly Occasion[] {
  const named = new Set(plan.awards.flatMap((award) => award.occasions));
  return OCCASIONS.filter((one) => named.has(one));
}

/** The year of the review where the plan names one; null for the yearly and urgent ones and where it is left open. */
export function yearOf(plan: Plan, occasion: Occasion): string | null {
  const words = REVIEWS[occasion];
  const phase = plan.phases.find((one) => one.review === words && words !== undefined);
  return phase === undefined ? null : (reviewSpan(phase)?.first.slice(0, 4) ?? null);
}

/** Until the end of March, last year's review is still the one people work on. */
const AFTERMATH = '03-31';

/**
 * The occasion meant when none is said on the day: this year's review (the later one, where a year holds both), in the
 * first months last year's, else the yearly award, else the next review, else the plan's last.
 */
export function occasionIn(plan: Plan, day: Day): Occasion | null {
  const open = occasionsOf(plan);
  const year = day.slice(0, 4);
  const reviewed = (wanted: string) => open.filter((one) => yearOf(plan, one) === wanted).at(-1);
  const inYear = reviewed(year) ?? (day.slice(5) <= AFTERMATH ? reviewed(String(Number(year) - 1)) : undefined);
  if (inYear !== undefined) return inYear;
  if (open.includes('yearly')) return 'yearly';
  return open.find((one) => (yearOf(plan, one) ?? '9999') > year) ?? open.at(-1) ?? null;
}

/**
 * Quantitative eligibility: whether a unit meets every measurable award standard of its tier. Necessary, never
 * sufficient: nobody is "commended" here (plans.md §7.4). A standard whose matter did not arise is left out and named.
 */
import type { FigureValue } from './figure.js';
import type { Criterion } from './plan.js';
import {
  compareDecimals,
  compareRatioToPercent,
  type Decimal,
  numeratorFor,
  pointsBetween,
  subtractDecimals,
} from './quantity.js';
import { type Verdict, verdictOf } from './verdict.js';

export type EligibilityVerdict = 'quantitative_met' | 'not_met' | 'insufficient_data' | 'no_basis';

export interface Distance {
  /** Percentage points short of the mark, rounded to two places; null for a strict mark that is exactly reached. */
  readonly points: Decimal;
  /** How many more would have reached it, the mark in counts, and what there is; null where only a rate is known. */
  readonly counts: {
    readonly short: number;
    readonly needed: number;
    readonly have: number;
    readonly of: number;
  } | null;
}

export interface StandardResult {
  readonly criterion: Criterion;
  readonly value: FigureValue | null;
  readonly verdict: Verdict;
  /** Only where it is not met and the distance can be said. */
  readonly distance: Distance | null;
}

export interface Eligibility {
  readonly verdict: EligibilityVerdict;
  readonly standards: readonly StandardResult[];
}

/** How far a figure is below a mark that asks for at least (or more than) `threshold`; null when it is not below. */
export function distanceTo(value: FigureValue, threshold: Decimal, strict = false): Distance | null {
  if (value.kind === 'percent') {
    const order = compareDecimals(value.percent, threshold);
    return order < 0 ? { points: subtractDecimals(threshold, value.percent), counts: null } : null;
  }
  if (value.kind !== 'ratio') return null;
  const { numerator, denominator } = value;
  const reach = numeratorFor(threshold, denominator);
  const exactly = compareRatioToPercent({ numerator: reach, denominator }, threshold) === 0;
  const needed = strict && exactly ? reach + 1 : reach;
  if (numerator >= needed || needed > denominator) return null;
  const mark = {
    numerator: Number(threshold.replace('.', '')),
    denominator: 100 * 10 ** (threshold.split('.')[1]?.length ?? 0),
  };
  return {
    points: pointsBetween(mark, value),
    counts: { short: needed - numerator, needed, have: numerator, of: denominator },
  };
}

export function standardResult(criterion: Criterion, value: FigureValue | null): StandardResult {
  const verdict = verdictOf(value, criterion);
  const { cmp, threshold } = criterion;
  const upward = cmp === '>=' || cmp === '>' || cmp === '=';
  const distance =
    verdict === 'not_met' && value !== null && threshold !== null && upward
      ? distanceTo(value, threshold, cmp === '>')
      : null;
  return { criterion, value, verdict, distance };
}

/** `standards`: the measurable award standards of the unit's tier. None: the plan gives no basis to judge. */
export function eligibilityOf(
  standards: readonly Criterion[],
  figureOf: (criterion: Criterion) => FigureValue | null,
): Eligibility {
  const results = standards.map((criterion) => standardResult(criterion, figureOf(criterion)));
  return { verdict: overall(results.map((one) => one.verdict)), standards: results };
}

/** One standard not met decides, whatever else is unknown; a standard that did not arise decides nothing. */
export function overall(verdicts: readonly Verdict[]): EligibilityVerdict {
  const judged = verdicts.filter((v) => v !== 'not_arisen' && v !== 'no_basis');
  if (verdicts.every((v) => v === 'no_basis')) return 'no_basis';
  if (judged.includes('not_met')) return 'not_met';
  if (judged.length === 0 || judged.includes('insufficient_data')) return 'insufficient_data';
  return 'quantitative_met';
}

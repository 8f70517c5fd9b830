/**
 * Figures of goals (chỉ tiêu phấn đấu): over an area or a whole sector, entered by the standing agency from statistics
 * with their source and date, never asked of a unit and never an award condition.
 */
import type { Criterion, Plan } from './plan.js';
import { compareDecimals, compareGrowth, compareRatioToPercent, type Decimal } from './quantity.js';
import type { Day, Instant } from './time.js';
import { holds } from './verdict.js';

export type GoalValue =
  | { readonly kind: 'ratio'; readonly numerator: number; readonly denominator: number }
  /** The source gives the rate alone. */
  | { readonly kind: 'percent'; readonly percent: Decimal }
  | { readonly kind: 'count'; readonly value: Decimal }
  /** The level of this year and of the last; `before` is above zero. */
  | { readonly kind: 'growth'; readonly now: Decimal; readonly before: Decimal };

export interface GoalFigure {
  readonly tier: string;
  readonly criterionId: string;
  /** The sector, where the goal has one value per sector; '' otherwise. */
  readonly part: string;
  readonly period: string;
  readonly version: number;
  readonly value: GoalValue;
  /** "Niên giám thống kê 2023". */
  readonly source: string;
  readonly asOf: Day;
  readonly at: Instant;
}

/** `past`: the goal was for an earlier year and says nothing about this one. */
export type GoalVerdict = 'met' | 'not_met' | 'insufficient_data' | 'no_basis' | 'past';

/** One value per sector. */
export const hasParts = (criterion: Criterion): boolean => criterion.unit === '% (per sector)';

/** The goals the standing agency enters: measurable, not asked of units, and not the same figure as one that is. */
export function enteredGoals(plan: Plan): readonly Criterion[] {
  const asked = new Set(plan.criteria.filter((c) => c.collectable).map((c) => `${c.tier} ${c.id}`));
  return plan.criteria.filter(
    (c) => c.kind === 'goal' && c.measure !== 'qualitative' && !c.collectable && !asked.has(`${c.tier} ${c.id}`),
  );
}

function orderOf(value: GoalValue, mark: Decimal): -1 | 0 | 1 | null {
  switch (value.kind) {
    case 'ratio':
      return compareRatioToPercent(value, mark);
    case 'percent':
      return compareDecimals(value.percent, mark);
    case 'count':
      return compareDecimals(value.value, mark);
    case 'growth':
      return compareGrowth(value.now, value.before, mark);
    default:
      return value satisfies never;
  }
}

/** `period` is a calendar one (`2023`, `2023-Q4`). A bare rate never proves that all were reached. */
export function goalVerdict(value: GoalValue, criterion: Criterion, period: string): GoalVerdict {
  const { cmp, threshold, year } = criterion;
  if (year !== null && Number(period.slice(0, 4)) > year) return 'past';
  if (cmp === null || threshold === null) return 'no_basis';
  if (value.kind === 'percent' && cmp === '=') return 'insufficient_data';
  const order = orderOf(value, threshold);
  return order === null ? 'insufficient_data' : holds(order, cmp) ? 'met' : 'not_met';
}

/**
 * Competition ranks (1, 2, 2, 4) within one tier, criterion and period. Whoever has no figure, or reported that
 * nothing arose, has no rank. Works on index arrays, so that ten thousand units cost no objects.
 */
import type { FigureValue } from './figure.js';
import { compareDecimals, compareRatios, compareRatioToPercent, type Decimal, type Ratio } from './quantity.js';

/** Kept with everything published: places 1, 2, 2, 4 within one tier, criterion and period, by exact comparison. */
export const RANKING_RULE = 'XH-1';

export interface Ranked {
  /** Indices with a comparable figure, highest first; equal ones keep the given order. */
  readonly order: readonly number[];
  /** Rank by index, 0 where there is none. */
  readonly ranks: Int32Array;
}

/** Exact; the products are compared as numbers only where they are exact as numbers. */
export function orderRatios(an: number, ad: number, bn: number, bd: number): -1 | 0 | 1 {
  const left = an * bd;
  const right = bn * ad;
  if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER)
    return left < right ? -1 : left > right ? 1 : 0;
  return compareRatios({ numerator: an, denominator: ad }, { numerator: bn, denominator: bd });
}

/** Compares two figures of one criterion; null when they are not of one kind (a count against a rate). */
export function orderValues(a: FigureValue, b: FigureValue): -1 | 0 | 1 | null {
  if (a.kind === 'count' && b.kind === 'count') return compareDecimals(a.value, b.value);
  const x = rate(a);
  const y = rate(b);
  if (x === null || y === null) return null;
  if (typeof x === 'string') return typeof y === 'string' ? compareDecimals(x, y) : flip(compareRatioToPercent(y, x));
  return typeof y === 'string'
    ? compareRatioToPercent(x, y)
    : orderRatios(x.numerator, x.denominator, y.numerator, y.denominator);
}

const flip = (order: -1 | 0 | 1): -1 | 0 | 1 => (order === 0 ? 0 : order === 1 ? -1 : 1);

function rate(value: FigureValue): Ratio | Decimal | null {
  if (value.kind === 'ratio') return value;
  return value.kind === 'percent' ? value.percent : null;
}

/** `rows`: indices that take part. `compare` orders two of them by their figures. */
export function competitionRanks(
  rows: readonly number[],
  size: number,
  compare: (a: number, b: number) => -1 | 0 | 1,
): Ranked {
  const order = [...rows].sort((a, b) => compare(b, a));
  const ranks = new Int32Array(size);
  order.forEach((row, i) => {
    const before = order[i - 1];
    ranks[row] = before !== undefined && compare(before, row) === 0 ? (ranks[before] ?? 0) : i + 1;
  });
  return { order, ranks };
}

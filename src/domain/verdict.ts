/** Whether a figure meets a criterion: exact, on the counts themselves, before any rounding. */
import type { FigureValue } from './figure.js';
import type { Comparator, Criterion } from './plan.js';
import { compareDecimals, compareRatioToPercent, type Decimal } from './quantity.js';

export type Verdict =
  | 'met'
  | 'not_met'
  /** No figure, or one that cannot prove it: a bare percentage never proves that all were done. */
  | 'insufficient_data'
  | 'not_arisen'
  /** The criterion names no mark to compare with. */
  | 'no_basis';

export function holds(order: -1 | 0 | 1, cmp: Comparator): boolean {
  switch (cmp) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '=':
      return order === 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    default:
      return cmp satisfies never;
  }
}

/** Null where the value cannot tell: a bare 100% may be a rounded 99.96. */
export function compareValue(value: FigureValue, mark: Decimal): -1 | 0 | 1 | null {
  switch (value.kind) {
    case 'ratio':
      return compareRatioToPercent(value, mark);
    case 'percent': {
      const full = compareDecimals(value.percent, '100') === 0 && compareDecimals(mark, '100') === 0;
      return full ? null : compareDecimals(value.percent, mark);
    }
    case 'count':
      return compareDecimals(value.value, mark);
    case 'not_arisen':
      return null;
    default:
      return value satisfies never;
  }
}

export function verdictOf(value: FigureValue | null, criterion: Pick<Criterion, 'cmp' | 'threshold'>): Verdict {
  if (criterion.cmp === null || criterion.threshold === null) return 'no_basis';
  if (value === null) return 'insufficient_data';
  if (value.kind === 'not_arisen') return 'not_arisen';
  const order = compareValue(value, criterion.threshold);
  if (order === null) return 'insufficient_data';
  return holds(order, criterion.cmp) ? 'met' : 'not_met';
}

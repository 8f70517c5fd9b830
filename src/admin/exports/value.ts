/** A figure in the four columns every export shares: counts, the bare value, the rate. */
import type { FigureValue } from '../../domain/figure.js';
import { type Decimal, shownPercent, shownRate } from '../../domain/quantity.js';
import type { ExportCell } from './table.js';

/**
 * Numerator, denominator, value, percent. `value` as `figures import` takes it: a count, "not_arisen", or a percentage of which no
 * counts are known; empty where the counts say it.
 */
export function valueCells(value: FigureValue | null, threshold: Decimal | null): readonly ExportCell[] {
  if (value === null) return [null, null, null, null];
  switch (value.kind) {
    case 'ratio':
      return [String(value.numerator), String(value.denominator), null, shownPercent(value, threshold)];
    case 'percent':
      return [null, null, `${value.percent}%`, shownRate(value.percent, threshold)];
    case 'count':
      return [null, null, value.value, null];
    case 'not_arisen':
      return [null, null, 'not_arisen', null];
    default:
      return value satisfies never;
  }
}

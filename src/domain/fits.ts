/** Whether a value is one of the kind a criterion asks for, wherever it was typed. */
import type { FigureValue } from './figure.js';
import type { Criterion } from './plan.js';
import { compareDecimals, isRatio } from './quantity.js';

/** Which kind was wanted, where the value is none; null where it fits. */
export type Misfit = 'ratio' | 'yes_no' | 'count' | 'growth' | 'words';

const between = (percent: string): boolean =>
  compareDecimals(percent, '0') >= 0 && compareDecimals(percent, '100') <= 0;

export function misfit({ measure }: Pick<Criterion, 'measure'>, value: FigureValue): Misfit | null {
  if (value.kind === 'not_arisen') return measure === 'qualitative' ? 'words' : null;
  switch (measure) {
    case 'ratio':
      if (value.kind === 'ratio') return isRatio(value.numerator, value.denominator) ? null : 'ratio';
      return value.kind === 'percent' && between(value.percent) ? null : 'ratio';
    case 'units':
      return value.kind === 'ratio' && value.denominator === 1 && value.numerator <= 1 ? null : 'yes_no';
    case 'count':
      return value.kind === 'count' && !value.value.startsWith('-') ? null : 'count';
    case 'growth':
      return value.kind === 'percent' ? null : 'growth';
    case 'qualitative':
      return 'words';
    default:
      return measure satisfies never;
  }
}

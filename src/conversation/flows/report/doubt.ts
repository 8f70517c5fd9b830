/** Whether a figure is so far from last period's that the person is asked to look once more. */
import type { FigureValue } from '../../../domain/figure.js';
import type { Criterion } from '../../../domain/plan.js';
import { compareDecimals, pointsBetween } from '../../../domain/quantity.js';
import { type Line, line } from '../../../messages/message.js';
import { valueWords } from './lines.js';

/** Points of change, and the factor between two denominators, from which a second look is asked for. */
const POINTS = '20';
const FACTOR = 3;

/**
 * Null when nothing is unusual. Never asked where the standard is "= 100": there 100% is the expected answer and
 * a warning would fire for nearly every unit. The direction plays no part, so nobody is tempted either way.
 */
export function doubtAbout(criterion: Criterion, value: FigureValue, before: FigureValue | undefined): Line | null {
  if (criterion.cmp === '=' || value.kind !== 'ratio' || before?.kind !== 'ratio') return null;
  const change = pointsBetween(value, before);
  const points = change.replace('-', '');
  const farRate = compareDecimals(points, POINTS) >= 0;
  const farTotal = value.denominator >= before.denominator * FACTOR || value.denominator * FACTOR <= before.denominator;
  if (!farRate && !farTotal) return null;
  const params = { before: valueWords(criterion, before), points: { count: points } };
  if (!farRate) return line('report.doubt.total', params);
  return line(change.startsWith('-') ? 'report.doubt.fell' : 'report.doubt.rose', params);
}

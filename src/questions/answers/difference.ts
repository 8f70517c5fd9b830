/** What lies between two figures: exact, then rounded; and where each came from. */
import type { FigureValue } from '../../domain/figure.js';
import {
  compareDecimals,
  type Decimal,
  pointsBetween,
  ratioPercent,
  roundedPoints,
  subtractDecimals,
} from '../../domain/quantity.js';
import { type Line, line, type Param } from '../../messages/message.js';
import { type AskFacts, STATE } from '../facts.js';
import { periodLine } from './parts.js';

/** `later` minus `earlier`; null where one is missing, did not arise, or they are not of one kind. */
export function difference(later: FigureValue | null, earlier: FigureValue | null): Decimal | null {
  if (later === null || earlier === null) return null;
  if (later.kind === 'ratio' && earlier.kind === 'ratio') return pointsBetween(later, earlier);
  if (later.kind === 'count' && earlier.kind === 'count') return subtractDecimals(later.value, earlier.value);
  const [x, y] = [rate(later), rate(earlier)];
  return x === null || y === null ? null : roundedPoints(subtractDecimals(x, y));
}

function rate(value: FigureValue): Decimal | null {
  if (value.kind === 'percent') return value.percent;
  return value.kind === 'ratio' ? ratioPercent(value, 9) : null;
}

export const direction = (points: Decimal): 'up' | 'down' | 'same' => {
  const order = compareDecimals(points, '0');
  return order > 0 ? 'up' : order < 0 ? 'down' : 'same';
};

export const size = (points: Decimal): Param => ({ count: points.replace('-', '') });

export function sourceLine(facts: AskFacts, criterion: string, periods: readonly string[], row: number): Line {
  const part = (period: string, at: 'head' | 'inline'): Param => {
    const columns = facts.columns(criterion, period);
    const key = columns?.paper[row] === 1 ? 'paper' : columns?.state[row] === STATE.verified ? 'verified' : 'reported';
    return { line: line(`ask.compare.source_${key}`, { period: periodLine(period), at }) };
  };
  const [first = '', second = ''] = periods;
  return line('ask.compare.source', { first: part(first, 'head'), second: part(second, 'inline') });
}

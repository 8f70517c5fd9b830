import { describe, expect, it } from 'vitest';
import type { FigureValue } from '../../src/domain/figure.js';
import type { Comparator } from '../../src/domain/plan.js';
import { type Verdict, verdictOf } from '../../src/domain/verdict.js';

const ratio = (numerator: number, denominator: number): FigureValue => ({ kind: 'ratio', numerator, denominator });
const percent = (value: string): FigureValue => ({ kind: 'percent', percent: value });

const ROWS: readonly (readonly [
  what: string,
  value: FigureValue | null,
  cmp: Comparator,
  mark: string,
  verdict: Verdict,
])[] = [
  ['1499/2500 shows 60,0 and fails 60', ratio(1499, 2500), '>=', '60', 'not_met'],
  ['exactly 60 meets at least 60', ratio(3, 5), '>=', '60', 'met'],
  ['exactly 50 fails more than 50', ratio(1, 2), '>', '50', 'not_met'],
  ['a hair above 50 meets more than 50', ratio(500001, 1000000), '>', '50', 'met'],
  ['99,96 is not 100', ratio(2499, 2500), '=', '100', 'not_met'],
  ['all of them is 100', ratio(12, 12), '=', '100', 'met'],
  ['a bare 100% proves nothing', percent('100'), '=', '100', 'insufficient_data'],
  ['a bare 99,5% is not 100', percent('99.5'), '=', '100', 'not_met'],
  ['a bare 62,5% meets 60', percent('62.5'), '>=', '60', 'met'],
  ['no figure', null, '>=', '60', 'insufficient_data'],
  ['nothing arose', { kind: 'not_arisen', reason: null }, '=', '100', 'not_arisen'],
  ['a count', { kind: 'count', value: '12' }, '>=', '12', 'met'],
];

describe('verdict', () => {
  it.each(ROWS)('%s', (_what, value, cmp, threshold, verdict) => {
    expect(verdictOf(value, { cmp, threshold })).toBe(verdict);
  });
  it('has no basis without a mark', () => {
    expect(verdictOf(ratio(1, 2), { cmp: null, threshold: null })).toBe('no_basis');
  });
});

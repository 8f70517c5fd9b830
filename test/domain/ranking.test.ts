import { describe, expect, it } from 'vitest';
import { competitionRanks, orderRatios, orderValues } from '../../src/domain/ranking.js';

describe('ranking', () => {
  it('gives competition ranks: 1, 2, 2, 4', () => {
    const scores = [70, 90, 80, 80];
    const { order, ranks } = competitionRanks(
      [0, 1, 2, 3],
      5,
      (a, b) => Math.sign((scores[a] ?? 0) - (scores[b] ?? 0)) as -1 | 0 | 1,
    );
    expect(order).toEqual([1, 2, 3, 0]);
    expect([...ranks]).toEqual([4, 1, 2, 2, 0]);
  });
  it.each([
    ['equal fractions', [1, 2, 500, 1000], 0],
    [
      'a hair apart beyond the numbers that are exact',
      [999999999999999, 1000000000000000, 999999999999998, 999999999999999],
      1,
    ],
    ['lower', [1, 3, 1, 2], -1],
  ] as const)('compares ratios exactly: %s', (_what, [an, ad, bn, bd], order) => {
    expect(orderRatios(an, ad, bn, bd)).toBe(order);
  });
  it.each([
    ['a rate with a ratio', { kind: 'percent', percent: '50' }, { kind: 'ratio', numerator: 1, denominator: 2 }, 0],
    ['a ratio with a rate', { kind: 'ratio', numerator: 2, denominator: 3 }, { kind: 'percent', percent: '66.6' }, 1],
    ['a count with a rate: never', { kind: 'count', value: '5' }, { kind: 'percent', percent: '5' }, null],
    ['what did not arise: never', { kind: 'not_arisen', reason: null }, { kind: 'percent', percent: '5' }, null],
  ] as const)('compares %s', (_what, a, b, order) => {
    expect(orderValues(a, b)).toBe(order);
  });
});

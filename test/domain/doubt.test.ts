/** What is unusual about a report: the strongest is the one asked about. */
import { describe, expect, it } from 'vitest';
import { type Entered, ownDoubts, tierDoubt } from '../../src/domain/doubt.js';
import { DEFAULT_LIMITS } from '../../src/domain/doubt-limits.js';
import type { FigureValue } from '../../src/domain/figure.js';
import type { Comparator, Criterion } from '../../src/domain/plan.js';

const ratio = (text: string): FigureValue => {
  const [numerator = 0, denominator = 1] = text.split('/').map(Number);
  return { kind: 'ratio', numerator, denominator };
};
/** Only what a doubt looks at. */
const criterion = (id: string, cmp: Comparator): Criterion => ({ id, cmp }) as Criterion;
const entered = (id: string, cmp: Comparator, now: string, before: string | null): Entered => {
  return { criterion: criterion(id, cmp), value: ratio(now), before: before === null ? undefined : ratio(before) };
};

const ROWS: readonly (readonly [string, readonly Entered[], string | null])[] = [
  ['a slip of one digit', [entered('a', '>=', '549/751', '378/736')], 'a rose'],
  ['nineteen points are usual', [entered('a', '>=', '70/100', '51/100')], null],
  ['exactly twenty points', [entered('a', '>=', '30/100', '50/100')], 'a fell'],
  ['a total three times as large', [entered('a', '>=', '120/300', '40/100')], 'a total'],
  ['a total that shrank by a third', [entered('a', '>=', '35/65', '50/100')], 'a shrank'],
  ['a standard of 100 given as a fraction', [entered('a', '=', '20/20', '10/40')], null],
  ['no last period', [entered('a', '>=', '99/100', null)], null],
  ['everything as last year', [entered('a', '>=', '61/100', '61/100'), entered('b', '=', '12/12', '12/12')], 'a copy'],
  ['100 % everywhere', [entered('a', '>=', '90/90', '80/88'), entered('b', '=', '12/12', '11/11')], 'a all_full'],
  [
    '100 % where only that is expected',
    [entered('a', '=', '90/90', '80/80'), entered('b', '=', '12/12', '11/11')],
    null,
  ],
  ['the stronger of two', [entered('a', '>=', '75/100', '50/100'), entered('b', '>=', '10/100', '90/100')], 'b fell'],
];

describe('against its own history', () => {
  it.each(ROWS)('%s', (_, all, expected) => {
    const [first] = ownDoubts(all, DEFAULT_LIMITS);
    expect(first === undefined ? null : `${first.criterionId} ${first.kind}`).toBe(expected);
  });

  it('takes the limits of the plan', () => {
    const all = [entered('a', '>=', '549/751', '378/736')];
    expect(ownDoubts(all, { ...DEFAULT_LIMITS, points: '25' })).toEqual([]);
  });
});

describe('against its tier, for verification', () => {
  const rates = ['51.96', '58.26', '59.79', '60.34', '63.09', '91.25'];
  it.each([
    ['near the middle', '60/100', null],
    ['far above', '98/100', '37.66'],
    ['far below', '20/100', '40.34'],
  ])('%s', (_, now, points) => {
    expect(tierDoubt(entered('a', '>=', now, null), rates, DEFAULT_LIMITS)?.points ?? null).toBe(points);
  });

  it('says nothing about a handful of units', () => {
    expect(tierDoubt(entered('a', '>=', '99/100', null), rates.slice(0, 4), DEFAULT_LIMITS)).toBe(null);
  });
});

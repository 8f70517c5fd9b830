import { describe, expect, it } from 'vitest';
import {
  checkDecided,
  moveOf,
  NOMINATION_STATES,
  type NominationKey,
  placesLeft,
  sameAchievement,
  stepsFrom,
} from '../../src/domain/nomination.js';

describe('steps', () => {
  it.each([
    ['draft', false, ['send', 'withdraw']],
    ['sent', false, ['review', 'return', 'withdraw']],
    ['returned', false, ['send', 'withdraw']],
    ['reviewed', false, ['return', 'appraise']],
    ['appraised', false, ['return', 'decide']],
    // With a council nothing is decided before it has met.
    ['appraised', true, ['return', 'vote']],
    ['voted', true, ['return', 'decide']],
    // A council that was switched off again holds nothing up.
    ['voted', false, ['return', 'decide']],
    // A result entered wrongly is entered again.
    ['decided', true, ['decide']],
    ['decided', false, ['decide']],
    ['withdrawn', true, []],
  ] as const)('%s, council %s: %j', (state, council, steps) => {
    expect(stepsFrom(state, council)).toEqual(steps);
  });

  it.each([
    ['draft', 'send', 'nominate', 'sent'],
    ['sent', 'review', 'review_award', 'reviewed'],
    ['sent', 'return', 'review_award', 'returned'],
    ['reviewed', 'return', 'appraise', 'returned'],
    ['reviewed', 'appraise', 'appraise', 'appraised'],
    ['appraised', 'vote', 'appraise', 'voted'],
    ['voted', 'return', 'appraise', 'returned'],
    ['voted', 'decide', 'appraise', 'decided'],
  ] as const)('%s → %s is held by %s', (state, step, act, to) => {
    expect(moveOf(state, step, true)).toEqual({ to, act });
  });

  it('goes nowhere once it was withdrawn', () => {
    const ends = NOMINATION_STATES.filter(
      (state) => stepsFrom(state, false).length + stepsFrom(state, true).length === 0,
    );
    expect(ends).toEqual(['withdrawn']);
  });
});

const key = (over: Partial<NominationKey> = {}): NominationKey => ({
  nominationId: 'a',
  unitId: 1,
  subject: 'unit',
  who: '',
  what: 'so hoa',
  occasion: 'so_ket',
  period: '2023',
  awardId: 'city_certificate',
  state: 'sent',
  result: null,
  ...over,
});

describe('one achievement is proposed once', () => {
  it.each([
    ['the same collective for another form', { awardId: 'province_certificate' }, true],
    ['the same collective at another occasion on the same figures', { occasion: 'tong_ket' }, true],
    ['the same collective in another period', { period: '2025' }, false],
    ['what it is proposed for at once, in other words', { occasion: 'urgent', what: 'khac' }, false],
    ['what it is proposed for at once, in the same words', { occasion: 'urgent' }, true],
    ['another collective', { unitId: 2 }, false],
    ['a draft binds nobody', { state: 'draft' }, false],
    ['nor what was withdrawn', { state: 'withdrawn' }, false],
    ['a result does', { state: 'decided', result: 'awarded' }, true],
    ['nor what was not awarded', { state: 'decided', result: 'not_awarded' }, false],
  ] as const)('%s', (_, over, stands) => {
    const other = key({ nominationId: 'b', ...over });
    expect(sameAchievement(key(), [key(), other])?.nominationId ?? null).toBe(stands ? 'b' : null);
  });

  it.each([
    ['the same person and words', { who: 'x' }, true],
    ['the same person, another achievement', { who: 'x', what: 'khac' }, false],
    ['another person', { who: 'y' }, false],
  ] as const)('%s', (_, over, stands) => {
    const mine = key({ subject: 'person', who: 'x' });
    const other = key({ nominationId: 'b', subject: 'person', ...over });
    expect(sameAchievement(mine, [other]) !== null).toBe(stands);
  });
});

it('knows a quota only where a decision sets one', () => {
  const quota = { awardId: 'a', nominee: 'collective', most: 2, document: '12/QĐ', day: '2023-12-18' } as const;
  expect([placesLeft(null, 9), placesLeft(quota, 1), placesLeft(quota, 2), placesLeft(quota, 5)]).toEqual([
    null,
    1,
    0,
    0,
  ]);
});

it.each([
  ['an award without its decision', { result: 'awarded', number: null, day: null }, 'decision_number'],
  ['a decision without its day', { result: 'awarded', number: '1/QĐ', day: null }, 'decision_day'],
  ['a day to come', { result: 'awarded', number: '1/QĐ', day: '2024-01-02' }, 'day_future'],
  ['an award with both', { result: 'awarded', number: '1/QĐ', day: '2024-01-01' }, null],
  ['none, without a paper', { result: 'not_awarded', number: null, day: null }, null],
] as const)('%s', (_, decided, code) => {
  const checked = checkDecided(decided, '2024-01-01');
  expect(checked.ok ? null : checked.problem.code).toBe(code);
});

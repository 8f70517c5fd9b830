/** Answers by unit: every unit is counted once, so the groups add up. Sample people and units by number. */
import { describe, expect, it } from 'vitest';
import { type AnswerGiven, type AskedRow, tally, toRemind } from '../../src/broadcast/answers.js';
import type { LedgerState } from '../../src/broadcast/types.js';

const attend: AnswerGiven = { kind: 'attend', words: null };
const absent: AnswerGiven = { kind: 'absent', words: null };

function row(
  person: string | null,
  units: readonly number[],
  state: LedgerState = 'delivered',
  given: AnswerGiven | null = null,
  at: number | null = given === null ? null : 1,
  remindedAt: number | null = null,
): AskedRow {
  return { personId: person, unitIds: units, state, given, at, remindedAt };
}

/** `answered/silent/not reached/nobody of total`, then whom a reminder is for. */
function shown(rows: readonly AskedRow[]): string {
  const { answered, silent, notReached, nobody, total } = tally(rows);
  expect(answered.length + silent.length + notReached.length + nobody.length).toBe(total);
  const kinds = answered.map((one) => one.given.kind).join(',');
  const whom = toRemind(rows).map((one) => one.personId);
  return `${answered.length}/${silent.length}/${notReached.length}/${nobody.length} of ${total} [${kinds}] remind ${whom.join(',')}`;
}

describe('the tally', () => {
  const rows: readonly (readonly [string, readonly AskedRow[], string])[] = [
    ['nobody at all', [], '0/0/0/0 of 0 [] remind '],
    ['one each', [row('a', [1], 'delivered', attend), row('b', [2])], '1/1/0/0 of 2 [attend] remind b'],
    [
      'two people of one unit: one answer does',
      [row('a', [1], 'delivered', attend), row('b', [1])],
      '1/0/0/0 of 1 [attend] remind ',
    ],
    [
      'two people of one unit disagree: the newest counts',
      [row('a', [1], 'delivered', attend, 5), row('b', [1], 'delivered', absent, 9)],
      '1/0/0/0 of 1 [absent] remind ',
    ],
    [
      'one person of two units answers for both',
      [row('a', [1, 2], 'delivered', absent)],
      '2/0/0/0 of 2 [absent,absent] remind ',
    ],
    ['in doubt counts as received', [row('a', [1], 'in_doubt')], '0/1/0/0 of 1 [] remind a'],
    ['refused is not reached, and nobody is reminded', [row('a', [1], 'refused')], '0/0/1/0 of 1 [] remind '],
    ['nobody has joined', [row(null, [1], 'unreachable')], '0/0/0/1 of 1 [] remind '],
    ['one reached, one not, of the same unit', [row('a', [1], 'refused'), row('b', [1])], '0/1/0/0 of 1 [] remind b'],
    ['a leader without a unit', [row('a', [], 'delivered', attend), row('b', [])], '1/1/0/0 of 2 [attend] remind b'],
    ['reminded once, not again', [row('a', [1], 'delivered', null, null, 7)], '0/1/0/0 of 1 [] remind '],
    ['opted out', [row('a', [1], 'opted_out')], '0/0/1/0 of 1 [] remind '],
  ];
  it.each(rows)('%s', (_name, all, expected) => {
    expect(shown(all)).toBe(expected);
  });
});

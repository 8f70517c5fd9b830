import { describe, expect, it } from 'vitest';
import { nextState, POLICY } from '../../src/delivery/next-state.js';

const NOW = 1_000_000;
const DAY = 86_400_000;
const row = {
  id: 100,
  lane: 'reply' as const,
  attempts: 0,
  doubts: 0,
  repeat: true,
  notBefore: null,
  notAfter: null,
  createdAt: NOW,
};
const doubt = { inDoubt: 'timeout' };
const [first = 0] = POLICY.doubtPauses;

describe('what a send makes of a row', () => {
  it.each([
    ['sent', row, { sent: 'm7' }, { state: 'sent', attempts: 1, messageRef: 'm7', endedAt: NOW }, null],
    [
      'flood limit of a chat',
      row,
      { retry: 3_000, scope: 'chat' },
      { state: 'due', attempts: 1, doubts: 0, notBefore: NOW + 3_000 },
      { scope: 'chat', ms: 3_000 },
    ],
    [
      'flood limit of a chat, met while many are told',
      { ...row, lane: 'broadcast' as const },
      { retry: 3_000, scope: 'chat' },
      { state: 'due', attempts: 1, notBefore: NOW + 3_000 },
      { scope: 'bulk', ms: 3_000 },
    ],
    [
      'flood limit of everyone',
      row,
      { retry: 3_000, scope: 'lane' },
      { state: 'due', notBefore: NOW + 3_000 },
      { scope: 'lane', ms: 3_000 },
    ],
    [
      'only this one waits',
      row,
      { retry: 3_000, scope: 'message' },
      { state: 'due', attempts: 1, notBefore: NOW + 3_000 },
      null,
    ],
    [
      'flood limit beyond its last moment',
      { ...row, notAfter: NOW + 2_000 },
      { retry: 3_000, scope: 'chat' },
      { state: 'expired', endedAt: NOW },
      { scope: 'chat', ms: 3_000 },
    ],
    ['blocked', row, { refused: 'blocked' }, { state: 'refused', reason: 'blocked', attempts: 1, endedAt: NOW }, null],
    [
      'a shut window waits a day at a time',
      row,
      { refused: 'window_shut' },
      { state: 'due', reason: 'window_shut', attempts: 1, notBefore: NOW + DAY },
      null,
    ],
    [
      'a shut window waits no longer than it may',
      { ...row, notAfter: NOW + 5_000 },
      { refused: 'window_shut' },
      { state: 'due', notBefore: NOW + 5_000 },
      null,
    ],
    [
      'spent money is out at the end of its time',
      { ...row, notAfter: NOW },
      { refused: 'cap_reached' },
      { state: 'refused', reason: 'cap_reached', endedAt: NOW },
      null,
    ],
    [
      'nobody is told news of two weeks ago',
      { ...row, createdAt: NOW - 14 * DAY },
      { refused: 'window_shut' },
      { state: 'refused', reason: 'window_shut' },
      null,
    ],
    [
      'wrong token stops the channel, loses nothing',
      row,
      { refused: 'bad_token' },
      { state: 'due', reason: 'bad_token', endedAt: null },
      { scope: 'lane', ms: 60_000 },
    ],
    [
      'first doubt',
      row,
      doubt,
      { state: 'due', doubts: 1, notBefore: NOW + first, reason: 'timeout' },
      { scope: 'chat', ms: first },
    ],
    [
      'doubts found at start leave the repetitions as they were',
      { ...row, doubts: 5 },
      doubt,
      { state: 'due', doubts: 6, notBefore: NOW + first },
      { scope: 'chat', ms: first },
    ],
    [
      'third doubt lets later messages pass',
      { ...row, attempts: 2, doubts: 2 },
      doubt,
      { state: 'due', doubts: 3, notBefore: NOW + 30_000 },
      null,
    ],
    ['fifth doubt is repeated', { ...row, attempts: 4, doubts: 4 }, doubt, { state: 'due', doubts: 5 }, null],
    [
      'a claim found at start goes out at once and uses no repetition up',
      { ...row, doubts: 7 },
      { inDoubt: 'found_at_start' },
      { state: 'due', doubts: 8, attempts: 0, notBefore: NOW },
      { scope: 'chat', ms: 0 },
    ],
    [
      'sixth doubt is the last',
      { ...row, attempts: 5, doubts: 5 },
      doubt,
      { state: 'in_doubt', doubts: 6, endedAt: NOW },
      null,
    ],
    [
      'doubt on a row that must not be repeated',
      { ...row, repeat: false },
      doubt,
      { state: 'in_doubt', doubts: 1, endedAt: NOW },
      null,
    ],
    ['doubt with no time left', { ...row, notAfter: NOW + first - 1 }, doubt, { state: 'in_doubt', doubts: 1 }, null],
    [
      'sent after doubts keeps them counted',
      { ...row, attempts: 2, doubts: 2 },
      { sent: 'x' },
      { state: 'sent', attempts: 3, doubts: 2 },
      null,
    ],
    [
      'let go',
      { ...row, attempts: 2, doubts: 1 },
      { letGo: true },
      { state: 'due', attempts: 2, doubts: 1, endedAt: null },
      null,
    ],
    ['too late', row, { expired: true }, { state: 'expired', attempts: 0, endedAt: NOW }, null],
    ['no address', row, { cannot: 'no_address' }, { state: 'refused', reason: 'no_address' }, null],
  ] as const)('%s', (_name, given, outcome, settlement, hold) => {
    const next = nextState(given, outcome, NOW);
    expect(next.settlement).toMatchObject(settlement);
    expect(next.hold).toEqual(hold);
  });

  it('what failed together does not come again together, and waits at most a fifth longer', () => {
    const waits = Array.from({ length: 100 }, (_, id) => nextState({ ...row, id }, doubt, NOW).hold?.ms ?? 0);
    expect(new Set(waits).size).toBe(100);
    expect([Math.min(...waits), Math.max(...waits)]).toEqual([first, first * 1.198]);
  });
});

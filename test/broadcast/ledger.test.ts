/** The ledger's states, its sums, and how far an announcement may go. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countRows, type Group, ledgerState, type Row } from '../../src/broadcast/ledger.js';
import { previewOf, type ReachNow, type RunningChannel } from '../../src/broadcast/preview.js';
import { ACTS, after, wayOut } from '../../src/broadcast/state.js';
import { LEDGER_STATES, type LedgerState, type Recipient, ROW_ENDS, STATES } from '../../src/broadcast/types.js';

const sent = (state: NonNullable<Row['sent']>['state'], reason: string | null = null, doubts = 0): Row => ({
  endedAs: null,
  sent: { state, reason, doubts },
});

const ROWS: readonly [string, Row, LedgerState][] = [
  ['not in the outbox', { endedAs: null, sent: null }, 'waiting'],
  ['in the outbox', sent('due'), 'sending'],
  ['being sent', sent('claimed', null, 1), 'sending'],
  ['waits for the person to write', sent('due', 'window_shut'), 'held'],
  ['arrived', sent('sent'), 'delivered'],
  ['no answer to the end', sent('in_doubt', 'timeout', 5), 'in_doubt'],
  ['the platform refused the words', sent('refused', 'forbidden_content'), 'refused'],
  ['blocked', sent('refused', 'blocked'), 'unreachable'],
  ['no address', sent('refused', 'no_address'), 'unreachable'],
  ['taken back before any try', sent('cancelled', 'stopped'), 'cancelled'],
  ['taken back after a try without an answer may have arrived', sent('cancelled', 'stopped', 1), 'in_doubt'],
  ['replaced before any try', sent('superseded', 'stopped'), 'superseded'],
  ['its hours ended before any try', sent('expired', 'hours_over'), 'waiting'],
  ['its last moment passed before any try', sent('expired', 'not_after'), 'superseded'],
  ['its hours ended after a try without an answer', sent('expired', 'not_after', 2), 'in_doubt'],
  ['never entered the outbox', { endedAs: 'opted_out', sent: null }, 'opted_out'],
];

const anyRow: fc.Arbitrary<Group> = fc.record({
  endedAs: fc.option(fc.constantFrom(...ROW_ENDS), { nil: null }),
  sent: fc.option(
    fc.record({
      state: fc.constantFrom(
        ...(['due', 'claimed', 'sent', 'refused', 'in_doubt', 'cancelled', 'superseded', 'expired'] as const),
      ),
      reason: fc.constantFrom(null, 'window_shut', 'cap_reached', 'blocked', 'other'),
      doubts: fc.nat(3),
    }),
    { nil: null },
  ),
  count: fc.nat(1000),
  nobody: fc.constant(false),
});

describe('the ledger', () => {
  it.each(ROWS)('%s', (_, row, expected) => {
    expect(ledgerState(row)).toBe(expected);
  });

  it('adds up to the number of receivers, whatever happened', () => {
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const counts = countRows(rows);
        const sum = LEDGER_STATES.reduce((before, state) => before + counts[state], 0);
        return sum === counts.total && counts.total === rows.reduce((before, row) => before + row.count, 0);
      }),
    );
  });
});

const CHANNELS: readonly RunningChannel[] = [
  { name: 'telegram', perSecond: 25, window: null, templates: [], prices: { announcement: 0, late: 0 }, cap: 0 },
  {
    name: 'zalo-oa',
    perSecond: 20,
    window: { freeMs: 1, paidMs: 2 },
    templates: ['announcement'],
    prices: { announcement: 300, late: 55 },
    cap: 1000,
  },
];

const to = (personId: string | null): Recipient => ({
  personId,
  unitIds: [1],
  end: personId === null ? { end: 'unreachable', reason: 'nobody_joined' } : null,
});

describe('the preview', () => {
  const reach = new Map<string, ReachNow>([
    ['t', { is: 'free', channel: 'telegram' }],
    ['z', { is: 'free', channel: 'zalo-oa' }],
    ['p1', { is: 'paid', channel: 'zalo-oa', price: 300 }],
    ['p2', { is: 'paid', channel: 'zalo-oa', price: 300 }],
    ['s', { is: 'shut', channel: 'zalo-oa' }],
    ['n', { is: 'nowhere' }],
  ]);
  const people = ['t', 'z', 'p1', 'p2', 's', 'n', 'unknown', null];

  it('says where everybody stands, and stops paying at the cap', () => {
    const shown = previewOf(people.map(to), { channels: CHANNELS, reach, left: 400 });
    expect(shown).toEqual({
      total: 8,
      units: 1,
      free: [
        { channel: 'telegram', count: 1 },
        { channel: 'zalo-oa', count: 1 },
      ],
      paid: { count: 1, amount: 300 },
      overCap: 1,
      shut: 1,
      nowhere: 2,
      nobodyJoined: 1,
      optedOut: 0,
      seconds: 1,
    });
  });

  it('adds up to the number of receivers', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...people)), fc.nat(2000), (some, left) => {
        const { free, paid, overCap, shut, nowhere, nobodyJoined, optedOut, total } = previewOf(some.map(to), {
          channels: CHANNELS,
          reach,
          left,
        });
        const sum = free.reduce((before, one) => before + one.count, 0);
        return sum + paid.count + overCap + shut + nowhere + nobodyJoined + optedOut === total && paid.amount <= left;
      }),
    );
  });
});

describe('how far it may go', () => {
  const table = Object.fromEntries(
    STATES.map((state) => [
      state,
      ACTS.flatMap((act) => {
        const next = after(state, act);
        return next.ok ? [`${act} > ${next.value}`] : [];
      }),
    ]),
  );
  it('is this table and no more', () => {
    expect(table).toEqual({
      draft: ['edit > draft', 'submit > submitted', 'approve > approved', 'stop > dropped'],
      submitted: ['take_back > draft', 'send_back > draft', 'approve > approved', 'stop > dropped'],
      approved: ['stop > cancelled', 'begin > sending', 'overtake > overtaken'],
      sending: ['stop > cancelled', 'end > done'],
      done: ['stop > cancelled'],
      cancelled: [],
      overtaken: [],
      dropped: [],
    });
  });

  it.each([
    ['somebody else can agree', { size: 3, most: 200, approvers: 1 }, 'second_person'],
    ['an office of one, few receivers', { size: 200, most: 200, approvers: 0 }, 'type_count'],
    ['an office of one, many receivers', { size: 201, most: 200, approvers: 0 }, 'nobody_to_approve'],
  ] as const)('%s', (_, ask, expected) => {
    expect(wayOut(ask)).toBe(expected);
  });
});

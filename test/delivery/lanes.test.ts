/** The rate of a waiting room, by its own clock: what late timers lose is caught up, what nobody asked for is not saved up. */
import { expect, it } from 'vitest';
import { Lanes } from '../../src/delivery/lanes.js';
import type { OutboxRow } from '../../src/store/queries/outbox.js';

/** How many may send at each of `looks` (times in ms). */
function sends(perSecond: number, looks: readonly number[]): readonly number[] {
  const lanes = new Lanes({ concurrency: 1_000, bulkConcurrency: 1_000, perSecond });
  // Of a row the waiting room reads its lane alone.
  for (let n = 0; n < 1_000; n++) lanes.add({ row: { id: n, lane: 'broadcast' } as OutboxRow, address: `a${n}` });
  return looks.map((now) => {
    let count = 0;
    while (lanes.next(now) !== null) count++;
    return count;
  });
}

it.each([
  ['on time', 25, [0, 40, 80, 120], [1, 1, 1, 1]],
  ['too early', 25, [0, 39, 40], [1, 0, 1]],
  ['a little late, the rest on time', 25, [0, 60, 80, 120], [1, 1, 1, 1]],
  ['late by two places', 25, [0, 125, 160], [1, 3, 1]],
  ['stopped for a second, begins at its own pace', 25, [0, 1_000, 1_039, 1_040], [1, 1, 0, 1]],
  ['a fast lane begins with what it could have sent', 1_000, [0, 1], [101, 1]],
])('%s', (_name, perSecond, looks, counts) => {
  expect(sends(perSecond, looks)).toEqual(counts);
});

it('keeps a hold on an address that came while a message to it was under way', () => {
  const lanes = new Lanes({ concurrency: 9, bulkConcurrency: 9, perSecond: 1_000 });
  const row = (id: number) => ({ id, lane: 'reply' }) as OutboxRow;
  lanes.add({ row: row(1), address: 'a' });
  const first = lanes.next(0);
  if (first === null) throw new Error('nothing goes');
  lanes.add({ row: row(2), address: 'a' });
  lanes.hold('a', 500);
  lanes.landed(first.row);
  lanes.done(first, null, 0);
  expect([lanes.next(100)?.row.id, lanes.next(500)?.row.id]).toEqual([undefined, 2]);
});

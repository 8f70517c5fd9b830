/** An inbox whose turns are told how to end, on a store of its own. */
import { onTestFinished } from 'vitest';
import { createInbox } from '../../src/inbox/inbox.js';
import type { Inbox, InboxOptions } from '../../src/inbox/types.js';
import type { Store, Tx } from '../../src/store/port.js';
import type { InboxRow } from '../../src/store/queries/inbox.js';
import { enqueue, type OutboxRow } from '../../src/store/queries/outbox.js';
import { inbox as inboxTable, tick } from '../../src/store/schema/pipe.js';
import { ManualClock, settled } from '../support/clock.js';
import { freshStore } from '../support/store.js';

export interface Rig {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly inbox: Inbox;
  /** Texts whose turn began, in order. */
  readonly handled: string[];
  readonly delivered: OutboxRow[];
  readonly alarms: string[];
  states(): Promise<{ key: string; state: string; attempts: number }[]>;
  /** Keys whose turn left its mark in the store. */
  marks(): Promise<string[]>;
}

export async function rig(
  act: (row: InboxRow) => void = () => undefined,
  more: Partial<InboxOptions> = {},
  kept?: Store,
): Promise<Rig> {
  const store = kept ?? freshStore();
  const clock = new ManualClock();
  const handled: string[] = [];
  const delivered: OutboxRow[] = [];
  const alarms: string[] = [];
  const say = (tx: Tx, row: InboxRow, key: string) => {
    const { channel, address, seq } = row;
    const message = { lines: [{ key }], choices: [] };
    const fresh = {
      to: { channel, address },
      lane: 'reply',
      about: null,
      message,
      language: null,
      inboxSeq: seq,
      handed: true,
    } as const;
    return enqueue(tx, fresh, clock.now());
  };
  const inbox = createInbox({
    store,
    clock,
    log: { warn: () => undefined, error: (_fields, message) => alarms.push(message) },
    screen: (item) => item,
    fetch: () => null,
    async handle(tx, row) {
      handled.push(textOf(row));
      await tx.db.insert(tick).values({ name: row.key, at: 0 });
      act(row);
      return [await say(tx, row, 'answer')];
    },
    onParked: async (tx, row) => [await say(tx, row, 'parked')],
    deliver: (rows) => void delivered.push(...rows),
    ...more,
  });
  onTestFinished(() => inbox.drain());
  if (kept === undefined) await inbox.start();
  return {
    store,
    clock,
    inbox,
    handled,
    delivered,
    alarms,
    async states() {
      const rows = await store.read((tx) => tx.db.select().from(inboxTable));
      return rows.map(({ key, state, attempts }) => ({ key, state, attempts }));
    },
    async marks() {
      return (await store.read((tx) => tx.db.select().from(tick))).map((row) => row.name).sort();
    },
  };
}

export const textOf = (row: InboxRow): string => (row.body.kind === 'text' ? row.body.text : row.body.kind);
export { settled };

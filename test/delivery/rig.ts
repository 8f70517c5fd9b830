/** Delivery with a channel that keeps its own ledger and answers as it is told. */
import type { Limits, Outgoing, SendOutcome } from '../../src/channels/channel.js';
import { createDelivery } from '../../src/delivery/delivery.js';
import type { Delivery, DeliveryOptions } from '../../src/delivery/types.js';
import type { Store } from '../../src/store/port.js';
import { enqueue, type NewOutbox, type OutboxRow } from '../../src/store/queries/outbox.js';
import { outbox } from '../../src/store/schema/pipe.js';
import { ManualClock, settled } from '../support/clock.js';
import { freshStore } from '../support/store.js';

export interface Call {
  readonly address: string;
  readonly text: string;
  readonly at: number;
}

export interface Rig {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly delivery: Delivery;
  readonly calls: Call[];
  /** Calls open at one time, at most. */
  readonly most: () => number;
  readonly alarms: string[];
  add(address: string, text: string, more?: Partial<NewOutbox>): Promise<OutboxRow>;
  rows(): Promise<{ text: string; state: string; doubts: number; attempts: number; reason: string | null }[]>;
}

export type Answer = (out: Outgoing, nth: number) => SendOutcome | Promise<SendOutcome>;

export async function rig(
  answer: Answer,
  more: Partial<DeliveryOptions> = {},
  kept?: Store,
  limits: Partial<Limits> = {},
): Promise<Rig> {
  const store = kept ?? freshStore();
  const clock = new ManualClock();
  const calls: Call[] = [];
  const alarms: string[] = [];
  let open = 0;
  let most = 0;
  const channel = {
    name: 'telegram',
    limits: {
      text: 4096,
      choices: 'buttons',
      maxChoices: 8,
      files: true,
      durableReceiving: true,
      sendsPerSecond: 1e6,
      ...limits,
    },
    async send(out: Outgoing): Promise<SendOutcome> {
      calls.push({ address: out.address, text: out.text, at: clock.monotonic() });
      most = Math.max(most, ++open);
      await new Promise((resolve) => setImmediate(resolve));
      try {
        return await answer(out, calls.length);
      } finally {
        open--;
      }
    },
  } as const;
  const delivery = createDelivery({
    store,
    clock,
    log: { warn: () => undefined, error: (_fields, message) => alarms.push(message) },
    channels: [channel],
    locate: async (personId) => (personId === 'nobody' ? null : { channel: 'telegram', address: `of-${personId}` }),
    render: (row, to) =>
      textOf(row)
        .split('|')
        .map((text) => ({ address: to.address, text, titled: false, choices: [], file: null })),
    ...more,
  });
  return {
    store,
    clock,
    delivery,
    calls,
    most: () => most,
    alarms,
    async add(address, text, over = {}) {
      const message = { lines: [{ key: text }], choices: [] };
      const fresh: NewOutbox = {
        to: { channel: 'telegram', address },
        lane: 'reply',
        about: null,
        message,
        language: 'vi',
        handed: true,
        ...over,
      };
      const row = await store.write((tx) => enqueue(tx, fresh, clock.now()));
      if (fresh.handed) delivery.hand([row]);
      return row;
    },
    async rows() {
      const all = await store.read((tx) => tx.db.select().from(outbox));
      return all.map(({ message, state, doubts, attempts, reason }) => ({
        text: message?.lines[0]?.key ?? '',
        state,
        doubts,
        attempts,
        reason,
      }));
    },
  };
}

function textOf(row: OutboxRow): string {
  return row.message.lines[0]?.key ?? '';
}

export { settled };

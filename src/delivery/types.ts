/** What delivery is given, and what it gives. */
import type { Channel, ChannelName, Outgoing, Refusal } from '../channels/channel.js';
import type { Clock } from '../runtime/clock.js';
import type { Store, Tx } from '../store/port.js';
import type { OutboxRow } from '../store/queries/outbox.js';
import type { Policy } from './next-state.js';

export interface DeliveryLog {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export type Sender = Pick<Channel, 'name' | 'limits' | 'send'>;

export interface Destination {
  readonly channel: ChannelName;
  readonly address: string;
}

/** One word for a destination, as the outbox keeps it. */
export const placeOf = ({ channel, address }: Destination): string => `${channel}:${address}`;

export function destinationOf(place: string): Destination {
  const at = place.indexOf(':');
  // Written by `placeOf`, so what stands before the colon is a channel's name.
  return { channel: place.slice(0, at) as ChannelName, address: place.slice(at + 1) };
}

export interface DeliveryOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: DeliveryLog;
  /** The channels that run. Rows for others wait until theirs does. */
  readonly channels: readonly Sender[];
  /**
   * Where a person is reached now, on a channel that runs, `besides` places (`<channel>:<address>`) that refused; null:
   * nowhere (the row is refused `no_address`).
   */
  readonly locate: (personId: string, besides: readonly string[]) => Promise<Destination | null>;
  /** Words, buttons and file: one platform call each, at least one, the same ones for the same row and place. */
  readonly render: (row: OutboxRow, to: Destination) => readonly Outgoing[] | Promise<readonly Outgoing[]>;
  /** In the transaction that records a refusal: an address that blocked us, or moved. */
  readonly onRefused?: (
    tx: Tx,
    row: OutboxRow,
    to: Destination,
    refused: Refusal,
    movedTo: string | null,
  ) => Promise<void>;
  /** Sends at one time per channel (12), of these for reminders and broadcasts (4). */
  readonly concurrency?: number;
  readonly bulkConcurrency?: number;
  /** Sends a second per channel, where it differs from the channel's own limit. */
  readonly ratePerSecond?: number;
  /** Rows in memory; more of them wait in the store. */
  readonly most?: number;
  /** How often the store is asked for rows that became due or were put there by a command. */
  readonly pollMs?: number;
  readonly policy?: Policy;
}

export interface Delivery {
  /** Takes rows that were enqueued as `handed`, after their COMMIT and in order. */
  hand(rows: readonly OutboxRow[]): void;
  /** Settles claims an earlier run left without a result (they are in doubt), then begins to send. */
  start(): Promise<void>;
  /** Rows in memory: waiting or in flight. */
  backlog(): number;
  /** Looks into the store now. */
  wake(): void;
  /** Starts no further send; waits for those in flight, at most `timeoutMs`. What was not sent is due again. */
  stop(timeoutMs: number): Promise<void>;
}

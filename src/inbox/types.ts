/** What the inbox is given, and what it gives. */
import type { Fetched, Incoming, Receive } from '../channels/channel.js';
import type { Clock } from '../runtime/clock.js';
import type { Store, Tx } from '../store/port.js';
import type { InboxRow } from '../store/queries/inbox.js';
import type { OutboxRow } from '../store/queries/outbox.js';

/** The part of the service's log this room writes to; never anybody's text. */
export interface InboxLog {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** `F` is what reading a row's file gives the turn. */
export interface InboxOptions<F = Fetched> {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: InboxLog;
  /** Pure; runs before anything is written: secret material and invitation codes never reach the disk; null is dropped. */
  readonly screen: (item: Incoming) => Incoming | null;
  /**
   * One turn, inside the transaction that also marks the row done. May run again; awaits nothing but `tx`. Returns
   * the rows it put into the outbox as `handed`.
   */
  readonly handle: (tx: Tx, row: InboxRow, file: F | null) => Promise<readonly OutboxRow[]>;
  /** What must be read before the turn (a file's bytes); null at once for rows that need nothing. */
  readonly fetch: (row: InboxRow) => Promise<F> | null;
  /** Runs in the transaction that parks a row: a polite word to the person. */
  readonly onParked: (tx: Tx, row: InboxRow) => Promise<readonly OutboxRow[]>;
  /** Messages still waiting to be sent: `receive` slows down (never stops) while they pile up. */
  readonly backlog?: () => number;
  /** Called after COMMIT with the rows of one turn, in order. */
  readonly deliver: (rows: readonly OutboxRow[]) => void;
  /** Pauses before the second, third … try; after the last one the row is parked. */
  readonly pauses?: readonly number[];
  /** Rows in memory above which `receive` waits. */
  readonly most?: number;
  /** Rows of one address in memory; the rest stays in the store until it is their turn. */
  readonly mostPerAddress?: number;
}

export interface Inbox {
  /** Resolves after COMMIT; waits while too much is unhandled; rejects when the store cannot, or once stopped. */
  readonly receive: Receive;
  /** Takes up the rows an earlier run left open; `receive` waits for it. */
  start(): Promise<void>;
  /** Takes no more, finishes the turns that are running. Open rows stay for the next start. */
  drain(): Promise<void>;
  /** Unreadable updates set aside since the start. */
  malformed(): number;
  /** Rows in memory, not handled yet. */
  waiting(): number;
}

/** Claims and settlements: whatever gathers before the next commit shares one turn of the store. */
import type { Clock } from '../runtime/clock.js';
import type { Store, Tx } from '../store/port.js';
import { claim, notePart, type OutboxRow } from '../store/queries/outbox.js';
import { type Settlement, settle } from '../store/queries/settle.js';

/** Something written in the same transaction as a settlement. */
export type Beside = (tx: Tx) => Promise<void>;

type Entry =
  | { readonly row: OutboxRow; readonly how: Settlement; readonly beside: Beside | null }
  | { readonly row: OutboxRow; readonly part: number; readonly beside: Beside | null }
  | { readonly row: OutboxRow; readonly sentTo: string | null; readonly claimed: (mine: boolean) => void };

export class Journal {
  #open: { entries: Entry[]; done: Promise<void> } | null = null;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** True after COMMIT when the row is ours to send to this place; false when it was taken back meanwhile. */
  async claim(row: OutboxRow, sentTo: string | null): Promise<boolean> {
    let mine = false;
    await this.#add({
      row,
      sentTo,
      claimed: (answer) => {
        mine = answer;
      },
    });
    return mine;
  }

  /** Resolves after COMMIT: so many parts have surely arrived. */
  part(row: OutboxRow, part: number, beside: Beside | null): Promise<void> {
    return this.#add({ row, part, beside });
  }

  /** Resolves after COMMIT. */
  settle(row: OutboxRow, how: Settlement, beside: Beside | null): Promise<void> {
    return this.#add({ row, how, beside });
  }

  #add(entry: Entry): Promise<void> {
    this.#open ??= this.#begin();
    this.#open.entries.push(entry);
    return this.#open.done;
  }

  #begin(): { entries: Entry[]; done: Promise<void> } {
    const entries: Entry[] = [];
    const done = this.store.write(async (tx) => {
      if (this.#open === batch) this.#open = null;
      const now = this.clock.now();
      for (const entry of entries) {
        if ('claimed' in entry) entry.claimed(await claim(tx, entry.row.id, entry.sentTo, now));
        else {
          if ('part' in entry) await notePart(tx, entry.row.id, entry.part);
          else await settle(tx, entry.row, entry.how, now);
          await entry.beside?.(tx);
        }
      }
    });
    const batch = { entries, done };
    done.catch(() => {
      if (this.#open === batch) this.#open = null;
    });
    return batch;
  }
}

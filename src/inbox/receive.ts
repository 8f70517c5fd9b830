/** Writing down what came in: everything that arrives before the next commit shares it. */
import type { Incoming, Malformed } from '../channels/channel.js';
import type { Clock } from '../runtime/clock.js';
import type { Store } from '../store/port.js';
import { type InboxRow, insertIncoming, insertMalformed } from '../store/queries/inbox.js';

interface Batch {
  readonly items: Incoming[];
  readonly malformed: Malformed[];
  readonly committed: Promise<readonly InboxRow[]>;
}

export interface Intake {
  /** Resolves after COMMIT. */
  put(items: readonly Incoming[], malformed: readonly Malformed[]): Promise<void>;
}

/** `arrived` gets the new rows of each commit, in order of arrival, before any `put` of that commit resolves. */
export function createIntake(store: Store, clock: Clock, arrived: (rows: readonly InboxRow[]) => void): Intake {
  let open: Batch | null = null;

  const begin = (): Batch => {
    const items: Incoming[] = [];
    const malformed: Malformed[] = [];
    const committed = store.write(async (tx) => {
      // From here on later arrivals belong to the next batch; a second run of this turn finds the same lists.
      open = null;
      const now = clock.now();
      const rows: InboxRow[] = [];
      for (const item of items) {
        const row = await insertIncoming(tx, item, now);
        if (row !== null) rows.push(row);
      }
      for (const item of malformed) await insertMalformed(tx, item, now);
      return rows;
    });
    const batch: Batch = { items, malformed, committed };
    committed.then(arrived, () => {
      // A turn that never began has not closed its batch.
      if (open === batch) open = null;
    });
    return batch;
  };

  return {
    async put(items, malformed) {
      open ??= begin();
      open.items.push(...items);
      open.malformed.push(...malformed);
      await open.committed;
    },
  };
}

/** One address's rows, in order of arrival. What does not fit in memory is read again when its turn comes. */
import type { Store } from '../store/port.js';
import { type InboxAddress, type InboxRow, openRows } from '../store/queries/inbox.js';

export class InboxLane {
  running = false;
  readonly #rows: InboxRow[] = [];
  /** Newest row ever taken into memory. */
  #last = 0;
  /** The store holds open rows of this address that are not in memory. */
  #more: boolean;
  #loading = false;

  constructor(
    readonly of: InboxAddress,
    more: boolean,
    private readonly most: number,
  ) {
    this.#more = more;
  }

  /** True when the row was taken into memory; false when it waits in the store. */
  add(row: InboxRow): boolean {
    if (this.#more || this.#loading || this.#rows.length >= this.most) {
      this.#more = true;
      return false;
    }
    this.#take(row);
    return true;
  }

  head(): InboxRow | undefined {
    return this.#rows[0];
  }

  /** The head was tried and stays in front, with another count of tries. */
  replaceHead(row: InboxRow): void {
    this.#rows[0] = row;
  }

  shift(): void {
    this.#rows.shift();
  }

  /** True when nothing is left, here or in the store. */
  get empty(): boolean {
    return this.#rows.length === 0 && !this.#more;
  }

  /** Fills an empty lane from the store; gives how many came. A row that arrives meanwhile asks for another look. */
  async load(store: Store): Promise<number> {
    this.#more = false;
    this.#loading = true;
    try {
      const rows = await store.read((tx) => openRows(tx, this.of, this.#last, this.most));
      for (const row of rows) this.#take(row);
      this.#more ||= rows.length >= this.most;
      return rows.length;
    } catch (error) {
      this.#more = true;
      throw error;
    } finally {
      this.#loading = false;
    }
  }

  #take(row: InboxRow): void {
    this.#rows.push(row);
    this.#last = row.seq;
  }
}

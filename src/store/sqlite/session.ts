/** A connection with its drizzle handle and the statements prepared on it; `Handle` is what a turn or reading gets. */
import type { Db, Tx } from '../port.js';
import { StoreProblem } from '../port.js';
import { drizzleOver } from './driver.js';
import type { Connection } from './open.js';

/** More than the program has statements: whoever passes an arrow at the call is found out by it. */
const MOST_STATEMENTS = 2_000;

export class Session {
  readonly db: Db;
  readonly #made = new Map<unknown, unknown>();

  constructor(readonly connection: Connection) {
    this.db = drizzleOver(connection);
  }

  prepared<Q>(build: (db: Db) => Q): Q {
    const made = this.#made.get(build);
    // The map holds under `build` only what `build` returned.
    if (made !== undefined) return made as Q;
    if (this.#made.size >= MOST_STATEMENTS) throw new Error('prepared() was given a new function at every call');
    const fresh = build(this.db);
    this.#made.set(build, fresh);
    return fresh;
  }
}

/** Good for one turn; whoever keeps it longer gets an exception instead of a write outside any transaction. */
export class Handle implements Tx {
  #session: Session | null;

  constructor(session: Session) {
    this.#session = session;
  }

  get db(): Db {
    return this.#open().db;
  }

  prepared<Q>(build: (db: Db) => Q): Q {
    return this.#open().prepared(build);
  }

  end(): void {
    this.#session = null;
  }

  #open(): Session {
    if (this.#session === null) throw new StoreProblem('closed', 'turn_is_over');
    return this.#session;
  }
}

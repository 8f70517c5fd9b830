/**
 * The store as the rest of the house sees it: two verbs, whoever answers them. Only `store/` knows the engine,
 * and only files inside `store/` touch `tx.db`; other rooms hand `tx` on to store functions.
 */
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';

type Engine = BaseSQLiteDatabase<'async', unknown>;

/** Builders only, always awaited: no `.get()/.all()/.run()`, no `db.transaction`. */
export type ReadDb = Pick<Engine, 'select' | 'selectDistinct' | 'with' | '$with' | '$count'>;
export type Db = ReadDb & Pick<Engine, 'insert' | 'update' | 'delete'>;

/**
 * A handle of one reading. `db` and `prepared` throw once the reading is over.
 *
 * `prepared(build)` gives the statement `build` makes, made once per connection (3.6 µs a run against 20 µs for a
 * builder). Statements are kept by the identity of `build`: a constant of a module, never an arrow at the call.
 *
 *   const seatById = (db: ReadDb) => db.select().from(seats).where(eq(seats.id, sql.placeholder('id'))).prepare();
 *   const [seat] = await tx.prepared(seatById).execute({ id });
 */
export interface ReadTx {
  readonly db: ReadDb;
  prepared<Q>(build: (db: Db) => Q): Q;
}

/** A handle of one turn; what it writes is there after COMMIT or not at all. */
export interface Tx extends ReadTx {
  readonly db: Db;
}

export interface Store {
  /**
   * One turn. Resolves after COMMIT, rejects after ROLLBACK with a `StoreProblem` (the engine failed) or with
   * whatever `work` threw. `work` may run again, awaits nothing but `tx`, never calls `write`.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Committed data only, one snapshot; never inside a turn (a turn reads through its own tx). */
  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>;
  /** Changes when another process changed the data (a command line beside the service): drop caches then. */
  outsideVersion(): number;
  /** Proves that a row can be committed now; rejects with a `StoreProblem` when not. */
  health(): Promise<StoreHealth>;
  /** A consistent, verified copy, 0600, in place only when it is whole. */
  backup(file: string): Promise<void>;
  /** Finishes turns already asked for; later ones are rejected. */
  close(): Promise<void>;
}

export interface StoreHealth {
  readonly engine: string;
  /** Version of the engine, e.g. SQLite's. */
  readonly version: string;
  /** Number of the newest migration applied. */
  readonly schema: number;
  readonly synchronous: string;
}

export type StoreCode =
  | 'full' // no space left
  | 'readonly'
  | 'busy' // another process holds the file
  | 'corrupt' // also what SQLite reports after a dead disk: never delete the file on it
  | 'io'
  | 'constraint'
  | 'foreign_await' // a turn awaited something other than its tx: a bug
  | 'closed'
  | 'other';

/** What an engine's error becomes. The engine's own message is dropped: it carries every parameter. */
export class StoreProblem extends Error {
  override readonly name = 'StoreProblem';
  constructor(
    readonly code: StoreCode,
    /** The engine's own code, e.g. `SQLITE_IOERR_WRITE`. */
    readonly engineCode: string = code,
  ) {
    super(`store: ${code} (${engineCode})`);
  }
}

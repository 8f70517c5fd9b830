/** The SQLite engine: a file, no server. */
import { ok, type Result } from '../../domain/problem.js';
import type { ReadTx, Store, StoreHealth, Tx } from '../port.js';
import { backupTo } from './copy.js';
import { type Migration, migrate, schemaOf } from './migrator.js';
import { BUSY_MS, type Connection, openReader, openWriter, synchronousOf, versionOf } from './open.js';
import { asProblem } from './problem.js';
import { Reader } from './reader.js';
import { Writer } from './writer.js';

export interface SqliteOptions {
  readonly file: string;
  readonly migrations: readonly Migration[];
  /** Written beside each migration applied now. */
  readonly now: number;
  /** How long to wait for another process's transaction; the event loop stands still meanwhile. */
  readonly busyMs?: number;
  /** Sets a connection up for a test (a size limit, say). */
  readonly onOpen?: (connection: Connection) => void;
}

/** Opens and migrates. Refuses as `migrate` does; throws a `StoreProblem` when the file cannot be opened safely. */
export function openSqlite(options: SqliteOptions): Result<Store> {
  const open = () => {
    const connection = openWriter(options.file, options.busyMs ?? BUSY_MS);
    options.onOpen?.(connection);
    return connection;
  };
  try {
    const first = open();
    const migrated = migrate(first, options.migrations, options.now);
    if (!migrated.ok) {
      first.close();
      return migrated;
    }
    return ok(new SqliteStore(new Writer(open, first), new Reader(openReader(options.file))));
  } catch (error) {
    throw asProblem(error);
  }
}

/** A connection of its own that only reads, for a thread beside the service; the file must be there and up to date. */
export function openForReading(file: string): Pick<Store, 'read' | 'close'> {
  const reader = new Reader(openReader(file));
  return { read: (work) => reader.read(work), close: () => reader.close() };
}

class SqliteStore implements Store {
  constructor(
    private readonly writer: Writer,
    private readonly reader: Reader,
  ) {}

  write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.writer.write(work);
  }

  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T> {
    return this.reader.read(work);
  }

  outsideVersion(): number {
    return Number(this.writer.connection.pragma('data_version', { simple: true }));
  }

  async health(): Promise<StoreHealth> {
    return this.writer.write(async () => {
      const { connection } = this.writer;
      connection.prepare('UPDATE store_probe SET beats = beats + 1').run();
      return {
        engine: 'sqlite',
        version: versionOf(connection),
        schema: schemaOf(connection),
        synchronous: synchronousOf(connection),
      };
    });
  }

  async backup(file: string): Promise<void> {
    try {
      await backupTo(this.writer.connection, file);
    } catch (error) {
      throw asProblem(error);
    }
  }

  async close(): Promise<void> {
    await this.reader.close();
    await this.writer.close();
  }
}

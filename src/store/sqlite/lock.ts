/** One service per database: a lock the kernel frees when the process dies, however it dies. */
import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ok, type Result, refuse } from '../../domain/problem.js';

export interface ServiceLock {
  release(): void;
}

/** Long enough for a predecessor that is just stopping, short enough to refuse within three seconds. */
const WAIT_MS = 1_500;

/**
 * Holds `<database>.lock` exclusively, a SQLite file of its own without content, so that the work on the database
 * itself is never in its way. Refuses with `store_in_use` when another process holds it.
 */
export function lockService(database: string, waitMs: number = WAIT_MS): Result<ServiceLock> {
  const file = `${database}.lock`;
  closeSync(openSync(file, 'a', 0o600));
  const connection = new Database(file, { timeout: waitMs });
  try {
    connection.prepare('BEGIN EXCLUSIVE').run();
  } catch (error) {
    connection.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      return refuse('store_in_use', { file: database });
    }
    throw error;
  }
  return ok({ release: () => void connection.close() });
}

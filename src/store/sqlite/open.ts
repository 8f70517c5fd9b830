/** Opens a connection that keeps what it promises: WAL, synchronous=FULL, foreign keys, a SQLite without known holes. */
import { chmodSync, closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StoreProblem } from '../port.js';

export type Connection = Database.Database;

/** Earlier versions can corrupt a WAL with two connections writing or checkpointing (the WAL-reset bug). */
const OLDEST = [3, 51, 3] as const;
/** A wait holds the whole event loop, so it ends before a platform gives up on its webhook. */
export const BUSY_MS = 800;

export function isRecent(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [at, wanted] of OLDEST.entries()) {
    const part = parts[at] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}

/**
 * The writing connection. The file is made with mode 0600 when it is not there. Throws a `StoreProblem` when a
 * setting did not take: better-sqlite3 falls back to NORMAL after the switch to WAL, unseen until a statement ran.
 */
export function openWriter(file: string, busyMs: number = BUSY_MS): Connection {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const connection = new Database(file, { timeout: busyMs });
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('temp_store = MEMORY');
    connection.pragma('cache_size = -32000');
    connection.pragma('trusted_schema = OFF');
    verify(connection);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A connection that cannot write. */
export function openReader(file: string): Connection {
  const connection = new Database(file, { timeout: BUSY_MS, readonly: true, fileMustExist: true });
  connection.pragma('trusted_schema = OFF');
  return connection;
}

export function versionOf(connection: Connection): string {
  return String(connection.prepare('select sqlite_version()').pluck().get());
}

export function synchronousOf(connection: Connection): string {
  const names = ['OFF', 'NORMAL', 'FULL', 'EXTRA'];
  return names[Number(connection.pragma('synchronous', { simple: true }))] ?? 'unknown';
}

function verify(connection: Connection): void {
  connection.prepare('select count(*) from sqlite_master').get();
  const demands: readonly (readonly [what: string, holds: boolean])[] = [
    ['sqlite_version', isRecent(versionOf(connection))],
    ['journal_mode', connection.pragma('journal_mode', { simple: true }) === 'wal'],
    ['synchronous', synchronousOf(connection) === 'FULL'],
    ['foreign_keys', connection.pragma('foreign_keys', { simple: true }) === 1],
  ];
  for (const [what, holds] of demands) if (!holds) throw new StoreProblem('other', `unsafe_${what}`);
}

/**
 * Applies numbered SQL files, each in one transaction, foreign keys off before and checked inside: Drizzle's own
 * migrator rebuilds tables with foreign keys on and so loses the children's rows.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ok, type Result, refuse } from '../../domain/problem.js';
import type { Connection } from './open.js';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** Marks the file as ours ("thdu"), so that another program's database is refused. */
export const APPLICATION_ID = 0x74686475;

const BOOKS = `CREATE TABLE IF NOT EXISTS schema_migration (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS store_probe (id INTEGER PRIMARY KEY CHECK (id = 1), beats INTEGER NOT NULL) STRICT;
INSERT OR IGNORE INTO store_probe VALUES (1, 0);`;

/** The files `NNNN_name.sql` of a folder, by number. Never edited once released: their hash is kept. */
export function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_.*\.sql$/.test(file))
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      return { number: Number(name.slice(0, 4)), name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => a.number - b.number);
}

/** Number of the newest migration applied; -1 for none. */
export function schemaOf(connection: Connection): number {
  if (!hasBooks(connection)) return -1;
  return Number(connection.prepare('SELECT coalesce(max(number), -1) FROM schema_migration').pluck().get());
}

/**
 * Brings the database up to the last file. Refuses `store_foreign` (another program's file), `store_newer` (a newer
 * program wrote it), `migration_changed` (a released file was edited), `migration_failed` (the file's own error or
 * a broken reference; nothing of that file stays). Gives how many were applied.
 */
export function migrate(connection: Connection, files: readonly Migration[], now: number): Result<number> {
  if (isForeign(connection)) return refuse('store_foreign');
  connection.pragma('foreign_keys = OFF');
  try {
    let applied = 0;
    if (!hasBooks(connection)) immediately(connection, () => openBooks(connection));
    const known = check(connection, files);
    if (!known.ok) return known;
    for (const file of files) {
      const result = immediately(connection, () => applyOne(connection, file, now));
      if (!result.ok) return result;
      if (result.value) applied++;
    }
    return ok(applied);
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

function openBooks(connection: Connection): Result<null> {
  connection.exec(BOOKS);
  connection.pragma(`application_id = ${APPLICATION_ID}`);
  return ok(null);
}

function isForeign(connection: Connection): boolean {
  if (connection.pragma('application_id', { simple: true }) === APPLICATION_ID) return false;
  return connection.prepare('SELECT count(*) FROM sqlite_master').pluck().get() !== 0;
}

function hasBooks(connection: Connection): boolean {
  const found = connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'").get();
  return found !== undefined;
}

/** Whether what was applied is what these files say. */
function check(connection: Connection, files: readonly Migration[]): Result<null> {
  const last = files.at(-1)?.number ?? -1;
  const found = schemaOf(connection);
  if (found > last) return refuse('store_newer', { found, known: last });
  const hashOf = connection.prepare('SELECT sha256 FROM schema_migration WHERE number = ?').pluck();
  for (const file of files) {
    const kept = hashOf.get(file.number);
    const edited = kept !== undefined && kept !== file.sha256;
    const skipped = kept === undefined && file.number < found;
    if (edited || skipped) return refuse('migration_changed', { file: file.name });
  }
  return ok(null);
}

/** False when the file is already in: another process may have applied it since `check`. */
function applyOne(connection: Connection, file: Migration, now: number): Result<boolean> {
  const kept = connection.prepare('SELECT sha256 FROM schema_migration WHERE number = ?').pluck().get(file.number);
  if (kept !== undefined) return kept === file.sha256 ? ok(false) : refuse('migration_changed', { file: file.name });
  try {
    connection.exec(file.sql);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    return refuse('migration_failed', { file: file.name, cause: `${error.code}: ${error.message}` });
  }
  if (!connection.inTransaction) throw new Error(`${file.name} ends the transaction it runs in`);
  const broken = connection.pragma('foreign_key_check') as readonly { readonly table: string }[];
  const [first] = broken;
  if (first !== undefined) {
    return refuse('migration_failed', {
      file: file.name,
      cause: `${broken.length} broken references in ${first.table}`,
    });
  }
  connection
    .prepare('INSERT INTO schema_migration (number, name, sha256, applied_at) VALUES (?, ?, ?, ?)')
    .run(file.number, file.name, file.sha256, now);
  return ok(true);
}

/** One transaction; a refusal or an exception leaves nothing. */
function immediately<T>(connection: Connection, work: () => Result<T>): Result<T> {
  connection.exec('BEGIN IMMEDIATE');
  let result: Result<T> | null = null;
  try {
    result = work();
    if (result.ok) connection.exec('COMMIT');
    return result;
  } finally {
    if (connection.inTransaction) connection.exec('ROLLBACK');
  }
}

/** Whole copies of the database: backup while the service runs, restore while it does not. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { StoreProblem } from '../port.js';
import { lockService } from './lock.js';
import { APPLICATION_ID, schemaOf } from './migrator.js';
import type { Connection } from './open.js';

/**
 * Copies page by page between turns, over the writing connection (from another one a busy service would make it
 * start over for ever), checks the copy and only then puts it in place. Mode 0600.
 */
export async function backupTo(connection: Connection, file: string): Promise<void> {
  const part = `${file}.part`;
  rmSync(part, { force: true });
  closeSync(openSync(part, 'w', 0o600));
  try {
    await connection.backup(part);
    const fault = settleAndCheck(part);
    if (fault !== null) throw new StoreProblem('corrupt', `backup_${fault}`);
    place(part, file);
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${end}`, { force: true });
  }
}

/**
 * Puts a backup in place of `database`; what was there stays beside it as `<database>.replaced`. Refuses
 * `store_in_use` while a service holds the database, `backup_missing`, `backup_unreadable` (another program's file,
 * cut short, damaged) and `store_newer`; then nothing has changed.
 */
export function restore(from: string, database: string, newestKnown: number): Result<{ readonly schema: number }> {
  if (!existsSync(from)) return refuse('backup_missing', { file: from });
  const lock = lockService(database);
  if (!lock.ok) return lock;
  const part = `${database}.restore`;
  try {
    rmSync(part, { force: true });
    closeSync(openSync(part, 'w', 0o600));
    copyFileSync(from, part);
    const fault = settleAndCheck(part);
    if (fault !== null) return refuse('backup_unreadable', { file: from, cause: fault });
    const schema = withDatabase(part, schemaOf);
    if (schema > newestKnown) return refuse('store_newer', { found: schema, known: newestKnown });
    setAside(database);
    place(part, database);
    return ok({ schema });
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${part}${end}`, { force: true });
    lock.value.release();
  }
}

function withDatabase<T>(file: string, work: (connection: Connection) => T): T {
  const connection = new Database(file, { fileMustExist: true });
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}

/** Folds the copy into one file without a WAL; null when it is whole and ours, else what is wrong with it. */
function settleAndCheck(file: string): string | null {
  if (statSync(file).size === 0) return 'empty';
  try {
    return withDatabase(file, (connection) => {
      if (connection.pragma('application_id', { simple: true }) !== APPLICATION_ID) return 'not_ours';
      if (connection.pragma('integrity_check', { simple: true }) !== 'ok') return 'damaged';
      connection.pragma('journal_mode = DELETE');
      const pages = Number(connection.pragma('page_count', { simple: true }));
      const size = Number(connection.pragma('page_size', { simple: true }));
      return statSync(file).size === pages * size ? null : 'cut';
    });
  } catch (error) {
    if (error instanceof Database.SqliteError) return error.code;
    throw error;
  }
}

/**
 * A WAL left beside a file it does not belong to would be played into it: it is folded into the old file first,
 * or put aside with it where the old file no longer opens.
 */
function setAside(database: string): void {
  if (!existsSync(database)) return;
  const aside = `${database}.replaced`;
  for (const end of ['', '-wal', '-shm']) rmSync(`${aside}${end}`, { force: true });
  try {
    withDatabase(database, (old) => old.pragma('wal_checkpoint(TRUNCATE)'));
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
  for (const end of ['-wal', '-shm']) {
    if (existsSync(`${database}${end}`)) renameSync(`${database}${end}`, `${aside}${end}`);
  }
  linkSync(database, aside);
}

/** Durable rename: the bytes first, then the name, then the folder that holds the name. */
function place(part: string, file: string): void {
  sync(part, 'r+');
  renameSync(part, file);
  sync(dirname(file), 'r');
}

function sync(path: string, flags: string): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

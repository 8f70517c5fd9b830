/** A database as a new installation has it: every released migration, applied once per process and copied. */
import { copyFileSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { packageRoot } from '../../src/runtime/root.js';
import type { Store } from '../../src/store/port.js';
import { migrate, readMigrations } from '../../src/store/sqlite/migrator.js';
import { openWriter } from '../../src/store/sqlite/open.js';
import { openSqlite, type SqliteOptions } from '../../src/store/sqlite/store.js';

/** Over one table a selected `sql` loses the table's name: a column compared with another one is then its own or anybody's. */
const UNNAMED = /(?<!\.)"\w+" (?:=|<|>|<=|>=|<>|is) "\w+"(?!\.)/;
const { prepare } = Database.prototype;
Database.prototype.prepare = function named(this: Database.Database, text: string) {
  if (UNNAMED.test(text)) throw new Error(`columns without their tables: ${text}`);
  return prepare.call(this, text);
} as typeof prepare;

export const RELEASED = readMigrations(fileURLToPath(new URL('migrations/sqlite/', packageRoot)));

let migrated: string | null = null;

/** Puts an empty database there where none is. */
export function emptyDatabase(file: string): void {
  migrated ??= migratedFile();
  if (!existsSync(file)) copyFileSync(migrated, file);
}

function migratedFile(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'thidua-migrated-')), 'empty.db');
  const connection = openWriter(file);
  const done = migrate(connection, RELEASED, 0);
  if (!done.ok) throw new Error(done.problem.code);
  connection.close();
  return file;
}

export function openStore(file: string, more: Partial<SqliteOptions> = {}): Store {
  emptyDatabase(file);
  const opened = openSqlite({ file, migrations: RELEASED, now: 0, ...more });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

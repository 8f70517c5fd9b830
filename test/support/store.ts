/** A store of its own for a test: a file in a temporary folder, the schema as the source has it now. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { onTestFinished } from 'vitest';
import { migrationsFolder } from '../../src/runtime/composition.js';
import type { Store } from '../../src/store/port.js';
import * as schema from '../../src/store/schema/index.js';
import { type Migration, readMigrations } from '../../src/store/sqlite/migrator.js';
import { openSqlite, type SqliteOptions } from '../../src/store/sqlite/store.js';

/** One migration that makes the whole schema. */
export async function schemaMigration(): Promise<Migration> {
  const empty = await generateSQLiteDrizzleJson({}, undefined, 'snake_case');
  const full = await generateSQLiteDrizzleJson(schema, empty.id, 'snake_case');
  const sql = (await generateSQLiteMigration(empty, full)).join('\n');
  return migration(0, 'schema', sql);
}

export function migration(number: number, name: string, sql: string): Migration {
  const file = `${String(number).padStart(4, '0')}_${name}.sql`;
  return { number, name: file, sql, sha256: createHash('sha256').update(sql).digest('hex') };
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'thidua-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The same on a real disk, where a commit lasts long enough to be hit. */
export function folderOnDisk(): string {
  const folder = mkdtempSync(join(process.env.TMPDIR_ON_DISK ?? tmpdir(), 'thidua-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let migrated: Promise<string> | null = null;

/** An empty database after every released migration, made once per file of tests; to be copied, never opened. */
export function migratedFile(): Promise<string> {
  migrated ??= migrate();
  return migrated;
}

async function migrate(): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'thidua-migrated-')), 'empty.db');
  const opened = openSqlite({ file, migrations: readMigrations(migrationsFolder()), now: 0 });
  if (!opened.ok) throw new Error(opened.problem.code);
  await opened.value.close();
  return file;
}

export async function openStore(file: string, more: Partial<SqliteOptions> = {}): Promise<Store> {
  const opened = openSqlite({ file, migrations: [await schemaMigration()], now: 0, ...more });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

/** Open for the length of the test. */
export async function freshStore(): Promise<Store> {
  const folder = temporaryFolder();
  const store = await openStore(join(folder, 'test.db'));
  onTestFinished(() => store.close());
  return store;
}

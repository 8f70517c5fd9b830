/** A store of its own for a test: a file in a temporary folder, the schema as the source has it now. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { onTestFinished } from 'vitest';
import type { Store } from '../../src/store/port.js';
import * as schema from '../../src/store/schema/index.js';
import type { Migration } from '../../src/store/sqlite/migrator.js';
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

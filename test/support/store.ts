/** A store of its own for a test: a file in a temporary folder. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Store } from '../../src/store/port.js';
import * as schema from '../../src/store/schema/index.js';
import type { Migration } from '../../src/store/sqlite/migrator.js';
import { openStore } from './migrated.js';

/** One migration that makes the whole schema as the source has it now. The library changes `Array.prototype`. */
export async function schemaMigration(): Promise<Migration> {
  const { generateSQLiteDrizzleJson, generateSQLiteMigration } = await import('drizzle-kit/api');
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

/** Open for the length of the test. */
export function freshStore(): Store {
  const folder = temporaryFolder();
  const store = openStore(join(folder, 'test.db'));
  onTestFinished(() => store.close());
  return store;
}

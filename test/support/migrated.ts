/** An empty database as a new installation has it. Beside `store.ts`, whose library changes `Array.prototype`. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrationsFolder } from '../../src/runtime/composition.js';
import { readMigrations } from '../../src/store/sqlite/migrator.js';
import { openSqlite } from '../../src/store/sqlite/store.js';

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

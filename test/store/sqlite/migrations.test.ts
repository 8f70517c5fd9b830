/** The numbered files and the schema in the source say the same. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Migration, migrate } from '../../../src/store/sqlite/migrator.js';
import { openWriter } from '../../../src/store/sqlite/open.js';
import { RELEASED } from '../../support/migrated.js';
import { schemaMigration, temporaryFolder } from '../../support/store.js';

function tablesAfter(files: readonly Migration[]): readonly unknown[] {
  const connection = openWriter(join(temporaryFolder(), 'test.db'));
  expect(migrate(connection, files, 0)).toMatchObject({ ok: true });
  const tables = connection
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  const described = tables.map((table) => ({
    table,
    // A later column stands last in the file's table, where it belongs in the source's.
    columns: (connection.pragma(`table_info(${table})`) as { name: string; cid: number }[])
      .map(({ cid: _, ...column }) => column)
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    references: connection.pragma(`foreign_key_list(${table})`),
    indexes: connection
      .prepare("SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? ORDER BY name")
      .pluck()
      .all(table),
  }));
  connection.close();
  return described;
}

it('the numbered files make the schema of the source (else: drizzle-kit generate)', async () => {
  expect(tablesAfter(RELEASED)).toEqual(tablesAfter([await schemaMigration()]));
});

/** A file kept under its hash is erased when nothing names it: every table that can name one is asked. */
import { getTableColumns, getTableName, isTable } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { NAMING } from '../../src/store/facts/kept-files.js';
import * as schema from '../../src/store/schema/index.js';

it('every table with a hash of a file is asked before the file goes', () => {
  const tables = Object.values(schema).filter((one) => isTable(one));
  const hashed = tables.filter((one) => 'sha256' in getTableColumns(one)).map((one) => getTableName(one));
  expect(hashed.length).toBeGreaterThan(0);
  expect(NAMING.map(({ table }) => getTableName(table)).sort()).toEqual(hashed.sort());
});

/** Each released file is applied to a database with a row in every table: no row is lost, no reference is broken. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '../../../src/store/sqlite/migrator.js';
import { type Connection, openWriter } from '../../../src/store/sqlite/open.js';
import { RELEASED } from '../../support/migrated.js';
import { temporaryFolder } from '../../support/store.js';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
}
interface Reference {
  readonly table: string;
  readonly from: string;
  readonly to: string;
}

/** The houses' own tables; the migrator keeps one of its own. */
const tables = (db: Connection): string[] =>
  db
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all() as string[];

const rows = (db: Connection, table: string): number =>
  Number(db.prepare(`select count(*) from "${table}"`).pluck().get());

/** One row wherever there is none; what refers to another table takes the value that stands there. */
function fill(db: Connection): void {
  db.pragma('foreign_keys = OFF');
  const put = new Set<string>();
  const fillOne = (table: string): void => {
    if (put.has(table)) return;
    put.add(table);
    const references = db.pragma(`foreign_key_list("${table}")`) as Reference[];
    for (const one of references) if (one.table !== table) fillOne(one.table);
    if (rows(db, table) > 0) return;
    const columns = db.pragma(`table_info("${table}")`) as Column[];
    const values = columns.map(({ name, type }) => {
      const to = references.find((one) => one.from === name);
      if (to !== undefined) return db.prepare(`select "${to.to}" from "${to.table}" limit 1`).pluck().get();
      return type.toUpperCase() === 'INTEGER' ? 1 : '1';
    });
    const marks = columns.map(() => '?').join(', ');
    db.prepare(`insert into "${table}" values (${marks})`).run(...values);
  };
  for (const table of tables(db)) fillOne(table);
  db.pragma('foreign_keys = ON');
  expect(db.pragma('foreign_key_check')).toEqual([]);
}

it('every released file keeps every row of every table', () => {
  const db = openWriter(join(temporaryFolder(), 'kept.db'));
  RELEASED.forEach((_, i) => {
    const before = new Map(tables(db).map((table) => [table, rows(db, table)]));
    expect(migrate(db, RELEASED.slice(0, i + 1), i)).toEqual({ ok: true, value: 1 });
    const after = new Set(tables(db));
    const kept = [...before].filter(([table]) => after.has(table) && table !== 'migration');
    expect(kept.filter(([table, n]) => rows(db, table) < n)).toEqual([]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    fill(db);
  });
  expect(tables(db).length).toBeGreaterThan(30);
  db.close();
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type Migration, migrate, readMigrations, schemaOf } from '../../../src/store/sqlite/migrator.js';
import { type Connection, openWriter } from '../../../src/store/sqlite/open.js';
import { startChild } from '../../support/child.js';
import { migration, temporaryFolder } from '../../support/store.js';

const FIRST = migration(
  0,
  'first',
  'CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);\n--> statement-breakpoint\nCREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent(id) ON DELETE CASCADE);',
);
/** As drizzle-kit writes a rebuild. */
const REBUILD = migration(
  1,
  'rebuild',
  `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE __new_parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL);--> statement-breakpoint
INSERT INTO __new_parent SELECT id, name FROM parent;--> statement-breakpoint
DROP TABLE parent;--> statement-breakpoint
ALTER TABLE __new_parent RENAME TO parent;--> statement-breakpoint
PRAGMA foreign_keys=ON;`,
);

function database(): Connection {
  return openWriter(join(temporaryFolder(), 'test.db'));
}
const fill = (connection: Connection) =>
  connection.exec("INSERT INTO parent VALUES (1, 'a'); INSERT INTO child VALUES (1, 1), (2, 1)");
const count = (connection: Connection, table: string) =>
  Number(connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

describe('the migrator', () => {
  it('applies what is missing, once', () => {
    const connection = database();
    expect(migrate(connection, [FIRST], 0)).toEqual({ ok: true, value: 1 });
    expect(migrate(connection, [FIRST, REBUILD], 0)).toEqual({ ok: true, value: 1 });
    expect(migrate(connection, [FIRST, REBUILD], 0)).toEqual({ ok: true, value: 0 });
    expect(schemaOf(connection)).toBe(1);
  });

  it("keeps the children's rows when their parent is rebuilt, and foreign keys on afterwards", () => {
    const connection = database();
    migrate(connection, [FIRST], 0);
    fill(connection);
    expect(migrate(connection, [FIRST, REBUILD], 0)).toEqual({ ok: true, value: 1 });
    expect([count(connection, 'parent'), count(connection, 'child')]).toEqual([1, 2]);
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(() => connection.exec('INSERT INTO child VALUES (3, 99)')).toThrow();
  });

  const edited: Migration = migration(0, 'first', `${FIRST.sql} `);
  const wrong = migration(1, 'wrong', 'CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1);');
  const orphans = migration(1, 'orphans', 'CREATE TABLE half (id INTEGER); DELETE FROM parent;');
  it.each([
    ['a released file that was edited', [edited], 'migration_changed'],
    ['a database newer than the program', [], 'store_newer'],
    ['a file with an error', [FIRST, wrong], 'migration_failed'],
    ['a file that leaves broken references', [FIRST, orphans], 'migration_failed'],
  ])('refuses %s and leaves everything as it was', (_name, files, code) => {
    const connection = database();
    migrate(connection, [FIRST], 0);
    fill(connection);
    expect(migrate(connection, files, 0)).toMatchObject({ ok: false, problem: { code } });
    expect([schemaOf(connection), count(connection, 'parent'), count(connection, 'child')]).toEqual([0, 1, 2]);
    expect(connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'half'").get()).toBeUndefined();
  });

  it("refuses another program's database", () => {
    const connection = database();
    connection.exec('CREATE TABLE theirs (id INTEGER)');
    expect(migrate(connection, [FIRST], 0)).toMatchObject({ problem: { code: 'store_foreign' } });
  });

  it('is whole or not there when it is killed in the middle', { timeout: 60_000 }, async () => {
    const script = fileURLToPath(new URL('../../support/migrate-child.mjs', import.meta.url));
    const folder = temporaryFolder();
    const files = join(folder, 'files');
    mkdirSync(files);
    const rows =
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) INSERT INTO big SELECT i FROM n;';
    writeFileSync(join(files, '0000_first.sql'), FIRST.sql);
    writeFileSync(join(files, '0001_big.sql'), `CREATE TABLE big (id INTEGER); ${rows}`);
    const seen: number[] = [];
    for (const [round, wait] of [0, 5, 15, 30, 60, 100].entries()) {
      const file = join(folder, `${round}.db`);
      const child = startChild(script, [file, files]);
      await child.until('begin');
      await new Promise((resolve) => setTimeout(resolve, wait));
      await child.kill();
      const after = new Database(file);
      const made = after.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'big'").pluck().get();
      seen.push(schemaOf(after));
      expect(made).toBe(schemaOf(after) === 1 ? 1 : 0);
      if (made === 1) expect(count(after, 'big')).toBe(400_000);
      expect(migrate(after, readMigrations(files), 0)).toMatchObject({ ok: true });
      expect(count(after, 'big')).toBe(400_000);
      after.close();
    }
    expect(Math.min(...seen)).toBeLessThan(1);
  });
});

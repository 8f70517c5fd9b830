/** Our way of binding and reading rows gives what Drizzle's own driver gives for the same statement. */
import Database from 'better-sqlite3';
import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { describe, expect, it } from 'vitest';
import { bool, id, instant, json, table, text } from '../../../src/store/columns.js';
import type { Db } from '../../../src/store/port.js';
import { drizzleOver } from '../../../src/store/sqlite/driver.js';

const office = table('office', { id: id(), officeName: text().notNull(), open: bool().notNull(), seenAt: instant() });
const paper = table('paper', {
  id: id(),
  officeId: instant().notNull(),
  held: json<{ readonly words: readonly string[] }>(),
  signed: bool(),
});

const p = sql.placeholder;

function connection() {
  const made = new Database(':memory:');
  made.exec(`
    create table office (id integer primary key, office_name text not null, open integer not null, seen_at integer);
    create table paper (id integer primary key, office_id integer not null, held text, signed integer);
    insert into office values (1, 'Phường Đông', 1, 9007199254740991), (2, 'Xã Tây', 0, null), (3, 'trống', 1, 0);
    insert into paper values (1, 1, '{"words":["a","ơ"]}', 1), (2, 1, null, null), (3, 2, 'null', 0);`);
  return made;
}

const byOffice = (value: SQL.Aliased | SQL | ReturnType<typeof p> | number) =>
  and(eq(paper.officeId, value), sql`true`);

/** Each builds one statement; `given` are its placeholders' values. */
const CASES: readonly {
  readonly name: string;
  readonly make: (db: Db) => { prepare(): { execute(values?: Record<string, unknown>): PromiseLike<unknown> } };
  readonly given?: Record<string, unknown>;
}[] = [
  { name: 'all columns of a table', make: (db) => db.select().from(office).orderBy(asc(office.id)) },
  { name: 'JSON and truth, and their absence', make: (db) => db.select().from(paper).orderBy(asc(paper.id)) },
  {
    name: 'no row',
    make: (db) =>
      db
        .select()
        .from(office)
        .where(eq(office.id, p('id'))),
    given: { id: 99 },
  },
  {
    name: 'a placeholder, a value and a piece of SQL',
    make: (db) =>
      db
        .select({ n: sql<number>`count(*)`, name: sql<string>`'x'`.as('x') })
        .from(paper)
        .where(byOffice(p('of'))),
    given: { of: 1 },
  },
  {
    name: 'a flat selection over an outer join',
    make: (db) =>
      db
        .select({ name: office.officeName, held: paper.held, signed: paper.signed })
        .from(office)
        .leftJoin(paper, eq(paper.officeId, office.id))
        .orderBy(asc(office.id), asc(paper.id)),
  },
  {
    name: 'whole tables over an outer join: the absent one is null',
    make: (db) =>
      db.select().from(office).leftJoin(paper, eq(paper.officeId, office.id)).orderBy(asc(office.id), asc(paper.id)),
  },
  {
    name: 'whole tables over an inner join',
    make: (db) => db.select().from(office).innerJoin(paper, eq(paper.officeId, office.id)).orderBy(asc(paper.id)),
  },
  {
    name: 'a table beside single columns',
    make: (db) =>
      db
        .select({ of: { id: paper.id, held: paper.held }, name: office.officeName })
        .from(office)
        .leftJoin(paper, eq(paper.officeId, office.id))
        .orderBy(asc(office.id), asc(paper.id)),
  },
  {
    name: 'distinct values',
    make: (db) => db.selectDistinct({ open: office.open }).from(office).orderBy(asc(office.open)),
  },
  {
    name: 'an insert that gives its row',
    make: (db) =>
      db
        .insert(paper)
        .values({ officeId: p('of'), held: p('held'), signed: p('signed') })
        .returning(),
    given: { of: 3, held: { words: ['mới'] }, signed: false },
  },
  {
    name: 'an insert of a JSON value that is null',
    make: (db) =>
      db
        .insert(paper)
        .values({ officeId: 3, held: p('held'), signed: null })
        .returning(),
    given: { held: null },
  },
  {
    name: 'an update without rows back',
    make: (db) =>
      db
        .update(office)
        .set({ open: false, seenAt: sql`${p('at')}` })
        .where(eq(office.id, p('id'))),
    given: { at: 5, id: 1 },
  },
];

describe('our driver', () => {
  it.each(CASES)('$name: as the stock driver', async ({ make, given }) => {
    const [stock, ours] = [connection(), connection()];
    const expected = await make(drizzle(stock, { casing: 'snake_case' }) as unknown as Db)
      .prepare()
      .execute(given);
    const statement = make(drizzleOver(ours)).prepare();
    const got = await statement.execute(given);
    expect(got).toEqual(expected);
    const state = (of: typeof ours) => of.prepare('select * from office, paper order by 1, 5').all();
    expect(state(ours)).toEqual(state(stock));
  });

  it('runs a builder again and again with its own values', async () => {
    const db = drizzleOver(connection());
    const named = async (of: number) =>
      (await db.select().from(office).where(eq(office.id, of))).map((o) => o.officeName);
    expect([await named(1), await named(2), await named(1)]).toEqual([['Phường Đông'], ['Xã Tây'], ['Phường Đông']]);
    expect(await db.$count(office)).toBe(3);
  });

  it('refuses a placeholder without a value, and hands on what SQLite refuses, as a rejection', async () => {
    const db = drizzleOver(connection());
    const one = db
      .select()
      .from(office)
      .where(eq(office.id, p('id')))
      .prepare();
    await expect(one.execute({})).rejects.toThrow('no value for placeholder');
    await expect(db.insert(office).values({ id: 1, officeName: 'hai lần', open: true })).rejects.toMatchObject({
      code: 'SQLITE_CONSTRAINT_PRIMARYKEY',
    });
  });
});

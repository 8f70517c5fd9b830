/** Every row of every table of a stored house, as text: for proving that something is kept nowhere. */
import { join } from 'node:path';
import Database from 'better-sqlite3';

export type AllRows = ReadonlyMap<string, readonly string[]>;

export function allRows(dataDir: string): AllRows {
  const db = new Database(join(dataDir, 'chat.db'), { readonly: true });
  const tables = db.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  const rows = tables.map((name) => {
    const held = db.prepare(`select * from "${name}"`).all();
    return [name, held.map((row) => JSON.stringify(row))] as const;
  });
  db.close();
  return new Map(rows);
}

/** Hashes, salts and ids hold any digits. */
const HEX = /[0-9a-f]{16,}/g;

/** Tables in which the text stands. */
export const tablesWith = (dataDir: string, text: string): string[] =>
  [...allRows(dataDir)].flatMap(([name, rows]) =>
    rows.some((row) => row.replaceAll(HEX, '').includes(text)) ? [name] : [],
  );

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/port.js';
import { tick } from '../../../src/store/schema/pipe.js';
import { restore } from '../../../src/store/sqlite/copy.js';
import { lockService } from '../../../src/store/sqlite/lock.js';
import { openStore, RELEASED } from '../../support/migrated.js';
import { temporaryFolder } from '../../support/store.js';

const NEWEST = RELEASED.length - 1;

const put = (store: Store, name: string) => store.write((tx) => tx.db.insert(tick).values({ name, at: 0 }));
const names = async (store: Store) => (await store.read((tx) => tx.db.select().from(tick))).map((row) => row.name);

async function withBackup() {
  const folder = temporaryFolder();
  const file = join(folder, 'test.db');
  const backup = join(folder, 'backup.db');
  const store = openStore(file);
  for (let n = 0; n < 300; n++) await put(store, `${n}-${'x'.repeat(200)}`);
  return { folder, file, backup, store };
}

describe('backup', () => {
  it('is whole and private although turns go on meanwhile', async () => {
    const { backup, store } = await withBackup();
    let going = true;
    const turns = (async () => {
      for (let n = 0; going; n++) await put(store, `during ${n}`);
    })();
    await store.backup(backup);
    going = false;
    await turns;
    await store.close();
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    const copy = new Database(backup, { readonly: true });
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare('SELECT count(*) FROM tick').pluck().get()).toBeGreaterThanOrEqual(300);
    copy.close();
  });
});

describe('restore', () => {
  it('brings back what the backup held and nothing of what came later', async () => {
    const { file, backup, store } = await withBackup();
    await store.backup(backup);
    await put(store, 'later');
    await store.close();
    expect(restore(backup, file, NEWEST)).toEqual({ ok: true, value: { schema: NEWEST } });
    const again = openStore(file);
    expect((await names(again)).length).toBe(300);
    await again.close();
    const replaced = new Database(`${file}.replaced`, { readonly: true });
    expect(replaced.prepare('SELECT count(*) FROM tick').pluck().get()).toBe(301);
    replaced.close();
  });

  it.each([
    [
      'is cut short',
      (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 20_000)),
      NEWEST,
      'backup_unreadable',
    ],
    [
      'lost its end at a page',
      (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 4096 * 8)),
      NEWEST,
      'backup_unreadable',
    ],
    ['is no database', (file: string) => writeFileSync(file, 'xin chào'), NEWEST, 'backup_unreadable'],
    ['is empty', (file: string) => writeFileSync(file, ''), NEWEST, 'backup_unreadable'],
    ["is another program's", (file: string) => theirs(file), NEWEST, 'backup_unreadable'],
    ['is newer than the program', () => undefined, NEWEST - 1, 'store_newer'],
  ])('refuses a file that %s, and changes nothing', async (_name, spoil, known, code) => {
    const { file, backup, store } = await withBackup();
    await store.backup(backup);
    await put(store, 'later');
    await store.close();
    spoil(backup);
    expect(restore(backup, file, known)).toMatchObject({ ok: false, problem: { code } });
    const again = openStore(file);
    expect((await names(again)).length).toBe(301);
    await again.close();
  });

  it('refuses while a service holds the database, and a backup that is not there', async () => {
    const { file, backup, store } = await withBackup();
    await store.backup(backup);
    await store.close();
    expect(restore(`${backup}x`, file, NEWEST)).toMatchObject({ problem: { code: 'backup_missing' } });
    const lock = lockService(file);
    expect(restore(backup, file, NEWEST)).toMatchObject({ problem: { code: 'store_in_use' } });
    if (lock.ok) lock.value.release();
  });
});

function theirs(file: string): void {
  writeFileSync(file, '');
  const other = new Database(file);
  other.exec('CREATE TABLE theirs (id INTEGER)');
  other.close();
}

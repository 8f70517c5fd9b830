import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isRecent } from '../../../src/store/sqlite/open.js';
import { openSqlite } from '../../../src/store/sqlite/store.js';
import { openStore, RELEASED } from '../../support/migrated.js';
import { freshStore, temporaryFolder } from '../../support/store.js';

it('opens at synchronous=FULL with a SQLite without the WAL-reset bug, in a private file', async () => {
  const file = join(temporaryFolder(), 'test.db');
  const opened = openSqlite({ file, migrations: RELEASED, now: 0 });
  if (!opened.ok) throw new Error(opened.problem.code);
  const store = opened.value;
  const health = await store.health();
  expect(health).toMatchObject({ engine: 'sqlite', schema: RELEASED.length - 1, synchronous: 'FULL' });
  expect(isRecent(health.version)).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await store.close();
});

it.each([
  ['3.51.3', true],
  ['3.53.2', true],
  ['4.0.0', true],
  ['3.51.2', false],
  ['3.40.1', false],
])('takes SQLite %s: %s', (version, good) => {
  expect(isRecent(version)).toBe(good);
});

it('notices what another process changed, and not what it changed itself', async () => {
  const file = join(temporaryFolder(), 'test.db');
  const service = openStore(file);
  const command = openStore(file);
  const before = service.outsideVersion();
  await service.health();
  expect(service.outsideVersion()).toBe(before);
  await command.health();
  expect(service.outsideVersion()).not.toBe(before);
  await service.close();
  await command.close();
});

it('finds out who passes a new function to prepared() at every call', async () => {
  const store = freshStore();
  const turn = store.write(async (tx) => {
    for (let n = 0; n < 3_000; n++) tx.prepared(() => ({ n }));
  });
  await expect(turn).rejects.toThrow('prepared()');
});

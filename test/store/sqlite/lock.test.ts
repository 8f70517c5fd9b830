import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startChild } from '../../support/child.js';
import { temporaryFolder } from '../../support/store.js';

const script = fileURLToPath(new URL('../../support/lock-child.mjs', import.meta.url));

it('refuses a second service clearly, and frees the lock when the first is killed', async () => {
  const file = join(temporaryFolder(), 'test.db');
  const first = startChild(script, [file]);
  await first.until('held');
  const second = startChild(script, [file]);
  expect(await second.until('refused')).toBe('refused store_in_use');
  expect(await second.ended).toBe(0);
  await first.kill();
  const third = startChild(script, [file]);
  await third.until('held');
  await third.kill();
});

/** SIGKILL while the OA's single-use token is renewed: a valid pair stays, or it says so and a new grant mends it. */
import { expect, it } from 'vitest';
import { startChild } from '../support/child.js';
import { temporaryFolder } from '../support/store.js';
import { randomOf } from '../support/telegram/emulator.mjs';
import { startZaloOa } from '../support/zalo-oa/emulator.mjs';

const KILLS = Number(process.env.TOKEN_KILLS ?? 8);
const CHILD = 'test/support/zalo-oa/token-child.mjs';

it(`${KILLS} kills never leave it without a valid pair unsaid`, { timeout: 60_000 + KILLS * 3_000 }, async () => {
  const random = randomOf(20_231_211);
  const folder = temporaryFolder();
  const emulator = await startZaloOa({ answerDelayMs: 10, perMinute: 1_000_000, keepCalls: false });
  let seed = emulator.issue().refresh_token;
  const seen = { works: 0, connect: 0 };
  for (let kill = 0; kill < KILLS; kill++) {
    const child = startChild(CHILD, [folder, emulator.apiRoot, seed, emulator.appId, emulator.appSecret]);
    const first = await Promise.race([child.until('works'), child.until('connect')]);
    if (first.startsWith('connect')) {
      seen.connect++;
      // Said, and rightly: nobody but a person can go on. The grant they give is the next seed.
      expect(first).toContain('Invalid refresh token');
      seed = emulator.issue().refresh_token;
    } else {
      seen.works++;
      await new Promise((resolve) => setTimeout(resolve, random() * 80));
    }
    await child.kill();
  }
  await emulator.stop();
  expect(seen.works + seen.connect).toBe(KILLS);
  expect(seen.works).toBeGreaterThan(KILLS / 4);
  if (KILLS >= 100) console.info(`token kills: ${JSON.stringify(seen)}`);
});

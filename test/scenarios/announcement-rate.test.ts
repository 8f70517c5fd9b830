/** A long announcement keeps the platform's rate to the message, and an answer never waits behind it. */
import { expect, it } from 'vitest';
import { readConfig } from '../../src/runtime/config.js';
import { createLog } from '../../src/runtime/log.js';
import { startService } from '../../src/runtime/service/service.js';
import { enqueue } from '../../src/store/queries/outbox.js';
import { outbox } from '../../src/store/schema/pipe.js';
import { report, telegramOfficer } from '../support/members-at-work.js';
import { houseOf, officeEnv, seedOffice, telegramPlaces } from '../support/service.js';
import { temporaryFolder } from '../support/store.js';
import { startTelegram } from '../support/telegram/emulator.mjs';
import { writeEvents } from '../support/world.js';

const WHOLE = process.env.CHANNEL_STORM === '1';
const SIZE = WHOLE ? { told: 5_000, perSecond: 50, reports: 12 } : { told: 240, perSecond: 120, reports: 6 };
const FIRST = 5_000_000;
/** In flight when the answer is made, and those that go while it is committed. */
const MAY_GO_FIRST = 12;

it('at the allowed rate, answers first, and never a 429', { timeout: WHOLE ? 300_000 : 30_000 }, async () => {
  const folder = temporaryFolder();
  const emulator = await startTelegram({ token: '4243:emulator-emulator', rates: { perSecond: SIZE.perSecond } });
  const env = officeEnv(folder, {
    TELEGRAM_BOT_TOKEN: emulator.token,
    TELEGRAM_API_ROOT: emulator.apiRoot,
    SEND_RATE_PER_S: `${SIZE.perSecond}`,
    LOG_LEVEL: 'silent',
  });
  await seedOffice(env, telegramPlaces(SIZE.reports, FIRST));
  const places = Array.from({ length: SIZE.told }, (_, i) => `${FIRST + 100_000 + i}`);
  const house = await houseOf(env);
  await writeEvents(
    house,
    places.map((place, i) => {
      const address = `telegram:${place}`;
      return { type: 'person_opened', personId: `listener-${i}`, address, displayName: null, language: 'vi' };
    }),
    Date.now(),
  );
  await house.store.write(async (tx) => {
    for (const [i, place] of places.entries()) {
      emulator.user(place).isKnown();
      const message = { lines: [{ key: 'ask.text', params: { text: `Thông báo mẫu ${i}.` } }], choices: [] };
      const to = { personId: `listener-${i}` };
      const row = { to, lane: 'broadcast', about: 'rate', message, language: 'vi', handed: false } as const;
      await enqueue(tx, row, Date.now());
    }
  });
  await house.close();

  const config = readConfig(env);
  if (!config.ok) throw new Error(JSON.stringify(config.problem));
  const started = await startService(
    config.value,
    createLog(config.value, () => undefined),
  );
  if (!started.ok) throw new Error(started.problem.code);
  const { stop } = started.value;
  const officers = Array.from({ length: SIZE.reports }, (_, i) => telegramOfficer(emulator, FIRST + i));
  const accounts = await Promise.all(officers.map((officer, i) => report(officer, i, () => true)));
  await emulator.waitFor(() => bulk().length === SIZE.told, 280_000, 'the announcement');
  const replies = await started.value.house.store.read((tx) => tx.db.select().from(outbox));
  await stop();
  await emulator.stop();

  function bulk() {
    return emulator.accepted.filter((one) => one.text.startsWith('Thông báo mẫu'));
  }
  expect(accounts.every((one) => one.receipt !== null)).toBe(true);
  expect(emulator.calls.filter((call) => call.end === 429)).toEqual([]);
  expect(emulator.world.early).toBe(0);
  const took = new Map(emulator.accepted.map((one) => [`${one.id}`, one.at]));
  const overtaken: number[] = [];
  const waits: number[] = [];
  for (const row of replies.filter((one) => one.lane === 'reply')) {
    const at = took.get(row.messageRef ?? '') ?? Number.NaN;
    overtaken.push(bulk().filter((one) => one.at > row.createdAt && one.at < at).length);
    waits.push(at - row.createdAt);
  }
  expect(overtaken).toHaveLength(SIZE.reports * 6);
  expect(Math.max(...overtaken)).toBeLessThanOrEqual(MAY_GO_FIRST);
  const all = emulator.accepted.map((one) => one.at);
  const seconds = (Math.max(...all) - Math.min(...all)) / 1_000;
  const p95 = waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.95)];
  const rate = ((all.length - 1) / seconds / SIZE.perSecond) * 100;
  process.stdout.write(`announcement: ${rate.toFixed(1)} % of the rate, answers p95 ${p95} ms\n`);
});

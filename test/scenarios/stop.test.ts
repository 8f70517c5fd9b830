/** SIGTERM under load: ends by itself within ten seconds, loses nothing, says nothing twice. A second copy is refused. */
import { spawnSync } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import { type Account, report, telegramOfficer } from '../support/members-at-work.js';
import { officeEnv, type Service, seedOffice, slowRoad, startService, telegramPlaces } from '../support/service.js';
import { temporaryFolder } from '../support/store.js';
import { randomOf, startTelegram } from '../support/telegram/emulator.mjs';

const STOPS = Number(process.env.STOPS ?? 2);
const FIRST = 8_000_000;
const TOKEN = '8000000001:AAE-thidua_stop_test_0123456789abcde';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function office(people: number) {
  const folder = temporaryFolder();
  const emulator = await startTelegram({ token: TOKEN, rates: { perSecond: 10_000, perChatPerSecond: 1_000 } });
  const road = await slowRoad(emulator.apiRoot, randomOf(7));
  onTestFinished(async () => {
    road.stop();
    await emulator.stop();
  });
  const env = officeEnv(folder, { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: road.apiRoot });
  await seedOffice(env, telegramPlaces(people, FIRST));
  return { emulator, env };
}

async function polling(count: () => number, service: Service): Promise<void> {
  const before = count();
  for (let i = 0; i < 500 && count() === before; i++) await pause(10);
  expect(service.process.exitCode, service.errors()).toBe(null);
}

it(`${STOPS} stops under load`, { timeout: 30_000 + STOPS * 15_000 }, async () => {
  const people = STOPS * 12;
  const { emulator, env } = await office(people);
  const accounts: Account[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < people) {
      const index = next++;
      accounts.push(await report(telegramOfficer(emulator, FIRST + index), index, () => true));
    }
  };
  const players = Array.from({ length: 6 }, work);
  for (let stop = 0; stop < STOPS; stop++) {
    const service = startService(env);
    await polling(() => emulator.count('getUpdates'), service);
    await pause(700);
    const asked = Date.now();
    service.process.kill('SIGTERM');
    expect(await service.ended, service.errors()).toEqual({ code: 0, signal: null });
    expect(Date.now() - asked).toBeLessThan(10_000);
  }
  const last = startService(env);
  await Promise.all(players);
  last.process.kill('SIGTERM');
  await last.ended;
  expect(accounts.filter((one) => one.receipt === null)).toEqual([]);
  const receipts = emulator.accepted.filter((message) => message.text.includes('Đã nhận báo cáo'));
  expect(receipts.length).toBe(people);
});

it('a second copy on the same database ends at once with one clear line', { timeout: 90_000 }, async () => {
  const { emulator, env } = await office(1);
  const first = startService(env);
  await polling(() => emulator.count('getUpdates'), first);
  const second = startService(env);
  // It ends by itself: the test's own time is the limit, since the machines are shared.
  const { code } = await second.ended;
  expect(code).toBe(1);
  expect(second.errors().trim().split('\n').length).toBe(1);
  expect(second.errors()).not.toMatch(/ at |Error:|SQLITE/);
  const listed = spawnSync(process.execPath, ['dist/cli.js', 'campaign', 'list', '--json'], { env, encoding: 'utf8' });
  const loaded = (JSON.parse(listed.stdout) as { loaded: boolean }[]).filter((one) => one.loaded);
  expect([listed.status, loaded.length]).toEqual([0, 1]);
  const account = await report(telegramOfficer(emulator, FIRST), 0, () => true);
  expect(account.receipt).not.toBe(null);
  first.process.kill('SIGTERM');
  expect(await first.ended).toEqual({ code: 0, signal: null });
});

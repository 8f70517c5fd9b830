/** SIGKILL at any moment: what was answered is there once, exactly as typed, and nothing stays half done. */
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openHouse } from '../../src/runtime/composition.js';
import { readConfig } from '../../src/runtime/config.js';
import { verifyAudit } from '../../src/store/audit/verify.js';
import { type Account, asked, heardOn, report, telegramOfficer } from '../support/members-at-work.js';
import { officeEnv, seedOffice, slowRoad, startService, telegramPlaces } from '../support/service.js';
import { temporaryFolder } from '../support/store.js';
import { randomOf, startTelegram } from '../support/telegram/emulator.mjs';

// Fifty and more in `npm run storm`; most of a kill's time is waiting for its moment.
const KILLS = Number(process.env.KILLS ?? 20);
const PEOPLE = KILLS * 6;
const FIRST = 7_000_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it(`${KILLS} kills lose nothing and record nothing twice`, { timeout: 120_000 + KILLS * 3_000 }, async () => {
  const random = randomOf(20_231_211);
  const folder = temporaryFolder();
  const emulator = await startTelegram({
    token: '7000000001:AAE-thidua_kill_test_0123456789abcde',
    rates: { perSecond: 10_000, perChatPerSecond: 1_000 },
  });
  const road = await slowRoad(emulator.apiRoot, random);
  const env = officeEnv(folder, { TELEGRAM_BOT_TOKEN: emulator.token, TELEGRAM_API_ROOT: road.apiRoot });
  await seedOffice(env, telegramPlaces(PEOPLE, FIRST));

  let working = true;
  let nextPerson = 0;
  const accounts: Account[] = [];
  const work = async (): Promise<void> => {
    while (working && nextPerson < PEOPLE) {
      const index = nextPerson++;
      accounts.push(await report(telegramOfficer(emulator, FIRST + index), index, () => !stuck));
    }
  };
  let stuck = false;
  const seen = { inSend: 0, atWork: 0, inStartUp: 0 };
  const players = Array.from({ length: 6 }, work);
  for (let kill = 0; kill < KILLS; kill++) {
    const polls = emulator.count('getUpdates');
    const service = startService(env);
    await pause(50 + random() * 1_450);
    if (road.sending() > 0) seen.inSend++;
    else if (emulator.count('getUpdates') > polls) seen.atWork++;
    else seen.inStartUp++;
    expect(service.process.exitCode, service.errors()).toBe(null);
    service.process.kill('SIGKILL');
    await service.ended;
  }
  working = false;
  const last = startService(env);
  const giveUp = setTimeout(() => {
    stuck = true;
  }, 60_000);
  await Promise.all(players);
  clearTimeout(giveUp);
  last.process.kill('SIGKILL');
  await last.ended;
  road.stop();
  await emulator.stop();
  process.stdout.write(`kills ${JSON.stringify(seen)}, reports ${accounts.length}\n`);

  expect(accounts.filter((one) => one.receipt === null)).toEqual([]);
  const db = new Database(`${folder}/office.db`, { readonly: true });
  const recorded = db
    .prepare(
      `select s.code, o.receipt, f.numerator a, f.denominator b, f.version v from obligation o
       join unit s on s.id = o.unit_id join figure f on f.unit_id = o.unit_id and f.period = o.period
       where o.submitted_at is not null order by s.code, f.numerator`,
    )
    .all() as { code: string; receipt: string; a: number; b: number; v: number }[];
  const expected = accounts
    .flatMap((one) => one.typed.map(([a, b]) => ({ code: `${50_000 + one.index}`, receipt: one.receipt, a, b, v: 1 })))
    .sort((x, y) => Number(x.code) - Number(y.code) || x.a - y.a);
  expect(recorded).toEqual(expected);
  expect(db.prepare('select count(*) n from figure').get()).toEqual({ n: expected.length });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();

  const told = new Map<string, number>();
  for (const message of emulator.accepted) {
    const key = `${message.chat} ${asked(heardOn(message))}`;
    told.set(key, (told.get(key) ?? 0) + 1);
  }
  const again = [...told.values()].reduce((sum, times) => sum + times - 1, 0);
  expect(again).toBeLessThanOrEqual(KILLS * 6);

  const config = readConfig(env);
  const house = config.ok ? await openHouse(config.value) : null;
  if (house === null || !house.ok) throw new Error('does not open');
  const { store, secretKey } = house.value;
  expect((await store.read((tx) => verifyAudit(tx, secretKey, null))).faults).toEqual([]);
  await house.value.close();
});

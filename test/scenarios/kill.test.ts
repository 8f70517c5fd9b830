/** SIGKILL at any moment: what was answered is there once, exactly as typed, and nothing stays half done. */
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { verifyAudit } from '../../src/store/audit/verify.js';
import { underKills } from '../support/kills.js';
import { type Account, asked, heardOn, report, telegramOfficer } from '../support/members-at-work.js';
import { houseOf, seedOffice, telegramPlaces } from '../support/service.js';
import type { Emulator } from '../support/telegram/emulator.mjs';

// Fifty and more in `npm run storm`; most of a kill's time is waiting for its moment.
const KILLS = Number(process.env.KILLS ?? 14);
const PEOPLE = KILLS * 6;
const FIRST = 7_000_000;

/** Six at a time; nobody begins once the kills are over. */
async function report6(emulator: Emulator, on: () => boolean, killing: () => boolean): Promise<Account[]> {
  let nextPerson = 0;
  const accounts: Account[] = [];
  const work = async (): Promise<void> => {
    while (killing() && nextPerson < PEOPLE) {
      const index = nextPerson++;
      accounts.push(await report(telegramOfficer(emulator, FIRST + index), index, on));
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
  return accounts;
}

it(`${KILLS} kills lose nothing and record nothing twice`, { timeout: 120_000 + KILLS * 3_000 }, async () => {
  const {
    env,
    folder,
    emulator,
    seen,
    played: accounts,
  } = await underKills({
    seed: 20_231_211,
    token: '7000000001:AAE-thidua_kill_test_0123456789abcde',
    kills: KILLS,
    lifeMs: 700,
    patienceMs: 60_000,
    prepare: (env) => seedOffice(env, telegramPlaces(PEOPLE, FIRST)),
    play: report6,
  });
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

  const house = await houseOf(env);
  expect((await house.store.read((tx) => verifyAudit(tx, house.secretKey, null))).faults).toEqual([]);
  await house.close();
});

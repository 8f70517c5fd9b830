/**
 * Days of bad clocks (R12), from outside: the service as a process under a system clock that steps both ways, stands
 * still, and jumps a day; down over a slot; killed while it sends. What people got is held against the table below,
 * written by hand from the rules. The whole of it with CLOCKS=1 (`npm run storm`), its first day in the suite.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPlanEvents } from '../../src/admin/campaign-load.js';
import { loadBuiltIn } from '../../src/campaigns/catalogue.js';
import type { Event } from '../../src/events/event.js';
import { createCaches, createFacts } from '../../src/store/facts.js';
import { canFakeClock, FakedClock } from '../support/faked-clock.js';
import { houseOf, officeEnv, type Service, startService } from '../support/service.js';
import { type Emulator, startTelegram } from '../support/telegram/emulator.mjs';
import { writeEvents } from '../support/world.js';

const WHOLE = process.env.CLOCKS === '1';
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+07:00`);
const MIN = 60_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const BEGIN = at('2026-12-07 06:30:00');

/** First day after the bound, units, people. D is a period that was locked long ago. */
const GROUPS = {
  A: { bound: '2026-12-08', units: 10, people: 33 },
  B: { bound: '2026-12-09', units: 10, people: 33 },
  C: { bound: '2026-12-11', units: 10, people: 34 },
  D: { bound: '2026-08-01', units: 2, people: 2 },
} as const;
type Group = keyof typeof GROUPS;
const ALL = Object.keys(GROUPS) as Group[];

interface Told {
  readonly group: Group;
  readonly unit: number;
  readonly chat: number;
}

const people: Told[] = ALL.flatMap((group, g) =>
  Array.from({ length: GROUPS[group].people }, (_, i) => ({
    group,
    unit: g * 10 + (i % GROUPS[group].units),
    chat: 8_000_000 + g * 1_000 + i,
  })),
);

let folder = '';
let emulator: Emulator;
let clock: FakedClock;
let env: Readonly<Record<string, string>>;
let service: Service | null = null;
let kills = 0;
/** Read up to here. */
let seen = 0;
const outside: string[] = [];

async function seed(): Promise<void> {
  const parsed = loadBuiltIn('prtc');
  if (parsed === null || 'problems' in parsed) throw new Error('cannot seed');
  const model = parsed.plan.units.find((unit) => unit.name.startsWith('Phường'));
  if (model === undefined) throw new Error('no ward');
  const wards = ALL.flatMap((group, g) => Array.from({ length: GROUPS[group].units }, (_, i) => g * 10 + i));
  const reminders = {
    before: [
      { days: 3, at: '07:45', prepare: false },
      { days: 1, at: '15:00', prepare: false },
    ],
    last: '08:00',
    after: [
      { days: 1, at: '07:45', head: true },
      { days: 5, at: '07:45', head: true },
    ],
    office: '08:05',
    callAfter: 2,
  };
  const units = wards.map((n) => ({ ...model, code: `${60_000 + n}`, name: `Phường Thử ${n}`, validTo: null }));
  const plan = { ...parsed.plan, units, reminders };
  const house = await houseOf(env);
  await writeEvents(house, loadPlanEvents({ plan, source: 'prtc', through: null, document: null }, []), BEGIN);
  const known = await house.store.read((tx) => createFacts(tx, createCaches(), BEGIN).units('prtc'));
  const idOf = (n: number): number => known.find((unit) => unit.code === `${60_000 + n}`)?.id ?? 0;
  const obligations = wards.map((n) => {
    const dueBefore = at(`${GROUPS[ALL[Math.floor(n / 10)] ?? 'A'].bound} 00:00:00`);
    const of = { dutyId: 'unit_report', unitId: idOf(n), period: '2025', obligationId: house.make.newId() };
    return { ...of, opensAt: at('2026-01-01 00:00:00'), dueBefore, locksAt: dueBefore + 90 * 24 * 60 * MIN };
  });
  await writeEvents(house, [{ type: 'obligations_opened', campaignId: 'prtc', obligations }], BEGIN);
  const seats = people.flatMap(({ chat, unit }): Event[] => {
    const personId = house.make.newId();
    const seat = { seatId: house.make.newId(), campaignId: 'prtc', unitId: idOf(unit) };
    return [
      { type: 'person_opened', personId, address: `telegram:${chat}`, displayName: null, language: 'vi' },
      { type: 'seat_opened', personId, ...seat, role: 'focal_point', invitationId: null, confirmed: true },
    ];
  });
  await writeEvents(house, seats, BEGIN);
  await house.close();
}

const REMINDS = /chưa gửi báo cáo|Đã qua hạn/;

/** The service runs, has looked at the clock and has nothing more to say. */
async function quiet(): Promise<void> {
  let [last, still] = [emulator.accepted.length, 0];
  while (still < 9) {
    await pause(100);
    still = emulator.accepted.length === last ? still + 1 : 0;
    last = emulator.accepted.length;
  }
}

async function start(time: string): Promise<void> {
  clock.set(at(time));
  const before = emulator.count('getWebhookInfo');
  service = startService(env);
  await emulator.waitFor(() => emulator.count('getWebhookInfo') > before, 20_000, 'the service to start');
}

async function stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  service?.process.kill(signal);
  await service?.ended;
  service = null;
}

/** Who was reminded since the last look: how many different people of each group; a person twice is in `twice`. */
function heard(): Readonly<Record<string, number>> {
  const fresh = emulator.accepted.slice(seen).filter((one) => REMINDS.test(one.text));
  seen = emulator.accepted.length;
  const found: Record<string, number> = {};
  const chats = new Set<string>();
  for (const { chat, at: real } of fresh) {
    const { group } = people.find((one) => String(one.chat) === chat) ?? { group: '?' };
    if (chats.has(chat)) found.twice = (found.twice ?? 0) + 1;
    else found[group] = (found[group] ?? 0) + 1;
    chats.add(chat);
    const time = new Date(clock.read(real) + 7 * 60 * MIN).toISOString();
    const hour = time.slice(11, 16);
    if (!((hour >= '07:30' && hour < '11:30') || (hour >= '13:30' && hour < '17:00'))) outside.push(time);
  }
  return found;
}

async function step(time: string): Promise<Readonly<Record<string, number>>> {
  clock.set(at(time));
  await quiet();
  return heard();
}

/** A whole report by chat, by the first person of the unit. */
async function reports(unit: number): Promise<void> {
  const { chat } = people.find((one) => one.unit === unit) ?? { chat: 0 };
  const user = emulator.user(chat);
  const of = (text: RegExp) => () => user.messages().some((one) => text.test(one.text));
  user.says('HSCV 402/690, BCĐK 46/46, VBHC 1011/1011, KTXH 12/12');
  await emulator.waitFor(of(/Nếu đúng/), 10_000, 'the summary');
  user.says('gửi');
  await emulator.waitFor(of(/Đã nhận báo cáo/), 10_000, 'the receipt');
}

describe.skipIf(!canFakeClock)('bad clocks (needs the Debian package libfaketime)', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'thidua-clocks-'));
    emulator = await startTelegram({
      token: '7000000002:AAE-thidua_clock_test_012345678abcde',
      rates: { perSecond: 10_000, perChatPerSecond: 1_000 },
    });
    for (const { chat } of people) emulator.user(chat).isKnown();
    clock = new FakedClock(folder);
    const bot = { TELEGRAM_BOT_TOKEN: emulator.token, TELEGRAM_API_ROOT: emulator.apiRoot, REMINDER_TICK_MS: '200' };
    env = { ...officeEnv(folder, bot), ...clock.env };
    await seed();
    await start('2026-12-07 07:40:00');
  }, 60_000);

  afterAll(async () => {
    await stop('SIGKILL');
    await emulator.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('the first morning: each slot once, however often the clock passes it', { timeout: 60_000 }, async () => {
    await quiet();
    expect(heard()).toEqual({});
    expect(await step('2026-12-07 07:46:00')).toEqual({ C: 34 });
    expect(await step('2026-12-07 06:46:00')).toEqual({});
    expect(await step('2026-12-07 07:46:03')).toEqual({});
    expect(await step('2026-12-07 07:46:01')).toEqual({});
    expect(await step('2026-12-07 08:01:00')).toEqual({ A: 33 });
    expect(await step('2026-12-07 07:01:00')).toEqual({});
    expect(await step('2026-12-07 10:01:00')).toEqual({});
  });

  it.runIf(WHOLE)('the whole of it: down over slots, stopped, killed, a day ahead', { timeout: 300_000 }, async () => {
    await reports(20);
    // Ten minutes down over 15:00.
    clock.set(at('2026-12-07 14:55:00'));
    await stop('SIGTERM');
    await start('2026-12-07 15:05:00');
    await quiet();
    expect(heard()).toEqual({ B: 33 });
    await step('2026-12-07 20:00:00');
    await reports(10);
    heard();
    // Stopped for forty minutes over two slots, then killed while it sends; what is left goes out after the start.
    await step('2026-12-08 07:29:00');
    service?.process.kill('SIGSTOP');
    clock.set(at('2026-12-08 08:09:00'));
    await pause(500);
    const before = emulator.accepted.length;
    service?.process.kill('SIGCONT');
    await emulator.waitFor(() => emulator.accepted.length > before + 10, 10_000, 'the fan-out to begin');
    await stop('SIGKILL');
    kills += 1;
    await start('2026-12-08 08:11:00');
    await quiet();
    const { twice = 0, ...tuesday } = heard();
    // Unit 10 reported: its four people hear nothing.
    expect(tuesday).toEqual({ A: 33, B: 29 });
    expect(twice).toBeLessThanOrEqual(kills * 4);
    // Nine hours down, then a day ahead: the week of these people has had its two, or keeps one for the last day.
    clock.set(at('2026-12-08 16:00:00'));
    await stop('SIGTERM');
    await start('2026-12-09 01:00:00');
    await quiet();
    expect(heard()).toEqual({});
    expect(await step('2026-12-10 03:00:00')).toEqual({});
    expect(await step('2026-12-10 07:46:00')).toEqual({});
    // Thirty hours down over the last day: it is not said any more; the day after it speaks, late, once.
    await stop('SIGTERM');
    await start('2026-12-11 13:50:00');
    await quiet();
    expect(heard()).toEqual({ C: 30 });
    expect(await step('2026-12-11 12:50:00')).toEqual({});
    expect(await step('2026-12-11 13:50:30')).toEqual({});
    // The next week: what waited for it, and the fifth working day of A.
    expect(await step('2026-12-14 07:46:00')).toEqual({ A: 33, B: 29 });
    await stop('SIGTERM');
  });

  it('says nothing outside sending hours', () => {
    expect(outside).toEqual([]);
  });
});

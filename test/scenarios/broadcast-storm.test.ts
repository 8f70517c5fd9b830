/**
 * One announcement to everybody over three platforms that fail, with a tenth of the people blocked, under a service that
 * is killed, through an outage of one platform, while a second announcement is stopped: the ledger is held against the
 * platforms' own account. `CHANNEL_STORM=1` plays the whole size.
 */
import { expect, it } from 'vitest';
import { approveBroadcast, submitBroadcast } from '../../src/admin/broadcast/approve.js';
import { composeBroadcast, textOnly } from '../../src/admin/broadcast/compose.js';
import { stopBroadcast } from '../../src/admin/broadcast/stop.js';
import { act } from '../../src/admin/cli/act.js';
import type { Decide } from '../../src/admin/decide.js';
import type { LedgerRow } from '../../src/broadcast/facts.js';
import type { LedgerCounts } from '../../src/broadcast/ledger.js';
import { EVERYBODY, LEDGER_STATES } from '../../src/broadcast/types.js';
import { NATIONAL, nextWorkingDay } from '../../src/domain/calendar.js';
import { addDays, dayOf, startOfDay } from '../../src/domain/time.js';
import { systemClock } from '../../src/runtime/clock.js';
import { type House, openHouse } from '../../src/runtime/composition.js';
import { readConfig } from '../../src/runtime/config.js';
import { noteReach } from '../../src/store/queries/reach.js';
import { type Entry, type Platforms, startPlatforms } from '../support/platforms.js';
import { officeEnv, type Service, type ServiceEnv, seedOffice, startService } from '../support/service.js';
import { temporaryFolder } from '../support/store.js';
import { randomOf } from '../support/telegram/emulator.mjs';
import { seatAt } from '../support/world.js';

const WHOLE = process.env.CHANNEL_STORM === '1';
const SIZE = WHOLE
  ? { told: 5_000, kills: 50, perSecond: 60, outageMs: 20_000, asked: 60 }
  : { told: 120, kills: 2, perSecond: 200, outageMs: 300, asked: 0 };
const PATIENCE_MS = WHOLE ? 30_000 : 1_500;
const BLOCKED = 10;
/** Every so-many-th unit is also to receive the second announcement. */
const SECOND = 3;
const MINUTE = 60_000;
const campaignId = 'prtc';
const FIRST_TEXT = 'Thông báo thứ nhất gửi {đơn vị}.';
const SECOND_TEXT = 'Thông báo thứ hai gửi {đơn vị}.';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Of ten people six are on Telegram, three on Zalo OA, one on Zalo Bot. */
function placeOf(index: number): string {
  const of = index % 10;
  if (of < 6) return `telegram:${6_000_000 + index}`;
  return of < 9 ? `zalo-oa:${9_007_199_254_740_000_000n + BigInt(index)}` : `zalo-bot:${`${index}`.padStart(20, 'a')}`;
}

/** From now to 07:35 of the next working day: a whole morning of sending hours lies ahead. */
const toMorning = (): number =>
  startOfDay(nextWorkingDay(NATIONAL, addDays(dayOf(Date.now()), 1))) + (7 * 60 + 35) * MINUTE - Date.now();

class Storm {
  shift = toMorning();
  readonly stops: number[] = [];

  constructor(
    readonly env: ServiceEnv,
    readonly platforms: Platforms,
  ) {}

  start(): Service {
    const loader = new URL('../support/shift-clock.mjs', import.meta.url).href;
    return startService({ ...this.env, NODE_OPTIONS: `--import ${loader}`, CLOCK_SHIFT: `${this.shift}` });
  }

  async house(): Promise<House> {
    const config = readConfig(this.env);
    const opened = config.ok
      ? await openHouse(config.value, { ...systemClock, now: () => Date.now() + this.shift })
      : null;
    if (opened === null || !opened.ok) throw new Error('does not open');
    return opened.value;
  }
}

interface Office {
  readonly house: House;
  readonly author: Seat;
  readonly second: Seat;
}
type Seat = { readonly kind: 'seat'; readonly seatId: string; readonly personId: string };

async function seatOf(house: House, place: string): Promise<Seat> {
  await seatAt(house, place, 'coordinator', []);
  const { seats, person } = await house.ask((facts) => facts.who(place));
  return { kind: 'seat', seatId: seats[0]?.id ?? '', personId: person?.id ?? '' };
}

async function done<A, T>(house: House, decide: Decide<A, T>, args: A, as: Seat): Promise<T> {
  const result = await act(house, (turn) => turn.do(decide, args, as));
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

/** Written, submitted and agreed with, as in the chat. */
async function announced(
  { house, author, second }: Office,
  text: string,
  units: readonly number[],
  count: number,
): Promise<string> {
  const audience = { ...EVERYBODY, units };
  const write = { campaignId, broadcastId: null, hand: author, content: textOnly(text), audience };
  const { id: broadcastId, version, hash } = await done(house, composeBroadcast, write, author);
  await done(house, submitBroadcast, { campaignId, broadcastId, version, hand: author }, author);
  await done(house, approveBroadcast, { campaignId, broadcastId, hash, count, hand: second }, second);
  return broadcastId;
}

const sumOf = (counts: LedgerCounts): number => LEDGER_STATES.reduce((sum, state) => sum + counts[state], 0);

/** What is wrong with one row, against what the platform took at its places. */
function differences(
  rows: readonly LedgerRow[],
  taken: readonly Entry[],
  places: ReadonlyMap<string, string>,
  blocked: ReadonlySet<string>,
): string[] {
  const copiesAt = new Map<string, number>();
  for (const { place } of taken) copiesAt.set(place, (copiesAt.get(place) ?? 0) + 1);
  const wrong = rows.flatMap((row) => {
    const place = places.get(row.personId ?? '') ?? '';
    const copies = copiesAt.get(place) ?? 0;
    copiesAt.delete(place);
    const fine =
      row.state === 'delivered'
        ? copies >= 1 && copies <= 1 + row.doubts && !blocked.has(place)
        : row.state === 'in_doubt'
          ? copies <= row.doubts
          : row.state === 'unreachable' || row.state === 'refused'
            ? copies <= row.doubts && blocked.has(place)
            : (row.state === 'cancelled' || row.state === 'superseded') && copies === 0;
    return fine ? [] : [`${place}: ${row.state} (${row.reason}) after ${row.doubts} doubts, ${copies} copies`];
  });
  return [...wrong, ...[...copiesAt.keys()].map((place) => `${place}: taken, and not in the ledger`)];
}

const busiest = (all: readonly Entry[], channel: string): number => {
  const at = all
    .filter((one) => one.place.startsWith(`${channel}:`))
    .map((one) => one.at)
    .sort((a, b) => a - b);
  let most = 0;
  for (let from = 0, to = 0; to < at.length; to++) {
    while ((at[to] ?? 0) - (at[from] ?? 0) >= 1_000) from++;
    most = Math.max(most, to - from + 1);
  }
  return most;
};

/** How long answers take while the announcement goes out and nothing fails, at the 95th percentile. */
async function answerTimes(platforms: Platforms, place: string): Promise<number> {
  const officer = platforms.officer(place);
  const took: number[] = [];
  for (let i = 0; i < SIZE.asked; i++) {
    const before = performance.now();
    officer.says('vai trò của tôi');
    for (let heard = await officer.next(10_000); heard !== null; heard = await officer.next(10_000)) {
      if (heard.text.includes('đang giữ')) break;
    }
    took.push(performance.now() - before);
    await pause(50);
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? 0;
}

it('the ledger of an announcement is what the platforms took', { timeout: WHOLE ? 2_400_000 : 90_000 }, async () => {
  const random = randomOf(20_231_220);
  const platforms = await startPlatforms(SIZE.perSecond, 11);
  // As with the real ones, what the service keeps to is less than what the platforms take.
  const env = { ...platforms.env, SEND_RATE_PER_S: `${Math.floor(SIZE.perSecond * 0.8)}` };
  const storm = new Storm(officeEnv(temporaryFolder(), env), platforms);
  const places = Array.from({ length: SIZE.told }, (_, i) => placeOf(i));
  const blocked = new Set(places.filter((_, i) => i % BLOCKED === 3));
  await seedOffice(storm.env, places);
  const house = await storm.house();
  const officers = ['telegram:1', 'telegram:2'] as const;
  const office = { house, author: await seatOf(house, officers[0]), second: await seatOf(house, officers[1]) };
  for (const place of [...places, ...officers]) platforms.known(place);
  for (const place of blocked) platforms.blocks(place);
  await house.store.write(async (tx) => {
    for (const place of places) await noteReach(tx, place, { seenAt: house.clock.now() - 3_600_000 });
  });
  platforms.oa.world.webhook.url = `${platforms.env.PUBLIC_URL}/webhooks/zalo-oa`;
  const units = (await house.ask((facts) => facts.units(campaignId))).map((unit) => unit.id);
  const some = units.filter((_, i) => i % SECOND === 0);
  const people = new Map(
    (await house.ask((facts) => facts.seats(campaignId))).map((seat) => [seat.unit?.id ?? 0, seat.personId]),
  );
  const placeBy = new Map(units.map((unitId, i) => [people.get(unitId) ?? '', places[i] ?? '']));

  const asks = places.find((place) => place.startsWith('telegram') && !blocked.has(place)) ?? '';
  let service = storm.start();
  const quiet = SIZE.asked === 0 ? null : await answerTimes(platforms, asks);
  const froze = performance.now();
  const first = await announced(office, FIRST_TEXT, [], SIZE.told);
  const frozenIn = performance.now() - froze;
  const other = await announced(office, SECOND_TEXT, some, some.length);
  await platforms.oa.waitFor(() => platforms.oa.count('POST /v3.0/oa/message/cs') > 0, 30_000, 'the first message');
  const p95 = SIZE.asked === 0 ? null : await answerTimes(platforms, asks);
  platforms.harm(0.2);
  const share = (SIZE.told * 0.85) / SIZE.kills;
  let stoppedAt = 0;
  for (let kill = 0; kill < SIZE.kills; kill++) {
    if (kill > 0) service = storm.start();
    for (const until = Date.now() + PATIENCE_MS; platforms.taken() < share * (kill + 1) && Date.now() < until; )
      await pause(20);
    const counts = await house.ask((facts) => facts.announcements().counts(first));
    expect(sumOf(counts)).toBe(SIZE.told);
    if (kill === Math.floor(SIZE.kills / 3)) {
      await done(house, stopBroadcast, { campaignId, broadcastId: other, hand: office.author }, office.author);
      stoppedAt = Date.now();
    }
    await pause(random() * 300);
    expect(service.process.exitCode, service.errors()).toBe(null);
    if (kill === Math.floor(SIZE.kills / 2)) {
      await platforms.telegram.offline();
      await pause(SIZE.outageMs);
    }
    service.process.kill('SIGKILL');
    await service.ended;
    if (kill === Math.floor(SIZE.kills / 2)) {
      // Ten minutes without this platform, most of them in no time.
      storm.shift += 10 * MINUTE;
      await platforms.telegram.online();
    }
  }
  platforms.mend();
  // Nobody waits ten minutes for a doubtful message here.
  storm.shift += 15 * MINUTE;
  service = storm.start();
  const open = async (): Promise<boolean> => {
    const counts = await house.ask((facts) => facts.announcements().counts(first));
    return (
      counts.waiting + counts.sending > 0 || (await house.ask((f) => f.announcements().get(first)))?.state !== 'done'
    );
  };
  while (await open()) await pause(100);
  await pause(300);
  service.process.kill('SIGKILL');
  await service.ended;

  const taken = platforms.ledger();
  const ofFirst = taken.filter((one) => one.text.startsWith('Thông báo thứ nhất'));
  const ofOther = taken.filter((one) => one.text.startsWith('Thông báo thứ hai'));
  const [rows, rest] = await house.ask(async (facts) => {
    const known = facts.announcements();
    return [await known.ledger(first), await known.ledger(other)];
  });
  const counts = await house.ask((facts) => facts.announcements().counts(first));
  const stopped = await house.ask((facts) => facts.announcements().counts(other));
  await house.close();
  await platforms.stop();
  const copies = ofFirst.length - counts.delivered;
  const fastest = ['telegram', 'zalo-oa', 'zalo-bot'].map((name) => busiest(taken, name));
  const doubts = rows.reduce((sum, row) => sum + row.doubts, 0);
  const said = {
    ...counts,
    copies,
    doubts,
    stopped,
    faults: platforms.faults(),
    fastest,
    quiet,
    p95,
    frozenIn: Math.round(frozenIn),
  };
  process.stdout.write(`${JSON.stringify(said)}\n`);

  expect(differences(rows, ofFirst, placeBy, blocked)).toEqual([]);
  expect(differences(rest, ofOther, placeBy, blocked)).toEqual([]);
  expect(rows).toHaveLength(SIZE.told);
  expect([counts.waiting, counts.sending, counts.held, counts.cancelled]).toEqual([0, 0, 0, 0]);
  expect([stopped.waiting, stopped.sending]).toEqual([0, 0]);
  expect(stopped.cancelled).toBeGreaterThan(0);
  // Stopped is stopped within two seconds, counted by the platforms.
  expect(ofOther.filter((one) => one.at > stoppedAt + 2_000)).toEqual([]);
  expect(platforms.tooFast()).toBe(0);
  expect(counts.delivered + counts.in_doubt).toBeGreaterThanOrEqual(SIZE.told - blocked.size);
});

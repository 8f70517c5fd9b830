/**
 * Reports and an announcement over three platforms that fail, under a service that is killed: the platforms' own account
 * is held against the outbox. `CHANNEL_STORM=1` plays the whole size.
 */
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { enqueue } from '../../src/store/queries/outbox.js';
import { noteReach } from '../../src/store/queries/reach.js';
import { type Account, report } from '../support/members-at-work.js';
import { type Entry, type Platforms, startPlatforms } from '../support/platforms.js';
import { houseOf, officeEnv, type Service, type ServiceEnv, seedOffice, startService } from '../support/service.js';
import { temporaryFolder } from '../support/store.js';
import { randomOf } from '../support/telegram/emulator.mjs';
import { writeEvents } from '../support/world.js';

const WHOLE = process.env.CHANNEL_STORM === '1';
const SIZE = WHOLE
  ? { reports: 2_000, told: 5_000, kills: 100, players: 150, perSecond: 90 }
  : { reports: 24, told: 100, kills: 3, players: 24, perSecond: 200 };
/** A report takes six answers. */
const MESSAGES = SIZE.told + SIZE.reports * 6;
/** A kill waits for its share of the work so long; then it comes anyway. */
const PATIENCE_MS = WHOLE ? 30_000 : 1_000;
/** Of those who only listen: everyone so-many-th has blocked the bot, or has not written for ten days. */
const BLOCKED = 25;
const SILENT = 7;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Of ten people six are on Telegram, three on Zalo OA, one on Zalo Bot. */
function placeOf(index: number): string {
  const of = index % 10;
  if (of < 6) return `telegram:${6_000_000 + index}`;
  return of < 9 ? `zalo-oa:${9_007_199_254_740_000_000n + BigInt(index)}` : `zalo-bot:${`${index}`.padStart(20, 'a')}`;
}

interface Told {
  readonly place: string;
  readonly outboxId: number;
  readonly mark: string;
}

/** Everybody known to the house is told; those beyond the reporters only listen. */
async function announce(env: ServiceEnv, platforms: Platforms, places: readonly string[]): Promise<Told[]> {
  const house = await houseOf(env);
  const now = Date.now();
  for (const place of places) platforms.known(place);
  const listeners = places.slice(SIZE.reports);
  for (const [i, place] of listeners.entries()) {
    if (i % BLOCKED === 0) platforms.blocks(place);
    else if (i % SILENT === 0) platforms.silent(place);
  }
  await writeEvents(
    house,
    listeners.map((address) => {
      return { type: 'person_opened', personId: house.make.newId(), address, displayName: null, language: 'vi' };
    }),
    now,
  );
  const told: Told[] = [];
  await house.store.write(async (tx) => {
    for (const place of places) await noteReach(tx, place, { seenAt: now - 86_400_000 });
  });
  const people = new Map(await peopleOf(house.config.databaseFile));
  await house.store.write(async (tx) => {
    for (const [i, place] of places.entries()) {
      const mark = `Thông báo mẫu số ${i}.`;
      const message = { lines: [{ key: 'ask.text', params: { text: mark } }], choices: [] };
      const to = { personId: people.get(place) ?? '' };
      const fresh = { to, lane: 'broadcast', about: `storm:${i}`, message, language: 'vi', handed: false } as const;
      told.push({ place, outboxId: (await enqueue(tx, fresh, now)).id, mark });
    }
  });
  await house.close();
  return told;
}

function peopleOf(file: string): [string, string][] {
  const db = new Database(file, { readonly: true });
  const rows = db.prepare('select id, person_id from address').raw().all() as [string, string][];
  db.close();
  return rows;
}

interface Row {
  readonly id: number;
  readonly place: string;
  readonly lane: string;
  readonly state: string;
  readonly doubts: number;
  readonly ref: string | null;
  readonly reason: string | null;
}

function outboxOf(db: Database.Database): Row[] {
  return db
    .prepare(
      `select id, coalesce(sent_to, channel || ':' || address) place, lane, state, doubts, message_ref ref, reason from outbox`,
    )
    .all() as Row[];
}

const grouped = <T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
};

/** By person: what the platform took is what the outbox says was sent, and at most one more for each doubt. */
function differences(rows: readonly Row[], ledger: readonly Entry[]): string[] {
  const taken = grouped(ledger, (one) => one.place);
  const wrong: string[] = [];
  for (const [place, own] of grouped(rows, (row) => row.place)) {
    const entries = taken.get(place) ?? [];
    const refs = new Set(entries.map((one) => one.ref));
    const sent = own.filter((row) => row.state === 'sent');
    const doubts = own.reduce((sum, row) => sum + row.doubts, 0);
    if (sent.some((row) => !refs.has(row.ref ?? '')))
      wrong.push(`${place}: sent, and the platform knows nothing of it`);
    if (new Set(sent.map((row) => row.ref)).size !== sent.length) wrong.push(`${place}: two rows share a message`);
    const copies = entries.length - sent.length;
    if (copies < 0 || copies > doubts) wrong.push(`${place}: ${copies} copies for ${doubts} doubts`);
    taken.delete(place);
  }
  return [...wrong, ...[...taken.keys()].map((place) => `${place}: taken, and not in the outbox`)];
}

/** A service whose token is new and safely kept, so that a kill meets the messages and not the first exchange. */
async function firstStart(env: ServiceEnv, platforms: Platforms): Promise<Service> {
  const service = startService(env);
  await platforms.oa.waitFor(() => platforms.oa.count('POST /v3.0/oa/message/cs') > 0, 20_000, 'the first message');
  return service;
}

/** The platforms have taken so many; or this run gets no further, which a kill may well meet. */
async function reached(platforms: Platforms, count: number): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; platforms.taken() < count && Date.now() < until; ) await pause(10);
}

it('what the platforms took is what the outbox says', { timeout: WHOLE ? 1_800_000 : 90_000 }, async () => {
  const random = randomOf(20_231_212);
  const folder = temporaryFolder();
  const platforms = await startPlatforms(SIZE.perSecond, 7);
  const env = officeEnv(folder, platforms.env);
  const places = Array.from({ length: SIZE.told }, (_, i) => placeOf(i));
  const reporters = places.slice(0, SIZE.reports);
  await seedOffice(env, reporters);
  const told = await announce(env, platforms, places);
  platforms.oa.world.webhook.url = `${platforms.env.PUBLIC_URL}/webhooks/zalo-oa`;
  platforms.harm(0.2);

  let playing = true;
  let next = 0;
  const accounts: Account[] = [];
  const play = async (): Promise<void> => {
    while (playing && next < reporters.length) {
      const index = next++;
      accounts.push(await report(platforms.officer(reporters[index] ?? ''), index, () => playing));
    }
  };
  let service = await firstStart(env, platforms);
  const players = Array.from({ length: SIZE.players }, play);
  for (let kill = 0; kill < SIZE.kills; kill++) {
    if (kill > 0) service = startService(env);
    await reached(platforms, (MESSAGES * 0.9 * (kill + 1)) / SIZE.kills);
    await pause(random() * 200);
    expect(service.process.exitCode, service.errors()).toBe(null);
    service.process.kill('SIGKILL');
    await service.ended;
  }
  const underFaults = platforms.taken();
  platforms.mend();
  moveOn(folder);
  service = startService(env);
  const giveUp = setTimeout(
    () => {
      playing = false;
    },
    WHOLE ? 900_000 : 40_000,
  );
  await Promise.all(players);
  clearTimeout(giveUp);
  await quiet(folder, platforms);
  service.process.kill('SIGKILL');
  await service.ended;
  await platforms.stop();

  expect(accounts.filter((one) => one.receipt === null)).toEqual([]);
  const db = new Database(`${folder}/office.db`, { readonly: true });
  expect(recordedIn(db)).toEqual(expectedOf(accounts));
  expect(db.prepare(`select count(*) n from inbox where state <> 'done'`).get()).toEqual({ n: 0 });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');

  const rows = outboxOf(db);
  const ledger = platforms.ledger();
  expect(differences(rows, ledger)).toEqual([]);
  expect(announced(rows, ledger, told)).toEqual([]);
  expect(platforms.tooFast()).toBe(0);
  expect(platforms.faults()).toBeGreaterThan(underFaults / 8);
  db.close();
  process.stdout.write(`${JSON.stringify(summary(rows, ledger, platforms))}\n`);
});

/** Nobody waits ten minutes for a doubtful message here. */
function moveOn(folder: string): void {
  const db = new Database(`${folder}/office.db`);
  db.prepare(`update outbox set not_before = null where state = 'due' and reason is not 'window_shut'`).run();
  db.close();
}

/** Nothing comes in any more, and what goes out has ended or waits for its person. */
async function quiet(folder: string, platforms: Platforms): Promise<void> {
  const db = new Database(`${folder}/office.db`, { readonly: true });
  const open = db.prepare(
    `select (select count(*) from outbox where state in ('due', 'claimed') and reason is not 'window_shut')
          + (select count(*) from inbox where state = 'open') n`,
  );
  for (let left = 1, looks = 1; left > 0; looks++, await pause(100)) {
    left = (open.get() as { n: number }).n + platforms.waiting();
    if (looks % 50 === 0) moveOn(folder);
  }
  db.close();
}

function recordedIn(db: Database.Database): unknown[] {
  return db
    .prepare(
      `select s.code, o.receipt, f.numerator a, f.denominator b, f.version v from obligation o
       join unit s on s.id = o.unit_id join figure f on f.unit_id = o.unit_id and f.period = o.period
       where o.submitted_at is not null order by s.id, f.numerator`,
    )
    .all();
}

function expectedOf(accounts: readonly Account[]): unknown[] {
  return [...accounts]
    .sort((x, y) => x.index - y.index)
    .flatMap(({ index, receipt, typed }) =>
      typed.map(([a, b]) => ({ code: `${50_000 + index}`, receipt, a, b, v: 1 })),
    );
}

/** Each recipient for itself: told once, but for doubts; who cannot be told has a reason. */
function announced(rows: readonly Row[], ledger: readonly Entry[], told: readonly Told[]): string[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const taken = grouped(ledger, (one) => `${one.place} ${one.text}`);
  return told.flatMap(({ place, outboxId, mark }, i) => {
    const row = byId.get(outboxId);
    const copies = (taken.get(`${place} ${mark}`) ?? []).length;
    if (row === undefined) return [`${place}: no row`];
    const listener = i - SIZE.reports;
    const blocked = listener >= 0 && listener % BLOCKED === 0;
    const silent = !blocked && listener >= 0 && listener % SILENT === 0 && place.startsWith('zalo-oa');
    const fine = blocked
      ? row.state === 'refused' && copies === 0
      : silent
        ? row.state === 'due' && row.reason === 'window_shut' && copies === 0
        : row.state === 'sent'
          ? copies >= 1 && copies <= 1 + row.doubts
          : row.state === 'in_doubt' && copies <= row.doubts;
    return fine ? [] : [`${place}: ${row.state} (${row.reason}) after ${row.doubts} doubts, ${copies} copies`];
  });
}

function summary(rows: readonly Row[], ledger: readonly Entry[], platforms: Platforms) {
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  const doubts = rows.reduce((sum, row) => sum + row.doubts, 0);
  return {
    rows: rows.length,
    sent: count('sent'),
    refused: count('refused'),
    inDoubt: count('in_doubt'),
    waiting: count('due'),
    taken: ledger.length,
    copies: ledger.length - count('sent'),
    doubts,
    faults: platforms.faults(),
    early: platforms.telegram.world.early,
  };
}

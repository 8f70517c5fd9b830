/** The dead man's switch: told once per incident, on another channel than the failing one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SendOutcome } from '../../src/channels/channel.js';
import { nextState } from '../../src/delivery/next-state.js';
import { type House, openHouse } from '../../src/runtime/composition.js';
import { readConfig } from '../../src/runtime/config.js';
import { type Watched, watchOnce } from '../../src/runtime/service/alarms.js';
import { insertIncoming } from '../../src/store/queries/inbox.js';
import { dueRows, enqueue } from '../../src/store/queries/outbox.js';
import { settle } from '../../src/store/queries/settle.js';
import { seatAt, seedWorld } from '../support/world.js';

const folder = mkdtempSync(join(tmpdir(), 'thidua-watch-'));
const NOW = Date.parse('2023-12-11T09:00:00+07:00');
let now = NOW;
let lastTick = NOW;
let reconnect = false;
let house: House;

const watched: Watched = {
  channels: ['web', 'telegram', 'zalo-oa'],
  lastTickAt: () => lastTick,
  needsReconnect: async () => reconnect,
};

const told = async (): Promise<string[]> => {
  const ask = { lane: 'reply' as const, channels: watched.channels, now, limit: 100, after: 0 };
  const rows = await house.store.read((tx) => dueRows(tx, ask));
  return rows.map((row) => `${row.about} ${'channel' in row.to ? `${row.to.channel}:${row.to.address}` : ''}`);
};

beforeAll(async () => {
  const config = readConfig({ THIDUA_MODE: 'office', DATA_DIR: folder, DATABASE_URL: `file:${join(folder, 'w.db')}` });
  if (!config.ok) throw new Error('test configuration');
  const base = { now: () => now, monotonic: () => 0, after: () => () => undefined };
  const opened = await openHouse(config.value, base);
  if (!opened.ok) throw new Error(opened.problem.code);
  house = opened.value;
  await seedWorld(house, []);
  await seatAt(house, 'web:office', 'coordinator', []);
  await seatAt(house, 'zalo-oa:other', 'coordinator', []);
  await seatAt(house, 'web:ward', 'focal_point', ['22765']);
});

afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the dead man’s switch', () => {
  it('is silent while all is well', async () => {
    expect(await watchOnce(house, watched, now)).toEqual([]);
    expect(await told()).toEqual([]);
  });

  it('tells every coordinator once when the planner has not looked for a quarter of an hour', async () => {
    now = NOW + 16 * 60_000;
    expect(await watchOnce(house, watched, now)).toEqual(['planner_silent']);
    await watchOnce(house, watched, now);
    expect((await told()).sort()).toEqual([
      'incident.planner_silent web:office',
      'incident.planner_silent zalo-oa:other',
    ]);
    lastTick = now;
    expect(await watchOnce(house, watched, now)).toEqual([]);
  });

  it('tells again when it happens again', async () => {
    now += 16 * 60_000;
    await watchOnce(house, watched, now);
    expect(await told()).toHaveLength(4);
    lastTick = now;
    await watchOnce(house, watched, now);
  });

  it('does not use the channel whose token is lost', async () => {
    reconnect = true;
    await watchOnce(house, watched, now);
    const fresh = (await told()).filter((one) => one.includes('zalo_oa_reconnect'));
    expect(fresh).toEqual(['incident.zalo_oa_reconnect web:office']);
    reconnect = false;
  });

  it('says that a platform refuses the token, on another channel, until something goes out there again', async () => {
    const to = { channel: 'zalo-oa', address: 'any' } as const;
    const message = { lines: [], choices: [] };
    const fresh = { to, lane: 'reply', about: 'refused', message, language: null, handed: true } as const;
    const row = await house.store.write((tx) => enqueue(tx, fresh, now));
    const settled = (outcome: SendOutcome) => {
      const { settlement } = nextState(row, outcome, now);
      return house.store.write((tx) => settle(tx, row, settlement, now));
    };
    await settled({ refused: 'bad_token' });
    expect(await watchOnce(house, watched, now)).toEqual(['token_refused']);
    const heard = (await told()).filter((one) => one.includes('token_refused'));
    expect(heard).toEqual(['incident.token_refused web:office']);
    const other = { ...fresh, to: { channel: 'telegram', address: 'any' } } as const;
    const second = await house.store.write((tx) => enqueue(tx, other, now));
    const gone = (outcome: SendOutcome) =>
      house.store.write((tx) => settle(tx, second, nextState(second, outcome, now).settlement, now));
    await gone({ refused: 'bad_token' });
    await watchOnce(house, watched, now);
    await watchOnce(house, watched, now);
    expect((await told()).filter((one) => one.includes('token_refused'))).toHaveLength(2);
    await gone({ sent: 'm2' });
    reconnect = true;
    expect(await watchOnce(house, watched, now)).toEqual(['zalo_oa_reconnect']);
    reconnect = false;
    await settled({ sent: 'm1' });
    expect(await watchOnce(house, watched, now)).toEqual([]);
  });

  it('sees a message that waits for more than five minutes', async () => {
    const item = { key: 'web:stuck', channel: 'web' as const, address: 'ward', displayName: null, language: null };
    const body = { kind: 'text' as const, text: 'chào' };
    await house.store.write((tx) => insertIncoming(tx, { ...item, at: null, ref: null, body }, now));
    expect(await watchOnce(house, watched, now + 4 * 60_000)).toEqual([]);
    now += 6 * 60_000;
    lastTick = now;
    expect(await watchOnce(house, watched, now)).toEqual(['inbox_stuck']);
    expect((await told()).filter((one) => one.includes('inbox_stuck'))).toEqual(['incident.inbox_stuck zalo-oa:other']);
  });
});

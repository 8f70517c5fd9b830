import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChannelName } from '../../src/channels/channel.js';
import { markGone } from '../../src/store/queries/address.js';
import { dueRows, enqueue } from '../../src/store/queries/outbox.js';
import {
  eraseStrangersReach,
  knownReach,
  noteReach,
  type ReachChannel,
  reachOf,
  windowCounts,
  windowState,
} from '../../src/store/queries/reach.js';
import { address as addresses } from '../../src/store/schema/people.js';
import { outbox } from '../../src/store/schema/pipe.js';
import { NOW, openRig, type Rig, seated } from './rig.js';

const HOUR = 3_600_000;
const WINDOW = { freeMs: 48 * HOUR, paidMs: 7 * 24 * HOUR };
const OA: ReachChannel = { name: 'zalo-oa', window: WINDOW, templates: ['deadline'] };
const TELEGRAM: ReachChannel = { name: 'telegram', templates: [] };

describe('the window of one person', () => {
  it.each([
    ['no window at all', null, null, { is: 'free', until: null }],
    ['never acted', WINDOW, null, { is: 'shut' }],
    ['just now', WINDOW, { seenAt: NOW, shutAt: null }, { is: 'free', until: NOW + 48 * HOUR }],
    ['one ms before 48 h', WINDOW, { seenAt: NOW - 48 * HOUR + 1, shutAt: null }, { is: 'free', until: NOW + 1 }],
    ['at 48 h it costs', WINDOW, { seenAt: NOW - 48 * HOUR, shutAt: null }, { is: 'paid', until: NOW + 120 * HOUR }],
    ['at 7 days it is shut', WINDOW, { seenAt: NOW - 168 * HOUR, shutAt: null }, { is: 'shut' }],
    ['the platform said shut', WINDOW, { seenAt: NOW - HOUR, shutAt: NOW - 1 }, { is: 'shut' }],
    [
      'they wrote after that',
      WINDOW,
      { seenAt: NOW - 1, shutAt: NOW - HOUR },
      { is: 'free', until: NOW - 1 + 48 * HOUR },
    ],
  ] as const)('%s', (_name, window, known, state) => {
    expect(windowState(window, known, NOW)).toEqual(state);
  });
});

describe('reaching a person', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await openRig();
  });

  const note = (address: string, news: Parameters<typeof noteReach>[2]) =>
    rig.store.write((tx) => noteReach(tx, address, news));

  it('counts how people can be written to, strangers and those who blocked us aside', async () => {
    const seen = { free: NOW - HOUR, paid: NOW - 50 * HOUR, shut: NOW - 200 * HOUR, gone: NOW - HOUR };
    for (const [name, seenAt] of Object.entries(seen)) {
      const address = `zalo-oa:${name}`;
      await rig.put([{ type: 'person_opened', personId: name, address, displayName: null, language: 'vi' }]);
      await note(address, { seenAt });
    }
    await note('zalo-oa:stranger', { seenAt: NOW });
    await rig.store.write((tx) => markGone(tx, 'zalo-oa:gone', NOW));
    const counts = await rig.store.read((tx) => windowCounts(tx, 'zalo-oa', WINDOW, NOW));
    expect(counts).toEqual({ free: 1, paid: 1, shut: 1 });
  });

  it('keeps the later time whatever the order, and what is not news', async () => {
    await note('zalo-oa:1', { seenAt: NOW, followed: true });
    await note('zalo-oa:1', { seenAt: NOW - 5 });
    await note('zalo-oa:1', { humanAt: NOW + 1 });
    await note('zalo-oa:1', { followed: false });
    expect(await rig.store.read((tx) => knownReach(tx, 'zalo-oa:1'))).toEqual({
      address: 'zalo-oa:1',
      seenAt: NOW,
      followed: 'no',
      humanAt: NOW + 1,
      shutAt: null,
    });
  });

  async function person(places: readonly (readonly [ChannelName, number | null])[]): Promise<void> {
    await rig.put(seated('an', 'focal_point', 1));
    for (const [channel, hoursAgo] of places) {
      const address = `${channel}:an`;
      await rig.put([{ type: 'address_opened', address, displayName: null, language: 'vi' }]);
      await rig.store.write(async (tx) => {
        await tx.db.update(addresses).set({ personId: 'p-an' }).where(eq(addresses.id, address));
      });
      if (hoursAgo !== null) await note(address, { seenAt: NOW - hoursAgo * HOUR });
    }
  }

  it.each([
    ['free where they wrote an hour ago', [['zalo-oa', 1]], 'open_window', 'zalo-oa'],
    [
      'a free other channel before a paid one',
      [
        ['zalo-oa', 50],
        ['telegram', 90],
      ],
      'other_channel',
      'telegram',
    ],
    ['late: at a price', [['zalo-oa', 50]], 'template', 'zalo-oa'],
    ['long ago: only the template', [['zalo-oa', 500]], 'template', 'zalo-oa'],
    [
      'the channel used last',
      [
        ['telegram', 3],
        ['zalo-oa', 2],
      ],
      'open_window',
      'zalo-oa',
    ],
    ['nowhere', [], 'none', null],
  ] as const)('%s', async (_name, places, rung, channel) => {
    await person(places);
    const found = await rig.store.read((tx) => reachOf(tx, 'p-an', NOW, [OA, TELEGRAM], 'deadline'));
    expect(found).toMatchObject({ rung, channel });
  });

  it('lets go what waited for them the moment they act, and nothing else', async () => {
    await person([['zalo-oa', 900]]);
    const wait = async (who: string, reason: string) => {
      const bubble = { lines: [], choices: [] };
      const place = { channel: 'zalo-oa' as const, address: who.slice('zalo-oa:'.length) };
      const to = who.startsWith('zalo-oa:') ? place : { personId: who };
      const fresh = { to, lane: 'reply' as const, about: null, message: bubble, language: null };
      return rig.store.write(async (tx) => {
        const row = await enqueue(tx, { ...fresh, handed: false }, NOW);
        await tx.db
          .update(outbox)
          .set({ reason, notBefore: NOW + 9_999 })
          .where(eq(outbox.id, row.id));
        return row.id;
      });
    };
    const mine = [
      await wait('p-an', 'window_shut'),
      await wait('p-an', 'cap_reached'),
      await wait('zalo-oa:an', 'window_shut'),
    ];
    await wait('p-an', 'timeout');
    await wait('p-other', 'window_shut');
    await wait('zalo-oa:stranger', 'window_shut');
    await rig.put([{ type: 'reach_noted', address: 'zalo-oa:an', humanAt: NOW }]);
    const due = () =>
      rig.store.read((tx) => dueRows(tx, { lane: 'reply', channels: ['zalo-oa'], now: NOW, limit: 9, after: 0 }));
    expect(await due()).toEqual([]);
    await rig.put([{ type: 'reach_noted', address: 'zalo-oa:an', seenAt: NOW }]);
    expect((await due()).map((row) => row.id)).toEqual(mine);
  });

  it('forgets strangers in their time, nobody else', async () => {
    await person([['zalo-oa', 900]]);
    await note('zalo-oa:stranger', { seenAt: NOW - 900 * HOUR });
    await note('zalo-oa:newcomer', { seenAt: NOW });
    await rig.store.write((tx) => eraseStrangersReach(tx, NOW - 800 * HOUR));
    const left = await rig.store.read(async (tx) =>
      Promise.all(['zalo-oa:an', 'zalo-oa:stranger', 'zalo-oa:newcomer'].map((id) => knownReach(tx, id))),
    );
    expect(left.map((one) => one?.address ?? null)).toEqual(['zalo-oa:an', null, 'zalo-oa:newcomer']);
  });

  it('has no template that was not approved', async () => {
    await person([['zalo-oa', 500]]);
    expect(await rig.store.read((tx) => reachOf(tx, 'p-an', NOW, [OA], 'invitation'))).toMatchObject({ rung: 'none' });
  });
});

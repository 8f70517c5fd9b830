/** One person, several places; one message, several parts. */
import { describe, expect, it } from 'vitest';
import { outbox } from '../../src/store/schema/pipe.js';
import { rig, settled } from './rig.js';

const sent = { sent: 'm1' };
const toPerson = { to: { personId: 'p' }, handed: true } as const;
/** Places in the order in which they are taken. */
const places = (...known: string[]) => ({
  locate: async (_person: string, besides: readonly string[]) => {
    const found = known.find((address) => !besides.includes(`telegram:${address}`));
    return found === undefined ? null : ({ channel: 'telegram', address: found } as const);
  },
});
const tries = (r: Awaited<ReturnType<typeof rig>>) => r.calls.map((call) => `${call.address} ${call.text}`);

describe('a person with two places', () => {
  it.each(['blocked', 'unknown_address', 'quota', 'window_shut', 'cap_reached', 'other'] as const)(
    'is tried at the other one when the first refuses (%s)',
    async (refused) => {
      const r = await rig((out) => (out.address === 'a' ? { refused } : sent), places('a', 'b'));
      await r.delivery.start();
      await settled();
      await r.add('', 'một', toPerson);
      await r.clock.pass(50);
      expect(tries(r)).toEqual(['a một', 'b một']);
      expect(await r.rows()).toMatchObject([{ state: 'sent', attempts: 2, doubts: 0 }]);
    },
  );

  it('is refused when all refuse, with the last reason', async () => {
    const r = await rig((out) => ({ refused: out.address === 'a' ? 'quota' : 'blocked' }), places('a', 'b'));
    await r.delivery.start();
    await settled();
    await r.add('', 'một', toPerson);
    await r.clock.pass(50);
    expect(tries(r)).toEqual(['a một', 'b một']);
    expect(await r.rows()).toMatchObject([{ state: 'refused', reason: 'blocked' }]);
  });

  it('is never tried elsewhere in doubt, not even when the other place is the better one by then', async () => {
    let order = ['a', 'b'];
    const r = await rig((_out, nth) => (nth < 4 ? { inDoubt: 'timeout' } : sent), {
      locate: async () => ({ channel: 'telegram', address: order[0] ?? '' }),
    });
    await r.delivery.start();
    await settled();
    await r.add('', 'một', toPerson);
    await settled();
    order = ['b', 'a'];
    await r.clock.pass(120_000);
    expect(new Set(tries(r))).toEqual(new Set(['a một']));
    expect(await r.rows()).toMatchObject([{ state: 'sent', doubts: 3 }]);
  });

  it('nor after a restart that found the send without a result', async () => {
    const first = await rig(() => new Promise(() => undefined), places('a', 'b'));
    await first.delivery.start();
    await settled();
    await first.add('', 'một', toPerson);
    await settled();
    expect(tries(first)).toEqual(['a một']);
    const second = await rig(() => sent, places('b', 'a'), first.store);
    await second.delivery.start();
    await second.clock.pass(2_000);
    expect(tries(second)).toEqual(['a một']);
    expect(await second.rows()).toMatchObject([{ state: 'sent', doubts: 1 }]);
  });

  it('is listed as in doubt when the channel of the doubt is switched off', async () => {
    const first = await rig(() => new Promise(() => undefined), {
      locate: async () => ({ channel: 'telegram', address: 'a' }),
    });
    await first.delivery.start();
    await settled();
    const row = await first.add('', 'một', toPerson);
    await settled();
    await first.store.write((tx) =>
      tx.db
        .update(outbox)
        .set({ sentTo: 'zalo-bot:a' })
        .then(() => undefined),
    );
    expect(row.to).toEqual({ personId: 'p' });
    const second = await rig(() => sent, places('b'), first.store);
    await second.delivery.start();
    await second.clock.pass(2_000);
    expect(second.calls).toEqual([]);
    expect(await second.rows()).toMatchObject([{ state: 'in_doubt', reason: 'channel_off' }]);
  });

  it('keeps a wrong token apart: nobody is moved over it', async () => {
    const r = await rig((_out, nth) => (nth === 1 ? { refused: 'bad_token' } : sent), places('a', 'b'));
    await r.delivery.start();
    await settled();
    await r.add('', 'một', toPerson);
    await r.clock.pass(61_000);
    expect(tries(r)).toEqual(['a một', 'a một']);
  });

  it('a chat that got another id is written to under it', async () => {
    const r = await rig((out) => (out.address === 'old' ? { refused: 'unknown_address', movedTo: 'new' } : sent), {
      onRefused: async (tx, _row, to, _refused, movedTo) => {
        const { redirect } = await import('../../src/store/queries/outbox.js');
        if (movedTo !== null) await redirect(tx, to.channel, to.address, movedTo);
      },
    });
    await r.delivery.start();
    await settled();
    await r.add('old', 'một');
    await r.clock.pass(2_000);
    expect(tries(r)).toEqual(['old một', 'new một']);
    expect(await r.rows()).toMatchObject([{ state: 'sent' }]);
  });
});

describe('a message of several parts', () => {
  it('goes out in order, before what comes after it', async () => {
    const r = await rig(() => sent);
    await r.delivery.start();
    await settled();
    await r.add('a', '1|2|3');
    await r.add('a', '4');
    await r.clock.pass(50);
    expect(tries(r)).toEqual(['a 1', 'a 2', 'a 3', 'a 4']);
  });

  it('a doubt about one part repeats that part alone', async () => {
    const r = await rig((_out, nth) => (nth === 2 ? { inDoubt: 'timeout' } : sent));
    await r.delivery.start();
    await settled();
    await r.add('a', '1|2|3');
    await r.clock.pass(10_000);
    expect(tries(r)).toEqual(['a 1', 'a 2', 'a 2', 'a 3']);
  });

  it('a restart goes on behind the parts that have arrived', async () => {
    const first = await rig((_out, nth) => (nth === 2 ? new Promise(() => undefined) : sent));
    await first.delivery.start();
    await settled();
    await first.add('a', '1|2|3');
    await settled();
    const second = await rig(() => sent, {}, first.store);
    await second.delivery.start();
    await second.clock.pass(2_000);
    expect(tries(second)).toEqual(['a 2', 'a 3']);
  });

  it('goes whole to the other place when one refuses in the middle', async () => {
    const r = await rig(
      (out) => (out.address === 'a' && out.text === '2' ? { refused: 'blocked' } : sent),
      places('a', 'b'),
    );
    await r.delivery.start();
    await settled();
    await r.add('', '1|2', toPerson);
    await r.clock.pass(50);
    expect(tries(r)).toEqual(['a 1', 'a 2', 'b 1', 'b 2']);
  });
});

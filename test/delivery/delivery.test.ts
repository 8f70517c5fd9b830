import { describe, expect, it } from 'vitest';
import type { SendOutcome } from '../../src/channels/channel.js';
import { cancelAbout, enqueue } from '../../src/store/queries/outbox.js';
import { outbox } from '../../src/store/schema/pipe.js';
import { rig, settled } from './rig.js';

const sent = { sent: 'm1' };
const texts = (calls: readonly { text: string }[]) => calls.map((call) => call.text);

describe('delivery', () => {
  it('sends what it is handed and writes down how it ended', async () => {
    const r = await rig(() => sent);
    await r.delivery.start();
    await settled();
    await r.add('a', 'một');
    await settled();
    expect(texts(r.calls)).toEqual(['một']);
    expect(await r.rows()).toEqual([{ text: 'một', state: 'sent', doubts: 0, attempts: 1, reason: null }]);
  });

  it('finds rows a command put into the store', async () => {
    const r = await rig(() => sent);
    await r.delivery.start();
    await r.add('a', 'một', { handed: false });
    await r.clock.pass(1_000);
    expect(texts(r.calls)).toEqual(['một']);
  });

  it('keeps one message per address in flight, in order, and others beside it', async () => {
    const r = await rig(() => sent);
    await r.delivery.start();
    await settled();
    for (const n of [1, 2, 3]) for (const who of ['a', 'b']) await r.add(who, `${who}${n}`);
    await settled();
    expect(texts(r.calls.filter((call) => call.address === 'a'))).toEqual(['a1', 'a2', 'a3']);
    expect(texts(r.calls.filter((call) => call.address === 'b'))).toEqual(['b1', 'b2', 'b3']);
  });

  it('lets replies go before reminders and broadcasts, and holds those to their share', async () => {
    const open: ((outcome: SendOutcome) => void)[] = [];
    const r = await rig(() => new Promise((resolve) => open.push(resolve)), { concurrency: 3, bulkConcurrency: 1 });
    await r.delivery.start();
    for (const n of [1, 2, 3]) await r.add(`b${n}`, `tin ${n}`, { lane: 'broadcast', handed: false });
    await r.add('m', 'nhắc', { lane: 'reminder', handed: false });
    await r.clock.pass(1_000);
    expect(texts(r.calls)).toEqual(['nhắc']);
    await r.add('a', 'trả lời');
    await settled();
    expect(texts(r.calls)).toEqual(['nhắc', 'trả lời']);
    open[0]?.(sent);
    await settled();
    expect(texts(r.calls)).toEqual(['nhắc', 'trả lời', 'tin 1']);
  });

  it('obeys a flood limit: nobody before its time when it is for everyone', async () => {
    const r = await rig((_out, nth) => (nth === 1 ? { retry: 3_000, scope: 'lane' } : sent), { concurrency: 1 });
    await r.delivery.start();
    await settled();
    await r.add('a', 'một');
    await r.add('b', 'hai');
    await r.clock.pass(2_999);
    expect(texts(r.calls)).toEqual(['một']);
    await r.clock.pass(2_000);
    expect(texts(r.calls).sort()).toEqual(['hai', 'một', 'một']);
  });

  it('obeys a flood limit of one chat without holding the others', async () => {
    const r = await rig((out, nth) => (out.address === 'a' && nth === 1 ? { retry: 3_000, scope: 'chat' } : sent));
    await r.delivery.start();
    await settled();
    await r.add('a', 'a1');
    await r.add('a', 'a2');
    await r.add('b', 'b1');
    await r.clock.pass(2_999);
    expect(texts(r.calls)).toEqual(['a1', 'b1']);
    await r.clock.pass(10);
    expect(texts(r.calls)).toEqual(['a1', 'b1', 'a1', 'a2']);
  });

  it('obeys a flood limit met by a broadcast: no other goes before its time, answers do', async () => {
    const told = { lane: 'broadcast' } as const;
    const r = await rig((out, nth) => (out.address === 'a' && nth === 1 ? { retry: 3_000, scope: 'chat' } : sent));
    await r.delivery.start();
    await settled();
    await r.add('a', 'tin 1', told);
    await r.clock.pass(1_000);
    await r.add('b', 'tin 2', told);
    await r.add('c', 'trả lời');
    await r.clock.pass(1_900);
    expect(texts(r.calls)).toEqual(['tin 1', 'trả lời']);
    await r.clock.pass(1_100);
    expect(texts(r.calls).sort()).toEqual(['tin 1', 'tin 1', 'tin 2', 'trả lời']);
  });

  it('keeps the chat’s distance after what nobody asked for, not after answers', async () => {
    const r = await rig(() => sent, {}, undefined, { chatGapMs: 1_000 });
    await r.delivery.start();
    await settled();
    for (const text of ['nhắc 1', 'nhắc 2']) await r.add('', text, { to: { personId: 'p' }, lane: 'reminder' });
    for (const text of ['trả lời 1', 'trả lời 2']) await r.add('a', text);
    await r.clock.pass(990);
    expect(texts(r.calls).sort()).toEqual(['nhắc 1', 'trả lời 1', 'trả lời 2']);
    await r.clock.pass(20);
    expect(texts(r.calls)).toContain('nhắc 2');
  });

  it('repeats a send in doubt and counts every doubt', async () => {
    const r = await rig((_out, nth) => (nth <= 2 ? { inDoubt: 'timeout' } : sent));
    await r.delivery.start();
    await settled();
    await r.add('a', 'một');
    await r.clock.pass(15_000);
    expect(await r.rows()).toEqual([{ text: 'một', state: 'sent', doubts: 2, attempts: 3, reason: null }]);
  });

  it('gives up after five repetitions and says so', async () => {
    const r = await rig(() => ({ inDoubt: 'timeout' }));
    await r.delivery.start();
    await settled();
    await r.add('a', 'một');
    await r.clock.pass(1_000_000);
    expect(r.calls.length).toBe(6);
    expect(await r.rows()).toEqual([{ text: 'một', state: 'in_doubt', doubts: 6, attempts: 6, reason: 'timeout' }]);
    expect(r.alarms).toEqual(['nobody can know whether this message arrived']);
  });

  it('takes a claim found without a result at start as one doubt', async () => {
    const r = await rig(() => sent);
    const message = { lines: [{ key: 'một' }], choices: [] };
    const fresh = {
      to: { channel: 'telegram', address: 'a' },
      lane: 'reply',
      about: null,
      message,
      language: 'vi',
      handed: true,
    } as const;
    await r.store.write((tx) => enqueue(tx, fresh, r.clock.now()));
    await r.delivery.start();
    await r.add('a', 'hai');
    await r.clock.pass(5_000);
    expect(texts(r.calls)).toEqual(['một', 'hai']);
    expect((await r.rows())[0]).toMatchObject({ state: 'sent', doubts: 1 });
  });

  it.each([
    ['a person reached nowhere', { to: { personId: 'nobody' } }, 'no_address', 0],
    ['a person', { to: { personId: 'p1' } }, null, 1],
  ] as const)('finds the address of %s at the moment of sending', async (_name, more, reason, calls) => {
    const r = await rig(() => sent);
    await r.delivery.start();
    await settled();
    await r.add('', 'một', more);
    await settled();
    expect(r.calls.length).toBe(calls);
    expect((await r.rows())[0]?.reason).toBe(reason);
  });

  it('never sends what was cancelled before it was claimed', async () => {
    const r = await rig(() => sent);
    await r.add('a', 'nhắc', {
      lane: 'reminder',
      about: 'obligation:1',
      handed: false,
      notBefore: r.clock.now() + 10_000,
    });
    await r.delivery.start();
    await r.clock.pass(5_000);
    await r.store.write((tx) => cancelAbout(tx, 'obligation:1', 'reported', r.clock.now()));
    await r.clock.pass(20_000);
    expect(r.calls.length).toBe(0);
    expect((await r.rows())[0]).toMatchObject({ state: 'cancelled', reason: 'reported' });
  });

  it('lets a message expire rather than send it late', async () => {
    const r = await rig(() => sent);
    await r.add('a', 'nhắc', { lane: 'reminder', handed: false, notAfter: r.clock.now() - 1 });
    await r.delivery.start();
    await r.clock.pass(2_000);
    expect(r.calls.length).toBe(0);
    expect((await r.rows())[0]).toMatchObject({ state: 'expired' });
  });

  it('keeps to its rate', async () => {
    const r = await rig(() => sent, { ratePerSecond: 20 });
    await r.delivery.start();
    await settled();
    for (let n = 0; n < 30; n++) await r.add(`a${n}`, `${n}`);
    await r.clock.pass(10_000);
    expect(r.calls.length).toBe(30);
    const gaps = r.calls.slice(1).map((call, n) => call.at - (r.calls[n]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(49);
  });

  it('erases a message that carries a code as soon as it is delivered', async () => {
    const r = await rig(() => sent);
    await r.delivery.start();
    await settled();
    await r.add('a', 'mã 7K4P', { fleeting: true });
    await settled();
    const [row] = await r.store.read((tx) => tx.db.select().from(outbox));
    expect(row).toMatchObject({ state: 'sent', message: null });
  });

  it('keeps little in memory: what does not fit waits in the store, still in order', async () => {
    let held = true;
    const open: (() => void)[] = [];
    const answer = () => new Promise<SendOutcome>((resolve) => (held ? open.push(() => resolve(sent)) : resolve(sent)));
    const r = await rig(answer, { most: 5 });
    await r.delivery.start();
    await settled();
    const all = Array.from({ length: 40 }, (_, n) => `${n}`);
    await Promise.all(all.slice(0, 10).map((text) => r.add('a', text)));
    await settled();
    open.shift()?.();
    await settled();
    // There is room again, but older ones wait in the store.
    await r.add('a', '10');
    held = false;
    for (const end of open) end();
    await Promise.all(all.slice(11).map((text) => r.add('a', text)));
    await r.clock.pass(20_000);
    expect(texts(r.calls)).toEqual(all);
  });

  it('stops: what is in flight finishes, what waits is due again and goes out after the next start', async () => {
    const open: ((outcome: SendOutcome) => void)[] = [];
    const r = await rig(() => new Promise((resolve) => open.push(resolve)), { concurrency: 1 });
    await r.delivery.start();
    await settled();
    await r.add('a', 'một');
    await r.add('b', 'hai');
    await settled();
    const stopping = r.delivery.stop(60_000);
    open[0]?.(sent);
    await stopping;
    expect((await r.rows()).map((row) => row.state)).toEqual(['sent', 'due']);
    const next = await rig(() => sent, {}, r.store);
    await next.delivery.start();
    await next.clock.pass(1_000);
    expect(texts(next.calls)).toEqual(['hai']);
    expect((await next.rows())[1]).toMatchObject({ state: 'sent', doubts: 0 });
  });
});

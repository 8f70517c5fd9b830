import { describe, expect, it } from 'vitest';
import { eraseInboxTexts, inboxCounts } from '../../src/store/queries/inbox.js';
import { inbox as inboxTable, quarantine } from '../../src/store/schema/pipe.js';
import { textMessage } from '../support/messages.js';
import { rig, settled, textOf } from './rig.js';

const bug = new TypeError('quotes what somebody wrote');

describe('receive', () => {
  it('resolves when the message is in the store', async () => {
    const r = await rig();
    await r.inbox.receive([textMessage('1', 'a', 'chào')]);
    expect((await r.states()).map((row) => row.key)).toEqual(['1']);
  });

  it('takes a second copy without a word, in the same batch and later', async () => {
    const r = await rig();
    const item = textMessage('1', 'a', 'chào');
    await Promise.all([r.inbox.receive([item, item]), r.inbox.receive([item])]);
    await r.inbox.receive([item]);
    await settled();
    expect(r.handled).toEqual(['chào']);
    expect(await r.marks()).toEqual(['1']);
  });

  it('writes what the screen left of a message', async () => {
    const r = await rig(() => undefined, { screen: (item) => ({ ...item, body: { kind: 'other', what: 'secret' } }) });
    await r.inbox.receive([textMessage('1', 'a', 'Tối mật')]);
    await settled();
    const [row] = await r.store.read((tx) => tx.db.select().from(inboxTable));
    expect(row).toMatchObject({ kind: 'other', body: { kind: 'other', what: 'secret' } });
    expect(r.handled).toEqual(['other']);
  });

  it('sets unreadable updates aside, once, and blocks nobody', async () => {
    const r = await rig();
    const odd = { key: 'x', channel: 'telegram', raw: '{"?":1}' } as const;
    await r.inbox.receive([textMessage('1', 'a', 'chào')], [odd, odd]);
    await settled();
    expect(r.handled).toEqual(['chào']);
    expect(r.inbox.malformed()).toBe(2);
    expect((await r.store.read((tx) => tx.db.select().from(quarantine))).length).toBe(1);
  });

  it('rejects when the store cannot, so that the platform is not told "got it"', async () => {
    const r = await rig();
    await r.store.close();
    await expect(r.inbox.receive([textMessage('1', 'a', 'chào')])).rejects.toMatchObject({ code: 'closed' });
  });

  it('waits while too much is unhandled', async () => {
    const r = await rig(
      (row) => {
        if (row.attempts === 0) throw bug;
      },
      { most: 2 },
    );
    await r.inbox.receive([textMessage('1', 'a', '1'), textMessage('2', 'b', '2')]);
    let taken = false;
    const third = r.inbox.receive([textMessage('3', 'c', '3')]).then(() => (taken = true));
    await settled();
    expect(taken).toBe(false);
    await r.clock.pass(1_000);
    await third;
    expect(taken).toBe(true);
  });
});

describe('handle', () => {
  it('takes one person at a time in order of arrival, whatever the batches', async () => {
    const r = await rig();
    const keys = Array.from({ length: 60 }, (_, n) => String(n));
    await Promise.all(keys.map((key) => r.inbox.receive([textMessage(key, Number(key) % 2 ? 'a' : 'b', key)])));
    while (r.inbox.waiting() > 0) await settled();
    const of = (odd: number) => r.handled.map(Number).filter((n) => n % 2 === odd);
    for (const odd of [0, 1]) expect(of(odd)).toEqual([...of(odd)].sort((a, b) => a - b));
    expect(r.handled.length).toBe(60);
    expect(r.delivered.length).toBe(60);
  });

  it('leaves nothing of a failed turn, tries again in front of the same person, and lets others pass', async () => {
    let failures = 2;
    const r = await rig((row) => {
      if (textOf(row) === 'a1' && failures-- > 0) throw bug;
    });
    await r.inbox.receive([textMessage('1', 'a', 'a1'), textMessage('2', 'a', 'a2'), textMessage('3', 'b', 'b1')]);
    await settled();
    expect(await r.marks()).toEqual(['3']);
    expect((await r.states())[0]).toEqual({ key: '1', state: 'open', attempts: 1 });
    await r.clock.pass(6_100);
    expect(r.handled).toEqual(['a1', 'b1', 'a1', 'a1', 'a2']);
    expect((await r.states()).map((row) => row.state)).toEqual(['done', 'done', 'done']);
  });

  it('parks a row after five tries with an alarm and a word to the person, and goes on', async () => {
    const r = await rig((row) => {
      if (textOf(row) === 'a1') throw bug;
    });
    await r.inbox.receive([textMessage('1', 'a', 'a1'), textMessage('2', 'a', 'a2')]);
    await r.clock.pass(200_000);
    expect(r.handled.filter((text) => text === 'a1').length).toBe(5);
    expect(await r.states()).toEqual([
      { key: '1', state: 'parked', attempts: 5 },
      { key: '2', state: 'done', attempts: 0 },
    ]);
    expect(r.alarms).toEqual(['inbox row parked']);
    expect(r.delivered.map((row) => row.message.lines[0]?.key)).toEqual(['parked', 'answer']);
    expect(await r.store.read(inboxCounts)).toMatchObject({ open: 0, parked: 1 });
  });

  it('parks a row even where the word to the person fails too', async () => {
    const r = await rig(
      () => {
        throw bug;
      },
      { onParked: () => Promise.reject(bug) },
    );
    await r.inbox.receive([textMessage('1', 'a', 'a1')]);
    await r.clock.pass(200_000);
    expect((await r.states())[0]).toMatchObject({ state: 'parked' });
  });

  it('writes no text of anybody into the error of a row', async () => {
    const r = await rig(() => {
      throw bug;
    });
    await r.inbox.receive([textMessage('1', 'a', 'a1')]);
    await settled();
    const [row] = await r.store.read((tx) => tx.db.select().from(inboxTable));
    expect(row?.error).toBe('TypeError');
  });

  it('takes up what an earlier run left open, before what comes now, more than fits in memory', async () => {
    const first = await rig(() => {
      throw bug;
    });
    const old = Array.from({ length: 25 }, (_, n) => textMessage(`old${n}`, 'a', `${n}`));
    await first.inbox.receive(old);
    await settled();
    await first.inbox.drain();
    const second = await rig(() => undefined, { mostPerAddress: 10 }, first.store);
    await second.clock.pass(10_000);
    await Promise.all([second.inbox.start(), second.inbox.receive([textMessage('new', 'a', '25')])]);
    await second.clock.pass(10_000);
    expect(second.handled.filter((text) => text !== '25').map(Number)).toEqual(Array.from({ length: 25 }, (_, n) => n));
    expect((await second.states()).every((row) => row.state === 'done')).toBe(true);
  });

  it('reads a file before the turn and outside it', async () => {
    const seen: unknown[] = [];
    const r = await rig(() => undefined, {
      fetch: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        return { refused: 'too_big' };
      },
      handle: async (_tx, _row, file) => {
        seen.push(file);
        return [];
      },
    });
    await r.inbox.receive([textMessage('1', 'a', 'tệp')]);
    await settled();
    expect(seen).toEqual([{ refused: 'too_big' }]);
  });

  it('takes nothing more once drained; open rows stay', async () => {
    const r = await rig(() => {
      throw bug;
    });
    await r.inbox.receive([textMessage('1', 'a', 'a1')]);
    await settled();
    await r.inbox.drain();
    await expect(r.inbox.receive([textMessage('2', 'a', 'a2')])).rejects.toMatchObject({ code: 'closed' });
    expect(await r.states()).toEqual([{ key: '1', state: 'open', attempts: 1 }]);
  });
});

it('forgets the words of rows long over, and still knows their keys', async () => {
  const r = await rig();
  await r.inbox.receive([textMessage('1', 'a', 'chào')]);
  await settled();
  expect(await r.store.write((tx) => eraseInboxTexts(tx, r.clock.now() + 1))).toBe(1);
  await r.inbox.receive([textMessage('1', 'a', 'chào')]);
  const [row, ...others] = await r.store.read((tx) => tx.db.select().from(inboxTable));
  expect(others).toEqual([]);
  expect(row).toMatchObject({ key: '1', kind: 'text', body: null, displayName: null });
});

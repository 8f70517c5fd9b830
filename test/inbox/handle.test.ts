/** A turn writes what is news about an address and leaves alone what is not. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knownReach, noteReach } from '../../src/store/queries/reach.js';
import { session } from '../../src/store/schema/people.js';
import { outbox } from '../../src/store/schema/pipe.js';
import { Chat } from '../support/chat.js';

const SECOND = 1_000;
const PLACE = 'zalo-oa:a1';

describe('what stands of an address after it wrote again', () => {
  let chat: Chat;
  let first: number;
  beforeEach(async () => {
    chat = new Chat('zalo-oa', 'words');
    await chat.open();
    first = await write('trợ giúp');
  });
  afterEach(async () => {
    await chat.close();
    chat.remove();
  });

  async function write(text: string): Promise<number> {
    await chat.input('a1', { kind: 'text', text }, null);
    return chat.now();
  }
  const later = (ms: number) => chat.setTime(first + ms);
  const seen = async () => (await chat.house.store.read((tx) => knownReach(tx, PLACE)))?.seenAt ?? 0;
  const heldAt = async () => (await chat.house.store.read((tx) => tx.db.select().from(session)))[0]?.at ?? 0;

  it('seconds later: as it stood', async () => {
    const [reach, held] = [await seen(), await heldAt()];
    later(20 * SECOND);
    await write('trợ giúp');
    expect([await seen(), await heldAt()]).toEqual([reach, held]);
  });

  it('half a minute later: the newer times', async () => {
    later(31 * SECOND);
    await write('trợ giúp');
    expect(Math.min(await seen(), await heldAt())).toBeGreaterThan(first + 30 * SECOND);
  });

  it('seconds later with something else open: the session', async () => {
    const held = await heldAt();
    later(20 * SECOND);
    await write('xin mã');
    expect(await heldAt()).toBeGreaterThan(held);
  });

  it('seconds later, after the platform called the window shut: it is open again', async () => {
    await chat.house.store.write((tx) => noteReach(tx, PLACE, { shutAt: first + 5 * SECOND }));
    later(10 * SECOND);
    await write('trợ giúp');
    expect(await seen()).toBeGreaterThan(first + 5 * SECOND);
  });

  it('seconds later, with something that waits for them: it goes out', async () => {
    const waits = { state: 'due', reason: 'cap_reached', notBefore: first + 9_999 * SECOND } as const;
    await chat.house.store.write((tx) => tx.db.update(outbox).set(waits));
    later(10 * SECOND);
    await write('trợ giúp');
    const rows = await chat.house.store.read((tx) => tx.db.select().from(outbox));
    expect(rows.filter((row) => row.notBefore !== null)).toEqual([]);
  });
});

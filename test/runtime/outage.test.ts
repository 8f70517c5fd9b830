/** After a silence longer than a press lives, only who was in the middle of a report just before it is told. */
import { afterEach, describe, expect, it } from 'vitest';
import { noteContact } from '../../src/runtime/service/outage.js';
import { outbox } from '../../src/store/schema/pipe.js';
import { Chat } from '../support/chat.js';
import { seatAt, seedWorld } from '../support/world.js';

const MINUTE = 60_000;
const telegram = { name: 'telegram', pressLivesMs: 150_000 } as const;

const chats: Chat[] = [];
afterEach(async () => {
  for (const chat of chats.splice(0)) {
    await chat.close();
    chat.remove();
  }
});

async function office() {
  const chat = new Chat('telegram', 'buttons');
  chats.push(chat);
  chat.setTime(Date.parse('2023-12-11T09:00:00+07:00'));
  await chat.open();
  await seedWorld(chat.house, ['2022']);
  const wards = { 7: '22765', 8: '22756', 9: '22774', 10: '22777' };
  for (const [id, ward] of Object.entries(wards)) await seatAt(chat.house, `telegram:${id}`, 'focal_point', [ward]);
  const says = (id: string, text: string) => chat.input(id, { kind: 'text', text }, null);
  const told = async () => {
    const rows = await chat.house.store.read((tx) => tx.db.select().from(outbox));
    return rows.filter((row) => row.message?.lines[0]?.key === 'outage.press_again').map((row) => row.address);
  };
  const pass = (ms: number) => chat.setTime(chat.now() + ms);
  const heard = () => noteContact(chat.house, telegram, chat.now());
  return { chat, says, told, pass, heard };
}

describe('an outage', () => {
  it('is told once to those in the middle, not to who finished, came earlier, or wrote since', async () => {
    const { says, told, pass, heard } = await office();
    await says('10', 'báo cáo'); // too long ago
    pass(31 * MINUTE);
    await says('7', 'báo cáo'); // in the middle
    await says('8', 'báo cáo');
    await says('8', 'để sau'); // nothing open
    await says('9', 'báo cáo'); // writes after it
    pass(1_000);
    expect(await heard()).toBe(0);
    pass(151_000);
    await says('9', '238/420');
    pass(1_000);
    expect(await heard()).toBe(1);
    expect(await told()).toEqual(['7']);
    pass(20_000);
    expect(await heard()).toBe(0);
    expect(await told()).toEqual(['7']);
  });

  it('of 150 seconds or less is none: presses are still there', async () => {
    const { says, told, pass, heard } = await office();
    await says('7', 'báo cáo');
    expect(await heard()).toBe(0);
    pass(150_000);
    expect(await heard()).toBe(0);
    expect(await told()).toEqual([]);
  });
});

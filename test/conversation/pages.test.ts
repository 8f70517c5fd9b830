/** Pages of a list are turned where they lie, on channels that can; asked for in words they are new messages. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Chat } from '../support/chat.js';
import { seatAt, seedWorld } from '../support/world.js';

const chat = new Chat('telegram', 'buttons');
const plain = new Chat('zalo-oa', 'buttons');

async function begin(one: Chat, channel: string): Promise<void> {
  one.setTime(Date.parse('2023-12-11T09:00:00+07:00'));
  await one.open();
  await seedWorld(one.house, ['2022', '2023']);
  await seatAt(one.house, `${channel}:office`, 'coordinator', []);
  const units = await one.house.ask((facts) => facts.units('prtc'));
  for (const { code } of units) await seatAt(one.house, `${channel}:of-${code}`, 'focal_point', [code]);
}

beforeAll(() => Promise.all([begin(chat, 'telegram'), begin(plain, 'zalo-oa')]));
afterAll(async () => {
  for (const one of [chat, plain]) {
    await one.close();
    one.remove();
  }
});

const text = (words: string) => ({ kind: 'text', text: words }) as const;
const behind = (heard: { choices: readonly { id: string; label: string }[] } | undefined, label: string) =>
  heard?.choices.find((one) => one.label === label)?.id ?? '';

it('the list of people: there and back again in the same message', async () => {
  const [first] = await chat.input('office', text('danh sách người'), null);
  expect(first?.replaces).toBeUndefined();
  const [second] = await chat.input('office', { kind: 'choice', choice: behind(first, 'Xem tiếp'), of: '41' }, null);
  expect(second).toMatchObject({ replaces: '41' });
  expect(second?.text).not.toBe(first?.text);
  const [back] = await chat.input('office', { kind: 'choice', choice: behind(second, 'Trang trước'), of: '41' }, null);
  expect(back).toMatchObject({ replaces: '41', text: first?.text });
});

it.each([
  ['under the list itself', 'of_sent:0:page', '41'],
  ['under a weekly note', 'of_sent:0', undefined],
])('who has reported, pressed %s', async (_name, choice, replaces) => {
  const [shown] = await chat.input('office', { kind: 'choice', choice, of: '41' }, null);
  expect(shown?.text).toContain('năm 2023');
  expect(shown?.replaces).toBe(replaces);
});

it('asked for in words it is a new message', async () => {
  await chat.input('office', text('danh sách người'), null);
  const [second] = await chat.input('office', text('xem tiếp'), null);
  expect(second?.choices.map((one) => one.label)).toContain('Trang trước');
  expect(second?.replaces).toBeUndefined();
});

it('an answer that is no page leaves the message alone', async () => {
  const [first] = await chat.input('office', text('danh sách người'), null);
  const [asked] = await chat.input('office', { kind: 'choice', choice: behind(first, 'Khóa'), of: '41' }, null);
  expect(asked?.replaces).toBeUndefined();
});

it('a channel that cannot sends a new message', async () => {
  const [first] = await plain.input('office', text('danh sách người'), null);
  const [second] = await plain.input('office', { kind: 'choice', choice: behind(first, 'Xem tiếp'), of: '41' }, null);
  expect(second?.text).toContain('7.');
  expect(second?.replaces).toBeUndefined();
});

/** A leader is told, once, when a correction alters an answer; what was not understood teaches the campaign a word. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tellAskers } from '../../src/runtime/service/answer-watch.js';
import { Chat } from '../support/chat.js';
import { seatAt, seedWorld } from '../support/world.js';

const chat = new Chat('web', 'buttons');

beforeAll(async () => {
  chat.setTime(Date.parse('2023-12-18T08:40:00+07:00'));
  await chat.open();
  await seedWorld(chat.house, ['2022', '2023']);
  await seatAt(chat.house, 'web:leader', 'leader', []);
  await seatAt(chat.house, 'web:unit', 'focal_point', ['22765']);
  await seatAt(chat.house, 'web:office', 'coordinator', []);
});

afterAll(async () => {
  await chat.close();
  chat.remove();
});

const says = async (address: string, text: string): Promise<string> =>
  (await chat.input(address, { kind: 'text', text }, null)).at(-1)?.text ?? '';

/** What one look of the watch says to people. */
async function look(): Promise<readonly { readonly address: string; readonly text: string }[]> {
  const before = chat.heard.length;
  await tellAskers(chat.house);
  await chat.remind();
  return chat.heard.slice(before).filter((one) => /đã thay đổi/.test(one.text));
}

it('a correction that takes a ward out of the list is told once', async () => {
  expect(await says('leader', 'phường nào đạt 60%')).toContain('Đài Sơn 63,09%');
  await says('leader', 'kinh dinh hscv');
  expect(await look()).toEqual([]);

  await says('unit', 'HSCV sửa lại 420/764, nhập nhầm cột');
  const sent = chat.heard.at(-1)?.choices.find((one) => /đính chính|Lưu/.test(one.label));
  expect(sent).toBeDefined();
  await chat.input('unit', { kind: 'choice', choice: sent?.id ?? '' }, null);

  const told = await look();
  expect(told.map((one) => one.address)).toEqual(['leader']);
  expect(told[0]?.text).toContain('Khi đó: 8 phường');
  expect(told[0]?.text).toContain('Nay: 7 phường');
  expect(await look()).toEqual([]);

  const again = chat.heard.findLast((one) => /đã thay đổi/.test(one.text))?.choices[0];
  expect(again?.label).toBe('Xem lại');
  const [recalled] = await chat.input('leader', { kind: 'choice', choice: again?.id ?? '' }, null);
  expect(recalled?.text).toMatch(/^Câu trả lời \S+ đã khác\./);
  expect(recalled?.text).not.toContain('Đài Sơn');
});

it('a question nothing answered is reviewed without the asker, and a name is added', async () => {
  expect(await says('leader', 'phường nào chưa đạt tỷ lệ số hóa giấy tờ')).toContain('Chưa hiểu');
  expect(await says('leader', 'Phường nào chưa đạt tỷ lệ số hóa giấy tờ?')).toContain('Chưa hiểu');
  const listed = await says('office', 'câu hỏi chưa hiểu');
  expect(listed).toContain('số hóa giấy tờ');
  expect(listed).toContain('(2 lần)');
  expect(listed).not.toMatch(/leader|lãnh đạo/i);

  expect(await says('office', 'thêm tên gọi số hóa giấy tờ = HSCV')).toContain('Đã thêm');
  expect(await says('leader', 'phường nào chưa đạt số hóa giấy tờ')).toContain('phường chưa đạt 60% hồ sơ công việc');
  // A word that means something already is never bent, and only the office teaches.
  expect(await says('office', 'thêm tên gọi Kinh Dinh = HSCV')).toContain('đã có nghĩa khác');
  expect(await says('office', 'thêm tên gọi văn bản = HSCV')).toContain('đã có nghĩa khác');
  expect(await says('leader', 'thêm tên gọi abc = HSCV')).toContain('Chưa hiểu');
});

it('a unit that recalls what the office was told hears only what was published', async () => {
  const asked = chat.heard.findLast((one) => one.address === 'leader' && /^8 phường/.test(one.text));
  const code =
    asked?.choices
      .find((one) => one.id.startsWith('ask:basis:'))
      ?.id.split(':')
      .at(-1) ?? '';
  const recalls = (who: string): Promise<string> => says(who, `Xem lại câu trả lời ${code.toUpperCase()}.`);
  expect(await recalls('unit')).toContain('không xem được');
  await says('office', 'công bố bảng hscv');
  const all = chat.heard.at(-1)?.choices.find((one) => one.id.endsWith(':all'));
  await chat.input('office', { kind: 'choice', choice: all?.id ?? '' }, null);
  expect(await recalls('leader')).toContain('8 phường');
  const recalled = await recalls('unit');
  expect(recalled).toMatch(/^Câu trả lời \S+ đã khác\. Nay:/);
  expect(recalled).not.toContain('8 phường');
});

it('an answer of published names is no news while it holds, and the office recalls it as it was', async () => {
  await says('office', 'công bố bảng hscv');
  const met = chat.heard.at(-1)?.choices.find((one) => one.id.endsWith(':met'));
  await chat.input('office', { kind: 'choice', choice: met?.id ?? '' }, null);
  expect(await says('unit', 'phường nào đạt 60%')).toMatch(/^7 phường[^%]*60%[^%]*$/s);
  const code = chat.heard
    .at(-1)
    ?.choices.find((one) => one.id.startsWith('ask:basis:'))
    ?.id.split(':')[2];
  expect((await look()).filter((one) => one.address === 'unit')).toEqual([]);
  expect(await says('office', `câu trả lời ${code}`)).toContain('vẫn đúng');
  expect(await says('unit', `câu trả lời ${code}`)).toContain('vẫn đúng');
});

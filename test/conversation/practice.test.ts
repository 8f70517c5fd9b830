/** A practice report through the whole house: kept nowhere, nobody told, real things stay real. Sample figures. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chat } from '../support/chat.js';
import { allRows, tablesWith } from '../support/rows.js';
import { seatAt, seedWorld } from '../support/world.js';

const chat = new Chat('web', 'buttons');
const NOW = Date.parse('2023-11-21T09:30:00+07:00');
let refs = 0;

const hear = (who: string, text: string) => chat.input(who, { kind: 'text', text }, `r${refs++}`);
const say = async (who: string, text: string): Promise<string> =>
  (await hear(who, text)).map((one) => one.text).join('\n');
const press = async (who: string, id: string) =>
  (await chat.input(who, { kind: 'choice', choice: id }, `r${refs++}`)).map((one) => one.text).join('\n');

const everything = () => allRows(chat.house.config.dataDir);

/** Tables that hold what goes through, by whatever conversation. */
const PIPE = new Set(['inbox', 'outbox', 'session', 'address', 'reach', 'sqlite_sequence']);
const changed = (before: ReturnType<typeof everything>): string[] =>
  [...everything()].flatMap(([name, rows]) =>
    PIPE.has(name) || JSON.stringify(rows) === JSON.stringify(before.get(name)) ? [] : [name],
  );
const holding = (text: string): string[] => tablesWith(chat.house.config.dataDir, text);

const FIGURES = ['HSCV 7713/9917', 'BCĐK 48/48', 'VBHC 1204/1204', 'KTXH 12/12'];

describe('a practice report', () => {
  beforeAll(async () => {
    chat.setTime(NOW);
    await chat.open();
    await seedWorld(chat.house, ['2022']);
    await seatAt(chat.house, 'web:chuyen-vien', 'coordinator', []);
    await seatAt(chat.house, 'web:lanh-dao', 'leader', []);
    await seatAt(chat.house, 'web:dai-son', 'focal_point', ['22765']);
    await seatAt(chat.house, 'web:my-hai', 'focal_point', ['22780']);
    await say('dai-son', 'chào');
    await say('my-hai', 'chào');
  });
  afterAll(async () => {
    await chat.close();
    chat.remove();
  });

  it('changes no table, leaves no figure anywhere and tells nobody', async () => {
    const before = everything();
    const heard = chat.heard.length;
    const said = [await say('dai-son', 'làm thử')];
    for (const text of [...FIGURES, 'sửa 1', '7713/9919', 'ngày 20/11/2023', 'Sáng kiến mẫu 5571 để tập gõ']) {
      said.push(await say('dai-son', text));
    }
    said.push(await press('dai-son', 'note:practice'));
    const send = chat.heard.at(-1)?.choices.find((one) => one.label === 'Gửi báo cáo');
    said.push(await press('dai-son', send?.id ?? ''));
    for (const text of said) expect(text.startsWith('LÀM THỬ · '), text).toBe(true);
    expect(said.at(-1)).toContain('Không có gì được gửi');
    expect(chat.heard.slice(heard).every((one) => one.address === 'dai-son')).toBe(true);
    expect(changed(before)).toEqual([]);
    for (const trace of ['7713', '9917', '9919', '5571']) expect(holding(trace), trace).toEqual([]);
    expect(await say('chuyen-vien', 'ai đã nộp')).toContain('Đã nộp 0/16');
  });

  it('is over after it was sent: its buttons do nothing', async () => {
    const before = everything();
    expect(await press('dai-son', 'send:practice:5')).toContain('đã kết thúc');
    expect(await press('dai-son', 'endpractice')).toContain('đã kết thúc');
    expect(changed(before)).toEqual([]);
  });

  it('does for real what is plainly meant for real, and says so', async () => {
    await say('dai-son', 'làm thử');
    const real = await say('dai-son', 'tiếng anh');
    expect(real.split('\n')[0]).toBe('The practice was stopped; nothing was kept.');
    await say('dai-son', 'tiếng việt');
    const shown = await hear('dai-son', 'báo cáo');
    const how = shown[0]?.choices[0]?.id ?? '';
    await say('dai-son', 'làm thử');
    expect(await press('dai-son', how)).toMatch(/^Phần làm thử đã dừng/);
    expect(await say('dai-son', '482/764')).toMatch(/^Đã hiểu: 482 trên 764/);
    await say('dai-son', 'hủy');
    await say('dai-son', 'bỏ bản này');
  });

  it('a real report is sent by its own button, whatever is practised meanwhile', async () => {
    await say('my-hai', 'HSCV 402/690, BCĐK 46/46, VBHC 1011/1011, KTXH 12/12');
    const send = chat.heard.filter((one) => one.address === 'my-hai').at(-1)?.choices[0];
    expect(send?.label).toBe('Gửi báo cáo');
    await say('my-hai', 'làm thử');
    expect(await press('my-hai', send?.id ?? '')).toMatch(
      /^Phần làm thử đã dừng.*Đã nhận báo cáo năm 2023 của Phường Mỹ Hải/s,
    );
    expect(await say('chuyen-vien', 'ai đã nộp')).toContain('Đã nộp 1/16');
  });

  const REFUSED = [
    'minh chứng 1',
    '25/BC-UBND ngày 08/11/2023 là văn bản',
    'phường tôi đứng thứ mấy',
    'trời hôm nay đẹp quá',
  ];
  it.each(REFUSED)('takes "%s" neither for the practice nor for real', async (text) => {
    await say('dai-son', 'làm thử');
    const before = everything();
    const said = await say('dai-son', text);
    expect(changed(before)).toEqual([]);
    expect(said).toMatch(/^(LÀM THỬ · |Phần làm thử đã dừng)/);
    await say('dai-son', 'thôi');
  });

  it('begins anew when asked again, and still ends where one was', async () => {
    await say('dai-son', 'báo cáo');
    await say('dai-son', 'làm thử');
    await say('dai-son', '7713/9917');
    const again = await say('dai-son', 'làm thử');
    expect(again).toContain('1/4.');
    const back = await say('dai-son', 'thôi');
    expect(back).toContain('Từ đây là báo cáo thật');
    expect(back).toContain('2/4.');
    expect(await say('dai-son', '48/48')).toMatch(/^Đã hiểu: 48 trên 48/);
    await say('dai-son', 'hủy');
  });

  it('is forgotten after half a day', async () => {
    await say('dai-son', 'làm thử');
    await say('dai-son', '7713/9917');
    chat.setTime(NOW + 13 * 3_600_000);
    expect(await say('dai-son', 'hạn của tôi')).toMatch(/^Phần làm thử đã dừng/);
    expect(holding('7713')).toEqual([]);
    chat.setTime(NOW);
  });

  it('is played by a coordinator as the focal point of a unit, and by nobody else without one', async () => {
    expect(await say('chuyen-vien', 'làm thử')).toMatch(/^LÀM THỬ · Báo cáo năm 2023 – Phường Đô Vinh/);
    expect(await say('chuyen-vien', 'thôi')).toContain('đầu mối của đơn vị thấy đúng các câu hỏi này');
    expect(await say('lanh-dao', 'làm thử')).not.toContain('LÀM THỬ');
    expect(await say('nguoi-la', 'làm thử')).not.toContain('LÀM THỬ');
  });
});

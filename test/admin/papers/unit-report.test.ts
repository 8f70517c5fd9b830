/** The unit's own report as a draft: made from the stored sample figures, opened again by another library. */
import { extractRawText } from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCaches, createFacts } from '../../../src/store/facts.js';
import { Chat } from '../../support/chat.js';
import { made } from '../../support/files.js';
import { seedWorld } from '../../support/world.js';

const chat = new Chat('web', 'buttons');
let text = '';
let name = '';

async function obligationOf(code: string, period = '2023'): Promise<string> {
  return chat.house.store.read(async (tx) => {
    const facts = createFacts(tx, createCaches(), chat.now());
    const unit = (await facts.units('prtc')).find((one) => one.code === code);
    const owed = await facts.obligations('prtc', unit?.id ?? 0);
    return owed.find((one) => one.period === period)?.id ?? '';
  });
}

describe('the draft of a unit’s report', () => {
  beforeAll(async () => {
    chat.setTime(Date.parse('2023-12-18T08:05:00+07:00'));
    await chat.open();
    await seedWorld(chat.house, ['2022', '2023']);
    const file = await made({ kind: 'unit_report', params: { obligationId: await obligationOf('22765') } }, chat.house);
    name = file?.name ?? '';
    text = (await extractRawText({ buffer: Buffer.from(file?.bytes ?? []) })).value;
  });

  afterAll(async () => {
    await chat.close();
    chat.remove();
  });

  it('names the unit, the period and that it is a draft', () => {
    expect(name).toBe('DU-THAO-Bao-cao-2023-Phuong-Dai-Son.docx');
    expect(text).toContain('DỰ THẢO');
    expect(text).toContain('ỦY BAN NHÂN DÂN PHƯỜNG ĐÀI SƠN');
    expect(text).toMatch(/Số:\s+\/BC-UBND/);
    expect(text).toMatch(/Đài Sơn, ngày\s+tháng\s+năm 2023/);
  });

  it('quotes the plan with its number as given: blank stays blank', () => {
    expect(text).toContain('Kế hoạch số … tháng 02 năm 2023 của UBND thành phố Phan Rang-Tháp Chàm');
  });

  it('holds each figure against its standard and last year', () => {
    expect(text).toContain('≥ 60%');
    expect(text).toContain('482/764 = 63,09%');
    expect(text).toContain('Kết quả năm 2022');
    expect(text).toContain('Kết quả năm 2023');
  });

  it('leaves to the unit what only the unit can write', () => {
    expect(text).toContain('III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN');
    expect(text).toContain('CHỦ TỊCH');
    expect(text).toContain('Lưu: VT.');
  });

  it('is not made for a report that was not sent', async () => {
    const missing = { kind: 'unit_report', params: { obligationId: await obligationOf('22765', '2024') } };
    expect(await made(missing, chat.house)).toBeNull();
  });
});

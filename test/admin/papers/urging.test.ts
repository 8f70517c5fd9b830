/** "Công văn đôn đốc": the letter, and a sheet for each unit that holds no other unit's code. */
import { unzipSync } from 'fflate';
import { extractRawText } from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftUrging, type Urged } from '../../../src/admin/urge.js';
import type { Event } from '../../../src/events/event.js';
import { filesHouse, makeFile } from '../../../src/runtime/service/files.js';
import { createCaches, createFacts } from '../../../src/store/facts.js';
import { intentRows } from '../../../src/store/queries/intent.js';
import { Chat } from '../../support/chat.js';
import { seatAt, seedWorld, writeEvents } from '../../support/world.js';

const NOW = Date.parse('2023-12-14T08:30:00+07:00');
const chat = new Chat('web', 'buttons');
let urged: Urged;

async function decided(scope: 'stuck' | 'all') {
  const { house } = chat;
  const links = { telegram: null, page: 'https://thidua.example/m#' };
  const desk = { now: NOW, at: NOW, make: house.make, links };
  const args = { campaignId: 'prtc', scope, seatId: 'seat' };
  return house.store.read((tx) => draftUrging(args, createFacts(tx, createCaches(), NOW), desk));
}

async function file(page: string): Promise<{ text: string; pictures: number; name: string }> {
  const params = {
    campaignId: 'prtc',
    obligations: urged.units.flatMap((one) => one.reports.map((report) => report.obligationId)).join(' '),
    sheets: urged.sheets.map((one) => `${one.unitId}:${one.code}`).join(' '),
    page,
    until: '2024-01-13',
    at: NOW,
  };
  const made = await makeFile({ kind: 'urging', params }, filesHouse(chat.house));
  if (made === null || !('bytes' in made)) throw new Error('no file');
  const { bytes } = made;
  const parts = Object.keys(unzipSync(bytes)).filter((one) => /media\/.*png$/.test(one));
  return {
    text: (await extractRawText({ buffer: Buffer.from(bytes) })).value,
    pictures: parts.length,
    name: made.name,
  };
}

describe('the letter that urges', () => {
  let events: readonly Event[] = [];

  beforeAll(async () => {
    chat.setTime(NOW);
    await chat.open();
    await seedWorld(chat.house, []);
    await seatAt(chat.house, 'web:one', 'focal_point', ['22765']);
    const made = await decided('stuck');
    if (!made.ok) throw new Error(made.problem.code);
    urged = made.value.result;
    events = made.value.events;
    await writeEvents(chat.house, events, NOW);
  });

  afterAll(async () => {
    await chat.close();
    chat.remove();
  });

  it('is for units nobody can be reminded in, with an invitation for each', () => {
    expect(urged.units).toHaveLength(15);
    expect(urged.units.map((one) => one.unit.code)).not.toContain('22765');
    expect(new Set(urged.sheets.map((one) => one.code)).size).toBe(15);
    const invited = events.filter((one) => one.type === 'invitation_created');
    expect(invited.map((one) => [one.role, one.medium])).toEqual(Array(15).fill(['focal_point', 'printed']));
  });

  it('stands on record as the rung of each of its units', async () => {
    const rows = await chat.house.store.read((tx) => intentRows(tx, 'prtc', 0, NOW + 1));
    const papers = rows.filter((row) => row.rule === 'paper');
    expect(papers).toHaveLength(15);
    expect(new Set(papers.map((row) => `${row.state} ${row.rung}`))).toEqual(new Set(['sent paper']));
    const owing = await chat.house.ask((facts) => facts.owing('prtc'));
    expect(owing.filter((one) => one.urgedAt === NOW)).toHaveLength(15);
  });

  it('quotes the plan, names the units with their last day, and leaves number, day and time limit blank', async () => {
    const { text, name } = await file('');
    expect(name).toBe('DU-THAO-Cong-van-don-doc-2023-12-14.docx');
    expect(text).toContain('ỦY BAN NHÂN DÂN THÀNH PHỐ PHAN RANG-THÁP CHÀM');
    expect(text).toContain('PHÒNG VĂN HÓA VÀ THÔNG TIN');
    expect(text).toMatch(/V\/v đôn đốc báo cáo năm 2023/);
    expect(text).toContain('15 đơn vị trong danh sách chưa gửi báo cáo');
    expect(text).toContain('Thứ Năm, 14/12/2023');
    expect(text).toMatch(/1\. Chỉ đạo gửi báo cáo trước ngày \.{20}/);
    expect(text).not.toContain('vi phạm');
  });

  it('gives every unit its own code on its own sheet, and no code to the letter itself', async () => {
    const { text, pictures } = await file('https://thidua.example/m#');
    expect(pictures).toBe(15);
    const [letter = '', ...sheets] = text.split('PHIẾU THAM GIA BÁO CÁO – ');
    expect(sheets).toHaveLength(15);
    for (const { code } of urged.sheets) expect(letter).not.toContain(code);
    for (const [i, { unit }] of urged.units.entries()) {
      const own = urged.sheets.find((one) => one.unitId === unit.id)?.code ?? '';
      expect(sheets[i]).toContain(unit.name);
      for (const { code } of urged.sheets) expect(sheets[i]?.includes(code)).toBe(code === own);
    }
  });

  it('leaves out who has reported since it was drafted', async () => {
    const [first] = urged.units;
    const obligationId = first?.reports[0].obligationId ?? '';
    const event = { type: 'report_received' as const, campaignId: 'prtc', obligationId, receipt: 'R1', at: NOW };
    await writeEvents(chat.house, [{ ...event, asOf: '2023-12-14' }], NOW);
    const { text, pictures } = await file('https://thidua.example/m#');
    expect(text).toContain('14 đơn vị trong danh sách');
    expect(pictures).toBe(14);
  });
});

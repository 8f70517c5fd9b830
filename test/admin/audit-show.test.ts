/** The story of one report in words: every act and source has its words; a corrected sample report reads in order. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { show } from '../../src/admin/cli/audit-show.js';
import type { Call } from '../../src/admin/cli/call.js';
import type { FigureAct } from '../../src/conversation/facts.js';
import { ok } from '../../src/domain/problem.js';
import { NOTED_ACTS } from '../../src/events/event.js';
import { Chat } from '../support/chat.js';
import { words } from '../support/office.js';
import { seatAt, seedWorld } from '../support/world.js';

const FIGURE_ACTS: Readonly<Record<FigureAct, true>> = {
  verified: true,
  confirmed_own: true,
  returned: true,
  resubmitted: true,
  explained: true,
  set: true,
  decided: true,
  contested: true,
  withdrawn: true,
};

describe('words of the story', () => {
  it.each([...NOTED_ACTS, ...Object.keys(FIGURE_ACTS)])('%s', (act) => {
    expect(words.has(`audit.act.${act}`, 'vi')).toBe(true);
    expect(words.has(`audit.act.${act}`, 'en')).toBe(true);
  });

  it.each(['chat', 'entered_for', 'import', 'verifier'])('%s', (source) => {
    expect(words.has(`audit.source.${source}`, 'vi')).toBe(true);
  });
});

describe('audit show', () => {
  const chat = new Chat('web', 'buttons');
  let refs = 0;
  const say = (who: string, text: string) => chat.input(who, { kind: 'text', text }, `r${refs++}`);

  beforeAll(async () => {
    chat.setTime(Date.parse('2023-12-08T09:12:00+07:00'));
    await chat.open();
    await seedWorld(chat.house, ['2022']);
    await seatAt(chat.house, 'web:dai-son', 'focal_point', ['22765']);
    await say('dai-son', 'HSCV 482/764, BCĐK 48/48, VBHC 1204/1204, KTXH 12/12');
    await say('dai-son', 'gửi');
    await say('dai-son', 'minh chứng 3: 25/BC-UBND ngày 08/12/2023');
    chat.setTime(Date.parse('2023-12-18T14:05:00+07:00'));
    await say('dai-son', 'sửa văn bản hành chính thành 1196/1204');
    await say('dai-son', 'đếm trùng 8 văn bản');
    await say('dai-son', 'gửi đính chính');
  });

  afterAll(async () => {
    await chat.close();
    chat.remove();
  });

  it('tells one figure from its first version to its correction, with its evidence and the chain', async () => {
    const call = {
      args: [],
      options: { campaign: 'prtc', unit: '22765', period: '2023', criterion: 'admin_docs_edoc' },
      language: 'vi',
      house: async () => ok(chat.house),
      words: async () => words,
    } as unknown as Call;
    const told = await show(call);
    if (!told.ok) throw new Error(told.problem.code);
    expect(told.value.text?.split('\n').map((row) => row.replace(/báo cáo \w+|đầu chuỗi .*/, '…'))).toEqual([
      'Phường Đài Sơn, kỳ 2023, mã …',
      '09:12, 08/12/2023 · Văn bản hành chính điện tử · bản 1: 1.204/1.204 = 100% (nhập trong chat, đầu mối)',
      '09:12, 08/12/2023 · Văn bản hành chính điện tử · minh chứng: văn bản 25/BC-UBND ngày 08/12/2023',
      '14:05, 18/12/2023 · Văn bản hành chính điện tử · bản 2: 1.196/1.204 = 99,34% (nhập trong chat, đầu mối); ghi: đếm trùng 8 văn bản',
      'Chuỗi kiểm toán nguyên vẹn, …',
    ]);
  });
});

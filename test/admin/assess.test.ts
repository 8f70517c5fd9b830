/** Qualitative standards through the whole house: words, assessment, verdicts, and who may not. Words are sample words. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../src/admin/assess.js';
import { list } from '../../src/admin/cli/assess.js';
import { makeExport } from '../../src/admin/exports/make.js';
import { unitReport } from '../../src/admin/papers/unit-report.js';
import { ok } from '../../src/domain/problem.js';
import { createFacts } from '../../src/store/facts.js';
import { Chat } from '../support/chat.js';
import { words } from '../support/office.js';
import { seatAt, seedWorld } from '../support/world.js';

const chat = new Chat('web', 'buttons');
let refs = 0;
const say = async (who: string, text: string): Promise<string> => {
  const heard = await chat.input(who, { kind: 'text', text }, `r${refs++}`);
  return heard.find((one) => one.address === who)?.text ?? '';
};
const press = async (who: string, id: string): Promise<string> =>
  (await chat.input(who, { kind: 'choice', choice: id }, `r${refs++}`))[0]?.text ?? '';

const CRITERION = 'q_effective_movement';
const WORDS = 'Đã tổ chức ba đợt ra quân số hóa hồ sơ tại khu phố';
const unitOf = async (code: string): Promise<number> =>
  (await chat.house.ask((facts) => facts.units('prtc'))).find((one) => one.code === code)?.id ?? 0;
const held = async () =>
  (await chat.house.ask((facts) => facts.assessments('prtc', '2023'))).map(
    ({ unitId, verdict, words, statement, by }) => ({ unitId, verdict, words, statement, role: by?.role ?? null }),
  );

beforeAll(async () => {
  chat.setTime(Date.parse('2023-12-11T08:30:00+07:00'));
  await chat.open();
  await seedWorld(chat.house, ['2022', '2023']);
  await seatAt(chat.house, 'web:chuyen-vien', 'coordinator', []);
  await seatAt(chat.house, 'web:lanh-dao', 'leader', []);
  await seatAt(chat.house, 'web:van-hai', 'focal_point', ['22777']);
  await seatAt(chat.house, 'web:kiem-nhiem', 'coordinator', []);
});

afterAll(async () => {
  await chat.close();
  chat.remove();
});

describe('an assessment', () => {
  it('stands as "chưa đánh giá" until there is one', async () => {
    expect(await say('lanh-dao', 'Văn Hải có đủ tiêu chuẩn khen thưởng không')).toContain(
      'Chưa đánh giá: tổ chức phong trào hiệu quả',
    );
    expect(await held()).toEqual([]);
  });

  it('is made on the words as they stood: other words since then are shown first', async () => {
    await say('van-hai', 'định tính');
    expect(await say('van-hai', WORDS)).toContain('Đã ghi lời báo');
    expect(await say('chuyen-vien', 'đánh giá')).toContain(WORDS);
    await say('van-hai', 'định tính 5');
    await say('van-hai', `${WORDS}, có hai sáng kiến`);
    const id = await unitOf('22777');
    const again = await press('chuyen-vien', `as_met:${id}`);
    expect(again).toContain('vừa báo lại');
    expect(again).toContain('hai sáng kiến');
    expect(await held()).toEqual([]);
    expect(await press('chuyen-vien', `as_met:${id}`)).toContain('đạt');
    expect(await held()).toEqual([{ unitId: id, verdict: 'met', words: null, statement: 2, role: 'coordinator' }]);
  });

  it('is named in the answer about the unit, with who and when; the verdict of figures stays what it was', async () => {
    const said = await say('lanh-dao', 'Văn Hải có đủ tiêu chuẩn khen thưởng không');
    expect(said).toContain('đạt 4/4 tiêu chuẩn định lượng');
    expect(said).toContain('nhiều sáng kiến: đạt (Phòng VHTT đánh giá ngày 11/12/2023).');
    expect(said).toContain('Chưa đánh giá: điểm Bộ chỉ số');
  });

  it('is the same one when it is said again, and a reason is asked for until there is one', async () => {
    expect(await say('chuyen-vien', 'đánh giá Văn Hải 1: đạt')).toContain('đạt');
    const id = await unitOf('22777');
    const all = await chat.house.ask((facts) => facts.assessments('prtc', '2023'));
    expect(all.map((one) => [one.unitId, one.version])).toEqual([[id, 1]]);
    expect(await say('chuyen-vien', 'đánh giá Bảo An 1: chưa đạt')).toContain('xin gõ lý do');
    expect(await say('chuyen-vien', 'chưa')).toContain('xin gõ lý do');
    expect(await say('chuyen-vien', 'thôi')).toContain('Phường Bảo An');
    await say('chuyen-vien', 'nhập tệp');
    expect(await say('chuyen-vien', 'đạt')).toMatch(/Phường Bảo An.*chưa báo/su);
    expect(await held()).toHaveLength(1);
    expect(await say('chuyen-vien', 'đánh giá Mỹ Bì 1: đạt')).toMatch(/nhiều đơn vị gần giống: .*Mỹ Bình/);
    expect(await say('chuyen-vien', 'đánh giá Kỳ Lân 1: đạt')).toContain('Chưa tìm thấy đơn vị "Kỳ Lân"');
  });

  it('names who does not meet it in a list, and never ranks by it', async () => {
    expect(await say('chuyen-vien', 'đánh giá Bảo An 1: chưa đạt')).toContain('xin gõ lý do');
    expect(await say('chuyen-vien', 'chưa có mô hình')).toContain('chưa đạt');
    const list = await say('lanh-dao', 'phường xã nào đủ tiêu chuẩn khen thưởng');
    expect(list).toContain('7/16');
    expect(list).toContain('1 đơn vị được đánh giá đạt, 1 chưa đạt (Bảo An), 5 chưa đánh giá.');
    expect(await say('lanh-dao', 'xếp hạng tổ chức phong trào hiệu quả')).not.toMatch(/^1\. /mu);
  });

  it('is refused without a reason, of an unknown standard, and of one’s own unit or words', async () => {
    const unitId = await unitOf('22753');
    const [person] = (await chat.house.ask((facts) => facts.seats('prtc'))).filter((one) => one.unit?.code === '22777');
    const args = { campaignId: 'prtc', unitId, criterionId: CRITERION, period: '2023', words: null, seen: null };
    const desk = { now: chat.now(), at: chat.now(), make: chat.house.make, links: chat.house.links };
    const code = async (more: object): Promise<string> => {
      const all = { ...args, verdict: 'not_met', personId: 'nobody', ...more } as const;
      const done = await chat.house.ask((facts) => assess(all, facts, desk));
      return done.ok ? 'ok' : done.problem.code;
    };
    expect(await code({})).toBe('assess_why');
    expect(await code({ words: '  ' })).toBe('assess_why');
    expect(await code({ words: 'thiếu mô hình' })).toBe('ok');
    expect(await code({ verdict: 'met', criterionId: 'work_files_online' })).toBe('standard_unknown');
    expect(await code({ verdict: 'met', period: 'năm ngoái' })).toBe('period_unreadable');
    for (const period of ['2019', '2024', '2030', 'phase:2024-2025'])
      expect(await code({ verdict: 'met', period }), period).toBe('period_not_known');
    const own = { verdict: 'met', unitId: await unitOf('22777'), personId: person?.personId ?? '' };
    expect(await code(own)).toBe('assess_own');
  });

  it('is listed unit by unit on the command line, which says what it does not know', async () => {
    const listed = async (options: Readonly<Record<string, string>>) => {
      const call = {
        args: [],
        options: { campaign: 'prtc', ...options },
        language: 'vi',
        house: async () => ok(chat.house),
      };
      const done = await list(call as unknown as Parameters<typeof list>[0]);
      return done.ok ? (done.value.json as { unit: string; assessment: { verdict: string } | null }[]) : done.problem;
    };
    expect(await listed({ period: '2023', unit: '22777' })).toContainEqual(
      expect.objectContaining({ criterion: CRITERION, assessment: expect.objectContaining({ verdict: 'met' }) }),
    );
    expect(await listed({ period: 'năm ngoái' })).toEqual({
      code: 'period_unreadable',
      params: { found: 'năm ngoái' },
    });
    expect(await listed({ period: '2023', unit: '99999' })).toEqual({
      code: 'unit_unknown',
      params: { unit: '99999' },
    });
  });

  it('stands in the export of eligibility, and the unit’s words in its own paper', async () => {
    const made = await chat.house.store.read((tx) =>
      makeExport(
        { kind: 'eligibility', campaignId: 'prtc', period: '2023', sample: true },
        createFacts(tx, chat.house.caches, chat.now()),
        tx,
        words,
      ),
    );
    if (!made.ok) throw new Error(made.problem.code);
    const { columns, rows } = made.value;
    const cell = (code: string, id: string) =>
      rows.find((row) => row[1] === code)?.[columns.findIndex((one) => one.id === id)];
    expect(cell('22777', 'assessed')).toContain('Tổ chức phong trào hiệu quả, nhiều sáng kiến: đạt');
    expect(cell('22777', 'not_assessed')).toContain('Điểm Bộ chỉ số chuyển đổi số');
    expect(cell('22753', 'assessed')).toBe('');
    const unitId = await unitOf('22777');
    const paper = await chat.house.ask(async (facts) => {
      const owed = (await facts.obligations('prtc', unitId)).find((one) => one.period === '2023');
      return unitReport(owed?.id ?? '', facts, words);
    });
    expect(JSON.stringify(paper)).toContain(`nhiều sáng kiến: ${WORDS}, có hai sáng kiến`);
  });

  it('is taken back and is open again, with both rows kept', async () => {
    expect(await say('chuyen-vien', 'đánh giá Bảo An 1: chưa đánh giá')).toContain('chưa đánh giá');
    expect((await held()).map((one) => one.verdict)).toEqual(['met', 'open']);
    expect(await say('lanh-dao', 'phường xã nào đủ tiêu chuẩn khen thưởng')).toContain('6 chưa đánh giá');
  });
});

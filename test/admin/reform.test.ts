/** A reform on the real units of Phan Rang–Tháp Chàm (01/11/2024, then 01/7/2025), through the whole house. Figures are sample figures. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openObligations } from '../../src/admin/campaign-load.js';
import type { Decide } from '../../src/admin/decide.js';
import { checkReform } from '../../src/admin/import/reform.js';
import { reorganise } from '../../src/admin/reform/reorganise.js';
import { settleReform } from '../../src/admin/reform/settle.js';
import type { FigureValue } from '../../src/domain/figure.js';
import { Chat } from '../support/chat.js';
import { act as actIn, seatAt, seedWorld, writeEvents } from '../support/world.js';

const chat = new Chat('web', 'buttons');
let refs = 0;
const say = async (who: string, text: string) =>
  (await chat.input(who, { kind: 'text', text }, `r${refs++}`)).filter((one) => one.address === who);
const press = (who: string, id: string) => chat.input(who, { kind: 'choice', choice: id }, `r${refs++}`);

const act = <A, T>(decide: Decide<A, T>, args: A): Promise<T> => actIn(chat.house, decide, args, chat.now());

const table = (rows: readonly (readonly [string, string, string])[]) => ({
  columns: ['old_code', 'new_code', 'new_name'],
  rows: rows.map(([oldCode, newCode, newName], i) => ({
    line: i + 2,
    cells: { old_code: oldCode, new_code: newCode, new_name: newName },
  })),
});

/** As the resolution had it: Phủ Hà and Thanh Sơn made a new Phủ Hà; Mỹ Hương and Tấn Tài went into Kinh Dinh. */
const NOVEMBER = table([
  ['22747', '22750', 'Phường Phủ Hà'],
  ['22750', '22750', 'Phường Phủ Hà'],
  ['22753', '22759', 'Phường Kinh Dinh'],
  ['22756', '22759', 'Phường Kinh Dinh'],
  ['22759', '22759', 'Phường Kinh Dinh'],
]);
const DOCUMENT = 'Nghị quyết sắp xếp (mẫu)';

async function reform(rows: ReturnType<typeof table>, from: string) {
  const args = { campaignId: 'prtc', from, document: DOCUMENT };
  const done = await act(reorganise, { ...args, table: rows });
  if (done.refused.length > 0) return { ...done, settled: null };
  await act(openObligations, { campaignId: 'prtc', through: null });
  const settled = await act(settleReform, { ...args, ended: done.ended.map((unit) => unit.code) });
  return { ...done, settled };
}

const unitNamed = async (name: string, on: string) =>
  (await chat.house.ask((facts) => facts.units('prtc'))).find(
    (one) => one.name === name && (one.validFrom ?? '') <= on && on <= (one.validTo ?? '9999'),
  );

describe('a reform', () => {
  beforeAll(async () => {
    chat.setTime(Date.parse('2024-11-04T08:30:00+07:00'));
    await chat.open();
    await seedWorld(chat.house, ['2023']);
    await seatAt(chat.house, 'web:chuyen-vien', 'coordinator', []);
    await seatAt(chat.house, 'web:phu-ha', 'focal_point', ['22747']);
    await seatAt(chat.house, 'web:thanh-son', 'focal_point', ['22750']);
    await seatAt(chat.house, 'web:tan-tai', 'focal_point', ['22756']);
    await seatAt(chat.house, 'web:kinh-dinh', 'focal_point', ['22759']);
    await act(openObligations, { campaignId: 'prtc', through: null });
  });

  afterAll(async () => {
    await chat.close();
    chat.remove();
  });

  it('names every row that cannot be, and changes nothing', async () => {
    const bad = table([
      ['99999', '22750', 'Phường Phủ Hà'],
      ['22747', '22765', 'Phường Khác'],
      ['22756', '22759', 'Phường Kinh Dinh'],
      ['22753', '22759', 'Phường Tên Khác'],
    ]);
    const { refused } = await reform(bad, '2024-11-01');
    expect(refused.map((one) => `${one.row} ${one.code}`)).toEqual(['5 reform_two_names']);
    const { refused: later } = await reform(
      table([
        ['99999', '22750', 'Phường Phủ Hà'],
        ['22747', '22765', 'Phường Khác'],
      ]),
      '2024-11-01',
    );
    expect(later.map((one) => `${one.row} ${one.code}`)).toEqual(['2 reform_not_standing', '3 reform_code_taken']);
    const again = [...NOVEMBER.rows, { ...NOVEMBER.rows[1], line: 7 }] as typeof NOVEMBER.rows;
    const { refused: twice } = await reform({ ...NOVEMBER, rows: again }, '2024-11-01');
    expect(twice.map((one) => `${one.row} ${one.code}`)).toEqual(['7 reform_row_twice']);
    const kinds = ['Phường', 'Xã'].map((new_type, i) => ({
      line: i + 2,
      cells: { old_code: `${i}`, new_code: '22750', new_name: 'Phường Phủ Hà', new_type },
    }));
    const mixed = checkReform({ columns: ['old_code', 'new_code', 'new_name', 'new_type'], rows: kinds });
    expect(mixed).toMatchObject({ refused: [{ row: 3, code: 'reform_two_types' }] });
    await expect(reform(NOVEMBER, '2004-11-01')).rejects.toThrow('reform_early');
  });

  it('ends units with their successors, begins the new ones, and lets a unit that keeps name and code go on', async () => {
    const done = await reform(NOVEMBER, '2024-11-01');
    expect(done.ended.map((unit) => unit.name)).toEqual([
      'Phường Phủ Hà',
      'Phường Thanh Sơn',
      'Phường Mỹ Hương',
      'Phường Tấn Tài',
    ]);
    expect(done.opened.map((unit) => `${unit.code} ${unit.name}`)).toEqual(['22750 Phường Phủ Hà']);
    expect(done.settled).toMatchObject({ seatsMoved: 0, seatsEnded: 3, toChoose: ['Phường Phủ Hà'] });
    expect((await unitNamed('Phường Phủ Hà', '2023-12-31'))?.code).toBe('22747');
    expect((await unitNamed('Phường Phủ Hà', '2024-12-31'))?.code).toBe('22750');
  });

  it('leaves nothing owed by ended units and one report of 2024 by the new one', async () => {
    const owing = async (id: number) =>
      (await chat.house.ask((facts) => facts.obligations('prtc', id))).filter(
        (one) => one.period === '2024' && !one.exempt,
      );
    const gone = await unitNamed('Phường Tấn Tài', '2024-06-30');
    const fresh = await unitNamed('Phường Phủ Hà', '2024-12-31');
    expect(await owing(gone?.id ?? 0)).toEqual([]);
    expect(await owing(fresh?.id ?? 0)).toHaveLength(1);
  });

  it('tells whose role ended, and the coordinator picks once who goes on', async () => {
    // What the command line decided goes out when the service looks again.
    await chat.reopen();
    await say('khach', 'xin chào');
    const told = chat.heard.map((one) => `${one.address}: ${one.text}`);
    expect(told).toContainEqual(
      expect.stringContaining(
        'tan-tai: Phường Tấn Tài nhập vào Phường Kinh Dinh. Vai trò của Anh/Chị ở đơn vị cũ đã kết thúc; đầu mối của đơn vị nhận',
      ),
    );
    const asked = chat.heard.find((one) => one.address === 'chuyen-vien' && one.text.includes('cần một đầu mối'));
    expect(asked?.choices).toHaveLength(3);
    const pick = asked?.choices[0]?.id ?? '';
    expect((await press('phu-ha', pick)).map((one) => one.text).join()).not.toContain('Đã chọn');
    expect((await press('chuyen-vien', pick)).map((one) => one.text).join()).toContain('Đã chọn đầu mối Phường Phủ Hà');
    expect((await press('chuyen-vien', pick)).map((one) => one.text).join()).toContain('không có gì thay đổi');
    expect((await say('thanh-son', 'báo cáo'))[0]?.text).toContain('không giữ vai trò nào');
  });

  it('asks the merged unit for its whole area, with last year’s figures added', async () => {
    const [asked] = await say('phu-ha', 'báo cáo');
    expect(asked?.text).toContain('Tính cho cả địa bàn và cả kỳ, gồm: Phủ Hà, Thanh Sơn.');
    const olds = await chat.house.ask(async (facts) => {
      const units = (await facts.units('prtc')).filter(
        (one) => ['22747', '22750'].includes(one.code) && one.validTo === '2024-10-31',
      );
      return Promise.all(units.map((one) => facts.figures('prtc', one.id, '2023')));
    });
    const counts = olds.map((figures) => figures.find((one) => one.criterionId === 'work_files_online')?.value);
    const sum = (key: 'numerator' | 'denominator') =>
      counts.reduce((total, value: FigureValue | undefined) => total + (value?.kind === 'ratio' ? value[key] : 0), 0);
    expect(asked?.text.replaceAll('.', '')).toContain(
      `Kỳ trước (cộng Phủ Hà, Thanh Sơn): ${sum('numerator')}/${sum('denominator')}`,
    );
  });

  it('measures a unit that took others in against its whole area of today', async () => {
    const [asked] = await say('kinh-dinh', 'báo cáo');
    expect(asked?.text).toContain('gồm: Kinh Dinh, Mỹ Hương, Tấn Tài.');
    expect(asked?.text).toContain('Kỳ trước (cộng Kinh Dinh, Mỹ Hương, Tấn Tài)');
  });

  it('offers what the old units had entered as a sum', async () => {
    const old = await unitNamed('Phường Mỹ Hương', '2024-06-30');
    const gone = await unitNamed('Phường Tấn Tài', '2024-06-30');
    const own = await unitNamed('Phường Kinh Dinh', '2024-12-31');
    const figure = (unitId: number, numerator: number) => ({
      ...{ unitId, period: '2024', criterionId: 'work_files_online', note: null, state: 'reported' as const, after: 0 },
      value: { kind: 'ratio' as const, numerator, denominator: 200 },
    });
    const figures = [figure(old?.id ?? 0, 120), figure(gone?.id ?? 0, 130), figure(own?.id ?? 0, 100)];
    const imported = {
      type: 'figures_imported',
      campaignId: 'prtc',
      figures,
      source: 'import',
      at: chat.now(),
    } as const;
    await writeEvents(chat.house, [imported], chat.now());
    const [asked] = await say('kinh-dinh', 'báo cáo');
    expect(asked?.text).toContain('= 350/600 = 58,33%');
    const use = asked?.choices.find((one) => one.label === 'Dùng tổng này')?.id ?? '';
    expect((await press('kinh-dinh', use)).map((one) => one.text).join()).toContain('350 trên 600');
  });

  it('answers about 2023 with the units of 2023, and about the roster of its own period', async () => {
    await seatAt(chat.house, 'web:lanh-dao', 'leader', []);
    const [answer] = await say('lanh-dao', 'Tấn Tài năm 2023 được bao nhiêu % hồ sơ công việc');
    expect(answer?.text).toContain('Tấn Tài');
    expect(answer?.text).toMatch(/\d+,\d+%/);
  });
});

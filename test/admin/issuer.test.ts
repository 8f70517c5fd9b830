/** The issuing body ends: frozen, silent, archived, handed to a successor or closed. Names of documents are sample ones. */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../src/admin/assess.js';
import { openObligations } from '../../src/admin/campaign-load.js';
import { act as turnOf } from '../../src/admin/cli/act.js';
import type { Call } from '../../src/admin/cli/call.js';
import { diff } from '../../src/admin/cli/campaign-file.js';
import { archive } from '../../src/admin/cli/issuer.js';
import { closeCampaign } from '../../src/admin/dates/close.js';
import type { Decide } from '../../src/admin/decide.js';
import { freezeCampaign, handOverCampaign } from '../../src/admin/reform/issuer.js';
import { stillStands } from '../../src/admin/standing.js';
import { planDiff } from '../../src/campaigns/diff.js';
import { ok } from '../../src/domain/problem.js';
import { Chat } from '../support/chat.js';
import { words } from '../support/office.js';
import { builtIn } from '../support/plans.js';
import { act as actIn, seatAt, seedWorld } from '../support/world.js';

const chat = new Chat('web', 'buttons');
let refs = 0;
const say = async (who: string, text: string): Promise<string> =>
  (await chat.input(who, { kind: 'text', text }, `r${refs++}`)).find((one) => one.address === who)?.text ?? '';

const act = <A, T>(decide: Decide<A, T>, args: A): Promise<T> => actIn(chat.house, decide, args, chat.now());
const cliCall = (args: readonly string[], options: Readonly<Record<string, string>>): Call =>
  ({ args, options, language: 'vi', house: async () => ok(chat.house), words: async () => words }) as unknown as Call;
const at = (text: string): void => chat.setTime(Date.parse(`${text.replace(' ', 'T')}:00+07:00`));
const PAPER = { campaignId: 'prtc', document: 'Nghị quyết 1667/NQ-UBTVQH15', from: '2023-12-01' };
const SUCCESSOR = { issuer: 'UBND phường mẫu', agency: 'Phòng Văn hóa - Xã hội phường mẫu', label: 'Phòng VHXH' };

beforeAll(async () => {
  at('2023-11-28 09:00');
  await chat.open();
  await seedWorld(chat.house, []);
  await seatAt(chat.house, 'web:chuyen-vien', 'coordinator', []);
  await seatAt(chat.house, 'web:dai-son', 'focal_point', ['22765']);
  await seatAt(chat.house, 'web:lanh-dao', 'leader', []);
  await say('dai-son', 'báo cáo');
  await say('dai-son', '482/764');
});

afterAll(async () => {
  await chat.close();
  chat.remove();
});

describe('a campaign whose issuing body ends', () => {
  it('refuses what cannot be: without a document, a successor while it runs, twice', async () => {
    await expect(act(freezeCampaign, { ...PAPER, document: ' ' })).rejects.toThrow('document_missing');
    await expect(act(handOverCampaign, { ...PAPER, ...SUCCESSOR })).rejects.toThrow('campaign_not_frozen');
    await expect(act(freezeCampaign, { ...PAPER, from: '2024-07-01' })).rejects.toThrow('day_impossible');
    at('2023-12-01 09:00');
    expect(await act(freezeCampaign, PAPER)).toMatchObject({ told: 3 });
    await expect(act(freezeCampaign, PAPER)).rejects.toThrow('campaign_frozen');
    await expect(act(handOverCampaign, { ...PAPER, ...SUCCESSOR, label: ' ' })).rejects.toThrow('successor_missing');
    const early = { ...PAPER, ...SUCCESSOR, from: '2023-11-30' };
    await expect(act(handOverCampaign, early)).rejects.toThrow('successor_early');
    await expect(act(handOverCampaign, { ...early, from: '2024-07-01' })).rejects.toThrow('day_impossible');
  });

  it('says so to whoever comes, and takes nothing', async () => {
    const stands = 'Phong trào tạm dừng: không nhận báo cáo, không nhắc';
    for (const [who, text] of [
      ['dai-son', 'báo cáo'],
      ['dai-son', 'HSCV 1/2, BCĐK 1/1, VBHC 1/1, KTXH 1/1'],
      ['dai-son', 'chào'],
      ['chuyen-vien', 'chào'],
      ['chuyen-vien', 'nhắc'],
    ] as const)
      expect(await say(who, text), `${who}: ${text}`).toContain(stands);
    const figures = await chat.house.ask(async (facts) => {
      const unit = (await facts.units('prtc')).find((one) => one.code === '22765');
      return facts.figures('prtc', unit?.id ?? 0, '2023');
    });
    expect(figures).toEqual([]);
  });

  const assessed = {
    unitId: 2,
    criterionId: 'q_effective_movement',
    period: '2023',
    verdict: 'met',
    seen: null,
  } as const;
  const refusal = async (): Promise<string> => {
    const args = { campaignId: 'prtc', ...assessed, words: null, personId: 'nobody' };
    const done = await turnOf(chat.house, (turn) => turn.do(assess, args));
    return done.ok ? 'ok' : done.problem.code;
  };

  it.each([
    ['đánh giá Đài Sơn 1 năm 2023: đạt', ''],
    ['nhập chỉ tiêu hộ được phủ cáp quang 2022: 85/100; nguồn Niên giám (số mẫu); ngày 31/12/2022', 'ghi số liệu'],
    ['quyết định mẫu số dùng ứng dụng là dân số; theo Công văn 12/VHTT; ngày 05/11/2023', 'ghi quyết định'],
    ['chốt kỳ 2023', 'chốt kỳ'],
  ])('is changed by the office neither: %s', async (typed, confirmed) => {
    const said = await say('chuyen-vien', typed);
    expect(confirmed === '' ? said : await say('chuyen-vien', confirmed)).toContain('Phong trào tạm dừng');
  });

  it('nor by the command line', async () => {
    expect(await refusal()).toBe('campaign_frozen');
    const of = { campaignId: 'prtc', obligationIds: [], document: 'x' } as const;
    const stillBy = (reason: string) =>
      chat.house.ask((facts) => stillStands([{ type: 'obligations_exempted', ...of, reason }], facts));
    expect(await stillBy('bão')).toMatchObject({ id: 'prtc' });
    expect(await stillBy('reorganised')).toBeNull();
  });

  it('is written away whole: who sent what and who did not, and the chain', async () => {
    const out = join(tmpdir(), `thidua-archive-${process.pid}.zip`);
    const done = await archive(cliCall(['prtc'], { out }));
    rmSync(out, { force: true });
    expect(done).toMatchObject({ ok: true });
    expect((done.ok ? (done.value.json as { files: string[] }) : { files: [] }).files).toEqual(
      expect.arrayContaining([
        ...['plan.json', 'units.csv', 'figures-2023.csv', 'completeness-2023.csv', 'eligibility-2023.csv'],
        ...['audit.csv', 'audit.json'],
      ]),
    );
  });

  it('asks nobody for a launch plan', async () => {
    at('2023-03-20 09:00');
    expect((await chat.remind()).filter((one) => one.text.includes('kế hoạch'))).toEqual([]);
    at('2023-11-28 10:00');
  });

  it('reminds nobody on a day on which it would have, and opens nothing', async () => {
    at('2023-12-11 07:50');
    expect((await chat.remind()).filter((one) => one.text.includes('chưa gửi báo cáo'))).toEqual([]);
    at('2024-01-02 09:00');
    expect(await act(openObligations, { campaignId: 'prtc', through: 2026 })).toMatchObject({ opened: 0 });
    at('2023-12-12 09:00');
  });

  it('still answers leaders', async () => {
    expect(await say('lanh-dao', 'phường nào chưa nộp')).not.toBe('');
  });

  it('goes on under its successor: the draft is there, the name is the new one, reminders come again', async () => {
    expect(await act(handOverCampaign, { ...PAPER, ...SUCCESSOR })).toMatchObject({ told: 3 });
    const asked = await say('dai-son', 'báo cáo');
    expect(asked).toContain('1. 482/764');
    await say('dai-son', 'BCĐK 48/48, VBHC 1204/1204, KTXH 12/12');
    expect(await say('dai-son', 'gửi')).toContain('Phòng VHTT sẽ thẩm định số liệu');
    const plan = await chat.house.ask(async (facts) => (await facts.campaign('prtc'))?.plan);
    expect(plan?.roles.standingAgency.label).toBe('Phòng VHXH');
    expect(planDiff(builtIn('prtc'), plan ?? builtIn('prtc')).map((one) => words.say(one, 'vi'))).toEqual([
      expect.stringContaining('Cơ quan ban hành: UBND thành phố'),
      expect.stringContaining('thành Phòng Văn hóa - Xã hội phường mẫu.'),
      'Các cơ quan tham gia thay đổi.',
    ]);
    expect(plan?.decisions?.at(-1)).toMatchObject({ point: { kind: 'issuer' }, document: PAPER.document });
    // The plan that comes with the program, as it would be loaded: what was decided stands over it.
    const diffed = await diff(cliCall(['prtc'], {}));
    expect(diffed).toMatchObject({ value: { json: { from: 'prtc', to: 'prtc', changes: [] } } });
    await seatAt(chat.house, 'web:van-hai', 'focal_point', ['22777']);
    at('2023-12-14 08:01');
    expect((await chat.remind()).map((one) => one.address)).toContain('van-hai');
  });

  it('may be closed instead', async () => {
    await act(freezeCampaign, PAPER);
    await act(closeCampaign, { campaignId: 'prtc', document: PAPER.document });
    expect((await chat.house.ask((facts) => facts.campaign('prtc')))?.closedAt).toBeTypeOf('number');
    await expect(act(handOverCampaign, { ...PAPER, ...SUCCESSOR })).rejects.toThrow('campaign_closed');
    expect(await say('chuyen-vien', 'đánh giá Đài Sơn 1 năm 2023: đạt')).toContain('đã kết thúc');
    expect(await refusal()).toBe('campaign_closed');
  });
});

/** Awards against the real store: what is frozen stays, each step once and by the role that holds it. Sample figures. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheetsOf } from '../../src/admin/award/sheet.js';
import { freeze, list, suspend } from '../../src/admin/cli/award.js';
import type { Handler } from '../../src/admin/cli/call.js';
import { missing, nominations } from '../../src/admin/cli/nomination.js';
import { rowsBy } from '../../src/domain/award-sheet.js';
import { ok, refuse } from '../../src/domain/problem.js';
import { DAY_MS } from '../../src/domain/time.js';
import type { Event } from '../../src/events/event.js';
import { eraseUnnamed } from '../../src/runtime/service/evidence.js';
import { StaleDecision } from '../../src/store/apply.js';
import { eraseWithdrawnPersons } from '../../src/store/queries/nomination.js';
import { Chat } from '../support/chat.js';
import { seatAt, seedWorld, writeEvents } from '../support/world.js';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
const campaignId = 'prtc';
const WANTED = { campaignId, occasion: null, period: null, tier: null } as const;
const chat = new Chat('web', 'buttons');
let unitId = 0;

beforeAll(async () => {
  chat.setTime(at('2023-12-21 09:10'));
  await chat.open();
  await seedWorld(chat.house, ['2022', '2023']);
  await seatAt(chat.house, 'web:unit', 'focal_point', ['22777']);
  await seatAt(chat.house, 'web:agency', 'coordinator', []);
  await seatAt(chat.house, 'web:reviewer', 'reviewer', []);
  unitId = (await chat.house.ask((facts) => facts.units(campaignId))).find((one) => one.code === '22777')?.id ?? 0;
}, 30_000);

afterAll(async () => {
  await chat.close();
  chat.remove();
});

const sheets = async () => {
  const found = await chat.house.ask((facts) => sheetsOf(WANTED, facts, chat.now()));
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
};
const said = async (who: string, text: string) => (await chat.input(who, { kind: 'text', text }, null))[0];
const press = async (who: string, choice: string) =>
  (await chat.input(who, { kind: 'choice', choice }, null)).find((one) => one.address === who);
const shown = (heard: { readonly choices: readonly { readonly id: string }[] } | undefined, act: string): string =>
  heard?.choices.find((one) => one.id.startsWith(act))?.id ?? '';

describe('a frozen list', () => {
  it('keeps figures, forms and versions whatever happens after it', async () => {
    const before = (await sheets()).live;
    expect(rowsBy(before, 'listed').map((row) => row.code)).toHaveLength(7);
    await press('reviewer', shown(await said('reviewer', 'chốt danh sách xét'), 'aw_frozen'));
    const value = { kind: 'ratio', numerator: 500, denominator: 955 } as const;
    const figure = { unitId, period: '2023', criterionId: 'work_files_online', value, note: null, after: 1 } as const;
    const figures = [{ ...figure, state: 'verified' }] as const;
    const changed: Event = { type: 'figures_imported', campaignId, figures, source: 'import', at: chat.now() };
    await writeEvents(chat.house, [changed], chat.now());
    const after = await sheets();
    expect(after.frozen).toMatchObject({ ...before, madeAt: expect.any(Number), frozen: { role: 'reviewer' } });
    expect(after.changes).toMatchObject([{ kind: 'standing', unitId, from: 'listed', to: 'not_met' }]);
  });
});

/** A nomination of the unit's collective, sent. */
async function nominated(form: string, period: string, number: number): Promise<string> {
  const nominationId = `n${number}`;
  const moved = { words: null, decided: null } as const;
  await writeEvents(
    chat.house,
    [
      {
        type: 'nomination_opened',
        ...{
          nominationId,
          campaignId,
          unitId,
          occasion: 'so_ket',
          period,
          awardId: form,
          subject: 'unit',
          category: null,
          number,
        },
      },
      { type: 'nomination_answered', nominationId, campaignId, field: 'what', words: 'mẫu', version: 2 },
      { type: 'nomination_answered', nominationId, campaignId, field: 'effect', words: 'mẫu', version: 3 },
      { type: 'nomination_moved', nominationId, campaignId, step: 'send', to: 'sent', version: 4, ...moved },
    ],
    chat.now(),
  );
  return nominationId;
}

describe('a nomination', () => {
  it('moves once: the second press, and one from an older card, say so', async () => {
    const id = await nominated('city_certificate', '2023', 1);
    const first = await press('agency', `nm_do:review:${id}:4`);
    expect(first?.text).toContain('Đã chuyển đề nghị 1');
    expect((await press('agency', `nm_do:review:${id}:4`))?.text).toContain('vừa thay đổi');
    expect((await press('agency', `nm_do:review:${id}:5`))?.text).toContain('không còn ở bước này');
  });

  it('is refused to the role that does not hold the step', async () => {
    expect((await press('agency', 'nm_do:appraise:n1:5'))?.text).toBe('Bước này do vai trò khác thực hiện.');
    expect((await press('reviewer', 'nm_do:review:n1:5'))?.text).toContain('không còn ở bước này');
  });

  it('never moves from a state it was not decided on', async () => {
    const moved = { step: 'appraise', to: 'appraised', words: null, decided: null } as const;
    const late: Event = { type: 'nomination_moved', nominationId: 'n1', campaignId, version: 5, ...moved };
    await expect(writeEvents(chat.house, [late], chat.now())).rejects.toBeInstanceOf(StaleDecision);
  });

  it('is held up while the unit is, by the document alone', async () => {
    const id = await nominated('city_certificate', '2022', 2);
    await writeEvents(
      chat.house,
      [{ type: 'award_suspended', campaignId, unitId, document: 'Công văn 45/NV', day: '2023-12-20' }],
      chat.now(),
    );
    expect((await press('agency', `nm_do:review:${id}:4`))?.text).toBe(
      'Đơn vị đang tạm dừng xét khen thưởng theo Công văn 45/NV.',
    );
    await writeEvents(
      chat.house,
      [{ type: 'award_resumed', campaignId, unitId, document: 'Công văn 47/NV', day: '2023-12-21' }],
      chat.now(),
    );
  });

  it('finds no place where a decided quota is used up, and only there', async () => {
    const quota = (most: number): Event => ({
      type: 'award_rule_set',
      campaignId,
      rule: {
        kind: 'quota',
        ...{ occasion: 'so_ket', period: '2023', awardId: 'city_certificate', nominee: 'collective', most },
        ...{ document: 'Quyết định 12/QĐ-UBND', day: '2023-12-18' },
      },
    });
    await writeEvents(chat.house, [quota(1)], chat.now());
    const id = await nominated('city_certificate', '2023', 3);
    expect((await press('agency', `nm_do:review:${id}:4`))?.text).toBe('Đã đủ số lượng 1 theo Quyết định 12/QĐ-UBND.');
    await writeEvents(chat.house, [quota(2)], chat.now());
    expect((await press('agency', `nm_do:review:${id}:4`))?.text).toContain('Đã chuyển đề nghị 3');
  });

  it('takes a file as a paper where files are switched on', async () => {
    const on: Event = { type: 'rule_decided', campaignId, rule: 'evidence_files', value: 'on', document: null };
    const papers: Event = {
      type: 'award_rule_set',
      campaignId,
      rule: {
        kind: 'papers',
        papers: [{ id: 'own1', name: 'văn bản đề nghị', only: null }],
        document: null,
        day: '2023-12-18',
      },
    };
    await writeEvents(chat.house, [on, papers], chat.now());
    await press('unit', 'nm_papers:n2');
    chat.files.set('f1', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]));
    const file = { id: 'f1', name: 'to-trinh.jpg', size: null };
    const [heard] = await chat.input('unit', { kind: 'file', file, caption: '' }, null);
    expect(heard?.text).toContain('Đã nhận văn bản đề nghị. Còn thiếu 0.');
    const given = await chat.house.ask((facts) => facts.nominationPapers(campaignId));
    // The bytes are named by the paper and stay when what nothing names is cleared.
    expect(await eraseUnnamed(chat.house, chat.now() + 3 * DAY_MS)).toBe(0);
    expect(given).toMatchObject([{ paperId: 'own1', file: { name: 'to-trinh.jpg', type: 'image/jpeg' } }]);
  });

  it('leaves no words of it in the audit, and every step', async () => {
    const rows = await chat.house.store.read((tx) => auditOf(tx));
    expect(
      rows.filter((row) => row.includes('"nomination_answered"')).every((row) => row.includes('"words":null')),
    ).toBe(true);
    expect(rows.filter((row) => row.includes('"nomination_moved"')).length).toBeGreaterThanOrEqual(5);
  });
});

describe('the command line', () => {
  /** The handler on the same house, as `cli` calls it. */
  const call = async (handler: Handler, options: Readonly<Record<string, string | boolean>>) => {
    const done = await handler({
      args: [],
      options: { campaign: campaignId, ...options },
      language: 'vi',
      house: async () => ok(chat.house),
      words: () => chat.house.words(),
      config: () => refuse('other'),
      lines: () => [] as never,
      emit: () => undefined,
      note: () => undefined,
    } as never);
    return done.ok ? JSON.parse(JSON.stringify(done.value.json)) : done.problem.code;
  };
  const seatOf = async (role: string): Promise<string> =>
    (await chat.house.ask((facts) => facts.seats(campaignId))).find((one) => one.role === role)?.id ?? '';

  it('lists with reasons, frozen or live, and freezes as a seat that may', async () => {
    const live = await call(list, { unit: '22765' });
    expect(live.units).toMatchObject([{ code: '22765', standing: 'not_met', timeliness: 'on_time', suspended: null }]);
    expect(live.units[0].standards.find((one: { id: string }) => one.id === 'admin_docs_edoc')).toMatchObject({
      figure: 'verified',
      verdict: 'not_met',
      distance: { counts: { short: 8 } },
    });
    const frozen = await call(list, { unit: '22777', frozen: true });
    expect([frozen.units[0].standing, frozen.changes[0].to]).toEqual(['listed', 'not_met']);
    expect(await call(freeze, { as: await seatOf('focal_point') })).toBe('seat_unknown');
    expect((await call(freeze, { as: await seatOf('reviewer') })).rule).toBe('eligibility/1');
    expect(await call(freeze, { as: await seatOf('reviewer') })).toBe('sheet_same');
  });

  it('refuses what the plan does not give, and a reason in place of a document', async () => {
    expect(await call(list, { occasion: 'yearly' })).toBe('occasion_none');
    const held = { unit: '22780', day: '2023-12-20', as: await seatOf('reviewer') };
    expect(await call(suspend, { ...held, document: 'đang có đơn thư' })).toBe('document_number');
    expect(await call(suspend, { ...held, document: 'Công văn 9/NV' })).toMatchObject({ suspended: true });
  });

  it('names no person', async () => {
    const all = await call(nominations, {});
    expect(all.map((one: { number: number }) => one.number)).toEqual([1, 2, 3]);
    expect(Object.keys(all[0])).not.toContain('who');
    expect((await call(missing, {}))[1].papers).toMatchObject([{ id: 'own1', layer: 'office', given: true }]);
  });
});

describe('what is typed in haste', () => {
  const heard = async (who: string, text: string): Promise<string> => (await said(who, text))?.text ?? '';
  const PAPERS = ['báo cáo thành tích', 'biên bản họp', 'văn bản đề nghị'];
  /** As far as the question that is asked next. */
  const begin = async (who: string, subject: string): Promise<string> => {
    await said(who, 'đề nghị khen thưởng');
    await press(who, `nm_kind:${subject}`);
    return (await press(who, 'nm_form:city_certificate'))?.text ?? '';
  };
  const number = async (): Promise<number> =>
    (await chat.house.ask((facts) => facts.nominations(campaignId))).at(-1)?.number ?? 0;

  beforeAll(async () => {
    await seatAt(chat.house, 'web:other', 'focal_point', ['22738']);
    await seatAt(chat.house, 'web:third', 'focal_point', ['22744', '22759']);
  });

  it.each([
    ['hạn hồ sơ sơ kết ngày 5 tháng 1 năm 2024', 'Hạn nộp hồ sơ sơ kết, năm 2023: hết Thứ Sáu, 05/01/2024.'],
    ['hạn hồ sơ sơ kết 05-01-2024', 'Hạn nộp hồ sơ sơ kết, năm 2023: hết Thứ Sáu, 05/01/2024.'],
    ['danh mục hồ sơ tờ trình; Tờ trình; biên bản; ngày 20/12', 'tờ trình, biên bản.'],
    ['danh sách xét sơ kết 2031', 'Dịp sơ kết xét số liệu năm 2023.'],
    ['chốt danh sách xét tổng kết', 'Chưa đến dịp này: số liệu được xét là của năm 2025.'],
    [
      'tạm dừng xét Đô Vinh; theo Công văn 45/NV do lãnh đạo bị kỷ luật; ngày 18/12/2023',
      'Chỉ ghi số và ký hiệu văn bản',
    ],
    ['số lượng khen thưởng sơ kết giấy khen 5; theo QĐ 12/QĐ-UBND; ngày 18/12/2023', 'đặt riêng'],
    ['số lượng khen thưởng sơ kết giấy khen tập thể 5, cá nhân 10; theo QĐ 12/QĐ-UBND; ngày 18/12/2023', 'đặt riêng'],
  ])('by the reviewer: %s', async (text, answer) => expect(await heard('reviewer', text)).toContain(answer));

  it.each([
    ['đề nghị khen thưởng sơ kết 2019', 'Dịp sơ kết xét số liệu năm 2023.'],
    ['đề nghị khen thưởng Đài Sơn', 'đề nghị cho Phường Đô Vinh; đơn vị khác do đầu mối của đơn vị đó'],
  ])('by a unit: %s', async (text, answer) => expect(await heard('other', text)).toContain(answer));

  it('names the other unit to whoever proposes for two', async () => {
    expect(await heard('third', 'đề nghị khen thưởng')).toContain('gõ: đề nghị khen thưởng Kinh Dinh');
    expect(await heard('third', 'đề nghị khen thưởng Kinh Dinh')).not.toContain('Đơn vị khác');
  });

  it('what is left undone is said to be, and what is kept for later', async () => {
    await said('reviewer', 'danh mục hồ sơ tờ trình; ngày 20/12');
    expect(await heard('reviewer', 'thôi')).toMatch(/^Đã thôi, không có gì thay đổi\./);
    expect(await heard('reviewer', 'thôi')).toMatch(/^Không có câu hỏi nào đang chờ trả lời, không có gì thay đổi\./);
    await said('agency', 'mời');
    expect(await heard('agency', 'hủy')).toMatch(/^Đã thôi, không có gì thay đổi\./);
    await begin('third', 'unit');
    await said('third', 'Bảng theo dõi dùng chung');
    const card = await said('third', 'Cả phường');
    const later = await press('third', shown(card, 'menu:later'));
    expect(later?.text).toMatch(/^Đề nghị (\d+) vẫn lưu; làm tiếp, gõ: đề nghị \1(?:\n|$)/);
    const { id = '', version = 0 } = (await chat.house.ask((facts) => facts.nominations(campaignId))).at(-1) ?? {};
    await press('third', shown(await press('third', `nm_drop:${id}:${version}`), 'nm_dropped'));
  });

  it('without buttons each form is said once, with who decides on it, and is chosen by its number', async () => {
    chat.style = 'words';
    await chat.reopen();
    await said('third', 'đề nghị khen thưởng Kinh Dinh');
    const asked = await heard('third', '1');
    chat.style = 'buttons';
    await chat.reopen();
    await said('third', 'thôi');
    expect(asked).toBe(
      'Hình thức nào cho tập thể, sơ kết?\n1. Giấy khen: Chủ tịch Ủy ban nhân dân thành phố (V.2)\n' +
        '2. Bằng khen: Chủ tịch Ủy ban nhân dân tỉnh (V.2)\nXin trả lời bằng số hoặc bằng chữ.',
    );
  });

  it('a command under a question is followed, and the question waits', async () => {
    expect(await begin('other', 'unit')).toContain('1/2.');
    expect(await heard('other', 'các đề nghị')).toContain('1 đề nghị của Phường Đô Vinh');
    expect(await heard('other', 'Báo cáo điện tử cả phường')).toContain('2/2.');
    expect(await heard('other', 'sửa 9')).toMatch(/^Không có dòng này.*\n.*\n2\/2\./);
    expect(await heard('other', 'sửa 1')).toContain('1/2.');
    expect(await heard('other', 'Báo cáo điện tử toàn phường')).toContain('2/2.');
    expect(await heard('other', 'Cả phường')).toContain('1. Thành tích: Báo cáo điện tử toàn phường');
  });

  it('the number of a proposal is no figure of a report that stands open', async () => {
    await seatAt(chat.house, 'web:fourth', 'focal_point', ['22771']);
    await said('fourth', 'báo cáo');
    expect(await heard('fourth', 'đề nghị 85')).toBe('Chưa thấy đề nghị 85.');
  });

  it('"gửi" sends what was shown, not what somebody has changed since', async () => {
    const [one] = (await chat.house.ask((facts) => facts.nominations(campaignId))).slice(-1);
    await press('other', `nm_edit:${one?.id}`);
    const changed = { nominationId: one?.id ?? '', campaignId, version: (one?.version ?? 0) + 1 } as const;
    await writeEvents(
      chat.house,
      [{ type: 'nomination_answered', field: 'effect', words: 'Khác', ...changed }],
      chat.now(),
    );
    expect(await heard('other', 'gửi')).toContain('vừa thay đổi');
    await press('other', `nm_edit:${changed.nominationId}`);
    await said('other', 'hạn của tôi');
    expect(await heard('other', 'gửi')).not.toContain('Đã gửi');
    await said('other', `đề nghị ${await number()}`);
    await press('other', `nm_edit:${changed.nominationId}`);
    expect(await heard('other', 'gửi')).toContain('Đã gửi đề nghị');
  });

  it('a paper that cannot be read is asked again, and the list stays open for it', async () => {
    await said('reviewer', `danh mục hồ sơ ${PAPERS.toReversed().join('; ')}; ngày 20/12/2023`);
    await press('reviewer', 'aw_set');
    await said('other', 'hồ sơ còn thiếu gì');
    for (const text of ['25/TTr-UBND ngày 20/12', '1: gửi sau'])
      expect(await heard('other', text)).toBe('Bổ sung, gõ ví dụ: 2: 25/BC-UBND ngày 14/12');
    expect(await heard('other', '1: 25/TTr-UBND ngày 28/12')).toContain('chưa tới');
    expect(await heard('other', '1: 25/TTr-UBND 20/12/2023')).toContain('Đã nhận văn bản đề nghị. Còn thiếu 2.');
  });

  it('a list set anew keeps what was given, whatever place the paper has now', async () => {
    await said('reviewer', `danh mục hồ sơ ${PAPERS.join('; ')}; ngày 20/12/2023`);
    await press('reviewer', 'aw_set');
    const checked = await heard('other', 'hồ sơ còn thiếu gì');
    expect(checked).toContain('1. báo cáo thành tích (danh mục riêng): thiếu');
    expect(checked).toContain('3. văn bản đề nghị (danh mục riêng): 25/TTr-UBND ngày 20/12/2023');
  });

  it('a number within the words under a file names no paper', async () => {
    chat.files.set('f2', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 5]));
    const file = { id: 'f2', name: 'bao-cao.jpg', size: null };
    const sent = async (caption: string) =>
      (await chat.input('other', { kind: 'file', file, caption }, null))[0]?.text ?? '';
    expect(await sent('Báo cáo 2 quý')).toContain('giấy tờ số mấy?');
    expect(await sent('số 1')).toContain('Đã nhận báo cáo thành tích. Còn thiếu 1.');
  });

  it('whoever judges a dossier reads what was given; nobody else does', async () => {
    const id = (await chat.house.ask((facts) => facts.nominations(campaignId))).at(-1)?.id ?? '';
    const read = (await press('reviewer', `nm_papers:${id}`))?.text ?? '';
    expect(read).toContain('3. văn bản đề nghị (danh mục riêng): 25/TTr-UBND ngày 20/12/2023');
    expect(read).not.toContain('Bổ sung');
    expect(await heard('reviewer', '2: 9/BB-UBND ngày 20/12')).not.toContain('Đã nhận');
    expect((await press('third', `nm_papers:${id}`))?.text).not.toContain('văn bản đề nghị');
  });

  it('who heads an enterprise is asked again of whoever left at that question', async () => {
    await said('reviewer', 'danh mục hồ sơ văn bản đề nghị; xác nhận thuế (doanh nghiệp); ngày 20/12/2023');
    await press('reviewer', 'aw_set');
    await begin('third', 'person');
    for (const text of ['Cá nhân mẫu', 'Giám đốc', 'Sáng kiến mẫu', 'Cả phường']) await said('third', text);
    expect(await heard('third', 'không có')).toContain('đứng đầu doanh nghiệp');
    const back = (await press('third', shown(await said('third', `đề nghị ${await number()}`), 'nm_edit')))?.text;
    expect(back).toContain('đứng đầu doanh nghiệp');
  });

  it('the collecting day is told before a proposal is begun; what was returned is sent again after it', async () => {
    expect(await heard('reviewer', 'hạn hồ sơ sơ kết 22/12/2023')).toContain('Chưa ghi');
    await press('reviewer', 'aw_set');
    const [one] = (await chat.house.ask((facts) => facts.nominations(campaignId))).filter(
      ({ unit }) => unit.code === '22738',
    );
    const { id = '', version = 0 } = one ?? {};
    chat.setTime(at('2023-12-23 09:00'));
    expect(await heard('third', 'đề nghị khen thưởng')).toBe('Đã hết hạn nộp hồ sơ (22/12/2023).');
    await said('agency', `đề nghị ${one?.number}`);
    await press('agency', `nm_ask:return:${id}:${version}`);
    await said('agency', 'Xin nêu cách làm');
    await press('agency', 'nm_done');
    await press('other', `nm_edit:${id}`);
    expect(await heard('other', 'gửi')).toContain('Đã gửi đề nghị');
    expect(await heard('agency', 'hồ sơ còn thiếu gì')).toContain('Hạn nộp hồ sơ: hết Thứ Sáu, 22/12/2023');
  });

  it('a result entered wrongly is entered again, told as such, and no third time', async () => {
    const one = (await chat.house.ask((facts) => facts.nominations(campaignId))).find((each) => each.number === 1);
    const { id = '', version = 0 } = one ?? {};
    const decide = async (from: number, text: string): Promise<string> => {
      await press('reviewer', `nm_ask:decide:${id}:${from}`);
      const card = await heard('reviewer', text);
      return card.includes('Chưa ghi') ? ((await press('reviewer', 'nm_done'))?.text ?? '') : card;
    };
    await said('reviewer', 'danh mục hồ sơ văn bản đề nghị; ngày 20/12/2023');
    await press('reviewer', 'aw_set');
    await press('unit', `nm_papers:${id}`);
    await said('unit', '1: 30/TTr-UBND ngày 20/12');
    await press('reviewer', `nm_do:appraise:${id}:${version}`);
    expect(await decide(version + 1, 'tặng; QĐ 123/QĐ-UBND ngày 22/12/2023')).toContain('Đã ghi kết quả');
    const before = chat.heard.length;
    expect(await decide(version + 2, 'tặng; QĐ 132/QĐ-UBND ngày 22/12/2023')).toContain('Đã ghi kết quả');
    const told = chat.heard.slice(before).find((out) => out.address === 'unit')?.text;
    expect(told).toContain('ghi lại cho đúng: được tặng.\nQuyết định 132/QĐ-UBND');
    expect(await decide(version + 3, 'tặng; QĐ 132/QĐ-UBND ngày 22/12/2023')).toContain('không có gì thay đổi');
    const waiting = await said('reviewer', 'các đề nghị');
    expect(waiting?.choices.map((each) => each.id)).not.toContain(`nm_open:${id}`);
  });

  it('what has moved on while a result was typed can be opened as the words say', async () => {
    const one = (await chat.house.ask((facts) => facts.nominations(campaignId))).find((each) => each.number === 1);
    await press('reviewer', `nm_ask:decide:${one?.id}:1`);
    expect(await heard('reviewer', 'không tặng')).toContain('Xin mở lại');
    expect(await heard('reviewer', 'đề nghị 1')).toContain('Kết quả: được tặng, quyết định 132/QĐ-UBND');
  });

  it('the office asks for one unit where there are many', async () => {
    expect(await heard('agency', 'các đề nghị Đô Vinh')).toMatch(/^1 đề nghị.*\n• \d+\. Đô Vinh/);
    expect(await heard('agency', 'hồ sơ còn thiếu gì Đô Vinh')).toMatch(/\n1 đề nghị: [01] đủ giấy tờ/);
  });

  it('is taken back only when it was asked once more', async () => {
    const one = (await chat.house.ask((facts) => facts.nominations(campaignId))).find(
      ({ state, unit }) => state === 'draft' && unit.code === '22744',
    );
    const card = await press('third', `nm_drop:${one?.id}:${one?.version}`);
    expect(card?.text).toContain('không lấy lại được');
    expect((await chat.house.ask((facts) => facts.nomination(one?.id ?? '')))?.state).toBe('draft');
    expect((await press('third', shown(card, 'nm_dropped')))?.text).toContain('Đã rút đề nghị');
  });

  it('a list that has changed since it was counted on the card is not frozen', async () => {
    await press('reviewer', 'aw_freeze:so_ket:2023:commune');
    const hold = { campaignId, unitId, document: 'Công văn 50/NV', day: '2023-12-20' } as const;
    await writeEvents(chat.house, [{ ...hold, type: 'award_suspended' }], chat.now());
    expect((await press('reviewer', 'aw_frozen'))?.text).toContain('Số liệu vừa thay đổi nên chưa chốt');
    await said('reviewer', 'chốt danh sách xét');
    expect((await press('reviewer', 'aw_frozen'))?.text).toContain('Đã chốt');
    // A unit that stands otherwise now is told of both.
    await writeEvents(chat.house, [{ ...hold, type: 'award_resumed' }], chat.now());
    expect(await heard('reviewer', 'danh sách xét Văn Hải')).toContain('Khi chốt 23/12/2023: tạm dừng xét.');
  });

  it('the reviewer is told when the last paper of a dossier that waits has come', async () => {
    const [id, moved] = ['n9', { words: null, decided: null }] as const;
    const about = { nominationId: id, campaignId } as const;
    const of = { unitId, occasion: 'so_ket', period: '2023', awardId: 'city_certificate' } as const;
    await writeEvents(
      chat.house,
      [
        { type: 'nomination_opened', ...about, ...of, subject: 'person', category: null, number: 9 },
        { type: 'nomination_answered', ...about, field: 'who', words: 'Cá nhân mẫu', version: 2 },
        { type: 'nomination_moved', ...about, step: 'send', to: 'sent', version: 3, ...moved },
        { type: 'nomination_moved', ...about, step: 'review', to: 'reviewed', version: 4, ...moved },
      ],
      chat.now(),
    );
    await press('unit', `nm_papers:${id}`);
    const before = chat.heard.length;
    await said('unit', '1: 31/TTr-UBND ngày 20/12');
    await said('unit', '1: 32/TTr-UBND ngày 20/12');
    const told = chat.heard.slice(before).filter((one) => one.address === 'reviewer');
    expect(told.map((one) => one.text)).toEqual([
      'Đề nghị 9 của Phường Văn Hải (Giấy khen) đã đủ giấy tờ, chờ thẩm định hồ sơ.',
    ]);
  });

  it('what was said of a person is erased once the proposal was withdrawn long ago; the steps stay', async () => {
    const about = { nominationId: 'n9', campaignId } as const;
    const moved = { words: null, decided: null } as const;
    const erase = (before: number) => chat.house.store.write((tx) => eraseWithdrawnPersons(tx, before));
    await erase(chat.now());
    await writeEvents(
      chat.house,
      [
        {
          type: 'nomination_moved',
          ...about,
          step: 'return',
          to: 'returned',
          version: 5,
          ...moved,
          words: 'lý do mẫu',
        },
        { type: 'nomination_moved', ...about, step: 'withdraw', to: 'withdrawn', version: 6, ...moved },
      ],
      chat.now(),
    );
    expect(await erase(chat.now())).toBe(0);
    expect(await erase(chat.now() + 1)).toBe(1);
    expect(await erase(chat.now() + 1)).toBe(0);
    const [one, steps] = await chat.house.ask(async (facts) => [
      await facts.nomination('n9'),
      await facts.nominationSteps('n9'),
    ]);
    expect(one).toMatchObject({ number: 9, who: null, what: null, state: 'withdrawn' });
    expect(steps.map((step) => step.step)).toEqual(['send', 'review', 'return', 'withdraw']);
    expect(steps.every((step) => step.words === null)).toBe(true);
    expect(
      (await chat.house.ask((facts) => facts.nominationPapers(campaignId))).map((each) => each.nominationId),
    ).not.toContain('n9');
  });

  it('a press is meant of the campaign that was chosen', async () => {
    await seedWorld(chat.house, [], 'hp');
    await seatAt(chat.house, 'web:reviewer', 'reviewer', [], 'hp');
    await press('reviewer', 'camp:hp');
    const list = await said('reviewer', 'danh sách xét quận huyện');
    expect(list?.text).toContain('quận, huyện');
    expect((await press('reviewer', shown(list, 'aw_short')))?.text).toContain('Hồng Bàng');
  });

  it('a campaign that stands still takes no proposal and no list; a result may still come', async () => {
    await press('reviewer', 'camp:prtc');
    const still: Event = { type: 'campaign_frozen', campaignId, from: '2023-12-20', document: 'Nghị quyết 1/NQ' };
    await writeEvents(chat.house, [still], chat.now());
    const one = (await chat.house.ask((facts) => facts.nominations(campaignId))).find(
      ({ state, unit }) => state === 'sent' && unit.code === '22738',
    );
    await press('agency', `nm_ask:return:${one?.id}:${one?.version}`);
    await said('agency', 'Xin bổ sung');
    expect((await press('agency', 'nm_done'))?.text).toContain('Nghị quyết 1/NQ');
    const first = (await chat.house.ask((facts) => facts.nominations(campaignId))).find((each) => each.number === 1);
    await press('reviewer', `nm_ask:decide:${first?.id}:${first?.version}`);
    await said('reviewer', 'không tặng');
    expect((await press('reviewer', 'nm_done'))?.text).toContain('Đã ghi kết quả');
  });
});

async function auditOf(tx: Parameters<Parameters<typeof chat.house.store.read>[0]>[0]): Promise<readonly string[]> {
  const { auditPayload } = await import('../../src/store/schema/audit.js');
  return (await tx.db.select({ payload: auditPayload.payload }).from(auditPayload)).map((row) => row.payload ?? '');
}

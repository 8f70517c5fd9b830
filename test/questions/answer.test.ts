import { describe, expect, it } from 'vitest';
import { answer } from '../../src/questions/answer.js';
import { basisBubble } from '../../src/questions/compose.js';
import { type Query, restOf } from '../../src/questions/query.js';
import { ask, facts, queryOf, sample, season, textOf, words } from './world.js';

const AFTER = season({ missing: [], unverified: [], now: Date.parse('2023-12-21T09:10:00+07:00') });
const lines = (...text: string[]): string => text.join('\n');

describe('a share', () => {
  it('of units whose rates alone are known is no percentage', () => {
    const rates = Object.fromEntries(
      facts.units.map(({ code }) => [`${code} admin_docs_edoc 2023`, { kind: 'percent', percent: '100' } as const]),
    );
    const done = answer(queryOf('bao nhiêu phần trăm phường đạt 100% văn bản'), season({ instead: rates }), 'A');
    expect(textOf(done)).not.toMatch(/0\/0|: 0%/);
    expect(done.json.value).toBeNull();
  });
});

describe('transcript 7: a leader in a meeting', () => {
  const first = queryOf('phường nào đạt 60%');
  it('who meets 60%', () => {
    expect(textOf(answer(first, facts, 'A'))).toBe(
      lines(
        '8 phường đạt từ 60% hồ sơ công việc:',
        '• Kinh Dinh 91,25%',
        '• Mỹ Bình 80,39%',
        '• Mỹ Hương 75,66%',
        '• Đô Vinh 66,26%',
        '• Phước Mỹ 63,58%',
        '• Đài Sơn 63,09%',
        '• Văn Hải 61,05%',
        '• Bảo An 60,34%',
        'Xã Thành Hải cũng đạt: 61,72%.',
        'Năm 2023 · 15/16 đã báo cáo, 14 đã thẩm định số liệu · chưa có: Mỹ Đông',
      ),
    );
  });
  it('the rest', () => {
    const rest = restOf(first);
    if (rest === null) throw new Error('no rest');
    expect(textOf(answer(rest, facts, 'A'))).toBe(
      lines(
        '6 phường chưa đạt 60% hồ sơ công việc:',
        '• Tấn Tài 59,79%',
        '• Thanh Sơn 58,94%',
        '• Mỹ Hải 58,26% (chưa thẩm định số liệu)',
        '• Phủ Hà 57,53%',
        '• Đạo Long 51,96%',
        '• Đông Hải 36,34%',
        'Chưa báo cáo: Mỹ Đông.',
        'Năm 2023 · 15/16 đã báo cáo, 14 đã thẩm định số liệu',
      ),
    );
  });
  const gap = queryOf('tấn tài thiếu mấy hồ sơ', first);
  it('how many dossiers are missing', () => {
    const done = answer(gap, facts, 'A');
    expect(textOf(done)).toBe(
      lines(
        'Tấn Tài thiếu 2 hồ sơ: có 449/751, mức 60% là 451/751.',
        'Còn cách 0,21 điểm phần trăm.',
        'Năm 2023, đã thẩm định số liệu.',
      ),
    );
    expect(done.json.value).toBe(2);
  });
  it('against last year', () => {
    const done = ask('so năm ngoái tăng hay giảm', gap);
    expect(textOf(done)).toBe(
      lines(
        'Tấn Tài tăng 8,43 điểm phần trăm hồ sơ công việc.',
        'Năm 2022: 378/736 = 51,36%; năm 2023: 449/751 = 59,79%.',
        'Số năm 2022 nhập từ báo cáo giấy; số năm 2023 đã thẩm định số liệu.',
      ),
    );
    expect(done.json.value).toBe(8.43);
  });
  it('says where both came from in one sentence', () => {
    const query = { ...queryOf('tấn tài so với năm ngoái hscv'), period: '2022' } as Query;
    expect(textOf(answer(query, facts, 'A'))).toContain(
      'Số năm 2022 nhập từ báo cáo giấy; số năm 2022 nhập từ báo cáo giấy.',
    );
  });
  it('who misses 100% of documents', () => {
    expect(textOf(ask('phường nào chưa đạt 100% văn bản'))).toBe(
      lines(
        '1 phường chưa đạt 100% văn bản hành chính điện tử:',
        '• Đài Sơn 1.196/1.204 = 99,34%',
        'Chưa báo cáo: Mỹ Đông.',
        'Năm 2023 · 15/16 đã báo cáo, 14 đã thẩm định số liệu',
      ),
    );
  });
  it('the basis', () => {
    const text = words.render(basisBubble(first, facts, 'A-2317'), { language: 'vi', buttons: true }).text;
    expect(text).toContain(
      'Tiêu chuẩn: từ 60% trở lên (Mục V.1.1.b, gạch đầu dòng 2), không tính hồ sơ công việc thuộc phạm vi bí mật nhà nước.',
    );
    expect(text).toContain('Đã báo cáo 15/16; chưa có Mỹ Đông.');
    expect(text).toContain('Chưa thẩm định số liệu: Mỹ Hải.');
    expect(text).toContain('Mã câu trả lời A-2317.');
  });
});

describe('transcript 12: the list to be considered', () => {
  const question = 'phường xã nào đủ tiêu chuẩn khen thưởng sơ kết';
  it('names the seven', () => {
    expect(textOf(ask(question, null, AFTER))).toBe(
      lines(
        '7/16 phường, xã đạt các tiêu chuẩn định lượng (năm 2023, đã thẩm định số liệu):',
        'Kinh Dinh, Mỹ Bình, Mỹ Hương, Đô Vinh, Văn Hải, Bảo An, xã Thành Hải.',
        'Chưa đánh giá: tổ chức phong trào hiệu quả, nhiều sáng kiến, điểm Bộ chỉ số chuyển đổi số.',
        'Danh sách để xét, chưa phải kết quả khen thưởng.',
      ),
    );
  });
  it('says why not', () => {
    const done = ask('sao đài sơn không có', queryOf(question), AFTER);
    expect(textOf(done)).toBe(
      lines(
        'Đài Sơn đạt 3/4 tiêu chuẩn định lượng.',
        'Chưa đạt: văn bản hành chính điện tử 1.196/1.204 = 99,34%, yêu cầu 100%, thiếu 8 văn bản (Mục V.1.1.b, gạch đầu dòng 3 (vế 2)).',
        'Năm 2023, đã thẩm định số liệu.',
      ),
    );
    expect(done.json.units[0]?.verdict).toBe('not_met');
  });
});

describe('JSON', () => {
  it('carries exact counts, ranks and the basis', () => {
    const { json } = ask('phường nào đạt 60%');
    expect(json.units.map((one) => one.name.slice('Phường '.length))).toEqual([
      'Kinh Dinh',
      'Mỹ Bình',
      'Mỹ Hương',
      'Đô Vinh',
      'Phước Mỹ',
      'Đài Sơn',
      'Văn Hải',
      'Bảo An',
    ]);
    expect(json.units[6]).toEqual({
      code: '22777',
      name: 'Phường Văn Hải',
      value: 61.05,
      numerator: '583',
      denominator: '955',
      rank: 8,
      verdict: 'met',
    });
    expect(json.missing).toEqual(['22771']);
    expect(json.basis).toEqual({
      expected: 16,
      reported: 1,
      verified: 14,
      not_arisen: 0,
      as_of: '2023-12-18T08:40:00+07:00',
    });
    expect(json).toMatchObject({
      status: 'answered',
      kind: 'list',
      period: '2023',
      tier: 'commune',
      criterion: 'work_files_online',
      value: null,
      clause: 'Mục V.1.1.b, gạch đầu dòng 2',
      rule: 'XH-1',
    });
  });
  it.each([
    ['mấy phường đạt 60%', 8],
    ['bao nhiêu xã phường đạt 60%', 9],
    ['năm 2022 có bao nhiêu đơn vị đạt 60%', 4],
    ['kinh dinh xếp thứ mấy hscv', 1],
    ['văn hải hạng mấy hscv', 8],
    ['mỹ bình hscv bao nhiêu', 80.39],
    ['mỹ đông hscv bao nhiêu', null],
    ['mỹ đông hạng mấy hscv', null],
    ['mấy đơn vị chưa nộp', 1],
    ['bao nhiêu đơn vị đã báo cáo', 15],
    ['kinh dinh thiếu mấy hồ sơ', 0],
    ['đài sơn thiếu mấy văn bản', 8],
    ['trung bình hscv', 62.91],
    ['chỉ tiêu hscv là bao nhiêu', 60],
    ['quý 3 có mấy phường đạt 60%', null],
  ])('%s: %s', (question, value) => {
    expect(ask(question).json.value).toBe(value);
  });
  it('counts late and on time by the first sending', () => {
    expect(ask('ai nộp muộn', null, AFTER).json.units.map((one) => one.code)).toEqual(['22771']);
    expect(ask('bao nhiêu đơn vị nộp đúng hạn', null, AFTER).json.value).toBe(15);
  });
});

describe('what cannot be proved is not said', () => {
  const odd = season({
    instead: {
      '22738 admin_docs_edoc 2023': { kind: 'percent', percent: '100' },
      '22741 econ_reports_on_system 2023': { kind: 'not_arisen', reason: null },
      '22744 work_files_online 2023': { kind: 'ratio', numerator: 1499, denominator: 2500 },
    },
  });
  it('a bare 100% is named apart', () => {
    const done = ask('phường nào đạt 100% văn bản', null, odd);
    expect(done.json.units.map((one) => one.code)).not.toContain('22738');
    expect(textOf(done)).toContain('Chỉ có tỷ lệ, chưa đủ căn cứ: Đô Vinh.');
  });
  it('what did not arise has no rank and is counted apart', () => {
    const done = ask('xếp hạng kinh tế xã hội', null, odd);
    expect(done.json.basis.not_arisen).toBe(1);
    expect(done.json.not_arisen).toEqual(['22741']);
    expect(done.json.units.map((one) => one.code)).not.toContain('22741');
    expect(textOf(done)).toContain('không phát sinh: 1');
  });
  it('who reported that nothing arose is named and counted', () => {
    const done = ask('mấy phường không phát sinh báo cáo kinh tế xã hội', null, odd);
    expect(done.json.value).toBe(1);
    expect(done.json.units.map((one) => one.code)).toEqual(['22741']);
    expect(done.json.not_arisen).toEqual(['22741']);
    expect(textOf(done)).toContain('1 phường báo không phát sinh báo cáo KT-XH');
  });
  it('59,96% fails 60 and does not look like it', () => {
    const done = ask('phường nào chưa đạt 60%', null, odd);
    expect(textOf(done)).toContain('• Bảo An 59,96%');
  });
  const rates = season({
    instead: {
      '22738 work_files_online 2023': { kind: 'percent', percent: '59.9951' },
      '22744 work_files_online 2023': { kind: 'ratio', numerator: 3, denominator: 5 },
    },
  });
  it('a bare rate just under the mark does not look like it either, nor level with one that reached it', () => {
    expect(textOf(ask('phường nào chưa đạt 60%', null, rates))).toContain('• Đô Vinh 59,99%');
    expect(textOf(ask('so sánh đô vinh và bảo an', queryOf('phường nào đạt 60%'), rates))).toContain(
      'Bảo An cao hơn Đô Vinh 0,005 điểm phần trăm hồ sơ công việc:',
    );
  });
  it('figures taken together name whom they leave out', () => {
    expect(textOf(ask('tính chung hồ sơ công việc', null, rates))).toContain('Chỉ có tỷ lệ, không cộng vào: Đô Vinh.');
    const codes = facts.units.map((unit) => [
      `${unit.code} work_files_online 2023`,
      { kind: 'percent', percent: '50' },
    ]);
    const none = ask('tính chung hồ sơ công việc', null, season({ instead: Object.fromEntries(codes) }));
    expect(none.json.value).toBeNull();
    expect(textOf(none)).toContain(
      'Không tính chung được hồ sơ công việc năm 2023: chưa đơn vị nào báo tử số, mẫu số.',
    );
  });
  it('a period nobody reported has no number', () => {
    const done = ask('năm 2021 mấy phường đạt 60%');
    expect(done.json).toMatchObject({ value: null, units: [] });
    expect(textOf(done)).toBe('Chưa có số liệu hồ sơ công việc năm 2021 của phường.');
  });
  it('a plan without standards gives no basis', () => {
    const bare = { ...facts, plan: { ...facts.plan, hasAwardStandards: false } };
    const done = answer(queryOf('đài sơn đủ tiêu chuẩn chưa'), bare, 'A');
    expect(done.json.units[0]?.verdict).toBe('no_basis');
  });
});

it('the table of these tests is the sample of the trial', () => {
  expect(sample?.length).toBeGreaterThan(60);
  const mine = facts.columns('work_files_online', '2023');
  for (const figure of sample ?? []) {
    if (figure.criterionId !== 'work_files_online' || figure.period !== '2023' || figure.value.kind !== 'ratio')
      continue;
    const row = facts.units.findIndex((unit) => unit.code === figure.unitCode);
    if (mine?.kind[row] === 1)
      expect([mine.numerator[row], mine.denominator[row]]).toEqual([figure.value.numerator, figure.value.denominator]);
  }
});

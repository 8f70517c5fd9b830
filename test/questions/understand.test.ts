import { describe, expect, it } from 'vitest';
import { canonical, type Query } from '../../src/questions/query.js';
import { understand } from '../../src/questions/understand.js';
import { AS_TYPED, ENGLISH, LATER, NOT_UNDERSTOOD, VIETNAMESE } from './rows.js';
import { context, idOf, lexicon, queryOf, readAs } from './world.js';

describe('a question by itself', () => {
  it.each([...VIETNAMESE, ...LATER])('%s', (question, understood) => {
    expect(readAs(question)).toBe(understood);
  });
  it.each(AS_TYPED)('as typed: %s', (question, understood) => {
    expect(readAs(question)).toBe(understood);
  });
  it.each(ENGLISH)('English: %s', (question, understood) => {
    expect(readAs(question)).toBe(understood);
  });
  it.each(NOT_UNDERSTOOD)('answers nothing to: %s', (question, understood) => {
    expect(readAs(question)).toBe(understood);
  });
  it('reads decomposed letters and the other tone placement alike', () => {
    expect(readAs('Phường nào đạt 60%'.normalize('NFD'))).toBe(readAs('phường nào đạt 60%'));
    expect(readAs('hscv của Phủ Hà')).toBe(readAs('hscv của phu ha'));
  });
});

const LIST = 'list criterion=work_files_online tier=commune types=Phường';
const FOLLOW_UPS: readonly (readonly [before: string, question: string, understood: string])[] = [
  ['phường nào đạt 60%', 'còn lại thì sao', `${LIST} <60 target=yes period=2023`],
  ['phường nào đạt 60%', 'chưa đạt', `${LIST} <60 target=yes period=2023`],
  ['phường nào đạt 60%', 'mấy phường còn lại', `${LIST} <60 target=yes period=2023`],
  ['phường nào đạt 60%', 'the rest?', `${LIST} <60 target=yes period=2023`],
  ['phường nào chưa đạt 60%', 'còn lại', `${LIST} >=60 target=yes period=2023`],
  ['phường nào đạt 60%', 'còn xã', `${LIST.replace('Phường', 'Xã')} >=60 target=yes period=2023`],
  ['phường nào đạt 60%', 'thế năm 2022', `${LIST} >=60 target=yes period=2022`],
  ['phường nào đạt 60%', 'năm ngoái thì sao', `${LIST} >=60 target=yes period=2022`],
  [
    'phường nào đạt 60%',
    'còn văn bản',
    'list criterion=admin_docs_edoc tier=commune types=Phường >=100 target=yes period=2023',
  ],
  ['phường nào đạt 60%', 'trên 70% thì sao', `${LIST} >70 period=2023`],
  ['phường nào đạt 60%', '100% thì sao', 'clarify Báo cáo định kỳ | Văn bản | Báo cáo KT-XH'],
  ['phường nào đạt 60%', '100% thì phường nào chưa đạt', 'clarify Báo cáo định kỳ | Văn bản | Báo cáo KT-XH'],
  [
    'phường nào đạt 60%',
    'còn tấn tài thì sao',
    'value unit=7 criterion=work_files_online tier=commune >=60 target=yes period=2023',
  ],
  ['phường nào đạt 60%', 'tấn tài thiếu mấy hồ sơ', 'gap unit=7 criterion=work_files_online tier=commune period=2023'],
  [
    'tấn tài thiếu mấy hồ sơ',
    'so năm ngoái tăng hay giảm',
    'compare units=7 criterion=work_files_online tier=commune period=2023 base=2022',
  ],
  ['tấn tài thiếu mấy hồ sơ', 'thanh sơn thì sao', 'gap unit=5 criterion=work_files_online tier=commune period=2023'],
  ['tấn tài thiếu mấy hồ sơ', 'xếp thứ mấy', 'rank unit=7 criterion=work_files_online tier=commune period=2023'],
  [
    'tấn tài thiếu mấy hồ sơ',
    'so sánh với kinh dinh',
    'compare units=7+8 criterion=work_files_online tier=commune period=2023',
  ],
  ['kinh dinh xếp thứ mấy hscv', 'còn mỹ bình', 'rank unit=15 criterion=work_files_online tier=commune period=2023'],
  ['kinh dinh xếp thứ mấy hscv', 'top 3', 'ranking part=top n=3 criterion=work_files_online tier=commune period=2023'],
  [
    'phường xã nào đủ tiêu chuẩn khen thưởng',
    'sao đài sơn không có',
    'eligibility want=met unit=10 tier=commune period=2023',
  ],
  ['phường xã nào đủ tiêu chuẩn khen thưởng', 'còn lại', 'eligibility want=not_met tier=commune period=2023'],
  ['ai chưa nộp', 'còn lại', 'missing want=reported tier=commune period=2023'],
  [
    'top 3 phường hscv',
    'còn lại',
    'ranking part=all criterion=work_files_online tier=commune types=Phường period=2023',
  ],
  ['phường nào từ 50 đến 60% hscv', 'còn lại', '?'],
];

describe('a question that leans on the answer before', () => {
  it.each(FOLLOW_UPS)('%s / %s', (before, question, understood) => {
    expect(readAs(question, queryOf(before))).toBe(understood);
  });
});

describe('a seat of one unit', () => {
  const own = idOf('Tấn Tài');
  it.each([
    ['phường tôi đạt bao nhiêu', 'value unit=7 tier=commune period=2023'],
    ['đạt bao nhiêu hscv', 'value unit=7 criterion=work_files_online tier=commune period=2023'],
    ['đạt 60% chưa', 'value unit=7 criterion=work_files_online tier=commune >=60 target=yes period=2023'],
    ['tôi thiếu mấy hồ sơ', 'gap unit=7 criterion=work_files_online tier=commune period=2023'],
    ['đơn vị em nộp chưa', 'missing want=status unit=7 tier=commune period=2023'],
    ['hạn của tôi', 'deadline tier=commune period=2023'],
    // What a person reporting types is no question.
    ['đạt 85', '?'],
    ['85', '?'],
    ['nộp rồi', '?'],
    ['đã gửi', '?'],
    ['chưa có số liệu', '?'],
    ['không có hồ sơ nào', '?'],
    ['hscv 482/764', '?'],
    ['báo cáo định kỳ', '?'],
    ['giảm 3%', '?'],
  ])('%s', (question, understood) => {
    expect(readAs(question, null, own)).toBe(understood);
  });
  it('"phường tôi" means nothing to a seat without a unit', () => {
    expect(readAs('phường tôi đạt bao nhiêu')).toBe('?');
  });
});

describe('a canonical line', () => {
  it('names equal questions equally', () => {
    const lines = ['phường nào đạt 60%', 'phuong nao dat tu 60% tro len', 'which wards meet 60%'].map((q) =>
      canonical(queryOf(q)),
    );
    expect(new Set(lines).size).toBe(1);
  });
  it('survives being kept as JSON', () => {
    const query = queryOf('phường nào đạt 60%');
    expect(canonical(JSON.parse(JSON.stringify(query)) as Query)).toBe(canonical(query));
  });
});

describe('a name that is no unit', () => {
  it.each([
    ['phường Hoa Sen hscv bao nhiêu', 'Hoa Sen'],
    ['xã Hòa An đạt bao nhiêu', 'Hòa An'],
    ['Mỹ Xuân đạt 60% chưa', 'Mỹ Xuân'],
    ['phường nào cao hơn Bình Hưng hscv', 'Bình Hưng'],
  ])('is said as typed: %s', (text, name) => {
    expect(understand(text, lexicon, context())).toEqual({ notUnderstood: { reason: 'unknown_unit', name } });
  });
  it.each(['Tuyệt vời', 'Hôm nay trời đẹp', 'phường Tấn Tài tuyệt vời', 'phường nào đẹp nhất'])(
    'is none here: %s',
    (text) => {
      expect(understand(text, lexicon, context())).toEqual({ notUnderstood: { reason: 'words' } });
    },
  );
});

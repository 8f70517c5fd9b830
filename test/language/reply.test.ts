/** Every row of the fact sheet's tables 10.2 and 10.3, and what people really send besides. */
import { describe, expect, it } from 'vitest';
import { type AskReason, type Reply, readDenominator, readNumerator, readReply } from '../../src/language/reply.js';

const percent = (value: string): Partial<Reply> => ({ outcome: 'value', percent: value });
const ratio = (numerator: string, denominator: string): Partial<Reply> => ({
  outcome: 'value',
  numerator,
  denominator,
});
const ask = (reason: AskReason): Partial<Reply> => ({ outcome: 'ask', reason });
const count = (value: string): Partial<Reply> => ({ outcome: 'value', value });

describe('10.2 at a question for a ratio', () => {
  it.each<[string, Partial<Reply>]>([
    ...['85,5%', '85.5', '85,5 phần trăm', '85 phẩy 5', '85,5 %', '８５,５％'].map((t): [string, Partial<Reply>] => [
      t,
      percent('85.5'),
    ]),
    ...['85', '85%', 'đạt 85', 'dat 85', 'được 85%', '85 ptram', '85pt'].map((t): [string, Partial<Reply>] => [
      t,
      percent('85'),
    ]),
    ['đạt 100', percent('100')],
    ['100% luôn', percent('100')],
    ['trăm phần trăm', percent('100')],
    ['100/100', ratio('100', '100')],
    ['full', ask('words_only')],
    ['đủ', ask('words_only')],
    ['hết', ask('words_only')],
    ...['12/20', '12 trên 20', '12 tren 20', '12 trong 20', '12 trong tổng 20'].map((t): [string, Partial<Reply>] => [
      t,
      ratio('12', '20'),
    ]),
    ['20/12', ask('reversed')],
    ['không/655', ratio('0', '655')],
    ['khong/655', ratio('0', '655')],
    ['còn lại không phát sinh', ask('for_others_too')],
    ['các mục còn lại không phát sinh', ask('for_others_too')],
    ['không phát sinh ở các mục còn lại', ask('for_others_too')],
    ['tất cả đều không phát sinh', ask('for_others_too')],
    ['everything else did not arise', ask('for_others_too')],
    ['không phát sinh TTHC do các phòng khác giải quyết', { outcome: 'not_arisen' }],
    ['năm nay phường không phát sinh hồ sơ', { outcome: 'not_arisen' }],
    ['12:20', ask('date_or_fraction')],
    ['1.234', ask('grouping')],
    ['1,234', ask('grouping')],
    ['8.500 hồ sơ', { ...ask('denominator_missing'), numerator: '8500' } as Partial<Reply>],
    ['8500', { ...ask('denominator_missing'), numerator: '8500' } as Partial<Reply>],
    ['0,85', ask('decimal_or_percent')],
    ['.85', ask('decimal_or_percent')],
    ['0.85', ask('decimal_or_percent')],
    ['1', ask('one_or_hundred')],
    ['190/200 = 94%', ask('inconsistent')],
    ['95% (190/200)', { outcome: 'value', percent: '95', numerator: '190', denominator: '200' }],
    ...[
      'khoảng 80',
      'tầm 80%',
      'gần 90',
      'hơn 80%',
      'trên 80',
      '>80%',
      '~80',
      'tám chục',
      'tam 80%',
      'ước đạt 80%',
      '80% trở lên',
      '80 mấy',
    ].map((t): [string, Partial<Reply>] => [t, ask('approximate')]),
    ['80-85%', ask('range')],
    ['từ 80 đến 85%', ask('range')],
    ['105%', ask('out_of_range')],
    ['105,5', ask('out_of_range')],
    ['-3%', ask('out_of_range')],
    ['giảm 3%', ask('change_not_level')],
    ['tăng 10%', ask('change_not_level')],
    ['tăng từ 50 lên 55%', ask('change_not_level')],
    ['tăng 5 điểm phần trăm', ask('change_not_level')],
    ['1k2', { ...ask('denominator_missing'), numerator: '1200' } as Partial<Reply>],
    ['l00%', ask('letter_for_digit')],
    ['1OO%', ask('letter_for_digit')],
    ['85,5%, 100%, 70%', ask('several_values')],
    ['HSCV 85, VBĐT 100', ask('several_values')],
    ['0', ask('zero_or_none')],
    ['không', ask('zero_or_none')],
    ['ko có hồ sơ nào', ask('zero_or_none')],
    ['0/0', ask('zero_or_none')],
    ['tám lăm', percent('85')],
    ['chín mốt', percent('91')],
    ['bảy tư', percent('74')],
    ['hai tư', percent('24')],
    ['tám lăm phẩy năm phần trăm', percent('85.5')],
    ['tam lam phay nam phan tram', percent('85.5')],
    ['ba phần tư', percent('75')],
    ['một nửa', percent('50')],
    ['½', percent('50')],
    ['hai phần ba', ask('approximate')],
    ['tám rưỡi', ask('half_or_time')],
    ['năm mươi', percent('50')],
  ])('%s', (text, expected) => {
    expect(readReply(text, 'ratio')).toMatchObject(expected);
  });
});

describe('10.2 at a question for a count', () => {
  it.each<[string, Partial<Reply>]>([
    ['12/10', ask('date_or_fraction')],
    ['5/11', ask('date_or_fraction')],
    ['1.234', count('1234')],
    ['1,234', ask('grouping')],
    ['1.234,5', count('1234.5')],
    ['1,234.5', count('1234.5')],
    ['8.500 hồ sơ', count('8500')],
    ['8 500', count('8500')],
    ['8500', count('8500')],
    ['1k2', count('1200')],
    ['1k', count('1000')],
    ['2tr5', count('2500000')],
    ['3 nghìn rưỡi', count('3500')],
    ['0', ask('zero_or_none')],
    ['không', ask('zero_or_none')],
    ['ko có hồ sơ nào', ask('zero_or_none')],
    ['85%', ask('percent_for_count')],
    ['khoảng 80', ask('approximate')],
    ['năm sáu chục', ask('approximate')],
    ['tăng 10', ask('change_not_level')],
    ['80-85', ask('range')],
    ['12, 15, 20', ask('several_values')],
    ['cả 4 đều không phát sinh', ask('for_others_too')],
    ['không/655', ask('date_or_fraction')],
    ['105', count('105')],
    ['năm 2023: 12', count('12')],
  ])('%s', (text, expected) => {
    expect(readReply(text, 'count')).toMatchObject(expected);
  });
});

describe('10.3 replies that are no figures', () => {
  it.each<[string, Partial<Reply>]>([
    ...[
      'không phát sinh',
      'kps',
      'không có TTHC nào',
      'đơn vị k có sản phẩm OCOP',
      'ko phat sinh',
      'không có hồ sơ phát sinh',
      'did not arise',
    ].map((t): [string, Partial<Reply>] => [t, { outcome: 'not_arisen' }]),
    ...[
      'chưa có số liệu',
      'chưa tổng hợp xong',
      'đang rà soát',
      'để em hỏi lại',
      'mai em gửi',
      'chờ VP',
      'chua co so lieu',
      'chưa đủ',
      'not yet',
    ].map((t): [string, Partial<Reply>] => [t, { outcome: 'pending' }]),
    ['chiều mốt gửi, đang chờ số bên văn phòng', { outcome: 'pending', promise: 'chiều mốt' }],
    ['thứ 6 em gửi', { outcome: 'pending', promise: 'thứ 6' }],
    ['đang đổi mật khẩu, lát gửi tiếp', { outcome: 'pending', promise: 'lát' }],
    ...['cái này bên P.NV làm', 'hỏi anh Hùng', 'không phải việc của tôi'].map((t): [string, Partial<Reply>] => [
      t,
      { outcome: 'not_mine' },
    ]),
    ...['như cũ', 'giữ nguyên', 'như tháng trước', 'như năm ngoái', 'nhu nam ngoai', 'same as last year'].map(
      (t): [string, Partial<Reply>] => [t, { outcome: 'same' }],
    ),
    ...['nhầm, 86', 'sửa lại 86', 'sorry 86 nhé', 'đính chính: 86'].map((t): [string, Partial<Reply>] => [
      t,
      percent('86'),
    ]),
    ...[
      'thôi',
      'hủy',
      'quay lại',
      'dừng',
      'ok',
      'chuẩn',
      'vâng',
      '👍',
      'dạ',
      'dạ em chào anh',
      'cảm ơn ad',
      'không có gì',
      'không sao',
      '',
    ].map((t): [string, Partial<Reply>] => [t, { outcome: 'unreadable' }]),
    ...['ko', 'k', 'hok', 'khum'].map((t): [string, Partial<Reply>] => [t, ask('zero_or_none')]),
  ])('%s', (text, expected) => {
    expect(readReply(text, 'ratio')).toMatchObject(expected);
  });
});

describe('what people really send', () => {
  it.each<[string, Reply | Partial<Reply>]>([
    ['391', { outcome: 'ask', reason: 'denominator_missing', readings: [], numerator: '391' }],
    ['85 hồ sơ', { ...ask('denominator_missing'), numerator: '85' } as Partial<Reply>],
    ['tổng 648', { ...ask('numerator_missing'), denominator: '648' } as Partial<Reply>],
    ['à 46/46', { outcome: 'value', numerator: '46', denominator: '46', percent: '100' }],
    ['ko, 1058/1058', { outcome: 'value', numerator: '1058', denominator: '1058', percent: '100' }],
    ['391/648, đã trừ hồ sơ mật rồi', { ...ratio('391', '648'), note: 'đã trừ hồ sơ mật rồi' } as Partial<Reply>],
    ['ý là không thiếu cái nào, 12/12', ratio('12', '12')],
    ['449/751, gõ nhầm', { ...ratio('449', '751'), note: 'gõ nhầm' } as Partial<Reply>],
    [
      '485/764 giúp, sót 3 hồ sơ ký số ngày 14/12',
      { ...ratio('485', '764'), note: 'sót 3 hồ sơ ký số ngày 14/12' } as Partial<Reply>,
    ],
    ['tổng 655, trên mạng 413', ratio('413', '655')],
    ['trên mạng 413, tổng 655', ratio('413', '655')],
    ['655 hồ sơ, trong đó 413 trên mạng', ratio('413', '655')],
    ['482 hồ sơ trên tổng 764 hồ sơ', ratio('482', '764')],
    ['có 482 hồ sơ xử lý trên mạng trong tổng số 764 hồ sơ', ratio('482', '764')],
    ['1.204/1.204', ratio('1204', '1204')],
    ['8.100/9.000', ratio('8100', '9000')],
    ['450/1.000', ratio('450', '1000')],
    ['1,204 / 1,204', ratio('1204', '1204')],
    ['mot nghin bon tram linh hai tren 1402', ratio('1402', '1402')],
    ['688 out of 754', ratio('688', '754')],
    ['482/764 đạt 63,09%', { ...ratio('482', '764'), percent: '63.09' } as Partial<Reply>],
    ['482/764 đạt 63,08%', { ...ratio('482', '764'), percent: '63.08' } as Partial<Reply>],
    ['482/764, năm ngoái 56%', { ...ratio('482', '764'), note: 'năm ngoái 56%' } as Partial<Reply>],
    ['năm 2023: 482/764', ratio('482', '764')],
    ['0/12', ratio('0', '12')],
    ['P3 85%', percent('85')],
    ['phường 3: 85%', percent('85')],
    ['Phường 3', { outcome: 'unreadable' }],
    ['12/10/2023', ask('date_or_fraction')],
    ['còn 242 hồ sơ giấy', { ...ask('complement'), number: '242' } as Partial<Reply>],
    [
      'tổng 655, còn 242 giấy',
      {
        ...ask('complement'),
        readings: [{ numerator: '413', denominator: '655', percent: '63.05' }],
      } as Partial<Reply>,
    ],
    ['242/655 hồ sơ giấy', ask('complement')],
    ['trên mạng 482, còn lại 282 giấy, tổng 764', ratio('482', '764')],
    [
      '282 hồ sơ giấy, tổng 764',
      {
        ...ask('complement'),
        readings: [{ numerator: '482', denominator: '764', percent: '63.09' }],
      } as Partial<Reply>,
    ],
    [
      '482 mạng, 282 giấy',
      {
        ...ask('complement'),
        readings: [{ numerator: '482', denominator: '764', percent: '63.09' }],
      } as Partial<Reply>,
    ],
    ['12/12 100%', ratio('12', '12')],
    ['482/764 hồ sơ, số liệu đến 10/12', ratio('482', '764')],
    ['không thiếu cái nào', ask('words_only')],
    ['482 764', ask('grouping')],
    ['1 nghìn 25', ask('short_form')],
    ['85,5/100', ask('not_whole')],
    ['482/764 563/890', ask('several_values')],
    ['gần 482/764', ask('approximate')],
    ['482/764?', ask('approximate')],
    ['phường nào đạt 60%', { outcome: 'unreadable' }],
    ['top 3 phuong', { outcome: 'unreadable' }],
    ['tấn tài thiếu mấy hồ sơ', { outcome: 'unreadable' }],
    ['hạn của tôi là khi nào', { outcome: 'unreadable' }],
    ['Mô hình tổ công nghệ số ở khu phố, người dân nộp hồ sơ tại nhà', { outcome: 'unreadable' }],
    ['356/604, ngoài ra có 12 văn bản mật', { outcome: 'secret' }],
    ['9999999999999999999/99999999999999999999', ask('out_of_range')],
  ])('%s', (text, expected) => {
    const reply = readReply(text, 'ratio');
    expect(reply).toMatchObject(expected);
  });

  it('never changes a count on the way: 2^53 + 1 stays what was typed or is refused', () => {
    expect(readReply('999999999999999/1000000000000000', 'ratio')).toMatchObject(
      ratio('999999999999999', '1000000000000000'),
    );
    expect(readReply('9007199254740993', 'count')).toMatchObject(ask('out_of_range'));
  });
});

describe('the reply to "tổng 655; trong đó bao nhiêu?"', () => {
  it.each<[string, ReturnType<typeof readNumerator>]>([
    ['413', { count: '413' }],
    ['0', { count: '0' }],
    ['trên mạng 413', { count: '413' }],
    ['tổng 656', null],
    ['còn 242', null],
    ['nhầm, 656', null],
  ])('%s', (text, expected) => {
    expect(readNumerator(text)).toEqual(expected);
  });
});

describe('a guess, a plan or a number of another kind is no figure', () => {
  const fraction = { numerator: '413', denominator: '655', percent: '63.05' };
  it.each([
    'hình như 413/655',
    'hinh nhu la 413/655',
    'chắc 413/655',
    'em không chắc 413/655',
    'có lẽ 413/655',
    'em đoán 413/655',
    'em nghĩ là 413/655',
    'theo em nhớ là 413/655',
    'nghe nói 413/655',
    '413/655 hay sao ấy',
    '413/655 thì phải',
    '413/655 (ước)',
    'dự kiến 413/655',
    'maybe 413/655',
    'not sure, 413/655',
  ])('%s', (text) => {
    expect(readReply(text, 'ratio')).toEqual({ ...ask('approximate'), readings: [fraction] });
  });
  it.each<[string, Partial<Reply>]>([
    ['chắc chắn 413/655', ratio('413', '655')],
    ['hình như 400', { ...ask('approximate'), readings: [] } as Partial<Reply>],
    ['413/hơn 655', ask('approximate')],
    ['kế hoạch 413/655', ask('approximate')],
    ['chỉ tiêu 60%', ask('approximate')],
    ['vượt 5%', ask('change_not_level')],
    ['báo cáo chỉ tiêu KT-XH 12/12', ratio('12', '12')],
    ['chín phần mười', percent('90')],
    ['tám phần mười hai', ask('approximate')],
    ['chín phần mười hai', percent('75')],
    ['năm ngoái 400/640', { outcome: 'unreadable' }],
    ['năm ngoái 56%', { outcome: 'unreadable' }],
    ['640 năm ngoái', { outcome: 'unreadable' }],
    ['năm ngoái 400/640 năm nay 413/655', ratio('413', '655')],
    ['năm trước 400 trên 640, năm nay 413/655', ratio('413', '655')],
    ['so với năm ngoái tăng 5%', ask('change_not_level')],
    ['413/655 cao hơn năm ngoái', ratio('413', '655')],
    ['như năm ngoái 413/655', { outcome: 'same' }],
    ['1k2/1k5', ratio('1200', '1500')],
    ['cả 48', { ...ask('words_only'), readings: [{ numerator: '48', denominator: '48', percent: '100' }] } as Reply],
    ['toàn bộ 48 báo cáo', ask('words_only')],
    ['0912345678', { outcome: 'unreadable' }],
    ['0912.345.678', { outcome: 'unreadable' }],
    ['sđt 0259 3822 123', { outcome: 'unreadable' }],
    ['+84912345678', { outcome: 'unreadable' }],
    ['413/655, gọi em 0912 345 678', ratio('413', '655')],
    ['482/764 563/890', { ...ask('several_values'), readings: [] } as Partial<Reply>],
    ['không phải 400/655 mà là 413/655', { ...ask('several_values'), readings: [] } as Partial<Reply>],
    ['200+213', { ...ask('several_values'), readings: [] } as Partial<Reply>],
    ['1: 413/655', { ...ask('several_values'), readings: [fraction] } as Partial<Reply>],
    ['không biết', { outcome: 'pending' }],
    ['em mới nhận việc nên không rõ', { outcome: 'pending' }],
    ["I don't know", { outcome: 'pending' }],
    ['dữ liệu của tôi', { outcome: 'unreadable' }],
    ['dự thảo', { outcome: 'unreadable' }],
    ['chị Lan phụ trách', { outcome: 'not_mine' }],
    ['cái này văn phòng làm', { outcome: 'not_mine' }],
    ['chị chưa làm xong', { outcome: 'pending' }],
  ])('%s', (text, expected) => {
    expect(readReply(text, 'ratio')).toMatchObject(expected);
  });
  it.each<[string, Partial<Reply>]>([
    ['hình như 12', { ...ask('approximate'), readings: [{ value: '12' }] } as Partial<Reply>],
    ['0912345678', { outcome: 'unreadable' }],
  ])('at a count: %s', (text, expected) => {
    expect(readReply(text, 'count')).toMatchObject(expected);
  });
});

describe('the reply to "trên tổng bao nhiêu?"', () => {
  it.each<[string, ReturnType<typeof readDenominator>]>([
    ['không trên 655', null],
    ['648', { count: '648' }],
    ['648, đã trừ hồ sơ mật rồi', { count: '648', note: 'đã trừ hồ sơ mật rồi' }],
    ['trên 648', { count: '648' }],
    ['trên tổng số 1.058 văn bản', { count: '1058' }],
    ['764 nhé', { count: '764' }],
    ['48', { count: '48' }],
    ['648, sót 3 hồ sơ', { count: '648', note: 'sót 3 hồ sơ' }],
    ['năm ngoái 640, năm nay 655', { count: '655', note: 'năm ngoái 640, năm nay' }],
    ['391/648', null],
    ['khoảng 600', null],
    ['nhầm, 414', null],
    ['à nhầm 414', null],
    ['tử số là 414', null],
    ['trên mạng là 414', null],
    ['414 mới đúng', null],
    ['sửa 413 thành 414', null],
    ['năm ngoái 640', null],
    ['655 và 413', null],
    ['hình như 655', null],
    ['0912345678', null],
    ['60%', null],
    ['chưa có', null],
    ['0', null],
  ])('%s', (text, expected) => {
    expect(readDenominator(text)).toEqual(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { type Command, readCommand } from '../../src/language/commands.js';
import { readAll, readReview } from '../../src/language/review.js';

const kinds: Readonly<Record<string, readonly string[]>> = {
  back: ['quay lại', 'Quay lai', 'làm lại', 'back', '/quaylai'],
  skip: ['bỏ qua', 'bo qua', 'skip'],
  later: ['để sau', 'de sau', 'ĐỂ SAU', 'later'],
  cancel: ['hủy', 'huỷ', 'huy', 'thôi', 'thoi', 'dừng', 'cancel'],
  restore: ['lấy lại', 'lay lai', 'khôi phục', 'restore'],
  send: [
    'gửi',
    'gui',
    'GỬI',
    'gửi đi',
    'gui di',
    'ok gửi',
    'gửi báo cáo',
    'gửi báo cáo ạ',
    'đúng gửi',
    'send',
    'send report',
  ],
  yes: [
    'ok',
    'oke',
    'oki',
    'đúng',
    'đúng rồi',
    'dung roi',
    'chuẩn',
    'chốt',
    'vâng',
    'dạ đúng',
    'dạ vâng',
    'ừ',
    'uh',
    'yes',
  ],
  no: ['không', 'ko', 'k', 'hok', 'khum', 'sai', 'chưa', 'khoan', 'đừng gửi', 'no'],
  report: [
    'Báo cáo',
    'bao cao',
    'nộp báo cáo',
    'tôi muốn báo cáo',
    'em muốn báo cáo ạ',
    'báo cáo năm 2023',
    'làm tiếp',
    'report',
    '/baocao',
    '/baocao@thidua_bot',
  ],
  review: ['xem báo cáo', 'xem lại báo cáo', 'báo cáo đã gửi', 'xem lai bao cao', 'my report', 'See the report'],
  my_role: ['vai trò của tôi', 'vai tro cua toi', 'tôi là ai', 'my role'],
  my_deadline: ['hạn của tôi', 'hạn của tôi là khi nào', 'hạn nộp', 'deadline'],
  history: ['lịch sử', 'lich su', 'history'],
  help: ['hướng dẫn', 'trợ giúp', 'help', '/huongdan'],
  menu: ['menu', 'chào', 'xin chào', 'hello', '/start', 'chao'],
  how: ['cách tính', 'cach tinh', 'how to count'],
  basis: ['cơ sở', 'co so', 'căn cứ'],
  no_data: ['chưa có số liệu', 'chua co so lieu', 'no data'],
  small_talk: ['dạ', 'cảm ơn', 'cảm ơn ad', 'không có gì', 'không sao', 'dạ em chào anh', 'thank you'],
  leave: ['rời', 'rút khỏi', 'rut khoi', 'leave'],
  lock_me: ['khóa tài khoản', 'khoá tài khoản', 'mất điện thoại', 'tôi bị mất điện thoại', 'lost my phone'],
};

describe('words people say at any moment', () => {
  it.each(Object.entries(kinds).flatMap(([kind, texts]) => texts.map((text) => [text, kind])))(
    '%s is %s',
    (text, kind) => {
      expect(readCommand(text)).toEqual({ kind });
    },
  );
});

describe('commands that carry something', () => {
  const fix = (n: number | null, subject: string, value: string, reason: string | null = null): Command => ({
    kind: 'fix',
    n,
    subject,
    value,
    reason,
  });
  it.each<[string, Command]>([
    ['sửa 3', fix(3, '', '')],
    ['SỬA 2', fix(2, '', '')],
    ['sua 4', fix(4, '', '')],
    ['sửa tiêu chí 3', fix(3, '', '')],
    ['fix 3', fix(3, '', '')],
    ['sửa 2 thành 40/41', fix(2, '', '40/41')],
    ['sửa 2: 40/41', fix(2, '', '40/41')],
    ['change 2 to 40/41', fix(2, '', '40/41')],
    ['sửa văn bản hành chính', fix(null, 'văn bản hành chính', '')],
    ['sửa văn bản hành chính thành 1196/1204', fix(null, 'văn bản hành chính', '1196/1204')],
    ['sửa hscv 485/764', fix(null, 'hscv', '485/764')],
    ['sửa lại HSCV thành 485/764 vì sót 3 hồ sơ', fix(null, 'HSCV', '485/764', 'sót 3 hồ sơ')],
    [
      'HSCV sửa lại 485/764 giúp, sót 3 hồ sơ ký số ngày 14/12',
      fix(null, 'HSCV', '485/764', 'sót 3 hồ sơ ký số ngày 14/12'),
    ],
    ['đính chính hscv 485/764', fix(null, 'hscv', '485/764')],
    ['sửa 40/41', fix(null, '', '40/41')],
    ['sửa lại 86', fix(null, '', '86')],
    ['nhầm, sửa lại 485/764', fix(null, '', '485/764')],
    ['tiếng Anh', { kind: 'language', language: 'en' }],
    ['English', { kind: 'language', language: 'en' }],
    ['tiếng Việt', { kind: 'language', language: 'vi' }],
    ['Tham gia K7QM-9F2X-TB4W-HN3C', { kind: 'join', code: 'K7QM-9F2X-TB4W-HN3C' }],
    ['tham gia 123456', { kind: 'join', code: '123456' }],
    ['ngày 10/12', { kind: 'as_of', text: '10/12' }],
    ['NGÀY 10/12', { kind: 'as_of', text: '10/12' }],
    ['đổi ngày', { kind: 'as_of', text: '' }],
    ['đổi ngày số liệu', { kind: 'as_of', text: '' }],
    ['số liệu tính đến ngày 10/12', { kind: 'as_of', text: '10/12' }],
    ['mời đầu mối phường Văn Hải', { kind: 'invite', rest: 'đầu mối phường Văn Hải' }],
    ['danh sách người', { kind: 'people', rest: '' }],
    ['nhập thay Mỹ Đông', { kind: 'enter_for', rest: 'Mỹ Đông' }],
    ['ai đã nộp', { kind: 'reported', rest: '' }],
    ['khóa tài khoản Nguyễn Văn An', { kind: 'lock', rest: 'Nguyễn Văn An' }],
  ])('%s', (text, expected) => {
    expect(readCommand(text)).toEqual(expected);
  });
});

describe('what is no command', () => {
  it.each([
    '482/764',
    'ko, 1058/1058',
    'à 46/46',
    '391/648, đã sửa theo biên bản',
    '85',
    '1k',
    'mai em gửi',
    'ngày mai em gửi',
    'gõ nhầm',
    'mới',
    'người dân nộp hồ sơ tại nhà',
    'nhập hồ sơ',
    'khoa học công nghệ',
    'khoảng 60%',
    'phường nào đạt 60%',
    'ai chưa nộp',
    'còn lại thì sao',
    'báo cáo định kỳ phường nào chưa đạt',
    'không phát sinh',
    'như năm ngoái',
    'hscv 266/431 bcdk 41/41, vbhc 873/873 ktxh 12/12',
    'Mô hình tổ công nghệ số ở khu phố, người dân nộp hồ sơ tại nhà',
    '',
  ])('%s', (text) => {
    expect(readCommand(text)).toBeNull();
  });
});

describe('readReview', () => {
  it.each([
    ['xác nhận', 'verify', null, { count: null }],
    ['đồng ý nhé', 'verify', null, { count: null }],
    ['xác nhận cả 4', 'verify', null, { count: 4 }],
    ['duyệt tất cả', 'verify', null, { count: null }],
    ['xác nhận còn lại giúp em', 'verify', null, { count: null }],
    ['đồng ý trừ tiêu chí 2', 'verify', null, null],
    ['duyệt thông báo 3', 'verify', null, null],
    ['xác nhận 2 ạ', 'verify', 2, { count: null }],
    ['xác nhận 2 nhưng xem lại mẫu số', 'verify', 2, null],
    ['trả lại 1: 3 hồ sơ trùng', 'return', 1, null],
  ] as const)('"%s"', (text, act, n, all) => {
    const said = readReview(text);
    expect(said).toMatchObject({ act, n, several: false });
    expect(readAll(said?.rest ?? '')).toEqual(all);
  });

  it.each(['xác nhận 1, 3', 'xác nhận 1 và 3', 'trả lại 1 và tiêu chí 2 chưa khớp', 'hỏi lại 1,2'])(
    '"%s" names several',
    (text) => expect(readReview(text)).toMatchObject({ n: 1, several: true }),
  );
});

/** Texts for many: fields, blanks, the source paper, variants. Sample units and figures. */
import { describe, expect, it } from 'vitest';
import {
  fillBlanks,
  finished,
  missingFor,
  readText,
  renderFor,
  sourceLine,
  TEXT_MOST,
  variantFor,
} from '../../src/broadcast/text.js';
import { type Reader, valuesFor } from '../../src/broadcast/values.js';
import type { Language, Line } from '../../src/messages/message.js';
import { words } from '../support/office.js';
import { builtIn } from '../support/plans.js';

const DUE = Date.parse('2023-12-15T00:00:00+07:00');
const year = (y: string) => ({ line: { key: 'period.year', params: { year: y } } });
const daiSon = {
  unit: 'Phường Đài Sơn',
  period: year('2023'),
  dueBefore: DUE,
  sent: false,
  missing: [{ shortName: 'Hồ sơ công việc' }, { shortName: 'Văn bản hành chính điện tử' }],
};
const FOCAL: Reader = { role: 'focal_point', reports: [daiSon] };
const say = (language: Language) => (one: Line) => words.say(one, language);

function reads(text: string, reader: Reader, plan = 'prtc', language: Language = 'vi'): string {
  const read = readText(text);
  if (!read.ok) return `${read.problem.code} ${Object.values(read.problem.params).join(' | ')}`.trim();
  return renderFor(read.value, valuesFor(builtIn(plan), reader), say(language));
}

describe('a field in a text', () => {
  const rows: readonly (readonly [string, string, Reader, string])[] = [
    ['the unit', 'Kính gửi {đơn vị}.', FOCAL, 'Kính gửi Phường Đài Sơn.'],
    ['without marks, other case', 'Kính gửi {DON VI}', FOCAL, 'Kính gửi Phường Đài Sơn'],
    ['decomposed letters', 'Kính gửi {đơn vị}'.normalize('NFD'), FOCAL, 'Kính gửi Phường Đài Sơn'],
    ['with blanks inside', '{  đơn  vị }', FOCAL, 'Phường Đài Sơn'],
    ['by its English name', '{unit}', FOCAL, 'Phường Đài Sơn'],
    ['the deadline is the last day', 'Hạn: {hạn cuối}', FOCAL, 'Hạn: Thứ Năm, 14/12/2023'],
    ['the period', 'Kỳ {kỳ báo cáo}', FOCAL, 'Kỳ năm 2023'],
    ['what is missing', '{số liệu còn thiếu}', FOCAL, 'Hồ sơ công việc, Văn bản hành chính điện tử'],
    ['the state', '{tình trạng}', FOCAL, 'chưa gửi'],
    ['the agency', '{cơ quan thường trực}', FOCAL, 'Phòng VHTT'],
    ['twice', '{đơn vị}, {đơn vị}', FOCAL, 'Phường Đài Sơn, Phường Đài Sơn'],
    ['sent: nothing is missing', '{còn thiếu}', reporting({ sent: true }), 'không còn, báo cáo đã gửi'],
    ['all entered, not sent', '{còn thiếu}', reporting({ missing: [] }), 'không còn, chờ bấm Gửi báo cáo'],
    ['no deadline is named as missing', 'Hạn: {hạn cuối}', reporting({ dueBefore: null }), 'Hạn: (chưa có hạn cuối)'],
    ['no period is named as missing', '{kỳ}', reporting({ period: null }), '(chưa có kỳ báo cáo)'],
    ['a plan without a number', 'Theo {kế hoạch}', FOCAL, 'Theo (kế hoạch chưa ghi số)'],
    [
      'a leader',
      'Kính gửi {đơn vị}',
      { role: 'leader', reports: [] },
      'Kính gửi Lãnh đạo UBND thành phố Phan Rang-Tháp Chàm',
    ],
    [
      'the agency itself',
      'Kính gửi {đơn vị}',
      { role: 'coordinator', reports: [] },
      'Kính gửi Phòng Văn hóa và Thông tin',
    ],
    [
      'a person of no unit',
      'Kính gửi {đơn vị}',
      { role: 'focal_point', reports: [] },
      'Kính gửi (không gắn với đơn vị nào)',
    ],
    [
      'two units, one deadline',
      '{đơn vị}: {hạn cuối}',
      { role: 'focal_point', reports: [daiSon, { ...daiSon, unit: 'Phường Mỹ Hải' }] },
      'Phường Đài Sơn, Phường Mỹ Hải: Thứ Năm, 14/12/2023',
    ],
    [
      'two units, two states',
      '{tình trạng}',
      { role: 'focal_point', reports: [daiSon, { ...daiSon, unit: 'Phường Mỹ Hải', sent: true }] },
      'Phường Đài Sơn: chưa gửi, Phường Mỹ Hải: đã gửi',
    ],
    ['an unknown one, near', 'Kính gửi {đơn vj}', FOCAL, 'text_field_near đơn vj | đơn vị'],
    ['an unknown one, nowhere near', '{mật khẩu}', FOCAL, 'text_field_unknown mật khẩu'],
    ['an empty one', 'Kính gửi {}', FOCAL, 'text_field_unknown'],
    ['one that never ends', 'Kính gửi {đơn vị, hạn', FOCAL, 'text_brace {đơn vị, hạn'],
    ['one that never began', 'Kính gửi đơn vị}', FOCAL, 'text_brace }'],
    ['one in another', '{{đơn vị}}', FOCAL, 'text_brace {'],
    ['nothing', '   ', FOCAL, 'text_empty'],
    ['too much', 'a'.repeat(TEXT_MOST + 1), FOCAL, `text_too_long ${TEXT_MOST} | ${TEXT_MOST + 1}`],
  ];
  it.each(rows)('%s', (_name, text, reader, expected) => {
    expect(reads(text, reader)).toBe(expected);
  });

  it('is filled in the words of the language', () => {
    expect(reads('{deadline}; {missing}; {state}', reporting({ missing: [] }), 'hp', 'en')).toBe(
      'Thursday 14 Dec 2023; none, waiting to be sent; not sent yet',
    );
  });

  it('that a reader has no value for is counted, once', () => {
    const read = readText('{hạn cuối} {hạn cuối} {đơn vị} {kế hoạch}');
    const values = valuesFor(builtIn('prtc'), reporting({ dueBefore: null }));
    expect(read.ok && missingFor(read.value, values)).toEqual(['deadline', 'plan']);
  });
});

function reporting(change: Partial<typeof daiSon> | { period: null } | { dueBefore: null }): Reader {
  return { role: 'focal_point', reports: [{ ...daiSon, ...change }] };
}

describe("the writer's own blanks", () => {
  const text = 'Họp lúc {thời gian}, tại {địa điểm}. Kính gửi {đơn vị}.';
  it('must be filled before the text goes out', () => {
    const read = finished(text);
    expect(read.ok ? '' : `${read.problem.code}: ${read.problem.params.names}`).toBe('text_blank: thời gian, địa điểm');
  });

  it('are filled by what the writer says, and fields stay', () => {
    const filled = fillBlanks(text, { time: '14 giờ 00, Thứ Sáu, 29/12/2023', place: 'Hội trường {UBND}' });
    expect(filled).toBe('Họp lúc 14 giờ 00, Thứ Sáu, 29/12/2023, tại Hội trường UBND. Kính gửi {đơn vị}.');
    expect(finished(filled).ok).toBe(true);
  });

  it('stay when nothing was said', () => {
    expect(fillBlanks(text, { time: '  ' })).toBe(text);
  });
});

describe('the source paper', () => {
  it('is named with its day and clause, and is not replaced', () => {
    const source = { number: 'Giấy mời số 12/GM-UBND', day: '2023-12-20', clause: 'Mục 2' };
    expect(words.say(sourceLine(source), 'vi')).toBe(
      'Văn bản: Giấy mời số 12/GM-UBND ngày 20/12/2023, Mục 2; tin nhắn này không thay thế văn bản.',
    );
    expect(words.say(sourceLine({ ...source, day: null, clause: null }), 'en')).toBe(
      'Document: Giấy mời số 12/GM-UBND; this message does not replace it.',
    );
  });
});

describe('a language variant', () => {
  it('is the own one, else the Vietnamese one and said so', () => {
    expect(variantFor({ vi: 'Xin chào', en: 'Hello' }, 'en')).toEqual({ source: 'Hello', asWritten: false });
    expect(variantFor({ vi: 'Xin chào', en: null }, 'en')).toEqual({ source: 'Xin chào', asWritten: true });
    expect(variantFor({ vi: 'Xin chào', en: null }, 'vi')).toEqual({ source: 'Xin chào', asWritten: false });
  });
});

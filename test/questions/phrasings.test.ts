/** A canonical query said in several ways, as people type, is read back as itself. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Condition, canonical, type Query } from '../../src/questions/query.js';
import { readAs, units } from './world.js';

const CRITERIA = [
  { id: 'work_files_online', own: '60', said: ['hscv', 'hồ sơ công việc', 'hồ sơ mạng', 'HSCV'] },
  { id: 'periodic_reports_edoc', own: '100', said: ['báo cáo định kỳ', 'bcđk'] },
  { id: 'admin_docs_edoc', own: '100', said: ['văn bản hành chính', 'vbhc', 'văn bản'] },
] as const;

const OPS: Readonly<Record<'>=' | '>' | '<' | '<=', readonly string[]>> = {
  '>=': ['đạt từ {n} trở lên', 'ít nhất {n}', 'không dưới {n}', 'tối thiểu {n}', '>= {n}', 'từ {n} trở lên'],
  '>': ['trên {n}', 'hơn {n}', 'vượt {n}', 'đạt trên {n}', 'cao hơn {n}', '> {n}'],
  '<': ['dưới {n}', 'thấp hơn {n}', 'chưa tới {n}', 'chưa đến {n}', 'không tới {n}', '< {n}'],
  '<=': ['không quá {n}', 'từ {n} trở xuống', 'không vượt quá {n}', '{n} trở xuống'],
};

interface Said {
  readonly query: Query;
  readonly text: string;
}

const base = { tier: 'commune', period: '2023' } as const;
const unit = fc.constantFrom(...units);
const criterion = fc.constantFrom(...CRITERIA);
const pick = <T>(all: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...all);

const typed = pick([
  { types: ['Phường'], said: 'phường nào', counted: 'phường' },
  { types: ['Xã'], said: 'xã nào', counted: 'xã' },
  { types: [] as string[], said: 'đơn vị nào', counted: 'đơn vị' },
]);

const lists = fc
  .tuple(
    criterion,
    typed,
    pick(['>=', '>', '<', '<='] as const),
    fc.integer({ min: 20, max: 99 }),
    fc.boolean(),
    fc.nat(),
  )
  .chain(([one, kind, op, n, counts, which]) =>
    pick(one.said).map((name): Said => {
      const words = OPS[op];
      const mark = (words[which % words.length] ?? '').replace('{n}', `${n}%`);
      const own = op === '>=' && one.own === String(n);
      const test: Condition = { op, threshold: String(n), upper: null, target: own };
      const subject = counts ? `mấy ${kind.counted}` : kind.said;
      return {
        query: { kind: counts ? 'count' : 'list', criterion: one.id, ...base, types: kind.types, test },
        text: which % 2 === 0 ? `${subject} ${mark} ${name}` : `${subject} ${name} ${mark}`,
      };
    }),
  );

const ofUnit = fc.tuple(unit, criterion, fc.nat()).chain(([{ id, name }, one, which]) =>
  pick(one.said).map((said): Said => {
    const common = { unit: id, criterion: one.id, ...base } as const;
    const forms: readonly Said[] = [
      { query: { kind: 'value', ...common, test: null }, text: `${said} của ${name}` },
      { query: { kind: 'value', ...common, test: null }, text: `${name} đạt bao nhiêu ${said}` },
      { query: { kind: 'rank', ...common }, text: `${name} xếp thứ mấy về ${said}` },
      { query: { kind: 'rank', ...common }, text: `${name} hạng mấy ${said}` },
      { query: { kind: 'trend', ...common }, text: `diễn biến ${said} của ${name} qua các năm` },
      {
        query: {
          kind: 'compare',
          units: [id],
          criterion: one.id,
          ...base,
          types: [],
          base: '2022',
          order: null,
          n: null,
        },
        text: `${said} của ${name} tăng hay giảm so với năm ngoái`,
      },
      {
        query: { kind: 'eligibility', want: 'met', count: false, unit: id, types: [], ...base },
        text: `${name} có đủ tiêu chuẩn không`,
      },
      {
        query: { kind: 'missing', want: 'status', count: false, unit: id, criterion: null, types: [], ...base },
        text: `${name} nộp báo cáo chưa`,
      },
    ];
    return forms[which % forms.length] as Said;
  }),
);

const tables = fc.tuple(criterion, typed, fc.integer({ min: 2, max: 9 }), fc.nat()).chain(([one, kind, n, which]) =>
  pick(one.said).map((said): Said => {
    const common = { kind: 'ranking', criterion: one.id, ...base, types: kind.types } as const;
    const forms: readonly Said[] = [
      { query: { ...common, part: 'top', n }, text: `top ${n} ${kind.counted} ${said}` },
      { query: { ...common, part: 'top', n }, text: `${n} ${kind.counted} dẫn đầu ${said}` },
      { query: { ...common, part: 'bottom', n }, text: `${n} ${kind.counted} thấp nhất về ${said}` },
      { query: { ...common, part: 'top', n: 1 }, text: `${kind.said} cao nhất ${said}` },
      { query: { ...common, part: 'bottom', n: 1 }, text: `${kind.said} đội sổ ${said}` },
      { query: { ...common, part: 'place', n }, text: `${kind.said} đứng thứ ${n} ${said}` },
    ];
    return forms[which % forms.length] as Said;
  }),
);

const unmarked = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
const wide = (text: string): string =>
  text.replace(/[0-9%]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

const MANNERS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.normalize('NFD'),
  (text) => text.toLocaleUpperCase('vi'),
  unmarked,
  wide,
  (text) => `dạ cho em hỏi ${text} ạ`,
  (text) => `anh ơi ${text} vậy`,
  (text) => `${text}???`,
  (text) => text.replace(/không/g, 'ko').replace(/bao nhiêu/g, 'bn'),
  (text) => text.replace(/Phường /g, 'p.').replace(/phường nào/g, 'p nào'),
  (text) => text.replace(/òa/g, 'oà').replace(/ủy/g, 'uỷ'),
  (text) => `  ${text.replace(/ /g, '   ')}  `,
];

it('whatever the manner', () => {
  fc.assert(
    fc.property(fc.oneof(lists, ofUnit, tables), pick(MANNERS), ({ query, text }, manner) => {
      expect(readAs(manner(text)), manner(text)).toBe(canonical(query));
    }),
    { numRuns: 1500, seed: 20231218 },
  );
});

/** Ten thousand communes: names stay hash look-ups, ambiguous ones are asked about, texts are cut and JSON is whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit } from '../../src/domain/unit.js';
import { answer } from '../../src/questions/answer.js';
import { type AskFacts, columnsOf } from '../../src/questions/facts.js';
import { buildLexicon } from '../../src/questions/lexicon.js';
import { understand } from '../../src/questions/understand.js';
import { context, NOW, plan, shown, facts as small, lexicon as smallLexicon, textOf } from './world.js';

const FIRST = [
  'Tân',
  'Đông',
  'Mỹ',
  'Hòa',
  'Phước',
  'Vĩnh',
  'An',
  'Bình',
  'Long',
  'Thanh',
  'Kim',
  'Ngọc',
  'Xuân',
  'Quảng',
  'Yên',
  'Trung',
  'Nam',
  'Bắc',
  'Sơn',
  'Hải',
];
const SECOND = [
  'Lộc',
  'Phú',
  'Thạnh',
  'Hưng',
  'Thủy',
  'Khánh',
  'Lâm',
  'Giang',
  'Châu',
  'Tường',
  'Quang',
  'Hiệp',
  'Thắng',
  'Lợi',
  'Nghĩa',
  'Đức',
  'Trạch',
  'Cường',
  'Dương',
  'Ninh',
];
const SIZE = 10_599;

const units: readonly Unit[] = Array.from({ length: SIZE }, (_, i): Unit => {
  const type = i % 6 === 0 ? 'Phường' : 'Xã';
  const name = `${FIRST[i % 20]} ${SECOND[Math.floor(i / 20) % 20]}${i < 400 ? '' : ` ${FIRST[Math.floor(i / 400) % 20]}`}`;
  return {
    id: i + 1,
    code: String(i).padStart(5, '0'),
    name: `${type} ${name}`,
    type,
    tier: 'commune',
    parentCode: null,
    validFrom: null,
    validTo: null,
  };
});
const lexicon = buildLexicon(plan, units);
const columns = new Map(
  ['2022', '2023'].map((period) => [
    period,
    columnsOf(
      units,
      'work_files_online',
      period,
      units.map(
        (unit, i) =>
          ({
            unitId: unit.id,
            value: { kind: 'ratio', numerator: (i * 7919) % 1000, denominator: 1000 },
            state: 'verified',
            source: 'chat',
          }) as const,
      ),
    ),
  ]),
);
const facts: AskFacts = {
  plan,
  units,
  lexicon,
  period: '2023',
  duePeriod: '2023',
  reportPeriod: '2023',
  periods: ['2022', '2023'],
  published: [],
  assessed: () => null,
  asOf: NOW,
  columns: (id, period) => (id === 'work_files_online' ? (columns.get(period) ?? null) : null),
  duties: () => null,
};
const read = (text: string): string => shown(understand(text, lexicon, context()));

describe('a country', () => {
  it('finds one unit by name', () => {
    expect(read('hscv của xã Tân Lộc Đông')).toMatch(/^(value unit|clarify)/);
  });
  it('asks which of several equal names is meant, or for more words', () => {
    const twins = [...units.slice(0, 40), { ...(units[1] as Unit), id: 99_999, code: '99999' }];
    const understood = understand('Đông Lộc hscv bao nhiêu', buildLexicon(plan, twins), context());
    expect(shown(understood)).toBe('clarify Xã Đông Lộc (00001) | Xã Đông Lộc (99999)');
  });
  it('cuts the text and keeps the JSON whole', () => {
    const understood = understand('xã nào đạt 60%', lexicon, context());
    if (!('query' in understood)) throw new Error(shown(understood));
    const done = answer(understood.query, facts, 'A');
    expect(done.json.units.length).toBeGreaterThan(3000);
    expect(textOf(done)).toMatch(/… và \d\.\d{3} đơn vị khác/);
    expect(textOf(done).length).toBeLessThanOrEqual(420);
    const rates = done.json.units.map((one) => one.value ?? 0);
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
  });
});

describe('any text', () => {
  const word = fc.constantFrom(
    'phường',
    'nào',
    'đạt',
    'không',
    'chưa',
    '60%',
    'hscv',
    'kinh dinh',
    'top',
    '3',
    'trên',
    'dưới',
    'từ',
    'đến',
    'so với',
    'năm ngoái',
    'thiếu',
    'mấy',
    'hồ sơ',
    'ai',
    'nộp',
    'and',
    'which',
    '%',
    '-',
    '/',
    'khen',
    'xếp hạng',
    'trung bình',
    '1e9',
    '99999999999999999999',
    "n't",
  );
  it('never throws, and whatever is understood can be answered', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (parts) => {
        const understood = understand(parts.join(' '), smallLexicon, context());
        if ('query' in understood) expect(textOf(answer(understood.query, small, 'A'))).not.toBe('');
      }),
      { numRuns: 1500 },
    );
  });
  // FUZZ=100000 (npm run storm) is the full form. A text above its limit is run five times alone; its minimum counts.
  it('random questions: nothing throws, none takes more than 20 ms', () => {
    const words =
      'phường nào đạt không chưa 60% hscv kinh dinh top 3 trên dưới từ đến so năm ngoái thiếu mấy ai nộp and which % 1e9 xếp hạng đô vinh nếu ngưỡng nhưng thứ cả điểm'.split(
        ' ',
      );
    let state = 20231211;
    const next = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const took = (text: string): number => {
      const start = performance.now();
      understand(text, smallLexicon, context());
      return performance.now() - start;
    };
    for (let n = 0; n < Number(process.env.FUZZ ?? 8_000); n++) {
      const text = Array.from({ length: next(8) }, () => words[next(words.length)] ?? '').join(' ');
      if (took(text) > 20) expect(Math.min(...[1, 2, 3, 4, 5].map(() => took(text))), text).toBeLessThan(20);
    }
  }, 120_000);
  it('never throws on noise of any length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        understand(text, smallLexicon, context());
      }),
      { numRuns: 1000 },
    );
    expect(read('phường '.repeat(3000))).toBe('?');
    expect(read('a'.repeat(20_000))).toBe('?');
  });
});

/** Ten thousand communes: names stay hash look-ups, ambiguous ones are asked about, texts are cut and JSON is whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit } from '../../src/domain/unit.js';
import { answer } from '../../src/questions/answer.js';
import { type AskFacts, columnsOf } from '../../src/questions/facts.js';
import { buildLexicon } from '../../src/questions/lexicon.js';
import { understand } from '../../src/questions/understand.js';
import { context, facts as small, lexicon as smallLexicon, NOW, plan, shown, textOf } from './world.js';

const FIRST = ['Tân', 'Đông', 'Mỹ', 'Hòa', 'Phước', 'Vĩnh', 'An', 'Bình', 'Long', 'Thanh', 'Kim', 'Ngọc', 'Xuân', 'Quảng', 'Yên', 'Trung', 'Nam', 'Bắc', 'Sơn', 'Hải'];
const SECOND = ['Lộc', 'Phú', 'Thạnh', 'Hưng', 'Thủy', 'Khánh', 'Lâm', 'Giang', 'Châu', 'Tường', 'Quang', 'Hiệp', 'Thắng', 'Lợi', 'Nghĩa', 'Đức', 'Trạch', 'Cường', 'Dương', 'Ninh'];
const SIZE = 10_599;

const units: readonly Unit[] = Array.from({ length: SIZE }, (_, i): Unit => {
  const type = i % 6 === 0 ? 'Phường' : 'Xã';
  const name = `${FIRST[i % 20]} ${SECOND[Math.floor(i / 20) % 20]}${i < 400 ? '' : ` ${FIRST[Math.floor(i / 400) % 20]}`}`;
  return { id: i + 1, code: String(i).padStart(5, '0'), name: `${type} ${name}`, type, tier: 'commune', parentCode: null, validFrom: null, validTo: null };
});
const lexicon = buildLexicon(plan, units);
const columns = new Map(
  ['2022', '2023'].map((period) => [
    period,
    columnsOf(units, 'work_files_online', period, units.map((unit, i) => ({ unitId: unit.id, value: { kind: 'ratio', numerator: (i * 7919) % 1000, denominator: 1000 }, state: 'verified', source: 'chat' }) as const)),
  ]),
);
const facts: AskFacts = { plan, units, lexicon, period: '2023', periods: ['2022', '2023'], asOf: NOW, columns: (id, period) => (id === 'work_files_online' ? (columns.get(period) ?? null) : null), duties: () => null };
const read = (text: string): string => shown(understand(text, lexicon, context()));

it('bench', () => {
  let t = performance.now(); buildLexicon(plan, units); console.log('lexicon ms', performance.now() - t);
  const qs = ['xã nào đạt 60%', 'phường nào chưa đạt hscv', 'top 5 xã hscv', 'xã Tân Lộc hscv bao nhiêu', 'bảng xếp hạng hscv', 'mấy xã đạt 60%', 'ai chưa nộp', 'đơn vị nào đủ tiêu chuẩn', 'xã nào tăng nhiều nhất hscv', 'trung bình hscv', 'xã Tân Lôc Qqq hscv', 'hạn nộp'];
  const all: [number, string][] = [];
  for (let k = 0; k < 30; k++) for (const q of qs) {
    t = performance.now();
    const u = understand(q, lexicon, context());
    const t1 = performance.now();
    if ('query' in u) answer(u.query, facts, 'A');
    const t2 = performance.now();
    all.push([t2 - t, `${q} u=${(t1 - t).toFixed(2)} a=${(t2 - t1).toFixed(2)}`]);
  }
  all.sort((a, b) => b[0] - a[0]);
  console.log(all.slice(0, 14).map((x) => x[1]).join('\n'), '\np50', all[Math.floor(all.length / 2)]?.[0], 'p99', all[Math.floor(all.length * 0.01)]?.[0]);
  const seen = new Set<string>(); for (const [, s] of all) { const q = s.split(' u=')[0] ?? ''; if (!seen.has(q)) { seen.add(q); } }
  void expect; void fc; void describe; void small; void smallLexicon; void textOf; void read;
});

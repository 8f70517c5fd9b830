/** Periods inside questions: "năm 2023", "quý III", "6 tháng đầu năm", "tháng này". */
import { dayOf, type Instant } from '../domain/time.js';
import type { Found } from './tags.js';
import type { Word } from './words.js';

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

export function periodAt(words: readonly Word[], at: number, now: Instant): Found[] {
  const thisYear = Number(dayOf(now).slice(0, 4));
  const found: Found[] = [];
  const year = (i: number): number | null => {
    const word = words[i];
    if (word?.kind !== 'number' || words[i + 1]?.key === '%') return null;
    if (/^20\d\d$/.test(word.raw)) return Number(word.raw);
    const after = words[i - 1];
    const short = /^\d\d$/.test(word.raw) && after !== undefined && (after.norm === 'năm' || after.norm === 'nam');
    return short && Number(word.raw) >= 20 && Number(word.raw) <= 35 ? 2000 + Number(word.raw) : null;
  };
  const afterYear = (i: number): { year: number; length: number } => {
    const isYear = words[i]?.key === 'nam';
    const skip = isYear || words[i]?.key === 'of' ? 1 : 0;
    const named = year(i + skip);
    if (named !== null) return { year: named, length: skip + 1 };
    if (!isYear) return { year: thisYear, length: 0 };
    const which = words[i + 1]?.key;
    if (which === 'nay') return { year: thisYear, length: 2 };
    return which === 'ngoai' || which === 'truoc' ? { year: thisYear - 1, length: 2 } : { year: thisYear, length: 1 };
  };
  const word = words[at];
  const next = words[at + 1];
  if (word === undefined) return found;
  const isYearWord = (word.key === 'nam' && (word.norm === 'năm' || word.norm === 'nam')) || word.key === 'year';
  const named = isYearWord ? year(at + 1) : year(at);
  if (named !== null)
    found.push({ length: isYearWord ? 2 : 1, tag: { kind: 'year', year: named, past: false }, weight: 6 });
  const quarter =
    /^q([1-4])$/.exec(word.key)?.[1] ??
    (word.key === 'quy' || word.key === 'q' || word.key === 'quarter'
      ? (ROMAN[next?.key ?? ''] ?? next?.key)
      : undefined);
  if (quarter !== undefined && /^[1-4]$/.test(String(quarter))) {
    const own = word.key.length === 2 ? 1 : 2;
    const rest = afterYear(at + own);
    found.push({ length: own + rest.length, tag: { kind: 'period', period: `${rest.year}-Q${quarter}` }, weight: 6 });
  }
  if ((word.key === 'thang' || word.key === 'quy') && (next?.norm === 'này' || next?.norm === 'nay')) {
    const month = Number(dayOf(now).slice(5, 7));
    const part = word.key === 'thang' ? String(month).padStart(2, '0') : `Q${Math.ceil(month / 3)}`;
    found.push({ length: 2, tag: { kind: 'period', period: `${thisYear}-${part}` }, weight: 6 });
  }
  if (word.key === 'thang' && next?.kind === 'number' && Number(next.key) >= 1 && Number(next.key) <= 12) {
    const rest = afterYear(at + 2);
    const month = String(Number(next.key)).padStart(2, '0');
    found.push({ length: 2 + rest.length, tag: { kind: 'period', period: `${rest.year}-${month}` }, weight: 6 });
  }
  const spelled = { 6: ['sáu', 'sau'], 9: ['chín', 'chin'] };
  const months = Object.entries(spelled).find(
    ([digit, [norm, key]]) => word.key === digit || word.norm === norm || (word.norm === key && word.key === key),
  )?.[0];
  if (months !== undefined && next?.key === 'thang') {
    const which = words[at + 2]?.key;
    const own = which === 'dau' || which === 'cuoi' ? 3 : 2;
    const rest = afterYear(at + own);
    const part = months === '9' ? '9M' : which === 'cuoi' ? 'H2' : 'H1';
    found.push({ length: own + rest.length, tag: { kind: 'period', period: `${rest.year}-${part}` }, weight: 6 });
  }
  return found;
}

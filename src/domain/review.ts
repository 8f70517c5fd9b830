/** When a plan's sơ kết or tổng kết takes place, as a span of days: a quarter or a year is never one day. */
import type { Phase } from './plan.js';
import { addDays, type Day } from './time.js';

export interface Span {
  readonly first: Day;
  readonly last: Day;
}

const QUARTERS: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4 };

/** "Quý IV năm 2023", "trong năm 2023"; null where the plan names no such time (a review tied to another document). */
export function reviewSpan(phase: Phase): Span | null {
  const found = /^(?:Quý (IV|I{1,3})|trong) năm (20\d\d)$/u.exec(phase.reviewTime ?? '');
  if (found === null) return null;
  const [, quarter, year = ''] = found;
  if (quarter === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const month = ((QUARTERS[quarter] ?? 1) - 1) * 3 + 1;
  const next = month === 10 ? `${Number(year) + 1}-01-01` : `${year}-${String(month + 3).padStart(2, '0')}-01`;
  return { first: `${year}-${String(month).padStart(2, '0')}-01`, last: addDays(next, -1) };
}

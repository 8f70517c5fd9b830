/** Periods as files write them, and the days they cover. */
import type { Plan } from '../../domain/plan.js';
import { addDays, type Day } from '../../domain/time.js';

export interface DayRange {
  readonly first: Day;
  readonly last: Day;
}

const PARTS: Readonly<Record<string, readonly [first: number, last: number]>> = {
  H1: [1, 6],
  H2: [7, 12],
  '9M': [1, 9],
  Q1: [1, 3],
  Q2: [4, 6],
  Q3: [7, 9],
  Q4: [10, 12],
};

const two = (n: number): string => String(n).padStart(2, '0');

function monthsOf(year: number, first: number, last: number): DayRange {
  const next = last === 12 ? `${year + 1}-01-01` : `${year}-${two(last + 1)}-01`;
  return { first: `${year}-${two(first)}-01`, last: addDays(next, -1) };
}

/** `2024`, `2024-H1`, `2024-9M`, `2024-Q3`, `2024-06`, `phase:<id>` -> its days; null when it is none of these. */
export function periodRange(period: string, plan: Plan): DayRange | null {
  if (period.startsWith('phase:')) {
    const phase = plan.phases.find((one) => `phase:${one.id}` === period);
    if (phase === undefined || phase.from === null || phase.to === null) return null;
    return { first: `${phase.from}-01-01`, last: `${phase.to}-12-31` };
  }
  const m = /^(\d{4})(?:-([A-Z0-9]{2}))?$/.exec(period);
  if (m === null) return null;
  const year = Number(m[1]);
  const part = m[2];
  if (part === undefined) return monthsOf(year, 1, 12);
  if (/^(0[1-9]|1[0-2])$/.test(part)) return monthsOf(year, Number(part), Number(part));
  const months = PARTS[part];
  return months === undefined ? null : monthsOf(year, months[0], months[1]);
}

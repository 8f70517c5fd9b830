/**
 * The decrees on emulation and commendation by date. Only number and span are known here; what they say is filled in by
 * the reviewer, each point with its day, and nothing is quoted that nobody entered.
 */
import { addDays, type Day } from './time.js';

export interface Decree {
  readonly id: string;
  /** "Nghị định số 98/2023/NĐ-CP" as papers cite it. */
  readonly number: string;
  readonly from: Day;
  /** The last day; null while it holds. */
  readonly to: Day | null;
}

export const DECREES: readonly Decree[] = [
  { id: '91/2017', number: '91/2017/NĐ-CP', from: '2017-10-01', to: '2023-12-31' },
  { id: '98/2023', number: '98/2023/NĐ-CP', from: '2024-01-01', to: '2025-06-30' },
  { id: '152/2025', number: '152/2025/NĐ-CP', from: '2025-07-01', to: null },
];

export const decreeById = (id: string): Decree | null => DECREES.find((one) => one.id === id) ?? null;

/** The decree in force on the day; null before the first one known. */
export function decreeOn(day: Day): Decree | null {
  return DECREES.find((one) => one.from <= day && (one.to === null || day <= one.to)) ?? null;
}

/** Decrees a text cites by number. */
const citedIn = (text: string): readonly Decree[] => DECREES.filter((one) => text.normalize('NFC').includes(one.id));

export interface EndedDecree {
  readonly decree: Decree;
  /** The first day on which it no longer held. */
  readonly since: Day;
  readonly instead: Decree | null;
}

/** The decree a paper's or an award's words rest on, where it has ended by the day; null otherwise. */
export function endedIn(text: string, day: Day): EndedDecree | null {
  const decree = citedIn(text).find((one) => one.to !== null && one.to < day);
  if (decree === undefined || decree.to === null) return null;
  return { decree, since: addDays(decree.to, 1), instead: decreeOn(day) };
}

/**
 * Reporting periods: `2024`, `2024-H1`, `2024-9M`, `2024-Q3`, `2024-06`, `phase:<id>`, and `adhoc:20240630-1` for the
 * first request whose figures are as of 30/06/2024. Stored and compared as this text; a phase belongs to a plan, so
 * its years are known there and not here.
 */
import { addDays, type Day, isDay } from './time.js';

export type Period =
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'half'; readonly year: number; readonly half: 1 | 2 }
  | { readonly kind: 'nine_months'; readonly year: number }
  | { readonly kind: 'quarter'; readonly year: number; readonly quarter: 1 | 2 | 3 | 4 }
  | { readonly kind: 'month'; readonly year: number; readonly month: number }
  | { readonly kind: 'phase'; readonly id: string }
  /** Asked for outside the plan's rhythm (báo cáo đột xuất), once. */
  | { readonly kind: 'adhoc'; readonly asOf: Day; readonly n: number };

/** First and last day whose data belong to a period, both included. */
export interface DataWindow {
  readonly from: Day;
  readonly to: Day;
}

const CALENDAR = /^(20\d{2})(?:-(?:H([12])|(9M)|Q([1-4])|(0[1-9]|1[0-2])))?$/;
const PHASE = /^phase:([a-z0-9][a-z0-9_-]{0,39})$/;
const ADHOC = /^adhoc:(20\d{2})(\d{2})(\d{2})-([1-9]\d{0,2})$/;

/** Null for anything not written exactly in one of the seven forms; years 2000–2099. */
export function parsePeriod(text: string): Period | null {
  const phase = PHASE.exec(text)?.[1];
  if (phase !== undefined) return { kind: 'phase', id: phase };
  const adhoc = ADHOC.exec(text);
  if (adhoc !== null) {
    const asOf = `${adhoc[1]}-${adhoc[2]}-${adhoc[3]}`;
    return isDay(asOf) ? { kind: 'adhoc', asOf, n: Number(adhoc[4]) } : null;
  }
  const found = CALENDAR.exec(text);
  if (found === null) return null;
  const [, yearText, half, nine, quarter, month] = found;
  const year = Number(yearText);
  if (half !== undefined) return { kind: 'half', year, half: half === '1' ? 1 : 2 };
  if (nine !== undefined) return { kind: 'nine_months', year };
  if (quarter !== undefined) return { kind: 'quarter', year, quarter: Number(quarter) as 1 | 2 | 3 | 4 };
  if (month !== undefined) return { kind: 'month', year, month: Number(month) };
  return { kind: 'year', year };
}

export function periodText(period: Period): string {
  switch (period.kind) {
    case 'year':
      return String(period.year);
    case 'half':
      return `${period.year}-H${period.half}`;
    case 'nine_months':
      return `${period.year}-9M`;
    case 'quarter':
      return `${period.year}-Q${period.quarter}`;
    case 'month':
      return `${period.year}-${String(period.month).padStart(2, '0')}`;
    case 'phase':
      return `phase:${period.id}`;
    case 'adhoc':
      return `adhoc:${period.asOf.replaceAll('-', '')}-${period.n}`;
    default:
      return period satisfies never;
  }
}

/** The first and the last month of the period, 1–12; null for a phase and a request. */
function months(period: Period): { readonly year: number; readonly first: number; readonly last: number } | null {
  switch (period.kind) {
    case 'year':
      return { year: period.year, first: 1, last: 12 };
    case 'half':
      return { year: period.year, first: period.half === 1 ? 1 : 7, last: period.half === 1 ? 6 : 12 };
    case 'nine_months':
      return { year: period.year, first: 1, last: 9 };
    case 'quarter':
      return { year: period.year, first: period.quarter * 3 - 2, last: period.quarter * 3 };
    case 'month':
      return { year: period.year, first: period.month, last: period.month };
    case 'phase':
    case 'adhoc':
      return null;
    default:
      return period satisfies never;
  }
}

const dayIn = (year: number, month: number, day: string): Day => `${year}-${String(month).padStart(2, '0')}-${day}`;

/** `national`: from the 15th to the 14th. `calendar`: whole months. */
export type WindowShape = 'national' | 'calendar';

/**
 * Which days' data a report of the period covers. `national` (NĐ 09/2019/NĐ-CP): from the 15th of the month before it
 * begins to the 14th of its last month, so a year runs from 15/12 of the year before to 14/12. Null for a phase, a
 * request and text that is no period.
 */
export function dataWindow(text: string, shape: WindowShape = 'national'): DataWindow | null {
  const period = parsePeriod(text);
  const span = period === null ? null : months(period);
  if (span === null) return null;
  if (shape === 'calendar') {
    const next = span.last === 12 ? dayIn(span.year + 1, 1, '01') : dayIn(span.year, span.last + 1, '01');
    return { from: dayIn(span.year, span.first, '01'), to: addDays(next, -1) };
  }
  const from = addDays(dayIn(span.year, span.first, '01'), -1).slice(0, 8);
  return { from: `${from}15`, to: dayIn(span.year, span.last, '14') };
}

/** As of which day a request wants figures; null for every other period. */
export function requestedDay(text: string): Day | null {
  const period = parsePeriod(text);
  return period?.kind === 'adhoc' ? period.asOf : null;
}

/**
 * The period that figures are set against: the same one a year before ("cùng kỳ"), since half-years and nine months
 * are cumulative and seasons differ. Null for a phase, a request and text that is no period.
 */
export function previousPeriod(text: string): string | null {
  const period = parsePeriod(text);
  if (period === null || period.kind === 'phase' || period.kind === 'adhoc') return null;
  return periodText({ ...period, year: period.year - 1 });
}

/**
 * Order in time: by the last day of data, then the shorter period first, so a year follows its fourth quarter.
 * Phases and requests come last, by text. For `sort`.
 */
export function comparePeriods(a: string, b: string): number {
  const x = dataWindow(a);
  const y = dataWindow(b);
  if (x === null || y === null) {
    if (x !== null) return -1;
    if (y !== null) return 1;
    return a < b ? -1 : a > b ? 1 : 0;
  }
  if (x.to !== y.to) return x.to < y.to ? -1 : 1;
  return x.from === y.from ? 0 : x.from > y.from ? -1 : 1;
}

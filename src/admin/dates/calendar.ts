/** "Lịch nghỉ": a day becomes free, worked, or what the table says; a year without a table is said to be complete. */
import type { Facts } from '../../conversation/facts.js';
import type { Calendar, CalendarEntry, DayKind } from '../../domain/calendar.js';
import { CALENDAR_YEARS, type CalendarYear } from '../../domain/holidays.js';
import { ok, refuse } from '../../domain/problem.js';
import { addDays, type Day, isDay } from '../../domain/time.js';
import type { Decide } from '../decide.js';

export interface CalendarArgs {
  readonly campaignId: string;
  readonly day: Day;
  readonly as: CalendarEntry['as'];
  /** The paper; only an entry that is taken back needs none. */
  readonly document: string;
}

export interface CalendarChanged {
  readonly day: Day;
  readonly before: DayKind;
  readonly as: CalendarEntry['as'];
}

const WORKED: readonly DayKind[] = ['working', 'working_saturday'];

function isSame(kind: DayKind, as: CalendarEntry['as'], own: boolean): boolean {
  if (as === 'table') return !own;
  // A day that is not settled is neither: whoever decides it settles it.
  if (kind === 'unknown') return false;
  return (as === 'working') === WORKED.includes(kind);
}

/** Refuses `campaign_unknown`, `campaign_closed`, `day_unreadable`, `document_missing`, `calendar_same`. */
export const editCalendar: Decide<CalendarArgs, CalendarChanged> = async (args, facts) => {
  const { campaignId, day, as, document } = args;
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  if (campaign.closedAt != null) return refuse('campaign_closed');
  if (!isDay(day) || !/^20/.test(day)) return refuse('day_unreadable', { found: day });
  if (as !== 'table' && document.trim() === '') return refuse('document_missing');
  const { calendar, entries } = await facts.calendar(campaignId);
  const before = calendar.kind(day);
  const own = entries.some((one) => one.day === day);
  if (isSame(before, as, own)) return refuse('calendar_same', { day });
  const paper = document.trim() === '' ? null : document;
  return ok({
    events: [{ type: 'calendar_changed', campaignId, days: [{ day, as }], settled: null, document: paper }],
    result: { day, before, as },
  });
};

/** Refuses `campaign_unknown`, `document_missing`, `calendar_known` (the year has a table). */
export const settleYear: Decide<
  { readonly campaignId: string; readonly year: number; readonly document: string },
  number
> = async ({ campaignId, year, document }, facts) => {
  if ((await facts.campaign(campaignId)) === null) return refuse('campaign_unknown', { id: campaignId });
  if (document.trim() === '') return refuse('document_missing');
  const { calendar } = await facts.calendar(campaignId);
  if (calendar.known(year)) return refuse('calendar_known', { year });
  return ok({
    events: [{ type: 'calendar_changed', campaignId, days: [], settled: year, document }],
    result: year,
  });
};

export interface DayShown {
  readonly day: Day;
  readonly kind: DayKind;
  /** The office's own entry, not the table's. */
  readonly own: boolean;
}

export interface YearShown {
  readonly year: number;
  readonly known: boolean;
  readonly table: CalendarYear | null;
  /** Days that are not what their weekday says, by date. */
  readonly days: readonly DayShown[];
}

/** What a year holds beyond weekends. */
export async function calendarOfYear(campaignId: string, year: number, facts: Facts): Promise<YearShown> {
  const { calendar, entries } = await facts.calendar(campaignId);
  const own = new Set(entries.map((one) => one.day));
  const days: DayShown[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const kind = calendar.kind(day);
    if (kind !== 'working' && kind !== 'weekend') days.push({ day, kind, own: own.has(day) });
    else if (own.has(day)) days.push({ day, kind, own: true });
  }
  const table = CALENDAR_YEARS.find((one) => one.year === year) ?? null;
  return { year, known: calendar.known(year), table, days };
}

/** Years of the days for which the calendar has no table, so that whoever names a working day says so. */
export function unknownYears(calendar: Calendar, days: readonly Day[]): readonly number[] {
  const years = new Set(days.map((day) => Number(day.slice(0, 4))));
  return [...years].filter((year) => !calendar.known(year)).sort((a, b) => a - b);
}

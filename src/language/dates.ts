/** A day as people say it, always day before month. `today` is given: this room knows no clock. */
import { addDays, type Day, isDay, weekdayOf } from '../domain/time.js';
import { fold } from './fold.js';

export type ReadDay =
  | { readonly day: Day }
  /** "thứ sáu" without a week: the last one or the next one, in this order. */
  | { readonly ask: 'which_week'; readonly days: readonly Day[] };

const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [/(?:^| )(?:hom nay|hnay|bua nay|sang nay|chieu nay|trua nay|toi nay|today)(?: |$)/, 0],
  [/(?:^| )(?:hom kia|hom truoc|bua kia)(?: |$)/, -2],
  [/(?:^| )(?:hom qua|bua qua|hqua|chieu qua|toi qua|yesterday)(?: |$)/, -1],
  [/(?:^| )(?:ngay mot|mot|ngay kia|day after tomorrow)(?: |$)/, 2],
  [/(?:^| )(?:ngay mai|mai|tomorrow)(?: |$)/, 1],
];
const WEEKDAYS: Readonly<Record<string, number>> = {
  'chu nhat': 0,
  cn: 0,
  hai: 1,
  ba: 2,
  tu: 3,
  nam: 4,
  sau: 5,
  bay: 6,
  sunday: 0,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
};
const WEEKDAY =
  /(?:^| )(?:(?:thu |t)([2-7])|thu (hai|ba|tu|nam|sau|bay)|(chu nhat|cn|sunday|monday|tuesday|wednesday|thursday|friday|saturday))(?: |$)/;
const WRITTEN =
  /(?:^|[^\d/.-])(\d{1,2})(?: ?(?:\/|-|\.|thang) ?)(\d{1,2})(?:(?: ?(?:\/|-|\.|nam|,)? ?)(\d{4}|\d{2}))?(?![\d/%])/;
const ISO = /(?:^|\D)(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const DAY_ONLY = /(?:ngay|mung|hom) (\d{1,2})(?![\d/%])(?! ?thang)/;

const two = (n: number): string => String(n).padStart(2, '0');

/** The real day, or null. */
function dayFrom(year: number, month: number, day: number): Day | null {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return isDay(text) ? text : null;
}

const distance = (a: Day, b: Day): number => Math.abs(Date.parse(a) - Date.parse(b));

/** The candidate nearest to today: "31/12" said in January is last year's. */
function nearest(candidates: readonly (Day | null)[], today: Day): Day | null {
  const real = candidates.filter((d) => d !== null);
  return real.reduce<Day | null>(
    (best, d) => (best === null || distance(d, today) < distance(best, today) ? d : best),
    null,
  );
}

function written(text: string, today: Day): Day | null {
  const iso = ISO.exec(text);
  if (iso !== null) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const m = WRITTEN.exec(text);
  if (m === null) return null;
  const [day, month] = [Number(m[1]), Number(m[2])];
  if (m[3] !== undefined) return dayFrom(m[3].length === 2 ? 2000 + Number(m[3]) : Number(m[3]), month, day);
  const year = Number(today.slice(0, 4));
  return nearest(
    [year - 1, year, year + 1].map((y) => dayFrom(y, month, day)),
    today,
  );
}

function dayOnly(text: string, today: Day): Day | null {
  const m = DAY_ONLY.exec(text);
  if (m === null) return null;
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const inMonth = (shift: number): Day | null => {
    const at = year * 12 + (month - 1) + shift;
    return dayFrom(Math.floor(at / 12), (at % 12) + 1, Number(m[1]));
  };
  return nearest([-1, 0, 1].map(inMonth), today);
}

function weekday(text: string, today: Day): ReadDay | null {
  const m = WEEKDAY.exec(text);
  if (m === null) return null;
  const wanted = m[1] === undefined ? WEEKDAYS[m[2] ?? m[3] ?? ''] : Number(m[1]) - 1;
  if (wanted === undefined) return null;
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  const inWeek = (week: number): Day => addDays(monday, week * 7 + ((wanted + 6) % 7));
  if (/tuan (?:truoc|roi|qua)|last/.test(text)) return { day: inWeek(-1) };
  if (/tuan (?:sau|toi)|next/.test(text)) return { day: inWeek(1) };
  if (/tuan nay| nay(?: |$)|this/.test(text) || inWeek(0) === today) return { day: inWeek(0) };
  const [past, coming] = inWeek(0) < today ? [inWeek(0), inWeek(1)] : [inWeek(-1), inWeek(0)];
  return { ask: 'which_week', days: [past, coming] };
}

/** The text folded and without the day written in it, so that the day's year is not taken for another one. */
export const withoutDay = (text: string): string => fold(text).replace(ISO, ' ').replace(WRITTEN, ' ');

/** The day a text names; null when it names none (or none that exists, like 30/02). */
export function readDay(text: string, today: Day): ReadDay | null {
  const words = fold(text).slice(0, 200);
  const said = written(words, today);
  if (said !== null) return { day: said };
  if (WRITTEN.test(words) || ISO.test(words)) return null;
  for (const [pattern, days] of RELATIVE) if (pattern.test(words)) return { day: addDays(today, days) };
  const alone = dayOnly(words, today);
  return alone === null ? weekday(words, today) : { day: alone };
}

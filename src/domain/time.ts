/**
 * Time as the offices keep it: Asia/Ho_Chi_Minh, UTC+7 all year (no DST since 1975), whatever the host's TZ.
 * Instants are epoch milliseconds; days are `YYYY-MM-DD` strings of the Vietnamese calendar day.
 */

/** A calendar day in Vietnam, `YYYY-MM-DD`. */
export type Day = string;
/** Epoch milliseconds. */
export type Instant = number;

const OFFSET_MS = 7 * 3_600_000;
export const DAY_MS = 86_400_000;

/** The Vietnamese calendar day in which the instant falls. */
export function dayOf(at: Instant): Day {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 10);
}

/** The same day as a count of days since 01/01/1970: to compare many quickly. */
export function dayNumber(at: Instant): number {
  return Math.floor((at + OFFSET_MS) / DAY_MS);
}

/** The first instant (00:00 +07:00) of a day. */
export function startOfDay(day: Day): Instant {
  return Date.parse(`${day}T00:00:00Z`) - OFFSET_MS;
}

/** Wall-clock `HH:MM` in Vietnam. */
export function clockOf(at: Instant): string {
  return new Date(at + OFFSET_MS).toISOString().slice(11, 16);
}

/** ISO 8601 with the offset written out, as every JSON output shows it. */
export function isoOf(at: Instant): string {
  return `${new Date(at + OFFSET_MS).toISOString().slice(0, 19)}+07:00`;
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** True for a real calendar day written `YYYY-MM-DD` (2023-02-30 is refused). */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().slice(0, 10) === text;
}

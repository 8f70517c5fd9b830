/** When reminders are due, as data: a campaign's plan may change them; these are the house's own. */
import { SENDING_HOURS, type SendingHours } from '../domain/calendar.js';

/** Wall clock in Vietnam, `HH:MM`. */
type Clock = string;

export interface ReminderRules {
  /** So many working days before the last working day of the bound; `prepare` says what to get ready. */
  readonly before: readonly { readonly days: number; readonly at: Clock; readonly prepare: boolean }[];
  /** On the last working day itself; null: not. */
  readonly last: Clock | null;
  /** So many working days after the last day. `head`: says that the unit's head may be told next. */
  readonly after: readonly { readonly days: number; readonly at: Clock; readonly head: boolean }[];
  /** On a promised day: in its morning (also where no half-day was said), in its afternoon. */
  readonly promised: { readonly morning: Clock; readonly afternoon: Clock };
  /** What the office itself gets: the weekly digest, the day-after summary, the check of who can be reached. */
  readonly office: Clock;
  readonly hours: SendingHours;
  /** Reminder messages to one person, over all campaigns. A week runs from Monday to Sunday. */
  readonly perDay: number;
  readonly perWeek: number;
  /** Reminders without any reply after which the name stands on the call list. */
  readonly callAfter: number;
}

export const DEFAULT_RULES: ReminderRules = {
  before: [
    { days: 10, at: '07:45', prepare: true },
    { days: 3, at: '07:45', prepare: false },
  ],
  last: '08:00',
  after: [
    { days: 1, at: '07:45', head: true },
    { days: 5, at: '07:45', head: true },
  ],
  promised: { morning: '07:45', afternoon: '13:35' },
  office: '08:05',
  hours: SENDING_HOURS,
  perDay: 1,
  perWeek: 2,
  callAfter: 2,
};

/** A reminder later than this after its time is marked late. */
export const LATE_MS = 6 * 3_600_000;
/** What could not be said for so many working days is not said any more: the next rule speaks. */
export const STALE_WORKING_DAYS = 5;

/** How the planner treats what is late; when reminders are due is `domain/reminder-rules.ts`. */

/** A reminder later than this after its time is marked late. */
export const LATE_MS = 6 * 3_600_000;
/** What could not be said for so many working days is not said any more: the next rule speaks. */
export const STALE_WORKING_DAYS = 5;

/** Who has to be called: nobody takes part, or reminders go unanswered. Pure. */
import type { OwingView } from '../conversation/facts.js';
import { dayOf, type Instant } from '../domain/time.js';
import type { ReminderRules } from './rules.js';

/** A unit that named a coming day is left alone. */
export function needsCall(one: OwingView, rules: ReminderRules, now: Instant): boolean {
  if (one.promise !== null && one.promise.day >= dayOf(now)) return false;
  return one.people.length === 0 || one.unanswered >= rules.callAfter;
}

/** What would be sent between two moments if nobody answered: the planner itself, run over the moments that matter. */
import { type Calendar, nextSendingInstant } from '../domain/calendar.js';
import { addDays, dayOf, type Instant, startOfDay } from '../domain/time.js';
import { type History, type Intent, intentKey, type Matter, plan } from './plan.js';

export interface Forecast extends Intent {
  /** When it would be decided; `at` is when it is due. */
  readonly decidedAt: Instant;
}

/** From `from` to `to` (exclusive), in order of time. What is decided already is not in it. */
export function forecast(
  matters: readonly Matter[],
  history: History,
  calendar: Calendar,
  from: Instant,
  to: Instant,
): Forecast[] {
  const done = new Set(history.done);
  const told = new Map(history.told);
  const found: Forecast[] = [];
  const moments = new Set([from]);
  for (const { slots } of matters) for (const { at } of slots) if (at > from && at < to) moments.add(at);
  const queue = [...moments].sort((a, b) => a - b);
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const { notices, others, waiting } = plan(matters, { done, told }, calendar, at);
    for (const { personId } of notices) told.set(personId, [...(told.get(personId) ?? []), at]);
    for (const one of [...notices.flatMap((notice) => notice.parts), ...others]) {
      done.add(intentKey(one));
      found.push({ ...one, decidedAt: at });
    }
    const next = nextSendingInstant(calendar, startOfDay(addDays(dayOf(at), 1)));
    const soonest = nextSendingInstant(calendar, at);
    const again = waiting ? next : soonest > at ? soonest : null;
    if (again !== null && again < to && !queue.includes(again)) {
      queue.push(again);
      queue.sort((a, b) => a - b);
    }
  }
  return found;
}

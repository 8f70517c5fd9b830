/** The clock of the trial: the stated day, at the real time of day in Vietnam. Whole days apart, so time flows. */
import { DAY_MS, type Day, dayOf, startOfDay } from '../domain/time.js';
import type { Clock } from './clock.js';

export interface TrialClock extends Clock {
  /** The day it is now in the trial; after midnight the next one. */
  day(): Day;
  setDay(day: Day): void;
}

export function trialClock(base: Clock, day: Day): TrialClock {
  const offsetTo = (wanted: Day): number =>
    Math.round((startOfDay(wanted) - startOfDay(dayOf(base.now()))) / DAY_MS) * DAY_MS;
  let offset = offsetTo(day);
  const now = (): number => base.now() + offset;
  return {
    now,
    monotonic: () => base.monotonic(),
    after: (ms, run) => base.after(ms, run),
    day: () => dayOf(now()),
    setDay(wanted) {
      offset = offsetTo(wanted);
    },
  };
}

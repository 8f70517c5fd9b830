/**
 * After a copy was put back: what was due between the copy and now may have gone out already, and nobody knows. The
 * planners look once as of the last sending hours, and all that would be sent ends in doubt: nothing is said twice.
 */
import { hoursOf, SENDING_HOURS } from '../../domain/calendar.js';
import type { Instant } from '../../domain/time.js';
import { readHouseCalendar } from '../../store/facts/deadlines.js';
import { doubtOpen } from '../../store/queries/outbox.js';
import type { House } from '../composition.js';
import { announceOnce } from './broadcasts.js';
import { tellWhatIsDue } from './due.js';
import { lookOnce, type Reaching } from './reminders.js';

const STEP_MS = 5 * 60_000;
/** No holidays are longer. */
const STEPS = (21 * 24 * 60) / 5;
/** Announcements move on part by part; with nothing to do for longer than this they wait for their own time. */
const SOON_MS = 500;
const PARTS = 1_000;

/** Gives how many messages are in doubt since. */
export async function holdBack(house: House, channels: readonly Reaching[]): Promise<number> {
  const now = house.clock.now();
  const hold = () => house.store.write((tx) => doubtOpen(tx, 'restored', now));
  let held = await hold();
  const at = await lastSending(house, now);
  if (at === null) return held;
  const { clock } = house;
  const then: House = {
    ...house,
    clock: { now: () => at, monotonic: () => clock.monotonic(), after: (ms, run) => clock.after(ms, run) },
  };
  await lookOnce(then, channels, at);
  await tellWhatIsDue(then);
  held += await hold();
  for (let n = 0, next = at; n < PARTS && next - at < SOON_MS; n++) {
    next = await announceOnce(then, () => undefined);
    held += await hold();
  }
  return held;
}

async function lastSending(house: House, now: Instant): Promise<Instant | null> {
  const calendar = await house.store.read((tx) => readHouseCalendar(tx));
  for (let n = 0; n < STEPS; n++) {
    if (hoursOf(calendar, SENDING_HOURS, now - n * STEP_MS)) return now - n * STEP_MS;
  }
  return null;
}

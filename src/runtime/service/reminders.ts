/** Wakes the planner: a plain interval and node-cron both only say "look now"; what is due is decided from rows. */
import cron from 'node-cron';
import type { Channel } from '../../channels/channel.js';
import type { Instant } from '../../domain/time.js';
import { fire } from '../../reminders/fire.js';
import { readHouseCalendar } from '../../store/facts/deadlines.js';
import type { ReachChannel } from '../../store/queries/reach.js';
import { systemClock } from '../clock.js';
import type { House } from '../composition.js';
import type { Log } from '../log.js';
import { startLoop } from '../loops.js';

export interface Reminders {
  /** When the planner last looked, by the machine's own clock; null before the first time. */
  lastTickAt(): Instant | null;
  stop(): Promise<void>;
}

const EVERY_MINUTE = '* * * * *';

export type Reaching = Pick<Channel, 'name' | 'limits'>;

/** What reaching people needs to know of a channel. */
export function reachChannels(channels: readonly Reaching[]): ReachChannel[] {
  return channels.map(({ name, limits }) => ({
    name,
    window: limits.window ?? null,
    templates: limits.templates ?? [],
  }));
}

/** One look at everything that is due, however much it is. Gives how many messages were made. */
export async function lookOnce(house: House, channels: readonly Reaching[], now: Instant): Promise<number> {
  const { store, caches, secretKey, make } = house;
  const options = { store, caches, secretKey, newId: make.newId, channels: reachChannels(channels) };
  let fired = await fire({ ...options, calendarOf: readHouseCalendar }, now);
  let { sent } = fired;
  while (fired.more.length > 0) {
    fired = await fire({ ...options, calendarOf: readHouseCalendar }, now, fired.more);
    sent += fired.sent;
  }
  return sent;
}

/** `wake` tells delivery that something is due. */
export function startReminders(house: House, channels: readonly Reaching[], log: Log, wake: () => void): Reminders {
  let lastTick: Instant | null = null;
  const loop = startLoop(
    async (now) => {
      const sent = await lookOnce(house, channels, house.clock.now());
      lastTick = now;
      if (sent > 0) {
        log.info({ sent }, 'reminders decided');
        wake();
      }
      return now + house.config.reminderTickMs;
    },
    systemClock,
    (error) => log.error({ error }, 'the planner of reminders failed and will look again'),
  );
  const minute = cron.schedule(EVERY_MINUTE, () => loop.wake(), { timezone: 'Asia/Ho_Chi_Minh' });
  return {
    lastTickAt: () => lastTick,
    async stop() {
      await minute.stop();
      await loop.stop();
    },
  };
}

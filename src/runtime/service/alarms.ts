/**
 * Dead man's switch: the planner has not looked for a quarter of an hour, a message waits unhandled for five minutes, a
 * platform's token cannot be renewed, or is refused. The coordinators are told once per incident, never over the channel that fails.
 */
import type { ChannelName } from '../../channels/channel.js';
import type { Instant } from '../../domain/time.js';
import { line } from '../../messages/message.js';
import { coordinatorPlaces, oldestOpenInbox, refusedToken } from '../../store/queries/alarm.js';
import { enqueue } from '../../store/queries/outbox.js';
import { readSetting, writeSetting } from '../../store/queries/setting.js';
import { systemClock } from '../clock.js';
import type { House } from '../composition.js';
import type { Log } from '../log.js';
import { startLoop } from '../loops.js';

const INCIDENTS = ['planner_silent', 'inbox_stuck', 'zalo_oa_reconnect', 'token_refused'] as const;
export type Incident = (typeof INCIDENTS)[number];

const PLANNER_MS = 15 * 60_000;
const INBOX_MS = 5 * 60_000;
const LOOK_MS = 60_000;

export interface Watched {
  /** The channels that run. */
  readonly channels: readonly ChannelName[];
  /** When the planner last looked (or the service began), by the machine's own clock. */
  lastTickAt(): Instant;
  needsReconnect(): Promise<boolean>;
}

export interface Alarms {
  /** What is wrong now, by name. */
  incidents(): readonly Incident[];
  stop(): Promise<void>;
}

/** Which incidents stand, each with the channel that fails, where it is one channel's trouble. */
async function standing(house: House, watched: Watched, now: Instant): Promise<Map<Incident, ChannelName | null>> {
  const found = new Map<Incident, ChannelName | null>();
  if (now - watched.lastTickAt() > PLANNER_MS) found.set('planner_silent', null);
  const waits = await house.store.read((tx) => oldestOpenInbox(tx));
  if (waits !== null && house.clock.now() - waits.receivedAt > INBOX_MS) found.set('inbox_stuck', waits.channel);
  const reconnect = await watched.needsReconnect();
  if (reconnect) found.set('zalo_oa_reconnect', 'zalo-oa');
  const refused = await house.store.read((tx) => refusedToken(tx));
  // A chain of tokens that is broken is told as that.
  if (refused !== null && !(reconnect && refused === 'zalo-oa')) found.set('token_refused', refused);
  return found;
}

/** Looks once. An incident is told when it begins, and may be told again only after it was over. */
export async function watchOnce(house: House, watched: Watched, now: Instant): Promise<readonly Incident[]> {
  const found = await standing(house, watched, now);
  const at = house.clock.now();
  await house.store.write(async (tx) => {
    for (const incident of INCIDENTS) {
      const key = `incident.${incident}`;
      const told = ((await readSetting(tx, key)) ?? '') !== '';
      if (found.has(incident) === told) continue;
      await writeSetting(tx, key, told ? '' : String(at));
      if (told) continue;
      const failing = found.get(incident) ?? null;
      const running = watched.channels.filter((channel) => channel !== failing);
      for (const to of await coordinatorPlaces(tx, running, at)) {
        const channel = failing === null ? '' : { line: line(`channels.name.${failing}`) };
        const message = { lines: [line(`alarm.${incident}`, { channel })], choices: [] };
        const row = { to, lane: 'reply' as const, about: key, message, language: null, handed: false };
        await enqueue(tx, row, at);
      }
    }
  });
  return [...found.keys()];
}

export function startAlarms(house: House, watched: Watched, log: Log, wake: () => void): Alarms {
  let known: readonly Incident[] = [];
  const loop = startLoop(
    async (now) => {
      const found = await watchOnce(house, watched, now);
      const fresh = found.filter((one) => !known.includes(one));
      known = found;
      if (fresh.length > 0) {
        log.error({ incidents: fresh }, 'something needs a person');
        wake();
      }
      return now + LOOK_MS;
    },
    systemClock,
    (error) => log.error({ error }, 'the watch failed and will look again'),
  );
  return { incidents: () => known, stop: () => loop.stop() };
}

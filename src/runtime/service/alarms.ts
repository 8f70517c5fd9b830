/**
 * Dead man's switch: the planner has not looked for a quarter of an hour, a message waits unhandled for five minutes, a
 * platform's token cannot be renewed, or is refused. The coordinators are told once per incident, never over the channel that fails.
 */
import type { ChannelName } from '../../channels/channel.js';
import type { Instant } from '../../domain/time.js';
import { line } from '../../messages/message.js';
import { coordinatorPlaces, oldestOpenInbox, refusedTokens } from '../../store/queries/alarm.js';
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

interface Standing {
  readonly incident: Incident;
  /** The channel that fails, where it is one channel's trouble. */
  readonly failing: ChannelName | null;
}

/** Which incidents stand, by the key they are kept under: each channel that refuses its token is one of its own. */
async function standing(house: House, watched: Watched, now: Instant): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>();
  const add = (incident: Incident, failing: ChannelName | null): void => {
    found.set(keyOf(incident, failing), { incident, failing });
  };
  if (now - watched.lastTickAt() > PLANNER_MS) add('planner_silent', null);
  const waits = await house.store.read((tx) => oldestOpenInbox(tx));
  if (waits !== null && house.clock.now() - waits.receivedAt > INBOX_MS) add('inbox_stuck', waits.channel);
  const reconnect = await watched.needsReconnect();
  if (reconnect) add('zalo_oa_reconnect', 'zalo-oa');
  for (const refused of await house.store.read((tx) => refusedTokens(tx))) {
    // A chain of tokens that is broken is told as that.
    if (!(reconnect && refused === 'zalo-oa')) add('token_refused', refused);
  }
  return found;
}

/** Nothing at all goes out over the channel. */
const SENDS_NOTHING: readonly Incident[] = ['zalo_oa_reconnect', 'token_refused'];

const keyOf = (incident: Incident, failing: ChannelName | null): string =>
  incident === 'token_refused' ? `incident.${incident}.${failing}` : `incident.${incident}`;

/** Looks once. An incident is told when it begins, and may be told again only after it was over. */
export async function watchOnce(house: House, watched: Watched, now: Instant): Promise<readonly Incident[]> {
  const found = await standing(house, watched, now);
  const dumb = [...found.values()].flatMap((one) => (SENDS_NOTHING.includes(one.incident) ? one.failing : []));
  const at = house.clock.now();
  const keys = new Set([
    ...INCIDENTS.flatMap((one) =>
      one === 'token_refused' ? watched.channels.map((channel) => keyOf(one, channel)) : [keyOf(one, null)],
    ),
    ...found.keys(),
  ]);
  await house.store.write(async (tx) => {
    for (const key of keys) {
      const one = found.get(key);
      const told = ((await readSetting(tx, key)) ?? '') !== '';
      if ((one !== undefined) === told) continue;
      await writeSetting(tx, key, told ? '' : String(at));
      if (one === undefined) continue;
      const { incident, failing } = one;
      const running = watched.channels.filter((channel) => channel !== failing && !dumb.includes(channel));
      for (const to of await coordinatorPlaces(tx, running, at)) {
        const channel = failing === null ? '' : { line: line(`channels.name.${failing}`) };
        const message = { lines: [line(`alarm.${incident}`, { channel })], choices: [] };
        const row = {
          to,
          lane: 'reply' as const,
          about: `incident.${incident}`,
          message,
          language: null,
          handed: false,
        };
        await enqueue(tx, row, at);
      }
    }
  });
  return [...found.values()].map((one) => one.incident);
}

export function startAlarms(house: House, watched: Watched, log: Log, wake: () => void): Alarms {
  let known: readonly Incident[] = [];
  const loop = startLoop(
    async (now) => {
      const found = await watchOnce(house, watched, now);
      const fresh = found.filter((one) => !known.includes(one));
      const more = fresh.length > 0 || found.length > known.length;
      known = found;
      if (more) {
        log.error({ incidents: found }, 'something needs a person');
        wake();
      }
      return now + LOOK_MS;
    },
    systemClock,
    (error) => log.error({ error }, 'the watch failed and will look again'),
  );
  return { incidents: () => [...new Set(known)], stop: () => loop.stop() };
}

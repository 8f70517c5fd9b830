/**
 * A platform forgets a button press after a while (Telegram: 150 s) though it keeps messages for a day. Whoever was in
 * the middle of a report when we fell silent for longer than that is told to press again; nobody else is.
 */
import type { Channel, ChannelName } from '../../channels/channel.js';
import { readSession } from '../../conversation/session.js';
import type { Instant } from '../../domain/time.js';
import type { Event } from '../../events/event.js';
import { line } from '../../messages/message.js';
import { apply } from '../../store/apply.js';
import { lastHeard, noteHeard, sessionsBefore } from '../../store/queries/outage.js';
import { systemClock } from '../clock.js';
import type { House } from '../composition.js';
import type { Log } from '../log.js';
import { type Loop, startLoop } from '../loops.js';

const LOOK_MS = 20_000;
/** Who acted longer ago than this has put the telephone away. */
const RECENT_MS = 30 * 60_000;
const IN_THE_MIDDLE = new Set(['question', 'summary', 'as_of', 'highlight', 'drop', 'correct']);

/** Notes that the platform was heard at `heard`, and gives how many were told because it had been silent for long. */
export async function noteContact(
  house: House,
  channel: { readonly name: ChannelName; readonly pressLivesMs: number },
  heard: Instant,
): Promise<number> {
  const { store, make, secretKey } = house;
  return store.write(async (tx) => {
    const before = await lastHeard(tx, channel.name);
    await noteHeard(tx, channel.name, heard);
    if (before === null || heard - before <= channel.pressLivesMs) return 0;
    const rows = await sessionsBefore(tx, channel.name, before - RECENT_MS, before);
    const waiting = rows.filter((row) => IN_THE_MIDDLE.has(readSession(row.held).open.kind));
    const bubble = { lines: [line('outage.press_again')], choices: [] };
    const events = waiting.map(
      ({ address }): Event => ({
        type: 'message_created',
        to: { address },
        bubble,
        lane: 'reply',
        about: null,
        fleeting: false,
      }),
    );
    const env = { actor: { kind: 'service' as const }, address: null, seq: null, secretKey, handed: false };
    await apply(tx, events, { ...env, now: heard, newId: make.newId });
    return events.length;
  });
}

/** Looks every twenty seconds at the channels that say when they were heard. `told` is called after a commit. */
export function watchContact(house: House, channels: readonly Channel[], log: Log, told: () => void): Loop {
  return startLoop(
    async (now) => {
      for (const { name, limits, heardAt } of channels) {
        const heard = heardAt?.() ?? null;
        if (heard === null || limits.pressLivesMs === undefined) continue;
        const count = await noteContact(house, { name, pressLivesMs: limits.pressLivesMs }, heard);
        if (count === 0) continue;
        log.warn({ channel: name, count }, 'people in the middle of a report were told to press again');
        told();
      }
      return now + LOOK_MS;
    },
    systemClock,
    (error) => log.error({ error }, 'the contact with the platforms could not be noted'),
  );
}

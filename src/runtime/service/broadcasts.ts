/** Sends announcements part by part. What is due is decided from rows: a late wake, or a restart, changes only time. */

import { sendPart } from '../../admin/broadcast/send.js';
import { act } from '../../admin/cli/act.js';
import type { RunningChannel } from '../../broadcast/preview.js';
import type { Channel } from '../../channels/channel.js';
import type { Instant } from '../../domain/time.js';
import { noteRunning } from '../../store/facts/broadcast.js';
import { openBroadcasts } from '../../store/queries/broadcast.js';
import { systemClock } from '../clock.js';
import type { House } from '../composition.js';
import type { Log } from '../log.js';
import { type Loop, startLoop } from '../loops.js';

/** How often it is asked whether something was approved or fell due: one row of an index that is nearly always empty. */
const LOOK_MS = 1_000;
const SERVICE = { kind: 'service' } as const;

type Reaching = Pick<Channel, 'name' | 'limits'>;

/** What previews need to know of the channels that run, in this process and in others. */
export function noteChannels(house: House, channels: readonly Reaching[]): Promise<void> {
  const paid = house.config.zaloOa?.paid;
  const running = channels.map(({ name, limits }): RunningChannel => {
    const costs = name === 'zalo-oa' ? paid : undefined;
    return {
      name,
      perSecond: Math.min(limits.sendsPerSecond, house.config.sendRatePerS ?? Number.POSITIVE_INFINITY),
      window: limits.window ?? null,
      templates: limits.templates ?? [],
      prices: { announcement: costs?.templates.announcement?.price ?? 0, late: costs?.latePrice ?? 0 },
      cap: costs?.monthlyCap ?? 0,
    };
  });
  return house.store.write((tx) => noteRunning(tx, running));
}

/** Every announcement that is under way moves by one part. Gives when to look again. */
export async function announceOnce(house: House, wake: () => void): Promise<Instant> {
  const words = await house.words();
  let next = house.clock.now() + LOOK_MS;
  for (const { id: broadcastId } of await house.store.read(openBroadcasts)) {
    const done = await act(house, (turn) => turn.do(sendPart, { broadcastId, words }, SERVICE));
    if (!done.ok) continue;
    if (done.value.queued > 0 || done.value.next === null) wake();
    next = Math.min(next, done.value.next ?? next);
  }
  return next;
}

/** `wake` tells delivery that something is due. */
export async function startBroadcasts(
  house: House,
  channels: readonly Reaching[],
  log: Log,
  wake: () => void,
): Promise<Loop> {
  await noteChannels(house, channels);
  return startLoop(
    // The house's clock may be an assumed day: how long to wait is what counts.
    async (now) => now + Math.max(0, (await announceOnce(house, wake)) - house.clock.now()),
    systemClock,
    (error) => log.error({ error }, 'sending announcements failed and will be tried again'),
  );
}

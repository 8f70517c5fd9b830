/** What became known about reaching an address. */
import type { ReachEvent } from '../../events/event.js';
import type { Tx } from '../port.js';
import { noteReach, releaseShutOut } from '../queries/reach.js';

export async function reachNoted(tx: Tx, { type: _, address, ...news }: ReachEvent): Promise<void> {
  await noteReach(tx, address, news);
  if (news.seenAt !== undefined) await releaseShutOut(tx, address);
}

/** Stopping: whatever has not gone out never will, and its author hears of it. */
import type { LedgerCounts } from '../../broadcast/ledger.js';
import { after } from '../../broadcast/state.js';
import type { Broadcast } from '../../broadcast/types.js';
import { ok, refuse } from '../../domain/problem.js';
import type { Decide } from '../decide.js';
import type { OneArgs } from './approve.js';
import { approversOf, broadcastNamed } from './case.js';
import { tellStopped } from './told.js';

export interface Stopped {
  readonly broadcast: Broadcast;
  /** As they stood when it was stopped; messages being sent at that moment may still arrive. */
  readonly before: LedgerCounts;
}

/** Refuses `broadcast_unknown`, `broadcast_not_approver`, `broadcast_<state>` (already stopped, or all of it has gone out). */
export const stopBroadcast: Decide<OneArgs, Stopped> = async ({ campaignId, broadcastId, hand }, facts) => {
  const held = await broadcastNamed(campaignId, broadcastId, facts);
  if (!held.ok) return held;
  const able = hand === null || (await approversOf(campaignId, null, facts)).includes(hand.personId);
  if (!able) return refuse('broadcast_not_approver');
  const { id, state } = held.value;
  const may = after(state, 'stop');
  if (!may.ok) return may;
  const before = await facts.announcements().counts(id);
  if (state === 'done' && before.held === 0) return refuse('broadcast_done');
  return ok({
    events: [
      { type: 'broadcast_stopped', broadcastId: id, campaignId, as: 'cancelled' },
      ...tellStopped(held.value, before, hand),
    ],
    result: { broadcast: held.value, before },
  });
};

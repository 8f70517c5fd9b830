/** From a draft to frozen receivers: with a second person, or alone by typing the number. */
import { after, isTooLate, LAST_MOMENT_MS, PAUSE_MS } from '../../broadcast/state.js';
import type { Broadcast, Recipient } from '../../broadcast/types.js';
import type { Facts } from '../../conversation/facts.js';
import { nextSendingInstant } from '../../domain/calendar.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import type { Instant } from '../../domain/time.js';
import type { Event, PersonId } from '../../events/event.js';
import type { Decide, Desk } from '../decide.js';
import { approversOf, broadcastNamed, type Hand, receiversNow, wayOutOf } from './case.js';
import { approvalCard, tellApproved, tellApprovers, tellSentBack } from './told.js';

export interface OneArgs {
  readonly campaignId: string;
  readonly broadcastId: string;
  readonly hand: Hand;
}

export interface Submitted {
  readonly broadcast: Broadcast;
  readonly approvers: readonly PersonId[];
}

/**
 * Puts it before the second person; the text is locked. Refuses `broadcast_unknown`, `broadcast_<state>`,
 * `broadcast_stale` (another version than was seen), `broadcast_nobody`, `broadcast_no_approver`.
 */
export const submitBroadcast: Decide<OneArgs & { readonly version: number }, Submitted> = async (args, facts, desk) => {
  const held = await standing(args, 'submit', facts);
  if (!held.ok) return held;
  const { id: broadcastId, campaignId, version } = held.value;
  if (version !== args.version) return refuse('broadcast_stale');
  const { recipients, eligible } = await receiversNow(held.value, facts, desk.now);
  if (!someone(recipients)) return refuse('broadcast_nobody');
  const { approvers } = await wayOutOf(held.value, recipients.length, facts);
  if (approvers.length === 0) return refuse('broadcast_no_approver');
  const events: Event[] = [
    { type: 'broadcast_submitted', broadcastId, campaignId, version },
    ...tellApprovers(approvers, approvalCard(held.value, recipients.length, eligible)),
  ];
  return ok({ events, result: { broadcast: held.value, approvers } });
};

/** Opens it to changes again. Refuses `broadcast_unknown`, `broadcast_<state>`, `broadcast_not_yours`. */
export const takeBackBroadcast: Decide<OneArgs, Broadcast> = async (args, facts) => {
  const held = await standing(args, 'take_back', facts);
  if (!held.ok) return held;
  const { createdBy } = held.value;
  const mine = createdBy === null || args.hand === null || createdBy.personId === args.hand.personId;
  if (!mine) return refuse('broadcast_not_yours');
  return ok({ events: [reopened(held.value, 'author', null)], result: held.value });
};

/** The second person does not agree. Refuses as `approveBroadcast` does. */
export const sendBackBroadcast: Decide<OneArgs & { readonly words: string | null }, Broadcast> = async (
  args,
  facts,
) => {
  const held = await standing(args, 'send_back', facts);
  if (!held.ok) return held;
  const fit = await fits(held.value, args.hand, facts);
  if (!fit.ok) return fit;
  const events: Event[] = [reopened(held.value, 'approver', args.words), ...tellSentBack(held.value, args.words)];
  return ok({ events, result: held.value });
};

const reopened = ({ id, campaignId }: Broadcast, by: 'author' | 'approver', words: string | null): Event => ({
  type: 'broadcast_reopened',
  broadcastId: id,
  campaignId,
  by,
  words,
});

export interface Approval {
  readonly broadcast: Broadcast;
  readonly startsAt: Instant;
  readonly count: number;
}

export interface ApproveArgs extends OneArgs {
  /** Of the text that was read. */
  readonly hash: string;
  /** How many it was said to be for. */
  readonly count: number;
  /** Of the card that was read: its hour and receivers may have changed under the same text. Absent: none was. */
  readonly version?: number;
}

/**
 * The second person read this text and agrees; receivers are frozen. Refuses `broadcast_unknown`, `broadcast_<state>`,
 * `broadcast_own` (nobody agrees with their own), `broadcast_not_approver`, `broadcast_stale` (another text than was
 * read, or another version), `broadcast_count` (the receivers changed: shown again), `broadcast_nobody`, `broadcast_past`.
 */
export const approveBroadcast: Decide<ApproveArgs, Approval> = async (args, facts, desk) => {
  const held = await standing(args, 'approve', facts);
  if (!held.ok) return held;
  if (held.value.state !== 'submitted') return refuse(`broadcast_${held.value.state}`);
  const fit = await fits(held.value, args.hand, facts);
  if (!fit.ok) return fit;
  if (args.version !== undefined && args.version !== held.value.version) return refuse('broadcast_stale');
  const frozen = await freeze(held.value, args, facts, desk, { pause: 0, alone: false });
  if (!frozen.ok) return frozen;
  const { events, result } = frozen.value;
  return ok({ events: [...events, ...tellApproved(held.value, result)], result });
};

/**
 * No second person: the number was typed, and sending waits two minutes. Refuses as `approveBroadcast`, and
 * `broadcast_second_person` where somebody else may agree, `broadcast_too_many` above the campaign's limit.
 */
export const sendAlone: Decide<ApproveArgs, Approval> = async (args, facts, desk) => {
  const held = await standing(args, 'approve', facts);
  if (!held.ok) return held;
  if (held.value.state !== 'draft') return refuse(`broadcast_${held.value.state}`);
  const { way, most } = await wayOutOf(held.value, args.count, facts);
  if (way === 'second_person') return refuse('broadcast_second_person');
  if (way === 'nobody_to_approve') return refuse('broadcast_too_many', { most });
  return freeze(held.value, args, facts, desk, { pause: PAUSE_MS, alone: true });
};

async function standing(args: OneArgs, act: Parameters<typeof after>[1], facts: Facts): Promise<Result<Broadcast>> {
  const held = await broadcastNamed(args.campaignId, args.broadcastId, facts);
  if (!held.ok) return held;
  const may = after(held.value.state, act);
  return may.ok ? held : may;
}

async function fits({ campaignId, createdBy }: Broadcast, hand: Hand, facts: Facts): Promise<Result<null>> {
  if (hand === null) return refuse('broadcast_not_approver');
  if (createdBy?.personId === hand.personId) return refuse('broadcast_own');
  const approvers = await approversOf(campaignId, createdBy?.personId ?? null, facts);
  return approvers.includes(hand.personId) ? ok(null) : refuse('broadcast_not_approver');
}

const someone = (recipients: readonly Recipient[]): boolean => recipients.some((one) => one.end === null);

async function freeze(
  held: Broadcast,
  { hash, count }: ApproveArgs,
  facts: Facts,
  desk: Desk,
  { pause, alone }: { readonly pause: number; readonly alone: boolean },
) {
  if (held.hash !== hash) return refuse('broadcast_stale');
  const { recipients } = await receiversNow(held, facts, desk.now);
  if (!someone(recipients)) return refuse('broadcast_nobody');
  if (recipients.length !== count) return refuse('broadcast_count', { count: recipients.length });
  const { id: broadcastId, campaignId, version, scheduledAt } = held;
  const { calendar } = await facts.calendar(campaignId);
  const startsAt = nextSendingInstant(calendar, Math.max(desk.now + pause, scheduledAt ?? 0));
  if (isTooLate(held, startsAt)) return refuse('broadcast_past');
  const notAfter = held.notAfter ?? startsAt + LAST_MOMENT_MS;
  const event: Event = {
    type: 'broadcast_approved',
    broadcastId,
    campaignId,
    version,
    hash,
    recipients: await placed(recipients, facts),
    startsAt,
    notAfter,
    alone,
  };
  return ok({ events: [event], result: { broadcast: held, startsAt, count: recipients.length } });
}

/** With the channel on which each is reached now, so that one that does not answer holds up no other. */
async function placed(recipients: readonly Recipient[], facts: Facts): Promise<readonly Recipient[]> {
  const people = recipients.flatMap(({ personId, end }) => (personId === null || end !== null ? [] : [personId]));
  const { reach } = await facts.announcements().reach(people);
  return recipients.map((one) => {
    const now = one.personId === null ? undefined : reach.get(one.personId);
    return now === undefined || now.is === 'nowhere' ? one : { ...one, channel: now.channel };
  });
}

/** Announcements become rows: drafts, the frozen ledger, messages in small parts. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { HOURS_OVER } from '../../broadcast/ledger.js';
import { type Act, statesBefore } from '../../broadcast/state.js';
import type { Recipient, State } from '../../broadcast/types.js';
import type { BroadcastEvent } from '../../events/broadcast.js';
import type { Tx } from '../port.js';
import { endWaiting, notOnItsWay } from '../queries/broadcast.js';
import { enqueue } from '../queries/outbox.js';
import { broadcast, broadcastOptOut, broadcastRecipient } from '../schema/broadcast.js';
import { outbox } from '../schema/pipe.js';
import { type ApplyEnv, StaleDecision } from './context.js';

type Of<T extends BroadcastEvent['type']> = Extract<BroadcastEvent, { type: T }>;

export const aboutOf = (broadcastId: string): string => `broadcast:${broadcastId}`;

const by = ({ actor }: ApplyEnv) =>
  actor.kind === 'seat' ? { seat: actor.seatId, person: actor.personId } : { seat: null, person: null };

export async function broadcastComposed(tx: Tx, event: Of<'broadcast_composed'>, env: ApplyEnv): Promise<void> {
  const { type: _, broadcastId: id, campaignId, number, version, ...what } = event;
  const { seat: createdBySeat, person: createdByPerson } = by(env);
  if (version > 1) {
    // Its author is who wrote it last.
    const author = createdBySeat === null ? {} : { createdBySeat, createdByPerson };
    await move(tx, id, 'edit', 'draft', { ...what, version, ...author }, version - 1);
    return;
  }
  const fresh = { id, campaignId, number, state: 'draft' as const, version, ...what, alone: false };
  const made = await tx.db
    .insert(broadcast)
    .values({ ...fresh, createdBySeat, createdByPerson, createdAt: env.now })
    .onConflictDoNothing()
    .returning({ id: broadcast.id });
  if (made.length !== 1) throw new StaleDecision('number is taken');
}

export function broadcastSubmitted(tx: Tx, event: Of<'broadcast_submitted'>, env: ApplyEnv): Promise<void> {
  return move(tx, event.broadcastId, 'submit', 'submitted', { submittedAt: env.now }, event.version);
}

/** Its version rises: a press under the older text no longer fits. */
export function broadcastReopened(tx: Tx, event: Of<'broadcast_reopened'>): Promise<void> {
  const version = sql`${broadcast.version} + 1`;
  const act = event.by === 'author' ? 'take_back' : 'send_back';
  return move(tx, event.broadcastId, act, 'draft', { submittedAt: null, version });
}

/** Receivers in one statement. */
const PART = 500;

export async function broadcastApproved(tx: Tx, event: Of<'broadcast_approved'>, env: ApplyEnv): Promise<void> {
  const { broadcastId, version, hash, recipients, startsAt, notAfter, alone } = event;
  const { seat: approvedBySeat, person: approvedByPerson } = by(env);
  const change = { approvedBySeat, approvedByPerson, approvedAt: env.now, startsAt, notAfter, alone };
  await move(tx, broadcastId, 'approve', 'approved', change, version, hash);
  for (let at = 0; at < recipients.length; at += PART) {
    const rows = recipients.slice(at, at + PART).map((one) => recipientRow(broadcastId, one, env));
    await tx.db.insert(broadcastRecipient).values(rows);
  }
}

function recipientRow(broadcastId: string, { personId, unitIds, end, channel = null }: Recipient, env: ApplyEnv) {
  const ended = { endedAs: end?.end ?? null, reason: end?.reason ?? null, endedAt: end === null ? null : env.now };
  return { broadcastId, personId, unitIds, channel, ...ended, outboxId: null, charged: 0 };
}

/** What waits in the outbox is taken back and what is not there yet ends; what is being sent is beyond recall. */
export async function broadcastStopped(tx: Tx, event: Of<'broadcast_stopped'>, env: ApplyEnv): Promise<void> {
  const { broadcastId, as } = event;
  const [held] = await tx.db.select({ state: broadcast.state }).from(broadcast).where(eq(broadcast.id, broadcastId));
  const early = held?.state === 'draft' || held?.state === 'submitted';
  await move(tx, broadcastId, 'stop', early ? 'dropped' : 'cancelled', { endedAt: env.now });
  if (early) return;
  await tx.db
    .update(outbox)
    .set({ state: as, reason: 'stopped', endedAt: env.now })
    .where(and(eq(outbox.about, aboutOf(broadcastId)), sql`${outbox.state} = 'due'`));
  // What is being sent may end without an answer: it is not tried again.
  await tx.db
    .update(outbox)
    .set({ notAfter: env.now - 1 })
    .where(and(sql`${outbox.state} = 'claimed'`, inArray(outbox.id, messagesOf(tx, broadcastId))));
  await endWaiting(tx, broadcastId, as, 'stopped', env.now);
}

const messagesOf = (tx: Tx, broadcastId: string) =>
  tx.db
    .select({ id: broadcastRecipient.outboxId })
    .from(broadcastRecipient)
    .where(eq(broadcastRecipient.broadcastId, broadcastId));

export async function broadcastOvertaken(tx: Tx, event: Of<'broadcast_overtaken'>, env: ApplyEnv): Promise<void> {
  await move(tx, event.broadcastId, 'overtake', 'overtaken', { endedAt: env.now });
  await endWaiting(tx, event.broadcastId, 'superseded', 'too_late', env.now);
}

export function broadcastBegan(tx: Tx, event: Of<'broadcast_began'>, env: ApplyEnv): Promise<void> {
  return move(tx, event.broadcastId, 'begin', 'sending', { startedAt: env.now });
}

/** What waits for people to write goes on waiting: their own act brings it, at any hour. */
export async function broadcastPaused(tx: Tx, event: Of<'broadcast_paused'>, env: ApplyEnv): Promise<void> {
  await tx.db
    .update(outbox)
    .set({ state: 'expired', reason: HOURS_OVER, endedAt: env.now })
    .where(
      and(
        eq(outbox.about, aboutOf(event.broadcastId)),
        sql`${outbox.state} = 'due' and ${outbox.doubts} = 0`,
        sql`coalesce(${outbox.reason}, '') not in ('window_shut', 'cap_reached')`,
      ),
    );
}

export async function broadcastHalfWay(tx: Tx, event: Of<'broadcast_half_way'>, env: ApplyEnv): Promise<void> {
  const once = and(eq(broadcast.id, event.broadcastId), isNull(broadcast.halfAt));
  const noted = await tx.db.update(broadcast).set({ halfAt: env.now }).where(once).returning({ id: broadcast.id });
  if (noted.length !== 1) throw new StaleDecision('half way was told');
}

/** What still waits has passed its last moment. */
export async function broadcastEnded(tx: Tx, event: Of<'broadcast_ended'>, env: ApplyEnv): Promise<void> {
  await endWaiting(tx, event.broadcastId, 'superseded', 'too_late', env.now);
  return move(tx, event.broadcastId, 'end', 'done', { endedAt: env.now });
}

/** Each row enters the outbox once: whoever finds it there already, or the announcement stopped, decided too late. */
export async function broadcastQueued(tx: Tx, event: Of<'broadcast_queued'>, env: ApplyEnv): Promise<void> {
  const { broadcastId, rows, ends } = event;
  const [held] = await tx.db.select().from(broadcast).where(eq(broadcast.id, broadcastId));
  if (held?.state !== 'sending') throw new StaleDecision('announcement is not being sent');
  for (const { recipientId, personId, bubble, template, notAfter } of rows) {
    const about = aboutOf(broadcastId);
    const fresh = { to: { personId }, lane: 'broadcast' as const, about, message: bubble, language: null, template };
    const made = await enqueue(tx, { ...fresh, repeat: held.repeat, notAfter, handed: false }, env.now);
    const taken = await tx.db
      .update(broadcastRecipient)
      .set({ outboxId: made.id })
      .where(and(eq(broadcastRecipient.id, recipientId), notOnItsWay))
      .returning({ id: broadcastRecipient.id });
    if (taken.length !== 1) throw new StaleDecision('receiver is in the outbox');
  }
  for (const reason of new Set(ends.map((one) => one.reason))) {
    const some = ends.filter((one) => one.reason === reason);
    const [first] = some;
    if (first === undefined) continue;
    const ids = some.map((one) => one.recipientId);
    await tx.db
      .update(broadcastRecipient)
      .set({ endedAs: first.end, reason, endedAt: env.now })
      .where(and(inArray(broadcastRecipient.id, ids), isNull(broadcastRecipient.endedAs)));
  }
}

export async function announcementsChosen(tx: Tx, event: Of<'announcements_chosen'>, env: ApplyEnv): Promise<void> {
  const { campaignId, personId, wanted } = event;
  const mine = and(eq(broadcastOptOut.campaignId, campaignId), eq(broadcastOptOut.personId, personId));
  if (wanted) await tx.db.delete(broadcastOptOut).where(mine);
  else await tx.db.insert(broadcastOptOut).values({ campaignId, personId, at: env.now }).onConflictDoNothing();
}

type Change = Parameters<ReturnType<Tx['db']['update']>['set']>[0];

/** Moves the announcement where the act leads, if it still stands where the decision saw it. */
async function move(
  tx: Tx,
  id: string,
  act: Act,
  to: State,
  change: Change,
  version?: number,
  hash?: string,
): Promise<void> {
  const moved = await tx.db
    .update(broadcast)
    .set({ ...change, state: to })
    .where(
      and(
        eq(broadcast.id, id),
        inArray(broadcast.state, [...statesBefore(act)]),
        version === undefined ? undefined : eq(broadcast.version, version),
        hash === undefined ? undefined : eq(broadcast.hash, hash),
      ),
    )
    .returning({ id: broadcast.id });
  if (moved.length !== 1) throw new StaleDecision(`announcement cannot ${act}`);
}

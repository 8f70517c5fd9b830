/** One row of the chain per change, in the change's own transaction. */
import { createHash, randomBytes } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import type { Actor, Event } from '../../events/event.js';
import { actorPseudonym, auditMac, HOUSE, payloadHash } from '../audit/chain.js';
import type { Db, ReadDb, Tx } from '../port.js';
import { audit, auditPayload } from '../schema/audit.js';
import type { ApplyEnv } from './context.js';

/**
 * What is no change of state in the audit's sense: words, answers, what platforms tell about reaching people, and keystrokes of a draft (the report that is sent
 * from them is audited).
 */
type Unaudited = Extract<
  Event['type'],
  | 'message_created'
  | 'question_answered'
  | 'answers_told'
  | 'question_unread'
  | 'remark_made'
  | 'draft_answered'
  | 'draft_dated'
  | 'draft_noted'
  | 'draft_doubted'
  | 'draft_dropped'
  | 'draft_restored'
  | 'broadcast_queued'
  | 'broadcast_half_way'
  | 'broadcast_paused'
  | 'reach_noted'
>;

const UNAUDITED: Readonly<Record<Unaudited, true>> = {
  message_created: true,
  question_answered: true,
  answers_told: true,
  question_unread: true,
  remark_made: true,
  draft_answered: true,
  draft_dated: true,
  draft_noted: true,
  draft_doubted: true,
  draft_dropped: true,
  draft_restored: true,
  broadcast_queued: true,
  broadcast_half_way: true,
  broadcast_paused: true,
  reach_noted: true,
};

export type Audited = Exclude<Event, { type: Unaudited }>;

export function isAudited(event: Event): event is Audited {
  return !(event.type in UNAUDITED);
}

const lastLink = (db: ReadDb) =>
  db
    .select({ seq: audit.seq, mac: audit.mac })
    .from(audit)
    .where(eq(audit.chain, sql.placeholder('chain')))
    .orderBy(desc(audit.seq))
    .limit(1)
    .prepare();

const insertLink = (db: Db) =>
  db
    .insert(audit)
    .values({
      chain: sql.placeholder('chain'),
      seq: sql.placeholder('seq'),
      at: sql.placeholder('at'),
      actor: sql.placeholder('actor'),
      action: sql.placeholder('action'),
      subject: sql.placeholder('subject'),
      payloadHash: sql.placeholder('payloadHash'),
      prev: sql.placeholder('prev'),
      mac: sql.placeholder('mac'),
    })
    .returning({ id: audit.id })
    .prepare();

export async function auditEvent(tx: Tx, event: Audited, env: ApplyEnv): Promise<void> {
  const chain = 'campaignId' in event ? event.campaignId : HOUSE;
  const [last] = await tx.prepared(lastLink).execute({ chain });
  const salt = randomBytes(16).toString('hex');
  const payload = JSON.stringify(payloadOf(event));
  const link = {
    chain,
    seq: (last?.seq ?? 0) + 1,
    at: env.now,
    actor: actorOf(env.actor, env.secretKey),
    action: event.type,
    subject: subjectOf(event),
    payloadHash: payloadHash(salt, payload),
    prev: last?.mac ?? '',
  };
  const [made] = await tx.prepared(insertLink).execute({ ...link, mac: auditMac(env.secretKey, link) });
  if (made === undefined) throw new Error('an insert returned no row');
  await tx.db.insert(auditPayload).values({ auditId: made.id, salt, payload });
}

/** The plan itself lies in `plan_version`, immutable, under the hash the event names; a code's hash is a secret. */
function payloadOf(event: Audited): object {
  if (event.type === 'campaign_loaded') return { ...event, plan: null };
  if ('codeHash' in event) return { ...event, codeHash: null };
  // The frozen list lies in `award_sheet`, immutable; what is said of a person stays with the nomination.
  if (event.type === 'award_list_frozen')
    return { ...event, sheet: createHash('sha256').update(JSON.stringify(event.sheet)).digest('hex') };
  if (event.type === 'nomination_answered' || event.type === 'nomination_moved') return { ...event, words: null };
  // Each intent is a row of its own; the chain keeps how many of each kind there were.
  if (event.type === 'reminders_decided') {
    const { type, reminders, others, byHand } = event;
    return { type, byHand, reminders: reminders.length, others: others.length };
  }
  // Each receiver is a row of the ledger.
  // Words of people stand in their own table, where they can be erased.
  if (event.type === 'announcement_replied' || event.type === 'announcement_reply_answered')
    return { ...event, words: null };
  if (event.type === 'announcement_answered') return { ...event, given: event.given.kind };
  if (event.type === 'answers_reminded') return { ...event, reminders: event.reminders.length };
  if (event.type === 'broadcast_approved') return { ...event, recipients: event.recipients.length };
  return event;
}

function actorOf(actor: Actor, key: string): string {
  switch (actor.kind) {
    case 'seat':
      return `seat:${actor.seatId}`;
    case 'person':
      return `person:${actor.personId}`;
    case 'address':
      return `address:${actorPseudonym(key, actor.address)}`;
    case 'command_line':
    case 'service':
      return actor.kind;
    default:
      return actor satisfies never;
  }
}

/** What it happened to, without anybody's words. */
function subjectOf(event: Audited): string {
  if ('obligationId' in event && event.obligationId !== null) return `obligation:${event.obligationId}`;
  if ('nominationId' in event) return `nomination:${event.nominationId}`;
  if ('seatId' in event) return `seat:${event.seatId}`;
  if ('invitationId' in event && event.invitationId !== null) return `invitation:${event.invitationId}`;
  if ('broadcastId' in event) return `broadcast:${event.broadcastId}`;
  if ('personId' in event) return `person:${event.personId}`;
  if ('taskId' in event) return `task:${event.taskId}`;
  if ('campaignId' in event) return `campaign:${event.campaignId}`;
  return 'address';
}

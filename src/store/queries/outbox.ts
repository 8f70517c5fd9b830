/** Rows of the outbox: what goes out, why, and how it ended. */

import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, lte, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { ChannelName } from '../../channels/channel.js';
import type { Instant } from '../../domain/time.js';
import type { Bubble, Language, Template } from '../../messages/message.js';
import type { Db, ReadTx, Tx } from '../port.js';
import { type LANES, type OUTBOX_STATES, outbox } from '../schema/pipe.js';

export type Lane = (typeof LANES)[number];

export type OutboxState = (typeof OUTBOX_STATES)[number];

export type Receiver =
  | { readonly channel: ChannelName; readonly address: string }
  /** The address is found at the moment of sending. */
  | { readonly personId: string };

export interface NewOutbox {
  readonly to: Receiver;
  readonly lane: Lane;
  readonly about: string | null;
  readonly message: Bubble;
  readonly language: Language | null;
  readonly template?: Template | null;
  readonly fleeting?: boolean;
  /** False: not repeated when in doubt. */
  readonly repeat?: boolean;
  readonly notBefore?: Instant | null;
  readonly notAfter?: Instant | null;
  readonly inboxSeq?: number | null;
  /**
   * True only where the row is given to delivery in memory after the commit (a turn of the inbox does): it is then
   * claimed from birth and costs no second write. A row claimed and not handed over waits for the next start.
   */
  readonly handed: boolean;
}

export interface OutboxRow {
  readonly id: number;
  readonly to: Receiver;
  readonly lane: Lane;
  readonly about: string | null;
  readonly message: Bubble;
  readonly language: Language | null;
  readonly template: Template | null;
  readonly fleeting: boolean;
  readonly repeat: boolean;
  readonly notBefore: Instant | null;
  readonly notAfter: Instant | null;
  readonly claimed: boolean;
  readonly attempts: number;
  readonly doubts: number;
  /** Parts that have surely arrived. */
  readonly part: number;
  /** `<channel>:<address>` of a person's message last tried. */
  readonly sentTo: string | null;
  /** Places of the person that refused it. */
  readonly tried: readonly string[];
  readonly inboxSeq: number | null;
  readonly createdAt: Instant;
}

const p = sql.placeholder;

const insertRow = (db: Db) =>
  db
    .insert(outbox)
    .values({
      channel: p('channel'),
      address: p('address'),
      personId: p('personId'),
      lane: p('lane'),
      about: p('about'),
      message: p('message'),
      language: p('language'),
      template: p('template'),
      fleeting: p('fleeting'),
      repeat: p('repeat'),
      notBefore: p('notBefore'),
      notAfter: p('notAfter'),
      state: p('state'),
      attempts: 0,
      doubts: 0,
      claimedAt: p('claimedAt'),
      inboxSeq: p('inboxSeq'),
      createdAt: p('now'),
    })
    .returning({ id: outbox.id })
    .prepare();

/** Puts one message into the outbox; the row returned is what delivery takes. */
export async function enqueue(tx: Tx, fresh: NewOutbox, now: Instant): Promise<OutboxRow> {
  const { to, lane, about, message, language, handed } = fresh;
  const toPerson = 'personId' in to;
  const {
    template = null,
    fleeting = false,
    repeat = true,
    notBefore = null,
    notAfter = null,
    inboxSeq = null,
  } = fresh;
  const state: OutboxState = handed ? 'claimed' : 'due';
  const [made] = await tx.prepared(insertRow).execute({
    channel: toPerson ? null : to.channel,
    address: toPerson ? null : to.address,
    personId: toPerson ? to.personId : null,
    lane,
    about,
    message,
    language,
    template,
    fleeting,
    repeat,
    notBefore,
    notAfter,
    state,
    claimedAt: handed ? now : null,
    inboxSeq,
    now,
  });
  if (made === undefined) throw new Error('an insert returned no row');
  // Spelled out, here and above: copying objects together costs more on this path than the statement itself.
  return {
    id: made.id,
    to,
    lane,
    about,
    message,
    language,
    template,
    fleeting,
    repeat,
    notBefore,
    notAfter,
    claimed: handed,
    attempts: 0,
    doubts: 0,
    part: 0,
    sentTo: null,
    tried: [],
    inboxSeq,
    createdAt: now,
  };
}

/** Takes back what still waits about something that lost its reason. Rows being sent are beyond recall. */
export async function cancelAbout(tx: Tx, about: string, reason: string, now: Instant): Promise<number> {
  const gone = await tx.db
    .update(outbox)
    .set({ state: 'cancelled', reason, endedAt: now })
    .where(and(eq(outbox.about, about), sql`${outbox.state} = 'due'`))
    .returning({ id: outbox.id });
  return gone.length;
}

/**
 * Whatever may have gone out unseen ends in doubt; what was never tried and is for later still waits. A fleeting message
 * is erased with it.
 */
export async function doubtOpen(tx: Tx, reason: string, now: Instant): Promise<number> {
  const tried = or(isNull(outbox.notBefore), lte(outbox.notBefore, now), gte(outbox.attempts, 1));
  const ended = await tx.db
    .update(outbox)
    .set({
      state: 'in_doubt',
      reason,
      endedAt: now,
      message: sql`case when ${outbox.fleeting} then null else ${outbox.message} end`,
    })
    .where(and(sql`${outbox.state} in ('due', 'claimed')`, or(sql`${outbox.state} = 'claimed'`, tried)))
    .returning({ id: outbox.id });
  return ended.length;
}

/** What is due in a lane, oldest first, for the channels that run, numbered `after` or later. */
export async function dueRows(
  tx: ReadTx,
  ask: { lane: Lane; channels: readonly ChannelName[]; now: Instant; limit: number; after: number },
): Promise<OutboxRow[]> {
  return rowsWhere(
    tx,
    and(
      sql`${outbox.state} in ('due', 'claimed')`,
      sql`${outbox.state} = 'due'`,
      eq(outbox.lane, ask.lane),
      gte(outbox.id, ask.after),
      or(isNull(outbox.notBefore), lte(outbox.notBefore, ask.now)),
      or(isNull(outbox.channel), inArray(outbox.channel, [...ask.channels])),
    ),
    ask.limit,
  );
}

/** Claims found at start, besides rows already in hand: somebody died while sending them. */
export async function claimedRows(tx: ReadTx, besides: readonly number[]): Promise<OutboxRow[]> {
  const mine = besides.length === 0 ? undefined : notInArray(outbox.id, [...besides]);
  return rowsWhere(
    tx,
    and(sql`${outbox.state} in ('due', 'claimed')`, sql`${outbox.state} = 'claimed'`, mine),
    100_000,
  );
}

async function rowsWhere(tx: ReadTx, where: SQL | undefined, limit: number): Promise<OutboxRow[]> {
  const found = await tx.db.select().from(outbox).where(where).orderBy(asc(outbox.id)).limit(limit);
  return found.flatMap((row) => {
    const to = receiverOf(row);
    if (to === null || row.message === null) return [];
    return [{ ...row, to, message: row.message, tried: row.tried ?? [], claimed: row.state === 'claimed' }];
  });
}

function receiverOf(row: typeof outbox.$inferSelect): Receiver | null {
  if (row.personId !== null) return { personId: row.personId };
  return row.channel === null || row.address === null ? null : { channel: row.channel, address: row.address };
}

const claimRow = (db: Db) =>
  db
    .update(outbox)
    .set({ state: 'claimed', claimedAt: sql`${p('now')}`, sentTo: sql`${p('sentTo')}` })
    .where(and(eq(outbox.id, p('id')), sql`${outbox.state} in ('due', 'claimed')`))
    .returning({ id: outbox.id })
    .prepare();

/**
 * True when the row is now ours; false when it was cancelled meanwhile. `sentTo` is where it is about to be tried. A row
 * claimed from birth is claimed again where that must be known.
 */
export async function claim(tx: Tx, id: number, sentTo: string | null, now: Instant): Promise<boolean> {
  return (await tx.prepared(claimRow).execute({ id, now, sentTo })).length > 0;
}

const partRow = (db: Db) =>
  db
    .update(outbox)
    .set({ part: sql`${p('part')}` })
    .where(eq(outbox.id, p('id')))
    .prepare();

/** So many parts have surely arrived. */
export async function notePart(tx: Tx, id: number, part: number): Promise<void> {
  await tx.prepared(partRow).execute({ id, part });
}

/** The platform gave a chat another id: what still waits for the old one goes to the new one. */
export async function redirect(tx: Tx, channel: ChannelName, from: string, to: string): Promise<void> {
  await tx.db
    .update(outbox)
    .set({ address: to })
    .where(and(sql`${outbox.state} in ('due', 'claimed')`, eq(outbox.channel, channel), eq(outbox.address, from)));
}

export interface OutboxCounts {
  /** Waiting or being sent. */
  readonly due: number;
  readonly inDoubt: number;
  readonly oldestDueAt: Instant | null;
}

export async function outboxCounts(tx: ReadTx, now: Instant): Promise<OutboxCounts> {
  const [due] = await tx.db
    .select({
      count: sql<number>`count(*)`,
      oldest: sql<number | null>`min(coalesce(${outbox.notBefore}, ${outbox.createdAt}))`,
    })
    .from(outbox)
    .where(and(sql`${outbox.state} in ('due', 'claimed')`, or(isNull(outbox.notBefore), lte(outbox.notBefore, now))));
  const [doubt] = await tx.db
    .select({ count: sql<number>`count(*)` })
    .from(outbox)
    .where(sql`${outbox.state} = 'in_doubt'`);
  return { due: due?.count ?? 0, inDoubt: doubt?.count ?? 0, oldestDueAt: due?.oldest ?? null };
}

/** Empties the messages of rows ended before `before`; who, why, when and how stay. */
export async function eraseOutboxTexts(tx: Tx, before: Instant): Promise<number> {
  const gone = await tx.db
    .update(outbox)
    .set({ message: sql`null`, template: sql`null` })
    .where(and(lt(outbox.endedAt, before), isNotNull(outbox.message)))
    .returning({ id: outbox.id });
  return gone.length;
}

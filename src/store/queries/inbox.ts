/** Rows of the inbox: what came in, in order of arrival. */
import { and, asc, desc, eq, gt, isNotNull, lt, min, ne, sql } from 'drizzle-orm';
import type { ChannelName, Incoming, Malformed } from '../../channels/channel.js';
import type { Instant } from '../../domain/time.js';
import type { Db, ReadDb, ReadTx, Tx } from '../port.js';
import { inbox, quarantine } from '../schema/pipe.js';

/** One incoming message with its place in the order of arrival. */
export interface InboxRow extends Incoming {
  readonly seq: number;
  readonly receivedAt: Instant;
  readonly attempts: number;
  readonly nextAt: Instant | null;
}

const p = sql.placeholder;

const insertRow = (db: Db) =>
  db
    .insert(inbox)
    .values({
      key: p('key'),
      channel: p('channel'),
      address: p('address'),
      displayName: p('displayName'),
      language: p('language'),
      at: p('at'),
      ref: p('ref'),
      kind: p('kind'),
      body: p('body'),
      receivedAt: p('now'),
      state: 'open',
      attempts: 0,
    })
    .onConflictDoNothing({ target: inbox.key })
    .returning({ seq: inbox.seq })
    .prepare();

/** The new row, or null when its key is known already. */
export async function insertIncoming(tx: Tx, item: Incoming, now: Instant): Promise<InboxRow | null> {
  const { key, channel, address, displayName, language, at, ref, body } = item;
  const values = { key, channel, address, displayName, language, at, ref, body, kind: body.kind, now };
  const [made] = await tx.prepared(insertRow).execute(values);
  if (made === undefined) return null;
  const { seq } = made;
  return {
    seq,
    key,
    channel,
    address,
    displayName,
    language,
    at,
    ref,
    body,
    receivedAt: now,
    attempts: 0,
    nextAt: null,
  };
}

/** Keeps an unreadable update aside, once. */
export async function insertMalformed(tx: Tx, item: Malformed, now: Instant): Promise<void> {
  await tx.db
    .insert(quarantine)
    .values({ ...item, receivedAt: now })
    .onConflictDoNothing({ target: quarantine.key });
}

const doneRow = (db: Db) =>
  db
    .update(inbox)
    .set({ state: 'done', endedAt: sql`${p('now')}` })
    .where(eq(inbox.seq, p('seq')))
    .prepare();

export async function markDone(tx: Tx, seq: number, now: Instant): Promise<void> {
  await tx.prepared(doneRow).execute({ seq, now });
}

/** The row stays open and is tried again at `nextAt`. `error` names what went wrong, without anybody's text. */
export async function markFailed(tx: Tx, row: InboxRow, error: string): Promise<void> {
  await tx.db.update(inbox).set({ attempts: row.attempts, nextAt: row.nextAt, error }).where(eq(inbox.seq, row.seq));
}

export async function markParked(tx: Tx, row: InboxRow, error: string, now: Instant): Promise<void> {
  await tx.db
    .update(inbox)
    .set({ state: 'parked', attempts: row.attempts, error, endedAt: now })
    .where(eq(inbox.seq, row.seq));
}

export interface InboxAddress {
  readonly channel: ChannelName;
  readonly address: string;
}

/** Addresses with rows still to be handled, the longest waiting first. */
export async function openAddresses(tx: ReadTx): Promise<readonly InboxAddress[]> {
  return tx.db
    .select({ channel: inbox.channel, address: inbox.address })
    .from(inbox)
    .where(eq(inbox.state, 'open'))
    .groupBy(inbox.channel, inbox.address)
    .orderBy(min(inbox.seq));
}

const openRow = (db: ReadDb) =>
  db
    .select()
    .from(inbox)
    .where(
      and(
        sql`${inbox.state} = 'open'`,
        eq(inbox.channel, p('channel')),
        eq(inbox.address, p('address')),
        gt(inbox.seq, p('after')),
      ),
    )
    .orderBy(asc(inbox.seq))
    .limit(p('limit'))
    .prepare();

/** The open rows of one address after `after`, in order. */
export async function openRows(tx: ReadTx, of: InboxAddress, after: number, limit: number): Promise<InboxRow[]> {
  const rows = await tx.prepared(openRow).execute({ channel: of.channel, address: of.address, after, limit });
  return rows.map((row) => ({
    seq: row.seq,
    key: row.key,
    channel: row.channel,
    address: row.address,
    displayName: row.displayName,
    language: row.language,
    at: row.at,
    ref: row.ref,
    // An open row is never erased; a body that is gone all the same is something we cannot read.
    body: row.body ?? { kind: 'other', what: 'erased' },
    receivedAt: row.receivedAt,
    attempts: row.attempts,
    nextAt: row.nextAt,
  }));
}

export interface InboxCounts {
  readonly open: number;
  readonly parked: number;
  readonly oldestOpenAt: Instant | null;
}

export async function inboxCounts(tx: ReadTx): Promise<InboxCounts> {
  const [open] = await tx.db
    .select({ count: sql<number>`count(*)`, oldest: min(inbox.receivedAt) })
    .from(inbox)
    .where(sql`${inbox.state} = 'open'`);
  const [parked] = await tx.db
    .select({ count: sql<number>`count(*)` })
    .from(inbox)
    .where(sql`${inbox.state} = 'parked'`);
  return { open: open?.count ?? 0, parked: parked?.count ?? 0, oldestOpenAt: open?.oldest ?? null };
}

/** A message that must not stay: its text goes with the turn that read it; key, kind and times stay. */
export async function forgetInboxText(tx: Tx, seq: number): Promise<void> {
  await tx.db.update(inbox).set({ body: null }).where(eq(inbox.seq, seq));
}

/** Empties the texts of rows ended before `before`; key, kind and times stay, so a second copy is still known. */
export async function eraseInboxTexts(tx: Tx, before: Instant): Promise<number> {
  const gone = await tx.db
    .update(inbox)
    .set({ body: sql`null`, displayName: null })
    .where(and(ne(inbox.state, 'open'), lt(inbox.endedAt, before), isNotNull(inbox.body)))
    .returning({ seq: inbox.seq });
  return gone.length;
}

/** Drops what was kept aside before `before`. */
export async function eraseQuarantine(tx: Tx, before: Instant): Promise<number> {
  const gone = await tx.db.delete(quarantine).where(lt(quarantine.receivedAt, before)).returning({ id: quarantine.id });
  return gone.length;
}

/** When anything last came in on a channel; null: never. */
export async function lastReceivedAt(tx: ReadTx, channel: ChannelName): Promise<Instant | null> {
  const [row] = await tx.db
    .select({ at: inbox.receivedAt })
    .from(inbox)
    .where(eq(inbox.channel, channel))
    .orderBy(desc(inbox.seq))
    .limit(1);
  return row?.at ?? null;
}

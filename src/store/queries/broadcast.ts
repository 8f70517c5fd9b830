/** Rows of announcements and their ledger. */
import { and, asc, desc, eq, inArray, isNull, notInArray, type SQL, sql } from 'drizzle-orm';
import type { WaitingRow } from '../../broadcast/facts.js';
import { countRows, GOT_IT, HOURS_OVER, type LedgerCounts, ledgerState, type Sent } from '../../broadcast/ledger.js';
import type { Broadcast, BroadcastId, RowEnd } from '../../broadcast/types.js';
import type { Role } from '../../domain/people.js';
import type { Instant } from '../../domain/time.js';
import type { PersonId } from '../../events/event.js';
import type { Db, ReadTx, Tx } from '../port.js';
import { broadcast, broadcastOptOut, broadcastRecipient } from '../schema/broadcast.js';
import { person, seat } from '../schema/people.js';
import { outbox } from '../schema/pipe.js';
import { seatInForce } from './seat.js';

type Stored = typeof broadcast.$inferSelect;

const who = (seatId: string | null, personId: string | null) =>
  seatId === null || personId === null ? null : { seatId, personId };

function broadcastOf(row: Stored): Broadcast {
  const { createdBySeat, createdByPerson, approvedBySeat, approvedByPerson, submittedAt: _, alone: __, ...kept } = row;
  const createdBy = who(createdBySeat, createdByPerson);
  return { ...kept, createdBy, approvedBy: who(approvedBySeat, approvedByPerson) };
}

export async function readBroadcast(tx: ReadTx, id: BroadcastId): Promise<Broadcast | null> {
  const [row] = await tx.db.select().from(broadcast).where(eq(broadcast.id, id));
  return row === undefined ? null : broadcastOf(row);
}

/** Newest first. */
export async function listBroadcasts(tx: ReadTx, campaignId: string): Promise<readonly Broadcast[]> {
  const rows = await tx.db
    .select()
    .from(broadcast)
    .where(eq(broadcast.campaignId, campaignId))
    .orderBy(desc(broadcast.number));
  return rows.map(broadcastOf);
}

/** Approved or being sent, those to begin first before others. */
export async function openBroadcasts(tx: ReadTx): Promise<readonly Broadcast[]> {
  const rows = await tx.db
    .select()
    .from(broadcast)
    .where(sql`${broadcast.state} in ('approved', 'sending')`)
    .orderBy(asc(broadcast.startsAt), asc(broadcast.createdAt));
  return rows.map(broadcastOf);
}

interface Joined {
  readonly endedAs: RowEnd | null;
  readonly state: Sent['state'] | null;
  readonly reason: string | null;
  readonly doubts: number | null;
}

export const rowOf = ({ endedAs, state, reason, doubts }: Joined) => ({
  endedAs,
  sent: state === null ? null : { state, reason, doubts: doubts ?? 0 },
});

/** How many rows are in each state; one reading, so they add up. */
export async function ledgerCounts(tx: ReadTx, id: BroadcastId): Promise<LedgerCounts> {
  const { endedAs } = broadcastRecipient;
  const doubts = sql<number>`coalesce(min(${outbox.doubts}, 1), 0)`;
  const nobody = sql<number>`${broadcastRecipient.personId} is null`;
  const groups = await tx.db
    .select({ endedAs, state: outbox.state, reason: outbox.reason, doubts, nobody, count: sql<number>`count(*)` })
    .from(broadcastRecipient)
    .leftJoin(outbox, eq(outbox.id, broadcastRecipient.outboxId))
    .where(eq(broadcastRecipient.broadcastId, id))
    .groupBy(endedAs, outbox.state, outbox.reason, doubts, nobody);
  return countRows(groups.map((group) => ({ ...rowOf(group), count: group.count, nobody: group.nobody === 1 })));
}

export async function ledgerRows(tx: ReadTx, id: BroadcastId) {
  const rows = await tx.db
    .select({
      id: broadcastRecipient.id,
      personId: broadcastRecipient.personId,
      unitIds: broadcastRecipient.unitIds,
      endedAs: broadcastRecipient.endedAs,
      ended: broadcastRecipient.endedAt,
      why: broadcastRecipient.reason,
      displayName: person.displayName,
      state: outbox.state,
      reason: outbox.reason,
      doubts: outbox.doubts,
      sentTo: outbox.sentTo,
      sentAt: outbox.endedAt,
    })
    .from(broadcastRecipient)
    .leftJoin(outbox, eq(outbox.id, broadcastRecipient.outboxId))
    .leftJoin(person, eq(person.id, broadcastRecipient.personId))
    .where(eq(broadcastRecipient.broadcastId, id))
    .orderBy(asc(broadcastRecipient.id));
  return rows.map(({ why, ended, sentAt, ...row }) => ({
    ...row,
    state: ledgerState(rowOf(row)),
    reason: why ?? row.reason,
    at: ended ?? sentAt,
    doubts: row.doubts ?? 0,
  }));
}

/** What its messages have cost so far. */
export async function chargedFor(
  tx: ReadTx,
  id: BroadcastId,
): Promise<{ readonly count: number; readonly amount: number }> {
  const { charged } = broadcastRecipient;
  const [row] = await tx.db
    .select({ count: sql<number>`count(*)`, amount: sql<number | null>`sum(${charged})` })
    .from(broadcastRecipient)
    .where(and(eq(broadcastRecipient.broadcastId, id), sql`${charged} > 0`));
  return { count: row?.count ?? 0, amount: row?.amount ?? 0 };
}

const chargeRow = (db: Db) =>
  db
    .update(broadcastRecipient)
    .set({ charged: sql`${broadcastRecipient.charged} + ${sql.placeholder('amount')}` })
    .where(eq(broadcastRecipient.outboxId, sql.placeholder('outboxId')))
    .prepare();

/** A send of this outbox row cost money; nothing where it belongs to no announcement. */
export async function noteCharged(tx: Tx, outboxId: number, amount: number): Promise<void> {
  await tx.prepared(chargeRow).execute({ outboxId, amount });
}

export async function optedOut(tx: ReadTx, campaignId: string): Promise<ReadonlySet<PersonId>> {
  const rows = await tx.db
    .select({ personId: broadcastOptOut.personId })
    .from(broadcastOptOut)
    .where(eq(broadcastOptOut.campaignId, campaignId));
  return new Set(rows.map((row) => row.personId));
}

/** Messages of announcements that are in the outbox and have not ended, by channel: how full each is. */
export async function underway(tx: ReadTx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.db
    .select({ channel: broadcastRecipient.channel, count: sql<number>`count(*)` })
    .from(outbox)
    .innerJoin(broadcastRecipient, eq(broadcastRecipient.outboxId, outbox.id))
    .where(
      and(
        sql`${outbox.state} in ('due', 'claimed')`,
        eq(outbox.lane, 'broadcast'),
        sql`coalesce(${outbox.reason}, '') not in ('window_shut', 'cap_reached')`,
      ),
    )
    .groupBy(broadcastRecipient.channel);
  return new Map(rows.map((row) => [row.channel ?? '', row.count]));
}

/** The next receivers that are not in the outbox: never yet, or whose hours ended before they were sent. */
export async function nextWaiting(
  tx: ReadTx,
  id: BroadcastId,
  { limit, besides, now }: { readonly limit: number; readonly besides: readonly string[]; readonly now: Instant },
): Promise<readonly WaitingRow[]> {
  const elsewhere =
    besides.length === 0 ? undefined : notInArray(sql`coalesce(${broadcastRecipient.channel}, '')`, [...besides]);
  const never = sql`${broadcastRecipient.endedAs} is null and ${broadcastRecipient.outboxId} is null`;
  const fresh = await waitingRows(tx, id, and(never, elsewhere), limit, now);
  return fresh.length > 0 ? fresh : waitingRows(tx, id, and(notOnItsWay, elsewhere), limit, now);
}

async function waitingRows(tx: ReadTx, id: BroadcastId, where: SQL | undefined, limit: number, now: Instant) {
  // The oldest seat: what a field of the text says of somebody without a unit.
  const role = tx.db
    .select({ role: seat.role })
    .from(seat)
    .where(and(eq(seat.personId, person.id), eq(seat.campaignId, broadcast.campaignId), seatInForce(now)))
    .orderBy(asc(seat.openedAt), asc(seat.id))
    .limit(1);
  const rows = await tx.db
    .select({
      id: broadcastRecipient.id,
      personId: person.id,
      campaignId: broadcast.campaignId,
      unitIds: broadcastRecipient.unitIds,
      language: person.language,
      lockedAt: person.lockedAt,
      role: sql<Role | null>`${role}`,
    })
    .from(broadcastRecipient)
    .innerJoin(broadcast, eq(broadcast.id, broadcastRecipient.broadcastId))
    .innerJoin(person, eq(person.id, broadcastRecipient.personId))
    .where(and(eq(broadcastRecipient.broadcastId, id), where))
    .orderBy(asc(broadcastRecipient.id))
    .limit(limit);
  const holds = await unitSeats(tx, rows, now);
  return rows.map(({ lockedAt, role: held, campaignId: _, ...row }): WaitingRow => {
    const stillOf = row.unitIds.filter((unitId) => holds.has(`${row.personId} ${unitId}`));
    return { ...row, stillOf, role: held ?? 'focal_point', gone: lockedAt !== null || held === null };
  });
}

/** "person unit" of each seat these people hold in a unit now. */
async function unitSeats(
  tx: ReadTx,
  rows: readonly { readonly personId: PersonId; readonly campaignId: string }[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  const [first] = rows;
  if (first === undefined) return new Set();
  const people = rows.map((row) => row.personId);
  const seats = await tx.db
    .select({ personId: seat.personId, unitId: seat.unitId })
    .from(seat)
    .where(and(eq(seat.campaignId, first.campaignId), inArray(seat.personId, people), seatInForce(now)));
  return new Set(seats.map(({ personId, unitId }) => `${personId} ${unitId}`));
}

/** Not in the outbox yet, or its hours ended before it was sent. */
export const notOnItsWay = and(
  isNull(broadcastRecipient.endedAs),
  sql`(${broadcastRecipient.outboxId} is null or exists (select 1 from ${outbox}
    where ${outbox.id} = ${broadcastRecipient.outboxId} and ${outbox.state} = 'expired' and ${outbox.doubts} = 0
      and ${outbox.reason} = ${HOURS_OVER}))`,
);

export async function endWaiting(tx: Tx, id: BroadcastId, end: RowEnd, reason: string, now: Instant): Promise<void> {
  await tx.db
    .update(broadcastRecipient)
    .set({ endedAs: end, reason, endedAt: now })
    .where(and(eq(broadcastRecipient.broadcastId, id), notOnItsWay));
}

/** How the same people's rows of earlier announcements stand; one that got through before one that did not. */
export async function earlierStates(tx: ReadTx, ids: readonly BroadcastId[], people: readonly PersonId[]) {
  const rows = await tx.db
    .select({
      personId: broadcastRecipient.personId,
      endedAs: broadcastRecipient.endedAs,
      state: outbox.state,
      reason: outbox.reason,
      doubts: outbox.doubts,
    })
    .from(broadcastRecipient)
    .leftJoin(outbox, eq(outbox.id, broadcastRecipient.outboxId))
    .where(and(inArray(broadcastRecipient.broadcastId, [...ids]), inArray(broadcastRecipient.personId, [...people])));
  const states = rows.map((row) => [row.personId ?? '', ledgerState(rowOf(row))] as const);
  return new Map(states.toSorted(([, a], [, b]) => Number(GOT_IT.includes(a)) - Number(GOT_IT.includes(b))));
}

/** Two accounts became one: what the one was to receive is the other's, unless that one receives it anyway. */
export async function moveReceiver(tx: Tx, from: PersonId, into: PersonId, now: Instant): Promise<void> {
  const already = tx.db
    .select({ id: broadcastRecipient.broadcastId })
    .from(broadcastRecipient)
    .where(eq(broadcastRecipient.personId, into));
  const twice = tx.db
    .select({ id: broadcastRecipient.outboxId })
    .from(broadcastRecipient)
    .where(and(eq(broadcastRecipient.personId, from), inArray(broadcastRecipient.broadcastId, already)));
  await tx.db
    .update(outbox)
    .set({ state: 'cancelled', reason: 'joined', endedAt: now })
    .where(and(sql`${outbox.state} = 'due'`, inArray(outbox.id, twice)));
  await tx.db
    .update(broadcastRecipient)
    .set({ personId: into })
    .where(and(eq(broadcastRecipient.personId, from), notInArray(broadcastRecipient.broadcastId, already)));
}

/** What the planner of reminders looks at. */

import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Role } from '../../domain/people.js';
import type { Instant } from '../../domain/time.js';
import type { CampaignId, PersonId } from '../../events/event.js';
import type { ReadTx, Tx } from '../port.js';
import { agencyDuty, campaignClosing } from '../schema/deadline.js';
import { issuerChange } from '../schema/issuer.js';
import { address, person, seat } from '../schema/people.js';
import { tick } from '../schema/pipe.js';
import { obligation } from '../schema/plan.js';
import { reach } from '../schema/reach.js';
import { promise, type reminderIntent } from '../schema/reminder.js';
import { task } from '../schema/report.js';
import { periodClosing } from '../schema/review.js';
import { unitPhone } from '../schema/unit-phone.js';
import { seatInForce } from './seat.js';

export interface OwedRow {
  readonly id: string;
  readonly campaignId: CampaignId;
  readonly dutyId: string;
  readonly unitId: number;
  readonly period: string;
  readonly opensAt: Instant;
  readonly dueBefore: Instant;
  readonly locksAt: Instant | null;
  readonly sent: boolean;
}

const frozenNow = sql`select campaign_id from ${issuerChange}
  where id in (select max(id) from ${issuerChange} group by campaign_id) and kind = 'frozen'`;

/** A closed campaign reminds nobody, nor does one whose issuing body has ended. */
const runs = (column: typeof obligation.campaignId | typeof agencyDuty.campaignId) =>
  sql`${column} not in (select ${campaignClosing.campaignId} from ${campaignClosing}) and ${column} not in (${frozenNow})`;

/** Nor is anybody asked for a report of a period that was closed: it would not be taken. */
const isRunning = sql`${runs(obligation.campaignId)} and not exists (select 1 from ${periodClosing} as closing
  where closing.campaign_id = ${obligation}.campaign_id and closing.period = ${obligation}.period
  and closing.reopened_at is null)`;

/** From `from` to `to`; the same instant twice is a moment. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** Of some people only; null: of everybody. */
export type People = readonly PersonId[] | null;

export const among = (column: typeof seat.personId | typeof reminderIntent.personId, people: People) =>
  people === null ? undefined : inArray(column, [...people]);

/**
 * Reports with a date that are open at some time of the span and not sent, by unit; and those named, sent or not.
 * `units`: theirs only; null: of all.
 */
export async function owedRows(
  tx: ReadTx,
  span: Span,
  named: readonly string[] = [],
  units: readonly number[] | null = null,
): Promise<OwedRow[]> {
  const { id, campaignId, dutyId, unitId, period, opensAt, dueBefore, locksAt } = obligation;
  const rows = await tx.db
    .select({ id, campaignId, dutyId, unitId, period, opensAt, dueBefore, locksAt, sentAt: obligation.submittedAt })
    .from(obligation)
    .where(
      and(
        named.length === 0
          ? isNull(obligation.submittedAt)
          : or(isNull(obligation.submittedAt), inArray(obligation.id, [...named])),
        isNotNull(obligation.dueBefore),
        isNull(obligation.exemptedAt),
        isRunning,
        units === null ? undefined : inArray(obligation.unitId, [...units]),
        lte(obligation.opensAt, span.to),
        or(isNull(obligation.locksAt), sql`${obligation.locksAt} > ${span.from}`),
      ),
    )
    .orderBy(asc(obligation.unitId), asc(obligation.dueBefore));
  return rows.flatMap(({ sentAt, dueBefore: due, ...row }) =>
    due === null ? [] : [{ ...row, dueBefore: due, sent: sentAt !== null }],
  );
}

/** Every bound of the campaigns, met or not, from `since` on: what the office hears about. */
export async function boundRows(tx: ReadTx, since: Instant) {
  const { campaignId, dutyId, period, opensAt, dueBefore, locksAt } = obligation;
  const rows = await tx.db
    .selectDistinct({ campaignId, dutyId, period, opensAt, dueBefore, locksAt })
    .from(obligation)
    .where(and(gte(obligation.dueBefore, since), isRunning));
  return rows.flatMap((row) => (row.dueBefore === null ? [] : [{ ...row, dueBefore: row.dueBefore }]));
}

/** Roll-ups of the standing agencies that are open at some time of the span, have a date and are not written down. */
export async function agencyRows(tx: ReadTx, span: Span) {
  const { campaignId, dutyId, period, opensAt, dueBefore } = agencyDuty;
  const running = runs(campaignId);
  const rows = await tx.db
    .select({ campaignId, dutyId, period, opensAt, dueBefore })
    .from(agencyDuty)
    .where(and(isNull(agencyDuty.doneAt), isNotNull(dueBefore), running, lte(opensAt, span.to)))
    .orderBy(asc(dueBefore), asc(campaignId));
  return rows.flatMap((row) => (row.dueBefore === null ? [] : [{ ...row, dueBefore: row.dueBefore }]));
}

export interface HolderRow {
  readonly campaignId: CampaignId;
  readonly unitId: number | null;
  readonly role: Role;
  readonly personId: PersonId;
  readonly since: Instant;
}

export async function holderRows(tx: ReadTx, now: Instant, people: People = null): Promise<HolderRow[]> {
  return tx.db
    .select({
      campaignId: seat.campaignId,
      unitId: seat.unitId,
      role: seat.role,
      personId: seat.personId,
      since: seat.openedAt,
    })
    .from(seat)
    .innerJoin(person, eq(person.id, seat.personId))
    .where(and(seatInForce(now), isNull(person.lockedAt), among(seat.personId, people)))
    .orderBy(asc(seat.openedAt), asc(seat.id));
}

/** The newest promise of each report that is still owed. */
export async function promiseRows(tx: ReadTx) {
  const newest = sql`${promise.seq} in (select max(seq) from ${promise} group by obligation_id)`;
  const { id, obligationId, day, half, by, madeAt } = promise;
  return tx.db
    .select({ id, obligationId, day, half, by, madeAt })
    .from(promise)
    .innerJoin(obligation, eq(obligation.id, promise.obligationId))
    .where(and(isNull(obligation.submittedAt), newest));
}

/** Returned figures that wait for the unit. */
export async function returnRows(tx: ReadTx) {
  return tx.db
    .select({ taskId: task.id, campaignId: task.campaignId, details: task.details, since: task.openedAt })
    .from(task)
    .where(and(eq(task.kind, 'return'), isNull(task.doneAt)));
}

/** The planner looked. */
export async function noteTick(tx: Tx, at: Instant): Promise<void> {
  await tx.db.insert(tick).values({ name: 'reminders', at }).onConflictDoUpdate({ target: tick.name, set: { at } });
}

/** What each obligation of the campaign is about. */
export async function obligationPlaces(tx: ReadTx, campaignId: CampaignId) {
  const { id, dutyId, period, unitId } = obligation;
  return tx.db.select({ id, dutyId, period, unitId }).from(obligation).where(eq(obligation.campaignId, campaignId));
}

/** When each of them last wrote to us, on any channel. */
export async function lastSeen(tx: ReadTx): Promise<ReadonlyMap<PersonId, Instant>> {
  const rows = await tx.db
    .select({ personId: address.personId, at: sql<number | null>`max(${reach.seenAt})` })
    .from(address)
    .innerJoin(reach, eq(reach.address, address.id))
    .where(isNotNull(address.personId))
    .groupBy(address.personId);
  return new Map(rows.flatMap((row) => (row.personId === null || row.at === null ? [] : [[row.personId, row.at]])));
}

/** Office numbers by unit. */
export async function unitPhones(tx: ReadTx, campaignId: CampaignId): Promise<ReadonlyMap<number, string>> {
  const { unitId, phone } = unitPhone;
  const rows = await tx.db.select({ unitId, phone }).from(unitPhone).where(eq(unitPhone.campaignId, campaignId));
  return new Map(rows.map((row) => [row.unitId, row.phone]));
}

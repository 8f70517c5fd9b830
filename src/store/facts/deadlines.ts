/** What an office has decided about time, as the conversation and the planner of reminders see it. */
import { asc, eq, sql } from 'drizzle-orm';
import type { AgencyDutyView, CalendarView, ExtensionView } from '../../conversation/facts.js';
import { type Calendar, makeCalendar } from '../../domain/calendar.js';
import { CALENDAR_YEARS } from '../../domain/holidays.js';
import type { DecidedBound } from '../../domain/obligation.js';
import type { ReadDb, ReadTx } from '../port.js';
import { agencyDuty, calendarDay, calendarYear, deadline, extension } from '../schema/deadline.js';
import { obligation } from '../schema/plan.js';

const p = sql.placeholder;

const entries = (db: ReadDb) =>
  db
    .select({ day: calendarDay.day, as: calendarDay.as })
    .from(calendarDay)
    .where(eq(calendarDay.campaignId, p('campaignId')))
    .orderBy(asc(calendarDay.day))
    .prepare();
const settled = (db: ReadDb) =>
  db
    .select({ year: calendarYear.year })
    .from(calendarYear)
    .where(eq(calendarYear.campaignId, p('campaignId')))
    .prepare();

export async function readCalendar(tx: ReadTx, campaignId: string): Promise<CalendarView> {
  const own = await tx.prepared(entries).execute({ campaignId });
  const years = (await tx.prepared(settled).execute({ campaignId })).map((row) => row.year);
  return { calendar: makeCalendar(CALENDAR_YEARS, own, years), entries: own.filter((one) => one.as !== 'table') };
}

/** What reminders keep to: what any campaign of the house has entered, a free day before a worked one. */
export async function readHouseCalendar(tx: ReadTx): Promise<Calendar> {
  const rows = await tx.db.select({ day: calendarDay.day, as: calendarDay.as }).from(calendarDay);
  const free = rows.filter((one) => one.as === 'off');
  return makeCalendar(CALENDAR_YEARS, [...rows.filter((one) => one.as === 'working'), ...free]);
}

export async function readDecided(tx: ReadTx, campaignId: string): Promise<readonly DecidedBound[]> {
  const { dutyId, period, dueBefore } = deadline;
  return tx.db.select({ dutyId, period, dueBefore }).from(deadline).where(eq(deadline.campaignId, campaignId));
}

export async function readAgencyDuties(tx: ReadTx, campaignId: string): Promise<readonly AgencyDutyView[]> {
  return tx.db
    .select()
    .from(agencyDuty)
    .where(eq(agencyDuty.campaignId, campaignId))
    .orderBy(asc(agencyDuty.opensAt), asc(agencyDuty.dutyId));
}

const lastExtension = (db: ReadDb) =>
  db
    .select({ to: extension.toBound, reason: extension.reason, document: extension.document, at: extension.at })
    .from(extension)
    .where(eq(extension.obligationId, p('obligationId')))
    .orderBy(sql`${extension.id} desc`)
    .limit(1)
    .prepare();

export async function readExtension(tx: ReadTx, obligationId: string): Promise<ExtensionView | null> {
  return (await tx.prepared(lastExtension).execute({ obligationId }))[0] ?? null;
}

/** Which duty × period × unit stand already, for opening what does not. */
export async function standingKeys(tx: ReadTx, campaignId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.db
    .select({ dutyId: obligation.dutyId, unitId: obligation.unitId, period: obligation.period })
    .from(obligation)
    .where(eq(obligation.campaignId, campaignId));
  return new Set(rows.map((row) => `${row.dutyId} ${row.unitId} ${row.period}`));
}

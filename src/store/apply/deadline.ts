/** Bounds move, days become free, requests are made, a campaign is closed. */
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { agencySubject, lockAfter } from '../../domain/obligation.js';
import type { DeadlineEvent } from '../../events/deadline.js';
import type { Db, Tx } from '../port.js';
import { cancelAbout } from '../queries/outbox.js';
import {
  agencyDuty,
  calendarDay,
  calendarYear,
  campaignClosing,
  deadline,
  extension,
  request,
} from '../schema/deadline.js';
import { obligation } from '../schema/plan.js';
import { type ApplyEnv, PLANS_STAMP, renewStamp, StaleDecision } from './context.js';
import { boundMoved, takeBackCampaign, takeBackReminders } from './reminder.js';

type Of<T extends DeadlineEvent['type']> = Extract<DeadlineEvent, { type: T }>;

export async function calendarChanged(tx: Tx, event: Of<'calendar_changed'>, env: ApplyEnv): Promise<void> {
  const { campaignId, document, settled } = event;
  for (const { day, as } of event.days) {
    const set = { as, document, at: env.now };
    await tx.db
      .insert(calendarDay)
      .values({ campaignId, day, ...set })
      .onConflictDoUpdate({ target: [calendarDay.campaignId, calendarDay.day], set });
  }
  if (settled !== null)
    await tx.db.insert(calendarYear).values({ campaignId, year: settled, document, at: env.now }).onConflictDoNothing();
}

/** An extension granted before, if it is later, stays. */
export async function deadlineSet(tx: Tx, event: Of<'deadline_set'>, env: ApplyEnv): Promise<void> {
  const { campaignId, dutyId, period, dueBefore, document } = event;
  const set = { dueBefore, document, at: env.now };
  await tx.db
    .insert(deadline)
    .values({ campaignId, dutyId, period, ...set })
    .onConflictDoUpdate({ target: [deadline.campaignId, deadline.dutyId, deadline.period], set });
  const same = and(eq(obligation.campaignId, campaignId), eq(obligation.dutyId, dutyId), eq(obligation.period, period));
  const moved = and(same, or(isNull(obligation.extendedAt), sql`${obligation.dueBefore} < ${dueBefore}`));
  const rows = await tx.db
    .update(obligation)
    .set({ dueBefore, locksAt: lockAfter(dueBefore), onTime: onTimeBy(dueBefore) })
    .where(moved)
    .returning({ id: obligation.id });
  const own = [eq(agencyDuty.campaignId, campaignId), eq(agencyDuty.dutyId, dutyId), eq(agencyDuty.period, period)];
  await tx.db
    .update(agencyDuty)
    .set({ dueBefore })
    .where(and(...own));
  await boundMoved(tx, [...rows.map((row) => row.id), agencySubject(campaignId, dutyId, period)], env);
  await renewStamp(tx, PLANS_STAMP, env);
}

/** A report that was sent is judged by the bound in force; one that came in by import stays unknown. */
const onTimeBy = (dueBefore: number) =>
  sql`case when ${obligation.submittedAt} is null or (${obligation.onTime} is null and ${obligation.dueBefore} is not null) then ${obligation.onTime} else ${obligation.submittedAt} < ${dueBefore} end`;

const moveBound = (db: Db) =>
  db
    .update(obligation)
    .set({
      dueBefore: sql`${sql.placeholder('to')}`,
      locksAt: sql`${sql.placeholder('locksAt')}`,
      extendedAt: sql`${sql.placeholder('now')}`,
      onTime: sql`case when ${obligation.onTime} is null then null else ${obligation.submittedAt} < ${sql.placeholder('to')} end`,
    })
    .where(
      and(
        eq(obligation.id, sql.placeholder('id')),
        sql`${obligation.dueBefore} is ${sql.placeholder('from')}`,
        isNull(obligation.exemptedAt),
      ),
    )
    .returning({ id: obligation.id })
    .prepare();

export async function deadlineExtended(tx: Tx, event: Of<'deadline_extended'>, env: ApplyEnv): Promise<void> {
  const { dueBefore: to, reason, document } = event;
  const statement = tx.prepared(moveBound);
  for (const { obligationId: id, from } of event.obligations) {
    const moved = await statement.execute({ id, from, to, locksAt: lockAfter(to), now: env.now });
    if (moved.length !== 1) throw new StaleDecision('bound');
    await tx.db
      .insert(extension)
      .values({ obligationId: id, fromBound: from, toBound: to, reason, document, at: env.now });
  }
  await boundMoved(
    tx,
    event.obligations.map((one) => one.obligationId),
    env,
  );
  await renewStamp(tx, PLANS_STAMP, env);
}

export async function obligationsExempted(tx: Tx, event: Of<'obligations_exempted'>, env: ApplyEnv): Promise<void> {
  await takeBackReminders(tx, event.obligationIds, 'exempted', env);
  for (const id of event.obligationIds) {
    const done = await tx.db
      .update(obligation)
      .set({ exemptedAt: env.now, locksAt: env.now })
      .where(and(eq(obligation.id, id), isNull(obligation.submittedAt), isNull(obligation.exemptedAt)))
      .returning({ id: obligation.id });
    if (done.length !== 1) throw new StaleDecision('exemption');
    await cancelAbout(tx, `obligation:${id}`, 'exempted', env.now);
  }
  await renewStamp(tx, PLANS_STAMP, env);
}

export async function requestMade(tx: Tx, event: Of<'request_made'>, env: ApplyEnv): Promise<void> {
  const { type: _type, ...row } = event;
  const made = await tx.db
    .insert(request)
    .values({ ...row, at: env.now })
    .onConflictDoNothing()
    .returning({ period: request.period });
  if (made.length !== 1) throw new StaleDecision('request');
  await renewStamp(tx, PLANS_STAMP, env);
}

export async function agencyDutiesOpened(tx: Tx, event: Of<'agency_duties_opened'>): Promise<void> {
  const { campaignId } = event;
  for (const one of event.duties)
    await tx.db
      .insert(agencyDuty)
      .values({ campaignId, ...one })
      .onConflictDoNothing();
}

export async function agencyReportNoted(tx: Tx, event: Of<'agency_report_noted'>, env: ApplyEnv): Promise<void> {
  const { campaignId, dutyId, period, document, day } = event;
  const own = and(
    eq(agencyDuty.campaignId, campaignId),
    eq(agencyDuty.dutyId, dutyId),
    eq(agencyDuty.period, period),
    isNull(agencyDuty.doneAt),
  );
  const noted = await tx.db
    .update(agencyDuty)
    .set({ doneAt: env.now, document, documentDay: day })
    .where(own)
    .returning({ period: agencyDuty.period });
  if (noted.length !== 1) throw new StaleDecision('agency report');
  await takeBackReminders(tx, [agencySubject(campaignId, dutyId, period)], 'met', env);
}

/** Every report is locked where it stands, and what waits to be said about it is taken back. */
export async function campaignClosed(tx: Tx, event: Of<'campaign_closed'>, env: ApplyEnv): Promise<void> {
  const { campaignId, document } = event;
  const made = await tx.db
    .insert(campaignClosing)
    .values({ campaignId, document, at: env.now })
    .onConflictDoNothing()
    .returning({ campaignId: campaignClosing.campaignId });
  if (made.length !== 1) throw new StaleDecision('campaign is closed');
  const still = or(isNull(obligation.locksAt), sql`${obligation.locksAt} > ${env.now}`);
  await tx.db
    .update(obligation)
    .set({ locksAt: env.now })
    .where(and(eq(obligation.campaignId, campaignId), still));
  await takeBackCampaign(tx, campaignId, 'campaign_closed', env);
  await renewStamp(tx, PLANS_STAMP, env);
}

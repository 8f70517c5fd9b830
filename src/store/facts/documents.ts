/** The newest paper named for a report, or for a unit's launch plan. */
import { and, asc, countDistinct, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { SignedDocument } from '../../conversation/facts.js';
import type { Instant } from '../../domain/time.js';
import type { ReadTx } from '../port.js';
import { seatInForce } from '../queries/seat.js';
import { unitDocument } from '../schema/document.js';
import { seat } from '../schema/people.js';
import { obligation } from '../schema/plan.js';
import { task } from '../schema/report.js';

export async function signedDocument(tx: ReadTx, obligationId: string): Promise<SignedDocument | null> {
  const [row] = await tx.db
    .select({ number: unitDocument.number, day: unitDocument.day })
    .from(unitDocument)
    .where(and(eq(unitDocument.obligationId, obligationId), eq(unitDocument.kind, 'report')))
    .orderBy(desc(unitDocument.id))
    .limit(1);
  return row ?? null;
}

/** Sent reports of the period whose signed paper is named. */
export async function signedDocuments(tx: ReadTx, campaignId: string, period: string): Promise<number> {
  const [row] = await tx.db
    .select({ n: countDistinct(obligation.id) })
    .from(obligation)
    .innerJoin(unitDocument, and(eq(unitDocument.obligationId, obligation.id), eq(unitDocument.kind, 'report')))
    .where(
      and(eq(obligation.campaignId, campaignId), eq(obligation.period, period), isNotNull(obligation.submittedAt)),
    );
  return row?.n ?? 0;
}

const ofUnit = (campaignId: string, kind: 'launch_plan') =>
  and(eq(unitDocument.campaignId, campaignId), eq(unitDocument.kind, kind));

export async function launchPlan(tx: ReadTx, campaignId: string, unitId: number): Promise<SignedDocument | null> {
  const [row] = await tx.db
    .select({ number: unitDocument.number, day: unitDocument.day })
    .from(unitDocument)
    .where(and(ofUnit(campaignId, 'launch_plan'), eq(unitDocument.unitId, unitId)))
    .orderBy(desc(unitDocument.id))
    .limit(1);
  return row ?? null;
}

/** Asked means: a task of the kind was opened for the unit, done or not. */
export async function unitsWithoutLaunchPlan(tx: ReadTx, campaignId: string, now: Instant): Promise<readonly number[]> {
  const named = sql`exists (select 1 from ${unitDocument} where ${unitDocument.campaignId} = ${seat.campaignId}
    and ${unitDocument.unitId} = ${seat.unitId} and ${unitDocument.kind} = 'launch_plan')`;
  const asked = sql`exists (select 1 from ${task} where ${task.campaignId} = ${seat.campaignId}
    and ${task.kind} = 'launch_plan' and ${task.subject} = 'unit:' || ${seat.unitId})`;
  const rows = await tx.db
    .selectDistinct({ unitId: seat.unitId })
    .from(seat)
    .where(
      and(
        eq(seat.campaignId, campaignId),
        eq(seat.role, 'focal_point'),
        seatInForce(now),
        sql`not ${named}`,
        sql`not ${asked}`,
      ),
    )
    .orderBy(asc(seat.unitId));
  return rows.flatMap((row) => row.unitId ?? []);
}

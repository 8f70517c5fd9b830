/** Sent reports whose unit was never asked whether the figures still hold. */
import { and, asc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { DatedReport } from '../../conversation/facts.js';
import type { Instant } from '../../domain/time.js';
import type { ReadTx } from '../port.js';
import { obligation } from '../schema/plan.js';
import { reviewAct } from '../schema/review.js';

export async function reportsNotAskedAgain(
  tx: ReadTx,
  campaignId: string,
  now: Instant,
): Promise<readonly DatedReport[]> {
  const { id, unitId, period, submittedAt, asOf } = obligation;
  const asked = sql`exists (select 1 from ${reviewAct} where ${reviewAct.campaignId} = ${obligation.campaignId}
    and ${reviewAct.unitId} = ${obligation.unitId} and ${reviewAct.period} = ${obligation.period}
    and ${reviewAct.act} = 'asked_again')`;
  const rows = await tx.db
    .select({ id, unitId, period, sentAt: submittedAt, asOf })
    .from(obligation)
    .where(
      and(
        eq(obligation.campaignId, campaignId),
        isNotNull(submittedAt),
        isNotNull(asOf),
        or(isNull(obligation.locksAt), gt(obligation.locksAt, now)),
        sql`not ${asked}`,
      ),
    )
    .orderBy(asc(period), asc(unitId));
  return rows.flatMap(({ sentAt, asOf: day, ...row }) =>
    sentAt === null || day === null ? [] : [{ ...row, sentAt, asOf: day }],
  );
}

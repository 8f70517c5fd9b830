/** Current figures of the goals of one campaign. */
import { and, asc, eq } from 'drizzle-orm';
import type { GoalFigure } from '../../domain/goal.js';
import type { ReadTx } from '../port.js';
import { goalFigure } from '../schema/goal.js';

export async function readGoals(tx: ReadTx, campaignId: string): Promise<readonly GoalFigure[]> {
  const rows = await tx.db
    .select()
    .from(goalFigure)
    .where(and(eq(goalFigure.campaignId, campaignId), eq(goalFigure.current, true)))
    .orderBy(asc(goalFigure.period), asc(goalFigure.id));
  return rows.map(({ tier, criterionId, part, period, version, value, source, asOf, at }) => ({
    tier,
    criterionId,
    part,
    period,
    version,
    value,
    source,
    asOf,
    at,
  }));
}

/** A report's figures are of a later day than was said at first; no value and no state changes. */
import { and, eq, sql } from 'drizzle-orm';
import type { ReportDated } from '../../events/again.js';
import type { Tx } from '../port.js';
import { obligation } from '../schema/plan.js';
import { figure } from '../schema/report.js';
import { type ApplyEnv, figuresStamp, renewStamp, StaleDecision } from './context.js';

export async function reportDated(tx: Tx, event: ReportDated, env: ApplyEnv): Promise<void> {
  const { campaignId, obligationId, unitId, period, asOf, version } = event;
  const moved = await tx.db
    .update(obligation)
    .set({ asOf })
    .where(and(eq(obligation.id, obligationId), eq(obligation.version, version)))
    .returning({ id: obligation.id });
  if (moved.length !== 1) throw new StaleDecision('report version');
  const mine = and(eq(figure.campaignId, campaignId), eq(figure.unitId, unitId), eq(figure.period, period));
  await tx.db
    .update(figure)
    .set({ asOf })
    .where(and(mine, sql`${figure.current} = 1`));
  await renewStamp(tx, figuresStamp(campaignId, period), env, [unitId]);
}

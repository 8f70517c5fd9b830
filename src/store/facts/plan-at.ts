/** A plan as it stood in one of its versions, which never change. */
import { and, eq } from 'drizzle-orm';
import type { Plan } from '../../domain/plan.js';
import type { ReadTx } from '../port.js';
import { planVersion } from '../schema/plan.js';

export async function readPlanAt(tx: ReadTx, campaignId: string, version: number): Promise<Plan | null> {
  const [row] = await tx.db
    .select({ plan: planVersion.plan })
    .from(planVersion)
    .where(and(eq(planVersion.campaignId, campaignId), eq(planVersion.version, version)));
  return row?.plan ?? null;
}

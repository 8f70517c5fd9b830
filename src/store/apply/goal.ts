/** A goal's figure is entered; the one before it stays as an older version. */
import { and, eq } from 'drizzle-orm';
import type { GoalEvent } from '../../events/event.js';
import type { Tx } from '../port.js';
import { goalFigure } from '../schema/goal.js';
import { type ApplyEnv, goalsStamp, renewStamp, StaleDecision } from './context.js';

export async function goalEntered(tx: Tx, event: GoalEvent, env: ApplyEnv): Promise<void> {
  const { campaignId, tier, criterionId, part, period, value, source, asOf, at, after } = event;
  const same = and(
    eq(goalFigure.campaignId, campaignId),
    eq(goalFigure.tier, tier),
    eq(goalFigure.criterionId, criterionId),
    eq(goalFigure.part, part),
    eq(goalFigure.period, period),
    eq(goalFigure.current, true),
  );
  const old = await tx.db
    .update(goalFigure)
    .set({ current: false })
    .where(same)
    .returning({ version: goalFigure.version });
  const found = old[0]?.version ?? 0;
  if (found !== after) throw new StaleDecision('goal version');
  const bySeat = env.actor.kind === 'seat' ? env.actor.seatId : null;
  const row = { campaignId, tier, criterionId, part, period, value, source, asOf, at, bySeat };
  await tx.db.insert(goalFigure).values({ ...row, version: found + 1, current: true });
  await renewStamp(tx, goalsStamp(campaignId), env);
}

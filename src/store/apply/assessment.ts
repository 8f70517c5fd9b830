/** A unit's words about a qualitative standard, and how they were assessed; the rows before stay as older versions. */
import { and, eq, max } from 'drizzle-orm';
import type { AssessmentEvent } from '../../events/assessment.js';
import type { Tx } from '../port.js';
import { assessment, statement } from '../schema/assessment.js';
import { type ApplyEnv, assessmentsStamp, renewStamp, StaleDecision } from './context.js';

type Of<T extends AssessmentEvent['type']> = Extract<AssessmentEvent, { type: T }>;

const handOf = ({ actor }: ApplyEnv): string | null => (actor.kind === 'seat' ? actor.seatId : null);

/** The place of one standard of one unit in one period, in either table. */
const placeIn = (table: typeof statement | typeof assessment, event: AssessmentEvent) =>
  and(
    eq(table.campaignId, event.campaignId),
    eq(table.unitId, event.unitId),
    eq(table.criterionId, event.criterionId),
    eq(table.period, event.period),
  );

export async function statementGiven(tx: Tx, event: Of<'statement_given'>, env: ApplyEnv): Promise<void> {
  const { campaignId, obligationId, unitId, criterionId, period, text, at, after } = event;
  const old = await tx.db
    .update(statement)
    .set({ current: false })
    .where(and(placeIn(statement, event), eq(statement.current, true)))
    .returning({ version: statement.version });
  if ((old[0]?.version ?? 0) !== after) throw new StaleDecision('statement version');
  const row = { campaignId, obligationId, unitId, criterionId, period, text, at, bySeat: handOf(env) };
  await tx.db.insert(statement).values({ ...row, version: after + 1, current: true });
}

/** Stale as well when the unit has said something else since the officer read it. */
export async function standardAssessed(tx: Tx, event: Of<'standard_assessed'>, env: ApplyEnv): Promise<void> {
  const { campaignId, unitId, criterionId, period, verdict, words, at, after } = event;
  const [said] = await tx.db
    .select({ version: max(statement.version) })
    .from(statement)
    .where(placeIn(statement, event));
  if ((said?.version ?? 0) !== event.statement) throw new StaleDecision('statement assessed');
  const old = await tx.db
    .update(assessment)
    .set({ current: false })
    .where(and(placeIn(assessment, event), eq(assessment.current, true)))
    .returning({ version: assessment.version });
  if ((old[0]?.version ?? 0) !== after) throw new StaleDecision('assessment version');
  const row = { campaignId, unitId, criterionId, period, verdict, words, at, bySeat: handOf(env) };
  await tx.db.insert(assessment).values({ ...row, statement: event.statement, version: after + 1, current: true });
  await renewStamp(tx, assessmentsStamp(campaignId), env);
}

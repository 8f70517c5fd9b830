/** Current words of units about qualitative standards, and how they were assessed, with whose hand. */
import { and, asc, eq, getTableColumns, gt, isNull, or } from 'drizzle-orm';
import type { AssessmentView, StatementView } from '../../conversation/facts.js';
import type { ReadTx } from '../port.js';
import { assessment, statement } from '../schema/assessment.js';
import { handColumns, handOf, handPerson, handSeat, personOfHand } from './hands.js';

type Place = { readonly campaignId: string; readonly unitId: number; readonly period: string };

function statements(tx: ReadTx) {
  return tx.db
    .select({ ...getTableColumns(statement), ...handColumns })
    .from(statement)
    .leftJoin(handSeat, eq(handSeat.id, statement.bySeat))
    .leftJoin(handPerson, personOfHand())
    .$dynamic();
}

type StatementRow = typeof statement.$inferSelect & Parameters<typeof handOf>[0];

function statementView(row: StatementRow): StatementView {
  const { campaignId, obligationId, unitId, criterionId, period, version, text, at } = row;
  return { campaignId, obligationId, unitId, criterionId, period, version, text, at, by: handOf(row) };
}

export async function readStatements(tx: ReadTx, of: Place): Promise<readonly StatementView[]> {
  const here = and(
    eq(statement.campaignId, of.campaignId),
    eq(statement.unitId, of.unitId),
    eq(statement.period, of.period),
    eq(statement.current, true),
  );
  return (await statements(tx).where(here)).map(statementView);
}

/** What nobody assessed since it was said, or whose assessment was taken back; oldest first. */
export async function readUnassessed(tx: ReadTx, campaignId: string): Promise<readonly StatementView[]> {
  const judged = and(
    eq(assessment.campaignId, statement.campaignId),
    eq(assessment.unitId, statement.unitId),
    eq(assessment.criterionId, statement.criterionId),
    eq(assessment.period, statement.period),
    eq(assessment.current, true),
  );
  const open = or(isNull(assessment.id), eq(assessment.verdict, 'open'), gt(statement.version, assessment.statement));
  const rows = await statements(tx)
    .leftJoin(assessment, judged)
    .where(and(eq(statement.campaignId, campaignId), eq(statement.current, true), open))
    .orderBy(asc(statement.at), asc(statement.id));
  return rows.map(statementView);
}

/** Every standing assessment of a campaign, or of one period of it. */
export async function readAssessments(
  tx: ReadTx,
  campaignId: string,
  period: string | null,
): Promise<readonly AssessmentView[]> {
  const of = and(eq(assessment.campaignId, campaignId), eq(assessment.current, true));
  const rows = await tx.db
    .select({ ...getTableColumns(assessment), ...handColumns })
    .from(assessment)
    .leftJoin(handSeat, eq(handSeat.id, assessment.bySeat))
    .leftJoin(handPerson, personOfHand())
    .where(period === null ? of : and(of, eq(assessment.period, period)))
    .orderBy(asc(assessment.id));
  return rows.map(({ unitId, criterionId, version, verdict, words, at, ...row }) => ({
    ...{ unitId, criterionId, version, verdict, words, at, period: row.period, statement: row.statement },
    by: handOf(row),
  }));
}

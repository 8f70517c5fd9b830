/** What verification reads: who waits, what was done, which periods are closed, which rules were decided. */
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Awaiting, ClosingView, FigureView, ReviewActView } from '../../conversation/facts.js';
import { previousPeriod } from '../../domain/period.js';
import type { Unit } from '../../domain/unit.js';
import type { ReadTx } from '../port.js';
import { obligation } from '../schema/plan.js';
import { figure } from '../schema/report.js';
import { campaignRule, periodClosing, reviewAct } from '../schema/review.js';
import { evidenceCounts } from './evidence.js';
import { handColumns, handOf, handPerson, handSeat, personOfHand } from './hands.js';
import { figureVersion, figureView, obligationColumns, obligationView, versionColumns } from './reports.js';

/** How many of the oldest reports a queue looks through for the most doubtful one. */
const MOST_LOOKED_AT = 200;

const actColumns = {
  unitId: reviewAct.unitId,
  period: reviewAct.period,
  criterionId: reviewAct.criterionId,
  version: reviewAct.version,
  act: reviewAct.act,
  words: reviewAct.words,
  at: reviewAct.at,
  ...handColumns,
};

interface ActRow extends Omit<ReviewActView, 'by'> {
  readonly unitId: number;
  readonly period: string;
}

type Row = ActRow & Parameters<typeof handOf>[0];

function actView({ criterionId, version, act, words, at, ...row }: Row): ReviewActView {
  return { criterionId, version, act, words, at, by: handOf(row) };
}

function acts(tx: ReadTx, campaignId: string, unitIds: readonly number[]) {
  return tx.db
    .select(actColumns)
    .from(reviewAct)
    .leftJoin(handSeat, eq(handSeat.id, reviewAct.bySeat))
    .leftJoin(handPerson, personOfHand())
    .where(and(eq(reviewAct.campaignId, campaignId), inArray(reviewAct.unitId, [...unitIds])))
    .orderBy(asc(reviewAct.id));
}

export async function readActs(
  tx: ReadTx,
  of: { readonly campaignId: string; readonly unitId: number; readonly period: string },
): Promise<readonly ReviewActView[]> {
  const rows = await acts(tx, of.campaignId, [of.unitId]);
  return rows.filter((row) => row.period === of.period).map(actView);
}

/** A report waits while one of its current figures stands as reported. */
const waits = sql`exists (select 1 from ${figure} where ${figure.campaignId} = ${obligation.campaignId}
  and ${figure.unitId} = ${obligation.unitId} and ${figure.period} = ${obligation.period}
  and ${figure.current} = 1 and ${figure.state} = 'reported')`;

export async function readAwaiting(
  tx: ReadTx,
  campaignId: string,
  of: string | null,
  unitOf: (id: number) => Unit,
): Promise<Awaiting> {
  const where = and(
    eq(obligation.campaignId, campaignId),
    of === null ? undefined : eq(obligation.id, of),
    sql`${obligation.submittedAt} is not null`,
    sql`not exists (select 1 from ${periodClosing} where ${periodClosing.campaignId} = ${obligation.campaignId}
      and ${periodClosing.period} = ${obligation.period} and ${periodClosing.reopenedAt} is null)`,
    of === null ? waits : undefined,
  );
  const rows = await tx.db
    .select(obligationColumns)
    .from(obligation)
    .where(where)
    .orderBy(asc(obligation.submittedAt), asc(obligation.id))
    .limit(MOST_LOOKED_AT);
  const [counted] =
    rows.length < MOST_LOOKED_AT
      ? [{ n: rows.length }]
      : await tx.db.select({ n: sql<number>`count(*)` }).from(obligation).where(where);
  if (rows.length === 0) return { total: 0, reports: [] };
  const unitIds = [...new Set(rows.map((row) => row.unitId))];
  const periods = [...new Set(rows.map((row) => row.period))];
  const before = new Map(periods.map((period) => [period, previousPeriod(period)]));
  const wanted = [...periods, ...[...before.values()].filter((one) => one !== null)];
  const figures = await tx.db
    .select(versionColumns)
    .from(figure)
    .leftJoin(handSeat, eq(handSeat.id, figure.bySeat))
    .leftJoin(handPerson, personOfHand())
    .where(
      and(
        eq(figure.campaignId, campaignId),
        inArray(figure.unitId, unitIds),
        inArray(figure.period, wanted),
        sql`${figure.current} = 1`,
      ),
    )
    .orderBy(asc(figure.id));
  const done = await acts(tx, campaignId, unitIds);
  const proofs = await evidenceCounts(
    tx,
    rows.map((row) => row.id),
  );
  const reports = rows.map((row) => {
    const mine = figures.filter((one) => one.unitId === row.unitId);
    const previous: FigureView[] = mine.filter((one) => one.period === before.get(row.period)).map(figureView);
    return {
      obligation: obligationView(row, unitOf(row.unitId)),
      figures: mine.filter((one) => one.period === row.period).map(figureVersion),
      previous,
      proofs: proofs.get(row.id) ?? 0,
      acts: done.filter((one) => one.unitId === row.unitId && one.period === row.period).map(actView),
    };
  });
  return { total: counted?.n ?? rows.length, reports };
}

export async function readClosing(tx: ReadTx, campaignId: string, period: string): Promise<ClosingView | null> {
  const [row] = await tx.db
    .select({ closedAt: periodClosing.closedAt })
    .from(periodClosing)
    .where(
      and(eq(periodClosing.campaignId, campaignId), eq(periodClosing.period, period), isNull(periodClosing.reopenedAt)),
    );
  return row ?? null;
}

export async function countUnverified(tx: ReadTx, campaignId: string, period: string): Promise<number> {
  const [row] = await tx.db
    .select({ n: sql<number>`count(*)` })
    .from(figure)
    .where(
      and(
        eq(figure.campaignId, campaignId),
        eq(figure.period, period),
        inArray(figure.state, ['reported', 'returned']),
        sql`${figure.current} = 1`,
      ),
    );
  return row?.n ?? 0;
}

export async function readRule(tx: ReadTx, campaignId: string, rule: string): Promise<string | null> {
  const [row] = await tx.db
    .select({ value: campaignRule.value })
    .from(campaignRule)
    .where(and(eq(campaignRule.campaignId, campaignId), eq(campaignRule.rule, rule)))
    .orderBy(desc(campaignRule.at))
    .limit(1);
  return row?.value ?? null;
}

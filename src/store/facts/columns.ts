/** Figures and duties of one period as arrays, kept in memory: loading rows for each question is too slow. */
import { and, asc, eq, isNull, notLike, sql } from 'drizzle-orm';
import { type ColumnFigure, columnsOf, type DutyColumns, type FigureColumns, rowsById } from '../../questions/facts.js';
import type { ReadDb, ReadTx } from '../port.js';
import { obligation } from '../schema/plan.js';
import { figure } from '../schema/report.js';
import type { CampaignHeld } from './caches.js';
import { figureValueOf } from './reports.js';

/** All there is to one period; never changed once made, so that answers may memoise on it. */
export interface PeriodColumns {
  readonly period: string;
  readonly byCriterion: ReadonlyMap<string, FigureColumns>;
  readonly duties: DutyColumns | null;
}

const cells = (db: ReadDb) =>
  db
    .select({
      unitId: figure.unitId,
      criterionId: figure.criterionId,
      kind: figure.kind,
      numerator: figure.numerator,
      denominator: figure.denominator,
      value: figure.value,
      whyNot: figure.whyNot,
      state: figure.state,
      source: figure.source,
    })
    .from(figure)
    .where(
      and(
        eq(figure.campaignId, sql.placeholder('campaignId')),
        eq(figure.period, sql.placeholder('period')),
        sql`${figure.current} = 1`,
      ),
    )
    .prepare();

const owed = (db: ReadDb) =>
  db
    .select({
      unitId: obligation.unitId,
      dueBefore: obligation.dueBefore,
      submittedAt: obligation.submittedAt,
      onTime: obligation.onTime,
    })
    .from(obligation)
    .where(
      and(
        eq(obligation.campaignId, sql.placeholder('campaignId')),
        eq(obligation.period, sql.placeholder('period')),
        isNull(obligation.exemptedAt),
      ),
    )
    .prepare();

type Owed = Awaited<ReturnType<ReturnType<typeof owed>['execute']>>[number];

/** Periods of the rhythm in which the campaign's units owe a report; requests outside it stand apart. */
export async function dutyPeriods(tx: ReadTx, campaignId: string): Promise<readonly string[]> {
  const rows = await tx.db
    .selectDistinct({ period: obligation.period })
    .from(obligation)
    .where(and(eq(obligation.campaignId, campaignId), notLike(obligation.period, 'adhoc:%')))
    .orderBy(asc(obligation.period));
  return rows.map((row) => row.period);
}

export async function readPeriod(tx: ReadTx, held: CampaignHeld, period: string): Promise<PeriodColumns> {
  const { id: campaignId, units } = held;
  const rowOf = rowsById(units);
  const figures = new Map<string, ColumnFigure[]>();
  for (const row of await tx.prepared(cells).execute({ campaignId, period })) {
    const list = figures.get(row.criterionId) ?? [];
    list.push({ unitId: row.unitId, value: figureValueOf(row), state: row.state, source: row.source });
    figures.set(row.criterionId, list);
  }
  const made = [...figures].map(([id, list]): [string, FigureColumns] => [
    id,
    columnsOf(units, id, period, list, rowOf),
  ]);
  const duties = dutyColumns(await tx.prepared(owed).execute({ campaignId, period }), period, rowOf);
  return { period, byCriterion: new Map(made), duties };
}

/** The plan's own bound is the earliest: an extension only moves one unit's further. */
function dutyColumns(rows: readonly Owed[], period: string, rowOf: ReadonlyMap<number, number>): DutyColumns | null {
  if (rows.length === 0) return null;
  const size = rowOf.size;
  let dueBefore: number | null = null;
  const columns = {
    period,
    owed: new Uint8Array(size),
    sentAt: new Float64Array(size).fill(Number.NaN),
    late: new Uint8Array(size),
  };
  for (const one of rows) {
    const row = rowOf.get(one.unitId);
    if (row === undefined) continue;
    columns.owed[row] = 1;
    if (one.submittedAt !== null) columns.sentAt[row] = one.submittedAt;
    if (one.onTime === false) columns.late[row] = 1;
    if (one.dueBefore !== null) dueBefore = dueBefore === null ? one.dueBefore : Math.min(dueBefore, one.dueBefore);
  }
  return { ...columns, dueBefore };
}

/** Figures and duties of one period as arrays, kept in memory: loading rows for each question is too slow. */
import { and, asc, eq, isNull, notLike, sql } from 'drizzle-orm';
import {
  type ColumnFigure,
  changedColumns,
  columnsOf,
  type DutyColumns,
  type FigureColumns,
  rowsById,
} from '../../questions/facts.js';
import type { ReadDb, ReadTx } from '../port.js';
import { obligation } from '../schema/plan.js';
import { figure } from '../schema/report.js';
import { type Caches, type CampaignHeld, madeOnce } from './caches.js';
import { figureValueOf } from './reports.js';

/** All there is to one period; never changed once made, so that answers may memoise on it. */
export interface PeriodColumns {
  readonly period: string;
  readonly byCriterion: ReadonlyMap<string, FigureColumns>;
  readonly duties: DutyColumns | null;
  /** Each unit's own bound, NaN where none is named: what `duties.dueBefore` is the earliest of. */
  readonly bounds: Float64Array;
}

const p = sql.placeholder;

const cellColumns = {
  unitId: figure.unitId,
  criterionId: figure.criterionId,
  kind: figure.kind,
  numerator: figure.numerator,
  denominator: figure.denominator,
  value: figure.value,
  whyNot: figure.whyNot,
  state: figure.state,
  source: figure.source,
};
const current = () =>
  and(eq(figure.campaignId, p('campaignId')), eq(figure.period, p('period')), sql`${figure.current} = 1`);
const cells = (db: ReadDb) => db.select(cellColumns).from(figure).where(current()).prepare();
const cellsOfUnit = (db: ReadDb) =>
  db
    .select(cellColumns)
    .from(figure)
    .where(and(current(), eq(figure.unitId, p('unitId'))))
    .prepare();

const owedColumns = {
  unitId: obligation.unitId,
  dueBefore: obligation.dueBefore,
  submittedAt: obligation.submittedAt,
  onTime: obligation.onTime,
};
const inPeriod = () =>
  and(eq(obligation.campaignId, p('campaignId')), eq(obligation.period, p('period')), isNull(obligation.exemptedAt));
const owed = (db: ReadDb) =>
  db.select(owedColumns).from(obligation).where(inPeriod()).orderBy(asc(obligation.dutyId)).prepare();
const owedByUnit = (db: ReadDb) =>
  db
    .select(owedColumns)
    .from(obligation)
    .where(and(inPeriod(), eq(obligation.unitId, p('unitId'))))
    .orderBy(asc(obligation.dutyId))
    .prepare();

type Cell = Awaited<ReturnType<ReturnType<typeof cells>['execute']>>[number];
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

export async function readPeriod(tx: ReadTx, caches: Caches, of: CampaignHeld, period: string): Promise<PeriodColumns> {
  const { id: campaignId, units } = of;
  const rowOf = rowsOf(caches, of);
  const figures = new Map<string, ColumnFigure[]>();
  for (const row of await tx.prepared(cells).execute({ campaignId, period })) {
    const list = figures.get(row.criterionId) ?? [];
    list.push(figureOf(row));
    figures.set(row.criterionId, list);
  }
  const made = [...figures].map(([id, list]): [string, FigureColumns] => [
    id,
    columnsOf(units, id, period, list, rowOf),
  ]);
  const duties = blankDuties(period, units.length);
  const bounds = new Float64Array(units.length).fill(Number.NaN);
  const rows = await tx.prepared(owed).execute({ campaignId, period });
  for (const row of rows) setOwed(duties, bounds, rowOf.get(row.unitId), row);
  return { period, byCriterion: new Map(made), duties: rows.length === 0 ? null : withBound(duties, bounds), bounds };
}

/** The same as `readPeriod` when nothing but these units changed since `old` was read. */
export async function mendPeriod(
  tx: ReadTx,
  caches: Caches,
  of: CampaignHeld,
  old: PeriodColumns,
  changed: ReadonlySet<number>,
): Promise<PeriodColumns> {
  const { period } = old;
  const rowOf = rowsOf(caches, of);
  const duties = old.duties === null ? blankDuties(period, of.units.length) : copied(old.duties);
  const bounds = old.bounds.slice();
  const changes = new Map<string, Map<number, ColumnFigure | null>>();
  const change = (criterionId: string, row: number, to: ColumnFigure | null) => {
    const rows = changes.get(criterionId) ?? new Map<number, ColumnFigure | null>();
    changes.set(criterionId, rows.set(row, to));
  };
  let owing = old.duties !== null;
  for (const unitId of changed) {
    const row = rowOf.get(unitId);
    const where = { campaignId: of.id, period, unitId };
    const found = await tx.prepared(cellsOfUnit).execute(where);
    const duty = await tx.prepared(owedByUnit).execute(where);
    owing ||= duty.length > 0;
    if (row === undefined) continue;
    for (const [id, columns] of old.byCriterion) if (columns.kind[row] !== 0) change(id, row, null);
    for (const cell of found) change(cell.criterionId, row, figureOf(cell));
    duties.owed[row] = 0;
    duties.sentAt[row] = Number.NaN;
    duties.late[row] = 0;
    bounds[row] = Number.NaN;
    for (const one of duty) setOwed(duties, bounds, row, one);
  }
  const byCriterion = new Map(old.byCriterion);
  for (const [id, rows] of changes) {
    const made = changedColumns(old.byCriterion.get(id) ?? columnsOf(of.units, id, period, [], rowOf), rows);
    if (made === null) byCriterion.delete(id);
    else byCriterion.set(id, made);
  }
  return { period, byCriterion, duties: owing ? withBound(duties, bounds) : null, bounds };
}

const rowsOf = (caches: Caches, of: CampaignHeld): ReadonlyMap<number, number> =>
  madeOnce(caches, of, 'rows', () => rowsById(of.units));

function figureOf(cell: Cell): ColumnFigure {
  return { unitId: cell.unitId, value: figureValueOf(cell), state: cell.state, source: cell.source };
}

type Duties = Omit<DutyColumns, 'dueBefore'>;

const blankDuties = (period: string, size: number): Duties => ({
  period,
  owed: new Uint8Array(size),
  sentAt: new Float64Array(size).fill(Number.NaN),
  late: new Uint8Array(size),
});

const copied = ({ period, owed, sentAt, late }: Duties): Duties => ({
  period,
  owed: owed.slice(),
  sentAt: sentAt.slice(),
  late: late.slice(),
});

function setOwed(duties: Duties, bounds: Float64Array, row: number | undefined, one: Owed): void {
  if (row === undefined) return;
  duties.owed[row] = 1;
  if (one.submittedAt !== null) duties.sentAt[row] = one.submittedAt;
  if (one.onTime === false) duties.late[row] = 1;
  if (one.dueBefore !== null && !(bounds[row] !== undefined && bounds[row] <= one.dueBefore))
    bounds[row] = one.dueBefore;
}

/** The plan's own bound is the earliest: an extension only moves one unit's further. */
function withBound(duties: Duties, bounds: Float64Array): DutyColumns {
  let dueBefore: number | null = null;
  for (const bound of bounds) if (dueBefore === null ? !Number.isNaN(bound) : bound < dueBefore) dueBefore = bound;
  return { ...duties, dueBefore };
}

/** Figures from a file: every row as data, or every cell that is wrong. */
import type { Table, TableRow } from '../../documents/build.js';
import type { FigureValue } from '../../domain/figure.js';
import { nearest } from '../../domain/nearest.js';
import type { Criterion, Plan } from '../../domain/plan.js';
import { standingDuring, type Unit } from '../../domain/unit.js';
import { type ColumnWord, type FoundColumns, findColumns, plainWord } from './columns.js';
import { type FigureCells, readValue } from './figure-value.js';
import { type DayRange, periodRange } from './period.js';
import { type RefusedCell, refuseCell } from './refused.js';

export interface FigureRow {
  readonly line: number;
  readonly period: string;
  readonly unitId: number;
  readonly unitCode: string;
  readonly criterionId: string;
  readonly value: FigureValue;
  readonly status: 'reported' | 'verified';
}

export interface FigureContext {
  readonly plan: Plan;
  /** Every unit that ever carried the code in this campaign: codes are reused over time. */
  readonly unitsByCode: ReadonlyMap<string, readonly Unit[]>;
  /** Periods for which figures may stand, e.g. `2023`. */
  readonly periodsKnown: ReadonlySet<string>;
}

/** What rows are judged by: the roster of each period is found once per file. */
interface Judging extends FigureContext {
  standing(days: DayRange): ReadonlySet<Unit>;
}

function judging(context: FigureContext): Judging {
  const all = [...context.unitsByCode.values()].flat();
  const found = new Map<string, ReadonlySet<Unit>>();
  return {
    ...context,
    standing({ first, last }) {
      const key = `${first} ${last}`;
      const known = found.get(key) ?? new Set(standingDuring(all, first, last));
      found.set(key, known);
      return known;
    },
  };
}

export type CheckedFigures =
  | { readonly figures: readonly FigureRow[]; readonly ignoredColumns: readonly string[] }
  | { readonly refused: readonly RefusedCell[] };

export type FigureColumn = 'period' | 'unit_code' | 'criterion_id' | 'numerator' | 'denominator' | 'value' | 'status';

const COLUMNS: readonly ColumnWord<FigureColumn>[] = [
  { column: 'period', required: true, also: ['ky', 'kybaocao', 'nam'] },
  { column: 'unit_code', required: true, also: ['madonvi', 'ma', 'code'] },
  { column: 'criterion_id', required: true, also: ['matieuchi', 'tieuchi', 'criterion'] },
  { column: 'numerator', required: true, also: ['tuso', 'tu'] },
  { column: 'denominator', required: true, also: ['mauso', 'mau', 'tongso'] },
  { column: 'value', required: true, also: ['giatri', 'tyle', 'tile'] },
  { column: 'status', required: true, also: ['trangthai', 'tinhtrang'] },
];

const STATUS: Readonly<Record<string, FigureRow['status']>> = {
  reported: 'reported',
  dabaocao: 'reported',
  verified: 'verified',
  dathamdinh: 'verified',
  dathamdinhsolieu: 'verified',
};

export type Refuse = (column: FigureColumn, code: string, params?: Parameters<typeof refuseCell>[3]) => void;

/** `unitsByCode` from a roster. */
export function groupByCode(units: readonly Unit[]): ReadonlyMap<string, readonly Unit[]> {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const group = groups.get(unit.code);
    if (group === undefined) groups.set(unit.code, [unit]);
    else group.push(unit);
  }
  return groups;
}

function checkPeriod(found: string, context: FigureContext, refuse: Refuse): { id: string; days: DayRange } | null {
  const id = found.startsWith('phase:') ? found : found.toUpperCase();
  const days = periodRange(id, context.plan);
  if (found === '') refuse('period', 'cell_empty', { column: 'period' });
  else if (days === null) refuse('period', 'period_unreadable', { found });
  else if (!context.periodsKnown.has(id))
    refuse('period', 'period_unknown', { found, known: { list: [...context.periodsKnown].sort() } });
  else return { id, days };
  return null;
}

/** The unit that carried the code in the period; where it passed on within it, the one at the period's end. */
function checkUnit(code: string, days: DayRange | null, context: Judging, refuse: Refuse): Unit | null {
  const carriers = context.unitsByCode.get(code) ?? [];
  if (code === '') refuse('unit_code', 'cell_empty', { column: 'unit_code' });
  else if (carriers.length === 0) refuse('unit_code', 'unit_unknown', { found: code });
  if (days === null || carriers.length === 0) return null;
  const roster = context.standing(days);
  const standing = carriers.filter((unit) => roster.has(unit));
  const latest = standing.reduce<Unit | null>(
    (best, unit) => (best === null || (unit.validTo ?? '9999') > (best.validTo ?? '9999') ? unit : best),
    null,
  );
  if (latest === null) refuse('unit_code', 'unit_not_in_force', { unit: carriers[0]?.name ?? code });
  return latest;
}

/** A plan may use one id for a goal and an award standard of one tier; figures belong to the collected one. */
function checkCriterion(id: string, unit: Unit | null, plan: Plan, refuse: Refuse): Criterion | null {
  const named = plan.criteria.filter((one) => one.id === id);
  if (id === '') {
    refuse('criterion_id', 'cell_empty', { column: 'criterion_id' });
    return null;
  }
  if (named.length === 0) {
    const near = nearest(id, [...new Set(plan.criteria.map((one) => one.id))]);
    if (near === null) refuse('criterion_id', 'criterion_unknown', { found: id });
    else refuse('criterion_id', 'criterion_unknown_near', { found: id, near });
    return null;
  }
  if (unit === null) return null;
  const ofTier = named.filter((one) => one.tier === unit.tier);
  const collected = ofTier.find((one) => one.collectable);
  if (collected !== undefined) return collected;
  if (ofTier.length > 0) refuse('criterion_id', 'criterion_not_collected', { found: id });
  else refuse('criterion_id', 'criterion_other_tier', { found: id, unit: unit.name, tier: unit.tier });
  return null;
}

function checkStatus(found: string, refuse: Refuse): FigureRow['status'] | null {
  const plain = Object.hasOwn(STATUS, found) ? found : plainWord(found);
  const status = Object.hasOwn(STATUS, plain) ? STATUS[plain] : undefined;
  if (status === undefined)
    refuse('status', found === '' ? 'cell_empty' : 'status_unknown', { found, column: 'status' });
  return status ?? null;
}

function checkRow(
  row: TableRow,
  at: FoundColumns<FigureColumn>['cell'],
  context: Judging,
  refused: RefusedCell[],
): FigureRow | null {
  const refuse: Refuse = (column, code, params) => refused.push(refuseCell(row.line, column, code, params));
  const period = checkPeriod(at(row, 'period'), context, refuse);
  const unit = checkUnit(at(row, 'unit_code'), period?.days ?? null, context, refuse);
  const criterion = checkCriterion(at(row, 'criterion_id'), unit, context.plan, refuse);
  const cells: FigureCells = {
    numerator: at(row, 'numerator'),
    denominator: at(row, 'denominator'),
    value: at(row, 'value'),
  };
  const value = readValue(cells, criterion?.measure ?? null, refuse);
  const status = checkStatus(at(row, 'status'), refuse);
  if (period === null || unit === null || criterion === null || value === null || status === null) return null;
  return {
    line: row.line,
    period: period.id,
    unitId: unit.id,
    unitCode: unit.code,
    criterionId: criterion.id,
    value,
    status,
  };
}

/** `row_twice`: two rows for one unit, criterion and period; which one holds is not ours to choose. */
function doubled(figures: readonly FigureRow[]): RefusedCell[] {
  const first = new Map<string, number>();
  return figures.flatMap((one) => {
    const key = `${one.period} ${one.unitId} ${one.criterionId}`;
    const line = first.get(key);
    if (line === undefined) first.set(key, one.line);
    return line === undefined ? [] : [refuseCell(one.line, null, 'row_twice', { first: line })];
  });
}

/**
 * Judges a whole file of figures. Refuses, all at once: missing columns, unknown periods, units, criteria and
 * statuses, a criterion of another tier, a unit that did not stand in the period, values that are no exact figure,
 * the same figure twice.
 */
export function checkFigures(table: Table, context: FigureContext): CheckedFigures {
  const columns = findColumns(table, COLUMNS);
  if ('refused' in columns) return columns;
  const refused: RefusedCell[] = [];
  const judge = judging(context);
  const figures = table.rows
    .map((row) => checkRow(row, columns.cell, judge, refused))
    .filter((one): one is FigureRow => one !== null);
  refused.push(...doubled(figures));
  refused.sort((a, b) => a.row - b.row);
  return refused.length > 0 ? { refused } : { figures, ignoredColumns: columns.ignored };
}

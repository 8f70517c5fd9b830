/**
 * What answers are made from: columns in memory, filled by the store once per data version. Row `i` of every column
 * is `units[i]`, so that ten thousand units cost no objects and no joins.
 */
import type { Assessment } from '../domain/assessment.js';
import type { Figure, FigureState, FigureValue } from '../domain/figure.js';
import { collectedCriteria, type Plan } from '../domain/plan.js';
import type { Publication } from '../domain/publication.js';
import type { Decimal } from '../domain/quantity.js';
import { addDays, type Day, dayOf, type Instant } from '../domain/time.js';
import { standingDuring, type Unit } from '../domain/unit.js';
import type { Lexicon } from './lexicon.js';

export const KIND = { none: 0, ratio: 1, percent: 2, count: 3, notArisen: 4 } as const;
export const STATE = { none: 0, reported: 1, verified: 2 } as const;

/** Current figures of one criterion in one period. Never changed after it was handed over: answers memoise on it. */
export interface FigureColumns {
  readonly criterionId: string;
  readonly period: string;
  readonly kind: Uint8Array;
  readonly state: Uint8Array;
  /** For ratios only. */
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  /** The exact percentage or count, where the figure is no ratio. */
  readonly decimal: ReadonlyMap<number, Decimal>;
  /** 1 where the figure was typed from paper or imported. */
  readonly paper: Uint8Array;
  /** Rows whose figure is left out because it is not verified; only in columns made by `verifiedOnly`. */
  readonly aside?: ReadonlySet<number>;
}

/** Who owes the report of one period and who sent it. */
export interface DutyColumns {
  readonly period: string;
  /** Exclusive bound as the plan (or an extension for all) has it; null when no date is named. */
  readonly dueBefore: Instant | null;
  /** 1 where the unit owes the report. */
  readonly owed: Uint8Array;
  /** Epoch ms of the first sending, NaN where nothing was sent. */
  readonly sentAt: Float64Array;
  /** 1 where the first sending was after the unit's own bound. */
  readonly late: Uint8Array;
}

export interface AskFacts {
  readonly plan: Plan;
  readonly units: readonly Unit[];
  readonly lexicon: Lexicon;
  /** What a question without a period means: the newest period with figures, or the open one. */
  readonly period: string;
  /** The period being reported now: the next bound of an opened window, else the last one. */
  readonly duePeriod: string;
  /** Whose reports "ai chưa nộp" means: `period` where its reports are owed, else the one being reported. */
  readonly reportPeriod: string;
  /** Every period that has a figure, oldest first. */
  readonly periods: readonly string[];
  /** What the coordinator has published, oldest first. */
  readonly published: readonly Publication[];
  /** When this was read; "còn mấy ngày" counts from it. */
  readonly asOf: Instant;
  /** How a unit's qualitative standard was assessed; null: "chưa đánh giá". */
  assessed(unitId: number, criterionId: string, period: string): Assessment | null;
  /** Null when nobody has reported it. */
  columns(criterionId: string, period: string): FigureColumns | null;
  /** Null when the period has no obligations (figures imported for an earlier year). */
  duties(period: string): DutyColumns | null;
}

const STATES: Readonly<Record<FigureState, number>> = {
  reported: STATE.reported,
  returned: STATE.reported,
  verified: STATE.verified,
  final: STATE.verified,
};

export type ColumnFigure = Pick<Figure, 'unitId' | 'value' | 'state' | 'source'>;

/** Columns of one criterion and period from stored figures; figures of units outside the roster are left out. */
export function columnsOf(
  units: readonly Unit[],
  criterionId: string,
  period: string,
  figures: Iterable<ColumnFigure>,
  rowOfId: ReadonlyMap<number, number> = rowsById(units),
): FigureColumns {
  const size = units.length;
  const decimal = new Map<number, Decimal>();
  const columns: FigureColumns = {
    criterionId,
    period,
    kind: new Uint8Array(size),
    state: new Uint8Array(size),
    numerator: new Float64Array(size),
    denominator: new Float64Array(size),
    decimal,
    paper: new Uint8Array(size),
  };
  for (const figure of figures) {
    const row = rowOfId.get(figure.unitId);
    if (row !== undefined) setFigure(columns, decimal, row, figure);
  }
  return columns;
}

/**
 * New columns with other figures in these rows (null: none any more); the old ones stay as they were. Null when no
 * figure is left.
 */
export function changedColumns(
  old: FigureColumns,
  changes: ReadonlyMap<number, ColumnFigure | null>,
): FigureColumns | null {
  const decimal = new Map(old.decimal);
  const columns: FigureColumns = {
    criterionId: old.criterionId,
    period: old.period,
    kind: old.kind.slice(),
    state: old.state.slice(),
    numerator: old.numerator.slice(),
    denominator: old.denominator.slice(),
    decimal,
    paper: old.paper.slice(),
  };
  for (const [row, figure] of changes) {
    columns.kind[row] = KIND.none;
    columns.state[row] = STATE.none;
    columns.numerator[row] = 0;
    columns.denominator[row] = 0;
    columns.paper[row] = 0;
    decimal.delete(row);
    if (figure !== null) setFigure(columns, decimal, row, figure);
  }
  return columns.kind.some((kind) => kind !== KIND.none) ? columns : null;
}

function setFigure(columns: FigureColumns, decimal: Map<number, Decimal>, row: number, figure: ColumnFigure): void {
  columns.state[row] = STATES[figure.state];
  columns.paper[row] = figure.source === 'chat' ? 0 : 1;
  setValue(columns, decimal, row, figure.value);
}

function setValue(columns: FigureColumns, decimal: Map<number, Decimal>, row: number, value: FigureValue): void {
  switch (value.kind) {
    case 'ratio':
      columns.kind[row] = KIND.ratio;
      columns.numerator[row] = value.numerator;
      columns.denominator[row] = value.denominator;
      return;
    case 'percent':
      columns.kind[row] = KIND.percent;
      decimal.set(row, value.percent);
      return;
    case 'count':
      columns.kind[row] = KIND.count;
      decimal.set(row, value.value);
      return;
    case 'not_arisen':
      columns.kind[row] = KIND.notArisen;
      return;
    default:
      value satisfies never;
  }
}

export function rowsById(units: readonly Unit[]): Map<number, number> {
  return new Map(units.map((unit, row) => [unit.id, row]));
}

const narrowed = new WeakMap<FigureColumns, FigureColumns>();

/** The same columns with verified figures only; kept per columns. */
function verifiedColumns(columns: FigureColumns): FigureColumns {
  const known = narrowed.get(columns);
  if (known !== undefined) return known;
  const kind = columns.kind.slice();
  const aside = new Set<number>();
  kind.forEach((one, row) => {
    if (one === KIND.none || columns.state[row] === STATE.verified) return;
    kind[row] = KIND.none;
    aside.add(row);
  });
  const made = { ...columns, kind, aside };
  narrowed.set(columns, made);
  return made;
}

/** What "chỉ lấy đã thẩm định" reads. */
export function verifiedOnly(facts: AskFacts): AskFacts {
  return {
    ...facts,
    columns: (criterionId, period) => {
      const columns = facts.columns(criterionId, period);
      return columns === null ? null : verifiedColumns(columns);
    },
  };
}

/** The figure of one row as a value; null where there is none. */
export function valueAt(columns: FigureColumns | null, row: number): FigureValue | null {
  if (columns === null) return null;
  switch (columns.kind[row]) {
    case KIND.ratio:
      return { kind: 'ratio', numerator: columns.numerator[row] ?? 0, denominator: columns.denominator[row] ?? 0 };
    case KIND.percent:
      return { kind: 'percent', percent: columns.decimal.get(row) ?? '0' };
    case KIND.count:
      return { kind: 'count', value: columns.decimal.get(row) ?? '0' };
    case KIND.notArisen:
      return { kind: 'not_arisen', reason: null };
    default:
      return null;
  }
}

const PART_END: Readonly<Record<string, string>> = {
  H1: '06-30',
  H2: '12-31',
  '9M': '09-30',
  Q1: '03-31',
  Q2: '06-30',
  Q3: '09-30',
  Q4: '12-31',
};

/** The last day of a period; null for a phase, which has no days of its own. */
export function lastDayOf(period: string): Day | null {
  const m = /^(\d{4})(?:-(.+))?$/.exec(period);
  if (m === null) return null;
  const [, year = '', part] = m;
  if (part === undefined) return `${year}-12-31`;
  const end = PART_END[part];
  if (end !== undefined) return `${year}-${end}`;
  const month = Number(part);
  if (!(month >= 1 && month <= 12)) return null;
  const next = month === 12 ? `${Number(year) + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
}

/** Rows of a tier that take part in the period: counted for any of what is collected there. */
export function rowsOfTier(facts: AskFacts, tier: string, period: string): number[] {
  const rows = new Set(expectedRows(facts, tier, period, null));
  for (const { id } of collectedCriteria(facts.plan, tier)) {
    for (const row of expectedRows(facts, tier, period, facts.columns(id, period))) rows.add(row);
  }
  return [...rows].sort((a, b) => a - b);
}

/**
 * Rows of a tier that are counted for the period: they have the figure, they owe the report, or, where no
 * obligations are kept, they stood on any day of it.
 */
export function expectedRows(facts: AskFacts, tier: string, period: string, columns: FigureColumns | null): number[] {
  const duties = facts.duties(period);
  const last = lastDayOf(period) ?? dayOf(facts.asOf);
  const standing = duties === null ? new Set(standingDuring(facts.units, `${last.slice(0, 4)}-01-01`, last)) : null;
  const rows: number[] = [];
  facts.units.forEach((unit, row) => {
    if (unit.tier !== tier) return;
    const has = columns !== null && columns.kind[row] !== KIND.none;
    if (has || (standing === null ? duties?.owed[row] === 1 : standing.has(unit))) rows.push(row);
  });
  return rows;
}

/** Accepted rows against the figures that stand: what an import would do, before it is confirmed. */
import { type Figure, sameValue } from '../../domain/figure.js';
import type { FigureRow } from './figures.js';

export type CurrentFigure = Pick<Figure, 'unitId' | 'criterionId' | 'period' | 'version' | 'value' | 'state'>;

export interface ChangedFigure {
  readonly row: FigureRow;
  /** The version it would follow. */
  readonly current: CurrentFigure;
}

export interface ImportPlan {
  readonly created: readonly FigureRow[];
  readonly changed: readonly ChangedFigure[];
  readonly unchanged: readonly FigureRow[];
}

const keyOf = (one: Pick<Figure, 'period' | 'unitId' | 'criterionId'>): string =>
  `${one.period} ${one.unitId} ${one.criterionId}`;

/** The same value again changes nothing, except that `verified` lifts a figure; a file never lowers one. */
function isSame(current: CurrentFigure, row: FigureRow): boolean {
  if (!sameValue(current.value, row.value)) return false;
  return current.state === row.status || current.state === 'verified' || current.state === 'final';
}

/** `current` holds the current version of each figure, at least for the periods and units of the rows. */
export function planImport(current: readonly CurrentFigure[], rows: readonly FigureRow[]): ImportPlan {
  const standing = new Map(current.map((one) => [keyOf(one), one]));
  const created: FigureRow[] = [];
  const changed: ChangedFigure[] = [];
  const unchanged: FigureRow[] = [];
  for (const row of rows) {
    const before = standing.get(keyOf(row));
    if (before === undefined) created.push(row);
    else if (isSame(before, row)) unchanged.push(row);
    else changed.push({ row, current: before });
  }
  return { created, changed, unchanged };
}

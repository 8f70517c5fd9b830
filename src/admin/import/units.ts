/** A roster from a file: every unit as data, or every cell that is wrong. */
import type { Table, TableRow } from '../../documents/build.js';
import { nearest } from '../../domain/nearest.js';
import { type Day, isDay } from '../../domain/time.js';
import type { Unit } from '../../domain/unit.js';
import { type ColumnWord, type FoundColumns, findColumns } from './columns.js';
import { type RefusedCell, refuseCell } from './refused.js';
import { clashes, cycles } from './roster.js';

export interface UnitRow {
  readonly line: number;
  /** Text, as written: "00123" keeps its zeros. */
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly tier: string;
  readonly parentCode: string | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly successorCodes: readonly string[];
}

export interface UnitContext {
  /** Tier ids of the plan. */
  readonly tiers: readonly string[];
  /** The campaign's units so far; a row with the same code and first day stands in place of the old one. */
  readonly existing: readonly Unit[];
  /** Ids of units for which figures stand: what they report, and the marks they are held to, go with their tier. */
  readonly reporting?: ReadonlySet<number>;
}

export type CheckedUnits =
  | { readonly units: readonly UnitRow[]; readonly ignoredColumns: readonly string[] }
  | { readonly refused: readonly RefusedCell[] };

type UnitColumn = 'code' | 'name' | 'type' | 'tier' | 'parent_code' | 'valid_from' | 'valid_to' | 'successor_codes';

const COLUMNS: readonly ColumnWord<UnitColumn>[] = [
  { column: 'code', required: true, also: ['ma', 'madonvi', 'unitcode'] },
  { column: 'name', required: true, also: ['ten', 'tendonvi', 'donvi', 'unitname'] },
  { column: 'type', required: true, also: ['loai', 'loaidonvi', 'loaihinh'] },
  { column: 'tier', required: true, also: ['nhom', 'nhomdoituong', 'cap'] },
  { column: 'parent_code', required: false, also: ['macaptren', 'madonvicaptren', 'captren'] },
  { column: 'valid_from', required: false, also: ['hieuluctu', 'tungay'] },
  { column: 'valid_to', required: false, also: ['hieulucden', 'denngay'] },
  { column: 'successor_codes', required: false, also: ['makethua', 'madonvikethua', 'donvikethua'] },
];

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,31}$/u;
const MOST_NAME = 200;

type Refuse = (column: UnitColumn, code: string, params?: Parameters<typeof refuseCell>[3]) => void;

function checkTier(found: string, tiers: readonly string[], refuse: Refuse): string {
  const tier = tiers.find((one) => one.toLowerCase() === found.toLowerCase());
  if (tier !== undefined) return tier;
  const near = nearest(found, tiers);
  if (found === '') refuse('tier', 'cell_empty', { column: 'tier' });
  else if (near === null) refuse('tier', 'tier_unknown', { found, known: { list: tiers } });
  else refuse('tier', 'tier_unknown_near', { found, near, known: { list: tiers } });
  return found;
}

function checkDay(found: string, column: UnitColumn, refuse: Refuse): Day | null {
  if (found !== '' && !isDay(found)) refuse(column, 'bad_day', { found });
  return found === '' ? null : found;
}

function checkCode(found: string, column: UnitColumn, refuse: Refuse): string {
  if (!CODE.test(found)) refuse(column, 'bad_code', { found });
  return found;
}

function checkText(found: string, column: UnitColumn, refuse: Refuse): string {
  if (found === '') refuse(column, 'cell_empty', { column });
  else if (found.length > MOST_NAME) refuse(column, 'text_too_long', { most: MOST_NAME });
  return found;
}

function checkRow(
  row: TableRow,
  at: FoundColumns<UnitColumn>['cell'],
  tiers: readonly string[],
  refused: RefusedCell[],
): UnitRow {
  const refuse: Refuse = (column, code, params) => refused.push(refuseCell(row.line, column, code, params));
  const code = at(row, 'code');
  const parent = at(row, 'parent_code');
  const unit: UnitRow = {
    line: row.line,
    code: code === '' ? checkText(code, 'code', refuse) : checkCode(code, 'code', refuse),
    name: checkText(at(row, 'name'), 'name', refuse),
    type: checkText(at(row, 'type'), 'type', refuse),
    tier: checkTier(at(row, 'tier'), tiers, refuse),
    parentCode: parent === '' ? null : checkCode(parent, 'parent_code', refuse),
    validFrom: checkDay(at(row, 'valid_from'), 'valid_from', refuse),
    validTo: checkDay(at(row, 'valid_to'), 'valid_to', refuse),
    successorCodes: at(row, 'successor_codes')
      .split(/[\s;,|]+/)
      .filter((one) => one !== '')
      .map((one) => checkCode(one, 'successor_codes', refuse)),
  };
  if (unit.validFrom !== null && unit.validTo !== null && unit.validFrom > unit.validTo)
    refuse('valid_to', 'days_reversed', { from: unit.validFrom, to: unit.validTo });
  return unit;
}

/** A column the file leaves out says nothing: what stands of the unit stays. An empty cell of a column that is there does. */
function withWhatStands(row: UnitRow, has: FoundColumns<UnitColumn>['has'], existing: readonly Unit[]): UnitRow {
  const before = existing
    .filter((one) => one.code === row.code && (!has('valid_from') || one.validFrom === row.validFrom))
    .sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))
    .at(-1);
  if (before === undefined) return row;
  return {
    ...row,
    validFrom: has('valid_from') ? row.validFrom : before.validFrom,
    validTo: has('valid_to') ? row.validTo : before.validTo,
    parentCode: has('parent_code') ? row.parentCode : before.parentCode,
    successorCodes: has('successor_codes') ? row.successorCodes : (before.successorCodes ?? []),
  };
}

/** `tier_has_figures`: in place, another tier would hold figures to marks they were never reported for. */
function movedTiers(units: readonly UnitRow[], { existing, reporting }: UnitContext): RefusedCell[] {
  if (reporting === undefined) return [];
  const before = new Map(existing.map((one) => [`${one.code} ${one.validFrom ?? ''}`, one]));
  return units.flatMap((unit) => {
    const stands = before.get(`${unit.code} ${unit.validFrom ?? ''}`);
    if (stands === undefined || stands.tier === unit.tier || !reporting.has(stands.id)) return [];
    return [refuseCell(unit.line, 'tier', 'tier_has_figures', { code: unit.code, tier: stands.tier })];
  });
}

/**
 * Judges a whole roster. Refuses, all at once: missing or doubled columns, empty cells, codes that are no codes,
 * unknown tiers (with the nearest), bad days, the same unit twice, one code for two units at the same time, a unit
 * above itself, a unit with figures in another tier.
 */
export function checkUnits(table: Table, context: UnitContext): CheckedUnits {
  const columns = findColumns(table, COLUMNS);
  if ('refused' in columns) return columns;
  const refused: RefusedCell[] = [];
  const units = table.rows.map((row) =>
    withWhatStands(checkRow(row, columns.cell, context.tiers, refused), columns.has, context.existing),
  );
  refused.push(...movedTiers(units, context), ...clashes(units, context.existing), ...cycles(units, context.existing));
  refused.sort((a, b) => a.row - b.row);
  return refused.length > 0 ? { refused } : { units, ignoredColumns: columns.ignored };
}

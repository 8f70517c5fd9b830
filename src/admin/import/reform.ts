/** A reform from a file: one row per old unit and the unit it went to, or every cell that is wrong. */
import type { Table } from '../../documents/build.js';
import { type ColumnWord, findColumns } from './columns.js';
import { type RefusedCell, refuseCell } from './refused.js';

/** `old_code` goes to `new_code`; an old unit with several rows was split. */
export interface ReformRow {
  readonly line: number;
  readonly oldCode: string;
  readonly newCode: string;
  readonly newName: string;
  readonly newType: string;
  /** '' where the new unit stays in the tier of the old ones. */
  readonly tier: string;
}

type Column = 'old_code' | 'new_code' | 'new_name' | 'new_type' | 'tier';

const COLUMNS: readonly ColumnWord<Column>[] = [
  { column: 'old_code', required: true, also: ['macu', 'madonvicu'] },
  { column: 'new_code', required: true, also: ['mamoi', 'madonvimoi'] },
  { column: 'new_name', required: true, also: ['tenmoi', 'tendonvimoi'] },
  { column: 'new_type', required: false, also: ['loaimoi', 'loaidonvimoi'] },
  { column: 'tier', required: false, also: ['nhom', 'nhomdoituong', 'cap'] },
];

const TYPES = ['Phường', 'Xã', 'Thị trấn', 'Đặc khu', 'Quận', 'Huyện', 'Thị xã', 'Thành phố'];

/** "Phường Phan Rang" -> "Phường", where the file has no column for it. */
const typeIn = (name: string): string => TYPES.find((type) => name.startsWith(`${type} `)) ?? '';

export type CheckedReform = { readonly rows: readonly ReformRow[] } | { readonly refused: readonly RefusedCell[] };

/** Refuses empty codes and names, one code with two names or two kinds, a name without a kind, and a row that stands above already. */
export function checkReform(table: Table): CheckedReform {
  const columns = findColumns(table, COLUMNS);
  if ('refused' in columns) return columns;
  const refused: RefusedCell[] = [];
  const names = new Map<string, string>();
  const types = new Map<string, string>();
  const pairs = new Map<string, number>();
  const rows = table.rows.map((row) => {
    const cell = (column: Column): string => columns.cell(row, column).normalize('NFC');
    for (const column of ['old_code', 'new_code', 'new_name'] as const) {
      if (cell(column) === '') refused.push(refuseCell(row.line, column, 'cell_empty', { column }));
    }
    const newName = cell('new_name');
    const newType = cell('new_type') || typeIn(newName);
    if (newType === '') refused.push(refuseCell(row.line, 'new_type', 'cell_empty', { column: 'new_type' }));
    const known = names.get(cell('new_code'));
    if (known !== undefined && known !== newName) {
      refused.push(refuseCell(row.line, 'new_name', 'reform_two_names', { code: cell('new_code'), name: known }));
    }
    names.set(cell('new_code'), newName);
    const type = types.get(cell('new_code')) ?? newType;
    if (type !== newType && newType !== '')
      refused.push(refuseCell(row.line, 'new_type', 'reform_two_types', { code: cell('new_code'), type }));
    if (type !== '') types.set(cell('new_code'), type);
    const pair = `${cell('old_code')} ${cell('new_code')}`;
    const first = pairs.get(pair);
    // Two rows of an old unit say that it was split: the same one again would say so too.
    if (first === undefined) pairs.set(pair, row.line);
    else refused.push(refuseCell(row.line, null, 'reform_row_twice', { first }));
    return {
      line: row.line,
      oldCode: cell('old_code'),
      newCode: cell('new_code'),
      newName,
      newType,
      tier: cell('tier'),
    };
  });
  return refused.length > 0 ? { refused } : { rows };
}

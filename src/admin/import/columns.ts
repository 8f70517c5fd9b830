/** Which column of the file is which of ours, by header: any case, spaces or marks, English or Vietnamese. */
import type { Table, TableRow } from '../../documents/build.js';
import { fold } from '../../language/fold.js';
import { type RefusedCell, refuseCell } from './refused.js';

export interface ColumnWord<C extends string> {
  readonly column: C;
  readonly required: boolean;
  /** Other headers, in the form of `plainWord`. */
  readonly also: readonly string[];
}

/** "Mã đơn vị" -> "madonvi": letters and digits only, without marks. */
export function plainWord(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

export interface FoundColumns<C extends string> {
  /** The cell, '' where the file has no such column. */
  cell(row: TableRow, column: C): string;
  /** Whether the file has such a column. */
  has(column: C): boolean;
  /** Headers that mean nothing to us. */
  readonly ignored: readonly string[];
}

/** Refuses `column_missing` (naming what was found) and `column_twice`, all at once, at the header's row. */
export function findColumns<C extends string>(
  table: Table,
  words: readonly ColumnWord<C>[],
): FoundColumns<C> | { readonly refused: readonly RefusedCell[] } {
  const headers = new Map<C, string>();
  const ignored: string[] = [];
  const refused: RefusedCell[] = [];
  for (const header of table.columns) {
    const plain = plainWord(header);
    const word = words.find((one) => plainWord(one.column) === plain || one.also.includes(plain));
    if (word === undefined) ignored.push(header);
    else if (headers.has(word.column))
      refused.push(refuseCell(1, word.column, 'column_twice', { column: word.column }));
    else headers.set(word.column, header);
  }
  for (const { column } of words.filter((one) => one.required && !headers.has(one.column)))
    refused.push(refuseCell(1, column, 'column_missing', { column, found: { list: table.columns } }));
  if (refused.length > 0) return { refused };
  return {
    ignored,
    has: (column) => headers.has(column),
    cell: (row, column) => row.cells[headers.get(column) ?? ''] ?? '',
  };
}

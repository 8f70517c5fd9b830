/** Gathers raw rows into a table: the first row that holds anything is the header. */
import { ok, type Problem, type Result, refuse } from '../domain/problem.js';
import { cleanCell, isGarbled } from './cell.js';
import type { Limits } from './limits.js';

export interface TableRow {
  /** Line of a text file or row of a sheet, from 1, as an editor or a spreadsheet shows it. */
  readonly line: number;
  /** By column as the header spells it. An object without prototype: a header may read `__proto__`. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableBuilder {
  /** Takes the next row; a problem means the file is refused and nothing more needs to come. */
  push(line: number, cells: readonly string[]): Problem | null;
  finish(): Result<Table>;
}

const bad = (code: string, params: Problem['params'] = {}): Problem => ({ code, params });

function headerProblem(columns: readonly string[], line: number, limits: Limits): Problem | null {
  if (columns.length > limits.columns) return bad('file_too_many_columns', { most: limits.columns });
  const empty = columns.indexOf('');
  if (empty >= 0) return bad('file_column_unnamed', { line, column: empty + 1 });
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  return twice === undefined ? null : bad('file_column_twice', { line, column: twice });
}

function cellProblem(text: string, line: number, column: string, limits: Limits): Problem | null {
  if (text.length > limits.cellChars) return bad('file_cell_too_long', { line, column, most: limits.cellChars });
  if (isGarbled(text)) return bad('file_garbled', { line, column });
  return null;
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  const all = [...cells];
  while (all.length > 0 && all.at(-1) === '') all.pop();
  return all;
}

export function tableBuilder(limits: Limits): TableBuilder {
  let columns: readonly string[] | null = null;
  const rows: TableRow[] = [];

  function push(line: number, raw: readonly string[]): Problem | null {
    const cells = withoutEmptyEnd(raw.map((text) => (text.length > limits.cellChars * 2 ? text : cleanCell(text))));
    if (cells.length === 0) return null;
    for (const [i, text] of cells.entries()) {
      const problem = cellProblem(text, line, columns?.[i] ?? String(i + 1), limits);
      if (problem !== null) return problem;
    }
    if (columns === null) {
      columns = cells;
      return headerProblem(columns, line, limits);
    }
    if (cells.length > columns.length)
      return bad('file_row_too_wide', { line, found: cells.length, most: columns.length });
    if (rows.length === limits.rows) return bad('file_too_many_rows', { most: limits.rows });
    const byColumn: Record<string, string> = Object.create(null);
    for (const [i, name] of columns.entries()) byColumn[name] = cells[i] ?? '';
    rows.push({ line, cells: byColumn });
    return null;
  }

  function finish(): Result<Table> {
    if (columns === null) return refuse('file_empty');
    return rows.length === 0 ? refuse('file_no_rows') : ok({ columns, rows });
  }

  return { push, finish };
}

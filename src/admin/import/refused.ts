/** One reason why a file is not imported. */
import { type Line, line, type Param } from '../../messages/message.js';

export interface RefusedCell {
  /** Line of the file, from 1. */
  readonly row: number;
  /** The column's own name (`unit_code`), whatever the header calls it; null when the whole row is meant. */
  readonly column: string | null;
  readonly code: string;
  /** What is wrong and what to write instead, without the place. */
  readonly message: Line;
}

export const refuseCell = (
  row: number,
  column: string | null,
  code: string,
  params: Readonly<Record<string, Param>> = {},
): RefusedCell => ({ row, column, code, message: line(`import.problem.${code}`, params) });

/** The refusal with its place, for a list that people read. */
export function refusedLine(refused: RefusedCell): Line {
  const message = { line: refused.message };
  return refused.column === null
    ? line('import.at_row', { row: refused.row, message })
    : line('import.at_cell', { row: refused.row, column: refused.column, message });
}

/** Text with separators -> table. RFC 4180 quotes; `,` `;` or tab, whichever the header uses; `sep=;` is understood. */
import { setImmediate as others } from 'node:timers/promises';
import { type Problem, type Result, refuse } from '../domain/problem.js';
import { type Table, tableBuilder } from './build.js';
import type { Limits } from './limits.js';

interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows read between two breaths: about 5 ms of work, so that nobody's answer waits for a file. */
const ROWS_PER_BREATH = 2_000;

/** Where a row is given up: far above any table, low enough for memory. */
const MOST_CELLS = 1_000;

/** The separator that the header uses most, outside quotes. */
function separatorOf(text: string): string {
  const counts = new Map([',', ';', '\t'].map((sign) => [sign, 0]));
  let quoted = false;
  for (let i = 0; i < text.length && i < 20_000; i++) {
    const sign = text.charAt(i);
    if (sign === '"') quoted = !quoted;
    if (quoted) continue;
    if (sign === '\n' || sign === '\r') break;
    const seen = counts.get(sign);
    if (seen !== undefined) counts.set(sign, seen + 1);
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** A quoted cell that starts at `from` (after its quote): its text, where it ends, and the lines it spans. */
function quotedCell(text: string, from: number, most: number): { value: string; next: number; lines: number } | null {
  let value = '';
  let at = from;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0) return null;
    if (value.length <= most) value += text.slice(at, end);
    if (text.charAt(end + 1) !== '"') {
      return { value, next: end + 1, lines: text.slice(from, end).split('\n').length - 1 };
    }
    value += '"';
    at = end + 2;
  }
}

/** The apostrophe our own exports put before a cell that a spreadsheet would take for a formula. */
const unguarded = (cell: string): string => cell.replace(/^'(?=\s*[=+\-@＝])/, '');

function endOfPlainCell(text: string, from: number, separator: string): number {
  for (let i = from; i < text.length; i++) {
    const sign = text.charAt(i);
    if (sign === separator || sign === '\n' || sign === '\r') return i;
  }
  return text.length;
}

/** Row by row; where a quote is never closed or a row has no end of cells, a problem and then nothing. */
function* rowsOf(text: string, separator: string, firstLine: number, limits: Limits): Generator<RawRow | Problem> {
  let at = 0;
  let line = firstLine;
  while (at < text.length) {
    const cells: string[] = [];
    const started = line;
    for (;;) {
      let value = '';
      if (text.charAt(at) === '"') {
        const cell = quotedCell(text, at + 1, limits.cellChars);
        if (cell === null) return yield { code: 'file_quote_open', params: { line } };
        value = cell.value;
        at = cell.next;
        line += cell.lines;
      }
      const end = endOfPlainCell(text, at, separator);
      value += text.slice(at, end);
      if (cells.length > MOST_CELLS) return yield { code: 'file_too_many_columns', params: { most: limits.columns } };
      cells.push(unguarded(value));
      at = end + 1;
      if (end >= text.length || text.charAt(end) !== separator) {
        if (text.charAt(end) === '\r' && text.charAt(end + 1) === '\n') at++;
        break;
      }
    }
    line++;
    yield { line: started, cells };
  }
}

export async function readCsv(text: string, limits: Limits): Promise<Result<Table>> {
  const told = /^sep=([,;\t])\r?\n/.exec(text);
  const body = told === null ? text : text.slice(told[0].length);
  const builder = tableBuilder(limits);
  let count = 0;
  for (const row of rowsOf(body, told?.[1] ?? separatorOf(body), told === null ? 1 : 2, limits)) {
    const problem = 'code' in row ? row : builder.push(row.line, row.cells);
    if (problem !== null) return refuse(problem.code, problem.params);
    if (++count % ROWS_PER_BREATH === 0) await others();
  }
  return builder.finish();
}

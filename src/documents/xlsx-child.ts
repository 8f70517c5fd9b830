/**
 * The child that reads one workbook: bytes on standard input, on standard output one JSON value per line:
 * `{"ready":true}`, then arrays of cells, last `{"end":true}` or `{"problem":{…}}`. Started by `xlsx.ts` only.
 */
import { readFileSync } from 'node:fs';
import type { Limits } from './limits.js';
import { readFirstSheet } from './xlsx-sheet.js';

const ROWS_PER_WRITE = 500;

function write(values: readonly unknown[]): void {
  process.stdout.write(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
}

write([{ ready: true }]);
const limits = JSON.parse(process.argv[2] ?? '') as Limits;
const read = await readFirstSheet(readFileSync(0), limits);
if (read.ok) {
  for (let i = 0; i < read.value.length; i += ROWS_PER_WRITE) write(read.value.slice(i, i + ROWS_PER_WRITE));
  write([{ end: true }]);
} else {
  write([{ problem: read.problem }]);
}

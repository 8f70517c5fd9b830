import type { Table } from '../../src/documents/build.js';

/** A table from text with commas: lines counted from 1, the header first. */
export function tableOf(text: string): Table {
  const [head = '', ...lines] = text.split('\n');
  const columns = head.split(',');
  const rows = lines.map((one, i) => {
    const cells = one.split(',');
    return { line: i + 2, cells: Object.fromEntries(columns.map((name, x) => [name, (cells[x] ?? '').trim()])) };
  });
  return { columns, rows };
}

import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../src/documents/csv.js';
import { readTable } from '../../src/documents/table.js';

const columns = [
  { name: 'name', kind: 'text' },
  { name: 'value', kind: 'number' },
] as const;
const oneCell = (text: string): string =>
  writeCsv(columns, [[text, null]])
    .split('\r\n')
    .slice(1)
    .join('\r\n')
    .replace(/,\r\n$/, '');

describe('an export never computes', () => {
  it.each(['=', '+', '-', '@', '\t', '\r', '\u0000', '＝', ' =', '\n='])(
    'text that starts with %j is guarded',
    (start) => {
      expect(oneCell(`${start}cmd|calc`)).toMatch(/^"?'/);
    },
  );

  it('numbers stay numbers, also below zero', () => {
    expect(
      writeCsv(columns, [
        ['a', -5],
        ['b', '60.1'],
      ]),
    ).toBe('\ufeffname,value\r\na,-5\r\nb,60.1\r\n');
  });

  it('a number column holding text is guarded like text', () => {
    expect(writeCsv(columns, [['a', '-5+1']])).toContain(`,"'-5+1"`);
  });

  it('reads back as written', async () => {
    const names = ['=1+1', 'a,b', 'nói "được"', 'hai\ndòng', 'Phường Đài Sơn', '-x', '@y', "'z"];
    const text = writeCsv(
      columns,
      names.map((name, i) => [name, i]),
    );
    const read = await readTable(new TextEncoder().encode(text));
    expect(read.ok && read.value.rows.map((row) => row.cells.name)).toEqual(names);
  });
});

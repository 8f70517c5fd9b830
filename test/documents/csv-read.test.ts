import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/documents/limits.js';
import { readTable } from '../../src/documents/table.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
const swapped = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();
const cellsOf = async (bytes: Uint8Array) => {
  const read = await readTable(bytes);
  if (!read.ok) return read.problem.code;
  return read.value.rows.map((row) => [row.line, ...read.value.columns.map((name) => row.cells[name])]);
};

const PLAIN = 'code,name\r\n00123,Phường Đài Sơn\r\n';
const READ = [[2, '00123', 'Phường Đài Sơn']];

describe('a CSV file is read the same', () => {
  it.each([
    ['as UTF-8', utf8(PLAIN)],
    ['as UTF-8 with mark', utf8(`\ufeff${PLAIN}`)],
    ['as UTF-16 LE with mark', utf16(`\ufeff${PLAIN}`)],
    ['as UTF-16 BE with mark', swapped(`\ufeff${PLAIN}`)],
    ['as UTF-16 LE without mark', utf16(PLAIN)],
    ['as UTF-16 BE without mark', swapped(PLAIN)],
    ['with LF only', utf8(PLAIN.replaceAll('\r', ''))],
    ['with CR only', utf8(PLAIN.replaceAll('\n', ''))],
    ['without a last line end', utf8(PLAIN.trimEnd())],
    ['with semicolons', utf8(PLAIN.replaceAll(',', ';'))],
    ['with tabs', utf8(PLAIN.replaceAll(',', '\t'))],
    ['with every cell quoted', utf8('"code","name"\r\n"00123","Phường Đài Sơn"\r\n')],
    ['with decomposed letters', utf8(PLAIN.normalize('NFD'))],
    ['with no-break spaces around', utf8(PLAIN.replace('00123', '\u00a000123 '))],
    ['with empty cells and lines at the end', utf8(`${PLAIN.replaceAll('\r\n', ',,\r\n')},,\r\n\r\n`)],
  ])('%s', async (_, bytes) => {
    expect(await cellsOf(bytes)).toEqual(READ);
  });

  it('with sep= before it, lines counted as an editor counts', async () => {
    expect(await cellsOf(utf8('sep=;\ncode;name\na;b,c'))).toEqual([[3, 'a', 'b,c']]);
  });
});

describe('cells', () => {
  it.each([
    ['separator in quotes', 'a,b\n"x,1",2', [[2, 'x,1', '2']]],
    [
      'line end in quotes keeps later line numbers',
      'a,b\n"x\ny",2\n3,4',
      [
        [2, 'x\ny', '2'],
        [4, '3', '4'],
      ],
    ],
    ['doubled quotes', 'a,b\n"nói ""được""",2', [[2, 'nói "được"', '2']]],
    ['a quote inside plain text', 'a,b\n5" màn,2', [[2, '5" màn', '2']]],
    ['short row', 'a,b\n1', [[2, '1', '']]],
    ['header named __proto__', '__proto__,b\n1,2', [[2, '1', '2']]],
    ['our own guard against formulas', "a,b\n'=1+1,'abc", [[2, '=1+1', "'abc"]]],
    ['numbers stay as typed', 'a,b\n007,0.10', [[2, '007', '0.10']]],
  ])('%s', async (_, text, rows) => {
    expect(await cellsOf(utf8(text))).toEqual(rows);
  });
});

describe('a file that is no readable table is refused', () => {
  const windows1258 = Uint8Array.from([...utf8('code,name\n1,Ph'), 0xfd, 0xf5, 0xcc, 0x6e, 0x67]);
  it.each([
    ['empty', new Uint8Array(), 'file_empty'],
    ['blank', utf8('\n \n,,\n'), 'file_empty'],
    ['header only', utf8('a,b\n'), 'file_no_rows'],
    ['Windows-1258', windows1258, 'file_encoding'],
    ['TCVN3 saved as Unicode', utf8('code,name\n1,Ph­êng §µi S¬n'), 'file_garbled'],
    ['UTF-8 encoded twice', utf8('code,name\n1,PhÆ°á»ng'), 'file_garbled'],
    ['replacement signs', utf8('code,name\n1,Ph\ufffd\ufffdng'), 'file_garbled'],
    ['NUL inside', utf8('a,b\n1,x\u0000y'), 'file_control'],
    ['a quote never closed', utf8('a,b\n1,"x\n2,y'), 'file_quote_open'],
    ['more cells than columns', utf8('a,b\n1,60,1'), 'file_row_too_wide'],
    ['one column twice', utf8('a,a\n1,2'), 'file_column_twice'],
    ['a column without name', utf8('a,,c\n1,2,3'), 'file_column_unnamed'],
    ['a cell of 10 MB', utf8(`a,b\n1,"${'x'.repeat(10_000_000)}"`), 'file_cell_too_long'],
    ['ten million cells in a row', utf8(`a,b\n${','.repeat(10_000_000)}`), 'file_too_many_columns'],
    ['100 columns', utf8(Array.from({ length: 100 }, (_, i) => `c${i}`).join(',')), 'file_too_many_columns'],
    ['a Windows program named .csv', Buffer.from('MZ\x90\x00\x03', 'latin1'), 'file_unknown'],
    ['PDF', utf8('%PDF-1.7\n'), 'file_unknown'],
    ['PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'file_unknown'],
    ['random bytes with zeros', Uint8Array.from([1, 0, 0, 200, 0, 0, 255, 3, 0, 254]), 'file_unknown'],
  ])('%s', async (_, bytes, code) => {
    expect(await cellsOf(bytes)).toBe(code);
  });

  it('names line and column of what is wrong', async () => {
    const read = await readTable(utf8('code,name\n1,Phường\n2,Ph­êng §µi'));
    expect(read).toEqual({ ok: false, problem: { code: 'file_garbled', params: { line: 3, column: 'name' } } });
  });

  it('beyond the limits of size and rows', async () => {
    const small = { ...LIMITS, bytes: 100, rows: 2 };
    expect(await readTable(utf8('x'.repeat(101)), small)).toMatchObject({ problem: { code: 'file_too_big' } });
    expect(await readTable(utf8('a,b\n1,2\n3,4\n5,6'), small)).toMatchObject({
      problem: { code: 'file_too_many_rows' },
    });
  });
});

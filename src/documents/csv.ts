/** Rows -> CSV that an office's spreadsheet opens as meant: UTF-8 with mark, CRLF, every sign kept. */

/** A `number` column holds our own canonical decimals; everything else is text from people. */
export interface CsvColumn {
  readonly name: string;
  readonly kind: 'text' | 'number';
}

export type CsvRow = readonly (string | number | null)[];

/** First signs that make a spreadsheet compute a cell, also behind spaces and in full width. */
const STARTS_FORMULA = /^[\s\u0000]*[=+\-@\t\r\u0000＝＋－＠]/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

function quoted(text: string): string {
  return /[",;\r\n\t']/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

function cellText(value: string | number | null, kind: CsvColumn['kind']): string {
  if (value === null) return '';
  const text = String(value).replaceAll('\u0000', '');
  if (kind === 'number' && PLAIN_NUMBER.test(text)) return text;
  return quoted(STARTS_FORMULA.test(String(value)) ? `'${text}` : text);
}

/**
 * Text cells that would be taken for a formula get a leading apostrophe (quoting alone does not stop a
 * spreadsheet); numbers of number columns stay numbers, so −5 stays −5.
 */
export function writeCsv(columns: readonly CsvColumn[], rows: readonly CsvRow[]): string {
  const head = columns.map((column) => cellText(column.name, 'text')).join(',');
  const body = rows.map((row) => columns.map((column, i) => cellText(row[i] ?? null, column.kind)).join(','));
  return `\ufeff${[head, ...body].join('\r\n')}\r\n`;
}

/** An export as the bytes of a file. The sheet speaks Vietnamese; CSV and JSON carry ids and codes. */
import { type CsvRow, writeCsv } from '../../documents/csv.js';
import { fileName } from '../../documents/paper.js';
import type { Grid, SheetCell, SheetColumn } from '../../documents/sheet.js';
import { isoOf } from '../../domain/time.js';
import { groupNumber } from '../../messages/render.js';
import type { Say } from './say.js';
import type { ColumnKind, ExportCell, ExportColumn, ExportTable, Format } from './table.js';

export interface WrittenFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

const CSV_TYPE = 'text/csv; charset=utf-8';
const JSON_TYPE = 'application/json';
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;

export async function writeExport(table: ExportTable, format: Format, say: Say): Promise<WrittenFile> {
  const name = fileName([say(`export.file.${table.kind}`), table.campaignId, table.period], format);
  switch (format) {
    case 'xlsx': {
      const { XLSX_TYPE, xlsxFile } = await import('../../documents/workbook.js');
      return { name, type: XLSX_TYPE, bytes: await xlsxFile(gridOf(table, say)) };
    }
    case 'csv':
      return { name, type: CSV_TYPE, bytes: new TextEncoder().encode(csvOf(table)) };
    case 'json':
      return { name, type: JSON_TYPE, bytes: new TextEncoder().encode(`${JSON.stringify(jsonOf(table))}\n`) };
    default:
      return format satisfies never;
  }
}

const SHEET_KIND: Readonly<Record<ColumnKind, SheetColumn['kind']>> = {
  text: 'text',
  code: 'text',
  number: 'count',
  percent: 'percent',
  time: 'time',
};

export function gridOf(table: ExportTable, say: Say): Grid {
  const marks = [say('export.as_of', { at: { instant: table.asOf, form: 'stamp' } })];
  return {
    title: table.title,
    subtitle: table.subtitle,
    marks: table.sample ? [...marks, say('mark.sample')] : marks,
    columns: table.columns.map(({ title, share, kind }) => ({ title, share, kind: SHEET_KIND[kind] })),
    rows: table.rows.map((cells) => cells.map((cell, i) => sheetCell(cell, table.columns[i], say))),
    notes: [...table.notes, say('export.query', { query: table.query })],
    sheets: [say(`export.sheet.${table.kind}`), say('export.sheet.basis')],
  };
}

function sheetCell(cell: ExportCell, column: ExportColumn | undefined, say: Say): SheetCell {
  if (cell === null || column === undefined) return { text: '' };
  const text = String(cell);
  switch (column.kind) {
    case 'text':
      return { text };
    case 'code':
      return { text: column.words?.[text] ?? text };
    case 'time':
      return { text: say('export.time', { at: { instant: Number(cell), form: 'clock_day' } }), value: Number(cell) };
    case 'number':
    case 'percent':
      if (text === 'not_arisen') return { text: say('export.code.not_arisen') };
      // Beyond what a spreadsheet's number holds exactly, digits stay text.
      if (!PLAIN_NUMBER.test(text) || text.replace(/\D/g, '').length > 15) return { text };
      return { text: groupNumber(text, 'vi'), value: Number(text) };
    default:
      return column.kind satisfies never;
  }
}

function csvOf({ columns, rows }: ExportTable): string {
  const kinds = columns.map(({ id, kind }) => {
    return { name: id, kind: kind === 'number' || kind === 'percent' ? ('number' as const) : ('text' as const) };
  });
  const plain = (cell: ExportCell, i: number) =>
    cell !== null && columns[i]?.kind === 'time' ? isoOf(Number(cell)) : cell;
  return writeCsv(
    kinds,
    rows.map((cells): CsvRow => cells.map(plain)),
  );
}

/** `docs/export.schema.json` */
export function jsonOf(table: ExportTable) {
  const { kind, campaignId, period, title, asOf, query, sample, columns, notes } = table;
  return {
    schema: 'thidua/export/1',
    kind,
    campaign: campaignId,
    period,
    title,
    as_of: isoOf(asOf),
    query,
    sample,
    columns: columns.map(({ id, title: name, kind: type }) => ({ id, title: name, type })),
    rows: table.rows.map((cells) =>
      Object.fromEntries(columns.map((column, i) => [column.id, jsonCell(cells[i] ?? null, column.kind)])),
    ),
    notes,
  };
}

/** Numbers stay decimal strings without grouping: exact whatever reads them. */
function jsonCell(cell: ExportCell, kind: ColumnKind): string | null {
  if (cell === null) return null;
  return kind === 'time' ? isoOf(Number(cell)) : String(cell);
}

/**
 * A sheet as an XLSX: numbers are numbers (a percentage is a fraction shown as percent), texts are inline strings so
 * that no cell is ever read as a formula, the basis stands on the second sheet.
 */
import type { Grid, SheetCell, SheetColumn } from './sheet.js';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Places in `cellXfs` below. */
const STYLE = { plain: 0, head: 1, count: 2, percent: 3, wrapped: 4, time: 5, decimal: 6 } as const;

const DAY_MS = 86_400_000;
/** Asia/Ho_Chi_Minh: a spreadsheet's moments know no zone. */
const OFFSET_MS = 7 * 3_600_000;
/** Days from a spreadsheet's first day to 1970. */
const FIRST_DAY = 25_569;

/** What most cells hold none of; looked for once, since a large sheet has a million cells. */
const NEEDS_CARE = /[&<>\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

const xml = (text: string): string =>
  NEEDS_CARE.test(text)
    ? text
        .replace(/[\ud800-\udfff]/gu, '')
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
        .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)
    : text;

/** A cell without its place: `row` puts it there. */
type Cell = (place: string) => string;

const textCell =
  (text: string, style: number): Cell =>
  (place) =>
    `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;

const numberCell =
  (value: number | string, style: number): Cell =>
  (place) =>
    `<c r="${place}" s="${style}"><v>${value}</v></c>`;

/** In characters. */
const widthOf = (column: SheetColumn): number => Math.max(8, column.share * 3);

function cell({ text, value }: SheetCell, column: SheetColumn | undefined): Cell {
  if (value === undefined || column === undefined || column.kind === 'text') {
    return textCell(text, column !== undefined && text.length > widthOf(column) ? STYLE.wrapped : STYLE.plain);
  }
  // Two decimals of a percentage are four of the fraction; the sum of binary halves would show otherwise.
  if (column.kind === 'percent') return numberCell((value / 100).toFixed(6), STYLE.percent);
  if (column.kind === 'time') {
    return numberCell(((value + OFFSET_MS) / DAY_MS + FIRST_DAY).toFixed(8), STYLE.time);
  }
  return numberCell(value, Number.isInteger(value) ? STYLE.count : STYLE.decimal);
}

/** 0 -> A, 26 -> AA. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

/** Points of one line of text; not every program finds the height of a wrapped row by itself. */
const LINE = 16;

const row = (cells: readonly Cell[], n: number, lines = 1): string =>
  `<row r="${n}"${lines > 1 ? ` ht="${Math.min(lines * LINE, 400)}" customHeight="1"` : ''}>${cells.map((one, i) => one(`${letters(i)}${n}`)).join('')}</row>`;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A4 across, as wide as the page. */
const PRINT =
  '<pageMargins left="0.5" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';

function worksheet(widths: readonly number[], rows: readonly string[], frozen: number): string {
  // Whoever looks for one unit filters; the range is the whole table.
  const filter = frozen === 0 ? '' : `<autoFilter ref="A1:${letters(widths.length - 1)}${Math.max(rows.length, 1)}"/>`;
  const pane =
    frozen === 0
      ? ''
      : `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
  const cols = widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${cols}</cols><sheetData>${rows.join('')}</sheetData>${filter}${PRINT}</worksheet>`;
}

const linesOf = (text: string, column: SheetColumn | undefined): number =>
  column === undefined || text.length <= widthOf(column) ? 1 : Math.ceil((text.length * 1.1) / widthOf(column));

function figures(sheet: Grid): string {
  const { columns } = sheet;
  const header = row(
    columns.map((column) => textCell(column.title, STYLE.head)),
    1,
    // Bold letters are wider.
    Math.max(...columns.map((column) => linesOf(`${column.title}  `, column))),
  );
  const rows = sheet.rows.map((cells, n) =>
    row(
      cells.map((one, i) => cell(one, columns[i])),
      n + 2,
      cells.reduce(
        (most, one, i) => (columns[i]?.kind === 'text' ? Math.max(most, linesOf(one.text, columns[i])) : most),
        1,
      ),
    ),
  );
  return worksheet(sheet.columns.map(widthOf), [header, ...rows], 1);
}

function basis(sheet: Grid): string {
  const title = row([textCell(sheet.title, STYLE.head)], 1);
  const rest = [sheet.subtitle, ...sheet.marks, ...sheet.notes].map((text, n) =>
    row([textCell(text, STYLE.wrapped)], n + 2),
  );
  return worksheet([100], [title, ...rest], 0);
}

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="166" formatCode="#,##0.00"/></numFmts><fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font><font><b/><sz val="12"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf fontId="0" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf><xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="0" applyFont="1" numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf fontId="0" applyFont="1" numFmtId="10" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf fontId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="0" applyFont="1" numFmtId="165" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf fontId="0" applyFont="1" numFmtId="166" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs></styleSheet>`;

export async function xlsxFile(sheet: Grid): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate');
  const [first, second] = sheet.sheets.map(xml);
  const type = (part: string, kind: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const link = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('/xl/workbook.xml', 'sheet.main')}${type('/xl/worksheets/sheet1.xml', 'worksheet')}${type('/xl/worksheets/sheet2.xml', 'worksheet')}${type('/xl/styles.xml', 'styles')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${link('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${first}" sheetId="1" r:id="r1"/><sheet name="${second}" sheetId="2" r:id="r2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${link('r1', 'worksheet', 'worksheets/sheet1.xml')}${link('r2', 'worksheet', 'worksheets/sheet2.xml')}${link('r3', 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': figures(sheet),
    'xl/worksheets/sheet2.xml': basis(sheet),
    'xl/styles.xml': STYLES,
  };
  // Rows are alike: the cheap level packs them nearly as well, in a third of the time.
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level: 3 });
}

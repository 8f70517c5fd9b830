/**
 * A sheet as an XLSX: numbers are numbers (a percentage is a fraction shown as percent), texts are inline strings so
 * that no cell is ever read as a formula, the basis stands on the second sheet.
 */
import type { Sheet, SheetCell, SheetColumn } from './sheet.js';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Places in `cellXfs` below. */
const STYLE = { plain: 0, bold: 1, count: 2, percent: 3, wrapped: 4 } as const;

const xml = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

/** A cell without its place: `row` puts it there. */
type Cell = (place: string) => string;

const textCell =
  (text: string, style: number): Cell =>
  (place) =>
    `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`;

function cell({ text, value }: SheetCell, column: SheetColumn | undefined): Cell {
  if (value === undefined || column === undefined || column.kind === 'text') return textCell(text, STYLE.plain);
  // Two decimals of a percentage are four of the fraction; the sum of binary halves would show otherwise.
  if (column.kind === 'percent')
    return (place) => `<c r="${place}" s="${STYLE.percent}"><v>${(value / 100).toFixed(6)}</v></c>`;
  return (place) => `<c r="${place}" s="${STYLE.count}"><v>${value}</v></c>`;
}

/** At most 26 columns. */
const row = (cells: readonly Cell[], n: number): string =>
  `<row r="${n}">${cells.map((one, i) => one(`${String.fromCharCode(65 + i)}${n}`)).join('')}</row>`;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

function worksheet(widths: readonly number[], rows: readonly string[], frozen: number): string {
  const pane =
    frozen === 0
      ? ''
      : `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`;
  const cols = widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${cols}</cols><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function figures(sheet: Sheet): string {
  const header = row(
    sheet.columns.map((column) => textCell(column.title, STYLE.bold)),
    1,
  );
  const rows = sheet.rows.map((cells, n) =>
    row(
      cells.map((one, i) => cell(one, sheet.columns[i])),
      n + 2,
    ),
  );
  return worksheet(
    sheet.columns.map((column) => Math.max(8, column.share * 3)),
    [header, ...rows],
    1,
  );
}

function basis(sheet: Sheet): string {
  const title = row([textCell(sheet.title, STYLE.bold)], 1);
  const rest = [sheet.subtitle, ...sheet.marks, ...sheet.notes].map((text, n) =>
    row([textCell(text, STYLE.wrapped)], n + 2),
  );
  return worksheet([100], [title, ...rest], 0);
}

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0"/></numFmts><fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font><font><b/><sz val="12"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf fontId="0" applyFont="1"/><xf fontId="1" applyFont="1"/><xf fontId="0" applyFont="1" numFmtId="164" applyNumberFormat="1"/><xf fontId="0" applyFont="1" numFmtId="10" applyNumberFormat="1"/><xf fontId="0" applyFont="1" applyAlignment="1"><alignment wrapText="1"/></xf></cellXfs></styleSheet>`;

export async function xlsxFile(sheet: Sheet): Promise<Uint8Array> {
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
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

/**
 * A sheet as a PDF: A4 upright, up to 40 units a page, header row repeated, the font embedded so that any printer has
 * it. Made by the program itself; the library is imported when the first page is asked for.
 */
import { FONTS } from './fonts.js';
import type { Sheet, SheetCell, SheetColumn } from './sheet.js';

export const PDF_TYPE = 'application/pdf';

const PAGE = { width: 595.28, height: 841.89 };
/** Left wider, for the folder. Points. */
const MARGIN = { left: 56, right: 40, top: 42, bottom: 40 };
const WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
const ROW = 14.2;
const PER_PAGE = 40;
const SIZE = { title: 14, body: 10.5, small: 9 };

export type PdfDocument = PDFKit.PDFDocument;
type Document = PdfDocument;

export async function pdfFile(sheet: Sheet): Promise<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: 'A4',
    margins: MARGIN,
    bufferPages: true,
    autoFirstPage: false,
    info: { Title: sheet.title, Creator: 'thidua' },
  });
  doc.registerFont('regular', FONTS.regular).registerFont('bold', FONTS.bold);
  const bytes = collected(doc);
  const pages = Math.max(1, Math.ceil(sheet.rows.length / PER_PAGE));
  for (let n = 0; n < pages; n++) {
    doc.addPage();
    heading(doc, sheet, n === 0);
    table(doc, sheet, sheet.rows.slice(n * PER_PAGE, (n + 1) * PER_PAGE));
    if (n === pages - 1) notes(doc, sheet);
    footer(doc, sheet, n + 1, pages);
  }
  doc.end();
  return bytes;
}

/** All bytes of a document, once it has ended. */
export function collected(doc: Document): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  return new Promise((resolve, reject) => {
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    doc.on('error', reject);
  });
}

/** The marks ("Số liệu chưa công bố") stand on every page, the title on the first. */
function heading(doc: Document, sheet: Sheet, first: boolean): void {
  doc.font('regular').fontSize(SIZE.small);
  doc.text(sheet.marks.join(' · '), MARGIN.left, MARGIN.top, { width: WIDTH, align: 'right' });
  if (first) {
    doc.moveDown(0.4).font('bold').fontSize(SIZE.title);
    doc.text(sheet.title, MARGIN.left, doc.y, { width: WIDTH, align: 'center' });
    doc.font('regular').fontSize(SIZE.body);
    doc.text(sheet.subtitle, MARGIN.left, doc.y + 2, { width: WIDTH, align: 'center' });
  }
  doc.y += 8;
}

function widths(columns: readonly SheetColumn[]): number[] {
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  return columns.map((column) => (column.share / total) * WIDTH);
}

function row(doc: Document, sheet: Sheet, cells: readonly string[], font: 'regular' | 'bold'): void {
  const top = doc.y;
  let x = MARGIN.left;
  doc.font(font).fontSize(SIZE.body);
  widths(sheet.columns).forEach((width, i) => {
    const align = sheet.columns[i]?.kind === 'text' ? 'left' : 'right';
    doc.rect(x, top, width, ROW).lineWidth(0.5).stroke('#777777');
    doc.fillColor('black').text(cells[i] ?? '', x + 4, top + 1.6, {
      width: width - 8,
      height: ROW - 2,
      align,
      lineBreak: false,
      ellipsis: true,
    });
    x += width;
  });
  doc.y = top + ROW;
}

function table(doc: Document, sheet: Sheet, rows: readonly (readonly SheetCell[])[]): void {
  row(
    doc,
    sheet,
    sheet.columns.map((column) => column.title),
    'bold',
  );
  for (const cells of rows)
    row(
      doc,
      sheet,
      cells.map((cell) => cell.text),
      'regular',
    );
}

function notes(doc: Document, sheet: Sheet): void {
  doc.font('regular').fontSize(SIZE.small).fillColor('black');
  doc.y += 6;
  for (const note of sheet.notes) doc.text(note, MARGIN.left, doc.y, { width: WIDTH, lineGap: 1 });
}

function footer(doc: Document, sheet: Sheet, n: number, pages: number): void {
  const bottom = doc.page.margins.bottom;
  // Below the text's own margin, or the library would begin a new page.
  doc.page.margins.bottom = 0;
  doc.font('regular').fontSize(SIZE.small);
  doc.text(sheet.page(n, pages), MARGIN.left, PAGE.height - 30, { width: WIDTH, align: 'center', lineBreak: false });
  doc.page.margins.bottom = bottom;
}

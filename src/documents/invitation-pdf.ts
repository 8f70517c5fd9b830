/**
 * Invitation sheets as a PDF: one unit a page, or six cards a page with lines to cut along. The font is embedded, the
 * QR code is drawn, and whatever a unit is called, its name, code and steps stay on its own sheet.
 */
import { FONTS } from './fonts.js';
import { type CardLayout, type InvitationCard, printableName } from './invitation-card.js';
import { collected, type PdfDocument } from './pdf.js';
import { qrRuns } from './qr.js';

const PAGE = { width: 595.28, height: 841.89 };
const COLUMNS = 2;
const ROWS = 3;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Look {
  readonly font: 'regular' | 'bold';
  /** The largest and the smallest size tried, in points. */
  readonly size: readonly [number, number];
  readonly align?: 'left' | 'center';
}

export async function invitationPdf(cards: readonly InvitationCard[], layout: CardLayout): Promise<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit');
  const title = cards[0]?.title ?? '';
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    info: { Title: title, Creator: 'thidua' },
  });
  doc.registerFont('regular', FONTS.regular).registerFont('bold', FONTS.bold);
  const bytes = collected(doc);
  for (const [i, card] of cards.entries()) {
    if (layout === 'page') onePage(doc, card);
    else oneCard(doc, card, i % (COLUMNS * ROWS));
  }
  doc.end();
  return bytes;
}

/** Writes the text into the box at the largest size at which all of it fits; cut with "…" where none does. */
function write(doc: PdfDocument, text: string, box: Box, look: Look): void {
  const [most, least] = look.size;
  doc.font(look.font).fillColor('black');
  let size = most;
  while (size > least && doc.fontSize(size).heightOfString(text, { width: box.width }) > box.height) size -= 0.5;
  doc.fontSize(size).text(text, box.x, box.y, {
    width: box.width,
    height: box.height,
    align: look.align ?? 'left',
    ellipsis: true,
  });
}

function qr(doc: PdfDocument, link: string, { x, y, width }: Box): void {
  const { size, runs } = qrRuns(link);
  const module = width / size;
  for (const run of runs) doc.rect(x + run.from * module, y + run.row * module, run.length * module, module);
  doc.fill('black');
}

function onePage(doc: PdfDocument, card: InvitationCard): void {
  doc.addPage();
  const [x, width] = [64, PAGE.width - 128];
  const centred = (text: string, y: number, height: number, look: Look): void =>
    write(doc, text, { x, y, width, height }, { ...look, align: 'center' });
  if (card.mark !== null) centred(card.mark, 30, 14, { font: 'regular', size: [10, 8] });
  centred(card.issuer.toLocaleUpperCase('vi'), 56, 36, { font: 'bold', size: [14, 9] });
  centred(card.movement, 94, 40, { font: 'regular', size: [13, 8] });
  centred(card.title, 146, 32, { font: 'bold', size: [24, 16] });
  centred(printableName(card.unit), 186, 84, { font: 'bold', size: [26, 8] });
  centred(card.role, 276, 22, { font: 'regular', size: [15, 9] });
  const side = 236;
  if (card.link !== null) qr(doc, card.link, { x: (PAGE.width - side) / 2, y: 316, width: side, height: side });
  centred(card.typed, card.link === null ? 400 : 572, 30, { font: 'bold', size: [19, 12] });
  write(doc, list(card.steps), { x, y: 622, width, height: 84 }, { font: 'regular', size: [13, 9] });
  write(doc, card.notes.join('\n'), { x, y: 718, width, height: 84 }, { font: 'regular', size: [11.5, 8] });
}

const list = (steps: readonly string[]): string => steps.map((step, i) => `${i + 1}. ${step}`).join('\n');

function oneCard(doc: PdfDocument, card: InvitationCard, place: number): void {
  if (place === 0) {
    doc.addPage();
    cutLines(doc);
  }
  const [width, height] = [PAGE.width / COLUMNS, PAGE.height / ROWS];
  const [left, top] = [(place % COLUMNS) * width, Math.floor(place / COLUMNS) * height];
  const inside = { x: left + 18, width: width - 36 };
  const part = (text: string, y: number, high: number, look: Look): void =>
    write(doc, text, { ...inside, y: top + y, height: high }, look);
  const head = card.mark === null ? card.title : `${card.title} · ${card.mark}`;
  part(head, 14, 14, { font: 'bold', size: [11, 7] });
  part(card.movement, 29, 22, { font: 'regular', size: [8.5, 5.5] });
  part(printableName(card.unit), 54, 40, { font: 'bold', size: [15, 5] });
  part(card.role, 96, 13, { font: 'regular', size: [10, 7] });
  const side = 104;
  if (card.link !== null) qr(doc, card.link, { x: left + 22, y: top + 116, width: side, height: side });
  const beside = { x: left + 22 + side + 12, width: width - 22 - side - 12 - 16 };
  const steps = card.link === null ? inside : beside;
  write(doc, list(card.steps), { ...steps, y: top + 116, height: side }, { font: 'regular', size: [9, 6] });
  part(card.typed, 227, 16, { font: 'bold', size: [11.5, 8] });
  part(card.notes.join(' '), 243, 30, { font: 'regular', size: [8, 5] });
}

function cutLines(doc: PdfDocument): void {
  doc.save().lineWidth(0.5).dash(4, { space: 3 }).strokeColor('#888888');
  for (let row = 1; row < ROWS; row++) {
    const y = (PAGE.height / ROWS) * row;
    doc.moveTo(0, y).lineTo(PAGE.width, y).stroke();
  }
  doc
    .moveTo(PAGE.width / COLUMNS, 0)
    .lineTo(PAGE.width / COLUMNS, PAGE.height)
    .stroke();
  doc.restore();
}

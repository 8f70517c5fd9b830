/**
 * An office paper as a PDF of A4 pages after Nghị định 30/2020/NĐ-CP, laid out as `word.ts` does it: same margins, sizes and
 * line spacing in a font of the same widths, so that what is counted here holds for the DOCX. Also says by how much a
 * paper exceeds one page.
 */
import { FONTS } from './fonts.js';
import type { Block, Column, Paper, PaperWords } from './paper.js';
import { printable } from './paper.js';

type Document = PDFKit.PDFDocument;
type Font = 'regular' | 'bold' | 'italic' | 'boldItalic';
type TableBlock = Extract<Block, { kind: 'table' }>;
type Align = 'left' | 'center' | 'right' | 'justify';

const MM = 72 / 25.4;
const PAGE = { width: 210 * MM, height: 297 * MM };
const MARGIN = { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 15 * MM };
const WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
const BOTTOM = PAGE.height - MARGIN.bottom;
/** Word's 264/240 of the font's own line. */
const SPACING = 1.1;
const SIZE = { body: 14, head: 13, cell: 12, small: 11, tiny: 10 } as const;
const FIRST_LINE = 12.7 * MM;
const CELL = { x: 3, y: 1.5 } as const;
/** Word sets its papers without kerning; the library's types know only what to switch on. */
const AS_WORD = { features: { kern: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[] };

export interface PrintedPaper {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Lines of text beyond the first page, tables by their height; 0 when one page holds it. */
  readonly linesOver: number;
}

export async function paperPdf(paper: Paper, words: PaperWords): Promise<PrintedPaper> {
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    size: 'A4',
    margins: MARGIN,
    bufferPages: true,
    info: { Title: printable(paper.about), Creator: 'thidua' },
  });
  for (const [name, file] of Object.entries(FONTS)) doc.registerFont(name, file);
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
  const printer = new Printer(doc);
  printer.paper(paper, words);
  const linesOver = printer.linesOver();
  const pages = printer.numberPages();
  doc.end();
  await ended;
  return { bytes: new Uint8Array(Buffer.concat(parts)), pages, linesOver };
}

interface Look {
  readonly font?: Font;
  readonly size?: number;
  readonly align?: Align;
  readonly before?: number;
  readonly x?: number;
  readonly width?: number;
  readonly firstLine?: number;
}

class Printer {
  #page = 1;
  /** Space left empty at the foot of pages because what follows stands together. */
  #left = 0;

  constructor(private readonly doc: Document) {}

  paper(paper: Paper, words: PaperWords): void {
    this.#text(paper.draft ?? words.draft, { font: 'bold', size: SIZE.head, align: 'right' });
    this.#letterhead(paper, words);
    if (paper.type !== null) {
      this.#gap(SIZE.body);
      this.#text(paper.type.toLocaleUpperCase('vi'), { font: 'bold', align: 'center' });
      this.#text(paper.about, { font: 'bold', align: 'center' });
      this.#rule(PAGE.width / 2 + (MARGIN.left - MARGIN.right) / 2, 70);
    }
    this.#addressees(paper, words);
    this.#blocks(paper.blocks);
    this.#foot(paper, words);
    if (paper.source !== null) this.#text(paper.source, { font: 'italic', size: SIZE.tiny, before: 6 });
    const { annex = [] } = paper;
    if (annex.length > 0) this.#newPage();
    this.#blocks(annex);
  }

  linesOver(): number {
    if (this.#page === 1) return 0;
    const beyond = (this.#page - 2) * (BOTTOM - MARGIN.top) + (this.doc.y - MARGIN.top);
    // Counted as if the page were longer.
    return Math.max(1, Math.ceil((beyond - this.#left) / this.#lineHeight('regular', SIZE.body)));
  }

  /** From the second page on, in the middle of the top margin. How many pages there are. */
  numberPages(): number {
    const { count } = this.doc.bufferedPageRange();
    for (let n = 1; n < count; n++) {
      this.doc.switchToPage(n);
      this.doc.page.margins.top = 0;
      this.doc.font('regular').fontSize(SIZE.head);
      this.doc.text(String(n + 1), MARGIN.left, 10 * MM, { width: WIDTH, align: 'center', lineBreak: false });
    }
    return count;
  }

  #lineHeight(font: Font, size: number): number {
    return this.doc.font(font).fontSize(size).currentLineHeight(true) * SPACING;
  }

  #height(text: string, { font = 'regular', size = SIZE.body, width = WIDTH, firstLine = 0 }: Look): number {
    const line = this.#lineHeight(font, size);
    const lineGap = line - this.doc.currentLineHeight(true);
    const inside = { ...AS_WORD, width, lineGap, ...(firstLine === 0 ? {} : { indent: firstLine }) };
    return text === '' ? line : this.doc.heightOfString(printable(text), inside);
  }

  #newPage(): void {
    this.#left += Math.max(0, BOTTOM - this.doc.y);
    this.doc.addPage();
    this.#page += 1;
    this.doc.y = MARGIN.top;
  }

  #gap(height: number): void {
    this.doc.y += height;
  }

  /** One paragraph; the library carries a long one over to the next page by itself. */
  #text(raw: string, look: Look): void {
    const { font = 'regular', size = SIZE.body, align = 'left', before = 0, firstLine = 0 } = look;
    const { x = MARGIN.left, width = WIDTH } = look;
    const text = printable(raw);
    this.doc.y += before;
    const line = this.#lineHeight(font, size);
    if (this.doc.y + line > BOTTOM + 0.5) this.#newPage();
    const pagesBefore = this.doc.bufferedPageRange().count;
    this.doc.font(font).fontSize(size).fillColor('black');
    const lineGap = line - this.doc.currentLineHeight(true);
    const inside = { ...AS_WORD, width, align, lineGap, ...(firstLine === 0 ? {} : { indent: firstLine }) };
    if (text === '') this.doc.y += line;
    else this.doc.text(text, x, this.doc.y, inside);
    this.#page += this.doc.bufferedPageRange().count - pagesBefore;
  }

  #rule(middle: number, length: number): void {
    const { y } = this.doc;
    this.doc
      .moveTo(middle - length / 2, y + 2)
      .lineTo(middle + length / 2, y + 2)
      .lineWidth(0.7)
      .stroke('black');
    this.doc.y = y + 5;
  }

  /** Two texts side by side, each drawn by its own column; the lower end counts. */
  #side(left: (x: number, width: number) => void, right: (x: number, width: number) => void, share: number): void {
    const top = this.doc.y;
    const first = WIDTH * share;
    left(MARGIN.left, first - 6);
    const leftEnd = this.doc.y;
    this.doc.y = top;
    right(MARGIN.left + first, WIDTH - first);
    this.doc.y = Math.max(leftEnd, this.doc.y);
  }

  #letterhead(paper: Paper, words: PaperWords): void {
    const centred = (text: string, x: number, width: number, font: Font, size: number): void =>
      this.#text(text, { x, width, font, size, align: 'center' });
    this.#side(
      (x, width) => {
        if (paper.parent !== null) centred(paper.parent.toLocaleUpperCase('vi'), x, width, 'regular', SIZE.head);
        centred(paper.issuer.toLocaleUpperCase('vi'), x, width, 'bold', SIZE.head);
        this.#rule(x + width / 2, 60);
        centred(words.number(paper.symbol), x, width, 'regular', SIZE.head);
        if (paper.type === null) centred(words.subject(paper.about), x, width, 'regular', SIZE.cell);
      },
      (x, width) => {
        centred(words.nation, x, width, 'bold', SIZE.cell);
        centred(words.motto, x, width, 'bold', SIZE.body);
        this.#rule(x + width / 2, 150);
        centred(words.dated(paper.place, paper.year), x, width, 'italic', SIZE.head);
      },
      0.41,
    );
  }

  #addressees({ to }: Paper, words: PaperWords): void {
    if (to.length === 1) this.#text(`${words.to} ${to[0]}`, { align: 'center', before: 10 });
    if (to.length < 2) return;
    this.#text(words.to, { before: 10, x: MARGIN.left + 70, width: WIDTH - 70 });
    for (const one of to) this.#text(`- ${one}`, { x: MARGIN.left + 110, width: WIDTH - 110 });
  }

  #blocks(blocks: readonly Block[]): void {
    blocks.forEach((block, i) => {
      const next = blocks[i + 1];
      if (block.kind === 'text' && next?.kind === 'table') this.#keepWith(block.text, next);
      this.#block(block);
    });
  }

  /** The line that names a table comes to the next page with its head and first row. */
  #keepWith(words: string, table: TableBlock): void {
    const needed = this.#height(words, { firstLine: FIRST_LINE }) + this.#begin(table).height + 12;
    if (this.doc.y + needed > BOTTOM && needed < BOTTOM - MARGIN.top) this.#newPage();
  }

  #block(block: Block): void {
    switch (block.kind) {
      case 'heading':
        this.#heading(block.text);
        return;
      case 'text':
        this.#text(block.text, { align: 'justify', before: 6, firstLine: FIRST_LINE });
        return;
      case 'blank':
        this.#text(`${block.hint} ${'.'.repeat(60)}`, { before: 6, firstLine: FIRST_LINE });
        return;
      case 'table':
        this.#table(block);
        return;
      case 'page':
        this.#newPage();
        return;
      case 'pictures':
        throw new Error('no paper with pictures is printed');
      default:
        block satisfies never;
    }
  }

  /** Never the last line of a page: three lines of what follows come with it. */
  #heading(words: string): void {
    const look: Look = { font: 'bold', before: 8, firstLine: FIRST_LINE };
    const needed = this.#height(words, look) + 3 * this.#lineHeight('regular', SIZE.body) + 16;
    if (this.doc.y + needed > BOTTOM) this.#newPage();
    this.#text(words, look);
  }

  /** The rows as they fit a page, and how high the head and the first of them are. */
  #begin({ columns, rows }: TableBlock) {
    const total = columns.reduce((sum, column) => sum + column.share, 0);
    const widths = columns.map((column) => (column.share / total) * WIDTH);
    const titles = columns.map((column) => column.title);
    const headHeight = this.#rowHeight(titles, widths, 'bold');
    const most = BOTTOM - MARGIN.top - headHeight;
    const whole = rows.flatMap((row) => this.#fitting(row, widths, most));
    const firstHeight = whole[0] === undefined ? 0 : this.#rowHeight(whole[0], widths, 'regular');
    return { widths, titles, whole, height: headHeight + firstHeight };
  }

  #table(block: TableBlock): void {
    const { columns } = block;
    const { widths, titles, whole, height: least } = this.#begin(block);
    const head = (): void => {
      if (titles.some((title) => title !== '')) this.#row(titles, columns, widths, true);
    };
    this.#gap(6);
    // A head never stands alone at the foot of a page.
    const begun = this.doc.y > MARGIN.top + SIZE.body;
    if (begun && this.doc.y + least > BOTTOM) this.#newPage();
    head();
    for (const cells of whole) {
      const height = this.#rowHeight(cells, widths, 'regular');
      if (this.doc.y + height > BOTTOM) {
        this.#newPage();
        head();
      }
      this.#row(cells, columns, widths, false);
    }
    this.#gap(4);
  }

  /** A row taller than a page goes on in rows of its own: nothing is cut off. */
  #fitting(cells: readonly string[], widths: readonly number[], most: number): (readonly string[])[] {
    if (this.#rowHeight(cells, widths, 'regular') <= most) return [cells];
    const cut = cells.map((text, i) => this.#cut(text, (widths[i] ?? 0) - 2 * CELL.x, most - 2 * CELL.y));
    const rest = cut.map(([, after]) => after);
    const first = cut.map(([before]) => before);
    return rest.join('') === cells.join('') ? [cells] : [first, ...this.#fitting(rest, widths, most)];
  }

  /** As many words as fit the height, and the others. */
  #cut(text: string, width: number, most: number): readonly [string, string] {
    const fits = (one: string): boolean => this.#height(one, { size: SIZE.cell, width }) <= most;
    if (fits(text)) return [text, ''];
    const words = text.split(' ');
    let [low, high] = [1, words.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (fits(words.slice(0, middle).join(' '))) low = middle;
      else high = middle - 1;
    }
    return [words.slice(0, low).join(' '), words.slice(low).join(' ')];
  }

  #rowHeight(cells: readonly string[], widths: readonly number[], font: Font): number {
    const heights = cells.map((text, i) =>
      this.#height(text, { font, size: SIZE.cell, width: (widths[i] ?? 0) - 2 * CELL.x }),
    );
    return Math.max(...heights) + 2 * CELL.y;
  }

  #row(cells: readonly string[], columns: readonly Column[], widths: readonly number[], head: boolean): void {
    const font = head ? 'bold' : 'regular';
    const height = this.#rowHeight(cells, widths, font);
    if (head && this.doc.y + height > BOTTOM) this.#newPage();
    const top = this.doc.y;
    let x = MARGIN.left;
    widths.forEach((width, i) => {
      this.doc.rect(x, top, width, height).lineWidth(0.5).stroke('black');
      const line = this.#lineHeight(font, SIZE.cell);
      this.doc.fillColor('black').text(printable(cells[i] ?? ''), x + CELL.x, top + CELL.y, {
        ...AS_WORD,
        width: width - 2 * CELL.x,
        height,
        align: head ? 'center' : (columns[i]?.align ?? 'left'),
        lineGap: line - this.doc.currentLineHeight(true),
      });
      x += width;
    });
    this.doc.y = top + height;
  }

  #foot({ recipients, signer }: Paper, words: PaperWords): void {
    const lines = 4;
    const height = Math.max(recipients.length + 1, lines + 3) * this.#lineHeight('regular', SIZE.body);
    this.#gap(10);
    if (this.doc.y + height > BOTTOM) this.#newPage();
    this.#side(
      (x, width) => {
        if (recipients.length === 0) return;
        this.#text(words.recipients, { x, width, font: 'boldItalic', size: SIZE.cell });
        for (const one of recipients) this.#text(`- ${one}`, { x, width, size: SIZE.small });
      },
      (x, width) => {
        if (signer === null) return;
        if (signer.authority !== null) this.#text(signer.authority, { x, width, font: 'bold', align: 'center' });
        this.#text(signer.title, { x, width, font: 'bold', align: 'center' });
        this.#gap(lines * this.#lineHeight('regular', SIZE.body));
      },
      0.5,
    );
  }
}

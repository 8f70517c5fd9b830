/**
 * A paper as a DOCX file after Nghị định 30/2020/NĐ-CP: A4, margins 20/20/30/15 mm, Times New Roman, page number in
 * the middle of the top margin from the second page on, tables with a repeated header row. The library is heavy and
 * is imported when the first paper is made.
 */
import type { FileChild, IBorderOptions, ParagraphChild, Table } from 'docx';
import { type Block, type Paper, type PaperWords, type Picture, printable } from './paper.js';

type Docx = typeof import('docx');

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const MM = 56.6929; // twentieths of a point
const TEXT_WIDTH = Math.round((210 - 30 - 15) * MM);
/** Sizes in half points. */
const BODY = 28;
const HEAD = 26;
const SMALL = 22;

export async function wordFile(paper: Paper, words: PaperWords): Promise<Uint8Array> {
  const docx = await import('docx');
  const maker = new Maker(docx, paper, words);
  const { Document, Packer } = docx;
  const file = new Document({
    creator: paper.issuer,
    title: paper.about,
    styles: { default: { document: { run: { font: 'Times New Roman', size: BODY, color: '000000' } } } },
    sections: [{ ...maker.page(), children: maker.children() }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

class Maker {
  constructor(
    private readonly docx: Docx,
    private readonly paper: Paper,
    private readonly words: PaperWords,
  ) {}

  page() {
    const { AlignmentType, Header, PageNumber, Paragraph, TextRun } = this.docx;
    const number = new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ children: [PageNumber.CURRENT], size: HEAD })],
    });
    return {
      headers: { default: new Header({ children: [number] }), first: new Header({ children: [new Paragraph({})] }) },
      properties: {
        titlePage: true,
        page: {
          size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
          margin: {
            top: Math.round(20 * MM),
            bottom: Math.round(20 * MM),
            left: Math.round(30 * MM),
            right: Math.round(15 * MM),
            header: Math.round(10 * MM),
          },
        },
      },
    };
  }

  children(): FileChild[] {
    const { paper } = this;
    const { annex = [] } = paper;
    return [
      this.#line(paper.draft ?? this.words.draft, { bold: true, align: 'right', size: HEAD }),
      this.#letterhead(),
      ...(paper.type === null ? [] : this.#title(paper.type)),
      ...this.#addressees(),
      ...this.#blocks(paper.blocks),
      this.#line('', {}),
      this.#foot(),
      ...(paper.source === null ? [] : [this.#line(paper.source, { italics: true, size: 20 })]),
      ...(annex.length === 0 ? [] : [this.#pageBreak(), ...this.#blocks(annex)]),
    ];
  }

  /** Issuing body and number on the left, state title and date on the right. */
  #letterhead(): Table {
    const { paper, words } = this;
    const left = [
      ...(paper.parent === null
        ? []
        : [this.#line(paper.parent.toLocaleUpperCase('vi'), { size: HEAD, align: 'center' })]),
      this.#line(paper.issuer.toLocaleUpperCase('vi'), { bold: true, size: HEAD, align: 'center' }),
      this.#rule('_______'),
      this.#line(words.number(paper.symbol), { size: HEAD, align: 'center' }),
      ...(paper.type === null ? [this.#line(words.subject(paper.about), { size: 24, align: 'center' })] : []),
    ];
    const right = [
      this.#line(words.nation, { bold: true, size: 24, align: 'center' }),
      this.#line(words.motto, { bold: true, size: BODY, align: 'center' }),
      this.#rule('_______________________'),
      this.#line(words.dated(paper.place, paper.year), { italics: true, size: HEAD, align: 'center' }),
    ];
    return this.#invisible([left, right], [41, 59]);
  }

  #title(type: string): FileChild[] {
    return [
      this.#line('', {}),
      this.#line(type.toLocaleUpperCase('vi'), { bold: true, align: 'center', heading: true }),
      this.#line(this.paper.about, { bold: true, align: 'center' }),
      this.#rule('_______________'),
    ];
  }

  #addressees(): FileChild[] {
    const { to } = this.paper;
    if (to.length === 0) return [];
    if (to.length === 1) return [this.#line(`${this.words.to} ${to[0]}`, { align: 'center', before: 200 })];
    return [
      this.#line(this.words.to, { before: 200, indent: 1_400 }),
      ...to.map((one) => this.#line(`- ${one}`, { indent: 2_200 })),
    ];
  }

  #blocks(blocks: readonly Block[]): FileChild[] {
    return blocks.flatMap((block, i) => this.#block(block, blocks[i + 1]?.kind === 'table'));
  }

  /** `named`: it names the table that follows and stays with it. */
  #block(block: Block, named: boolean): FileChild[] {
    switch (block.kind) {
      case 'heading':
        return [this.#line(block.text, { bold: true, before: 160, indentFirst: true, keepNext: true })];
      case 'text':
        return [this.#line(block.text, { align: 'both', before: 120, indentFirst: true, keepNext: named })];
      case 'blank':
        return [this.#line(`${block.hint} ${'.'.repeat(60)}`, { before: 120, indentFirst: true })];
      case 'table':
        return [this.#gap(), this.#table(block)];
      case 'page':
        return [this.#pageBreak()];
      case 'pictures':
        return [this.#pictures(block.items)];
      default:
        return block satisfies never;
    }
  }

  /** A little air before a table, which stays with it. */
  #gap() {
    const { LineRuleType, Paragraph } = this.docx;
    return new Paragraph({ keepNext: true, spacing: { line: 120, lineRule: LineRuleType.EXACT }, children: [] });
  }

  #pageBreak() {
    const { Paragraph } = this.docx;
    return new Paragraph({
      pageBreakBefore: true,
      spacing: { line: 20, lineRule: this.docx.LineRuleType.EXACT },
      children: [],
    });
  }

  #table({ columns, rows }: Extract<Block, { kind: 'table' }>): Table {
    const { Table: Grid, TableLayoutType, TableRow, WidthType } = this.docx;
    const total = columns.reduce((sum, column) => sum + column.share, 0);
    const widths = columns.map((column) => Math.floor((TEXT_WIDTH * column.share) / total));
    const cell = (text: string, i: number, head: boolean) =>
      this.#cell(
        [
          this.#line(text, {
            size: 24,
            bold: head,
            align: head ? 'center' : (columns[i]?.align ?? 'left'),
            keepNext: head,
          }),
        ],
        widths[i] ?? 0,
      );
    return new Grid({
      layout: TableLayoutType.FIXED,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      rows: [
        ...(columns.every((c) => c.title === '')
          ? []
          : [
              new TableRow({
                tableHeader: true,
                cantSplit: true,
                children: columns.map((c, i) => cell(c.title, i, true)),
              }),
            ]),
        ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, i) => cell(text, i, false)) })),
      ],
    });
  }

  /** Pictures side by side, three in a row, each over its caption. */
  #pictures(items: readonly Picture[]): Table {
    const { ImageRun, Paragraph, AlignmentType } = this.docx;
    const of = (item: Picture | undefined) =>
      item === undefined
        ? [this.#line('', {})]
        : [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              children: [
                new ImageRun({ type: 'png', data: item.png, transformation: { width: 130, height: 130 } }),
              ] as ParagraphChild[],
            }),
            this.#line(item.caption, { size: SMALL, align: 'center' }),
          ];
    const rows = [];
    for (let i = 0; i < items.length; i += 3) rows.push([of(items[i]), of(items[i + 1]), of(items[i + 2])]);
    return this.#invisibleRows(rows, [1, 1, 1]);
  }

  #foot(): Table {
    const { paper, words } = this;
    const to = paper.recipients.map((one) => this.#line(`- ${one}`, { size: SMALL }));
    const left =
      to.length === 0
        ? [this.#line('', {})]
        : [this.#line(words.recipients, { bold: true, italics: true, size: 24 }), ...to];
    const { signer } = paper;
    const right =
      signer === null
        ? [this.#line('', {})]
        : [
            ...(signer.authority === null ? [] : [this.#line(signer.authority, { bold: true, align: 'center' })]),
            this.#line(signer.title, { bold: true, align: 'center' }),
            ...Array.from({ length: 4 }, () => this.#line('', {})),
          ];
    return this.#invisible([left, right], [50, 50]);
  }

  #invisible(cells: readonly FileChild[][], shares: readonly number[]): Table {
    return this.#invisibleRows([cells], shares);
  }

  #invisibleRows(rows: readonly (readonly FileChild[][])[], shares: readonly number[]): Table {
    const { BorderStyle, Table: Grid, TableLayoutType, TableRow, WidthType } = this.docx;
    const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
    const total = shares.reduce((sum, share) => sum + share, 0);
    const widths = shares.map((share) => Math.floor((TEXT_WIDTH * share) / total));
    return new Grid({
      layout: TableLayoutType.FIXED,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
      rows: rows.map(
        (cells) =>
          new TableRow({ cantSplit: true, children: cells.map((cell, i) => this.#cell(cell, widths[i] ?? 0)) }),
      ),
    });
  }

  #cell(children: FileChild[], width: number) {
    const { TableCell, WidthType } = this.docx;
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      children: children as never,
    });
  }

  #rule(text: string) {
    return this.#line(text, { align: 'center', size: 12, bold: true });
  }

  #line(
    text: string,
    look: {
      readonly bold?: boolean;
      readonly italics?: boolean;
      readonly size?: number;
      readonly align?: 'left' | 'center' | 'right' | 'both';
      readonly before?: number;
      readonly indent?: number;
      readonly indentFirst?: boolean;
      readonly heading?: boolean;
      readonly keepNext?: boolean;
    },
  ) {
    const { AlignmentType, HeadingLevel, Paragraph, TextRun } = this.docx;
    const align = {
      left: AlignmentType.LEFT,
      center: AlignmentType.CENTER,
      right: AlignmentType.RIGHT,
      both: AlignmentType.JUSTIFIED,
    };
    const { bold = false, italics = false, size = BODY } = look;
    return new Paragraph({
      alignment: align[look.align ?? 'left'],
      spacing: { before: look.before ?? 0, line: 264, lineRule: this.docx.LineRuleType.AUTO },
      ...(look.heading === true || look.keepNext === true ? { keepNext: true } : {}),
      ...(look.heading === true ? { heading: HeadingLevel.TITLE } : {}),
      ...(look.indent === undefined ? {} : { indent: { left: look.indent } }),
      ...(look.indentFirst === true ? { indent: { firstLine: Math.round(12.7 * MM) } } : {}),
      // What somebody wrote in lines of their own stays in them, as on the printed page.
      children: printable(text)
        .split('\n')
        .map((line, i) => {
          const broken = i === 0 ? {} : { break: 1 };
          return new TextRun({ ...broken, text: line, bold, italics, size, font: 'Times New Roman', color: '000000' });
        }),
    });
  }
}

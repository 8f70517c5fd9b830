/** Invitation sheets as a DOCX, one unit a page: for offices that put their own words on them. */
import type { Paragraph } from 'docx';
import { type InvitationCard, printableName } from './invitation-card.js';
import { qrPng } from './qr.js';

const MM = 56.6929; // twentieths of a point

type Docx = typeof import('docx');

export async function invitationWord(cards: readonly InvitationCard[]): Promise<Uint8Array> {
  const docx = await import('docx');
  const children: Paragraph[] = [];
  for (const card of cards) {
    const picture = card.link === null ? null : await qrPng(card.link, 360);
    children.push(...onePage(docx, card, picture, children.length > 0));
  }
  const file = new docx.Document({
    title: cards[0]?.title ?? '',
    creator: cards[0]?.issuer ?? '',
    styles: { default: { document: { run: { font: 'Times New Roman', size: 26, color: '000000' } } } },
    sections: [{ properties: { page: PAGE }, children }],
  });
  return new Uint8Array(await docx.Packer.toArrayBuffer(file));
}

const PAGE = {
  size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
  margin: {
    top: Math.round(18 * MM),
    bottom: Math.round(15 * MM),
    left: Math.round(25 * MM),
    right: Math.round(20 * MM),
  },
};

/** Half points: a long name is set smaller, so that its sheet stays one page. */
function nameSize(name: string): number {
  if (name.length <= 40) return 48;
  if (name.length <= 90) return 34;
  return name.length <= 200 ? 24 : 18;
}

function onePage(docx: Docx, card: InvitationCard, picture: Uint8Array | null, next: boolean): Paragraph[] {
  const { AlignmentType, ImageRun, Paragraph: One, TextRun } = docx;
  const written = (
    text: string,
    size: number,
    look: { bold?: boolean; left?: boolean; before?: number; first?: boolean },
  ) =>
    new One({
      alignment: look.left === true ? AlignmentType.LEFT : AlignmentType.CENTER,
      pageBreakBefore: look.first === true && next,
      spacing: { before: look.before ?? 60, after: 0 },
      children: [new TextRun({ text, bold: look.bold ?? false, size, font: 'Times New Roman' })],
    });
  const unit = printableName(card.unit);
  const qr =
    picture === null
      ? []
      : [
          new One({
            alignment: AlignmentType.CENTER,
            spacing: { before: 160, after: 0 },
            children: [new ImageRun({ type: 'png', data: picture, transformation: { width: 270, height: 270 } })],
          }),
        ];
  return [
    written(card.issuer.toLocaleUpperCase('vi'), 26, { bold: true, first: true }),
    written(card.movement, 24, {}),
    ...(card.mark === null ? [] : [written(card.mark, 20, {})]),
    written(card.title, 44, { bold: true, before: 300 }),
    written(unit, nameSize(unit), { bold: true, before: 200 }),
    written(card.role, 28, {}),
    ...qr,
    written(card.typed, 34, { bold: true, before: 160 }),
    ...card.steps.map((step, i) => written(`${i + 1}. ${step}`, 26, { left: true, before: i === 0 ? 240 : 60 })),
    ...card.notes.map((note, i) => written(note, 22, { left: true, before: i === 0 ? 200 : 40 })),
  ];
}

/**
 * Bars of a tier against its mark, as a picture for a phone held upright: one bar a unit, its name above, its figure at
 * the end, the mark as a line. Those below the mark are lighter, so that it reads in grey too; "*" is not yet verified.
 */
import { FONTS } from './fonts.js';
import type { Bar, Sheet } from './sheet.js';

export const PNG_TYPE = 'image/png';

const WIDTH = 720;
const SIDE = 28;
const ROW = 46;
const BAR = 18;
const RIGHT = 96;
const xml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

function words(text: string, x: number, y: number, size: number, more = ''): string {
  return `<text x="${x}" y="${y}" font-family="Tinos" font-size="${size}" ${more}>${xml(text)}</text>`;
}

/** Cuts a title into lines that fit the width: about two letters to the size. */
function lines(text: string, size: number): string[] {
  const most = Math.floor(((WIDTH - 2 * SIDE) / size) * 2.1);
  const made: string[] = [];
  for (const word of text.split(' ')) {
    const last = made.at(-1);
    if (last === undefined || last.length + word.length + 1 > most) made.push(word);
    else made[made.length - 1] = `${last} ${word}`;
  }
  return made;
}

function bar(one: Bar, top: number, scale: number): string {
  const length = Math.max(2, one.value * scale);
  const fill = one.met === false ? '#c9c9c9' : '#1f4e79';
  const open = one.verified ? '' : 'stroke="#1f4e79" stroke-width="1.5" stroke-dasharray="4 3"';
  return [
    words(one.verified ? one.name : `${one.name} *`, SIDE, top + 16, 19),
    `<rect x="${SIDE}" y="${top + 22}" width="${length.toFixed(1)}" height="${BAR}" fill="${fill}" ${open}/>`,
    words(
      one.text,
      SIDE + length + 8,
      top + 37,
      19,
      'font-weight="700" paint-order="stroke" stroke="white" stroke-width="5"',
    ),
  ].join('');
}

export function chartSvg(sheet: Sheet): string {
  const { bars } = sheet;
  const titles = lines(sheet.title, 26);
  const subtitles = lines(sheet.subtitle, 18);
  const notes = [...(sheet.barsLeft === null ? [] : [sheet.barsLeft]), ...sheet.marks, ...sheet.notes].flatMap((note) =>
    lines(note, 16),
  );
  const most = Math.max(100, sheet.mark?.value ?? 0, ...bars.map((one) => one.value));
  const scale = (WIDTH - 2 * SIDE - RIGHT) / most;
  const top = 30 + titles.length * 32 + subtitles.length * 24 + (sheet.mark === null ? 8 : 30);
  const bottom = top + bars.length * ROW;
  const parts = [
    ...titles.map((text, i) => words(text, SIDE, 40 + i * 32, 26, 'font-weight="700"')),
    ...subtitles.map((text, i) => words(text, SIDE, 36 + titles.length * 32 + i * 24, 18)),
    ...bars.map((one, i) => bar(one, top + i * ROW, scale)),
    ...notes.map((text, i) => words(text, SIDE, bottom + 30 + i * 22, 16, 'fill="#333333"')),
  ];
  if (sheet.mark !== null) {
    const x = SIDE + sheet.mark.value * scale;
    const anchor = x > WIDTH / 2 ? 'text-anchor="end"' : '';
    // Under the figures, whose white edge keeps them readable where the line passes.
    parts.unshift(
      `<line x1="${x}" y1="${top - 6}" x2="${x}" y2="${bottom}" stroke="#b00000" stroke-width="2" stroke-dasharray="7 4"/>`,
      words(sheet.mark.text, x > WIDTH / 2 ? x - 6 : x + 6, top - 10, 18, `fill="#b00000" ${anchor}`),
    );
  }
  const height = bottom + 44 + notes.length * 22;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}"><rect width="100%" height="100%" fill="white"/>${parts.join('')}</svg>`;
}

export async function chartPng(sheet: Sheet): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  const font = {
    loadSystemFonts: false,
    fontFiles: [FONTS.regular, FONTS.bold],
    defaultFontFamily: 'Tinos',
  };
  return new Uint8Array(
    new Resvg(chartSvg(sheet), { font, fitTo: { mode: 'width', value: WIDTH * 1.5 } }).render().asPng(),
  );
}

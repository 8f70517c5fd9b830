/** Files of ours opened again by libraries that had no hand in making them. */
import { strFromU8, unzipSync } from 'fflate';
import { convertToHtml, extractRawText } from 'mammoth';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface OpenedPdf {
  /** The text of each page. */
  readonly pages: readonly string[];
  /** Width and height of each page in millimetres. */
  readonly sizes: readonly (readonly [number, number])[];
}

export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  const sizes: (readonly [number, number])[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
    const [, , width = 0, height = 0] = page.view;
    sizes.push([Math.round((width / 72) * 25.4), Math.round((height / 72) * 25.4)]);
  }
  await pdf.destroy();
  return { pages, sizes };
}

export interface OpenedDocx {
  readonly text: string;
  readonly html: string;
  /** `word/document.xml` */
  readonly xml: string;
  readonly parts: readonly string[];
  /** Paper and margins in millimetres: width, height, top, right, bottom, left. */
  readonly page: readonly number[];
}

export async function openDocx(bytes: Uint8Array): Promise<OpenedDocx> {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const size = /<w:pgSz[^>]*>/.exec(xml)?.[0] ?? '';
  const margin = /<w:pgMar[^>]*>/.exec(xml)?.[0] ?? '';
  const mm = (tag: string, name: string) =>
    Math.round(Number(new RegExp(`w:${name}="(\\d+)"`).exec(tag)?.[1]) / 56.6929);
  const buffer = Buffer.from(bytes);
  return {
    xml,
    parts: Object.keys(parts),
    text: (await extractRawText({ buffer })).value,
    html: (await convertToHtml({ buffer })).value,
    page: [mm(size, 'w'), mm(size, 'h'), ...['top', 'right', 'bottom', 'left'].map((name) => mm(margin, name))],
  };
}

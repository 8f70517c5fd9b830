/** Inside the child: the text of a PDF, line by line, with what its notes say. Nothing is drawn. */
import { ok, type Result, refuse } from '../domain/problem.js';

const MOST_PAGES = 1_000;

/** What the library would draw with; reading text needs none of them, and its own stand-in is a native module. */
function withoutDrawing(): void {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    if (!(name in globalThis)) Object.assign(globalThis, { [name]: class {} });
  }
}

/** Refuses `file_encrypted` and `file_damaged`. */
export async function pdfLines(bytes: Uint8Array): Promise<Result<readonly string[]>> {
  withoutDrawing();
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const given = { data: new Uint8Array(bytes), isEvalSupported: false, useSystemFonts: false, verbosity: 0 };
  try {
    const pdf = await getDocument({ ...given, disableFontFace: true }).promise;
    const lines: string[] = [];
    for (let n = 1; n <= Math.min(pdf.numPages, MOST_PAGES); n += 1) {
      const page = await pdf.getPage(n);
      let line = '';
      for (const item of (await page.getTextContent()).items) {
        if (!('str' in item)) continue;
        line += item.str;
        if (!item.hasEOL) continue;
        lines.push(line);
        line = '';
      }
      lines.push(line);
      for (const note of await page.getAnnotations()) lines.push(String(note.contentsObj?.str ?? ''));
      page.cleanup();
    }
    return ok(lines);
  } catch (error) {
    return refuse(error instanceof Error && error.name === 'PasswordException' ? 'file_encrypted' : 'file_damaged');
  }
}

/** The QR code of an invitation: a picture that opens our page with the code in the link's fragment. */
import { create, toBuffer, toString as toText } from 'qrcode';

const OPTIONS = { errorCorrectionLevel: 'M', margin: 4 } as const;

export async function qrPng(link: string, width = 480): Promise<Uint8Array> {
  return toBuffer(link, { ...OPTIONS, type: 'png', width });
}

/** For a printed sheet. */
export async function qrSvg(link: string): Promise<string> {
  return toText(link, { ...OPTIONS, type: 'svg' });
}

/** A run of dark modules in one row. */
export interface QrRun {
  readonly row: number;
  readonly from: number;
  readonly length: number;
}

/** The code as runs of dark modules on a square of `size` modules, for drawing it as lines; without the quiet margin. */
export function qrRuns(link: string): { readonly size: number; readonly runs: readonly QrRun[] } {
  const { modules } = create(link, { errorCorrectionLevel: OPTIONS.errorCorrectionLevel });
  const { size } = modules;
  const runs: QrRun[] = [];
  for (let row = 0; row < size; row++) {
    let from = -1;
    for (let column = 0; column <= size; column++) {
      const dark = column < size && modules.get(row, column) !== 0;
      if (dark && from < 0) from = column;
      if (dark || from < 0) continue;
      runs.push({ row, from, length: column - from });
      from = -1;
    }
  }
  return { size, runs };
}

/** The QR code of an invitation: a picture that opens our page with the code in the link's fragment. */
import { toBuffer, toString as toText } from 'qrcode';

const OPTIONS = { errorCorrectionLevel: 'M', margin: 4 } as const;

export async function qrPng(link: string): Promise<Uint8Array> {
  return toBuffer(link, { ...OPTIONS, type: 'png', width: 480 });
}

/** For a printed sheet. */
export async function qrSvg(link: string): Promise<string> {
  return toText(link, { ...OPTIONS, type: 'svg' });
}

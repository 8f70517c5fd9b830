/** What stands in one cell, as text: cleaned the same way whether it came from a CSV or a workbook. */

/** NFC, with no-break spaces as spaces and the ends trimmed: the same name typed on two machines compares equal. */
export function cleanCell(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00a0\u202f\ufeff]/g, ' ')
    .trim();
}

/** UTF-8 read as Latin-1 and saved again: "Phưá»ng". */
const TWICE_ENCODED = /Ã[\u0080-\u00bf]|á[»º]|Ä\u2018|Ä\u0091|Æ[°¡]/u;
/** TCVN3 (.VnTime) and VNI bytes shown as Latin-1: "Ph­êng", "§µi". Two such marks, since one may be a stray sign. */
const OLD_FONT = /[\u00ad§µ¸¶·¨®©]\p{L}|\p{L}[\u00ad§µ¸¶·¨®©]/gu;

/** Whether the text is Vietnamese damaged by an old font or a wrong encoding: a name in it would be stored as noise. */
export function isGarbled(text: string): boolean {
  return text.includes('\ufffd') || TWICE_ENCODED.test(text) || (text.match(OLD_FONT) ?? []).length >= 2;
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;
/** Spreadsheets keep and show 15 significant digits; what stands behind them is noise of the binary form. */
const SHOWN_DIGITS = 15;

function roundDigits(digits: string): { digits: string; carry: boolean } {
  if (digits.length <= SHOWN_DIGITS) return { digits, carry: false };
  const kept = BigInt(digits.slice(0, SHOWN_DIGITS)) + (digits.charAt(SHOWN_DIGITS) >= '5' ? 1n : 0n);
  const text = kept.toString();
  return { digits: text.padEnd(digits.length + text.length - SHOWN_DIGITS, '0'), carry: text.length > SHOWN_DIGITS };
}

/**
 * A workbook's number as a person sees it typed: 85.549999999999997 is 85.55, 1E+15 is 1000000000000000.
 * Whole numbers written out stay digit for digit. Text that is no number comes back as it is.
 */
export function plainNumber(raw: string): string {
  const m = NUMBER.exec(raw.trim());
  if (m === null) return raw;
  const [, minus = '', whole = '', fraction = '', exponent = '0'] = m;
  if (fraction === '' && exponent === '0') return raw.trim();
  const lead = /^0*/.exec(whole + fraction)?.[0].length ?? 0;
  const significant = (whole + fraction).slice(lead);
  if (significant === '') return '0';
  const rounded = roundDigits(significant);
  const point = whole.length - lead + Number(exponent) + (rounded.carry ? 1 : 0);
  const padded =
    point <= 0 ? `${'0'.repeat(1 - point)}${rounded.digits}` : rounded.digits.padEnd(Math.max(point, 0), '0');
  const at = Math.max(point, 1);
  const tail = padded.slice(at).replace(/0+$/, '');
  return `${minus}${padded.slice(0, at)}${tail === '' ? '' : `.${tail}`}`;
}

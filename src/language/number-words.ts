/** The words numbers are made of, and which of them count in a text with or without marks. */
import type { Token } from './tokens.js';

const DIGITS: Readonly<Record<string, number>> = {
  không: 0,
  một: 1,
  mốt: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  nhăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};
/** The same without marks. */
const BARE_DIGITS: Readonly<Record<string, number>> = {
  khong: 0,
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  nham: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
};
/** Powers of ten; "k" and "tr" as typed after digits. */
const SCALES: Readonly<Record<string, number>> = {
  nghìn: 3,
  ngàn: 3,
  triệu: 6,
  tỷ: 9,
  tỉ: 9,
  nghin: 3,
  ngan: 3,
  trieu: 6,
  ty: 9,
  ti: 9,
  tr: 6,
};
const TEN = new Set(['mười', 'mươi', 'muoi']);
const HUNDRED = new Set(['trăm', 'tram']);
const ABOUT_TEN = new Set(['chục', 'chuc']);
const ODD = new Set(['linh', 'lẻ', 'le']);
const HALF_MORE = new Set(['rưỡi', 'ruoi', 'rưởi']);
const POINT = new Set(['phẩy', 'phảy', 'chấm', 'phay', 'cham']);

const has = (set: ReadonlySet<string>) => (token: Token | undefined) => token !== undefined && set.has(token.norm);
export const isTen = has(TEN);
export const isHundred = has(HUNDRED);
export const isAboutTen = has(ABOUT_TEN);
export const isOdd = has(ODD);
export const isHalfMore = has(HALF_MORE);
export const isPoint = has(POINT);

/** The value of a digit word, or null. An unmarked word counts only where the text may be without marks. */
export function digitOf(token: Token | undefined, bareAllowed: boolean): number | null {
  if (token === undefined || token.kind !== 'word') return null;
  return DIGITS[token.norm] ?? (bareAllowed ? BARE_DIGITS[token.norm] : undefined) ?? null;
}

/** "lăm", "mốt", "tư" only ever stand after a ten: "hai tư" is 24, while "hai ba" may be "two or three". */
export function isTailDigit(token: Token | undefined): boolean {
  return token !== undefined && ['lăm', 'nhăm', 'mốt', 'tư', 'lam', 'nham', 'tu'].includes(token.norm);
}

/** The power of ten of a scale word, or null. A bare "k" is "không" unless it stands right after a digit. */
export function scaleOf(token: Token | undefined): number | null {
  if (token === undefined) return null;
  if (token.norm === 'k') return token.glued ? 3 : null;
  return token.kind === 'word' ? (SCALES[token.norm] ?? null) : null;
}

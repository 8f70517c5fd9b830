/**
 * Text as people send it -> text that can be compared. Everything here is total and bounded: the input is cut before
 * any work, so no message, however long or hostile, takes noticeable time.
 */

/** UTF-16 units that are read of any message; the rest is not looked at. */
export const TEXT_LIMIT = 2000;

/** Look-alikes that officers paste from other programs. */
const SAME: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '⁄': '/',
  '∕': '/',
  '÷': '/',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '٪': '%',
  '≈': '~',
  '≥': '>=',
  '≤': '<=',
  Ð: 'Đ',
  ð: 'đ',
};
const SAME_CHARS = new RegExp(`[${Object.keys(SAME).join('')}]`, 'g');
/** Control, format (zero-width, direction), private and half surrogates: nothing a person means. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

const KEPT = 32;
const everything: Map<string, unknown>[] = [];

/** One message is read by many in turn: what was made of the last few texts is kept. */
export function lastKept<T>(make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  everything.push(kept);
  return (text) => {
    const held = kept.get(text);
    if (held !== undefined) return held;
    if (kept.size >= KEPT) kept.clear();
    const made = make(text);
    kept.set(text, made);
    return made;
  };
}

/** A text that must not stay anywhere has been read. */
export function forgetTexts(): void {
  for (const kept of everything) kept.clear();
}

/** Nothing in it has another form. */
const PLAIN = /^[ -~]*$/;

/** NFC, full-width as ASCII, look-alikes unified, invisible signs removed, white space collapsed; case and marks kept. */
export const tidy = lastKept(tidied);

function tidied(text: string): string {
  const read = text.slice(0, TEXT_LIMIT);
  if (PLAIN.test(read)) return read.replace(/ {2,}/g, ' ').trim();
  return read
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(SAME_CHARS, (c) => SAME[c] ?? c)
    .replace(/\s+/g, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Marks off a tidied, lower-case piece. */
export function unmarked(lower: string): string {
  if (PLAIN.test(lower)) return lower;
  return lower.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').normalize('NFC');
}

/** Lower case without any marks, đ as d: for comparing however it was typed ("Ðường", "đường", NFD -> "duong"). */
export const fold = lastKept(folded);

function folded(text: string): string {
  // Taking a mark off may uncover a look-alike ("≰" is "≤" with a stroke), so these are unified once more.
  return unmarked(tidy(text).toLowerCase())
    .replace(SAME_CHARS, (c) => SAME[c] ?? c)
    .replace(/ {2,}/g, ' ')
    .trim();
}

const TO_OLD_STYLE: Readonly<Record<string, string>> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
};
const OPEN_PAIR = new RegExp(`(?<!q)(?:${Object.keys(TO_OLD_STYLE).join('|')})(?!\\p{L})`, 'gu');
const AFTER_Q: Readonly<Record<string, string>> = { ùy: 'uỳ', úy: 'uý', ủy: 'uỷ', ũy: 'uỹ', ụy: 'uỵ' };

/** One tone placement for a tidied, lower-case piece. */
export function oneTonePlace(lower: string): string {
  return lower
    .normalize('NFC')
    .replace(OPEN_PAIR, (pair) => TO_OLD_STYLE[pair] ?? pair)
    .replace(/(?<=q)[ùúủũụ]y/g, (pair) => AFTER_Q[pair] ?? pair);
}

/** Lower case with marks, one tone placement ("hoà" and "hòa" are one word, "qúy" is "quý"). */
export const normal = lastKept(normalised);

function normalised(text: string): string {
  return oneTonePlace(tidy(text).toLowerCase());
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const HOOK_OR_TILDE = /[\u0303\u0309]/;
const toneless = (word: string): string => word.replace(TONE, '').replace(/đ/g, 'd');

/**
 * Two words that are equal without marks: whether the first is the second typed in haste. Tones may be left out, or
 * "hỏi" stand for "ngã"; letters' marks may be left out where no tone was typed, and half of "ươ" or the stroke of "đ"
 * anywhere. "Nhân" for "nhận", "phuờng" for "phường"; not "cá" for "cả", nor "máy" for "mấy".
 */
export function sameButForSlips(typed: string, meant: string): boolean {
  const [one, other] = [typed.normalize('NFD'), meant.normalize('NFD')];
  const [tone, wanted] = [one.match(TONE)?.join('') ?? '', other.match(TONE)?.join('') ?? ''];
  if (tone !== '' && tone !== wanted && !(HOOK_OR_TILDE.test(tone) && HOOK_OR_TILDE.test(wanted))) return false;
  const [shaped, whole] = [toneless(one), toneless(other)];
  if (shaped === whole || shaped.replace(/u\u031b?o\u031b|u\u031bo/g, 'u\u031bo\u031b') === whole) return true;
  if (tone !== '') return false;
  const letters = whole.match(/\p{L}\p{M}*/gu) ?? [];
  return (shaped.match(/\p{L}\p{M}*/gu) ?? []).every((letter, i) => letter.length === 1 || letter === letters[i]);
}

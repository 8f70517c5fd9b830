/** Numbers inside questions: digits ("60", "59,5", "1.204") and small number words in both languages. */
import { type Decimal, toDecimal } from '../domain/quantity.js';
import type { Word } from './words.js';

export interface ReadNumber {
  readonly value: Decimal;
  /** How many words it takes. */
  readonly length: number;
  /** Written in words: never a year, and never taken where the word has another everyday meaning. */
  readonly spelled: boolean;
}

const ONES: Readonly<Record<string, number>> = {
  một: 1,
  mốt: 1,
  hai: 2,
  nhì: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  lăm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};
const TENS: readonly string[] = ['mươi', 'chục'];
const ENGLISH: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
};

function isNorm(word: Word | undefined, norm: string, key: string): boolean {
  return word !== undefined && (word.norm === norm || (word.norm === word.key && word.key === key));
}

const FOLDED_ONES = new Map(
  Object.entries(ONES).map(([norm, value]) => [norm.normalize('NFD').replace(/\p{M}/gu, ''), { norm, value }]),
);

function digitOf(word: Word | undefined): number | null {
  if (word === undefined || word.kind !== 'word') return null;
  const marked = ONES[word.norm];
  if (marked !== undefined) return marked;
  return word.norm === word.key ? (FOLDED_ONES.get(word.key)?.value ?? null) : null;
}

const isTen = (word: Word | undefined): boolean => isNorm(word, 'mười', 'muoi');
const isTens = (word: Word | undefined): boolean => TENS.some((t) => isNorm(word, t, t === 'mươi' ? 'muoi' : 'chuc'));
const isHundred = (word: Word | undefined): boolean => isNorm(word, 'trăm', 'tram');

/** "85,5", "85.5" and "1.204" as people mean them in a question; null when two readings are possible. */
function digits(raw: string): Decimal | null {
  if (/^\d{1,3}(\.\d{3})+$/.test(raw)) return toDecimal(raw.replaceAll('.', ''));
  if (/^\d+([.,]\d+)?$/.test(raw)) return toDecimal(raw.replace(',', '.'));
  return null;
}

function spelledVietnamese(words: readonly Word[], at: number): ReadNumber | null {
  const first = digitOf(words[at]);
  if (isTen(words[at])) {
    const one = digitOf(words[at + 1]);
    return { value: String(10 + (one ?? 0)), length: one === null ? 1 : 2, spelled: true };
  }
  if (first === null) return null;
  if (isHundred(words[at + 1]) && first === 1) return { value: '100', length: 2, spelled: true };
  if (!isTens(words[at + 1])) return { value: String(first), length: 1, spelled: true };
  const one = digitOf(words[at + 2]);
  return { value: String(first * 10 + (one ?? 0)), length: one === null ? 2 : 3, spelled: true };
}

function spelledEnglish(words: readonly Word[], at: number): ReadNumber | null {
  const first = ENGLISH[words[at]?.key ?? ''];
  if (first === undefined) return null;
  const second = ENGLISH[words[at + 1]?.key ?? ''];
  const joined = first >= 20 && first < 100 && second !== undefined && second < 10;
  return { value: String(joined ? first + second : first), length: joined ? 2 : 1, spelled: true };
}

export function numberAt(words: readonly Word[], at: number): ReadNumber | null {
  const word = words[at];
  if (word === undefined) return null;
  if (word.kind === 'number') {
    const tens = /^[1-9]$/.test(word.raw) && isNorm(words[at + 1], 'chục', 'chuc');
    if (tens) return { value: `${word.raw}0`, length: 2, spelled: true };
    const value = digits(word.raw);
    return value === null ? null : { value, length: 1, spelled: false };
  }
  if (word.kind === 'sign') return null;
  return spelledVietnamese(words, at) ?? spelledEnglish(words, at);
}

/** Vietnamese numbers in digits and words -> exact decimals. Where two readings are possible both are returned. */
import type { Decimal } from '../domain/quantity.js';
import { add, digitReadings, isWhole, type Mark, shift } from './decimals.js';
import {
  digitOf,
  isAboutTen,
  isHalfMore,
  isHundred,
  isOdd,
  isPoint,
  isTailDigit,
  isTen,
  scaleOf,
} from './number-words.js';
import { type Sentence, type Token, tokenise } from './tokens.js';

export interface NumberRead {
  /** Token range [from, to). */
  readonly from: number;
  readonly to: number;
  /** One: certain. Two: ask. None: digits that are no number. */
  readonly readings: readonly Decimal[];
  readonly mark: Mark;
  /** "tám chục", "năm sáu": more or less. */
  readonly approximate: boolean;
  /** A single digit word ("hai", "không"), which is a figure only where nothing else is said. */
  readonly loneWord: boolean;
}

interface Small {
  readonly value: number;
  readonly to: number;
  readonly approximate: boolean;
  /** One digit, in figures or as a word: "1 nghìn 2" is 1.200. */
  readonly digits: number;
}

/** A number from 0 to 999 in words, starting at `i`. */
function smallWords(tokens: readonly Token[], i: number, bare: boolean): Small | null {
  const first = digitOf(tokens[i], bare);
  const hundredAt = first === null ? i : i + 1;
  if (isHundred(tokens[hundredAt])) {
    const next = tokens[hundredAt + 1];
    if (
      first === null &&
      digitOf(next, true) === null &&
      !isOdd(next) &&
      !isHalfMore(next) &&
      !isPercentTail(tokens, i)
    )
      return null;
    return afterHundred(tokens, hundredAt + 1, (first ?? 1) * 100);
  }
  return tensWords(tokens, i, bare);
}

/** "trăm phần trăm": the one place where a bare "trăm" is 100. */
function isPercentTail(tokens: readonly Token[], i: number): boolean {
  return tokens[i + 1]?.key === 'phan' && isHundred(tokens[i + 2]) && tokens[i - 1]?.key !== 'phan';
}

function afterHundred(tokens: readonly Token[], i: number, hundreds: number): Small {
  const done = (value: number, to: number, approximate = false): Small => ({ value, to, approximate, digits: 3 });
  if (isHalfMore(tokens[i])) return done(hundreds + 50, i + 1);
  if (isOdd(tokens[i])) {
    const unit = digitOf(tokens[i + 1], true);
    return unit === null ? done(hundreds, i) : done(hundreds + unit, i + 2);
  }
  const rest = tensWords(tokens, i, true);
  if (rest === null) return done(hundreds, i);
  return done(hundreds + (rest.digits === 1 ? rest.value * 10 : rest.value), rest.to, rest.approximate);
}

function tensWords(tokens: readonly Token[], i: number, bare: boolean): Small | null {
  const first = digitOf(tokens[i], bare);
  if (first === null) {
    if (!isTen(tokens[i]) || (!bare && tokens[i]?.norm === 'muoi')) return null;
    const unit = digitOf(tokens[i + 1], true);
    return { value: 10 + (unit ?? 0), to: unit === null ? i + 1 : i + 2, approximate: false, digits: 2 };
  }
  const about = isAboutTen(tokens[i + 1]);
  if (about || isTen(tokens[i + 1])) {
    const unit = isHundred(tokens[i + 3]) ? null : digitOf(tokens[i + 2], true);
    return { value: first * 10 + (unit ?? 0), to: unit === null ? i + 2 : i + 3, approximate: about, digits: 2 };
  }
  const second = first === 0 ? null : digitOf(tokens[i + 1], bare);
  if (second === null || second === 0 || continues(tokens, i + 2))
    return { value: first, to: i + 1, approximate: false, digits: 1 };
  const orSo = second === first + 1 && !isTailDigit(tokens[i + 1]);
  const chuc = isAboutTen(tokens[i + 2]);
  return { value: first * 10 + second, to: chuc ? i + 3 : i + 2, approximate: orSo || chuc, digits: 2 };
}

/** What follows belongs to the second digit: "một | hai trăm". */
const continues = (tokens: readonly Token[], i: number): boolean =>
  isHundred(tokens[i]) || isTen(tokens[i]) || scaleOf(tokens[i]) !== null;

/** Decimals after "phẩy": "năm" 5, "hai mươi lăm" 25, "không chín" 09, or figures. */
function pointDigits(tokens: readonly Token[], i: number): { readonly text: string; readonly to: number } | null {
  const token = tokens[i];
  if (token?.kind === 'number') return /^\d{1,9}$/.test(token.raw) ? { text: token.raw, to: i + 1 } : null;
  let text = '';
  let at = i;
  while (digitOf(tokens[at], true) === 0 && text.length < 9) {
    text += '0';
    at += 1;
  }
  const rest = smallWords(tokens, at, true);
  if (rest === null) return text === '' ? null : { text, to: at };
  return { text: `${text}${rest.value}`, to: rest.to };
}

/** Adds what stands after a scale: "3 nghìn rưỡi", "1k2", "2 triệu 500 nghìn", "1 nghìn 25" (two readings). */
function afterScale(
  tokens: readonly Token[],
  i: number,
  base: Decimal,
  power: number,
): { readings: Decimal[]; to: number; mark: Mark } {
  const done = (values: readonly (Decimal | null)[], to: number, mark: Mark = 'none') => {
    const readings = [...new Set(values.filter((v) => v !== null))];
    return { readings, to, mark: readings.length > 1 ? mark : 'none' };
  };
  const plus = (value: string, places: number): Decimal | null => {
    const more = shift(value, places);
    return more === null ? null : add(base, more);
  };
  if (isHalfMore(tokens[i])) return done([plus('5', power - 1)], i + 1);
  const odd = isOdd(tokens[i]);
  const small = smallAt(tokens, odd ? i + 1 : i);
  if (small === null || !isWhole(base)) return done([base], i);
  const next = scaleOf(tokens[small.to]);
  if (next !== null && next < power) {
    const lower = shift(String(small.value), next);
    const sum = lower === null ? null : add(base, lower);
    return sum === null ? done([], small.to + 1) : afterScale(tokens, small.to + 1, sum, next);
  }
  const value = String(small.value);
  if (odd) return done([plus(value, 0)], small.to);
  if (small.digits === 1) return done([plus(value, power - 1)], small.to);
  if (small.digits === 2) return done([plus(value, power - 2), plus(value, 0)], small.to, 'short');
  return done(power === 3 ? [plus(value, 0)] : [plus(value, power - 3), plus(value, 0)], small.to, 'short');
}

/** A small whole number in figures or words that may follow a scale. */
function smallAt(tokens: readonly Token[], i: number): Small | null {
  const token = tokens[i];
  if (token?.kind !== 'number') return smallWords(tokens, i, true);
  const apart = !token.glued && ['/', ':', '%'].includes(tokens[i + 1]?.raw ?? '');
  if (!/^\d{1,3}$/.test(token.raw) || apart) return null;
  return { value: Number(token.raw), to: i + 1, approximate: false, digits: token.raw.length };
}

function inFigures(tokens: readonly Token[], i: number): { readings: readonly Decimal[]; mark: Mark; to: number } {
  const spaced: string[] = [tokens[i]?.raw ?? ''];
  if (/^[1-9]\d{0,2}$/.test(spaced[0] ?? '')) {
    while (
      tokens[i + spaced.length]?.kind === 'number' &&
      /^\d{3}$/.test(tokens[i + spaced.length]?.raw ?? '') &&
      spaced.length < 6
    ) {
      spaced.push(tokens[i + spaced.length]?.raw ?? '');
    }
  }
  // "482/764 563/890" are two fractions, not 764563; "12/12 100%" is no 12100.
  const after = tokens[i + spaced.length]?.raw;
  if (after === '%' || (tokens[i - 1]?.raw === '/' && after === '/')) spaced.length = 1;
  const read = digitReadings(spaced.join(''));
  return { ...read, mark: spaced.length > 1 ? 'space' : read.mark, to: i + spaced.length };
}

/** The number that starts at token `i`, as long as it goes; null when none starts there. */
export function numberAt(sentence: Sentence, i: number): NumberRead | null {
  const { tokens, marked } = sentence;
  const token = tokens[i];
  if (token === undefined || token.kind === 'sign') return null;
  if (token.kind === 'number') {
    const head = inFigures(tokens, i);
    const base = { from: i, approximate: false, loneWord: false };
    return (
      continued(tokens, base, head.readings, head.to, /^[1-9]$/.test(token.raw)) ??
      scaled(tokens, base, head.readings, head.mark, head.to)
    );
  }
  const word = smallWords(tokens, i, !marked);
  if (word === null) return null;
  const base = { from: i, approximate: word.approximate, loneWord: false };
  const readings = [String(word.value)];
  const more =
    word.digits < 3 ? continued(tokens, base, readings, word.to, false) : pointed(tokens, base, readings, word.to);
  const read = more ?? scaled(tokens, base, readings, 'none', word.to);
  return { ...read, loneWord: word.digits === 1 && read.to === i + 1 };
}

/** "85 phẩy 5": a point in words after one whole number. */
function pointed(tokens: readonly Token[], base: Base, readings: readonly Decimal[], to: number): NumberRead | null {
  const [only] = readings;
  if (only === undefined || readings.length > 1 || !isWhole(only) || !isPoint(tokens[to])) return null;
  const fraction = pointDigits(tokens, to + 1);
  return fraction === null ? null : scaled(tokens, base, [`${only}.${fraction.text}`], 'none', fraction.to);
}

/** "85 phẩy 5", "tám rưỡi", "8 chục", "3 trăm rưỡi" (`hundreds`: a single digit in figures). */
function continued(
  tokens: readonly Token[],
  base: Base,
  readings: readonly Decimal[],
  to: number,
  hundreds: boolean,
): NumberRead | null {
  const [only] = readings;
  if (only === undefined || readings.length > 1 || !isWhole(only)) return null;
  if (isHalfMore(tokens[to])) return { ...base, to: to + 1, readings: [`${only}.5`], mark: 'half' };
  if (isAboutTen(tokens[to])) {
    const tens = shift(only, 1);
    return { ...base, to: to + 1, readings: tens === null ? [] : [tens], mark: 'none', approximate: true };
  }
  if (hundreds && isHundred(tokens[to])) {
    const more = afterHundred(tokens, to + 1, Number(only) * 100);
    return scaled(tokens, base, [String(more.value)], 'none', more.to);
  }
  return pointed(tokens, base, readings, to);
}

type Base = Pick<NumberRead, 'from' | 'approximate' | 'loneWord'>;

/** Applies the scale words that follow, if any. */
function scaled(tokens: readonly Token[], base: Base, readings: readonly string[], mark: Mark, to: number): NumberRead {
  const values = readings.map((r) => shift(r, 0)).filter((v) => v !== null);
  const power = scaleOf(tokens[to]);
  if (power === null) return { ...base, to, readings: values, mark };
  const billion = power === 3 && scaleOf(tokens[to + 1]) === 9;
  const places = billion ? 12 : power;
  const grown = values.map((v) => shift(v, places)).filter((v) => v !== null);
  const [only] = grown;
  if (grown.length !== 1 || only === undefined) return { ...base, to: to + 1, readings: grown, mark };
  return { ...base, ...afterScale(tokens, to + (billion ? 2 : 1), only, places) };
}

/** A text that is one number and nothing else. */
export function readNumber(text: string): NumberRead | null {
  const sentence = tokenise(text);
  const read = numberAt(sentence, 0);
  return read !== null && read.to === sentence.tokens.length ? read : null;
}

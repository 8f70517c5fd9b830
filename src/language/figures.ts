/** Every number of a message with what it stands for (percentage, share, plain) and the words around it. */
import type { Decimal } from '../domain/quantity.js';
import { isWhole } from './decimals.js';
import { namedPlaces } from './names.js';
import { digitOf, isHundred, isTen } from './number-words.js';
import { type NumberRead, numberAt } from './numbers.js';
import { isWord, type Sentence, type Token } from './tokens.js';

export interface Figure {
  readonly from: number;
  /** Token after the number and its percent sign. */
  readonly to: number;
  readonly number: NumberRead;
  readonly percent: boolean;
  /** A minus sign of its own stands before it. */
  readonly negative: boolean;
  /** Letters typed for digits: "l00%", "1OO". */
  readonly mended: boolean;
}

const SHARES: Readonly<Record<string, string>> = { '½': '50', '¼': '25', '¾': '75' };

/** The token after a percent mark at `i`, or `i`. */
function afterPercent(tokens: readonly Token[], i: number): number {
  const token = tokens[i];
  if (token?.raw === '%') return i + 1;
  if (token?.key === 'phan' && isHundred(tokens[i + 1])) return i + 2;
  if (token?.key === 'per' && tokens[i + 1]?.key === 'cent') return i + 2;
  return token !== undefined && ['pt', 'ptram', 'phtram', 'percent'].includes(token.key) ? i + 1 : i;
}

const known = (from: number, to: number, value: Decimal): NumberRead => ({
  from,
  to,
  readings: [value],
  mark: 'none',
  approximate: false,
  loneWord: false,
});

/** "một nửa", "½", "ba phần tư": a share said as a fraction of one; null readings when it is no exact percentage. */
function shareAt(sentence: Sentence, i: number): NumberRead | null {
  const { tokens, marked } = sentence;
  const token = tokens[i];
  const sign = SHARES[token?.raw ?? ''];
  if (sign !== undefined) return known(i, i + 1, sign);
  const halfAt = isWord(token, 'một') || isWord(token, 'phân') ? i + 1 : i;
  const half = tokens[halfAt];
  if (half?.norm === 'nửa' || (half?.norm === 'nua' && halfAt > i)) return known(i, halfAt + 1, '50');
  const digit = (at: number): number | null =>
    tokens[at]?.kind === 'number' && /^\d{1,2}$/.test(tokens[at]?.raw ?? '')
      ? Number(tokens[at]?.raw)
      : digitOf(tokens[at], !marked);
  const top = digit(i);
  const ten = isTen(tokens[i + 2]);
  const unit = ten ? digit(i + 3) : null;
  const below = !isWord(tokens[i + 1], 'phần') ? null : ten ? 10 + (unit ?? 0) : digit(i + 2);
  if (top === null || below === null || below === 0 || top > below) return null;
  const to = unit === null ? i + 3 : i + 4;
  const exact = (top * 10_000) % below === 0;
  const percent = String((top * 10_000) / below / 100);
  return exact ? known(i, to, percent) : { ...known(i, to, '0'), readings: [], approximate: true };
}

/** "l00", "1OO": letters that stand for digits inside a number; the mended digits. */
function mendedAt(tokens: readonly Token[], i: number): { readonly digits: string; readonly to: number } | null {
  let text = '';
  let to = i;
  while (
    to < tokens.length &&
    (to === i || tokens[to]?.glued) &&
    /^[0-9lIoO]+$/.test(tokens[to]?.raw ?? '') &&
    text.length < 7
  ) {
    text += tokens[to]?.raw ?? '';
    to += 1;
  }
  const afterWord = tokens[to]?.glued === true && tokens[to]?.kind !== 'sign';
  if (afterWord || !/\d|^[lI]OO$/.test(text) || !/[lIoO]/.test(text) || text.length < 2) return null;
  return { digits: text.replace(/[lI]/g, '1').replace(/[oO]/g, '0'), to };
}

function figureAt(sentence: Sentence, i: number): Figure | null {
  const { tokens } = sentence;
  const mended = mendedAt(tokens, i);
  if (mended !== null) {
    return {
      from: i,
      to: afterPercent(tokens, mended.to),
      number: known(i, mended.to, mended.digits),
      percent: afterPercent(tokens, mended.to) > mended.to,
      negative: false,
      mended: true,
    };
  }
  const share = shareAt(sentence, i);
  if (share !== null) {
    const end = afterPercent(tokens, share.to);
    return { from: i, to: end, number: share, percent: true, negative: false, mended: false };
  }
  const number = numberAt(sentence, i);
  if (number === null) return null;
  const to = afterPercent(tokens, number.to);
  const minus =
    tokens[i - 1]?.raw === '-' &&
    tokens[i]?.glued === true &&
    tokens[i - 2]?.kind !== 'number' &&
    tokens[i - 2]?.raw !== '%';
  return { from: i, to, number, percent: to > number.to, negative: minus, mended: false };
}

/**
 * All figures of a sentence, left to right, without numbers in names, dates and times. A lone digit word ("hai",
 * "không") is left out here: it is a figure only where the whole message is that word.
 */
export function figuresIn(sentence: Sentence): {
  readonly figures: readonly Figure[];
  readonly named: ReadonlySet<number>;
} {
  const named = namedPlaces(sentence);
  const figures: Figure[] = [];
  const { tokens } = sentence;
  let i = 0;
  while (i < tokens.length) {
    const found = named.has(i) ? null : figureAt(sentence, i);
    const lone = found?.number.loneWord === true && !found.percent && !standsByItself(sentence, found);
    if (found === null || lone) i += 1;
    else {
      figures.push(found);
      i = Math.max(found.to, i + 1);
    }
  }
  return { figures, named };
}

/** "hai trên ba", "đạt hai": a lone word next to "trên", or the whole of what is said. */
function standsByItself(sentence: Sentence, found: Figure): boolean {
  const { tokens } = sentence;
  const [value] = found.number.readings;
  const after = tokens[found.to];
  const before = tokens[found.from - 1];
  // "không/655" begins with a figure; every other "không" only says no.
  if (value === '0')
    return (
      after?.raw === '/' &&
      tokens[found.to + 1]?.kind === 'number' &&
      (before === undefined || isWord(before, 'là', 'bằng', 'đạt', 'được'))
    );
  if (isWord(after, 'trên') || isWord(before, 'trên') || isWord(before, 'đạt')) {
    const beyond = isWord(after, 'trên') ? tokens[found.to + 1] : undefined;
    return beyond === undefined || beyond.kind === 'number' || digitOf(beyond, true) !== null;
  }
  return tokens.filter((t) => t.kind !== 'sign').length === found.to - found.from;
}

/** The reading as a whole number, where there is exactly one such reading. */
export function wholeOf(number: NumberRead): Decimal | null {
  const whole = number.readings.filter(isWhole);
  // "9.000" is nine thousand: nobody writes the decimals of a whole number as three zeros.
  const grouped = number.mark === 'dot' || number.mark === 'comma';
  return whole.length === 1 || grouped ? (whole[0] ?? null) : null;
}

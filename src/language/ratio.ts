/** A reply to "bao nhiêu, trên tổng số bao nhiêu?": numerator and denominator, or a percentage. */
import {
  compareDecimals,
  type Decimal,
  MAX_COUNT,
  type Ratio,
  ratioPercent,
  subtractDecimals,
} from '../domain/quantity.js';
import { add, isWhole, plain } from './decimals.js';
import { type Figure, wholeOf } from './figures.js';
import { hedgeOn, isOfBefore, leftAfter, saysLevel } from './hedges.js';
import { amongThree, byLabels, doneAndLeft, firstPair, type Pair, roleOf, type Told } from './pairs.js';
import { readOneOfRatio } from './ratio-one.js';
import { remark } from './remarks.js';
import { asked, type Reading, type Reply } from './reply-type.js';
import { isWord, type Sentence } from './tokens.js';

interface Fraction {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}

const tooBig = (value: Decimal): boolean => compareDecimals(value, String(MAX_COUNT)) > 0;
const ratioOf = (f: Fraction): Ratio => ({ numerator: Number(f.numerator), denominator: Number(f.denominator) });
const shown = (f: Fraction): Reading => ({ ...f, percent: ratioPercent(ratioOf(f)) });

/** Reads a sentence with at least one figure at a ratio question. */
export function readRatio(sentence: Sentence, figures: readonly Figure[]): Reply {
  const three = amongThree(sentence, figures);
  if (three !== null) return fromLabels(sentence, figures, three);
  const halves = doneAndLeft(sentence, figures);
  if (halves !== null) return summed(...halves);
  const pair = firstPair(sentence, figures);
  if (pair !== null && pair.joint === 'range') return range(sentence, pair);
  if (pair !== null) return paired(sentence, figures, pair);
  const labelled = byLabels(sentence, figures);
  if (labelled !== null) return fromLabels(sentence, figures, labelled);
  return unpaired(sentence, figures);
}

function range(sentence: Sentence, pair: Pair): Reply {
  if (hedgeOn(sentence, pair.top, true) === 'change_not_level') return asked('change_not_level', levels([pair.bottom]));
  return asked('range', levels([pair.top, pair.bottom]));
}

function levels(figures: readonly Figure[]): Reading[] {
  return figures.flatMap((f) =>
    f.number.readings.filter((r) => compareDecimals(r, '100') <= 0).map((percent) => ({ percent })),
  );
}

/** Why the two numbers are no fraction, or the fraction. */
function fractionOf(top: Figure, bottom: Figure): Fraction | Reply {
  const [numerator, denominator] = [wholeOf(top.number), wholeOf(bottom.number)];
  if (top.negative) return asked('out_of_range');
  if (numerator === null || denominator === null) return notWhole(top, bottom);
  if ([top, bottom].some((f) => f.number.mark === 'short' || f.number.mark === 'half')) return asked('short_form');
  if (tooBig(numerator) || tooBig(denominator)) return asked('out_of_range');
  if (numerator === '0' && denominator === '0') return asked('zero_or_none');
  if (compareDecimals(numerator, denominator) > 0) {
    const swapped = shownIf({ numerator: denominator, denominator: numerator });
    return asked('reversed', swapped);
  }
  return { numerator, denominator };
}

const shownIf = (f: Fraction): Reading[] => (f.numerator === '0' ? [] : [shown(f)]);

function notWhole(top: Figure, bottom: Figure): Reply {
  const [a, b] = [top.number.readings, bottom.number.readings];
  if (a.length === 0 || b.length === 0) return asked('out_of_range');
  const percent = a.length === 1 && b.length === 1 && b[0] === '100' ? a[0] : undefined;
  return asked('not_whole', percent === undefined || compareDecimals(percent, '100') > 0 ? [] : [{ percent }]);
}

function paired(sentence: Sentence, figures: readonly Figure[], pair: Pair): Reply {
  const { top, bottom, joint, at } = pair;
  const fraction = fractionOf(top, bottom);
  if ('outcome' in fraction) return fraction;
  if (joint === 'colon') return asked('date_or_fraction', [shown(fraction)]);
  if (roleOf(sentence, top, pair.at === 0 ? 0 : (figures[pair.at - 1]?.to ?? 0)) === 'left') return leftOf(fraction);
  const level = saysLevel(sentence.tokens, Math.min(top.from, bottom.from));
  const hedge = hedgeOn(sentence, { from: Math.min(top.from, bottom.from), to: Math.max(top.to, bottom.to) }, at === 0);
  const vague = hedgeOn(sentence, bottom, false) === 'approximate' && sentence.tokens[bottom.to]?.raw !== '?';
  if (vague) return asked('approximate');
  const left =
    isWord(sentence.tokens[top.from - 1], 'còn', 'thiếu', 'chưa', 'sót') || leftAfter(sentence.tokens, bottom.to);
  if (hedge === 'complement' && left) return complement(fraction);
  if (hedge === 'approximate')
    return asked('approximate', sentence.tokens[bottom.to]?.raw === '?' ? [shown(fraction)] : []);
  if (hedge === 'change_not_level' && !level) return asked('change_not_level', [shown(fraction)]);
  if (top.mended || bottom.mended) return asked('letter_for_digit', [shown(fraction)]);
  return withTheRest(sentence, figures, pair, fraction);
}

function complement(fraction: Fraction): Reply {
  const numerator = subtractDecimals(fraction.denominator, fraction.numerator);
  return asked('complement', [shown({ ...fraction, numerator }), shown(fraction)], { number: fraction.numerator });
}

/** The fraction stands; what else is said must agree with it or be a remark. */
function withTheRest(sentence: Sentence, figures: readonly Figure[], pair: Pair, fraction: Fraction): Reply {
  const others = figures.filter((_, i) => i !== pair.at && i !== pair.at + 1);
  const nearer =
    others[0] !== undefined &&
    sentence.tokens[pair.bottom.to]?.raw === '/' &&
    others.some((f) => f.from === pair.bottom.to + 1);
  if (nearer) return asked('date_or_fraction', [shown(fraction)]);
  if (firstPair(sentence, figures, pair.at + 2) !== null) return asked('several_values');
  let stated: Decimal | undefined;
  let [from, to] = [Math.min(pair.top.from, pair.bottom.from), Math.max(pair.top.to, pair.bottom.to)];
  for (const other of others) {
    const equals = sentence.tokens[other.from - 1]?.raw === '=';
    if (!other.percent && !equals) {
      if (isRemarkNumber(sentence, other)) continue;
      const summed = sentence.tokens[pair.top.from - 1]?.raw === '+';
      return asked('several_values', summed ? [] : [shown(fraction)]);
    }
    if (hedgeOn(sentence, other, false) === 'change_not_level' || isOfBefore(sentence.tokens, other)) continue;
    const percent = other.number.readings.find((r) => agrees(fraction, r));
    if (percent === undefined) return asked('inconsistent', [shown(fraction), ...levels([other])]);
    stated = percent;
    [from, to] = [Math.min(from, other.from), Math.max(to, other.to)];
  }
  const note = remark(sentence, from, to);
  const percent = stated ?? ratioPercent(ratioOf(fraction));
  return { outcome: 'value', ...fraction, percent, ...(note === undefined ? {} : { note }) };
}

/** A number inside words of its own: "sót 3 hồ sơ". */
function isRemarkNumber(sentence: Sentence, figure: Figure): boolean {
  const { tokens } = sentence;
  return tokens[figure.from - 1]?.kind === 'word' || tokens[figure.to]?.kind === 'word';
}

/** Whether a stated percentage is the fraction's, rounded or cut at the places it was typed with. */
function agrees(fraction: Fraction, stated: Decimal): boolean {
  const places = stated.split('.')[1]?.length ?? 0;
  const ratio = ratioOf(fraction);
  if (compareDecimals(ratioPercent(ratio, places), stated) === 0) return true;
  const fine = ratioPercent(ratio, places + 6).split('.');
  const cut = plain(
    places === 0 ? (fine[0] ?? '') : `${fine[0]}.${(fine[1] ?? '').padEnd(places, '0').slice(0, places)}`,
  );
  return cut !== null && compareDecimals(cut, stated) === 0;
}

function fromLabels(sentence: Sentence, figures: readonly Figure[], found: Told): Reply {
  const fraction = fractionOf(found.top, found.bottom);
  if ('outcome' in fraction) return fraction;
  if (found.left) return leftOf(fraction);
  const hedged = figures
    .map((f, i) => hedgeOn(sentence, f, i === 0))
    .find((h) => h === 'approximate' || h === 'change_not_level');
  if (hedged === 'approximate' || hedged === 'change_not_level') return asked(hedged);
  const first = figures[0]?.from ?? 0;
  const note = remark(sentence, first, figures.at(-1)?.to ?? first);
  return { outcome: 'value', ...shown(fraction), ...(note === undefined ? {} : { note }) };
}

/** "tổng 655, còn 242 giấy": surely a complement, still asked. */
function leftOf(fraction: Fraction): Reply {
  const numerator = subtractDecimals(fraction.denominator, fraction.numerator);
  return asked('complement', [shown({ ...fraction, numerator })], { number: fraction.numerator });
}

/** "482 mạng, 282 giấy": the total is surely the sum, still asked. */
function summed(done: Figure, left: Figure): Reply {
  const [numerator, rest] = [wholeOf(done.number), wholeOf(left.number)];
  const denominator = numerator === null || rest === null ? null : add(numerator, rest);
  if (numerator === null || rest === null || denominator === null || denominator === '0') return asked('complement');
  return asked('complement', [shown({ numerator, denominator })], { number: rest });
}

function unpaired(sentence: Sentence, figures: readonly Figure[]): Reply {
  const [first] = figures;
  if (first === undefined) return { outcome: 'unreadable' };
  if (figures.length === 1) return readOneOfRatio(sentence, first);
  const percents = figures.filter((f) => f.percent);
  const hedge = hedgeOn(sentence, first, true);
  if (hedge === 'change_not_level')
    return asked('change_not_level', levels(figures.filter((f) => saysLevel(sentence.tokens, f.from))));
  const [only] = percents;
  if (
    only !== undefined &&
    percents.length === 1 &&
    figures.every((f) => f === only || (f.from > only.to && isRemarkNumber(sentence, f)))
  ) {
    return readOneOfRatio(sentence, only);
  }
  const [a, b] = figures;
  const between = sentence.tokens.slice(a?.to, b?.from).some((t) => t.kind === 'word' || t.raw === '+');
  const may = figures.length === 2 && percents.length === 0 && !between;
  const both = may && a !== undefined && b !== undefined ? fractionOf(a, b) : null;
  const offered = both !== null && !('outcome' in both) && isWhole(both.numerator) ? [shown(both)] : [];
  return asked('several_values', offered);
}

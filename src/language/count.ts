/** A reply to "bao nhiêu?": one number. */
import { compareDecimals, MAX_COUNT } from '../domain/quantity.js';
import { type Figure, wholeOf } from './figures.js';
import { hedgeOn, saysLevel } from './hedges.js';
import { firstPair } from './pairs.js';
import { remark } from './remarks.js';
import { type AskReason, asked, type Reading, type Reply } from './reply-type.js';
import type { Sentence } from './tokens.js';

const values = (figures: readonly Figure[]): Reading[] =>
  figures.flatMap((f) => f.number.readings.map((value) => ({ value })));

/** Reads a sentence with at least one figure at a question for a count. */
export function readCount(sentence: Sentence, figures: readonly Figure[]): Reply {
  const [first] = figures;
  if (first === undefined) return { outcome: 'unreadable' };
  if (figures.length === 1) return one(sentence, first);
  const change = hedgeOn(sentence, first, true) === 'change_not_level';
  if (change) return asked('change_not_level', values(figures.filter((f) => saysLevel(sentence.tokens, f.from))));
  const pair = firstPair(sentence, figures);
  if (pair === null) return asked('several_values', values(figures).slice(0, 3));
  return asked(pair.joint === 'range' ? 'range' : 'date_or_fraction', values([pair.top, pair.bottom]));
}

const BY_MARK: Readonly<Record<Figure['number']['mark'], AskReason | null>> = {
  none: null,
  dot: null,
  space: null,
  comma: 'grouping',
  short: 'short_form',
  half: 'half_or_time',
};

function one(sentence: Sentence, figure: Figure): Reply {
  const { number } = figure;
  const hedge = hedgeOn(sentence, figure, true);
  if (hedge === 'change_not_level')
    return asked(hedge, saysLevel(sentence.tokens, figure.from) ? values([figure]) : []);
  if (hedge === 'complement') {
    const whole = wholeOf(number);
    return asked(hedge, [], whole === null ? {} : { number: whole });
  }
  if (hedge !== null || number.approximate)
    return asked('approximate', sentence.tokens[figure.to]?.raw === '?' ? values([figure]) : []);
  if (figure.percent) return asked('percent_for_count');
  if (figure.negative || number.readings.length === 0) return asked('out_of_range');
  if (figure.mended) return asked('letter_for_digit', values([figure]));
  const reason = BY_MARK[number.mark];
  if (reason !== null) return asked(reason, number.mark === 'comma' ? values([figure]).toReversed() : values([figure]));
  const value = number.mark === 'none' ? number.readings[0] : (wholeOf(number) ?? number.readings[0]);
  if (value === undefined || compareDecimals(value, String(MAX_COUNT)) > 0) return asked('out_of_range');
  if (value === '0') return asked('zero_or_none', [{ value: '0' }]);
  const note = remark(sentence, figure.from, figure.to);
  return { outcome: 'value', value, ...(note === undefined ? {} : { note }) };
}

/** A single number at a ratio question: a percentage, a lone numerator or total, or something to ask about. */
import { compareDecimals, type Decimal, MAX_COUNT, ratioPercent } from '../domain/quantity.js';
import { isWhole, shift } from './decimals.js';
import { type Figure, wholeOf } from './figures.js';
import { hedgeOn, saysLevel } from './hedges.js';
import { roleOf } from './pairs.js';
import { remark } from './remarks.js';
import { asked, type Reading, type Reply } from './reply-type.js';
import { isWord, type Sentence } from './tokens.js';

const over = (a: Decimal, b: string): boolean => compareDecimals(a, b) > 0;
const noted = (note: string | undefined): { note?: string } => (note === undefined ? {} : { note });

/** Reads the one figure of a sentence; the words around it may say that it is no exact level. */
export function readOneOfRatio(sentence: Sentence, figure: Figure): Reply {
  const { number } = figure;
  const hedge = hedgeOn(sentence, figure, true);
  const percents = number.readings.filter((r) => !over(r, '100'));
  if (hedge === 'change_not_level') {
    return asked(
      'change_not_level',
      saysLevel(sentence.tokens, figure.from) ? percents.map((percent) => ({ percent })) : [],
    );
  }
  if (hedge === 'complement' && !figure.percent) return asked('complement', [], numberOf(figure));
  if (hedge !== null || number.approximate) {
    const doubted = sentence.tokens[figure.to]?.raw === '?' && !number.approximate;
    return asked('approximate', doubted ? percents.map((percent) => ({ percent })) : []);
  }
  if (figure.negative || number.readings.length === 0) return asked('out_of_range');
  if (figure.mended)
    return asked(
      'letter_for_digit',
      percents.map((percent) => ({ percent })),
    );
  if (number.mark !== 'none') return twoReadings(sentence, figure, percents);
  const value = number.readings[0] ?? '0';
  // "cả 48", "đủ 48 báo cáo": surely 48 of 48, and no 48 %.
  if (!figure.percent && isWhole(value) && value !== '0' && saysAll(sentence, figure))
    return asked('words_only', [{ numerator: value, denominator: value, percent: '100' }]);
  return figure.percent ? percentage(sentence, figure, value) : bareNumber(sentence, figure, value);
}

const saysAll = ({ tokens }: Sentence, { from }: Figure): boolean =>
  isWord(tokens[from - 1], 'cả', 'đủ', 'hết', 'all') || isWord(tokens[from - 2], 'toàn', 'tất');

function numberOf(figure: Figure): { number?: Decimal } {
  const whole = wholeOf(figure.number);
  return whole === null ? {} : { number: whole };
}

/** "1.234", "8 500", "1 nghìn 25", "tám rưỡi". */
function twoReadings(sentence: Sentence, figure: Figure, percents: readonly Decimal[]): Reply {
  const { mark, readings } = figure.number;
  const whole = wholeOf(figure.number);
  if (mark === 'half')
    return asked(
      'half_or_time',
      percents.map((percent) => ({ percent })),
    );
  if (mark === 'short')
    return asked(
      'short_form',
      readings.map((numerator) => ({ numerator })),
    );
  if (figure.percent && mark === 'comma' && percents.length === 1)
    return percentage(sentence, figure, percents[0] ?? '0');
  if (!figure.percent && countsThings(sentence, figure.to) && whole !== null) return numerator(sentence, figure, whole);
  const offered: Reading[] =
    mark === 'space' ? splitFraction(sentence, figure) : percents.map((percent) => ({ percent }));
  return asked('grouping', figure.percent || whole === null ? offered : [...offered, { numerator: whole }]);
}

/** "482 764" may be 482 over 764. */
function splitFraction(sentence: Sentence, figure: Figure): Reading[] {
  const parts = sentence.tokens.slice(figure.number.from, figure.number.to).map((t) => String(Number(t.raw)));
  const [a, b] = parts;
  if (parts.length !== 2 || a === undefined || b === undefined || b === '0' || over(a, b)) return [];
  return [{ numerator: a, denominator: b, percent: ratioPercent({ numerator: Number(a), denominator: Number(b) }) }];
}

function percentage(sentence: Sentence, figure: Figure, value: Decimal): Reply {
  if (over(value, '100')) return asked('out_of_range');
  if (value === '0') return asked('zero_or_none', [{ percent: '0' }]);
  return { outcome: 'value', percent: value, ...noted(remark(sentence, figure.from, figure.to)) };
}

const NOUNS =
  'hồ văn báo hs vb bc bản cái lượt thủ sản doanh hộ người dossiers dossier documents document reports report files'.split(
    ' ',
  );

/** "391 hồ sơ": things are counted, so the number is no percentage. */
const countsThings = (sentence: Sentence, at: number): boolean => isWord(sentence.tokens[at], ...NOUNS);

function numerator(sentence: Sentence, figure: Figure, value: Decimal): Reply {
  if (value === '0') return asked('zero_or_none', [{ percent: '0' }]);
  if (over(value, String(MAX_COUNT))) return asked('out_of_range');
  const note = noted(remark(sentence, figure.from, figure.to));
  if (roleOf(sentence, figure, 0) === 'total') return asked('numerator_missing', [], { denominator: value, ...note });
  return asked('denominator_missing', [], { numerator: value, ...note });
}

function bareNumber(sentence: Sentence, figure: Figure, value: Decimal): Reply {
  const total = roleOf(sentence, figure, 0) === 'total';
  if (isWhole(value) && (total || over(value, '100') || countsThings(sentence, figure.to)))
    return numerator(sentence, figure, value);
  if (over(value, '100')) return asked('out_of_range');
  if (value === '0') return asked('zero_or_none', [{ percent: '0' }]);
  if (value === '1') return asked('one_or_hundred', [{ percent: '1' }, { percent: '100' }]);
  if (!over(value, '1'))
    return asked('decimal_or_percent', [{ percent: shift(value, 2) ?? value }, { percent: value }]);
  return percentage(sentence, figure, value);
}

/** A reply to "tăng hay giảm bao nhiêu phần trăm?": one exact change, below zero when it fell. */
import type { Decimal } from '../domain/quantity.js';
import type { Figure } from './figures.js';
import { isAbout } from './hedges.js';
import { asked, type Reply } from './reply-type.js';
import { spaced } from './states.js';
import { isWord, type Sentence } from './tokens.js';

const ROSE = / (?:tang|len|rose|grew|up) /;
const FELL = / (?:giam|xuong|sut|fell|down|am) /;

const signed = (value: Decimal, down: boolean): Decimal => (down && value !== '0' ? `-${value}` : value);

export function readGrowth(sentence: Sentence, figures: readonly Figure[]): Reply {
  const [first] = figures;
  if (first === undefined) return { outcome: 'unreadable' };
  if (figures.length > 1) return asked('several_values');
  const words = spaced(sentence);
  const [rose, fell] = [ROSE.test(words), FELL.test(words)];
  if (first.number.approximate || first.number.readings.length === 0 || isAbout(sentence, first))
    return asked('approximate');
  // "giảm còn 95%" says where it stands now, not by how much it fell.
  if (isWord(sentence.tokens[first.from - 1], 'còn', 'đến', 'tới', 'thành', 'to')) return asked('inconsistent');
  if ((rose && (fell || first.negative)) || (fell && first.negative)) return asked('inconsistent');
  const down = fell || first.negative;
  const readings = first.number.readings.map((value) => ({ percent: signed(value, down) }));
  const [only] = readings;
  if (only === undefined || readings.length > 1) return asked('grouping', readings);
  if (first.mended) return asked('letter_for_digit', readings);
  return { outcome: 'value', percent: only.percent };
}

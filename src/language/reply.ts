/** A typed reply to a report's question -> a closed union. Total: any text of any length, nothing thrown. */
import type { Decimal } from '../domain/quantity.js';
import { readCount } from './count.js';
import { type Figure, figuresIn, wholeOf } from './figures.js';
import { lastKept } from './fold.js';
import { readGrowth } from './growth.js';
import { hedgeOn, isGuess, ofThisPeriod } from './hedges.js';
import { isFullDate } from './names.js';
import { saysOtherHalf } from './pairs.js';
import { readRatio } from './ratio.js';
import { remark, saysCorrected } from './remarks.js';
import { asked, type Field, type Reply } from './reply-type.js';
import { carriesSecret } from './secret.js';
import { readState, speaksForOthers } from './states.js';
import { isWord, type Sentence, tokenise } from './tokens.js';
import { readYesNo } from './yes-no.js';

export type { AskReason, Field, Reply } from './reply-type.js';

/** Words of a reply that are read; a figure stands near the beginning, the rest is talk. */
const MOST_TOKENS = 120;
const MOST_CHARACTERS = 1000;

const NOT = 'không ko k kh chưa hok hong khum chẳng'.split(' ');
const LISTING = 'danh liệt xếp list show top'.split(' ');

/** A question in between ("phường nào đạt 60%") is not an answer. */
function asksSomething(sentence: Sentence): boolean {
  const { tokens } = sentence;
  const first = tokens.find((t) => t.kind === 'word');
  if (isWord(first, 'ai', 'sao', 'who', 'which', 'what', 'how', 'when', 'why') || LISTING.some((w) => isWord(first, w)))
    return true;
  return tokens.some((t, i) => {
    if (isWord(t, 'nào')) return !tokens.slice(Math.max(0, i - 5), i).some((b) => isWord(b, ...NOT));
    if (isWord(t, 'bao')) return isWord(tokens[i + 1], 'nhiêu', 'giờ');
    if (isWord(t, 'mấy'))
      return tokens[i - 1]?.kind === 'word' && !isWord(tokens[i - 1], 'chục', 'trăm', 'mươi', 'nghìn');
    return t.key === 'bn' || (isWord(t, 'tại', 'vì') && isWord(tokens[i + 1], 'sao'));
  });
}

function read(text: string): Sentence {
  const sentence = tokenise(text.slice(0, MOST_CHARACTERS));
  return { ...sentence, tokens: sentence.tokens.slice(0, MOST_TOKENS) };
}

/** "hình như 413/655": what would be certain without the doubt is offered, never taken. */
function unlessGuess(sentence: Sentence, reply: Reply): Reply {
  if (!isGuess(sentence)) return reply;
  if (reply.outcome === 'ask') return reply.reason === 'denominator_missing' ? asked('approximate') : reply;
  if (reply.outcome !== 'value') return reply;
  const { numerator, denominator, percent, value } = reply;
  const fraction = numerator !== undefined && denominator !== undefined ? { numerator, denominator } : {};
  return asked('approximate', [
    { ...fraction, ...(percent === undefined ? {} : { percent }), ...(value === undefined ? {} : { value }) },
  ]);
}

function readFigures(sentence: Sentence, figures: readonly Figure[], field: Exclude<Field, 'yes_no'>): Reply {
  switch (field) {
    case 'ratio':
      return readRatio(sentence, figures);
    case 'count':
      return readCount(sentence, figures);
    case 'growth':
      return readGrowth(sentence, figures);
    default:
      return field satisfies never;
  }
}

/** Reads a reply at a question of the given kind. */
export const readReply = (text: string, field: Field): Reply => READ[field](text);

const READ: Readonly<Record<Field, (text: string) => Reply>> = {
  ratio: lastKept((text) => readAs(text, 'ratio')),
  count: lastKept((text) => readAs(text, 'count')),
  growth: lastKept((text) => readAs(text, 'growth')),
  yes_no: lastKept((text) => readAs(text, 'yes_no')),
};

function readAs(text: string, field: Field): Reply {
  if (carriesSecret(text)) return { outcome: 'secret' };
  const sentence = read(text);
  if (asksSomething(sentence)) return { outcome: 'unreadable' };
  if (speaksForOthers(sentence)) return asked('for_others_too');
  const { figures: all, named } = figuresIn(sentence);
  const figures = ofThisPeriod(sentence, all);
  if (field === 'yes_no') return readYesNo(sentence, figures.length > 0);
  if (figures.length > 0) return unlessGuess(sentence, readFigures(sentence, figures, field));
  const state = readState(sentence, field);
  const date =
    state.outcome === 'unreadable' && sentence.tokens.some((_, i) => named.has(i) && isFullDate(sentence.tokens, i));
  return date ? asked('date_or_fraction') : state;
}

interface Half {
  readonly count: Decimal;
  readonly note?: string;
}

/** A reply to "trên tổng bao nhiêu?": one whole number, or null when it is anything else. */
export function readDenominator(text: string): Half | null {
  const half = readHalf(text, 'total');
  return half?.count === '0' ? null : half;
}

/** A reply to "tổng 655; trong đó bao nhiêu?". */
export const readNumerator = (text: string): Half | null => readHalf(text, 'done');

/** The one number that the half of a fraction can be: not last year's, not the other half corrected, not a guess. */
function readHalf(text: string, half: 'total' | 'done'): Half | null {
  if (carriesSecret(text)) return null;
  const sentence = read(text);
  const { tokens } = sentence;
  const figures = ofThisPeriod(sentence, figuresIn(sentence).figures);
  const [figure] = figures;
  if (figure === undefined || asksSomething(sentence) || figure.percent || figure.negative || figure.mended)
    return null;
  const others = figures.slice(1).some((f) => tokens[f.from - 1]?.kind !== 'word' || tokens[f.to]?.kind !== 'word');
  if (others || tokens[figure.to]?.raw === '/' || figure.number.approximate) return null;
  if (isGuess(sentence) || saysCorrected(sentence) || saysOtherHalf(sentence, figure, half)) return null;
  const over = isWord(tokens[figure.from - 1], 'trên');
  if (over && isWord(tokens[figure.from - 2], ...NOT)) return null;
  if (hedgeOn(sentence, figure, !over) !== null) return null;
  const count = wholeOf(figure.number);
  if (count === null || figure.number.mark === 'short') return null;
  const note = remark(sentence, figure.from, figure.to);
  return { count, ...(note === undefined ? {} : { note }) };
}

/** A message as a row of numbers, words and signs, each with its place, so that remarks can be quoted as typed. */
import { lastKept, oneTonePlace, tidy, unmarked } from './fold.js';

export interface Token {
  readonly kind: 'number' | 'word' | 'sign';
  /** As typed. */
  readonly raw: string;
  /** Folded: no marks. */
  readonly key: string;
  /** Lower case with marks, one tone placement. */
  readonly norm: string;
  readonly at: number;
  readonly end: number;
  /** No space before it. */
  readonly glued: boolean;
}

export interface Sentence {
  /** The tidied text that `at` and `end` count in. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Whether the person types Vietnamese marks: then "sau" is "sau", not "sáu". */
  readonly marked: boolean;
}

const PIECE = /(?<![\d\p{L}.])\.\d+|\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}]*|>=|<=|[^\s]/gu;

function kindOf(piece: string): Token['kind'] {
  if (/^\.?\d/.test(piece)) return 'number';
  return /^\p{L}/u.test(piece) ? 'word' : 'sign';
}

/** Never fails; at most as many tokens as the tidied text has characters. */
export const tokenise = lastKept(tokensOf);

function tokensOf(message: string): Sentence {
  const text = tidy(message);
  const tokens: Token[] = [];
  let marked = false;
  for (const m of text.matchAll(PIECE)) {
    const [raw] = m;
    const kind = kindOf(raw);
    const lower = raw.toLowerCase();
    const plain = kind !== 'word' || /^[a-z]+$/.test(lower);
    const key = plain ? lower : unmarked(lower);
    const norm = plain ? lower : oneTonePlace(lower);
    if (key !== norm) marked = true;
    tokens.push({
      kind,
      raw,
      key,
      norm,
      at: m.index,
      end: m.index + raw.length,
      glued: tokens.at(-1)?.end === m.index,
    });
  }
  return { text, tokens, marked };
}

const folded = new Map<string, string>();
/** Memo for the words of this room's own tables, never for what people type. */
function foldedConstant(norm: string): string {
  const held = folded.get(norm) ?? unmarked(norm);
  folded.set(norm, held);
  return held;
}

/** Whether one of these words stands there: marked as given, or typed without any marks. The words are constants. */
export function isWord(token: Token | undefined, ...norms: readonly string[]): boolean {
  if (token === undefined || token.kind !== 'word') return false;
  return norms.some((n) => token.norm === n || (token.norm === token.key && foldedConstant(n) === token.key));
}

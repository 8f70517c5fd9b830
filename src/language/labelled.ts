/** Several labelled figures in one message: "hscv 266/431 bcdk 41/41, vbhc 873/873 ktxh 12/12". */
import { type Field, type Reply, readReply } from './reply.js';
import { type Sentence, type Token, tokenise } from './tokens.js';

export interface Label {
  readonly criterionId: string;
  /** What people call it, with or without marks: label, short name, aliases. */
  readonly words: readonly string[];
  /** Absent: a fraction. */
  readonly field?: Field;
}

export interface Labelled {
  readonly found: readonly { readonly criterionId: string; readonly reply: Reply }[];
  /** What was said before the first label, as typed. */
  readonly rest: string;
}

interface Hit {
  readonly criterionId: string;
  readonly from: number;
  readonly to: number;
}

/** More names in one message than any plan has criteria are talk. */
const MOST_LABELS = 24;

const keysOf = (tokens: readonly Token[]): string[] => tokens.filter((t) => t.kind !== 'sign').map((t) => t.key);

type Phrases = ReadonlyMap<string, readonly { readonly keys: readonly string[]; readonly criterionId: string }[]>;

const made = new WeakMap<readonly Label[], Phrases>();

/** Made once per list of labels, which nobody changes. */
function phrasesOf(labels: readonly Label[]): Phrases {
  const held = made.get(labels) ?? phrases(labels);
  made.set(labels, held);
  return held;
}

/** Phrases by first word, longest first; a phrase that names two criteria names none. */
function phrases(labels: readonly Label[]): Phrases {
  const owner = new Map<string, string | null>();
  for (const { criterionId, words } of labels) {
    for (const word of words) {
      const phrase = keysOf(tokenise(word).tokens).join(' ');
      if (phrase === '') continue;
      const held = owner.get(phrase);
      owner.set(phrase, held === undefined || held === criterionId ? criterionId : null);
    }
  }
  const byFirst = new Map<string, { keys: string[]; criterionId: string }[]>();
  for (const [phrase, criterionId] of owner) {
    const keys = phrase.split(' ');
    const [first = ''] = keys;
    if (criterionId !== null) byFirst.set(first, [...(byFirst.get(first) ?? []), { keys, criterionId }]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.keys.length - a.keys.length);
  return byFirst;
}

/** The token after the phrase when it stands at `i` (signs inside, as in "KT-XH", do not matter), or -1. */
function endOf(tokens: readonly Token[], i: number, keys: readonly string[]): number {
  let at = i;
  for (const [n, key] of keys.entries()) {
    while (n > 0 && ['-', '.', '–'].includes(tokens[at]?.raw ?? '')) at += 1;
    if (tokens[at]?.key !== key) return -1;
    at += 1;
  }
  return at;
}

function hitsIn(sentence: Sentence, labels: readonly Label[]): Hit[] {
  const byFirst = phrasesOf(labels);
  const hits: Hit[] = [];
  const { tokens } = sentence;
  for (let i = 0; i < tokens.length && hits.length < MOST_LABELS; i += 1) {
    for (const { keys, criterionId } of byFirst.get(tokens[i]?.key ?? '') ?? []) {
      const to = endOf(tokens, i, keys);
      if (to === -1) continue;
      hits.push({ criterionId, from: i, to });
      i = to - 1;
      break;
    }
  }
  return hits;
}

const textOf = (sentence: Sentence, from: number, to: number): string => {
  const [first, last] = [sentence.tokens[from], sentence.tokens[to - 1]];
  return first === undefined || last === undefined || to <= from ? '' : sentence.text.slice(first.at, last.end);
};

const hasNumber = (tokens: readonly Token[]): boolean => tokens.some((t) => t.kind === 'number');

/**
 * Figures mapped by their labels, in the order said; null when no label has one. A label without a figure is not
 * found, and figures without a label are not mapped. The figure stands after its label, or all stand before theirs.
 * Keep one list of labels per plan: what is made from it is kept beside it.
 */
export function readLabelled(text: string, labels: readonly Label[]): Labelled | null {
  const sentence = tokenise(text);
  const { tokens } = sentence;
  const hits = hitsIn(sentence, labels);
  const [first] = hits;
  const last = hits.at(-1);
  if (first === undefined || last === undefined) return numbered(sentence, labels);
  const fieldOf = (hit: Hit): Field => labels.find((one) => one.criterionId === hit.criterionId)?.field ?? 'ratio';
  if (new Set(hits.map((h) => h.criterionId)).size === 1) return onlyOne(sentence, hits, first, fieldOf(first));
  const figureFirst = hasNumber(tokens.slice(0, first.from)) && !hasNumber(tokens.slice(last.to));
  const found = hits.flatMap((hit, i) => {
    const [from, to] = figureFirst ? [hits[i - 1]?.to ?? 0, hit.from] : [hit.to, hits[i + 1]?.from ?? tokens.length];
    return reading(hit.criterionId, textOf(sentence, from, trimmed(tokens, from, to)), fieldOf(hit));
  });
  return found.length === 0
    ? null
    : { found, rest: figureFirst ? '' : textOf(sentence, 0, trimmed(tokens, 0, first.from)) };
}

/** "1. 413/655 2. 48/48 …": as many as there are criteria, numbered as they are asked. */
function numbered(sentence: Sentence, labels: readonly Label[]): Labelled | null {
  const { tokens } = sentence;
  const starts: number[] = [];
  tokens.forEach((token, i) => {
    const mark = tokens[i + 1];
    const listed = mark?.glued === true && ['.', ')', ':', '/'].includes(mark.raw) && tokens[i + 2]?.glued === false;
    if (listed && token.raw === String(starts.length + 1)) starts.push(i);
  });
  if (labels.length < 2 || starts.length !== labels.length || starts[0] !== 0) return null;
  const found = labels.flatMap(({ criterionId, field }, n) => {
    const from = (starts[n] ?? 0) + 2;
    const text = textOf(sentence, from, trimmed(tokens, from, starts[n + 1] ?? tokens.length));
    return reading(criterionId, text, field ?? 'ratio');
  });
  return found.length === 0 ? null : { found, rest: '' };
}

const isTail = (token: Token | undefined): boolean =>
  token !== undefined &&
  (['va', 'con', 'and'].includes(token.key) || (token.kind === 'sign' && token.raw !== '%' && token.raw !== ')'));

/** Leaves out a comma, "và" or a list number ("2.", "2)") before the next label. */
function trimmed(tokens: readonly Token[], from: number, to: number): number {
  const listed =
    tokens[to - 2]?.kind === 'number' && /^\d{1,2}$/.test(tokens[to - 2]?.raw ?? '') && tokens[to - 3]?.raw !== '/';
  let end = listed && ['.', ')'].includes(tokens[to - 1]?.raw ?? '') ? Math.max(from, to - 2) : to;
  while (end > from && isTail(tokens[end - 1])) end -= 1;
  return end;
}

/** One criterion named: the rest of the message, before and after its name, is the reply. */
function onlyOne(sentence: Sentence, hits: readonly Hit[], first: Hit, field: Field): Labelled | null {
  const places = new Set(hits.flatMap((h) => Array.from({ length: h.to - h.from }, (_, n) => h.from + n)));
  const kept = sentence.tokens.filter((_, i) => !places.has(i));
  if (!hasNumber(kept)) {
    const after = reading(first.criterionId, textOf(sentence, first.to, sentence.tokens.length), field);
    return after.length === 0 || first.from > 0 ? null : { found: after, rest: '' };
  }
  const text = kept
    .map((t) => (t.glued ? t.raw : ` ${t.raw}`))
    .join('')
    .replace(/^[\s:,=-]+/, '');
  const found = reading(first.criterionId, text, field);
  return found.length === 0 ? null : { found, rest: '' };
}

function reading(criterionId: string, text: string, field: Field): { criterionId: string; reply: Reply }[] {
  const reply = readReply(text.replace(/^[\s:,=-]+/, ''), field);
  return reply.outcome === 'unreadable' ? [] : [{ criterionId, reply }];
}

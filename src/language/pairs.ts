/** Two numbers that belong together: "482/764", "482 hồ sơ trên tổng 764", "tổng 655, trên mạng 413". */
import type { Figure } from './figures.js';
import { leftAfter } from './hedges.js';
import { isWord, type Sentence, type Token } from './tokens.js';

export type Joint = 'over' | 'reverse' | 'colon' | 'range';

/** What follows "trên" where it is a place ("trên mạng") and no total. */
const PLACES = 'mạng môi phần hệ trục web cổng app máy ioffice qlvb online internet'.split(' ');
const TIMES = 'năm tháng kỳ quý ngày tuần đợt'.split(' ');

/** Words of a gap, without "trên mạng", "trong kỳ" and brackets. */
function joining(gap: readonly Token[]): Token[] {
  return gap.filter((t, i) => {
    if (isWord(t, 'trên')) return !isWord(gap[i + 1], ...PLACES);
    if (isWord(t, 'trong')) return !isWord(gap[i + 1], ...TIMES);
    return !['(', ')', '"'].includes(t.raw);
  });
}

/** How the numbers before and after a gap belong together; null when the gap does not say. */
function jointOf(gap: readonly Token[]): Joint | null {
  const words = joining(gap);
  const [only] = words;
  if (words.length === 1 && only !== undefined) {
    if (['/', '\\', '|'].includes(only.raw)) return 'over';
    if (only.raw === ':') return only.glued ? 'colon' : null;
    if (only.raw === '-' || only.raw === '~' || isWord(only, 'đến', 'tới', 'hay', 'hoặc', 'to', 'or')) return 'range';
  }
  if (words.length === 0 || words.length > 14) return null;
  const total = words.some((t) => isWord(t, 'tổng', 'total'));
  if (words.some((t, i) => isWord(t, 'trong') && isWord(words[i + 1], 'đó'))) return 'reverse';
  if (words.some((t) => t.raw === ',' || t.raw === ':') && !total) return null;
  if (words.some((t) => t.kind === 'sign' && ![',', ':', '/', '='].includes(t.raw))) return null;
  return total || words.some((t) => t.raw === '/' || isWord(t, 'trên', 'trong') || t.key === 'of') ? 'over' : null;
}

export interface Pair {
  readonly top: Figure;
  readonly bottom: Figure;
  readonly joint: Joint;
  /** Place of the first of the two among the figures. */
  readonly at: number;
}

/** The first two neighbouring plain numbers that belong together. */
export function firstPair(sentence: Sentence, figures: readonly Figure[], from = 0): Pair | null {
  for (let at = from; at + 1 < figures.length; at += 1) {
    const [a, b] = [figures[at], figures[at + 1]];
    if (a === undefined || b === undefined) continue;
    const joint = jointOf(sentence.tokens.slice(a.to, b.from));
    if (joint === null || (a.percent && joint !== 'range')) continue;
    // "1: 413/655" is a place in a list.
    if (joint === 'colon' && sentence.tokens[b.from]?.glued !== true) continue;
    if (b.percent && joint !== 'range') continue;
    return joint === 'reverse' ? { top: b, bottom: a, joint, at } : { top: a, bottom: b, joint, at };
  }
  return null;
}

type Role = 'total' | 'done' | 'left' | null;

const DONE = 'mạng điện trực online lý xong được đạt làm'.split(' ');

/** What the words right around a number call it. `back` ends the look to the left. */
export function roleOf(sentence: Sentence, figure: Figure, back: number): Role {
  const { tokens } = sentence;
  const left = tokens.slice(Math.max(back, figure.from - 6), figure.from);
  const comma = left.findLastIndex((t) => t.raw === ',' || t.raw === ';');
  const before = left.slice(comma + 1);
  if (before.some((t) => isWord(t, 'tổng', 'total'))) return 'total';
  if (before.some((t) => isWord(t, 'giấy', 'chưa', 'còn', 'thiếu')) || leftAfter(tokens, figure.to)) return 'left';
  const next = tokens.slice(figure.to, figure.to + 6);
  const end = next.findIndex((t) => t.kind !== 'word');
  const after = end === -1 ? next : next.slice(0, end);
  return [...before, ...after].some((t) => isWord(t, ...DONE)) ? 'done' : null;
}

/** "trên mạng là 414" to the question for the total, "tổng 656" to the question for what was done. */
export function saysOtherHalf(sentence: Sentence, figure: Figure, half: 'total' | 'done'): boolean {
  if (half === 'done') return roleOf(sentence, figure, 0) === 'total';
  const before = sentence.tokens.slice(Math.max(0, figure.from - 6), figure.from);
  return before.some((t) => isWord(t, ...DONE, 'tử')) && !before.some((t) => isWord(t, 'tổng', 'total'));
}

export interface Told {
  readonly top: Figure;
  readonly bottom: Figure;
  /** `top` is what was not done. */
  readonly left: boolean;
}

/** Three plain numbers of which one is called the total and one done: "trên mạng 482, còn lại 282 giấy, tổng 764". */
export function amongThree(sentence: Sentence, figures: readonly Figure[]): Told | null {
  if (figures.length !== 3 || figures.some((f) => f.percent)) return null;
  const roles = figures.map((f, i) => roleOf(sentence, f, figures[i - 1]?.to ?? 0));
  const only = (role: Role): Figure | undefined =>
    roles.filter((r) => r === role).length === 1 ? figures[roles.indexOf(role)] : undefined;
  const [top, bottom] = [only('done'), only('total')];
  return top === undefined || bottom === undefined || only('left') === undefined ? null : { top, bottom, left: false };
}

/** What was done and what was left, without a total: "482 mạng, 282 giấy". */
export function doneAndLeft(sentence: Sentence, figures: readonly Figure[]): readonly [Figure, Figure] | null {
  const [a, b] = figures;
  if (figures.length !== 2 || a === undefined || b === undefined || a.percent || b.percent) return null;
  const roles = `${roleOf(sentence, a, 0)} ${roleOf(sentence, b, a.to)}`;
  if (roles === 'done left') return [a, b];
  return roles === 'left done' ? [b, a] : null;
}

/** Two plain numbers told apart by their labels, in any order. */
export function byLabels(sentence: Sentence, figures: readonly Figure[]): Told | null {
  const [a, b] = figures;
  if (figures.length !== 2 || a === undefined || b === undefined || a.percent || b.percent) return null;
  const [ra, rb] = [roleOf(sentence, a, 0), roleOf(sentence, b, a.to)];
  if (ra === rb) return null;
  if (ra === 'total') return { top: b, bottom: a, left: rb === 'left' };
  if (rb === 'total') return { top: a, bottom: b, left: ra === 'left' };
  if (ra === 'left') return { top: a, bottom: b, left: true };
  if (rb === 'left') return { top: b, bottom: a, left: true };
  return ra === 'done' ? { top: a, bottom: b, left: false } : { top: b, bottom: a, left: false };
}

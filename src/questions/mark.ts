/** Numbers of a question sorted out: the mark to compare with, how many to show, or something unclear. */
import { compareDecimals, type Decimal } from '../domain/quantity.js';
import type { Concept } from './phrases.js';
import type { Op } from './query.js';
import type { Tag } from './tags.js';

export interface Mark {
  readonly op: Op;
  readonly threshold: Decimal;
  readonly upper: Decimal | null;
  readonly open?: 'low' | 'high' | 'both';
  /** The sentence itself says how to compare ("trên 60%"), beyond just naming the number. */
  readonly explicit: boolean;
}

export interface Numbers {
  readonly mark: Mark | null;
  /** "3 phường", "top 3". */
  readonly n: number | null;
  /** "đứng thứ 3": the number is a place. */
  readonly nth: number | null;
  /** Counted standards: "cả 4 tiêu chuẩn". */
  readonly standards: number | null;
  /** Some number has no reading: the question is not understood. */
  readonly unclear: boolean;
}

const OPS: Readonly<Partial<Record<Concept, Op>>> = { gt: '>', lt: '<', gte: '>=', lte: '<=', eq: '=', from: '>=' };

const concept = (tag: Tag | undefined): Concept | null => (tag?.kind === 'concept' ? tag.concept : null);
const isEdge = (c: Concept | null): boolean => c === 'top' || c === 'bottom';
const isPercentage = (value: Decimal): boolean =>
  compareDecimals(value, '0') >= 0 && compareDecimals(value, '100') <= 0;

function countOf(value: Decimal): number | null {
  return /^[1-9]\d{0,4}$/.test(value) ? Number(value) : null;
}

/** Which ends of a range are left out; null keeps both. */
function openEnds(low: boolean, high: boolean): Pick<Mark, 'open'> {
  if (low && high) return { open: 'both' };
  return low ? { open: 'low' } : high ? { open: 'high' } : {};
}

/** "50-60%", "từ 50 đến 60%", "từ 50 đến dưới 60%", "trên 50 đến 60%". `length`: tags it takes. */
function rangeAt(tags: readonly Tag[], i: number): { readonly mark: Mark; readonly length: number } | null {
  const low = tags[i];
  const joint = tags[i + 1];
  const below = concept(tags[i + 2]) === 'lt' || concept(tags[i + 2]) === 'lte';
  const high = tags[i + (below ? 3 : 2)];
  if (low?.kind !== 'number' || high?.kind !== 'number') return null;
  const opener = concept(tags[i - 1]);
  const opened = opener === 'between' || opener === 'from';
  const joined = joint?.kind === 'dash' || (opened && (concept(joint) === 'to' || concept(joint) === 'and'));
  const plain = concept(joint) === 'to' && (low.percent || high.percent);
  if (!joined && !plain) return null;
  if (compareDecimals(low.value, high.value) >= 0 || !isPercentage(high.value)) return null;
  const ends = openEnds(opener === 'gt', concept(tags[i + 2]) === 'lt');
  return {
    mark: { op: 'between', threshold: low.value, upper: high.value, explicit: true, ...ends },
    length: below ? 4 : 3,
  };
}

/** "Trên 60% nhưng dưới 80%": a lower and an upper mark make a range; any other pair has no reading. */
function bothMarks(first: Mark, second: Mark): Mark | null {
  const [low, high] = first.op.startsWith('>') ? [first, second] : [second, first];
  if (!low.explicit || !high.explicit || low.op === '=' || !low.op.startsWith('>') || !high.op.startsWith('<'))
    return null;
  if (compareDecimals(low.threshold, high.threshold) >= 0) return null;
  const ends = openEnds(low.op === '>', high.op === '<');
  return { op: 'between', threshold: low.threshold, upper: high.threshold, explicit: true, ...ends };
}

function markAt(
  tags: readonly Tag[],
  i: number,
  { value, percent }: { value: Decimal; percent: boolean },
): Mark | null {
  const before = concept(tags[i - 1]);
  const after = concept(tags[i + 1]);
  // "0,6" may be 60%.
  const fraction = !percent && value.startsWith('0.');
  // "Thiếu 2 điểm phần trăm": a distance, no mark.
  const distance = !percent && after === 'points';
  if (!isPercentage(value) || fraction || distance) return null;
  if (after === 'or_more') return { op: '>=', threshold: value, upper: null, explicit: true };
  if (after === 'or_less') return { op: '<=', threshold: value, upper: null, explicit: true };
  // "dưới mức 60%": the comparison stands one word earlier.
  const op = OPS[before ?? 'which'] ?? (before === 'target' ? OPS[concept(tags[i - 2]) ?? 'which'] : undefined);
  if (op !== undefined) return { op, threshold: value, upper: null, explicit: true };
  // Everybody has "0%" or more.
  if (compareDecimals(value, '0') === 0) return { op: '=', threshold: value, upper: null, explicit: true };
  return { op: '>=', threshold: value, upper: null, explicit: false };
}

export function readNumbers(tags: readonly Tag[]): Numbers {
  let mark: Mark | null = null;
  let n: number | null = null;
  let nth: number | null = null;
  let standards: number | null = null;
  let unclear = tags.some((tag) => tag.kind === 'slash');
  for (let i = 0; i < tags.length; i++) {
    const tag = tags[i];
    if (tag?.kind === 'dash') {
      unclear ||= tags[i - 1]?.kind !== 'number' || tags[i + 1]?.kind !== 'number';
      continue;
    }
    if (tag?.kind !== 'number') continue;
    const range = rangeAt(tags, i);
    if (range !== null) {
      unclear ||= mark !== null;
      mark = range.mark;
      i += range.length - 1;
      continue;
    }
    const before = concept(tags[i - 1]);
    const next = tags[i + 1];
    const compared = OPS[before ?? 'which'] !== undefined;
    const counts = !tag.percent && (isEdge(before) || next?.kind === 'type' || isEdge(concept(next)));
    if (!tag.percent && (before === 'nth' || (before === 'rank' && Number(tag.value) < 100))) {
      unclear ||= nth !== null || n !== null || countOf(tag.value) === null;
      nth = countOf(tag.value);
    } else if (counts && !compared) {
      unclear ||= n !== null;
      n = countOf(tag.value);
      unclear ||= n === null;
    } else if (!tag.percent && concept(next) === 'target' && Number(tag.value) < 20 && before !== 'target') {
      standards = countOf(tag.value);
    } else {
      // "Hơn 5 phường" may count units; "trên 75 thì phường nào" cannot.
      const one: Mark | null = counts && Number(tag.value) <= 20 ? null : markAt(tags, i, tag);
      const both: Mark | null = mark === null || one === null ? null : bothMarks(mark, one);
      unclear ||= one === null || (mark !== null && both === null);
      unclear ||= tag.spelled && !tag.percent && Number(tag.value) < 10;
      mark = both ?? one;
    }
  }
  return { mark, n, nth, standards, unclear };
}

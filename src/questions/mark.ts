/** Numbers of a question sorted out: the mark to compare with, how many to show, or something unclear. */
import { compareDecimals, type Decimal } from '../domain/quantity.js';
import type { Concept } from './phrases.js';
import type { Op } from './query.js';
import type { Tag } from './tags.js';

export interface Mark {
  readonly op: Op;
  readonly threshold: Decimal;
  readonly upper: Decimal | null;
  /** The sentence itself says how to compare ("trên 60%"), beyond just naming the number. */
  readonly explicit: boolean;
}

export interface Numbers {
  readonly mark: Mark | null;
  /** "3 phường", "top 3". */
  readonly n: number | null;
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

function rangeAt(tags: readonly Tag[], i: number): Mark | null {
  const low = tags[i];
  const joint = tags[i + 1];
  const high = tags[i + 2];
  if (low?.kind !== 'number' || high?.kind !== 'number') return null;
  const opener = concept(tags[i - 1]);
  const opened = opener === 'between' || opener === 'from';
  const joined = joint?.kind === 'dash' || (opened && (concept(joint) === 'to' || concept(joint) === 'and'));
  const plain = concept(joint) === 'to' && (low.percent || high.percent);
  if (!joined && !plain) return null;
  if (compareDecimals(low.value, high.value) > 0 || !isPercentage(high.value)) return null;
  return { op: 'between', threshold: low.value, upper: high.value, explicit: true };
}

function markAt(tags: readonly Tag[], i: number, value: Decimal): Mark | null {
  const before = concept(tags[i - 1]);
  const after = concept(tags[i + 1]);
  if (!isPercentage(value)) return null;
  if (after === 'or_more') return { op: '>=', threshold: value, upper: null, explicit: true };
  if (after === 'or_less') return { op: '<=', threshold: value, upper: null, explicit: true };
  // "dưới mức 60%": the comparison stands one word earlier.
  const op = OPS[before ?? 'which'] ?? (before === 'target' ? OPS[concept(tags[i - 2]) ?? 'which'] : undefined);
  if (op !== undefined) return { op, threshold: value, upper: null, explicit: true };
  return { op: '>=', threshold: value, upper: null, explicit: false };
}

export function readNumbers(tags: readonly Tag[]): Numbers {
  let mark: Mark | null = null;
  let n: number | null = null;
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
      mark = range;
      i += 2;
      continue;
    }
    const before = concept(tags[i - 1]);
    const next = tags[i + 1];
    const counts = !tag.percent && (isEdge(before) || next?.kind === 'type' || isEdge(concept(next)));
    if (counts && OPS[before ?? 'which'] === undefined) {
      unclear ||= n !== null;
      n = countOf(tag.value);
      unclear ||= n === null;
    } else if (!tag.percent && concept(next) === 'target' && Number(tag.value) < 20 && before !== 'target') {
      standards = countOf(tag.value);
    } else {
      const one = counts ? null : markAt(tags, i, tag.value);
      unclear ||= one === null || mark !== null || (tag.spelled && !tag.percent && Number(tag.value) < 10);
      mark = one;
    }
  }
  return { mark, n, standards, unclear };
}

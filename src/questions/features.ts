/** A question's tags gathered by what they say; the readings in `readings/` decide from these alone. */
import { type Mark, readNumbers } from './mark.js';
import type { Concept } from './phrases.js';
import type { Tag } from './tags.js';
import type { TypeMeaning } from './types.js';

export interface Features {
  readonly tags: readonly Tag[];
  has(...concepts: readonly Concept[]): boolean;
  readonly units: readonly { readonly rows: readonly number[]; readonly sure: boolean }[];
  /** Null: no criterion named. Several ids: the words fit several. */
  readonly criteria: readonly string[] | null;
  readonly nouns: readonly string[] | null;
  readonly typed: boolean;
  readonly meanings: readonly TypeMeaning[];
  readonly wholeTier: boolean;
  readonly periods: readonly string[];
  readonly years: readonly { readonly year: number; readonly past: boolean }[];
  readonly mark: Mark | null;
  readonly n: number | null;
  readonly nth: number | null;
  readonly standards: number | null;
  /** "không đạt", "rớt": an odd number of negations governs reaching the mark. */
  readonly negated: boolean;
  /** The same for reporting ("chưa nộp") and for eligibility ("không đủ tiêu chuẩn"). */
  readonly notSubmitted: boolean;
  readonly notEligible: boolean;
  /** "… không", "… chưa" at the end: a yes-or-no question. */
  readonly yesNo: boolean;
  readonly unknown: readonly string[];
  /** "Bao nhiêu phần trăm phường": of the units, not of their figures. */
  readonly share: boolean;
  /** Something has no single reading: answer nothing. */
  readonly unclear: boolean;
}

type Negation = 'meet' | 'submit' | 'eligible' | 'particle' | 'unclear';

const TRAILING: ReadonlySet<string> = new Set(['done', 'also', 'what', 'not']);
const AFTER_NOT: Readonly<Partial<Record<Concept, Negation>>> = {
  meet: 'meet',
  target: 'meet',
  fail: 'meet',
  submit: 'submit',
  report: 'submit',
  eligible: 'eligible',
  award: 'eligible',
  on_time: 'submit',
};

/** Words that may stand between "không" and what it denies. */
const LIGHT: ReadonlySet<string> = new Set(['done', 'all', 'list', 'recipient']);

function negationAt(tags: readonly Tag[], i: number): Negation {
  let j = i + 1;
  for (
    let tag = tags[j];
    (tag?.kind === 'concept' && LIGHT.has(tag.concept)) || (tag?.kind === 'unit' && i > 0);
    tag = tags[++j]
  );
  const rest = tags.slice(i + 1);
  if (rest.every((tag) => tag.kind === 'concept' && TRAILING.has(tag.concept))) return 'particle';
  const next = tags[j];
  if (next?.kind === 'number') return 'meet';
  // "Không phải không đạt": two negations of one thing.
  if (next?.kind === 'concept' && next.concept === 'not' && j < tags.length - 1) return negationAt(tags, j);
  // "Sao không có Đài Sơn": missing from the list that was just shown.
  const asksWhy = tags.some((tag) => tag.kind === 'concept' && tag.concept === 'why');
  if (asksWhy && rest.every((tag) => tag.kind === 'unit' || (tag.kind === 'concept' && LIGHT.has(tag.concept))))
    return 'eligible';
  const before = tags[i - 1];
  if (next?.kind === 'concept') {
    const known = AFTER_NOT[next.concept];
    if (known !== undefined) return known;
  }
  // "đạt 60% chưa hscv", "nộp chưa năm nay", "đủ tiêu chuẩn chưa, vì sao": a particle before an afterthought.
  const settled =
    before?.kind === 'number' ||
    (before?.kind === 'concept' && ['meet', 'submit', 'report', 'eligible'].includes(before.concept));
  return settled &&
    next !== undefined &&
    (next.kind === 'criterion' ||
      next.kind === 'year' ||
      next.kind === 'period' ||
      next.kind === 'unit' ||
      (next.kind === 'concept' && next.concept === 'why'))
    ? 'particle'
    : 'unclear';
}

function negations(tags: readonly Tag[]): Readonly<Record<Negation, number>> {
  const seen: Record<Negation, number> = { meet: 0, submit: 0, eligible: 0, particle: 0, unclear: 0 };
  tags.forEach((tag, i) => {
    if (tag.kind === 'concept' && tag.concept === 'not') seen[negationAt(tags, i)] += 1;
    if (tag.kind === 'concept' && tag.concept === 'fail') seen.meet += 1;
    if (tag.kind === 'concept' && tag.concept === 'not_that') seen[denied(tags, i)] += 1;
  });
  return seen;
}

/** "Không phải" denies a denial ("không phải không đạt"); anything else it denies has no reading here. */
function denied(tags: readonly Tag[], i: number): Negation {
  const next = tags[i + 1];
  if (next?.kind !== 'concept') return 'unclear';
  return next.concept === 'not' ? negationAt(tags, i + 1) : next.concept === 'fail' ? 'meet' : 'unclear';
}

export const isConcept = (tag: Tag | undefined, ...concepts: readonly Concept[]): boolean =>
  tag?.kind === 'concept' && concepts.includes(tag.concept);

/** "Từ 50% … nhưng chưa đạt 60%": the second mark is an upper one; nothing else is denied by its "chưa". */
function upperMarks(tags: readonly Tag[]): readonly Tag[] {
  const made: Tag[] = [];
  for (let i = 0; i < tags.length; i++) {
    const tag = tags[i];
    if (tag === undefined) continue;
    const second = made.some((one) => one.kind === 'number' && one.percent);
    if (second && isConcept(tag, 'not') && isConcept(tags[i + 1], 'meet') && tags[i + 2]?.kind === 'number') {
      made.push({ kind: 'concept', concept: 'lt' });
      i += 1;
    } else made.push(tag);
  }
  return made;
}

/** "Top 5 phường thấp nhất", "top 3 từ dưới lên": the last ones; "top" only says that some are counted off. */
function countedOff(tags: readonly Tag[]): readonly Tag[] {
  const top = tags.findIndex((tag, i) => isConcept(tag, 'top') && tags[i + 1]?.kind === 'number');
  if (top < 0 || !tags.some((tag, i) => i > top && isConcept(tag, 'bottom'))) return tags;
  const [rest, next] = [tags.slice(top + 2), tags[top + 1]];
  const two = next === undefined || rest.some((tag) => isConcept(tag, 'and', 'top') || tag.kind === 'number');
  return two ? tags : tags.map((tag, i) => (i === top ? { kind: 'concept', concept: 'bottom' } : tag));
}

const THAN: Readonly<Partial<Record<Concept, 'rise' | 'fall'>>> = { gt: 'rise', lt: 'fall', behind: 'fall' };

/** "Cao hơn năm ngoái": has risen since. */
const thanBefore = (tags: readonly Tag[]): readonly Tag[] =>
  tags.map((tag, i) => {
    const next = tags[i + 1];
    const way = tag.kind === 'concept' && next?.kind === 'year' && next.past ? THAN[tag.concept] : undefined;
    // "Dưới mức trung bình": under the average, not under the plan's mark.
    if (isConcept(tag, 'fail') && isConcept(next, 'average', 'area')) return { kind: 'concept', concept: 'lt' };
    return way === undefined ? tag : { kind: 'concept', concept: way };
  });

/** A supposed mark is raised or lowered; that says nothing about figures rising or falling. */
function supposed(tags: readonly Tag[]): readonly Tag[] {
  if (!tags.some((tag) => isConcept(tag, 'what_if'))) return tags;
  return tags.filter((tag) => !isConcept(tag, 'rise', 'fall', 'set_to', 'eq'));
}

function common(lists: readonly (readonly string[])[]): readonly string[] | null {
  const [first, ...others] = lists;
  if (first === undefined) return null;
  const shared = first.filter((id) => others.every((list) => list.includes(id)));
  return shared.length > 0 ? shared : [...new Set(lists.flat())];
}

/** "Đạt hscv nhưng chưa đạt vbhc": two criteria in one question have no single answer here. */
function severalCriteria(tags: readonly Tag[]): boolean {
  const lists = tags.flatMap((tag) => (tag.kind === 'criterion' ? [tag.ids] : []));
  const [first, ...others] = lists;
  return first !== undefined && !first.some((id) => others.every((list) => list.includes(id)));
}

/** "phường 21" where the roster has no such ward. */
function strayNumber(tags: readonly Tag[]): boolean {
  return tags.some((tag, i) => {
    const next = tags[i + 1];
    // "Đạt 60 hồ sơ": a number of things is no percentage.
    if (tag.kind === 'number' && !tag.percent && next?.kind === 'noun') return true;
    const after = tags[i + 2];
    const ranged = after?.kind === 'dash' || isConcept(after, 'to', 'or_more', 'or_less');
    return tag.kind === 'type' && next?.kind === 'number' && !next.percent && !(next.spelled && ranged);
  });
}

export function gather(scanned: readonly Tag[]): Features {
  const tags = thanBefore(countedOff(supposed(upperMarks(scanned))));
  const concepts = new Set<Concept>(tags.flatMap((tag) => (tag.kind === 'concept' ? [tag.concept] : [])));
  const numbers = readNumbers(tags);
  // "Mấy điểm" asks for an amount by itself.
  const pointed = concepts.has('points');
  const denied = negations(tags);
  const types = tags.flatMap((tag) => (tag.kind === 'type' ? [tag] : []));
  const unknown = tags.flatMap((tag) => (tag.kind === 'unknown' ? [tag.key] : []));
  return {
    tags,
    has: (...wanted) =>
      wanted.some(
        (one) =>
          concepts.has(one) ||
          (one === 'average' && concepts.has('area')) ||
          (one === 'how_many' && (concepts.has('how_much') || pointed)),
      ),
    units: tags.flatMap((tag) => (tag.kind === 'unit' ? [tag] : [])),
    criteria: common(tags.flatMap((tag) => (tag.kind === 'criterion' ? [tag.ids] : []))),
    nouns: common(tags.flatMap((tag) => (tag.kind === 'noun' ? [tag.ids] : []))),
    typed: types.length > 0,
    meanings: types.flatMap((tag) => tag.meanings),
    wholeTier: types.some((tag) => tag.whole || tag.meanings.length === 0),
    periods: tags.flatMap((tag) => (tag.kind === 'period' ? [tag.period] : [])),
    years: tags.flatMap((tag) => (tag.kind === 'year' ? [tag] : [])),
    mark: numbers.mark,
    n: numbers.n,
    nth: numbers.nth,
    standards: numbers.standards,
    negated: denied.meet % 2 === 1,
    notSubmitted: denied.submit % 2 === 1,
    notEligible: denied.eligible % 2 === 1,
    yesNo: denied.particle > 0,
    unknown,
    share: tags.some((tag, i) => isConcept(tag, 'how_much') && tags[i + 1]?.kind === 'type'),
    unclear: numbers.unclear || denied.unclear > 0 || strayNumber(tags) || severalCriteria(tags),
  };
}

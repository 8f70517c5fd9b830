/** Questions that lean on the answer before: "còn lại thì sao", "còn Đô Vinh", "chưa đạt", "thế năm 2022". */

import type { Decimal } from '../../domain/quantity.js';
import { chooseCriterion } from '../choose.js';
import { leaningPeriod, notUnderstood, only, placesOf, type Reader, type Reading } from '../context.js';
import type { Mark } from '../mark.js';
import { type Condition, listOf, type Query, restOf } from '../query.js';
import { conditionOf, MARK_WORDS } from './condition.js';
import { withCriterion, withTypes, withUnit } from './patch.js';

const OTHER_WORK = [
  'submit',
  'report',
  'eligible',
  'award',
  'top',
  'bottom',
  'rank',
  'late',
  'owe',
  'gap',
  'compare',
  'average',
  'plan',
  'deadline',
] as const;

export const readRest: Reader = ({ f, context, units }) => {
  if (!f.has('rest') || f.has(...OTHER_WORK) || f.mark !== null || units.length > 0) return null;
  const rest = context.previous === null ? null : restOf(context.previous);
  return rest === null ? notUnderstood('words') : { query: rest };
};

const positive = (query: Query): boolean | null => {
  if (query.kind === 'list' || query.kind === 'count')
    return query.test.op === '>=' || query.test.op === '>'
      ? true
      : query.test.op === 'between' || query.test.op === '='
        ? null
        : false;
  if (query.kind === 'eligibility' && query.unit === null) return query.want === 'met';
  if (query.kind === 'missing' && query.unit === null)
    return query.want === 'reported' ? true : query.want === 'missing' ? false : null;
  return null;
};

/** "Mấy phường chưa": those who do not, whichever side the last list showed. */
function denialOf(previous: Query): Query | null {
  const side = positive(previous);
  return side === null ? null : side ? restOf(previous) : previous;
}

/** How many there are in the last list. */
function counted(query: Query | null): Extract<Query, { kind: 'count' | 'missing' | 'eligibility' }> | null {
  if (query?.kind === 'list') return { ...query, kind: 'count' };
  if (query?.kind === 'count') return { ...listOf(query), kind: 'count' };
  const set = (query?.kind === 'missing' && query.want !== 'status') || query?.kind === 'eligibility';
  return set && query.unit === null ? { ...query, count: true } : null;
}

/** "Chưa đạt", "đạt": the one side of the last list or the other. */
function otherSide({ f, context }: Reading): Query | null {
  const { previous } = context;
  if (previous === null) return null;
  const side = positive(previous);
  if (side === null) return null;
  return side === !f.negated ? previous : restOf(previous);
}

/** "Đạt chưa", after an answer about one unit: its figure with the verdict. */
function itsFigure({ f, context: { previous } }: Reading): Query | null {
  if (previous === null || !f.yesNo || !('unit' in previous) || !('criterion' in previous)) return null;
  if (previous.kind === 'missing' || previous.unit === null || previous.criterion === null) return null;
  const { unit, tier, criterion, period } = previous;
  return { kind: 'value', unit, tier, criterion, period, test: null };
}

const LIGHT = new Set(['verified', 'also', 'done', 'what', 'which', 'each', 'and', 'this_period', 'not']);

/** Only a unit, a kind of unit, a criterion or a period is said: it takes that place in the last question. */
const isPatch = (reading: Reading): boolean =>
  reading.f.tags.every(
    (tag) =>
      tag.kind === 'unit' ||
      tag.kind === 'type' ||
      tag.kind === 'criterion' ||
      tag.kind === 'year' ||
      tag.kind === 'period' ||
      (tag.kind === 'concept' && LIGHT.has(tag.concept)),
  );

const CONCEPTS_ONLY = (f: Reading['f']): boolean => f.tags.every((tag) => tag.kind === 'concept');

/** "Chỉ lấy đã thẩm định", "mấy phường", "top 5", "vì sao": one side of the last question changes. */
function partly(reading: Reading, previous: Query): ReturnType<Reader> {
  const { f } = reading;
  if (
    f.has('verified') &&
    f.tags.every((tag) => tag.kind === 'concept' && (tag.concept === 'verified' || LIGHT.has(tag.concept)))
  )
    return f.has('not') ? notUnderstood('words') : { query: previous };
  if (
    previous.kind === 'eligibility' &&
    previous.unit !== null &&
    CONCEPTS_ONLY(f) &&
    f.has('why') &&
    only(f, 'why', 'eligible')
  )
    return { query: previous };
  const bareCount =
    f.has('how_many') && only(f, 'how_many') && f.criteria === null && f.units.length === 0 && f.n === null;
  if (bareCount && f.mark === null && f.years.length + f.periods.length === 0) {
    const set = counted(f.has('not') ? denialOf(previous) : previous);
    if (set === null || !f.typed) return set === null ? null : { query: set };
    const [place, more] = placesOf(reading);
    return place === undefined || more !== undefined || place.tier !== previous.tier
      ? null
      : { query: { ...set, types: place.types } };
  }
  if (previous.kind === 'compare' && previous.order !== null && CONCEPTS_ONLY(f) && f.has('rise') !== f.has('fall')) {
    const order = f.has('fall') ? 'fall' : 'rise';
    return only(f, 'rise', 'fall', 'most', 'first', 'top') ? { query: { ...previous, order } } : null;
  }
  if (previous.kind !== 'ranking' || f.n === null || f.criteria !== null || f.mark !== null || f.units.length > 0)
    return null;
  if (!only(f, 'top', 'bottom', 'first') || f.years.length + f.periods.length > 0 || (f.has('top') && f.has('bottom')))
    return null;
  const edge = f.has('bottom') ? 'bottom' : f.has('top') ? 'top' : previous.part;
  if (edge === 'all' || edge === 'place') return null;
  const [place] = f.typed ? placesOf(reading) : [{ tier: previous.tier, types: previous.types }];
  return place === undefined || place.tier !== previous.tier
    ? null
    : { query: { ...previous, ...place, part: edge, n: f.n } };
}

export const readFollowUp: Reader = (reading) => {
  const { f, context, period } = reading;
  const { previous } = context;
  if (previous === null) return null;
  const said = partly(reading, previous);
  if (said !== null) return said;
  if (f.n !== null) return null;
  if (f.mark !== null) {
    const gap = otherGap(reading, previous, f.mark);
    return gap === null ? otherMark(reading, previous, f.mark) : { query: gap };
  }
  const absent = whyAbsent(reading, previous);
  if (absent !== null) return { query: absent };
  const bare =
    f.units.length === 0 && f.criteria === null && !f.typed && f.years.length === 0 && f.periods.length === 0;
  const meetOnly = f.tags.every(
    (tag) => tag.kind === 'concept' && (LIGHT.has(tag.concept) || tag.concept === 'meet' || tag.concept === 'fail'),
  );
  if (bare && meetOnly && f.has('meet', 'fail')) {
    const side = otherSide(reading) ?? itsFigure(reading);
    return side === null ? null : { query: side };
  }
  if (
    f.has('why') &&
    previous.kind === 'value' &&
    previous.criterion !== null &&
    f.tags.every((tag) => tag.kind === 'concept')
  ) {
    return only(f, 'why')
      ? {
          query: {
            kind: 'gap',
            unit: previous.unit,
            tier: previous.tier,
            criterion: previous.criterion,
            period: previous.period,
            threshold: ownMark(previous.test),
          },
        }
      : null;
  }
  const denies = f.has('not') && !(f.yesNo && reading.unit !== null);
  if (!isPatch(reading) || (denies && f.units.length + f.years.length > 0)) return null;
  if (f.typed && f.yesNo && bareTypes(reading)) {
    const rest = restOf(previous);
    return rest === null || positive(previous) !== true ? null : { query: rest };
  }
  if (bare && !f.typed) return null;
  let next: Query | null = withUnit(reading, previous);
  if (next !== null) next = withTypes(reading, next);
  if (next !== null) next = withCriterion(reading, next);
  if (next === null) return f.units.length > 0 ? null : notUnderstood('words');
  const dated = f.years.length > 0 || f.periods.length > 0;
  if (!dated) return { query: next };
  if (next.kind === 'compare') return notUnderstood('words');
  return { query: { ...next, period } };
};

/** The mark a question named, where it is a mark to reach and not the criterion's own. */
const ownMark = (test: Condition | null): Decimal | null =>
  test === null || test.target || test.op !== '>=' ? null : test.threshold;

/** "Sao không có Tấn Tài", under a list of those who reach a mark: what it lacks is the reason. */
function whyAbsent({ f, unit }: Reading, previous: Query): Query | null {
  if ((previous.kind !== 'list' && previous.kind !== 'count') || previous.test.op !== '>=') return null;
  const plain = f.tags.every((tag) => tag.kind === 'unit' || tag.kind === 'concept') && only(f, 'why', 'meet', 'list');
  if (unit === null || !f.has('why') || !plain) return null;
  const { criterion, period, test } = previous;
  return { kind: 'gap', unit: unit.id, tier: unit.tier, criterion, period, threshold: ownMark(test) };
}

/** "70% thì sao", after the distance of one unit. */
function otherGap(reading: Reading, previous: Query, mark: Mark): Query | null {
  const { f } = reading;
  if (previous.kind !== 'gap' || previous.criterion === null || reading.units.length > 0 || f.typed) return null;
  const plain =
    f.tags.every((tag) => tag.kind === 'number' || tag.kind === 'concept') && only(f, 'what_if', 'meet', 'target');
  return plain && mark.op === '>=' && !f.negated ? { ...previous, threshold: mark.threshold } : null;
}

/** "Trên 70% thì sao": the last list with another mark. */
function otherMark(reading: Reading, previous: Query, mark: Mark): ReturnType<Reader> {
  const { f } = reading;
  if ((previous.kind !== 'list' && previous.kind !== 'count') || f.typed || reading.units.length > 0) return null;
  if (!f.has('also', 'what', 'what_if') && !only(f, 'gt', 'lt', 'gte', 'lte', 'or_more', 'or_less', 'between', 'from'))
    return null;
  if (f.negated || f.has('which', 'list', 'how_many') || !only(f, ...MARK_WORDS)) return null;
  const { tier, types, kind, except } = previous;
  const supposed = f.has('what_if');
  return chooseCriterion(
    reading,
    (place, criterion) => {
      if (place.tier !== tier) return null;
      const test = conditionOf(mark, criterion);
      return {
        kind,
        criterion: criterion.id,
        tier,
        types,
        ...(except === undefined ? {} : { except }),
        test: supposed ? { ...test, target: false, whatIf: true } : test,
        period: leaningPeriod(reading),
      };
    },
    { mark },
  );
}

const bareTypes = ({ f }: Reading): boolean =>
  f.units.length === 0 && f.criteria === null && f.years.length === 0 && f.periods.length === 0;

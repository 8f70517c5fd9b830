/** Who meets every measurable award standard, whether a unit does, and why not. */
import { awardStandards } from '../../domain/plan.js';
import { askTier } from '../choose.js';
import { leaningPeriod, notUnderstood, only, type Place, placesOf, type Reader, type Reading } from '../context.js';
import { type Features, isConcept } from '../features.js';
import type { Query } from '../query.js';

const ALLOWED = [
  'eligible',
  'award',
  'standards',
  'all',
  'meet',
  'fail',
  'target',
  'how_many',
  'why',
  'list',
  'gap',
  'plan',
];

/** "Đạt cả 4 tiêu chuẩn", "đạt hết": all standards at once. */
const asksForAll = (f: Features): boolean =>
  f.standards !== null || (f.has('all') && f.has('target', 'meet') && f.has('target') && f.criteria === null);

/** "Sao Đài Sơn không có": a reason is asked for and nothing else says of what. */
function asksWhy({ f, unit, context }: Reading): boolean {
  if (!f.has('why') || unit === null || f.criteria !== null || f.mark !== null) return false;
  return (
    context.previous === null || context.previous.kind === 'eligibility' || f.has('eligible', 'award', 'standards')
  );
}

/** "Kinh Dinh đạt mấy tiêu chuẩn", "còn thiếu tiêu chuẩn nào". */
const asksWhichStandards = ({ f, unit }: Reading): boolean =>
  unit !== null &&
  f.criteria === null &&
  f.mark === null &&
  ((f.has('meet', 'fail', 'gap') && countsStandards(f)) || (f.negated && f.has('meet', 'fail') && f.has('what')));

/** "Mấy tiêu chuẩn", "tiêu chuẩn nào": the standards themselves are counted or named. */
function countsStandards(f: Features): boolean {
  return f.tags.some((tag, i) => {
    if (tag.kind !== 'concept' || tag.concept !== 'target') return false;
    const [before, after] = [f.tags[i - 1], f.tags[i + 1]];
    return (
      (before?.kind === 'concept' && (before.concept === 'how_many' || before.concept === 'which')) ||
      (after?.kind === 'concept' && (after.concept === 'which' || after.concept === 'what'))
    );
  });
}

export const readEligibility: Reader = (reading) => {
  const { f, unit, units, lexicon, period } = reading;
  const meant = f.has('eligible', 'award') || (f.has('standards') && (f.has('meet', 'fail') || unit !== null));
  if (!meant && !asksForAll(f) && !asksWhy(reading) && !asksWhichStandards(reading)) return null;
  if (f.mark !== null || f.n !== null || f.criteria !== null || units.length > 1) return null;
  if (!only(f, ...ALLOWED)) return notUnderstood('words');
  // "Mức thưởng bao nhiêu": an amount, which no plan here names.
  const amount = f.has('award') && !f.has('eligible') && isConcept(f.tags.at(-1), 'how_many', 'how_much');
  if (unit === null && amount && !f.typed) return notUnderstood('words');
  // "Trượt cả bốn": those who miss every one, not whoever misses any.
  if (unit === null && f.has('fail') && (asksForAll(f) || f.has('eligible'))) return notUnderstood('words');
  const named = placesOf(reading);
  const judged = named.filter(({ tier }) => awardStandards(lexicon.plan, tier).length > 0);
  // Where no group is judged the plan has no basis, whichever is meant.
  const places = judged.length > 0 && lexicon.plan.hasAwardStandards ? judged : named.slice(0, 1);
  const [place] = places;
  if (place === undefined) return notUnderstood('no_units');
  const fits = ({ tier }: Place): boolean =>
    f.standards === null || f.standards === awardStandards(lexicon.plan, tier).length;
  if (!places.some(fits)) return notUnderstood('words');
  const setAsked = f.typed || f.has('which', 'list', 'how_many');
  if (unit === null && !setAsked) return notUnderstood('words');
  if (unit === null && f.has('what') && !f.has('which') && !f.typed) return null;
  const queryOf = (at: Place): Query => ({
    kind: 'eligibility',
    want: unit === null && (f.notEligible || f.negated) ? 'not_met' : 'met',
    count: unit === null && f.has('how_many'),
    unit: unit?.id ?? null,
    ...at,
    period: f.has('why') && reading.context.previous?.kind === 'eligibility' ? leaningPeriod(reading) : period,
  });
  const [only_, ...more] = places.filter(fits);
  if (only_ === undefined || more.length === 0) return { query: queryOf(only_ ?? place) };
  return askTier(reading, [only_, ...more], queryOf);
};

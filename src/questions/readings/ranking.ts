/** Ranks: of one unit, the first, the last, the whole table. */
import { chooseCriterion } from '../choose.js';
import { notUnderstood, only, type Reader, type Reading } from '../context.js';
import { isConcept } from '../features.js';
import { unitOf } from '../query.js';

const ALLOWED = [
  'rank',
  'first',
  'nth',
  'top',
  'bottom',
  'ascending',
  'how_many',
  'meet',
  'average',
  'report',
  'status',
  'from',
  'between',
];

const isBottom = ({ f }: Reading): boolean => f.has('bottom', 'ascending');

export const readRanking: Reader = (reading) => {
  const { f, unit, units, lexicon, context, period } = reading;
  const edge = f.has('top', 'first') || isBottom(reading);
  if (!f.has('rank') && !edge && f.nth === null) return null;
  // "Nhiều hồ sơ nhất" counts things; a rank here is by rates.
  const things = f.criteria === null && f.nouns !== null && f.has('first');
  if (f.mark !== null || f.negated || units.length > 1 || things) return notUnderstood('words');
  if (
    !only(f, ...ALLOWED) ||
    (f.has('top', 'first') && isBottom(reading)) ||
    (f.nth !== null && (edge || f.n !== null)) ||
    (f.has('not') && !f.yesNo)
  )
    return notUnderstood('words');
  const before = context.previous === null ? null : unitOf(context.previous);
  const leaning = !f.typed && !f.has('which', 'list') && !edge && f.nth === null && before !== null ? before : null;
  const one = unit ?? (leaning === null ? null : (lexicon.units[lexicon.rows.get(leaning) ?? -1] ?? null));
  if (one !== null) {
    return chooseCriterion({ ...reading, unit: one }, (place, criterion) => ({
      kind: 'rank',
      unit: one.id,
      tier: place.tier,
      criterion: criterion.id,
      period,
    }));
  }
  const part = f.nth !== null ? 'place' : f.has('top', 'first') ? 'top' : isBottom(reading) ? 'bottom' : 'all';
  return chooseCriterion(reading, (place, criterion) => ({
    kind: 'ranking',
    criterion: criterion.id,
    ...place,
    period,
    part,
    n: part === 'place' ? f.nth : part === 'all' || f.has('ascending') ? f.n : (f.n ?? 1),
  }));
};

/** "HSCV các phường", "cho xem số liệu các phường": the whole table of one criterion. */
export const readTable: Reader = (reading) => {
  const { f, units, period } = reading;
  if (units.length > 0 || f.mark !== null || f.negated || f.n !== null || (f.has('not') && !f.yesNo)) return null;
  const set = f.typed || f.has('each', 'all_units', 'which');
  if (!only(f, 'how_many', 'status', 'meet', 'all', 'report', 'compare') || (f.has('compare') && !f.typed)) return null;
  // "Tổng số hồ sơ công việc năm 2023": one number is asked for, and rates say nothing of it.
  const total = f.tags.some((tag, i) => isConcept(tag, 'how_many') && f.tags[i + 1]?.kind === 'criterion');
  if (total && !set) return null;
  const asksAmount = f.has('how_many') && f.has('meet');
  // "Kết quả hscv", "hscv năm 2022": the table, of whoever sees everybody and has asked nothing before.
  const bare = f.criteria !== null && reading.context.unitOfSeat === null && reading.context.previous === null;
  const dated = f.years.length > 0 || f.periods.length > 0;
  if (
    !(set && (f.criteria !== null || asksAmount)) &&
    !(f.criteria !== null && f.has('status', 'list')) &&
    !(bare && dated)
  )
    return null;
  return chooseCriterion(reading, (place, criterion) => ({
    kind: 'ranking',
    criterion: criterion.id,
    ...place,
    period,
    part: 'all',
    n: null,
  }));
};

/** Units above or below a mark, and figures of one unit. */
import type { Comparator, Criterion } from '../../domain/plan.js';
import { compareDecimals } from '../../domain/quantity.js';
import { line } from '../../messages/message.js';
import { chooseCriterion } from '../choose.js';
import {
  notUnderstood,
  type Option,
  only,
  type Place,
  previousCriterion,
  type Reader,
  type Reading,
  unitInMind,
} from '../context.js';
import type { Features } from '../features.js';
import type { Mark } from '../mark.js';
import { type Condition, opposite, type Query } from '../query.js';

/** "=" at 100 asks for everything there is, so "at least" says the same and has an opposite. */
const OPS: Readonly<Record<Comparator, Condition['op']>> = { '>=': '>=', '>': '>', '=': '=', '<=': '<=', '<': '<' };

export function targetOf(criterion: Criterion): Condition | null {
  const { cmp, threshold } = criterion;
  if (cmp === null || threshold === null) return null;
  const full = cmp === '=' && compareDecimals(threshold, '100') === 0;
  return { op: full ? '>=' : OPS[cmp], threshold, upper: null, target: true };
}

/** "Vượt chỉ tiêu": strictly above the plan's mark. */
function aboveTarget({ threshold }: Criterion): Condition | null {
  return threshold === null ? null : { op: '>', threshold, upper: null, target: false };
}

/** The typed mark as a condition; its own target where the words do not say otherwise. */
export function conditionOf(mark: Mark, criterion: Criterion): Condition {
  const own = targetOf(criterion);
  const same = own !== null && mark.upper === null && compareDecimals(own.threshold, mark.threshold) === 0;
  if (same && (!mark.explicit || own.op === mark.op)) return own;
  const { op, threshold, upper, open } = mark;
  return { op, threshold, upper, target: false, ...(open === undefined ? {} : { open }) };
}

/** "Bao nhiêu phường", "mấy đơn vị", "how many meet": units are counted. */
export function countsUnits({ f }: Reading): boolean {
  return f.tags.some((tag, i) => {
    if (tag.kind !== 'concept' || tag.concept !== 'how_many') return false;
    const next = f.tags[i + 1];
    return (
      next?.kind === 'type' ||
      (next?.kind === 'concept' &&
        ['meet', 'fail', 'not', 'all_units', 'gt', 'lt', 'gte', 'lte'].includes(next.concept))
    );
  });
}

/** "Phường đạt 60% có bao nhiêu": the number of units is asked for after the mark. */
const asksHowMany = ({ f }: Reading): boolean => f.typed && f.tags.at(-1)?.kind === 'concept' && f.has('how_many');

const isSet = ({ f }: Reading): boolean => f.typed || f.has('which', 'list', 'all_units');

const concepts = ({ f }: Reading, name: string): number =>
  f.tags.filter((tag) => tag.kind === 'concept' && tag.concept === name).length;

/** "Phường nào đạt, phường nào chưa đạt", "không đạt 60% và không đạt bcđk": two questions in one have no single list. */
const asksTwo = (reading: Reading): boolean =>
  concepts(reading, 'meet') + concepts(reading, 'fail') > 1 ||
  reading.f.tags.filter(
    (tag, i) => tag.kind === 'concept' && tag.concept === 'how_many' && reading.f.tags[i + 1]?.kind === 'type',
  ).length > 1;

function setQuery(reading: Reading, place: Place, criterion: Criterion, test: Condition | null): Query | null {
  const wanted = test === null || !reading.f.negated ? test : opposite(test);
  if (wanted === null) return null;
  const kind = countsUnits(reading) || (reading.f.mark !== null && asksHowMany(reading)) ? 'count' : 'list';
  const test_ = reading.f.has('what_if') ? { ...wanted, target: false, whatIf: true as const } : wanted;
  return { kind, criterion: criterion.id, ...place, test: test_, period: reading.period };
}

export const MARK_WORDS = [
  'gt',
  'lt',
  'gte',
  'lte',
  'eq',
  'or_more',
  'or_less',
  'between',
  'from',
  'meet',
  'fail',
  'target',
  'what_if',
  'how_many',
  'all',
  'report',
  'average',
  'plan',
  'status',
];

/** Of a share: no average and nothing supposed. */
const SHARE_WORDS = MARK_WORDS.filter((word) => !['average', 'what_if', 'all', 'plan', 'report'].includes(word));

/** Whether negating the typed comparison keeps one plain meaning. */
const deniable = (mark: Mark): boolean => !mark.explicit || mark.op === '>=' || mark.op === '>';

export const readThreshold: Reader = (reading) => {
  const { f, units, period } = reading;
  const { mark } = f;
  if (mark === null) return null;
  // "Đạt 70% chưa": the unit of the last answer.
  const unit = f.yesNo && !isSet(reading) && !countsUnits(reading) ? unitInMind(reading) : reading.unit;
  if (asksTwo(reading) || units.length > 1 || f.n !== null || !only(f, ...MARK_WORDS) || (f.negated && !deniable(mark)))
    return notUnderstood('words');
  if (unit !== null) {
    if (reading.assumed && !f.yesNo) return notUnderstood('words');
    if (!f.has('meet', 'fail', 'gt', 'lt', 'gte', 'lte', 'eq', 'from') && !f.yesNo) return notUnderstood('words');
    return chooseCriterion(
      { ...reading, unit },
      (place, criterion) => ({
        kind: 'value',
        unit: unit.id,
        tier: place.tier,
        criterion: criterion.id,
        period,
        test: conditionOf(mark, criterion),
      }),
      { mark },
    );
  }
  if (f.has('what_if') && (mark.upper !== null || mark.op === '=' || f.has('beat'))) return notUnderstood('words');
  if (f.has('plan') && !f.has('meet', 'fail')) return null;
  // "hscv dưới 60": of whoever sees everybody, that asks who; of a unit it would be a figure.
  const shorthand = mark.explicit && f.criteria !== null && reading.context.unitOfSeat === null && !f.has('plan');
  if (!isSet(reading) && !countsUnits(reading) && !shorthand) return null;
  return chooseCriterion(
    reading,
    (place, criterion) => setQuery(reading, place, criterion, conditionOf(mark, criterion)),
    { mark },
  );
};

/** "Bao nhiêu phần trăm phường đạt 60%": the units that do, in a hundred of those with a figure. */
export const readShare: Reader = (reading) => {
  const { f, units } = reading;
  if (!f.share) return null;
  const { mark } = f;
  const marked = mark === null ? f.has('meet', 'fail') : !f.negated || deniable(mark);
  if (!marked || units.length > 0 || f.n !== null || asksTwo(reading) || !only(f, ...SHARE_WORDS))
    return notUnderstood('words');
  return chooseCriterion(
    reading,
    (place, criterion) => {
      const test = mark === null ? targetOf(criterion) : conditionOf(mark, criterion);
      const query = setQuery(reading, place, criterion, test);
      return query === null || !('test' in query) || query.test === null
        ? null
        : { kind: 'count', share: true, criterion: criterion.id, ...place, test: query.test, period: reading.period };
    },
    { mark },
  );
};

/** "Đạt tiêu chuẩn" without saying which: all of them is one of the choices. */
const allStandards =
  ({ f, period, lexicon }: Reading) =>
  (place: Place): Option | null =>
    lexicon.plan.hasAwardStandards
      ? {
          label: line('ask.option_all'),
          query: {
            kind: 'eligibility',
            want: f.negated ? 'not_met' : 'met',
            count: false,
            unit: null,
            ...place,
            period,
          },
        }
      : null;

export const readTarget: Reader = (reading) => {
  const { f, units } = reading;
  if (!f.has('meet', 'fail', 'beat') || units.length > 0 || f.mark !== null) return null;
  if (!isSet(reading) && !countsUnits(reading)) return null;
  if (!only(f, 'meet', 'fail', 'beat', 'target', 'how_many', 'report', 'all', 'plan', 'status') || f.n !== null)
    return notUnderstood('words');
  if (asksTwo(reading)) return notUnderstood('words');
  const amount = f.has('how_many') && !countsUnits(reading);
  if (amount || (f.has('all') && !f.has('target'))) return null;
  if (f.has('beat')) {
    if (f.has('fail') || f.negated) return notUnderstood('words');
    return chooseCriterion(reading, (place, criterion) => setQuery(reading, place, criterion, aboveTarget(criterion)));
  }
  return chooseCriterion(reading, (place, criterion) => setQuery(reading, place, criterion, targetOf(criterion)), {
    extra: allStandards(reading),
  });
};

/** "Có bao nhiêu hồ sơ": things are counted, which is no rate; the answer would be another number. */
export const countsThings = (f: Features): boolean =>
  f.nouns !== null &&
  f.criteria === null &&
  f.tags.some((tag) => tag.kind === 'concept' && tag.concept === 'how_many') &&
  !f.has('meet', 'target');

const VALUE_WORDS = ['how_many', 'meet', 'fail', 'status', 'target', 'report', 'all'];

/** "Tấn Tài đạt bao nhiêu": named criterion, the one before, or every figure the unit reports. */
export const readValue: Reader = (reading) => {
  const { f, unit, period, units } = reading;
  if (unit === null || units.length > 1 || f.mark !== null || f.n !== null || !only(f, ...VALUE_WORDS)) return null;
  const asks = reading.assumed
    ? f.has('how_many', 'status') || f.yesNo
    : f.criteria !== null ||
      f.has('how_many', 'meet', 'fail', 'status', 'report', 'self') ||
      f.yesNo ||
      f.units.length > 0;
  if (countsThings(f)) return notUnderstood('words');
  if (!asks || f.typed || (f.has('not') && !f.yesNo && !f.negated)) return null;
  const lean =
    f.criteria === null && f.nouns === null && f.has('meet', 'how_many') ? previousCriterion(reading, unit.tier) : null;
  const plain = { kind: 'value', unit: unit.id, tier: unit.tier, period, test: null } as const;
  if (f.criteria === null && f.nouns === null) return { query: { ...plain, criterion: lean?.id ?? null } };
  return chooseCriterion(reading, (_place, criterion) => ({ ...plain, criterion: criterion.id }));
};

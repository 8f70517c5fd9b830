/** Gap to the mark, comparison with another period or unit, trend, average. */
import { chooseCriterion } from '../choose.js';
import {
  notUnderstood,
  only,
  placesOf,
  type Reader,
  type Reading,
  type Understanding,
  unitInMind,
} from '../context.js';
import type { Features } from '../features.js';
import { unitOf } from '../query.js';
import { conditionOf, countsThings, countsUnits, MARK_WORDS, targetOf } from './condition.js';

/** The later and the earlier period a comparison is about. */
function periodsOf({ f, context }: Reading): { period: string; base: string } | null {
  const years = [...new Set(f.years.map((one) => one.year))].sort((a, b) => b - a);
  if (f.periods.length > 0 || years.length > 2) return null;
  const [late, early] = years;
  if (late !== undefined && early !== undefined) return { period: String(late), base: String(early) };
  const current = Number(context.period.slice(0, 4));
  if (!/^\d{4}$/.test(context.period)) return null;
  if (late === undefined || late === current) return { period: String(current), base: String(current - 1) };
  return late < current
    ? { period: String(current), base: String(late) }
    : { period: String(late), base: String(late - 1) };
}

const ALLOWED = [
  'many',
  'compare',
  'rise',
  'fall',
  'how_many',
  'meet',
  'gt',
  'lt',
  'most',
  'first',
  'between',
  'average',
  'top',
  'more',
  'bottom',
  'status',
  'report',
  'behind',
];

function movers(reading: Reading): Understanding {
  const { f } = reading;
  const span = periodsOf(reading);
  const both = f.has('rise') && f.has('fall');
  if (span === null || both || f.has('bottom') || f.mark !== null || f.negated) return notUnderstood('words');
  const extreme = f.has('top', 'most', 'first');
  const counts = !extreme && countsUnits(reading);
  return chooseCriterion(reading, (place, criterion) => ({
    kind: 'compare',
    units: [],
    criterion: criterion.id,
    ...place,
    period: span.period,
    base: span.base,
    order: f.has('fall') ? 'fall' : 'rise',
    ...(counts ? { count: true as const } : {}),
    n: extreme ? (f.n ?? 1) : f.n,
  }));
}

/** Units compared in one question. */
const MAX_COMPARED = 5;

/** The whole scope added up, then and now: "hscv toàn thành phố tăng bao nhiêu so với năm ngoái". */
function pooledChange(reading: Reading): Understanding | null {
  const { f } = reading;
  const span = periodsOf(reading);
  const asks =
    f.has('average') ||
    (f.has('rise', 'fall') && f.has('compare', 'how_many')) ||
    (f.has('compare') && f.criteria !== null);
  if (!asks || f.has('which', 'list', 'top', 'bottom', 'most', 'first', 'gt', 'lt') || f.negated || f.n !== null)
    return null;
  const now = f.has('rise', 'fall') || f.has('compare');
  if (span === null || !now || (f.typed && !f.has('average'))) return null;
  return chooseCriterion(reading, (place, criterion) =>
    criterion.measure === 'ratio'
      ? { kind: 'compare', units: [], criterion: criterion.id, ...place, ...span, order: null, n: null }
      : null,
  );
}

const readsAsTable = (f: Features): boolean => f.criteria !== null && only(f, 'compare', 'all', 'report');

export const readCompare: Reader = (reading) => {
  const { f, units, period, context, lexicon } = reading;
  const change = f.has('rise', 'fall');
  if (!f.has('compare') && !change && units.length < 2) return null;
  // "So sánh các phường hscv": all of them side by side.
  if (f.typed && units.length === 0 && !change && f.years.length === 0 && readsAsTable(f)) return null;
  if (f.has('trend') || !only(f, ...ALLOWED) || f.mark !== null) return f.has('trend') ? null : notUnderstood('words');
  const [first, second] = units;
  if (first !== undefined && second !== undefined) {
    const tiers = new Set(units.map((one) => one.tier));
    const placed = f.n !== null || f.nth !== null;
    if (units.length > MAX_COMPARED || tiers.size > 1 || change || placed || f.years.length > 1)
      return notUnderstood('words');
    if (f.has('average') || (units.length > 2 && !f.has('compare'))) return notUnderstood('words');
    return chooseCriterion({ ...reading, unit: first }, (place, criterion) => ({
      kind: 'compare',
      units: units.map((one) => one.id),
      criterion: criterion.id,
      ...place,
      period,
      base: null,
      order: null,
      n: null,
    }));
  }
  const setAsked = f.typed || f.has('which') || f.has('list');
  const before = context.previous === null ? null : unitOf(context.previous);
  const other = before === null ? undefined : lexicon.units[lexicon.rows.get(before) ?? -1];
  if (first !== undefined && !change && f.years.length === 0) {
    if (other === undefined || other.id === first.id) return notUnderstood('words');
    return readCompare({ ...reading, units: [other, first], unit: null });
  }
  if (setAsked && first === undefined && change) return movers(reading);
  const unit = unitInMind(reading);
  const span = periodsOf(reading);
  const pooled = unit === null || f.has('average') ? pooledChange(reading) : null;
  if (pooled !== null && (unit === null || units.length === 0)) return pooled;
  if (f.has('average')) return units.length > 0 ? notUnderstood('words') : null;
  if (
    unit === null ||
    span === null ||
    (setAsked && first === undefined) ||
    (f.has('top', 'bottom', 'gt', 'lt') && !change && f.years.length === 0)
  )
    return notUnderstood('words');
  if (!change && f.years.length === 0 && !reading.f.has('compare')) return notUnderstood('words');
  return chooseCriterion({ ...reading, unit }, (place, criterion) => ({
    kind: 'compare',
    units: [unit.id],
    criterion: criterion.id,
    ...place,
    period: span.period,
    base: span.base,
    order: null,
    n: null,
  }));
};

export const readTrend: Reader = (reading) => {
  const { f, period } = reading;
  if (!f.has('trend')) return null;
  const unit = unitInMind(reading);
  if (unit === null || f.mark !== null || !only(f, 'trend', 'rise', 'fall', 'how_many', 'status', 'meet', 'compare'))
    return notUnderstood('words');
  return chooseCriterion({ ...reading, unit }, (place, criterion) => ({
    kind: 'trend',
    unit: unit.id,
    tier: place.tier,
    criterion: criterion.id,
    period,
  }));
};

export const readAverage: Reader = (reading) => {
  const { f, units, period } = reading;
  if (!f.has('average') || f.has('top', 'bottom', 'rank', 'submit', 'eligible', 'award', 'standards')) return null;
  const overUnits = f.typed && f.has('meet', 'which', 'fail');
  if (overUnits && f.mark !== null) return null;
  const asksMark = f.mark === null ? f.yesNo && f.has('meet') : f.yesNo || f.has('meet', 'gt', 'lt', 'gte', 'lte');
  const words = f.mark === null ? ['average', 'how_many', 'meet', 'status', 'report', 'target'] : MARK_WORDS;
  if (units.length > 0 || f.negated || f.n !== null || f.has('what_if', 'plan', 'all') || !only(f, ...words))
    return notUnderstood('words');
  if ((f.mark !== null || f.has('target')) && !asksMark) return notUnderstood('words');
  if (countsThings(f) || placesOf(reading).length === 0) return notUnderstood('no_units');
  const { mark } = f;
  return chooseCriterion(
    reading,
    (place, criterion) => {
      const test = !asksMark ? null : mark === null ? targetOf(criterion) : conditionOf(mark, criterion);
      return criterion.measure === 'ratio'
        ? { kind: 'average', criterion: criterion.id, ...place, ...(test === null ? {} : { test }), period }
        : null;
    },
    { mark },
  );
};

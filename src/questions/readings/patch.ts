/** A unit, a kind, a criterion that takes its place in the last question. */
import { placesOf, type Reading } from '../context.js';
import { collectedCriterion } from '../lexicon.js';
import type { CompareQuery, Condition, Query } from '../query.js';
import { targetOf } from './condition.js';

function withoutCount({ count: _, ...query }: CompareQuery): CompareQuery {
  return query;
}

export function withUnit(reading: Reading, query: Query): Query | null {
  const { unit } = reading;
  if (unit === null) return reading.units.length > 1 ? null : query;
  const own = { unit: unit.id, tier: unit.tier };
  const narrowed = 'verified' in query && query.verified ? ({ verified: true } as const) : {};
  const figure = (criterion: string | null, test: Condition | null = null): Query => ({
    ...{ kind: 'value', ...own, criterion, period: query.period, test },
    ...narrowed,
  });
  switch (query.kind) {
    case 'value':
    case 'gap':
    case 'rank':
    case 'trend':
      return { ...query, ...own };
    case 'missing':
      if (query.want === 'not_arisen') return figure(query.criterion);
      return { ...query, ...own, types: [], want: 'status', count: false };
    case 'eligibility':
      return { ...query, ...own, types: [], want: 'met', count: false };
    case 'compare':
      if (query.base === null) return figure(query.criterion);
      return { ...withoutCount(query), units: [unit.id], tier: unit.tier, types: [], order: null, n: null };
    case 'average':
      return figure(query.criterion);
    case 'list':
    case 'count':
      return figure(query.criterion, query.test);
    case 'ranking':
      return { kind: 'rank', ...own, criterion: query.criterion, period: query.period, ...narrowed };
    default:
      return null;
  }
}

export function withTypes(reading: Reading, query: Query): Query | null {
  if (!reading.f.typed || reading.unit !== null) return query;
  const places = placesOf(reading);
  const [place] = places;
  if (place === undefined || places.length > 1) return null;
  switch (query.kind) {
    case 'list':
    case 'count':
    case 'ranking':
    case 'average':
      return place.tier === query.tier ? { ...query, ...place } : null;
    case 'missing':
    case 'eligibility':
      return query.unit === null ? { ...query, ...place } : null;
    default:
      return null;
  }
}

export function withCriterion({ f, lexicon }: Reading, query: Query): Query | null {
  if (f.criteria === null) return query;
  const [id] = f.criteria;
  if (id === undefined || f.criteria.length > 1 || !('criterion' in query) || query.tier === null) return null;
  const criterion = collectedCriterion(lexicon.plan, query.tier, id);
  if (criterion === null) return null;
  if (query.kind === 'list' || query.kind === 'count') {
    const own = targetOf(criterion);
    if (!query.test.target) return { ...query, criterion: id };
    if (own === null) return null;
    const negative = query.test.op === '<' || query.test.op === '<=';
    return { ...query, criterion: id, test: negative ? { ...own, op: own.op === '>' ? '<=' : '<' } : own };
  }
  if (query.kind === 'value' || query.kind === 'gap')
    return { ...query, criterion: id, ...(query.kind === 'gap' ? { threshold: null } : { test: null }) } as Query;
  if (query.kind === 'average' && query.test?.target) {
    const { test: _, ...figures } = query;
    const own = targetOf(criterion);
    return { ...figures, criterion: id, ...(own === null ? {} : { test: own }) };
  }
  return { ...query, criterion: id } as Query;
}

/** One unit over time, units against each other, all together. Differences are exact, then rounded. */
import type { FigureValue } from '../../domain/figure.js';
import { orderValues } from '../../domain/ranking.js';
import { line } from '../../messages/message.js';
import { type AskFacts, KIND, valueAt } from '../facts.js';
import { pooled, tierView } from '../rates.js';
import { difference, direction, size, sourceLine } from './difference.js';
import { movers } from './movers.js';
import {
  bareJson,
  basisOf,
  criterionOf,
  criterionWords,
  headName,
  type Made,
  NO_BASIS,
  type Of,
  ofTypes,
  periodLine,
  proofLine,
  rowOf,
  scopeWords,
  unitJson,
  valueParam,
} from './parts.js';
import { answerThan } from './than.js';

function overTime(facts: AskFacts, query: Of<'compare'>, unit: number, base: string): Made {
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const row = rowOf(facts, unit);
  const view = tierView(facts, query.tier, query.criterion, query.period);
  const later = valueAt(view.columns, row);
  const earlier = valueAt(facts.columns(query.criterion, base), row);
  const points = difference(later, earlier);
  const words = {
    name: headName(facts, row),
    criterion: criterionWords(criterion),
    later: valueParam(later, criterion.threshold),
    earlier: valueParam(earlier, criterion.threshold),
    period: periodLine(query.period),
    base: periodLine(base),
    direction: points === null ? 'same' : direction(points),
    points: size(points ?? '0'),
  };
  const then = { ...words, base: periodLine(base, 'head') };
  return {
    lines:
      points === null
        ? [line('ask.compare.unknown', words)]
        : [
            line('ask.compare.head', words),
            line('ask.compare.values', then),
            sourceLine(facts, query.criterion, [base, query.period], row),
          ],
    value: points === null ? null : Number(points),
    units: [unitJson(facts, view, query.tier, row, null)],
    missing: later === null ? [row] : [],
    basis: basisOf(view),
    rest: null,
  };
}

function twoUnits(facts: AskFacts, query: Of<'compare'>, ids: readonly [number, number]): Made {
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const view = tierView(facts, query.tier, query.criterion, query.period);
  const rows = ids.map((id) => rowOf(facts, id));
  const [a, b] = rows.map((row) => valueAt(view.columns, row));
  const points = difference(a ?? null, b ?? null);
  const [first = 0, second = 0] = rows;
  const swap = points !== null && direction(points) === 'down';
  const words = {
    first: headName(facts, swap ? second : first),
    second: headName(facts, swap ? first : second),
    criterion: criterionWords(criterion),
    points: size(points ?? '0'),
    period: periodLine(query.period),
  };
  const key =
    points === null
      ? 'ask.compare.units_unknown'
      : direction(points) === 'same'
        ? 'ask.compare.units_same'
        : 'ask.compare.units';
  const items = (swap ? [...rows].reverse() : rows).map((row) =>
    line('ask.item_colon', {
      name: headName(facts, row),
      value: valueParam(valueAt(view.columns, row), criterion.threshold),
    }),
  );
  return {
    lines: [line(key, words), ...items, proofLine(facts, view, query.period, false)],
    value: points === null ? null : Number(points.replace('-', '')),
    units: (swap ? [...rows].reverse() : rows).map((row) => unitJson(facts, view, query.tier, row, null)),
    missing: rows.filter((row) => valueAt(view.columns, row) === null),
    basis: basisOf(view),
    rest: null,
  };
}

/** Three to five units, highest first; those without a figure last. */
function severalUnits(facts: AskFacts, query: Of<'compare'>): Made {
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const view = tierView(facts, query.tier, query.criterion, query.period);
  const value = (row: number): FigureValue | null => valueAt(view.columns, row);
  const order = (a: number, b: number): number => {
    const [x, y] = [value(a), value(b)];
    return x === null || y === null ? Number(x === null) - Number(y === null) : (orderValues(y, x) ?? 0);
  };
  const rows = query.units.map((id) => rowOf(facts, id)).sort(order);
  return {
    lines: [
      line('ask.compare.several', {
        n: rows.length,
        units: scopeWords(facts, query.tier, []),
        criterion: criterionWords(criterion),
      }),
      ...rows.map((row) =>
        line('ask.item_colon', { name: headName(facts, row), value: valueParam(value(row), criterion.threshold) }),
      ),
      proofLine(facts, view, query.period, false),
    ],
    value: null,
    units: rows.map((row) => unitJson(facts, view, query.tier, row, null)),
    missing: rows.filter((row) => value(row) === null),
    basis: basisOf(view),
    rest: null,
  };
}

/** All units with counts in both periods, added up then and now. */
function together(facts: AskFacts, query: Of<'compare'>, base: string): Made {
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const view = tierView(facts, query.tier, query.criterion, query.period);
  const before = facts.columns(query.criterion, base);
  const both = ofTypes(facts, view.expected, query.types).filter(
    (row) => view.columns?.kind[row] === KIND.ratio && before?.kind[row] === KIND.ratio,
  );
  const [later, earlier] = [pooled(view.columns, both), pooled(before, both)];
  const asValue = (sum: typeof later): FigureValue | null => (sum === null ? null : { kind: 'ratio', ...sum });
  const points = difference(asValue(later), asValue(earlier));
  const words = {
    name: scopeWords(facts, query.tier, query.types),
    units: scopeWords(facts, query.tier, query.types),
    n: { count: both.length },
    criterion: criterionWords(criterion),
    later: valueParam(asValue(later), criterion.threshold),
    earlier: valueParam(asValue(earlier), criterion.threshold),
    period: periodLine(query.period),
    base: periodLine(base),
    direction: points === null ? 'same' : direction(points),
    points: size(points ?? '0'),
  };
  return {
    lines:
      points === null
        ? [line('ask.compare.movers_unknown', words)]
        : [
            line('ask.compare.together', words),
            line('ask.compare.values', { ...words, base: periodLine(base, 'head') }),
            line('ask.compare.together_how', words),
            proofLine(facts, view, query.period),
          ],
    value: points === null ? null : Number(points),
    units: [],
    missing: view.missing,
    basis: basisOf(view),
    rest: null,
  };
}

export function answerCompare(facts: AskFacts, query: Of<'compare'>): Made {
  const [first, second] = query.units;
  if (query.than !== undefined) return answerThan(facts, query);
  if (query.units.length > 2) return severalUnits(facts, query);
  if (first !== undefined && second !== undefined) return twoUnits(facts, query, [first, second]);
  const base = query.base ?? query.period;
  if (first === undefined) return query.order === null ? together(facts, query, base) : movers(facts, query, base);
  return overTime(facts, query, first, base);
}

export function answerTrend(facts: AskFacts, query: Of<'trend'>): Made {
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const row = rowOf(facts, query.unit);
  const known = facts.periods
    .filter((period) => valueAt(facts.columns(query.criterion, period), row) !== null)
    .slice(-8);
  const words = { name: headName(facts, row), criterion: criterionWords(criterion) };
  const items = known.map((period) =>
    line('ask.trend.item', {
      period: periodLine(period, 'head'),
      value: valueParam(valueAt(facts.columns(query.criterion, period), row), criterion.threshold),
    }),
  );
  const [first, last] = [known[0], known.at(-1)];
  const points =
    first === undefined || last === undefined || first === last
      ? null
      : difference(
          valueAt(facts.columns(query.criterion, last), row),
          valueAt(facts.columns(query.criterion, first), row),
        );
  return {
    lines: [line(known.length === 0 ? 'ask.trend.none' : 'ask.trend.head', words), ...items],
    value: points === null ? null : Number(points),
    units: [bareJson(facts, row)],
    missing: known.length === 0 ? [row] : [],
    basis: NO_BASIS,
    rest: null,
  };
}

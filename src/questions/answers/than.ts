/** Who stands above or below one unit, or all of them together; one unit beside them all. Compared exactly. */
import type { FigureValue } from '../../domain/figure.js';
import { orderValues } from '../../domain/ranking.js';
import { type Line, line, type Param } from '../../messages/message.js';
import { type AskFacts, valueAt } from '../facts.js';
import { pooled, rankedOf, type TierView, tierView } from '../rates.js';
import { difference, direction, size } from './difference.js';
import { itemLines } from './items.js';
import {
  basisOf,
  criterionOf,
  criterionWords,
  headName,
  type Made,
  namesParam,
  type Of,
  ofTypes,
  periodLine,
  proofLine,
  rowOf,
  scopeWords,
  shortName,
  unitJson,
  valueParam,
} from './parts.js';

/** Beside the head, the measure, what cannot be told and the proof. */
const ROOM = 8;

interface Measure {
  readonly name: Param;
  readonly value: FigureValue | null;
  readonly said: Line;
}

/** The unit itself, or the figures of the scope added up, never the mean of the rates. */
function measureOf(facts: AskFacts, query: Of<'compare'>, view: TierView): Measure {
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const [unit] = query.than === 'average' ? [] : query.units;
  if (unit !== undefined) {
    const row = rowOf(facts, unit);
    const value = valueAt(view.columns, row);
    const words = { name: headName(facts, row), value: valueParam(value, criterion.threshold) };
    return { name: shortName(facts, row), value, said: line('ask.compare.measure', words) };
  }
  const types = query.whole ? [] : query.types;
  const sum = pooled(view.columns, ofTypes(facts, view.expected, types));
  const value =
    sum === null ? null : ({ kind: 'ratio', numerator: sum.numerator, denominator: sum.denominator } as const);
  const words = {
    units: scopeWords(facts, query.tier, types),
    n: { count: sum?.units ?? 0 },
    value: valueParam(value, criterion.threshold),
  };
  return { name: { line: line('ask.compare.all') }, value, said: line('ask.compare.all_value', words) };
}

function besideAll(facts: AskFacts, query: Of<'compare'>, view: TierView, all: Measure, row: number): Made {
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const own = valueAt(view.columns, row);
  const points = difference(own, all.value);
  const name = headName(facts, row);
  const words = {
    name,
    criterion: criterionWords(criterion),
    period: periodLine(query.period),
    points: size(points ?? '0'),
    direction: points === null ? 'same' : direction(points),
  };
  const head =
    own === null
      ? 'ask.value.none'
      : own.kind === 'not_arisen'
        ? 'ask.value.none_arisen'
        : points === null
          ? 'ask.compare.all_unknown'
          : 'ask.compare.beside_all';
  const values =
    points === null
      ? []
      : [line('ask.compare.measure', { name, value: valueParam(own, criterion.threshold) }), all.said];
  return {
    lines: [line(head, words), ...values, proofLine(facts, view, query.period)],
    value: points === null ? null : Number(points),
    units: [unitJson(facts, view, query.tier, row, null)],
    missing: own === null ? [row] : [],
    basis: basisOf(view),
    rest: null,
  };
}

export function answerThan(facts: AskFacts, query: Of<'compare'>): Made {
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const view = tierView(facts, query.tier, query.criterion, query.period);
  const measure = measureOf(facts, query, view);
  const [unit] = query.units;
  const row = unit === undefined ? null : rowOf(facts, unit);
  if (query.than === 'average' && row !== null) return besideAll(facts, query, view, measure, row);
  const wanted = query.than === 'above' ? 1 : -1;
  const rows: number[] = [];
  const untold: number[] = [];
  for (const other of ofTypes(facts, rankedOf(facts, query.tier, view.columns).order, query.types)) {
    const value = valueAt(view.columns, other);
    if (other === row || value === null || measure.value === null) continue;
    const order = orderValues(value, measure.value);
    if (order === null) untold.push(other);
    else if (order === wanted) rows.push(other);
  }
  const told = measure.value !== null && measure.value.kind !== 'not_arisen';
  const words = {
    n: { count: rows.length },
    units: scopeWords(facts, query.tier, query.types),
    criterion: criterionWords(criterion),
    period: periodLine(query.period),
    direction: query.than === 'above' ? 'up' : 'down',
    than: measure.name,
    name: row === null ? '' : headName(facts, row),
  };
  if (!told) {
    const why = row === null ? 'ask.no_data' : measure.value === null ? 'ask.value.none' : 'ask.value.none_arisen';
    const missing = row === null ? view.missing : [row];
    return { lines: [line(why, words)], value: null, units: [], missing, basis: basisOf(view), rest: null };
  }
  const items = itemLines(facts, view, rows, criterion, { fractions: false, room: ROOM });
  return {
    lines: [
      line(rows.length === 0 ? 'ask.compare.than_none' : 'ask.compare.than', words),
      measure.said,
      ...items.lines,
      ...(untold.length === 0 ? [] : [line('ask.list.unproven', { names: namesParam(facts, untold) })]),
      proofLine(facts, view, query.period),
    ],
    value: query.count ? rows.length : null,
    units: rows.map((other) => unitJson(facts, view, query.tier, other, null)),
    missing: view.missing,
    basis: basisOf(view),
    shown: items.shown,
    rest: null,
  };
}

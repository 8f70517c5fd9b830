/** Ranks and tables, always within one tier, criterion and period. */
import type { Criterion } from '../../domain/plan.js';
import { type Line, line } from '../../messages/message.js';
import { type AskFacts, KIND, valueAt } from '../facts.js';
import { type Condition, opposite } from '../query.js';
import { passes, passing, pooled, rankedOf, type TierView, tierView, valueNumber } from '../rates.js';
import { itemLines } from './items.js';
import {
  basisOf,
  conditionLine,
  criterionOf,
  criterionWords,
  exceptLines,
  headName,
  type Made,
  namesParam,
  type Of,
  ofScope,
  periodLine,
  proofLine,
  rateParam,
  rowOf,
  scopeWords,
  unitJson,
  valueParam,
} from './parts.js';

const MAX_ITEMS = 9;

export function answerRank(facts: AskFacts, query: Of<'rank'>): Made {
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const view = tierView(facts, query.tier, query.criterion, query.period);
  const row = rowOf(facts, query.unit);
  const ranked = rankedOf(facts, query.tier, view.columns);
  const rank = ranked.ranks[row] || null;
  const value = valueAt(view.columns, row);
  const ties = rank === null ? 0 : ranked.order.filter((other) => ranked.ranks[other] === rank).length;
  const words = {
    name: headName(facts, row),
    rank: rank ?? 0,
    of: { count: ranked.order.length },
    units: scopeWords(facts, query.tier, []),
    criterion: criterionWords(criterion),
    value: value === null ? '' : rateParam(value, criterion.threshold),
    period: periodLine(query.period),
    ties,
  };
  const key = rank !== null ? 'ask.rank.head' : value === null ? 'ask.value.none' : 'ask.value.none_arisen';
  return {
    lines: [line(key, words), proofLine(facts, view, query.period)],
    value: rank,
    units: [unitJson(facts, view, query.tier, row, null)],
    missing: view.missing,
    basis: basisOf(view),
    rest: null,
  };
}

/** The first or last `n`, with everybody who ties with the last one shown. */
function part(rows: readonly number[], ranks: Int32Array, query: Of<'ranking'>): readonly number[] {
  if (query.part === 'place') return rows.filter((row) => ranks[row] === query.n);
  const ordered = query.part === 'bottom' ? [...rows].reverse() : rows;
  if (query.n === null || query.n >= ordered.length) return ordered;
  const last = ranks[ordered[query.n - 1] ?? -1];
  return ordered.filter((row, i) => i < (query.n ?? 0) || ranks[row] === last);
}

export function answerRanking(facts: AskFacts, query: Of<'ranking'>): Made {
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const view = tierView(facts, query.tier, query.criterion, query.period);
  const ranked = rankedOf(facts, query.tier, view.columns);
  const rows = part(ofScope(facts, ranked.order, query), ranked.ranks, query);
  const spared = exceptLines(facts, query.except);
  const words = {
    n: { count: rows.length },
    place: query.n ?? 0,
    one: rows.length === 1 ? 'yes' : 'no',
    units: scopeWords(facts, query.tier, query.types),
    criterion: criterionWords(criterion),
    period: periodLine(query.period),
  };
  const nobody = query.part === 'place' && ranked.order.length > 0;
  const head = rows.length === 0 ? (nobody ? 'ask.ranking.no_place' : 'ask.no_data') : `ask.ranking.${query.part}`;
  const items = itemLines(facts, view, rows, criterion, {
    ranks: ranked.ranks,
    fractions: false,
    room: MAX_ITEMS - spared.length,
  });
  return {
    lines: [
      line(head, words),
      ...spared,
      ...items.lines,
      ...(rows.length === 0 ? [] : [proofLine(facts, view, query.period)]),
    ],
    value: null,
    units: rows.map((row) => unitJson(facts, view, query.tier, row, null)),
    missing: view.missing,
    basis: basisOf(view),
    shown: items.shown,
    rest: query.part === 'all' || rows.length === 0 ? null : line('ask.button.whole_table'),
  };
}

/** "đạt từ 60%", "chưa đạt 65%": what holds is said. */
function verdictOn(holds: boolean | null, test: Condition, criterion: Criterion): Line {
  const held = holds ? test : opposite(test);
  const condition = { line: conditionLine(held ?? test, criterion) };
  return line(held === null ? 'ask.value.no' : 'ask.value.yes', { condition });
}

/** All together reach the mark; how many do by themselves is another number, said beside it. */
function eachLine(
  { columns }: TierView,
  rows: readonly number[],
  test: Condition | undefined,
  criterion: Criterion,
): readonly Line[] {
  if (test === undefined || columns === null) return [];
  const holds = rows.map(passing(columns, test)).filter((one) => one !== null);
  const words = { n: { count: holds.filter((one) => one).length }, of: { count: holds.length } };
  return [line('ask.average.each', { ...words, condition: { line: conditionLine(test, criterion) } })];
}

/** All figures added up, not the mean of the percentages. */
export function answerAverage(facts: AskFacts, query: Of<'average'>): Made {
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const view = tierView(facts, query.tier, query.criterion, query.period);
  const rows = ofScope(facts, view.expected, query);
  const sum = pooled(view.columns, rows);
  const rates = rows.filter((row) => view.columns?.kind[row] === KIND.percent);
  const words = {
    units: scopeWords(facts, query.tier, query.types),
    criterion: criterionWords(criterion),
    period: periodLine(query.period),
  };
  const value =
    sum === null ? null : ({ kind: 'ratio', numerator: sum.numerator, denominator: sum.denominator } as const);
  return {
    lines:
      value === null && rows.every((row) => valueAt(view.columns, row) === null)
        ? [line('ask.no_data', words)]
        : [
            value === null
              ? line('ask.average.none', words)
              : line('ask.average.head', {
                  ...words,
                  value: valueParam(value, criterion.threshold),
                  n: { count: sum?.units ?? 0 },
                  verdict:
                    query.test === undefined
                      ? ''
                      : { line: verdictOn(passes(value, query.test), query.test, criterion) },
                }),
            ...(value === null ? [] : [line('ask.average.how')]),
            ...(rates.length === 0 ? [] : [line('ask.average.rates', { names: namesParam(facts, rates) })]),
            ...exceptLines(facts, query.except),
            ...eachLine(view, rows, query.test, criterion),
            proofLine(facts, view, query.period),
          ],
    value: valueNumber(value),
    units: [],
    missing: view.missing,
    basis: basisOf(view),
    rest: null,
  };
}

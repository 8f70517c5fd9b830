/** Figures of one unit: the value, and how far it is from the mark. */

import { type Distance, distanceTo, standardResult } from '../../domain/eligibility.js';
import { awardStandards, type Criterion } from '../../domain/plan.js';
import { type Verdict, verdictOf } from '../../domain/verdict.js';
import { type Line, line } from '../../messages/message.js';
import { type AskFacts, valueAt } from '../facts.js';
import { passes, tierView, valueNumber } from '../rates.js';
import {
  bareJson,
  basisOf,
  conditionLine,
  criterionOf,
  criterionWords,
  headName,
  type Made,
  markParam,
  NO_BASIS,
  type Of,
  periodLine,
  rowOf,
  stateLine,
  type UnitVerdict,
  unitJson,
  valueParam,
} from './parts.js';

const asJson = (verdict: Verdict): UnitVerdict | null => (verdict === 'not_arisen' ? null : verdict);

function verdictLine(query: Of<'value'>, criterion: Criterion, holds: boolean | null): Line | null {
  const test = query.test ?? (criterion.cmp === null || criterion.threshold === null ? null : targetTest(criterion));
  if (test === null || holds === null) return null;
  return line(holds ? 'ask.value.yes' : 'ask.value.no', { condition: { line: conditionLine(test, criterion) } });
}

function targetTest(criterion: Criterion): NonNullable<Of<'value'>['test']> {
  const { cmp, threshold } = criterion;
  return { op: cmp === '=' ? '>=' : (cmp ?? '>='), threshold: threshold ?? '0', upper: null, target: true };
}

function answerOne(facts: AskFacts, query: Of<'value'>, id: string): Made {
  const criterion = criterionOf(facts.plan, query.tier, id);
  const view = tierView(facts, query.tier, id, query.period);
  const row = rowOf(facts, query.unit);
  const value = valueAt(view.columns, row);
  const words = { name: headName(facts, row), criterion: criterionWords(criterion), period: periodLine(query.period) };
  const verdict = verdictOf(value, criterion);
  const holds =
    query.test === null ? (verdict === 'met' ? true : verdict === 'not_met' ? false : null) : passes(value, query.test);
  const judged = verdictLine(query, criterion, holds);
  const head =
    value === null
      ? line('ask.value.none', words)
      : value.kind === 'not_arisen'
        ? line('ask.value.none_arisen', words)
        : line('ask.value.head', {
            ...words,
            value: valueParam(value, query.test?.threshold ?? criterion.threshold),
            verdict: judged === null ? '' : { line: judged },
          });
  return {
    lines: [head, ...(value === null ? [] : [stateLine(facts, id, query.period, row)])],
    value: valueNumber(value),
    units: [unitJson(facts, view, query.tier, row, asJson(verdict))],
    missing: value === null ? [row] : [],
    basis: basisOf(view),
    rest: null,
  };
}

export function answerValue(facts: AskFacts, query: Of<'value'>): Made {
  if (query.criterion !== null) return answerOne(facts, query, query.criterion);
  const row = rowOf(facts, query.unit);
  const criteria = facts.plan.criteria.filter((one) => one.tier === query.tier && one.collectable);
  const lines = criteria.map((one) => {
    const value = valueAt(facts.columns(one.id, query.period), row);
    return line('ask.value.item', { criterion: one.shortName, value: valueParam(value, one.threshold) });
  });
  const first = criteria.find((one) => valueAt(facts.columns(one.id, query.period), row) !== null);
  return {
    lines: [
      line('ask.value.all', { name: headName(facts, row), period: periodLine(query.period) }),
      ...lines.slice(0, 9),
      ...(first === undefined ? [] : [stateLine(facts, first.id, query.period, row)]),
    ],
    value: null,
    units: [bareJson(facts, row)],
    missing: first === undefined ? [row] : [],
    basis: NO_BASIS,
    rest: null,
  };
}

/** Of one standard only: in dossiers, or in points where they are asked for. */
const oneGap = (query: Of<'gap'>, { points, counts }: Distance): number | null =>
  query.want === 'points' ? Number(points) : (counts?.short ?? null);

/** Every standard the unit has not met, where the question names none. */
function answerAllGaps(facts: AskFacts, query: Of<'gap'>): Made {
  const row = rowOf(facts, query.unit);
  const results = awardStandards(facts.plan, query.tier).map((one) =>
    standardResult(one, valueAt(facts.columns(one.id, query.period), row)),
  );
  const short = results.filter((one) => one.distance !== null);
  const unknown = results.filter((one) => one.verdict === 'insufficient_data');
  const [only, second] = short;
  const base = { name: headName(facts, row), period: periodLine(query.period) };
  const head = short.length > 0 ? 'ask.gap.several' : unknown.length > 0 ? 'ask.gap.unknown' : 'ask.gap.nothing';
  return {
    lines: [
      line(head, { ...base, n: short.length }),
      ...short.map((one) =>
        line('ask.gap.item', {
          criterion: one.criterion.shortName,
          ...shortWords(one.criterion, one.distance?.counts ?? null, one.distance?.points ?? '0'),
        }),
      ),
      ...(unknown.length > 0 && short.length > 0
        ? [line('ask.gap.unknown_too', { names: { list: unknown.map((one) => criterionWords(one.criterion)) } })]
        : []),
      ...(unknown.length < results.length && results[0] !== undefined
        ? [stateLine(facts, (only ?? results[0]).criterion.id, query.period, row)]
        : []),
    ],
    value: only === undefined || second !== undefined || only.distance === null ? null : oneGap(query, only.distance),
    units: [bareJson(facts, row)],
    missing: unknown.length === results.length ? [row] : [],
    basis: NO_BASIS,
    rest: null,
  };
}

type Counts = NonNullable<ReturnType<typeof distanceTo>>['counts'];

function shortWords(
  criterion: Criterion,
  counts: Counts,
  points: string,
): Record<string, { count: number | string } | string> {
  return {
    short: { count: counts?.short ?? 0 },
    noun: criterion.noun ?? '',
    have: { count: counts?.have ?? 0 },
    of: { count: counts?.of ?? 0 },
    needed: { count: counts?.needed ?? 0 },
    points: { count: points },
    counted: counts === null ? 'no' : 'yes',
  };
}

/** What was asked for first: dossiers or points. */
function gapLines(key: string, words: Line['params'], points: boolean): Line[] {
  if (key !== 'ask.gap.head') return [line(key, words)];
  return points
    ? [line('ask.gap.head_points', words), line('ask.gap.head', words)]
    : [line('ask.gap.head', words), line('ask.gap.left', words)];
}

/** The one number: dossiers where they are known, points where points are asked for. */
function asked(query: Of<'gap'>, { points, counts }: Distance): number {
  return query.want === 'points' || counts === null ? Number(points) : counts.short;
}

export function answerGap(facts: AskFacts, query: Of<'gap'>): Made {
  if (query.criterion === null) return answerAllGaps(facts, query);
  const criterion = criterionOf(facts.plan, query.tier, query.criterion);
  const view = tierView(facts, query.tier, query.criterion, query.period);
  const row = rowOf(facts, query.unit);
  const value = valueAt(view.columns, row);
  const threshold = query.threshold ?? criterion.threshold ?? '100';
  const strict = query.threshold === null && criterion.cmp === '>';
  const distance = value === null ? null : distanceTo(value, threshold, strict);
  const words = {
    name: headName(facts, row),
    criterion: criterionWords(criterion),
    period: periodLine(query.period),
    mark: markParam(threshold, criterion),
    value: valueParam(value, threshold),
    ...shortWords(criterion, distance?.counts ?? null, distance?.points ?? '0'),
  };
  const unproven =
    value !== null &&
    value.kind === 'percent' &&
    passes(value, { op: '>=', threshold, upper: null, target: false }) === null;
  const key =
    value === null
      ? 'ask.value.none'
      : value.kind === 'not_arisen'
        ? 'ask.value.none_arisen'
        : unproven
          ? 'ask.gap.unproven'
          : distance === null
            ? 'ask.gap.reached'
            : distance.counts === null
              ? 'ask.gap.points'
              : 'ask.gap.head';
  const known = value !== null && value.kind !== 'not_arisen';
  return {
    lines: [
      ...gapLines(key, words, query.want === 'points'),
      ...(known ? [stateLine(facts, query.criterion, query.period, row)] : []),
    ],
    value: distance === null ? (known && !unproven ? 0 : null) : asked(query, distance),
    units: [unitJson(facts, view, query.tier, row, asJson(verdictOf(value, criterion)))],
    missing: value === null ? [row] : [],
    basis: basisOf(view),
    rest: null,
  };
}

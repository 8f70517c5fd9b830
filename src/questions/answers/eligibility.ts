/** Quantitative eligibility. Never "commended": what is measured is met, the rest is not assessed here. */
import { type Eligibility, eligibilityOf, type StandardResult } from '../../domain/eligibility.js';
import { awardStandards, type Criterion } from '../../domain/plan.js';
import { reviewSpan } from '../../domain/review.js';
import { type Line, line } from '../../messages/message.js';
import { type AskFacts, type FigureColumns, KIND, STATE, valueAt } from '../facts.js';
import { CODE, rankedOf, tierView, verdictCodes } from '../rates.js';
import { assessedLines, assessedOfUnit, pendingLines } from './assessed.js';
import { noBasis } from './no-basis.js';
import {
  type Basis,
  bareJson,
  criterionWords,
  headName,
  type Made,
  NO_BASIS,
  namesParam,
  type Of,
  ofTypes,
  periodLine,
  rowOf,
  scopeWords,
  unitAt,
  valueParam,
} from './parts.js';
import { demandParam } from './plan.js';

const MAX_NAMES = 12;

interface Judged {
  readonly expected: readonly number[];
  readonly met: readonly number[];
  readonly notMet: readonly number[];
  readonly unknown: readonly number[];
  readonly allVerified: boolean;
  readonly basis: Basis;
}

const columnsAll = (
  facts: AskFacts,
  standards: readonly Criterion[],
  period: string,
): ReadonlyMap<string, FigureColumns | null> =>
  new Map(standards.map((one) => [one.id, facts.columns(one.id, period)]));

function judgeRow(
  standards: readonly Criterion[],
  columns: ReadonlyMap<string, FigureColumns | null>,
  row: number,
): Eligibility {
  return eligibilityOf(standards, (one) => valueAt(columns.get(one.id) ?? null, row));
}

/** Phường first, then the other types; within a type by the first standard, highest first. */
function inOrder(facts: AskFacts, tier: string, first: FigureColumns | null, rows: readonly number[]): number[] {
  const types = facts.lexicon.typesOfTier.get(tier) ?? [];
  const { ranks } = rankedOf(facts, tier, first);
  const place = new Float64Array(facts.units.length);
  for (const row of rows) place[row] = types.indexOf(unitAt(facts, row).type) * 1e8 + (ranks[row] || 1e7);
  return [...rows].sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0));
}

type Codes = readonly (Uint8Array | null)[];

/** The same rule as `overall` in domain/eligibility, over codes. */
function verdictAt(codes: Codes, row: number): Eligibility['verdict'] {
  let [judged, open, marked] = [0, 0, 0];
  for (const one of codes) {
    const code = one?.[row] ?? CODE.missing;
    if (code === CODE.notMet) return 'not_met';
    if (code !== CODE.noMark) marked += 1;
    if (code === CODE.met) judged += 1;
    else if (code === CODE.missing || code === CODE.unproven) open += 1;
  }
  if (marked === 0) return 'no_basis';
  return open > 0 || judged === 0 ? 'insufficient_data' : 'quantitative_met';
}

/** 0 nothing reported, 1 something not yet verified, 2 all that is reported is verified. */
function stateAt(columns: readonly FigureColumns[], row: number): 0 | 1 | 2 {
  let any = false;
  for (const one of columns) {
    if (one.kind[row] === KIND.none) continue;
    if (one.state[row] !== STATE.verified) return 1;
    any = true;
  }
  return any ? 2 : 0;
}

function judge(facts: AskFacts, query: Of<'eligibility'>, standards: readonly Criterion[]): Judged {
  const columns = standards.map((one) => facts.columns(one.id, query.period));
  const codes = standards.map((one, i) => {
    const own = columns[i] ?? null;
    return own === null ? null : verdictCodes(own, one);
  });
  const present = columns.filter((one) => one !== null);
  const view = tierView(facts, query.tier, standards[0]?.id ?? '', query.period);
  const rows = ofTypes(facts, view.expected, query.types);
  const groups: Record<Eligibility['verdict'], number[]> = {
    quantitative_met: [],
    not_met: [],
    insufficient_data: [],
    no_basis: [],
  };
  let [verified, reported] = [0, 0];
  for (const row of rows) {
    groups[verdictAt(codes, row)].push(row);
    const state = stateAt(present, row);
    if (state === 2) verified += 1;
    if (state === 1) reported += 1;
  }
  const first = columns[0] ?? null;
  return {
    expected: rows,
    met: inOrder(facts, query.tier, first, groups.quantitative_met),
    notMet: inOrder(facts, query.tier, first, groups.not_met),
    unknown: groups.insufficient_data,
    allVerified: reported === 0,
    basis: { expected: rows.length, reported, verified, not_arisen: 0 },
  };
}

/** A mark that holds for units of these types by the letter only is said to do so. */
function flags(standards: readonly Criterion[], types: ReadonlySet<string>): Line[] {
  return standards.flatMap(({ flag }) =>
    flag?.types.some((type) => types.has(type)) === true ? [line('ask.eligibility.flag', { words: flag.words })] : [],
  );
}

const typesOf = (facts: AskFacts, rows: readonly number[]): ReadonlySet<string> =>
  new Set(rows.map((row) => unitAt(facts, row).type));

function answerAll(facts: AskFacts, query: Of<'eligibility'>, standards: readonly Criterion[]): Made {
  const judged = judge(facts, query, standards);
  const wantsMet = query.want === 'met';
  const rows = wantsMet ? judged.met : judged.notMet;
  const words = {
    n: { count: rows.length },
    expected: { count: judged.expected.length },
    units: scopeWords(facts, query.tier, query.types),
    period: periodLine(query.period),
    verified: judged.allVerified ? 'yes' : 'no',
  };
  const known = judged.unknown.length < judged.expected.length;
  const head = known ? (wantsMet ? 'ask.eligibility.met' : 'ask.eligibility.not_met') : 'ask.eligibility.unknown_all';
  return {
    lines: [
      line(head, words),
      ...(known && rows.length > 0
        ? [
            line('ask.eligibility.names', {
              names: namesParam(facts, rows.slice(0, MAX_NAMES), MAX_NAMES),
              more: Math.max(0, rows.length - MAX_NAMES),
            }),
          ]
        : []),
      ...(judged.unknown.length > 0
        ? [line('ask.eligibility.unknown', { names: namesParam(facts, judged.unknown) })]
        : []),
      ...flags(standards, typesOf(facts, judged.expected)),
      ...(wantsMet ? assessedLines(facts, query.tier, query.period, rows.length > 0 ? rows : judged.expected) : []),
      ...(wantsMet ? pendingLines(facts) : []),
      ...(wantsMet ? [line('ask.eligibility.only_list')] : []),
    ],
    value: query.count && known ? rows.length : null,
    units: rows.map((row) => bareJson(facts, row, wantsMet ? 'quantitative_met' : 'not_met')),
    missing: judged.unknown,
    basis: judged.basis,
    shown: Math.min(rows.length, MAX_NAMES),
    rest: known ? line(wantsMet ? 'ask.button.not_met' : 'ask.button.met') : null,
  };
}

function standardLine(result: StandardResult): Line | null {
  const { criterion, value, verdict, distance } = result;
  const words = {
    criterion: criterionWords(criterion),
    value: valueParam(value, criterion.threshold),
    demand: demandParam(criterion),
    clause: criterion.clause,
    counted: distance?.counts == null ? 'no' : 'yes',
    short: { count: distance?.counts?.short ?? 0 },
    noun: criterion.noun ?? '',
    points: { count: distance?.points ?? '0' },
  };
  if (verdict === 'not_met') return line('ask.eligibility.fails', words);
  if (verdict === 'insufficient_data')
    return line(value === null ? 'ask.eligibility.no_figure' : 'ask.eligibility.only_rate', words);
  return verdict === 'not_arisen' ? line('ask.eligibility.not_arisen', words) : null;
}

function answerUnit(facts: AskFacts, query: Of<'eligibility'>, unit: number, standards: readonly Criterion[]): Made {
  const row = rowOf(facts, unit);
  const columns = columnsAll(facts, standards, query.period);
  const result = judgeRow(standards, columns, row);
  const met = result.standards.filter((one) => one.verdict === 'met').length;
  const judged = result.standards.filter((one) => one.verdict !== 'not_arisen').length;
  const words = { name: headName(facts, row), met, judged, period: periodLine(query.period) };
  const reasons = result.standards.map(standardLine).filter((one) => one !== null);
  const eligible = result.verdict === 'quantitative_met';
  const known = [...columns.values()].filter((one) => one !== null && one.kind[row] !== KIND.none);
  const verified = known.length > 0 && known.every((one) => one?.state[row] === STATE.verified);
  return {
    lines: [
      line(`ask.eligibility.unit_${result.verdict}`, words),
      ...reasons,
      ...flags(standards, typesOf(facts, [row])),
      ...assessedOfUnit(facts, row, query.period, eligible),
      ...(eligible ? [...pendingLines(facts), line('ask.eligibility.only_list')] : []),
      ...(known.length > 0
        ? [line(verified ? 'ask.state_verified' : 'ask.state_reported', { period: periodLine(query.period, 'head') })]
        : []),
    ],
    value: null,
    units: [bareJson(facts, row, result.verdict)],
    missing: known.length === 0 ? [row] : [],
    basis: { expected: 1, reported: known.length > 0 && !verified ? 1 : 0, verified: verified ? 1 : 0, not_arisen: 0 },
    rest: null,
  };
}

/** Years the plan names for reviews at which awards are considered; empty where it leaves one open or awards every year. */
function awardYears({ awards, phases }: AskFacts['plan']): readonly string[] {
  const yearly = awards.some((one) => /(hằng|hàng|mỗi) năm/u.test(one.when ?? ''));
  if (yearly || awards.length === 0) return [];
  const spans = phases.filter((one) => one.review !== null).map(reviewSpan);
  return spans.some((span) => span === null) ? [] : spans.map((span) => (span?.first ?? '').slice(0, 4));
}

/** Said first where the plan considers nobody for an award in that year. */
function noOccasion(facts: AskFacts, period: string): Line[] {
  const years = awardYears(facts.plan);
  const year = period.slice(0, 4);
  if (years.length === 0 || years.includes(year) || !/^\d{4}$/.test(year)) return [];
  return [line('ask.eligibility.no_occasion', { year })];
}

export function answerEligibility(facts: AskFacts, query: Of<'eligibility'>): Made {
  const standards = awardStandards(facts.plan, query.tier);
  if (!facts.plan.hasAwardStandards || standards.length === 0) {
    const units = query.unit === null ? [] : [bareJson(facts, rowOf(facts, query.unit), 'no_basis' as const)];
    return { lines: [noBasis(facts)], value: null, units, missing: [], basis: NO_BASIS, rest: null };
  }
  const made =
    query.unit === null ? answerAll(facts, query, standards) : answerUnit(facts, query, query.unit, standards);
  return { ...made, lines: [...noOccasion(facts, query.period), ...made.lines] };
}

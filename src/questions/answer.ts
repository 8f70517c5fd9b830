/** One authorised query -> its answer with the proof: JSON for programs, a bubble for people. */
import { RANKING_RULE } from '../domain/ranking.js';
import { isoOf } from '../domain/time.js';
import { type Bubble, line } from '../messages/message.js';
import { answerCompare, answerTrend } from './answers/change.js';
import { answerEligibility } from './answers/eligibility.js';
import { answerSet } from './answers/list.js';
import { type Basis, type Made, namesParam, type UnitJson, unitAt } from './answers/parts.js';
import { answerDeadline, answerPlan } from './answers/plan.js';
import { answerAverage, answerRank, answerRanking } from './answers/ranking.js';
import { answerMissing } from './answers/report.js';
import { answerGap, answerValue } from './answers/unit.js';
import { answerBubble, hidesOthers, type Viewer } from './compose.js';
import { type AskFacts, KIND, verifiedOnly } from './facts.js';
import { canonical, type Query, type QueryKind } from './query.js';

/** contract.md "`ask` gives", without `text`: that is the rendered bubble. */
export interface AskJson {
  readonly status: 'answered';
  readonly kind: QueryKind;
  readonly query: string;
  readonly period: string;
  readonly tier: string | null;
  readonly criterion: string | null;
  readonly value: number | null;
  readonly units: readonly UnitJson[];
  readonly missing: readonly string[];
  readonly basis: Basis & { readonly as_of: string };
  /** Where the plan demands it; null where no one criterion is meant. */
  readonly clause: string | null;
  /** The ranking rule, where places or an order were made by it. */
  readonly rule: string | null;
  /** Units whose matter did not arise. */
  readonly not_arisen: readonly string[];
  readonly options: readonly string[];
  readonly answer_id: string;
}

export interface Answered {
  readonly json: AskJson;
  readonly bubble: Bubble;
}

/** Every unit of the answer, in its order, whatever the bubble has room for. */
export function make(query: Query, all: AskFacts): Made {
  const facts = 'verified' in query && query.verified ? verifiedOnly(all) : all;
  switch (query.kind) {
    case 'list':
    case 'count':
      return answerSet(facts, query);
    case 'rank':
      return answerRank(facts, query);
    case 'ranking':
      return answerRanking(facts, query);
    case 'value':
      return answerValue(facts, query);
    case 'missing':
      return answerMissing(facts, query);
    case 'eligibility':
      return answerEligibility(facts, query);
    case 'gap':
      return answerGap(facts, query);
    case 'compare':
      return answerCompare(facts, query);
    case 'trend':
      return answerTrend(facts, query);
    case 'average':
      return answerAverage(facts, query);
    case 'plan':
      return answerPlan(facts, query);
    case 'deadline':
      return answerDeadline(facts, query);
    default:
      return query satisfies never;
  }
}

const RANKED: ReadonlySet<QueryKind> = new Set(['list', 'count', 'rank', 'ranking']);

function clauseOf(query: Query, { plan }: AskFacts): string | null {
  if (!('criterion' in query) || query.criterion === null || query.tier === null) return null;
  return plan.criteria.find((one) => one.tier === query.tier && one.id === query.criterion)?.clause ?? null;
}

function notArisen(query: Query, facts: AskFacts, made: Made): readonly string[] {
  if (made.basis.not_arisen === 0 || !('criterion' in query) || query.criterion === null) return [];
  const columns = facts.columns(query.criterion, query.period);
  return facts.units.flatMap((unit, row) =>
    unit.tier === query.tier && columns?.kind[row] === KIND.notArisen ? [unit.code] : [],
  );
}

const MOST_NAMED = 14;

/** The names alone, in the order of the roster: neither a figure nor a place can be read from them. */
function namesAlone(made: Made, facts: AskFacts): Made {
  const rowOf = new Map(facts.units.map((unit, row) => [unit.code, row]));
  const bare = (unit: UnitJson): UnitJson => ({ ...unit, value: null, numerator: null, denominator: null, rank: null });
  const units = made.units.map(bare).sort((a, b) => (rowOf.get(a.code) ?? 0) - (rowOf.get(b.code) ?? 0));
  const rows = units.slice(0, MOST_NAMED).map((unit) => rowOf.get(unit.code) ?? 0);
  const [head = null] = made.lines;
  const names = { names: namesParam(facts, rows, MOST_NAMED), more: units.length - rows.length };
  return {
    ...made,
    units,
    shown: rows.length,
    lines: [
      head?.key === 'ask.list.head' ? line('ask.list.count', head.params) : head,
      ...(units.length === 0 ? [] : [line('ask.list.names', names)]),
      ...made.lines.filter((one) => one?.key === 'ask.proof'),
    ],
  };
}

/** To a unit that sees its own place or a list of names, nothing says more: no other figure, not who is missing. */
function discreet(found: Made, query: Query, facts: AskFacts, viewer: Viewer): Made {
  if (!hidesOthers(query, facts, viewer)) return found;
  const made = query.kind === 'list' || query.kind === 'count' ? namesAlone(found, facts) : found;
  const lines = made.lines
    .filter((one) => one?.key !== 'ask.eligibility.unknown')
    .map((one) => (one?.key === 'ask.proof' ? line(one.key, { ...one.params, missing: '' }) : one));
  return { ...made, lines, missing: [] };
}

/** `make` as the reader may see it. */
export const makeFor = (query: Query, facts: AskFacts, viewer: Viewer): Made =>
  discreet(make(query, facts), query, facts, viewer);

/** The query must have passed `authorise`. The same query over the same facts gives the same answer. */
export function answer(query: Query, facts: AskFacts, answerId: string, viewer: Viewer = { ofUnit: false }): Answered {
  const made = makeFor(query, facts, viewer);
  return {
    json: {
      status: 'answered',
      kind: query.kind,
      query: canonical(query),
      period: query.period,
      tier: query.tier,
      criterion: 'criterion' in query ? query.criterion : null,
      value: made.value,
      units: made.units,
      missing: made.missing.map((row) => unitAt(facts, row).code),
      basis: { ...made.basis, as_of: isoOf(facts.asOf) },
      clause: clauseOf(query, facts),
      rule: RANKED.has(query.kind) ? RANKING_RULE : null,
      not_arisen: notArisen(query, facts, made),
      options: [],
      answer_id: answerId,
    },
    bubble: answerBubble(query, made, answerId, facts, viewer),
  };
}

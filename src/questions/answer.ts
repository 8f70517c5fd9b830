/** One authorised query -> its answer with the proof: JSON for programs, a bubble for people. */
import { isoOf } from '../domain/time.js';
import { type Bubble, line } from '../messages/message.js';
import { answerCompare, answerTrend } from './answers/change.js';
import { answerEligibility } from './answers/eligibility.js';
import { answerSet } from './answers/list.js';
import { type Basis, type Made, type UnitJson, unitAt } from './answers/parts.js';
import { answerDeadline, answerPlan } from './answers/plan.js';
import { answerAverage, answerRank, answerRanking } from './answers/ranking.js';
import { answerMissing } from './answers/report.js';
import { answerGap, answerValue } from './answers/unit.js';
import { answerBubble, hidesOthers, type Viewer } from './compose.js';
import { type AskFacts, verifiedOnly } from './facts.js';
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

/** To a unit that sees its own place or a list of names, nothing says who is missing or not verified. */
function discreet(made: Made, query: Query, facts: AskFacts, viewer: Viewer): Made {
  if (!hidesOthers(query, facts, viewer)) return made;
  const lines = made.lines.map((one) =>
    one?.key === 'ask.proof' ? line(one.key, { ...one.params, missing: '' }) : one,
  );
  return { ...made, lines, missing: [] };
}

/** The query must have passed `authorise`. The same query over the same facts gives the same answer. */
export function answer(query: Query, facts: AskFacts, answerId: string, viewer: Viewer = { ofUnit: false }): Answered {
  const made = discreet(make(query, facts), query, facts, viewer);
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
      options: [],
      answer_id: answerId,
    },
    bubble: answerBubble(query, made, answerId, facts, viewer),
  };
}

/** One authorised query -> its answer with the proof: JSON for programs, a bubble for people. */
import { isoOf } from '../domain/time.js';
import type { Bubble } from '../messages/message.js';
import { answerCompare, answerTrend } from './answers/change.js';
import { answerEligibility } from './answers/eligibility.js';
import { answerSet } from './answers/list.js';
import { type Basis, type Made, type UnitJson, unitAt } from './answers/parts.js';
import { answerDeadline, answerPlan } from './answers/plan.js';
import { answerAverage, answerRank, answerRanking } from './answers/ranking.js';
import { answerMissing } from './answers/report.js';
import { answerGap, answerValue } from './answers/unit.js';
import { answerBubble } from './compose.js';
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

function make(query: Query, facts: AskFacts): Made {
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

/** The query must have passed `authorise`. The same query over the same facts gives the same answer. */
export function answer(query: Query, facts: AskFacts, answerId: string): Answered {
  const made = make(query, 'verified' in query && query.verified ? verifiedOnly(facts) : facts);
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
    bubble: answerBubble(query, made, answerId),
  };
}

/** What an answer said, small enough to keep: so that it can be recalled, and its asker told when it no longer holds. */
import type { Line } from '../messages/message.js';
import type { AskJson } from './answer.js';
import type { AskFacts } from './facts.js';
import { valueAt } from './facts.js';
import type { Query } from './query.js';
import { valueNumber } from './rates.js';

export interface Outcome {
  /** The first line, as it was said. */
  readonly head: Line;
  readonly value: number | null;
  /** The first units of the answer with their figure, and their verdict where one was given. */
  readonly units: readonly (readonly [code: string, value: number | null, verdict: string | null])[];
  /** Of all units, so that ten thousand cost a few letters. */
  readonly digest: string;
  /** The reports' bound had passed: from then on every change counts, before it only what was already said. */
  readonly settled: boolean;
}

const MOST_KEPT = 60;

/** FNV-1a over text: tells a change, proves nothing. */
function digestOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

function figuresOf(query: Query, facts: AskFacts, json: AskJson): Outcome['units'] {
  if (query.kind !== 'value' || query.criterion !== null) {
    return json.units.map((unit) => [unit.code, unit.value, unit.verdict] as const);
  }
  const row = facts.lexicon.rows.get(query.unit) ?? -1;
  const criteria = facts.plan.criteria.filter((one) => one.tier === query.tier && one.collectable);
  return criteria.map((one) => [one.id, valueNumber(valueAt(facts.columns(one.id, query.period), row)), null] as const);
}

export function outcomeOf(query: Query, facts: AskFacts, answered: { json: AskJson; head: Line }): Outcome {
  const { json, head } = answered;
  const units = figuresOf(query, facts, json);
  const before = facts.duties(query.period)?.dueBefore ?? null;
  return {
    head,
    value: json.value,
    units: units.slice(0, MOST_KEPT),
    digest: digestOf(JSON.stringify([json.value, units])),
    settled: before !== null && facts.asOf >= before,
  };
}

/** Whether the answer given then says something else now. Reports that come in on time change nothing already said. */
export function hasChanged(then: Outcome, now: Outcome): boolean {
  if (then.digest === now.digest) return false;
  if (then.settled) return true;
  const known = new Map(now.units.map(([code, value, verdict]) => [code, { value, verdict }]));
  const full = now.units.length >= MOST_KEPT;
  return then.units.some(([code, value, verdict]) => {
    if (value === null && (verdict === null || verdict === 'insufficient_data')) return false;
    const held = known.get(code);
    return held === undefined ? !full : held.value !== value || held.verdict !== verdict;
  });
}

/** Questions whose answers are watched: what the plan says does not change with figures. */
export const isWatched = (query: Query): boolean =>
  query.kind !== 'plan' && query.kind !== 'deadline' && !('verified' in query && query.verified === true);

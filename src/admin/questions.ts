/** Learning from use: other names for criteria, and the questions nothing answered. */
import type { Facts, UnreadQuestion } from '../conversation/facts.js';
import type { Criterion } from '../domain/plan.js';
import { ok, type Result, refuse } from '../domain/problem.js';
import { nameKey } from '../questions/words.js';
import type { Decide } from './decide.js';

export interface AliasArgs {
  readonly campaignId: string;
  /** The name people use, as typed. */
  readonly words: string;
  readonly criterion: string;
}

const MOST_LETTERS = 60;
const FEWEST_LETTERS = 3;

/**
 * Refuses `criterion_unknown`, `alias_unfit` (too short, too long, a number), and `alias_taken`: words that already mean
 * something else are never bent, since an answer would then be about something else.
 */
export const addAlias: Decide<AliasArgs, Criterion> = async ({ campaignId, words, criterion }, facts) => {
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  const found = campaign.plan.criteria.find((one) => one.id === criterion && one.collectable);
  if (found === undefined) return refuse('criterion_unknown', { criterion });
  const key = nameKey(words);
  if (key.length < FEWEST_LETTERS || key.length > MOST_LETTERS || !/\p{L}/u.test(key))
    return refuse('alias_unfit', { words });
  const { lexicon } = await facts.ask(campaignId);
  const named = lexicon.criteria.get(key);
  const parts = key.split(' ').map((part) => ({ kind: 'word' as const, key: part, norm: part, raw: part }));
  const taken =
    lexicon.phrases.has(key) ||
    lexicon.types.has(key) ||
    lexicon.names.at(parts, 0) !== null ||
    (named !== undefined && !named.includes(criterion));
  if (taken) return refuse('alias_taken', { words });
  return ok({
    events: [{ type: 'alias_set', campaignId, key, words: words.trim(), criterionId: criterion }],
    result: found,
  });
};

export async function unreadQuestions(campaignId: string, facts: Facts): Promise<Result<readonly UnreadQuestion[]>> {
  if ((await facts.campaign(campaignId)) === null) return refuse('campaign_unknown', { id: campaignId });
  return ok(await facts.unreadQuestions(campaignId));
}

/** Publishing results to the units: an act with its date and the version of the ranking rule. */
import { ok, refuse } from '../domain/problem.js';
import type { Way } from '../domain/publication.js';
import { RANKING_RULE } from '../domain/ranking.js';
import type { Instant } from '../domain/time.js';
import type { Decide } from './decide.js';

export interface PublishArgs {
  readonly campaignId: string;
  readonly period: string;
  readonly tier: string;
  /** Null: the list of those who meet every measurable standard. */
  readonly criterion: string | null;
  readonly way: Way;
}

export interface Published {
  readonly publicationId: string;
  readonly rule: string;
  readonly at: Instant;
}

/** Refuses `campaign_unknown`, `criterion_unknown`, and `nothing_to_publish` where nobody has a figure in the period. */
export const publishResults: Decide<PublishArgs, Published> = async (args, facts, desk) => {
  const { campaignId, period, tier, criterion, way } = args;
  if ((await facts.campaign(campaignId)) === null) return refuse('campaign_unknown', { id: campaignId });
  const known = await facts.ask(campaignId);
  const criteria = known.plan.criteria.filter((one) => one.tier === tier && one.collectable);
  const asked = criterion === null ? criteria : criteria.filter((one) => one.id === criterion);
  if (asked.length === 0) return refuse('criterion_unknown', { criterion: criterion ?? tier });
  const any = asked.some((one) => known.columns(one.id, period)?.kind.some((kind) => kind !== 0) === true);
  if (!any) return refuse('nothing_to_publish', { period });
  const publicationId = desk.make.newId();
  const event = { campaignId, period, tier, criterionId: criterion, way, rule: RANKING_RULE } as const;
  return ok({
    events: [{ type: 'results_published', publicationId, ...event }],
    result: { publicationId, rule: RANKING_RULE, at: desk.now },
  });
};

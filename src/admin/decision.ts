/** A recorded decision about a point the plan leaves open: a new plan version; open drafts stay on theirs. */
import { createHash } from 'node:crypto';
import type { CampaignView } from '../conversation/facts.js';
import { type Decision, decide, type Point } from '../domain/decision.js';
import type { Plan } from '../domain/plan.js';
import { ok, type Result, refuse } from '../domain/problem.js';
import { dayOf } from '../domain/time.js';
import type { Decide } from './decide.js';

/** The other campaign must be here and ask its units for the same kind of figure. */
function sameThere(plan: Plan, point: Point, other: CampaignView | null): Result<null> {
  if (point.kind !== 'same') return ok(null);
  const here = plan.criteria.find((c) => c.id === point.criterion && c.collectable);
  const there = other?.plan.criteria.find((c) => c.id === point.as && c.collectable);
  if (there === undefined) return refuse('same_unknown', { found: `${point.campaign} ${point.as}` });
  const fits = here === undefined || (here.measure === there.measure && here.unit === there.unit);
  return fits ? ok(null) : refuse('same_measure', { name: there.shortName });
}

/** Refuses `campaign_unknown`, `day_impossible`, `same_unknown`, `same_measure` and what `domain/decision.ts` refuses. */
export const recordDecision: Decide<{ readonly campaignId: string } & Decision, { readonly plan: Plan }> = async (
  { campaignId, ...decision },
  facts,
  { now },
) => {
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  if (decision.day > dayOf(now)) return refuse('day_impossible', { day: decision.day });
  const { point } = decision;
  const other = point.kind === 'same' ? await facts.campaign(point.campaign) : null;
  const there = sameThere(campaign.plan, point, other);
  if (!there.ok) return there;
  const settled = decide(campaign.plan, decision);
  if (!settled.ok) return settled;
  const plan = settled.value;
  const event = {
    type: 'campaign_loaded',
    campaignId,
    plan,
    source: 'decision',
    hash: createHash('sha256').update(JSON.stringify(plan)).digest('hex'),
    through: campaign.through ?? null,
    document: decision.document,
  } as const;
  return ok({ events: [event], result: { plan } });
};

/** A recorded decision about a point the plan leaves open: a new plan version; open drafts stay on theirs. */
import { createHash } from 'node:crypto';
import { type Decision, decide } from '../domain/decision.js';
import type { Plan } from '../domain/plan.js';
import { ok, refuse } from '../domain/problem.js';
import { dayOf } from '../domain/time.js';
import type { Decide } from './decide.js';

/** Refuses `campaign_unknown`, `day_impossible` and what `domain/decision.ts` refuses. */
export const recordDecision: Decide<{ readonly campaignId: string } & Decision, { readonly plan: Plan }> = async (
  { campaignId, ...decision },
  facts,
  { now },
) => {
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  if (decision.day > dayOf(now)) return refuse('day_impossible', { day: decision.day });
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

/** How a period stands over the campaign: sent, in time, verified, per tier; and what is open by name. */
import type { Facts, TaskView } from '../conversation/facts.js';
import { collectedCriteria, type Tier } from '../domain/plan.js';
import { ok, refuse } from '../domain/problem.js';
import type { Instant } from '../domain/time.js';
import type { Unit } from '../domain/unit.js';
import { type AskFacts, STATE } from '../questions/facts.js';
import type { Decide } from './decide.js';
import { currentObligation, owedBy } from './periods-known.js';

export interface TierStatus {
  readonly tier: Tier;
  readonly owed: number;
  readonly sent: number;
  readonly onTime: number;
  /** Units of which every figure is agreed with. */
  readonly verified: number;
}

export interface Status {
  readonly period: string;
  readonly dueBefore: Instant | null;
  readonly closedAt: Instant | null;
  readonly tiers: readonly TierStatus[];
  /** Units asked to look at a figure again, oldest first, with the day until which they answer. */
  readonly returned: readonly { readonly unit: Unit; readonly dueBefore: Instant }[];
  /** Units whose head has not agreed yet. */
  readonly withHead: readonly Unit[];
  /** Reports of which the signed document is written down. */
  readonly documents: number;
}

function tierStatus(ask: AskFacts, tier: Tier, period: string): TierStatus | null {
  const duties = ask.duties(period);
  if (duties === null) return null;
  const columns = collectedCriteria(ask.plan, tier.id).map((criterion) => ask.columns(criterion.id, period));
  const count = { owed: 0, sent: 0, onTime: 0, verified: 0 };
  ask.units.forEach((unit, row) => {
    if (unit.tier !== tier.id || duties.owed[row] !== 1) return;
    count.owed++;
    if (Number.isNaN(duties.sentAt[row] ?? Number.NaN)) return;
    count.sent++;
    if (duties.late[row] !== 1) count.onTime++;
    if (columns.length > 0 && columns.every((one) => one?.state[row] === STATE.verified)) count.verified++;
  });
  return count.owed === 0 ? null : { tier, ...count };
}

async function unitsOf(facts: Facts, period: string, tasks: readonly TaskView[]) {
  const found: { readonly unit: Unit; readonly task: TaskView }[] = [];
  for (const task of tasks) {
    const obligation = await facts.obligation(String(task.details.obligationId ?? ''));
    if (obligation?.period === period) found.push({ unit: obligation.unit, task });
  }
  return found;
}

/** Refuses `campaign_unknown` and `period_none`. */
export const campaignStatus: Decide<{ readonly campaignId: string; readonly period: string | null }, Status> = async (
  { campaignId, period: named },
  facts,
  { now },
) => {
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  const asked =
    named === null
      ? await currentObligation(campaign, facts, now)
      : ((await owedBy(campaign, facts, now)).find((one) => one.period === named) ?? null);
  if (asked === null) return refuse('period_none', { period: named ?? '' });
  const { period } = asked;
  const ask = await facts.ask(campaignId);
  const open = await facts.openTasks(campaignId);
  const of = (kind: string) => unitsOf(facts, period, open.filter((task) => task.kind === kind).slice(0, 50));
  const returned = await of('return');
  const result: Status = {
    period,
    dueBefore: asked.dueBefore,
    closedAt: (await facts.closing(campaignId, period))?.closedAt ?? null,
    tiers: campaign.plan.tiers.flatMap((tier) => tierStatus(ask, tier, period) ?? []),
    returned: returned.map(({ unit, task }) => ({ unit, dueBefore: Number(task.details.dueBefore ?? 0) })),
    withHead: (await of('approve')).map((one) => one.unit),
    documents: await facts.signedDocuments(campaignId, period),
  };
  return ok({ events: [], result });
};

/**
 * Which periods a campaign knows: those its units owe, and the plan's years with the one before (to compare with), as
 * far as their data has begun to come.
 */
import type { CampaignView, Facts, ObligationView } from '../conversation/facts.js';
import { dataWindow, requestedDay } from '../domain/period.js';
import { type Day, dayOf, type Instant } from '../domain/time.js';
import { inForce } from '../domain/unit.js';

/** Looking further than this for one unit that owes a report would not be worth the time. */
const UNITS_TRIED = 50;

/** What one unit that reports owes, oldest first: every unit of a campaign owes the same periods. */
export async function owedBy(campaign: CampaignView, facts: Facts, now: Instant): Promise<readonly ObligationView[]> {
  const reporting = new Set(campaign.plan.tiers.filter((tier) => tier.reports).map((tier) => tier.id));
  const units = (await facts.units(campaign.id)).filter((u) => reporting.has(u.tier));
  const standing = [...units.filter((u) => inForce(u, dayOf(now))), ...units];
  for (const unit of standing.slice(0, UNITS_TRIED)) {
    const owed = await facts.obligations(campaign.id, unit.id);
    if (owed.length > 0) return owed;
  }
  return [];
}

function hasBegun({ plan }: CampaignView, period: string, today: Day): boolean {
  const phase = plan.phases.find((one) => `phase:${one.id}` === period);
  const from = dataWindow(period)?.from ?? (phase?.from == null ? null : `${phase.from}-01-01`);
  return from === null || from <= today;
}

export async function periodsKnown(campaign: CampaignView, facts: Facts, now: Instant): Promise<ReadonlySet<string>> {
  const { from, to } = campaign.plan.period;
  const years = Array.from({ length: to - from + 2 }, (_, i) => String(from - 1 + i));
  const phases = campaign.plan.phases.map((phase) => `phase:${phase.id}`);
  const all = [...years, ...phases, ...(await owedBy(campaign, facts, now)).map((one) => one.period)];
  return new Set(all.filter((period) => hasBegun(campaign, period, dayOf(now))));
}

/** The period people mean now: the newest of the rhythm whose window has opened; null when none has. */
export async function currentObligation(
  campaign: CampaignView,
  facts: Facts,
  now: Instant,
): Promise<ObligationView | null> {
  return (
    (await owedBy(campaign, facts, now))
      .filter((one) => one.opensAt <= now && requestedDay(one.period) === null)
      .at(-1) ?? null
  );
}

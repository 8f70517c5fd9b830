/** How far a campaign has come before its launch: plan, units, people, the period ahead. Read anew at every step. */
import type { CampaignView, Facts } from '../../conversation/facts.js';
import { obligationsOf } from '../../domain/obligation.js';
import { collectedCriteria, type Tier } from '../../domain/plan.js';
import { dayOf, type Instant } from '../../domain/time.js';
import { standingOn, type Unit } from '../../domain/unit.js';
import type { Line } from '../../messages/message.js';
import { planPoints } from './plan-points.js';

export interface TierUnits {
  readonly tier: Tier;
  readonly units: readonly Unit[];
}

export interface PeriodAhead {
  readonly period: string;
  readonly opensAt: Instant;
  readonly dueBefore: Instant | null;
  /** Reports that are there already. */
  readonly opened: number;
}

export interface LaunchStanding {
  readonly campaign: CampaignView;
  readonly points: readonly Line[];
  /** Tiers that report, in the plan's order. */
  readonly tiers: readonly TierUnits[];
  /** Of these units: without a code, and names that stand twice. */
  readonly uncoded: readonly Unit[];
  readonly twice: readonly string[];
  readonly joined: readonly Unit[];
  /** Nobody yet, but a code is out. */
  readonly invited: readonly Unit[];
  readonly nobody: readonly Unit[];
  /** People the inviter has not confirmed yet. */
  readonly unconfirmed: number;
  /** The period whose bound comes next; null when none does. */
  readonly ahead: PeriodAhead | null;
}

/** Null when the campaign is gone. */
export async function launchStanding(campaignId: string, facts: Facts, now: Instant): Promise<LaunchStanding | null> {
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return null;
  const { plan } = campaign;
  const through = campaign.through ?? null;
  const decided = await facts.decidedBounds(campaignId);
  const standing = standingOn(await facts.units(campaignId), dayOf(now));
  const tiers = plan.tiers
    .filter((tier) => tier.reports)
    .map((tier) => ({ tier, units: standing.filter((unit) => unit.tier === tier.id) }));
  const reporting = tiers.flatMap(({ units }) => units);
  const seats = await facts.seats(campaignId);
  const focal = seats.filter((seat) => seat.role === 'focal_point');
  const held = new Set(focal.flatMap((seat) => (seat.unit === null ? [] : [seat.unit.id])));
  const pending = await facts.pendingInvitations(campaignId);
  const out = new Set(
    pending.flatMap((one) => (one.role === 'focal_point' && one.unitId !== null ? [one.unitId] : [])),
  );
  const free = reporting.filter((unit) => !held.has(unit.id) && collectedCriteria(plan, unit.tier).length > 0);
  return {
    campaign,
    points: planPoints({ plan, through, decided, now }),
    tiers,
    uncoded: reporting.filter((unit) => unit.code.trim() === ''),
    twice: [...new Set(reporting.map((unit) => unit.name).filter((name, i, all) => all.indexOf(name) !== i))],
    joined: reporting.filter((unit) => held.has(unit.id)),
    invited: free.filter((unit) => out.has(unit.id)),
    nobody: free.filter((unit) => !out.has(unit.id)),
    unconfirmed: focal.filter((seat) => !seat.confirmed).length,
    ahead: await periodAhead(campaign, reporting, facts, { decided, through, now }),
  };
}

async function periodAhead(
  { id, plan }: CampaignView,
  units: readonly Unit[],
  facts: Facts,
  choice: {
    readonly decided: Awaited<ReturnType<Facts['decidedBounds']>>;
    readonly through: number | null;
    readonly now: Instant;
  },
): Promise<PeriodAhead | null> {
  const { calendar } = await facts.calendar(id);
  const all = obligationsOf(plan, units, { ...choice, calendar }).filter(
    (one) => one.dueBefore === null || choice.now < one.dueBefore,
  );
  const year = dayOf(choice.now).slice(0, 4);
  // Without a bound a period of an earlier year is not the one ahead.
  const [next] = all
    .filter((one) => one.dueBefore !== null || one.period.slice(0, 4) >= year)
    .sort((a, b) => a.opensAt - b.opensAt || (a.dueBefore ?? 0) - (b.dueBefore ?? 0));
  if (next === undefined) return null;
  const { period, opensAt, dueBefore } = next;
  return { period, opensAt, dueBefore, opened: (await facts.obligationsIn(id, period)).length };
}

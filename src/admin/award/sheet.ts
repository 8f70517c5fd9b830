/** The list of one tier at one occasion, from what is stored: live, frozen, and what has changed between the two. */
import type { CampaignView, Facts } from '../../conversation/facts.js';
import type { Occasion } from '../../domain/award.js';
import {
  type Assessed,
  type AwardSheet,
  type FigureStanding,
  type SheetChange,
  type SheetFacts,
  sheetChanges,
  sheetOf,
  type Timeliness,
} from '../../domain/award-sheet.js';
import { occasionIn, occasionsOf, yearOf } from '../../domain/occasion.js';
import type { Criterion } from '../../domain/plan.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { dayOf, type Instant } from '../../domain/time.js';
import type { Unit } from '../../domain/unit.js';
import type { CampaignId } from '../../events/event.js';
import { type AskFacts, rowsOfTier, STATE, valueAt } from '../../questions/facts.js';

/** Each null: what is usual now. */
export interface SheetWanted {
  readonly campaignId: CampaignId;
  readonly occasion: Occasion | null;
  readonly period: string | null;
  readonly tier: string | null;
}

export interface SheetKey {
  readonly campaign: CampaignView;
  readonly occasion: Occasion;
  readonly period: string;
  readonly tier: string;
}

/**
 * The occasion and period meant. Refuses `no_awards` (the plan names no form), `period_year` (no year), `occasion_none` (not
 * this occasion) and `occasion_year` (the plan reviews another year then).
 */
export function occasionMeant(
  { plan }: CampaignView,
  wanted: { readonly occasion: Occasion | null; readonly period: string | null },
  usual: string,
  now: Instant,
): Result<{ readonly occasion: Occasion; readonly period: string }> {
  const open = occasionsOf(plan);
  if (open.length === 0) return refuse('no_awards', { where: plan.standardsIn ?? 'none' });
  if (wanted.period !== null && !/^20\d\d$/.test(wanted.period)) return refuse('period_year', { found: wanted.period });
  const occasion = wanted.occasion ?? occasionIn(plan, wanted.period === null ? dayOf(now) : `${wanted.period}-12-31`);
  if (occasion === null || !open.includes(occasion)) return refuse('occasion_none', { occasion: occasion ?? '' });
  const year = yearOf(plan, occasion);
  const period = wanted.period ?? year ?? usual;
  return year !== null && period !== year ? refuse('occasion_year', { occasion, year }) : ok({ occasion, period });
}

/** A list is frozen, and a proposal made, of a year that has begun. */
export const isAhead = (period: string, now: Instant): boolean => period.slice(0, 4) > dayOf(now).slice(0, 4);

/** The tier the roster has most units of, where none is named. */
function tierMeant({ plan, units }: AskFacts, named: string | null): string | null {
  const tiers = plan.tiers.filter((tier) => tier.reports).map((tier) => tier.id);
  if (named !== null) return tiers.includes(named) ? named : null;
  const size = (tier: string) => units.filter((unit) => unit.tier === tier).length;
  return [...tiers].sort((a, b) => size(b) - size(a))[0] ?? null;
}

/** Refuses `campaign_unknown`, `tier_unknown` and what `occasionMeant` does. */
export async function sheetKey(wanted: SheetWanted, facts: Facts, now: Instant): Promise<Result<SheetKey>> {
  const campaign = await facts.campaign(wanted.campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: wanted.campaignId });
  const ask = await facts.ask(wanted.campaignId);
  const meant = occasionMeant(campaign, wanted, ask.period, now);
  if (!meant.ok) return meant;
  const tier = tierMeant(ask, wanted.tier);
  return tier === null ? refuse('tier_unknown', { tier: wanted.tier ?? '' }) : ok({ campaign, ...meant.value, tier });
}

/** How the standing agency judged a qualitative standard; an assessment taken back counts as none. */
function assessedAt(ask: AskFacts, unit: Unit, criterion: Criterion, period: string): Assessed {
  const verdict = ask.assessed(unit.id, criterion.id, period)?.verdict ?? 'open';
  return verdict === 'open' ? null : verdict;
}

function standingAt(ask: AskFacts, criterion: Criterion, period: string, row: number): FigureStanding {
  const state = ask.columns(criterion.id, period)?.state[row] ?? STATE.none;
  return state === STATE.none ? 'none' : state === STATE.verified ? 'verified' : 'reported';
}

function timelinessAt(ask: AskFacts, period: string, row: number): Timeliness {
  const duties = ask.duties(period);
  if (duties === null || duties.owed[row] !== 1 || duties.dueBefore === null) return null;
  if (Number.isNaN(duties.sentAt[row] ?? Number.NaN)) return 'not_sent';
  return duties.late[row] === 1 ? 'late' : 'on_time';
}

/** Made now, of every unit that counts for the period, or of one of them. */
export async function liveSheet(
  key: SheetKey,
  facts: Facts,
  now: Instant,
  only: number | null = null,
): Promise<AwardSheet> {
  const { campaign, occasion, period, tier } = key;
  const ask = await facts.ask(campaign.id);
  const all = rowsOfTier(ask, tier, period);
  const rows = only === null ? all : all.filter((row) => ask.units[row]?.id === only);
  const units = rows.flatMap((row) => ask.units[row] ?? []);
  const place = new Map(units.map((unit, i) => [unit.id, rows[i] ?? 0]));
  const rowOf = (unit: Unit): number => place.get(unit.id) ?? 0;
  const held = await facts.suspensions(campaign.id);
  const from: SheetFacts = {
    value: (unit, criterion) => valueAt(ask.columns(criterion.id, period), rowOf(unit)),
    standing: (unit, criterion) => standingAt(ask, criterion, period, rowOf(unit)),
    assessed: (unit, criterion) => assessedAt(ask, unit, criterion, period),
    timeliness: (unit) => timelinessAt(ask, period, rowOf(unit)),
    suspension: (unit) => held.get(unit.id) ?? null,
  };
  const planVersion = campaign.version ?? 1;
  const of = { plan: ask.plan, planVersion, campaignId: campaign.id, occasion, period, tier, units, now };
  return sheetOf(of, from);
}

export interface Sheets {
  readonly key: SheetKey;
  readonly live: AwardSheet;
  /** The newest frozen list of the same tier, occasion and period; null before the first. */
  readonly frozen: AwardSheet | null;
  readonly changes: readonly SheetChange[];
}

/** What everybody who shows or prints a list asks for. Refuses what `sheetKey` does. */
export async function sheetsOf(wanted: SheetWanted, facts: Facts, now: Instant): Promise<Result<Sheets>> {
  const key = await sheetKey(wanted, facts, now);
  if (!key.ok) return key;
  const { occasion, period, tier } = key.value;
  const live = await liveSheet(key.value, facts, now);
  const frozen = await facts.frozenSheet(wanted.campaignId, { occasion, period, tier });
  return ok({ key: key.value, live, frozen, changes: frozen === null ? [] : sheetChanges(frozen, live) });
}

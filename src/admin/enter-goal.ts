/** The standing agency enters the figure of a goal from statistics: what it is, from which source, as of which day. */
import type { CampaignView } from '../conversation/facts.js';
import { misfit } from '../domain/fits.js';
import { enteredGoals, type GoalFigure, type GoalValue, hasParts } from '../domain/goal.js';
import { type Criterion, isDefined } from '../domain/plan.js';
import { ok, type Result, refuse } from '../domain/problem.js';
import { compareDecimals, type Decimal, isRatio } from '../domain/quantity.js';
import { type Day, dayOf } from '../domain/time.js';
import { fold } from '../language/fold.js';
import type { Decide } from './decide.js';

/** As given: a growth may leave out last year's level, which is then taken from what was entered for that year. */
export type GoalGiven =
  | Exclude<GoalValue, { kind: 'growth' }>
  | { readonly kind: 'growth'; readonly now: Decimal; readonly before: Decimal | null };

export interface GoalArgs {
  readonly campaignId: string;
  readonly criterionId: string;
  /** Only where two tiers have a goal of this id. */
  readonly tier: string | null;
  readonly part: string;
  readonly period: string;
  readonly value: GoalGiven;
  readonly source: string;
  readonly asOf: Day;
}

export interface GoalTaken {
  readonly criterion: Criterion;
  /** The sector as it is written down; '' where the goal has none. */
  readonly part: string;
  readonly value: GoalValue;
  readonly old: GoalFigure | null;
}

/** Refuses `goal_unknown`, `goal_tier_needed`, `goal_undefined` (the plan leaves open what is counted). */
export function goalMeant(campaign: CampaignView, id: string, tier: string | null): Result<Criterion> {
  const goals = enteredGoals(campaign.plan).filter((c) => c.id === id && (tier === null || c.tier === tier));
  const [only] = goals;
  if (only === undefined) return refuse('goal_unknown', { id });
  if (goals.length > 1) return refuse('goal_tier_needed', { id, tiers: goals.map((c) => c.tier).join(', ') });
  if (!isDefined(only)) return refuse('goal_undefined', { name: only.shortName });
  return ok(only);
}

/** "Du lịch" is "du lịch". */
const sameSector = (a: string, b: string): boolean => fold(a).trim() === fold(b).trim();

const yearBefore = (period: string): string => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;

function readGrowth(
  given: Extract<GoalGiven, { kind: 'growth' }>,
  lastYear: GoalFigure | undefined,
): Result<GoalValue> {
  const held = lastYear?.value.kind === 'growth' ? lastYear.value.now : null;
  const before = given.before ?? held;
  if (before === null) return refuse('goal_no_last_year');
  if (compareDecimals(before, '0') <= 0) return refuse('goal_last_year_zero');
  return ok({ kind: 'growth', now: given.now, before });
}

function fits(criterion: Criterion, given: GoalGiven): boolean {
  switch (criterion.measure) {
    case 'ratio':
    case 'count':
      return given.kind !== 'growth' && misfit(criterion, given) === null;
    case 'units':
      return given.kind === 'ratio' && isRatio(given.numerator, given.denominator);
    case 'growth':
      return given.kind === 'growth';
    case 'qualitative':
      return false;
    default:
      return criterion.measure satisfies never;
  }
}

/**
 * Refuses besides: `goal_value` (another kind of figure than the goal asks, or a rate that cannot be), `goal_no_last_year`,
 * `goal_last_year_zero`, `goal_source_needed`, `goal_part_needed`, `day_impossible`, `goal_day_early` (before
 * the year it is for), `goal_year`.
 */
export const enterGoal: Decide<GoalArgs, GoalTaken> = async (args, facts, { now, at }) => {
  const campaign = await facts.campaign(args.campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: args.campaignId });
  const meant = goalMeant(campaign, args.criterionId, args.tier);
  if (!meant.ok) return meant;
  const criterion = meant.value;
  const { period, source, asOf, campaignId } = args;
  if (!/^20\d\d$/.test(period) || period > dayOf(now).slice(0, 4)) return refuse('goal_year', { found: period });
  if (source.trim() === '') return refuse('goal_source_needed');
  if (asOf > dayOf(now)) return refuse('day_impossible', { day: asOf });
  if (asOf < `${period}-01-01`) return refuse('goal_day_early', { period });
  if (hasParts(criterion) !== (args.part.trim() !== ''))
    return refuse('goal_part_needed', { name: criterion.shortName });
  if (!fits(criterion, args.value)) return refuse('goal_value', { name: criterion.shortName });
  const held = (await facts.goals(campaignId)).filter(
    (one) => one.criterionId === criterion.id && one.tier === criterion.tier && sameSector(one.part, args.part),
  );
  // A sector is written as it was the first time.
  const part = held.at(0)?.part ?? args.part.trim();
  const before = held.find((one) => one.period === yearBefore(period));
  const value = args.value.kind === 'growth' ? readGrowth(args.value, before) : ok(args.value);
  if (!value.ok) return value;
  const old = held.find((one) => one.period === period) ?? null;
  const what = { campaignId, tier: criterion.tier, criterionId: criterion.id, part, period };
  const event = {
    type: 'goal_entered',
    ...what,
    value: value.value,
    source,
    asOf,
    at,
    after: old?.version ?? 0,
  } as const;
  return ok({ events: [event], result: { criterion, part, value: value.value, old } });
};

/** The standing agency says whether a unit meets a qualitative standard: met, not met with the reason, or open again. */
import type { AssessmentView, CampaignView, Facts, StatementView } from '../conversation/facts.js';
import { type Assessed, assessedStandards } from '../domain/assessment.js';
import { parsePeriod } from '../domain/period.js';
import type { Criterion } from '../domain/plan.js';
import { ok, type Result, refuse } from '../domain/problem.js';
import type { Instant } from '../domain/time.js';
import type { Unit } from '../domain/unit.js';
import type { Decide } from './decide.js';
import { periodsKnown } from './periods-known.js';

export interface StandardPlace {
  readonly campaignId: string;
  readonly unitId: number;
  readonly criterionId: string;
  readonly period: string;
}

export interface AssessArgs extends StandardPlace {
  readonly verdict: Assessed;
  readonly words: string | null;
  /** Who assesses. */
  readonly personId: string;
  /** The version of the unit's words that was read; null: whatever stands now. */
  readonly seen: number | null;
}

/** One standard of one unit as whoever assesses it sees it. */
export interface StandardCase {
  readonly campaign: CampaignView;
  readonly unit: Unit;
  readonly criterion: Criterion;
  readonly period: string;
  readonly statement: StatementView | null;
  readonly assessment: AssessmentView | null;
}

/**
 * Refuses `campaign_unknown`, `unit_unknown`, `period_unreadable`, `period_not_known` (years to come, or none of the
 * campaign's) and `standard_unknown` (no qualitative standard of its tier).
 */
export async function standardCase(place: StandardPlace, facts: Facts, now: Instant): Promise<Result<StandardCase>> {
  const { campaignId, unitId, criterionId, period } = place;
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  const unit = (await facts.units(campaignId)).find((one) => one.id === unitId);
  if (unit === undefined) return refuse('unit_unknown', { unit: String(unitId) });
  if (parsePeriod(period) === null) return refuse('period_unreadable', { found: period });
  if (!(await periodsKnown(campaign, facts, now)).has(period)) return refuse('period_not_known', { found: period });
  const criterion = assessedStandards(campaign.plan, unit.tier).find((one) => one.id === criterionId);
  if (criterion === undefined) return refuse('standard_unknown', { id: criterionId });
  const of = (one: { readonly criterionId: string; readonly unitId: number }): boolean =>
    one.criterionId === criterionId && one.unitId === unitId;
  const statement = (await facts.statements(campaignId, unitId, period)).find(of) ?? null;
  const assessment = (await facts.assessments(campaignId, period)).find(of) ?? null;
  return ok({ campaign, unit, criterion, period, statement, assessment });
}

/** Nobody assesses their own words or the unit they hold a seat in. */
export async function mayAssess(
  campaignId: string,
  personId: string,
  facts: Facts,
): Promise<(of: Pick<StandardCase, 'unit' | 'statement'>) => boolean> {
  const mine = (await facts.seats(campaignId)).filter((seat) => seat.personId === personId);
  const own = new Set(mine.map((seat) => seat.unit?.id));
  return ({ unit, statement }) => statement?.by?.personId !== personId && !own.has(unit.id);
}

/** Refuses besides: `assess_own`, `assess_changed` (the unit has said something else since), `assess_why`. */
export const assess: Decide<AssessArgs, StandardCase> = async (args, facts, { at, now }) => {
  const found = await standardCase(args, facts, now);
  if (!found.ok) return found;
  const { unit, statement, assessment } = found.value;
  const free = await mayAssess(args.campaignId, args.personId, facts);
  if (!free(found.value)) return refuse('assess_own', { unit: unit.name });
  const said = statement?.version ?? 0;
  if (args.seen !== null && args.seen !== said) return refuse('assess_changed', { unit: unit.name });
  if (args.verdict === 'not_met' && (args.words ?? '').trim() === '') return refuse('assess_why', { unit: unit.name });
  const { campaignId, unitId, criterionId, period, verdict, words } = args;
  // The same once more is no new assessment.
  const stands = assessment ?? { verdict: 'open', words: null, statement: said };
  if (stands.verdict === verdict && stands.words === words && stands.statement === said)
    return ok({ events: [], result: found.value });
  const event = {
    type: 'standard_assessed',
    ...{ campaignId, unitId, criterionId, period, verdict, words, at },
    statement: said,
    after: assessment?.version ?? 0,
  } as const;
  return ok({ events: [event], result: found.value });
};

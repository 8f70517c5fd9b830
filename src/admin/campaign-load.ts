/**
 * A plan is published with its roster and what its units owe is opened. Two decisions of one turn, since the store
 * gives units their ids: first `loadCampaign`, then `openObligations`.
 */
import { createHash } from 'node:crypto';
import type { CampaignView, Facts } from '../conversation/facts.js';
import { withDecisions } from '../domain/decision.js';
import {
  type AgencyDue,
  agencyDuesOf,
  isPlanOver,
  lastYearToGoOn,
  type OpeningChoice,
  obligationsOf,
} from '../domain/obligation.js';
import type { Plan } from '../domain/plan.js';
import { ok, refuse } from '../domain/problem.js';
import type { Instant } from '../domain/time.js';
import type { Unit } from '../domain/unit.js';
import type { Event } from '../events/event.js';
import type { Decide } from './decide.js';
import { runs } from './standing.js';

export interface LoadArgs {
  readonly plan: Plan;
  /** A built-in plan's id or a file's name, for the record. */
  readonly source: string;
  /** The recorded decision that yearly duties go on through this year. */
  readonly through: number | null;
  readonly document: string | null;
}

const planHash = (plan: Plan): string => createHash('sha256').update(JSON.stringify(plan)).digest('hex');

/** The plan's own roster is taken once; afterwards units change by import only. */
export function loadPlanEvents(args: LoadArgs, existing: readonly Unit[]): Event[] {
  const { plan, source, through, document } = args;
  const events: Event[] = [
    { type: 'campaign_loaded', campaignId: plan.id, plan, source, hash: planHash(plan), through, document },
  ];
  if (existing.length > 0 || plan.units.length === 0) return events;
  const units = plan.units.map((unit) => ({ ...unit, parentCode: null, successorCodes: [] }));
  return [...events, { type: 'units_imported', campaignId: plan.id, units }];
}

export interface Loaded {
  readonly campaignId: string;
  /** False: this very plan is in force already. */
  readonly changed: boolean;
}

/**
 * The same plan again changes nothing, unless a decision is recorded with it; a decision outlives new versions. Refuses
 * `through_years`: too far ahead.
 */
export const loadCampaign: Decide<LoadArgs, Loaded> = async (args, facts, { now }) => {
  const campaignId = args.plan.id;
  const last = lastYearToGoOn(args.plan, now);
  if (args.through !== null && args.through > last) return refuse('through_years', { last });
  const held = await facts.campaign(campaignId);
  const plan = withDecisions(args.plan, held?.plan.decisions ?? []);
  const same = held !== null && planHash(held.plan) === planHash(plan);
  if (same && args.through === null) return ok({ events: [], result: { campaignId, changed: false } });
  const through = args.through ?? held?.through ?? null;
  const events = loadPlanEvents({ ...args, plan, through }, await facts.units(campaignId));
  return ok({ events, result: { campaignId, changed: true } });
};

export interface Opened {
  readonly units: number;
  readonly opened: number;
  readonly periods: readonly string[];
  /** Periods that are owed too and open by themselves on their day. */
  readonly later: readonly string[];
  /** The plan's own years are over and no decision goes beyond them: nothing is owed. */
  readonly over: boolean;
  /** Years are owed, but no unit of the roster stands in them (merged, dissolved): a new roster is needed. */
  readonly nobody: boolean;
}

/**
 * Opens what should stand and does not yet: periods that have begun, on the roster as it is now; the rest comes with
 * its day, by the service's tick. A closed campaign opens nothing, nor does a frozen one. Refuses `campaign_unknown`.
 */
export const openObligations: Decide<{ readonly campaignId: string; readonly through: number | null }, Opened> = async (
  { campaignId, through },
  facts,
  { now, make },
) => {
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  const units = await facts.units(campaignId);
  const choice = await openingOf(campaign, facts, now, through);
  const due = runs(campaign) ? obligationsOf(campaign.plan, units, choice) : [];
  const standing = await facts.standingKeys(campaignId);
  const begun = due.filter((one) => one.opensAt <= now);
  const fresh = begun.filter((one) => !standing.has(`${one.dutyId} ${one.unitId} ${one.period}`));
  const obligations = fresh.map((one) => ({ ...one, obligationId: make.newId() }));
  const events: Event[] = obligations.length === 0 ? [] : [{ type: 'obligations_opened', campaignId, obligations }];
  const duties = await agencyDuties(campaign, facts, choice);
  if (duties.length > 0) events.push({ type: 'agency_duties_opened', campaignId, duties });
  const later = [...new Set(due.filter((one) => one.opensAt > now).map((one) => one.period))];
  const periods = [...new Set(fresh.map((one) => one.period))];
  const over = choice.through === null && due.length === 0 && isPlanOver(campaign.plan, now);
  const result = { units: units.length, opened: fresh.length, periods, later, over, nobody: !over && due.length === 0 };
  return ok({ events, result });
};

async function openingOf(campaign: CampaignView, facts: Facts, now: Instant, through: number | null) {
  const decided = await facts.decidedBounds(campaign.id);
  const { calendar } = await facts.calendar(campaign.id);
  return { through: through ?? campaign.through ?? null, now, decided, calendar };
}

/** What the standing agency itself owes by now and is not written down yet. */
async function agencyDuties(campaign: CampaignView, facts: Facts, choice: OpeningChoice): Promise<AgencyDue[]> {
  if (!runs(campaign)) return [];
  const held = new Set((await facts.agencyDuties(campaign.id)).map((one) => `${one.dutyId} ${one.period}`));
  const due = agencyDuesOf(campaign.plan, choice).filter((one) => one.opensAt <= choice.now);
  return due.filter((one) => !held.has(`${one.dutyId} ${one.period}`));
}

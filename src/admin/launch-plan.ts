/**
 * A unit's own launch plan (số, ngày), where the campaign's plan wants one: asked for once, in the launch season, in
 * working hours. Nothing hangs on the answer but that it is on record.
 */
import { bubble, tell } from '../conversation/turn.js';
import { type Plan, reportingOf } from '../domain/plan.js';
import { ok } from '../domain/problem.js';
import { addDays, type Day, dayOf } from '../domain/time.js';
import type { CampaignId, Event } from '../events/event.js';
import { line } from '../messages/message.js';
import type { Decide } from './decide.js';

/** So many days after the plan was signed (or, where its day is lost, could have been) units write their own. */
const SEASON_DAYS = 120;
/** Units in one transaction. */
const MOST = 200;

export const LAUNCH_PLAN = 'launch_plan';
export const aboutUnit = (unitId: number): string => `unit:${unitId}`;

export function wantsLaunchPlan(plan: Plan, today: Day): boolean {
  const signed = plan.document.date ?? plan.document.earliest;
  if (reportingOf(plan).launchPlan == null || signed == null) return false;
  return today >= signed && today <= addDays(signed, SEASON_DAYS);
}

export interface AskedPlans {
  readonly asked: number;
  readonly more: boolean;
}

export const askLaunchPlans: Decide<{ readonly campaignId: CampaignId }, AskedPlans> = async (
  { campaignId },
  facts,
  { now, make },
) => {
  const campaign = await facts.campaign(campaignId);
  const none = ok({ events: [], result: { asked: 0, more: false } });
  if (campaign === null || !wantsLaunchPlan(campaign.plan, dayOf(now))) return none;
  const all = await facts.unitsWithoutLaunchPlan(campaignId);
  const units = new Map((await facts.units(campaignId)).map((unit) => [unit.id, unit]));
  const clause = reportingOf(campaign.plan).launchPlan ?? '';
  const events: Event[] = [];
  for (const unitId of all.slice(0, MOST)) {
    const subject = aboutUnit(unitId);
    events.push({ type: 'task_opened', taskId: make.newId(), campaignId, kind: LAUNCH_PLAN, subject, details: {} });
    const said = bubble([
      line('launch_plan.ask', { unit: units.get(unitId)?.name ?? '', clause }),
      line('launch_plan.how'),
    ]);
    for (const personId of await facts.holders(campaignId, 'focal_point', unitId))
      events.push(tell(personId, said, subject));
  }
  return ok({ events, result: { asked: all.length, more: all.length > MOST } });
};

/**
 * The issuing body ends or is merged (four of the five on 01/7/2025). The campaign is frozen: nothing is taken and
 * nobody is reminded, what was sent stays; until it is handed to a successor, named with its document, or closed.
 */
import type { CampaignView, Facts } from '../../conversation/facts.js';
import { decide } from '../../domain/decision.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { type Day, dayOf, type Instant } from '../../domain/time.js';
import type { Event } from '../../events/event.js';
import { type Line, line } from '../../messages/message.js';
import { loadPlanEvents } from '../campaign-load.js';
import { type OnPaper, runningCampaign } from '../dates/whom.js';
import type { Decide } from '../decide.js';

export interface FreezeArgs extends OnPaper {
  /** The first day on which the body is no more. */
  readonly from: Day;
}

export interface HandOverArgs extends FreezeArgs {
  /** "UBND phường Phan Rang". */
  readonly issuer: string;
  /** Its standing agency, in full and as the bot says it. */
  readonly agency: string;
  readonly label: string;
}

export interface IssuerTold {
  readonly campaign: CampaignView;
  readonly told: number;
}

async function running(args: FreezeArgs, facts: Facts, frozen: boolean, now: Instant): Promise<Result<CampaignView>> {
  const found = await runningCampaign(args, facts);
  if (!found.ok) return found;
  const { frozen: since = null } = found.value;
  if ((since !== null) !== frozen)
    return refuse(frozen ? 'campaign_not_frozen' : 'campaign_frozen', { id: args.campaignId });
  // Both take effect at once: not while the body still stands, nor for a successor before it ended.
  if (args.from > dayOf(now)) return refuse('day_impossible', { day: args.from });
  return since !== null && args.from < since.from ? refuse('successor_early', { day: since.from }) : found;
}

/** Everybody who holds a seat hears it once. */
async function tellAll(campaign: CampaignView, said: readonly Line[], facts: Facts): Promise<Event[]> {
  const people = new Set((await facts.seats(campaign.id)).map((one) => one.personId));
  return [...people].map((personId) => ({
    type: 'message_created',
    to: { personId },
    bubble: { lines: said, choices: [] },
    lane: 'broadcast',
    about: null,
    fleeting: false,
  }));
}

/** Refuses `campaign_unknown`, `campaign_closed`, `document_missing`, `campaign_frozen` (already), `day_impossible`. */
export const freezeCampaign: Decide<FreezeArgs, IssuerTold> = async (args, facts, desk) => {
  const found = await running(args, facts, false, desk.now);
  if (!found.ok) return found;
  const campaign = found.value;
  const { campaignId, document, from } = args;
  const said = frozenLine({ ...campaign, frozen: { from, document, at: desk.at } });
  const told = await tellAll(campaign, said === null ? [] : [said], facts);
  return ok({
    events: [{ type: 'campaign_frozen', campaignId, from, document }, ...told],
    result: { campaign, told: told.length },
  });
};

/** "UBND … kết thúc hoạt động từ ngày …; phong trào tạm dừng …"; null while the campaign runs, and once it is closed. */
export function frozenLine({ plan, frozen, closedAt }: CampaignView): Line | null {
  if (frozen == null || closedAt != null) return null;
  const { from, document } = frozen;
  return line('reform.frozen', { issuer: plan.issuer, day: { day: from, form: 'day' }, document });
}

/**
 * The plan gets a version that names the successor and carries the decision; reports go on where they stood. Refuses
 * besides: `campaign_not_frozen`, `successor_missing`, `successor_early` (before the body ended).
 */
export const handOverCampaign: Decide<HandOverArgs, IssuerTold> = async (args, facts, { now }) => {
  const found = await running(args, facts, true, now);
  if (!found.ok) return found;
  const campaign = found.value;
  const { campaignId, from, document, issuer, agency, label } = args;
  const decided = decide(campaign.plan, { point: { kind: 'issuer', issuer, agency, label }, document, day: from });
  if (!decided.ok) return decided;
  const load = { plan: decided.value, source: 'decision', through: campaign.through ?? null, document };
  const said = line('reform.handed_over', { issuer, agency, document });
  const told = await tellAll(campaign, [said], facts);
  return ok({
    events: [
      ...loadPlanEvents(load, await facts.units(campaignId)),
      { type: 'campaign_handed_over', campaignId, from, document, issuer },
      ...told,
    ],
    result: { campaign: { ...campaign, plan: decided.value, frozen: null }, told: told.length },
  });
};

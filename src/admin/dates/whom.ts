/** Which reports a decision about dates means, and what every such decision refuses. */
import type { CampaignView, Facts, ObligationView } from '../../conversation/facts.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { addDays, dayOf, type Instant } from '../../domain/time.js';
import type { Desk } from '../decide.js';
import { currentObligation } from '../periods-known.js';

/** Some units by id, a whole tier, or everybody who owes the report. */
export type Whom = { readonly unitIds: readonly number[] } | { readonly tier: string } | { readonly everybody: true };

export interface OnPaper {
  readonly campaignId: string;
  /** The paper the decision rests on, as the office writes it. */
  readonly document: string;
}

/** Refuses `campaign_unknown`, `campaign_closed`, `document_missing`. */
export async function runningCampaign(args: OnPaper, facts: Facts): Promise<Result<CampaignView>> {
  const campaign = await facts.campaign(args.campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: args.campaignId });
  if (campaign.closedAt != null) return refuse('campaign_closed');
  return args.document.trim() === '' ? refuse('document_missing') : ok(campaign);
}

/** A later day is a slip of the year, and a bound never moves back. */
const FARTHEST_DAYS = 366;

/** Refuses `bound_past` (a bound that is over binds nobody), and `bound_too_far` beyond `farthest` days. */
export function comingBound(dueBefore: Instant, now: Instant, farthest = FARTHEST_DAYS): Result<Instant> {
  const day = dayOf(dueBefore - 1);
  if (dueBefore <= now) return refuse('bound_past', { day });
  return day > addDays(dayOf(now), farthest) ? refuse('bound_too_far', { day }) : ok(dueBefore);
}

export interface Meant {
  readonly period: string;
  readonly obligations: readonly ObligationView[];
}

/**
 * The reports of one period; null means the one being reported now. Exempt units owe none. Refuses `period_none`,
 * `period_closed`, and `nobody_owes` when none of those meant does.
 */
export async function meantBy(
  whom: Whom,
  period: string | null,
  campaign: CampaignView,
  facts: Facts,
  { now }: Desk,
): Promise<Result<Meant>> {
  const asked = period ?? (await currentObligation(campaign, facts, now))?.period ?? null;
  if (asked === null) return refuse('period_none', { period: '' });
  if ((await facts.closing(campaign.id, asked)) !== null) return refuse('period_closed', { period: asked });
  const all = (await facts.obligationsIn(campaign.id, asked)).filter((one) => !one.exempt);
  const obligations = all.filter(({ unit }) => {
    if ('everybody' in whom) return true;
    return 'tier' in whom ? unit.tier === whom.tier : whom.unitIds.includes(unit.id);
  });
  return obligations.length === 0 ? refuse('nobody_owes', { period: asked }) : ok({ period: asked, obligations });
}

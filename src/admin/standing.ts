/** Whether a campaign runs. One that was closed after tổng kết, or stands still since its issuing body ended, takes nothing. */
import type { CampaignView, Facts } from '../conversation/facts.js';
import type { Event } from '../events/event.js';

export const runs = ({ closedAt, frozen }: Pick<CampaignView, 'closedAt' | 'frozen'>): boolean =>
  closedAt == null && frozen == null;

/** What changes the plan, figures, what is judged of them, or when they are due; what is typed into a draft stays its own. */
const CHANGES: ReadonlySet<string> = new Set([
  'campaign_loaded',
  'report_submitted',
  'report_received',
  'report_withdrawn',
  'report_dated',
  'document_recorded',
  'figure_corrected',
  'figures_imported',
  'figures_verified',
  'figure_returned',
  'figure_set',
  'figure_contested',
  'evidence_given',
  'evidence_withdrawn',
  'statement_given',
  'standard_assessed',
  'goal_entered',
  'period_closed',
  'period_reopened',
  'request_made',
  'deadline_set',
  'deadline_extended',
  'obligations_exempted',
  'award_list_frozen',
  'award_suspended',
  'award_resumed',
  'award_rule_set',
  'nomination_opened',
  'nomination_moved',
  'nomination_paper_given',
] as const satisfies readonly Event['type'][]);

/**
 * The decision of a result may come after tổng kết, when everything else is over; a reform of the units is no act of the
 * campaign, and may come before a successor is found.
 */
const mayStill = (one: Event): boolean =>
  (one.type === 'nomination_moved' && one.step === 'decide') ||
  (one.type === 'obligations_exempted' && one.reason === 'reorganised');

/** The campaign that stands still and would be changed by what was decided; null where everything may happen. */
export async function stillStands(events: readonly Event[], facts: Facts): Promise<CampaignView | null> {
  // The successor's name is itself a new version of the plan.
  if (events.some((one) => one.type === 'campaign_handed_over')) return null;
  const ids = new Set(
    events.flatMap((one) => (CHANGES.has(one.type) && !mayStill(one) && 'campaignId' in one ? [one.campaignId] : [])),
  );
  for (const id of ids) {
    const campaign = await facts.campaign(id);
    if (campaign !== null && !runs(campaign)) return campaign;
  }
  return null;
}

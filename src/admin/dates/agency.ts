/** The standing agency's own roll-up, the other link of the chain: written down as sent by its paper. */
import type { AgencyDutyView } from '../../conversation/facts.js';
import { ok, refuse } from '../../domain/problem.js';
import { type Day, dayOf, isDay } from '../../domain/time.js';
import type { Decide } from '../decide.js';
import { type OnPaper, runningCampaign } from './whom.js';

export interface AgencyReportArgs extends OnPaper {
  /** Null: the oldest roll-up that is still owed. */
  readonly dutyId: string | null;
  readonly period: string | null;
  /** The day of the paper. */
  readonly day: Day;
}

/**
 * Refuses `campaign_unknown`, `campaign_closed`, `document_missing`, `day_unreadable`, `paper_from_future`,
 * `agency_owes_nothing`.
 */
export const noteAgencyReport: Decide<AgencyReportArgs, AgencyDutyView> = async (args, facts, { now }) => {
  const running = await runningCampaign(args, facts);
  if (!running.ok) return running;
  const { campaignId, document, day, dutyId, period } = args;
  if (!isDay(day)) return refuse('day_unreadable', { found: day });
  if (day > dayOf(now)) return refuse('paper_from_future', { day });
  const owed = (await facts.agencyDuties(campaignId)).filter((one) => one.doneAt === null && one.opensAt <= now);
  const meant = owed.find(
    (one) => (dutyId === null || one.dutyId === dutyId) && (period === null || one.period === period),
  );
  if (meant === undefined) return refuse('agency_owes_nothing');
  return ok({
    events: [
      {
        type: 'agency_report_noted',
        ...{ campaignId, dutyId: meant.dutyId, period: meant.period, document, day },
      },
    ],
    result: meant,
  });
};

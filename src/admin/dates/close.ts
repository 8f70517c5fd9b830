/**
 * Closing a campaign after tổng kết: every report is locked where it stands, reminders stop, the seats of units end.
 * Those who see the whole campaign keep their seats and go on asking; nobody can change anything any more. Texts
 * go on their schedule as always.
 */
import type { CampaignView, Facts } from '../../conversation/facts.js';
import { UNIT_ROLES } from '../../domain/people.js';
import { ok } from '../../domain/problem.js';
import type { Event } from '../../events/event.js';
import { line } from '../../messages/message.js';
import type { Decide } from '../decide.js';
import { currentObligation } from '../periods-known.js';
import { type OnPaper, runningCampaign } from './whom.js';

/** Seats ended in one turn; the service's tick ends the rest, so that no turn holds the store for long. */
export const SEATS_AT_ONCE = 200;

export interface Closed {
  readonly campaignId: string;
  /** Reports of the newest period that never came. */
  readonly missing: number;
  /** Seats of units that end. */
  readonly seats: number;
}

async function missingOf(campaign: CampaignView, facts: Facts, now: number): Promise<number> {
  const current = await currentObligation(campaign, facts, now);
  if (current === null) return 0;
  const all = await facts.progress(campaign.id, current.period);
  return all.filter((one) => one.submittedAt === null).length;
}

/** Refuses `campaign_unknown`, `campaign_closed` (already), `document_missing`. */
export const closeCampaign: Decide<OnPaper, Closed> = async (args, facts, desk) => {
  const running = await runningCampaign(args, facts);
  if (!running.ok) return running;
  const { campaignId, document } = args;
  const seats = (await facts.seats(campaignId)).filter((one) => UNIT_ROLES.includes(one.role));
  const people = new Set(seats.map((one) => one.personId));
  const { title } = running.value.plan;
  const told: Event[] = [...people].map((personId) => ({
    type: 'message_created',
    to: { personId },
    bubble: { lines: [line('dates.told.closed', { title }), line('dates.by_paper', { document })], choices: [] },
    lane: 'broadcast',
    about: null,
    fleeting: false,
  }));
  const missing = await missingOf(running.value, facts, desk.now);
  return ok({
    events: [
      { type: 'campaign_closed', campaignId, document },
      ...seats.slice(0, SEATS_AT_ONCE).map((one) => ended(campaignId, one.id)),
      ...told,
    ],
    result: { campaignId, missing, seats: seats.length },
  });
};

const ended = (campaignId: string, seatId: string): Event => ({
  ...{ type: 'seat_ended', campaignId, seatId, why: 'campaign_closed' },
});

/** The next seats of a closed campaign; none while it runs. */
export const endSeatsOfClosed: Decide<{ readonly campaignId: string }, number> = async ({ campaignId }, facts) => {
  const campaign = await facts.campaign(campaignId);
  if (campaign?.closedAt == null) return ok({ events: [], result: 0 });
  const seats = (await facts.seats(campaignId)).filter((one) => UNIT_ROLES.includes(one.role));
  const some = seats.slice(0, SEATS_AT_ONCE);
  return ok({ events: some.map((one) => ended(campaignId, one.id)), result: some.length });
};

/**
 * The service was silent within 24 hours of a bound: people may have been kept from reporting, so the coordinator is
 * offered an extension for the tier. Nothing moves by itself.
 */
import type { CampaignView, Facts, ObligationView } from '../../conversation/facts.js';
import { periodWords } from '../../conversation/periods.js';
import { nextWorkingDay } from '../../domain/calendar.js';
import { ok } from '../../domain/problem.js';
import { addDays, DAY_MS, dayOf, type Instant } from '../../domain/time.js';
import type { Event } from '../../events/event.js';
import { type Choice, line } from '../../messages/message.js';
import type { Decide } from '../decide.js';
import { runs } from '../standing.js';

export const OFFER = 'offer_extension';

export interface Outage {
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
}

/** Whether any of the last 24 hours before the bound was lost. */
export const touches = ({ from, to }: Outage, bound: Instant): boolean => from < bound && to > bound - DAY_MS;

interface Touched {
  readonly tier: string;
  readonly period: string;
  readonly bound: Instant;
  /** Not sent, or sent after the bound. */
  readonly units: number;
}

/** By period, tier and bound: whoever sent in time lost nothing. */
async function touchedBy(outage: Outage, campaign: CampaignView, facts: Facts): Promise<Touched[]> {
  const keys = await facts.standingKeys(campaign.id);
  const periods = new Set([...keys].map((key) => key.split(' ')[2] ?? ''));
  const found = new Map<string, Touched>();
  for (const period of periods) {
    for (const one of await facts.obligationsIn(campaign.id, period)) {
      if (!lost(one, outage) || one.dueBefore === null) continue;
      const key = `${one.unit.tier} ${period} ${one.dueBefore}`;
      const before = found.get(key)?.units ?? 0;
      found.set(key, { tier: one.unit.tier, period, bound: one.dueBefore, units: before + 1 });
    }
  }
  return [...found.values()];
}

function lost({ dueBefore, submitted, exempt }: ObligationView, outage: Outage): boolean {
  if (exempt || dueBefore === null || !touches(outage, dueBefore)) return false;
  return submitted === null || submitted.onTime === false;
}

/** One task and one message per coordinator for each tier and bound touched. */
export const offerExtensions: Decide<Outage, number> = async (outage, facts, { make }) => {
  const events: Event[] = [];
  for (const campaign of await facts.campaigns()) {
    if (!runs(campaign)) continue;
    const coordinators = await facts.holders(campaign.id, 'coordinator', null);
    const { calendar } = await facts.calendar(campaign.id);
    for (const touched of await touchedBy(outage, campaign, facts)) {
      const taskId = make.newId();
      const last = nextWorkingDay(calendar, addDays(dayOf(Math.max(outage.to, touched.bound) - 1), 1));
      const details = { ...touched, last, from: outage.from, to: outage.to };
      events.push({
        type: 'task_opened',
        taskId,
        campaignId: campaign.id,
        kind: OFFER,
        subject: touched.period,
        details,
      });
      const tier = campaign.plan.tiers.find((one) => one.id === touched.tier)?.name ?? touched.tier;
      for (const personId of coordinators) events.push(offer(personId, taskId, touched, tier, outage, last));
    }
  }
  return ok({ events, result: events.filter((one) => one.type === 'task_opened').length });
};

function offer(
  personId: string,
  taskId: string,
  { period, units, bound }: Touched,
  tier: string,
  { from, to }: Outage,
  last: string,
): Event {
  const choices: Choice[] = [
    { id: `dt_offer:${taskId}`, label: line('choice.dates_extend') },
    { id: `dt_nooffer:${taskId}`, label: line('choice.dates_no_extend') },
  ];
  const params = {
    ...{ period: periodWords(period), tier, count: units },
    from: { instant: from, form: 'clock_day' as const },
    to: { instant: to, form: 'clock_day' as const },
    bound: { day: dayOf(bound - 1), form: 'weekday_year' as const },
    last: { day: last, form: 'weekday_year' as const },
  };
  const lines = [line('dates.offer.what', params), line('dates.offer.who', params), line('dates.offer.how', params)];
  return {
    ...{ type: 'message_created', to: { personId }, lane: 'reply', about: `task:${taskId}`, fleeting: false },
    bubble: { lines, choices },
  };
}

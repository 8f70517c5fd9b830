/** A campaign's switches, set by its coordinator. */
import { reportingOf } from '../domain/plan.js';
import { ok, refuse } from '../domain/problem.js';
import type { Decide } from './decide.js';

/** Units are asked, once the period's data has closed, whether the figures they sent earlier still hold. */
export const ASK_AGAIN = 'ask_again';

/** What can be switched, and to what; the first value is how it stands before anybody sets it. */
export const SWITCHES = {
  evidence_files: ['off', 'on'],
  /** The head of the unit agrees before a report counts as sent; the plan may say so itself. */
  approval: ['off', 'on'],
  /** Leaders may be the second person of an announcement. */
  announcement_leader: ['off', 'on'],
  /** How many receivers one person alone may send to, where nobody else can agree. */
  announcement_alone: ['200', '0', '20', '50', '100', '500', '1000', '5000'],
  [ASK_AGAIN]: ['off', 'on'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export interface SetArgs {
  readonly campaignId: string;
  readonly name: string;
  readonly value: string;
  /** The document it rests on, where there is one. */
  readonly document: string | null;
}

/** Refuses `campaign_unknown`, `switch_unknown`; the value it has already changes nothing. */
export const setCampaign: Decide<SetArgs, SetArgs> = async (args, facts) => {
  const { campaignId, name, value, document } = args;
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  const values: readonly string[] | undefined = Object.entries(SWITCHES).find(([known]) => known === name)?.[1];
  if (values === undefined || !values.includes(value)) {
    const all = Object.entries(SWITCHES).map(([known, allowed]) => `${known} ${allowed.join('|')}`);
    return refuse('switch_unknown', { switches: all.join(', ') });
  }
  const planned = name === 'approval' && reportingOf(campaign.plan).approval ? 'on' : values[0];
  const held = (await facts.rule(campaignId, name)) ?? planned;
  if (held === value) return ok({ events: [], result: args });
  return ok({ events: [{ type: 'rule_decided', campaignId, rule: name, value, document }], result: args });
};

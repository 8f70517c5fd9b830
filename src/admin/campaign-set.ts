/** A campaign's switches, set by its coordinator. */
import { ok, refuse } from '../domain/problem.js';
import type { Decide } from './decide.js';

/** What can be switched, and to what; the first value is how it stands before anybody sets it. */
export const SWITCHES = { evidence_files: ['off', 'on'] } as const satisfies Readonly<
  Record<string, readonly string[]>
>;

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
  if ((await facts.campaign(campaignId)) === null) return refuse('campaign_unknown', { id: campaignId });
  const values: readonly string[] | undefined = Object.entries(SWITCHES).find(([known]) => known === name)?.[1];
  if (values === undefined || !values.includes(value)) {
    const all = Object.entries(SWITCHES).map(([known, allowed]) => `${known} ${allowed.join('|')}`);
    return refuse('switch_unknown', { switches: all.join(', ') });
  }
  const held = (await facts.rule(campaignId, name)) ?? values[0];
  if (held === value) return ok({ events: [], result: args });
  return ok({ events: [{ type: 'rule_decided', campaignId, rule: name, value, document }], result: args });
};

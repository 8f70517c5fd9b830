/** A rule of the campaign is decided, over what its plan says: whether the head of the unit agrees before a report counts. */
import { ok, refuse } from '../domain/problem.js';
import type { CampaignId } from '../events/event.js';
import type { Decide } from './decide.js';

/** Each rule with the words it takes. */
const RULES: Readonly<Record<string, readonly string[]>> = { approval: ['on', 'off'] };

export interface RuleArgs {
  readonly campaignId: CampaignId;
  readonly rule: string;
  readonly value: string;
  readonly document: string | null;
}

/** Refuses `rule_unknown`; the same decision again is another row, with its own document. */
export const decideRule: Decide<RuleArgs, { readonly rule: string; readonly value: string }> = async (args) => {
  const { campaignId, rule, value, document } = args;
  const known = RULES[rule];
  if (known === undefined || !known.includes(value)) {
    const rules = Object.entries(RULES).map(([name, words]) => `${name} ${words.join('|')}`);
    return refuse('rule_unknown', { rules: rules.join(', ') });
  }
  return ok({ events: [{ type: 'rule_decided', campaignId, rule, value, document }], result: { rule, value } });
};

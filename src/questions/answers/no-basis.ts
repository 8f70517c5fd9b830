import { type Line, line } from '../../messages/message.js';
import type { AskFacts } from '../facts.js';

/** Where the standards stand when they are not in the plan. */
export function noBasis(facts: AskFacts): Line {
  const within = facts.plan.standardsIn ?? null;
  return within === null ? line('ask.eligibility.no_basis') : line('ask.eligibility.elsewhere', { within });
}

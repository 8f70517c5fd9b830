/**
 * The four messages a platform approves beforehand, and what each leaves open. They go out in place of a bubble to people
 * whom nothing else reaches; an office approves them with its platform and names their fields (docs/cai-dat-zalo.md).
 */
import type { Day } from '../domain/time.js';
import type { Line, Param, Template } from './message.js';

/** `last`: the last day on which a report is on time. */
export function deadlineTemplate(given: { unit: string; last: Day; count: number }): Template {
  const { unit, last, count } = given;
  return { name: 'deadline', fields: { unit, deadline: { day: last, form: 'day' }, count } };
}

/** `result`: in one line, what became of the figures and what is to be done. */
export function verificationTemplate(given: { unit: string; period: Param; result: Line }): Template {
  const { unit, period, result } = given;
  return { name: 'verification', fields: { unit, period, result: { line: result } } };
}

export function invitationTemplate(given: { unit: string; campaign: string; code: string }): Template {
  const { unit, campaign, code } = given;
  return { name: 'invitation', fields: { unit, campaign, code } };
}

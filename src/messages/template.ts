/**
 * The four messages a platform approves beforehand, and what each leaves open. They go out in place of a bubble to people
 * whom nothing else reaches; an office approves them with its platform and names their fields (docs/cai-dat-zalo.md).
 */
import type { Day } from '../domain/time.js';
import type { Line, Param, Template } from './message.js';

/** What an approved text may ask for. */
export const TEMPLATE_FIELDS = {
  deadline: ['unit', 'deadline', 'count'],
  verification: ['unit', 'period', 'result'],
  announcement: ['unit', 'title'],
  invitation: ['unit', 'campaign', 'code'],
} as const satisfies Readonly<Record<Template['name'], readonly string[]>>;

type Fields<Name extends Template['name']> = Readonly<Record<(typeof TEMPLATE_FIELDS)[Name][number], Param>>;

const template = <Name extends Template['name']>(name: Name, fields: Fields<Name>): Template => ({ name, fields });

/** `last`: the last day on which a report is on time. */
export function deadlineTemplate({ unit, last, count }: { unit: string; last: Day; count: number }): Template {
  return template('deadline', { unit, deadline: { day: last, form: 'day' }, count });
}

/** `result`: in one line, what became of the figures and what is to be done. */
export function verificationTemplate(given: { unit: string; period: Param; result: Line }): Template {
  const { unit, period, result } = given;
  return template('verification', { unit, period, result: { line: result } });
}

/** `title`: how the text begins; whoever reads it asks for the rest. */
export function announcementTemplate({ unit, text }: { unit: string; text: string }): Template {
  return template('announcement', { unit, title: text.replace(/\s+/g, ' ').trim() });
}

export function invitationTemplate(given: { unit: string; campaign: string; code: string }): Template {
  return template('invitation', given);
}

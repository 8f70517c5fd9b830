/** A nomination in words: its title, its questions, what it lacks. A person's name stands in their own card alone. */

import { fieldsOf, type NominationField, type Subject } from '../../../domain/nomination.js';
import type { Plan } from '../../../domain/plan.js';
import { bareName } from '../../../domain/unit.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import type { Dossier } from '../../dossiers.js';
import type { NominationView } from '../../facts-award.js';
import { occasionParam } from './words.js';

const EXCERPT = 70;

export const excerpt = (text: string, most = EXCERPT): string => {
  const signs = [...text.replace(/\s+/g, ' ')];
  return signs.length <= most
    ? signs.join('')
    : `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
};

export const formOf = (plan: Plan, awardId: string): string =>
  plan.awards.find((one) => one.id === awardId)?.form ?? '';

/** "Đề nghị 3 – Phường Văn Hải: tập thể, Giấy khen, sơ kết" */
export const titleLine = (plan: Plan, one: NominationView): Line =>
  line('nomination.title', {
    number: one.number,
    unit: one.unit.name,
    subject: one.subject,
    form: formOf(plan, one.awardId),
    occasion: occasionParam(one.occasion),
    state: one.state,
  });

/** One row of a list: never with a person's name. */
export const rowLine = (plan: Plan, one: NominationView): Line =>
  line('nomination.row', {
    number: one.number,
    unit: bareName(one.unit),
    subject: one.subject,
    form: formOf(plan, one.awardId),
    state: one.state,
    result: one.result ?? 'none',
  });

export function questionLine(subject: Subject, field: NominationField): Line {
  const fields = fieldsOf(subject);
  return line(`nomination.ask.${field}`, { n: fields.indexOf(field) + 1, total: fields.length, subject });
}

/** "3. Kết quả: …" of what has been answered. */
export function answerLines(one: NominationView): Line[] {
  return fieldsOf(one.subject).flatMap((field, i) => {
    const words = one[field];
    if (words === null) return [];
    return [
      line(`nomination.field.${field}`, {
        n: i + 1,
        words: words === '' ? 'none' : excerpt(words),
        subject: one.subject,
      }),
    ];
  });
}

/** Names of the papers that are missing; at most three, and how many more. */
export function missingParam({ missing }: Dossier): Param {
  const shown = missing.slice(0, 3).map((paper): Param => excerpt(paper.name, 60));
  const more = missing.length - 3;
  return { list: more > 0 ? [...shown, { line: line('nomination.more_papers', { more }) }] : shown };
}

/** Nothing is missing: everything asked for is there, or nobody has said what is asked for. */
export const wholeLine = ({ papers }: Dossier): Line =>
  line(papers.length === 0 ? 'nomination.no_list' : 'nomination.whole');

/** What the screens of a list share: its head, its name in a press, the tier somebody means. */
import type { AwardSheet } from '../../../domain/award-sheet.js';
import type { Award, Plan } from '../../../domain/plan.js';
import { dayOf } from '../../../domain/time.js';
import { fold } from '../../../language/fold.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import { whenParams } from './words.js';

/** The tier whose words the text holds, the longest first. */
export function tierSaid(plan: Plan, rest: string): string | null {
  const said = ` ${rest} `;
  const all = plan.tiers
    .filter((tier) => tier.reports)
    .flatMap((tier) =>
      [tier.name, ...tier.words].map((word) => ({
        id: tier.id,
        word: fold(word)
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim(),
      })),
    );
  const found = all.filter(({ word }) => said.includes(` ${word} `)).sort((a, b) => b.word.length - a.word.length);
  return found[0]?.id ?? null;
}

/** In a press: `<occasion>:<period>:<tier>`. */
export const idOf = ({ occasion, period, tier }: Pick<AwardSheet, 'occasion' | 'period' | 'tier'>): string =>
  `${occasion}:${period}:${tier}`;

export function listHead(sheet: AwardSheet, frozen: AwardSheet | null): Line {
  const at: Param = frozen?.frozen == null ? '' : { day: dayOf(frozen.frozen.at), form: 'day' };
  return line('award.list.head', {
    ...whenParams(sheet),
    tier: sheet.tierName,
    frozen: frozen === null ? 'no' : 'yes',
    at,
  });
}

/** "Giấy khen của UBND quận" is said "giấy khen". */
const shortForm = (form: string): string => fold(form.split(' của ')[0] ?? form).trim();

export const isForm = (form: string, said: string): boolean => shortForm(form) === said;

/** The one form of those given that the folded text names, in full or in short; the only one there is needs no name. */
export function formAmong(forms: readonly Award[], rest: string): Award | null {
  const once = forms.filter((one, i) => forms.findIndex((other) => other.id === one.id) === i);
  const whole = once.filter((one) => rest.includes(fold(one.form)));
  const found = whole.length > 0 ? whole : once.filter((one) => rest.includes(shortForm(one.form)));
  const [only] = found.length > 0 || once.length > 1 ? found : once;
  return found.length > 1 ? null : (only ?? null);
}

/** The form of award the text names, at whatever occasion it is given, and what else it says; null when it names none. */
export function formSaid(plan: Plan, rest: string): { readonly form: string; readonly rest: string } | null {
  const known = new Set([...plan.awards.map((award) => shortForm(award.form)), ...FORMS]);
  const form = [...known].find((one) => ` ${rest} `.includes(` ${one} `));
  return form === undefined ? null : { form, rest: ` ${rest} `.replace(` ${form} `, ' ').trim() };
}

/** Said of any movement; a plan that does not give them says so. */
const FORMS = ['co thi dua', 'bang khen', 'giay khen', 'huan chuong'];

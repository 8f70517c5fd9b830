/** An office's own form of a paper: taken when every name in it is known and none is missing, used from then on. */
import type { Facts } from '../../conversation/facts.js';
import type { PaperFormView } from '../../conversation/facts-papers.js';
import type { FormFields } from '../../documents/form.js';
import { ok, refuse } from '../../domain/problem.js';
import type { FormFile } from '../../events/papers.js';
import type { Decide } from '../decide.js';
import { checkForm, type PaperId, type PaperKind } from './kinds.js';

/** A form as it came in: its bytes kept, its names read. */
export interface GivenForm {
  readonly file: FormFile;
  readonly fields: FormFields;
}

export async function formOf(
  campaignId: string,
  paper: PaperId,
  facts: Pick<Facts, 'paperForms'>,
): Promise<PaperFormView | null> {
  return (await facts.paperForms(campaignId)).find((one) => one.paper === paper) ?? null;
}

interface SetArgs {
  readonly campaignId: string;
  readonly kind: PaperKind;
  readonly form: GivenForm;
}

/** Refuses `form_unknown`, `form_loose` and `form_missing`, each with the names. Gives the names it leaves out. */
export const setForm: Decide<SetArgs, { readonly unused: readonly string[] }> = async ({ campaignId, kind, form }) => {
  const { unknown, missing, loose, unused } = checkForm(kind, form.fields);
  if (unknown.length > 0) return refuse('form_unknown', { names: unknown.join(', ') });
  if (loose.length > 0) return refuse('form_loose', { names: loose.join(', ') });
  if (missing.length > 0) return refuse('form_missing', { names: missing.join(', ') });
  return ok({
    events: [{ type: 'form_set', campaignId, paper: kind.id, file: form.file }],
    result: { unused },
  });
};

/** Refuses `form_plain` where the plain form is in use anyway. */
export const dropForm: Decide<Omit<SetArgs, 'form'>, null> = async ({ campaignId, kind }, facts) => {
  if ((await formOf(campaignId, kind.id, facts)) === null) return refuse('form_plain');
  return ok({ events: [{ type: 'form_dropped', campaignId, paper: kind.id }], result: null });
};

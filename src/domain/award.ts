/** Which award forms may be proposed on an occasion and for whom, and which papers a nominee's dossier asks for. */
import type { Award, DossierPaper, Plan } from './plan.js';

export const OCCASIONS = ['so_ket', 'tong_ket', 'yearly', 'urgent'] as const;
export type Occasion = (typeof OCCASIONS)[number];

export const NOMINEES = ['collective', 'individual'] as const;
export type Nominee = (typeof NOMINEES)[number];

/** Cases in which a paper is asked for. `enterprise`: an enterprise, or the person who heads one. */
export const PAPER_CASES = ['collective', 'state_level', 'enterprise'] as const;
export type PaperCase = (typeof PAPER_CASES)[number];

/** Where the plan names no occasion, or nobody, the form is not left out: the plan does not forbid it. */
export function awardsFor(plan: Plan, occasion: Occasion, who: Nominee): readonly Award[] {
  return plan.awards.filter(
    (award) =>
      (award.occasions.length === 0 || award.occasions.includes(occasion)) &&
      (award.who.length === 0 || award.who.includes(who)),
  );
}

/** Papers with a case of their own are asked for in that case only (a tax confirmation of enterprises). */
export function papersFor(plan: Plan, cases: ReadonlySet<PaperCase>): readonly DossierPaper[] {
  return plan.dossier.filter((paper) => paper.only === null || cases.has(paper.only));
}

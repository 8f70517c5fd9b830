/**
 * The check-list of a dossier in its three layers: what the plan asks for, what the rules by date say of it, and the
 * office's own list with its day. Nothing is asked for that none of them names.
 */
import type { PaperCase } from './award.js';
import { type EndedDecree, endedIn } from './award-law.js';
import type { Subject } from './nomination.js';
import type { Award, Plan } from './plan.js';
import type { Day } from './time.js';

/** One line of the office's own list. */
export interface OwnPaper {
  readonly id: string;
  readonly name: string;
  readonly only: PaperCase | 'individual' | null;
}

/** "Danh mục do Phòng Nội vụ đặt ngày 18/12/2023". */
export interface OwnList {
  readonly papers: readonly OwnPaper[];
  readonly day: Day;
  readonly document: string | null;
}

export interface CheckedPaper {
  readonly id: string;
  readonly name: string;
  readonly layer: 'plan' | 'office';
  /** The plan's clause; null for the office's own. */
  readonly clause: string | null;
  /** The condition under which it is asked for, in the plan's words. */
  readonly condition: string | null;
  /** The decree its words rest on has ended: which form is used now is for the reviewer to say. */
  readonly ended: EndedDecree | null;
  /** At most one page of A4. */
  readonly onePage: boolean;
}

export interface DossierCase {
  readonly subject: Subject;
  /** An individual who heads an enterprise. */
  readonly headsEnterprise: boolean;
  readonly award: Award | null;
}

/** What a reminder of a unit's dossiers is about. */
export const dossierSubject = (campaignId: string, unitId: number, occasion: string, period: string): string =>
  `dossier:${campaignId}:${unitId}:${occasion}:${period}`;

const STATE_LEVEL = /Huân chương|Chính phủ|Nhà nước|Thủ tướng|Anh hùng/u;
/** By the words of the form: no plan of a commune, district or province gives one. */
export const isStateLevel = (award: Award | null): boolean => award !== null && STATE_LEVEL.test(award.form);

/** The cases in which papers of their own are asked for. */
export function casesOf({ subject, headsEnterprise, award }: DossierCase): ReadonlySet<PaperCase | 'individual'> {
  const cases = new Set<PaperCase | 'individual'>([subject === 'person' ? 'individual' : 'collective']);
  if (subject === 'enterprise' || headsEnterprise) cases.add('enterprise');
  if (isStateLevel(award)) cases.add('state_level');
  return cases;
}

/** The papers of one nomination on the day. The plan's first; the office's list adds to them. */
export function checklist(plan: Plan, own: OwnList | null, of: DossierCase, today: Day): readonly CheckedPaper[] {
  const cases = casesOf(of);
  const planned = plan.dossier.filter((paper) => paper.only === null || cases.has(paper.only));
  const added = (own?.papers ?? []).filter((paper) => paper.only === null || cases.has(paper.only));
  return [
    ...planned.map(
      ({ id, name, clause, condition }): CheckedPaper => ({
        id,
        name,
        layer: 'plan',
        clause,
        condition,
        ended: endedIn(name, today),
        onePage: /không quá 1 trang/u.test(name),
      }),
    ),
    ...added.map(
      ({ id, name }): CheckedPaper => ({
        id,
        name,
        layer: 'office',
        clause: null,
        condition: null,
        ended: endedIn(name, today),
        onePage: /không quá 1 trang/u.test(name),
      }),
    ),
  ];
}

export const missingPapers = (papers: readonly CheckedPaper[], given: ReadonlySet<string>): readonly CheckedPaper[] =>
  papers.filter((paper) => !given.has(paper.id));

/** Dossiers of nominations: the papers each one asks for, what was given, what is missing. */
import { type CheckedPaper, checklist, missingPapers, type OwnList } from '../domain/dossier.js';
import type { Award } from '../domain/plan.js';
import type { Day } from '../domain/time.js';
import type { CampaignView, Facts } from './facts.js';
import type { DatedRule, GivenPaperView, NominationView } from './facts-award.js';

/** The office's own list; null where there is none, or it was taken away. */
export function ownList(rules: readonly DatedRule[]): OwnList | null {
  const last = rules.findLast(({ rule }) => rule.kind === 'papers')?.rule;
  return last?.kind !== 'papers' || last.papers.length === 0 ? null : last;
}

export interface Dossier {
  readonly nomination: NominationView;
  readonly award: Award | null;
  readonly papers: readonly CheckedPaper[];
  /** What was given, by paper; the newest of each. */
  readonly given: ReadonlyMap<string, GivenPaperView>;
  readonly missing: readonly CheckedPaper[];
}

export function dossierOf(
  campaign: CampaignView,
  nomination: NominationView,
  rules: readonly DatedRule[],
  given: readonly GivenPaperView[],
  today: Day,
): Dossier {
  const { plan } = campaign;
  const award = plan.awards.find((one) => one.id === nomination.awardId) ?? null;
  const { subject, headsEnterprise } = nomination;
  const papers = checklist(plan, ownList(rules), { subject, headsEnterprise, award }, today);
  const mine = new Map(given.filter((one) => one.nominationId === nomination.id).map((one) => [one.paperId, one]));
  return { nomination, award, papers, given: mine, missing: missingPapers(papers, new Set(mine.keys())) };
}

/** Every dossier of an occasion that is under way, by number. */
export async function dossiersOf(
  facts: Facts,
  campaign: CampaignView,
  today: Day,
  of: (nomination: NominationView) => boolean,
): Promise<readonly Dossier[]> {
  const rules = await facts.awardRules(campaign.id);
  const given = await facts.nominationPapers(campaign.id);
  const all = (await facts.nominations(campaign.id)).filter((one) => one.state !== 'withdrawn' && of(one));
  return all.map((one) => dossierOf(campaign, one, rules, given, today));
}

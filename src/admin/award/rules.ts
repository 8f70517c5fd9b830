/** What the office set for awards, each with its day: the newest of its kind holds, points of a decree all stand. */
import type { CampaignView, Facts } from '../../conversation/facts.js';
import type { DatedRule } from '../../conversation/facts-award.js';
import { awardsFor, type Nominee, type Occasion } from '../../domain/award.js';
import { decreeById } from '../../domain/award-law.js';
import type { OwnPaper } from '../../domain/dossier.js';
import type { Quota } from '../../domain/nomination.js';
import { ok, type Problem, refuse } from '../../domain/problem.js';
import { type Day, dayOf, type Instant } from '../../domain/time.js';
import type { AwardRule } from '../../events/award.js';
import type { CampaignId } from '../../events/event.js';
import { fold } from '../../language/fold.js';
import type { Decide } from '../decide.js';

type Of<K extends AwardRule['kind']> = Extract<AwardRule, { kind: K }>;

const ofKind = <K extends AwardRule['kind']>(rules: readonly DatedRule[], kind: K): readonly Of<K>[] =>
  rules.flatMap(({ rule }) => (rule.kind === kind ? [rule as Of<K>] : []));

export function quotaFor(
  rules: readonly DatedRule[],
  of: { readonly occasion: Occasion; readonly period: string; readonly awardId: string; readonly nominee: Nominee },
): Quota | null {
  return (
    ofKind(rules, 'quota').findLast(
      (one) =>
        one.occasion === of.occasion &&
        one.period === of.period &&
        one.awardId === of.awardId &&
        one.nominee === of.nominee,
    ) ?? null
  );
}

/** The last day on which dossiers of the occasion are collected; null while nobody set one. */
export const collectBy = (rules: readonly DatedRule[], occasion: Occasion, period: string): Of<'collect'> | null =>
  ofKind(rules, 'collect').findLast((one) => one.occasion === occasion && one.period === period) ?? null;

/** The collecting day of the occasion where it has passed; null while dossiers are taken. */
export function collectedBefore(
  rules: readonly DatedRule[],
  { occasion, period }: { readonly occasion: Occasion; readonly period: string },
  now: Instant,
): Day | null {
  const last = collectBy(rules, occasion, period)?.last ?? null;
  return last !== null && last < dayOf(now) ? last : null;
}

export const pointsOf = (rules: readonly DatedRule[], decree: string): readonly Of<'decree'>[] =>
  ofKind(rules, 'decree').filter((one) => one.decree === decree);

const sameName = (a: string, b: string): boolean => fold(a).trim() === fold(b).trim();

/** The papers of a new list, each once. A name that stood on an earlier list stays the same paper: what was given for it counts. */
export function listedPapers(said: readonly Omit<OwnPaper, 'id'>[], rules: readonly DatedRule[]): readonly OwnPaper[] {
  const known = ofKind(rules, 'papers').flatMap((one) => one.papers);
  const once = said.filter(
    (one, i) => said.findIndex((other) => sameName(one.name, other.name) && one.only === other.only) === i,
  );
  return once.map((one) => {
    const before = known.findLast((other) => sameName(one.name, other.name));
    return {
      id:
        before?.id ??
        `own_${fold(one.name)
          .trim()
          .replace(/[^\p{L}\p{N}]+/gu, '_')}`,
      ...one,
    };
  });
}

export const COUNCIL = 'award_council';

export interface Council {
  readonly on: boolean;
  /** Where it comes from; null while it is off. */
  readonly by: { readonly name: string; readonly clause: string } | 'switch' | null;
}

/** The plan's own council always sits; one that no plan names only while the reviewer has switched it on. */
export async function councilOf({ id, plan }: CampaignView, facts: Facts): Promise<Council> {
  const named = plan.council ?? null;
  if (named !== null) return { on: true, by: named };
  const on = (await facts.rule(id, COUNCIL)) === 'on';
  return { on, by: on ? 'switch' : null };
}

function checked({ plan }: CampaignView, rule: AwardRule): Problem | null {
  const no = (code: string, params: Problem['params'] = {}): Problem => ({ code, params });
  switch (rule.kind) {
    case 'quota': {
      const forms = awardsFor(plan, rule.occasion, rule.nominee);
      if (!forms.some((one) => one.id === rule.awardId)) return no('form_closed');
      if (!Number.isInteger(rule.most) || rule.most < 0 || rule.most > 9999) return no('quota_number');
      return rule.document.trim() === '' ? no('document_missing') : null;
    }
    case 'papers':
      return rule.papers.some((one) => one.name.trim() === '' || one.name.length > 120) ? no('paper_name') : null;
    case 'decree':
      if (decreeById(rule.decree) === null) return no('decree_unknown', { found: rule.decree });
      return rule.words.trim() === '' || rule.words.length > 300 ? no('decree_words') : null;
    case 'collect':
      return null;
    default:
      return rule satisfies never;
  }
}

/** Refuses `campaign_unknown`, `day_future`, and what each kind asks: see `checked`; a collecting day must lie ahead (`day_past`). */
export const setAwardRule: Decide<{ readonly campaignId: CampaignId; readonly rule: AwardRule }, AwardRule> = async (
  { campaignId, rule },
  facts,
  { now },
) => {
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  const today = dayOf(now);
  if (rule.day > today) return refuse('day_future', { day: rule.day });
  if (rule.kind === 'collect' && rule.last < today) return refuse('day_past', { day: rule.last });
  const problem = checked(campaign, rule);
  if (problem !== null) return { ok: false, problem };
  return ok({ events: [{ type: 'award_rule_set', campaignId, rule }], result: rule });
};

/** Refuses `campaign_unknown`, `council_planned` (the plan names it: it cannot be switched), `council_same`. */
export const setCouncil: Decide<{ readonly campaignId: CampaignId; readonly on: boolean }, null> = async (
  { campaignId, on },
  facts,
) => {
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  if ((campaign.plan.council ?? null) !== null) return refuse('council_planned');
  if (((await facts.rule(campaignId, COUNCIL)) === 'on') === on) return refuse('council_same');
  const value = on ? 'on' : 'off';
  return ok({ events: [{ type: 'rule_decided', campaignId, rule: COUNCIL, value, document: null }], result: null });
};

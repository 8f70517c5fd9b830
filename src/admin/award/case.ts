/** One nomination with all that is known about it: its papers and what is missing, the list it rests on, who is concerned. */

import { type Dossier, dossierOf } from '../../conversation/dossiers.js';
import type { CampaignView, Facts } from '../../conversation/facts.js';
import type { DatedRule, NominationView } from '../../conversation/facts-award.js';
import type { SheetRow } from '../../domain/award-sheet.js';
import { isPassed, type NominationKey, nomineeOf } from '../../domain/nomination.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { dayOf, type Instant } from '../../domain/time.js';
import type { NominationId } from '../../events/award.js';
import type { CampaignId } from '../../events/event.js';
import { fold } from '../../language/fold.js';
import { type Council, councilOf } from './rules.js';
import { liveSheet } from './sheet.js';

export interface NominationCase extends Dossier {
  readonly campaign: CampaignView;
  readonly rules: readonly DatedRule[];
  readonly council: Council;
  readonly all: readonly NominationView[];
}

/** Refuses `nomination_gone`. */
export async function readNominationCase(
  facts: Facts,
  campaignId: CampaignId,
  id: NominationId,
  now: Instant,
): Promise<Result<NominationCase>> {
  const campaign = await facts.campaign(campaignId);
  const nomination = await facts.nomination(id);
  if (campaign === null || nomination === null || nomination.campaignId !== campaignId)
    return refuse('nomination_gone');
  const rules = await facts.awardRules(campaignId);
  const given = await facts.nominationPapers(campaignId);
  const all = await facts.nominations(campaignId);
  const council = await councilOf(campaign, facts);
  return ok({ ...dossierOf(campaign, nomination, rules, given, dayOf(now)), campaign, rules, council, all });
}

export function keyOf(one: NominationView): NominationKey {
  const { id, unit, subject, who, what, occasion, period, awardId, state, result } = one;
  const same = (text: string | null): string =>
    fold(text ?? '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const name = subject === 'unit' ? '' : same(who);
  return {
    ...{ nominationId: id, unitId: unit.id, subject, who: name, what: same(what) },
    ...{ occasion, period, awardId, state, result },
  };
}

/** The unit's row on the list the nomination rests on; null for whoever is not judged by unit figures. */
export async function rowFor(one: NominationCase, facts: Facts, now: Instant): Promise<SheetRow | null> {
  const { unit, subject, occasion, period } = one.nomination;
  if (subject !== 'unit') return null;
  const sheet = await liveSheet({ campaign: one.campaign, occasion, period, tier: unit.tier }, facts, now, unit.id);
  return sheet.rows.find((row) => row.unitId === unit.id) ?? null;
}

/** How many of the same form and kind have been passed on or decided in its favour. */
export function passedBeside({ all, nomination }: NominationCase): number {
  const { occasion, period, awardId, subject } = nomination;
  return all.filter(
    (one) =>
      one.id !== nomination.id &&
      one.occasion === occasion &&
      one.period === period &&
      one.awardId === awardId &&
      nomineeOf(one.subject) === nomineeOf(subject) &&
      (isPassed(one.state) || one.result === 'awarded'),
  ).length;
}

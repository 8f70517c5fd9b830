/** award nominations, dossier missing: who proposes whom, how far it is, which papers are missing. No person's name. */

import { type Dossier, dossiersOf } from '../../conversation/dossiers.js';
import type { NominationView } from '../../conversation/facts-award.js';
import { ok, type Result } from '../../domain/problem.js';
import { dayOf, isoOf } from '../../domain/time.js';
import { type Call, type Handler, option } from './call.js';
import { campaignOf } from './people.js';

const nominationJson = (one: NominationView) => ({
  number: one.number,
  unit: one.unit.code,
  subject: one.subject,
  category: one.category,
  award: one.awardId,
  occasion: one.occasion,
  period: one.period,
  state: one.state,
  result: one.result,
  decision: one.decisionNumber === null ? null : { number: one.decisionNumber, day: one.decisionDay },
  opened_at: isoOf(one.openedAt),
});

async function dossiers(call: Call): Promise<Result<readonly Dossier[]>> {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const code = option(call, 'unit');
  return ok(
    await house.ask(async (facts) => {
      const campaign = await facts.campaign(campaignId);
      if (campaign === null) return [];
      const wanted = (one: NominationView): boolean =>
        one.state !== 'draft' && (code === null || one.unit.code === code);
      return dossiersOf(facts, campaign, dayOf(house.clock.now()), wanted);
    }),
  );
}

export const nominations: Handler = async (call) => {
  const all = await dossiers(call);
  return all.ok ? ok({ json: all.value.map((one) => nominationJson(one.nomination)) }) : all;
};

export const missing: Handler = async (call) => {
  const all = await dossiers(call);
  if (!all.ok) return all;
  return ok({
    json: all.value.map((one) => ({
      number: one.nomination.number,
      unit: one.nomination.unit.code,
      subject: one.nomination.subject,
      papers: one.papers.map(({ id, name, layer, clause, ended, onePage }) => ({
        id,
        name,
        layer,
        clause,
        given: one.given.has(id),
        one_page: onePage,
        decree_ended: ended?.decree.number ?? null,
      })),
    })),
  });
};

/** The values of a paper from what is stored. */
import type { FormValues } from '../../documents/form.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import type { Words } from '../../messages/render.js';
import type { StoredFacts } from '../../store/facts.js';
import { type Making, sayer } from '../exports/say.js';
import type { PaperId } from './kinds.js';
import { rollUpValues } from './roll-up.js';

export interface ValuesArgs {
  readonly paper: PaperId;
  readonly campaignId: string;
  readonly period: string;
  readonly sample: boolean;
}

export interface PaperValues {
  readonly values: FormValues;
  /** For the file's name. */
  readonly named: readonly string[];
}

/** Refuses `campaign_unknown`, `export_empty` (nothing of the period), `paper_unknown`. */
export async function paperValues(args: ValuesArgs, facts: StoredFacts, words: Words): Promise<Result<PaperValues>> {
  const { paper, campaignId, period, sample } = args;
  if ((await facts.campaign(campaignId)) === null) return refuse('campaign_unknown', { id: campaignId });
  const asked = await facts.ask(campaignId);
  if (asked.duties(period) === null && !asked.periods.includes(period)) return refuse('export_empty', { period });
  const making: Making = { campaignId, period, sample, facts: asked, say: sayer(words) };
  if (paper !== 'roll_up') return refuse('paper_unknown', { found: paper, known: 'roll_up' });
  const obligations = await facts.obligationsIn(campaignId, period);
  const goals = await facts.goals(campaignId);
  return ok({ values: rollUpValues({ ...making, obligations, goals }), named: [campaignId, period] });
}

/** The values of a paper from what is stored. */

import { dossiersOf } from '../../conversation/dossiers.js';
import type { CampaignView } from '../../conversation/facts.js';
import type { FormValues } from '../../documents/form.js';
import type { Occasion } from '../../domain/award.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { dayOf, type Instant } from '../../domain/time.js';
import type { Words } from '../../messages/render.js';
import type { StoredFacts } from '../../store/facts.js';
import { occasionMeant } from '../award/sheet.js';
import { sheetsIn } from '../exports/make.js';
import { type Making, sayer } from '../exports/say.js';
import { awardValues, holdsPersons, proposedFor, summaryValues } from './award-values.js';
import type { PaperId } from './kinds.js';
import { rollUpValues } from './roll-up.js';
import { marked } from './words.js';

export interface ValuesArgs {
  readonly paper: PaperId;
  readonly campaignId: string;
  readonly period: string;
  readonly sample: boolean;
  readonly now: Instant;
  /** Of a paper for a council; null: the usual one. */
  readonly occasion?: Occasion | null;
  readonly awardId?: string | null;
  /** Of a summary. */
  readonly nominationId?: string | null;
}

export interface PaperValues {
  readonly values: FormValues;
  /** For the file's name. */
  readonly named: readonly string[];
  /** It names persons with their achievements. */
  readonly personal: boolean;
}

/** Refuses `campaign_unknown`, `export_empty` (nothing of the period), `nomination_gone`, `award_which` (a request of several forms), and what `occasionMeant` does. */
export async function paperValues(args: ValuesArgs, facts: StoredFacts, words: Words): Promise<Result<PaperValues>> {
  const made = await valuesOf(args, facts, words);
  if (!made.ok) return made;
  return ok({ ...made.value, values: marked(made.value.values, args.sample, sayer(words)) });
}

async function valuesOf(args: ValuesArgs, facts: StoredFacts, words: Words): Promise<Result<PaperValues>> {
  const { paper, campaignId, period } = args;
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  if (paper === 'roll_up') return rollUp(args, facts, words);
  const say = sayer(words);
  if (paper === 'summary') return summary(args, campaign, facts, words);
  const meant = occasionMeant(campaign, { occasion: args.occasion ?? null, period }, period, args.now);
  if (!meant.ok) return meant;
  const asked = { ...meant.value, awardId: args.awardId ?? null };
  const { whole } = await proposedFor(facts, campaign, asked, args.now);
  if (whole.length === 0) return refuse('proposals_none');
  // A request asks one authority for one form.
  const forms = [...new Set(whole.map((one) => one.nomination.awardId))];
  if (paper === 'request' && forms.length > 1) return refuse('award_which', { known: forms.join(', ') });
  const of = { ...asked, awardId: asked.awardId ?? (paper === 'request' ? (forms[0] ?? null) : null) };
  const values = await awardValues(paper, campaign, of, facts, args.now, say);
  const form = campaign.plan.awards.find((one) => one.id === of.awardId)?.form ?? '';
  const named = [form, say(`award.occasion.${of.occasion}`), of.period];
  return ok({ values, named, personal: holdsPersons(whole) });
}

async function rollUp(
  { campaignId, period, sample }: ValuesArgs,
  facts: StoredFacts,
  words: Words,
): Promise<Result<PaperValues>> {
  const asked = await facts.ask(campaignId);
  if (asked.duties(period) === null && !asked.periods.includes(period)) return refuse('export_empty', { period });
  const making: Making = { campaignId, period, sample, facts: asked, say: sayer(words) };
  const obligations = await facts.obligationsIn(campaignId, period);
  const goals = await facts.goals(campaignId);
  const sheets = await sheetsIn(making, facts);
  const values = rollUpValues({ ...making, obligations, goals, sheets });
  return ok({ values, named: [campaignId, period], personal: false });
}

async function summary(
  { nominationId = null, now }: ValuesArgs,
  campaign: CampaignView,
  facts: StoredFacts,
  words: Words,
): Promise<Result<PaperValues>> {
  const [dossier] = await dossiersOf(facts, campaign, dayOf(now), (one) => one.id === nominationId);
  if (dossier === undefined) return refuse('nomination_gone');
  const values = await summaryValues(dossier, campaign, facts, now, sayer(words), words);
  const { number, unit, subject } = dossier.nomination;
  // A person's name is no name of a file: files are seen by whoever looks over a shoulder.
  const named = subject === 'unit' ? [unit.name] : [String(number), unit.name];
  return ok({ values, named, personal: subject === 'person' });
}

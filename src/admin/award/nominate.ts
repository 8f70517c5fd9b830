/** A unit proposes: a draft is opened, filled answer by answer, sent, taken back. */
import type { CampaignView, Facts } from '../../conversation/facts.js';
import { awardsFor, type Occasion } from '../../domain/award.js';
import {
  firstMissing,
  mayBeEmpty,
  moveOf,
  type NominationField,
  nomineeOf,
  type Subject,
  sameAchievement,
  takesPapers,
} from '../../domain/nomination.js';
import { ok, refuse } from '../../domain/problem.js';
import { type Day, dayOf, type Instant } from '../../domain/time.js';
import type { GivenPaper, NominationId } from '../../events/award.js';
import type { CampaignId, Event } from '../../events/event.js';
import type { Decide } from '../decide.js';
import { keyOf, type NominationCase, readNominationCase } from './case.js';
import { collectedBefore } from './rules.js';
import { isAhead, occasionMeant } from './sheet.js';
import { toldSent, toldWhole, toldWithdrawn } from './told.js';

export interface OpenArgs {
  readonly campaignId: CampaignId;
  readonly unitId: number;
  readonly occasion: Occasion | null;
  readonly period: string | null;
  readonly awardId: string;
  readonly subject: Subject;
  readonly category: string | null;
}

/**
 * The occasion for which may be proposed now. Refuses what `occasionMeant` does, `occasion_early` (the year has not begun),
 * `collected` (the last day has passed).
 */
export async function proposingFor(
  campaign: CampaignView,
  wanted: Parameters<typeof occasionMeant>[1],
  facts: Facts,
  now: Instant,
): Promise<ReturnType<typeof occasionMeant>> {
  const ask = await facts.ask(campaign.id);
  const meant = occasionMeant(campaign, wanted, ask.period, now);
  if (!meant.ok) return meant;
  if (isAhead(meant.value.period, now)) return refuse('occasion_early', { year: meant.value.period });
  const over = collectedBefore(await facts.awardRules(campaign.id), meant.value, now);
  return over === null ? meant : refuse('collected', { day: over });
}

/**
 * Refuses `campaign_unknown`, what `proposingFor` does, `form_closed` (not at this occasion, or not for these), `same_achievement`.
 */
export const openNomination: Decide<
  OpenArgs,
  { readonly nominationId: NominationId; readonly number: number }
> = async (args, facts, { now, make }) => {
  const { campaignId, unitId, awardId, subject, category } = args;
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  const meant = await proposingFor(campaign, args, facts, now);
  if (!meant.ok) return meant;
  const { occasion, period } = meant.value;
  const forms = awardsFor(campaign.plan, occasion, nomineeOf(subject));
  if (!forms.some((one) => one.id === awardId)) return refuse('form_closed');
  const all = await facts.nominations(campaignId);
  const key = {
    nominationId: '',
    unitId,
    subject,
    who: '',
    what: '',
    occasion,
    period,
    awardId,
    state: 'draft',
    result: null,
  } as const;
  // Of a collective the period's result is the achievement, so it is known before a word is typed.
  const twin = subject === 'unit' ? sameAchievement(key, all.map(keyOf)) : null;
  const other = all.find((each) => each.id === twin?.nominationId);
  if (other !== undefined) return refuse('same_achievement', { number: other.number });
  const number = all.reduce((most, one) => Math.max(most, one.number), 0) + 1;
  const nominationId = make.newId();
  const event: Event = {
    type: 'nomination_opened',
    ...{ nominationId, campaignId, unitId, occasion, period, awardId, subject, category, number },
  };
  return ok({ events: [event], result: { nominationId, number } });
};

export interface OfNomination {
  readonly campaignId: CampaignId;
  readonly nominationId: NominationId;
  /** As it was shown. */
  readonly version: number;
}

/** Longer than this is not cut but refused, with by how much. Chosen so that a field fits one message of a phone. */
export const MOST_WORDS: Readonly<Record<NominationField, number>> = {
  who: 120,
  post: 150,
  what: 300,
  effect: 300,
  recognition: 200,
};

export interface AnswerArgs extends OfNomination {
  readonly field: NominationField | 'heads_enterprise';
  readonly words: string;
}

const open = (one: NominationCase): boolean => one.nomination.state === 'draft' || one.nomination.state === 'returned';

/** Refuses `nomination_gone`, `changed`, `not_open` (it is on its way), `words_missing`, `words_long`. */
export const answerNomination: Decide<AnswerArgs, NominationCase> = async (args, facts, { now }) => {
  const found = await readNominationCase(facts, args.campaignId, args.nominationId, now);
  if (!found.ok) return found;
  const one = found.value;
  const { field, version, campaignId, nominationId } = args;
  if (one.nomination.version !== version) return refuse('changed');
  if (!open(one)) return refuse('not_open');
  const words = args.words.trim();
  if (field !== 'heads_enterprise') {
    if (words === '' && !mayBeEmpty(field)) return refuse('words_missing');
    const over = [...words].length - MOST_WORDS[field];
    if (over > 0) return refuse('words_long', { over, most: MOST_WORDS[field] });
  }
  const event = { type: 'nomination_answered', nominationId, campaignId, field, words, version: version + 1 } as const;
  return ok({ events: [event], result: one });
};

/**
 * Refuses `nomination_gone`, `changed`, `step_closed`, `words_missing` (a question is open), `same_achievement` (another
 * nomination stands for it), `collected` (the last day has passed before it was first sent).
 */
export const sendNomination: Decide<OfNomination, NominationCase> = async (args, facts, { now }) => {
  const found = await readNominationCase(facts, args.campaignId, args.nominationId, now);
  if (!found.ok) return found;
  const one = found.value;
  const { nomination, council, rules, all } = one;
  if (nomination.version !== args.version) return refuse('changed');
  const move = moveOf(nomination.state, 'send', council.on);
  if (move === null) return refuse('step_closed');
  const answers = Object.fromEntries(
    (['who', 'post', 'what', 'effect', 'recognition'] as const).flatMap((field) =>
      nomination[field] === null ? [] : [[field, nomination[field]]],
    ),
  );
  const missing = firstMissing(nomination.subject, answers);
  if (missing !== null) return refuse('words_missing', { field: missing });
  const twin = sameAchievement(keyOf(nomination), all.map(keyOf));
  const other = all.find((each) => each.id === twin?.nominationId);
  if (other !== undefined) return refuse('same_achievement', { number: other.number });
  // What was returned had come in time.
  const over = nomination.state === 'draft' ? collectedBefore(rules, nomination, now) : null;
  if (over !== null) return refuse('collected', { day: over });
  const moved: Event = {
    type: 'nomination_moved',
    ...{ nominationId: nomination.id, campaignId: args.campaignId, step: 'send', to: move.to },
    ...{ words: null, decided: null, version: args.version + 1 },
  };
  return ok({ events: [moved, ...(await toldSent(one, facts))], result: one });
};

/** Refuses `nomination_gone`, `changed`, `step_closed` (it has been passed on). */
export const withdrawNomination: Decide<OfNomination, NominationCase> = async (args, facts, { now }) => {
  const found = await readNominationCase(facts, args.campaignId, args.nominationId, now);
  if (!found.ok) return found;
  const { nomination, council } = found.value;
  if (nomination.version !== args.version) return refuse('changed');
  const move = moveOf(nomination.state, 'withdraw', council.on);
  if (move === null) return refuse('step_closed');
  const moved: Event = {
    type: 'nomination_moved',
    ...{ nominationId: nomination.id, campaignId: args.campaignId, step: 'withdraw', to: move.to },
    ...{ words: null, decided: null, version: args.version + 1 },
  };
  const told = nomination.state === 'sent' ? await toldWithdrawn(found.value, facts) : [];
  return ok({ events: [moved, ...told], result: found.value });
};

export interface PaperArgs {
  readonly campaignId: CampaignId;
  readonly nominationId: NominationId;
  readonly paperId: string;
  readonly given: GivenPaper;
}

/** Refuses `nomination_gone`, `paper_unknown`, `dossier_closed` (appraised or decided), `day_future`. */
export const givePaper: Decide<PaperArgs, NominationCase> = async (args, facts, { now, make }) => {
  const { campaignId, nominationId, paperId, given } = args;
  const found = await readNominationCase(facts, campaignId, nominationId, now);
  if (!found.ok) return found;
  const one = found.value;
  if (!one.papers.some((paper) => paper.id === paperId)) return refuse('paper_unknown');
  if (!takesPapers(one.nomination.state)) return refuse('dossier_closed');
  const day: Day | null = given.document?.day ?? null;
  if (day !== null && day > dayOf(now)) return refuse('day_future', { day });
  const old = one.given.get(paperId);
  const events: Event[] = [
    ...(old === undefined
      ? []
      : [{ type: 'nomination_paper_withdrawn', givenId: old.id, nominationId, campaignId } as const]),
    { type: 'nomination_paper_given', givenId: make.newId(), nominationId, campaignId, paperId, ...given },
    // Whoever appraises has been waiting for this one.
    ...(one.nomination.state === 'reviewed' && one.missing.length === 1 && one.missing[0]?.id === paperId
      ? await toldWhole(one, facts)
      : []),
  ];
  return ok({ events, result: one });
};

/** What the standing agency and the reviewer do with a nomination: passed on, returned, appraised, voted on, decided. */

import type { Facts } from '../../conversation/facts.js';
import {
  checkDecided,
  type Decided as DecidedAs,
  moveOf,
  type NominationStep,
  nomineeOf,
  placesLeft,
  sameAchievement,
} from '../../domain/nomination.js';
import { type Act, may } from '../../domain/people.js';
import { ok, type Problem, type Result, refuse } from '../../domain/problem.js';
import { dayOf, type Instant } from '../../domain/time.js';
import type { CampaignId, Event } from '../../events/event.js';
import type { Decide } from '../decide.js';
import type { Officer } from '../review/case.js';
import { keyOf, type NominationCase, passedBeside, readNominationCase } from './case.js';
import type { OfNomination } from './nominate.js';
import { quotaFor } from './rules.js';
import { toldMoved } from './told.js';

type Judging = Exclude<NominationStep, 'send' | 'withdraw'>;

export interface JudgeArgs extends OfNomination {
  readonly step: Judging;
  readonly officer: Officer;
  /** Why it is returned, what the council noted; null where nothing is to be said. */
  readonly words: string | null;
  /** Of `decide` alone. */
  readonly decided: DecidedAs | null;
}

const MOST_REASON = 250;

/** Nobody passes on what they sent up themselves. */
async function ownHand(facts: Facts, one: NominationCase, officer: Officer): Promise<boolean> {
  const steps = await facts.nominationSteps(one.nomination.id);
  return steps.some((step) => step.step === 'send' && step.by?.personId === officer.personId);
}

/** What stands against letting it go on: consideration is held up, papers are missing, no place is left. Standards are for people. */
async function against(one: NominationCase, { step, decided }: JudgeArgs, facts: Facts): Promise<Problem | null> {
  if (step === 'decide') return againstCorrection(one, decided);
  if (step === 'return' || step === 'vote') return null;
  const { nomination } = one;
  const held = (await facts.suspensions(nomination.campaignId)).get(nomination.unit.id);
  if (held !== undefined) return { code: 'suspended', params: { document: held.document } };
  if (step === 'appraise')
    return one.missing.length > 0 ? { code: 'papers_missing', params: { count: one.missing.length } } : null;
  const nominee = nomineeOf(nomination.subject);
  const quota = quotaFor(one.rules, { ...nomination, nominee });
  return quota !== null && placesLeft(quota, passedBeside(one)) === 0
    ? { code: 'quota_full', params: { most: quota.most, document: quota.document } }
    : null;
}

/** A result that stands is only replaced by another one, and by none that a second nomination has been made upon. */
function againstCorrection({ nomination, all }: NominationCase, decided: DecidedAs | null): Problem | null {
  if (nomination.state !== 'decided' || decided === null) return null;
  const { result, decisionNumber, decisionDay } = nomination;
  if (result === decided.result && decisionNumber === decided.number && decisionDay === decided.day)
    return { code: 'result_same', params: {} };
  const twin =
    result === 'not_awarded' && decided.result === 'awarded'
      ? sameAchievement(keyOf(nomination), all.map(keyOf))
      : null;
  const other = all.find((each) => each.id === twin?.nominationId);
  return other === undefined ? null : { code: 'same_achievement', params: { number: other.number } };
}

function checkWords({ step, words, decided }: JudgeArgs, now: Instant): Result<null> {
  const said = words?.trim() ?? '';
  if (step === 'return' && said === '') return refuse('reason_missing');
  if (step === 'vote' && said === '') return refuse('vote_missing');
  const over = [...said].length - MOST_REASON;
  if (over > 0) return refuse('words_long', { over, most: MOST_REASON });
  if (step !== 'decide') return ok(null);
  if (decided === null) return refuse('decision_number');
  const checked = checkDecided(decided, dayOf(now));
  return checked.ok ? ok(null) : checked;
}

/**
 * One step of the way. Refuses `nomination_gone`, `changed`, `step_closed`, `not_yours` (another role holds the step),
 * `own_nomination`, what `checkWords` and `against` say.
 */
export const judgeNomination: Decide<JudgeArgs, NominationCase> = async (args, facts, { now }) => {
  const { campaignId, nominationId, step, officer } = args;
  const found = await readNominationCase(facts, campaignId, nominationId, now);
  if (!found.ok) return found;
  const one = found.value;
  if (one.nomination.version !== args.version) return refuse('changed');
  const move = moveOf(one.nomination.state, step, one.council.on);
  if (move === null) return refuse('step_closed');
  if (!may({ role: officer.role, unitId: null }, move.act, null)) return refuse('not_yours');
  if (await ownHand(facts, one, officer)) return refuse('own_nomination');
  const said = checkWords(args, now);
  if (!said.ok) return said;
  const problem = await against(one, args, facts);
  if (problem !== null) return { ok: false, problem };
  const words = args.words?.trim() ?? null;
  const moved: Event = {
    type: 'nomination_moved',
    ...{ nominationId, campaignId, step, to: move.to, words, version: args.version + 1 },
    decided: step === 'decide' ? args.decided : null,
  };
  return ok({ events: [moved, ...(await toldMoved(one, args, facts))], result: one });
};

/** Nominations that wait for whoever may do the act, oldest number first. */
export async function waitingFor(facts: Facts, campaignId: CampaignId, acts: ReadonlySet<Act>, council: boolean) {
  const all = (await facts.nominations(campaignId)).filter((one) => one.state !== 'decided');
  return all.filter((one) =>
    (['review', 'appraise', 'vote', 'decide'] as const).some((step) => {
      const move = moveOf(one.state, step, council);
      return move !== null && acts.has(move.act);
    }),
  );
}

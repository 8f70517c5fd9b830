/**
 * A nomination ("đề nghị khen thưởng") on its way: the unit proposes, the standing agency reviews, the reviewer appraises
 * the dossier, a council votes where the plan names one or the reviewer switched it on, and the result of whoever decides
 * is entered by hand. Who may take which step, and from where, is the table below; nothing else moves a nomination.
 */
import type { Nominee } from './award.js';
import type { Act } from './people.js';
import { ok, type Result, refuse } from './problem.js';
import type { Day } from './time.js';

export const NOMINATION_STATES = [
  'draft', // đang soạn
  'sent', // đã gửi, chờ cơ quan thường trực xét
  'returned', // trả lại đơn vị
  'reviewed', // cơ quan thường trực đã xét, chờ thẩm định hồ sơ
  'appraised', // đã thẩm định hồ sơ
  'voted', // hội đồng đã họp xét
  'decided', // có kết quả
  'withdrawn', // đơn vị rút
] as const;
export type NominationState = (typeof NOMINATION_STATES)[number];

export const NOMINATION_STEPS = ['send', 'review', 'return', 'appraise', 'vote', 'decide', 'withdraw'] as const;
export type NominationStep = (typeof NOMINATION_STEPS)[number];

interface Move {
  readonly from: readonly NominationState[];
  readonly to: NominationState;
  /** What the seat must allow. */
  readonly act: Act;
}

/** `return` depends on where it stands: each of the two judges what lies before them, the reviewer until the result. */
const MOVES: Readonly<Record<Exclude<NominationStep, 'return'>, Move>> = {
  send: { from: ['draft', 'returned'], to: 'sent', act: 'nominate' },
  review: { from: ['sent'], to: 'reviewed', act: 'review_award' },
  appraise: { from: ['reviewed'], to: 'appraised', act: 'appraise' },
  vote: { from: ['appraised'], to: 'voted', act: 'appraise' },
  // Once more: a result that was entered wrongly is entered again, and both stay in its steps.
  decide: { from: ['appraised', 'voted', 'decided'], to: 'decided', act: 'appraise' },
  withdraw: { from: ['draft', 'sent', 'returned'], to: 'withdrawn', act: 'nominate' },
};
const RETURNS: Readonly<Partial<Record<NominationState, Act>>> = {
  sent: 'review_award',
  reviewed: 'appraise',
  appraised: 'appraise',
  voted: 'appraise',
};

/** The act a step asks of the seat, and where it leads; null where it cannot be taken now. */
export function moveOf(
  state: NominationState,
  step: NominationStep,
  council: boolean,
): { readonly to: NominationState; readonly act: Act } | null {
  if (step === 'return') {
    const act = RETURNS[state];
    return act === undefined ? null : { to: 'returned', act };
  }
  const move = MOVES[step];
  if (!move.from.includes(state)) return null;
  if (step === 'vote' && !council) return null;
  if (step === 'decide' && council && state === 'appraised') return null;
  return { to: move.to, act: move.act };
}

/** Steps that can be taken now, in the order of the table. */
export const stepsFrom = (state: NominationState, council: boolean): readonly NominationStep[] =>
  NOMINATION_STEPS.filter((step) => moveOf(state, step, council) !== null);

/** Passed on by the standing agency and not yet decided: what goes before a council. */
export const isPassed = (state: NominationState): boolean =>
  state === 'reviewed' || state === 'appraised' || state === 'voted';

/** Papers are taken until the dossier has been appraised. */
export const TAKING_PAPERS = ['draft', 'sent', 'returned', 'reviewed'] as const satisfies readonly NominationState[];
export const takesPapers = (state: NominationState): boolean => TAKING_PAPERS.some((one) => one === state);

/** Fields of a nomination as the unit fills them. `unit`: the collective itself needs no name. */
export const NOMINATION_FIELDS = ['who', 'post', 'what', 'effect', 'recognition'] as const;
export type NominationField = (typeof NOMINATION_FIELDS)[number];

/**
 * `unit`: a unit of the roster as a collective. `person`, `enterprise`: named by the unit that proposes them and judged by
 * quality alone. `category` is the plan's own group (one of its qualitative criteria), where it has several.
 */
export const SUBJECTS = ['unit', 'person', 'enterprise'] as const;
export type Subject = (typeof SUBJECTS)[number];

export const nomineeOf = (subject: Subject): Nominee => (subject === 'person' ? 'individual' : 'collective');

/** What is asked of each, in order. A collective's result stands in its figures, so only its own words are asked. */
const ASKED: Readonly<Record<Subject, readonly NominationField[]>> = {
  unit: ['what', 'effect'],
  person: ['who', 'post', 'what', 'effect', 'recognition'],
  enterprise: ['who', 'what', 'effect', 'recognition'],
};

export const fieldsOf = (subject: Subject): readonly NominationField[] => ASKED[subject];

/** May be answered with "không có". */
export const mayBeEmpty = (field: NominationField): boolean => field === 'recognition';

export type Answers = Readonly<Partial<Record<NominationField, string>>>;

export const firstMissing = (subject: Subject, answers: Answers): NominationField | null =>
  fieldsOf(subject).find((field) => answers[field] === undefined) ?? null;

export interface NominationKey {
  readonly nominationId: string;
  readonly unitId: number;
  readonly subject: Subject;
  /** Folded name of a person or enterprise; '' for the unit itself. */
  readonly who: string;
  /** Folded words of the achievement. */
  readonly what: string;
  readonly occasion: string;
  readonly period: string;
  readonly awardId: string;
  readonly state: NominationState;
  /** Null until it is decided. */
  readonly result: NominationResult | null;
}

/** Being considered, or awarded: a draft, what was taken back and what was not awarded bind nobody. */
const counts = ({ state, result }: NominationKey): boolean =>
  state !== 'draft' && state !== 'withdrawn' && result !== 'not_awarded';

const isOfPeriod = ({ subject, occasion }: NominationKey): boolean => subject === 'unit' && occasion !== 'urgent';

const sameSubject = (a: NominationKey, b: NominationKey): boolean =>
  a.subject === b.subject && a.unitId === b.unitId && a.who === b.who;

/**
 * "Không khen thưởng nhiều lần cho một thành tích": of a collective, its result in one period is one achievement, save what
 * it is proposed for at once ("kịp thời"); of that, and of others, the words tell. Gives the nomination that stands in the way, or null.
 */
export function sameAchievement(one: NominationKey, others: readonly NominationKey[]): NominationKey | null {
  return (
    others.find(
      (other) =>
        other.nominationId !== one.nominationId &&
        counts(other) &&
        sameSubject(one, other) &&
        (isOfPeriod(one) && isOfPeriod(other) ? one.period === other.period : one.what === other.what),
    ) ?? null
  );
}

/** A quota that a recorded decision sets; without one there is none. */
export interface Quota {
  readonly awardId: string;
  readonly nominee: Nominee;
  readonly most: number;
  readonly document: string;
  readonly day: Day;
}

/** How many places are left; null where no decision limits them. `passed`: those reviewed or further, this one not among them. */
export function placesLeft(quota: Quota | null, passed: number): number | null {
  return quota === null ? null : Math.max(0, quota.most - passed);
}

export const RESULTS = ['awarded', 'not_awarded'] as const;
export type NominationResult = (typeof RESULTS)[number];

export interface Decided {
  readonly result: NominationResult;
  /** The decision's own number and day; of a refusal the document that says so, where there is one. */
  readonly number: string | null;
  readonly day: Day | null;
}

/** Refuses `decision_number` and `decision_day` of an award without its decision, `day_future`. */
export function checkDecided(decided: Decided, today: Day): Result<Decided> {
  if (decided.result === 'awarded' && (decided.number ?? '').trim() === '') return refuse('decision_number');
  if (decided.number !== null && decided.day === null) return refuse('decision_day');
  if (decided.day !== null && decided.day > today) return refuse('day_future', { day: decided.day });
  return ok(decided);
}

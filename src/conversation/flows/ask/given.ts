/** Answers that were given: who may lean on them, how they are kept, how the next one is made. */
import { UNIT_ROLES } from '../../../domain/people.js';
import type { Result } from '../../../domain/problem.js';
import type { QuestionEvent } from '../../../events/event.js';
import { line } from '../../../messages/message.js';
import { type Answered, answer as answerQuery } from '../../../questions/answer.js';
import { authorise } from '../../../questions/authorise.js';
import type { Understanding } from '../../../questions/context.js';
import type { AskFacts } from '../../../questions/facts.js';
import { isWatched, outcomeOf } from '../../../questions/outcome.js';
import { canonical, type Query } from '../../../questions/query.js';
import { understand } from '../../../questions/understand.js';
import type { AnswerView, SeatView } from '../../facts.js';
import { type Answer, bubble, type Turn } from '../../turn.js';
import { seatsIn } from '../campaigns.js';

/**
 * The seat a person asks through: one that sees everything before one that sees its own unit. Of what leans on an answer,
 * a seat in the campaign of that answer; where none is named, in the one being worked in.
 */
export function askingSeat(turn: Turn, campaignId?: string): SeatView | undefined {
  const seats = seatsIn(turn, campaignId);
  return seats.find((seat) => !UNIT_ROLES.includes(seat.role)) ?? seats[0];
}

export const viewerOf = (seat: SeatView) => ({ ofUnit: seat.unit !== null });

export function allowed(query: Query, seat: SeatView, facts: AskFacts): Result<Query> {
  return authorise(query, { role: seat.role, unitId: seat.unit?.id ?? null }, facts.published);
}

export function refused(turn: Turn): Answer {
  return { bubble: bubble([line('ask.refused')]), open: turn.session.open };
}

/** The query of a stored answer; null where it was a question back. */
export function queryOf(held: AnswerView): Query | null {
  const stored = JSON.parse(held.query) as Query | { readonly options: readonly Query[] };
  return 'options' in stored ? null : stored;
}

/** The answer this address was given last, if it was of the seat's campaign: nothing leans on another one's. */
export async function lastAnswer(turn: Turn, { campaignId }: SeatView): Promise<AnswerView | null> {
  const { answerId } = turn.session;
  const held = answerId === null ? null : await turn.facts.answer(answerId);
  return held === null || held.address !== turn.who.address || held.campaignId !== campaignId ? null : held;
}

export async function readQuestion(turn: Turn, seat: SeatView, facts: AskFacts, text: string): Promise<Understanding> {
  const last = await lastAnswer(turn, seat);
  return understand(text, facts.lexicon, {
    now: turn.now,
    period: facts.period,
    duePeriod: facts.duePeriod,
    reportPeriod: facts.reportPeriod,
    previous: last === null ? null : queryOf(last),
    unitOfSeat: seat.unit?.id ?? null,
  });
}

interface Kept {
  readonly answerId: string;
  readonly query: unknown;
  readonly canonical: string;
  readonly outcome?: string | null;
}

/** What was asked is kept, so that [Cơ sở] and the next question can lean on it. */
export function remembered(turn: Turn, seat: SeatView, kept: Kept): QuestionEvent {
  const { answerId, query, canonical: line_, outcome = null } = kept;
  return {
    type: 'question_answered',
    answerId,
    campaignId: seat.campaignId,
    address: turn.who.address,
    query: JSON.stringify(query),
    canonical: line_,
    personId: turn.who.person?.id ?? null,
    outcome,
  };
}

export interface Made {
  readonly answerId: string;
  readonly done: Answered;
  readonly event: QuestionEvent;
}

/** What is compared later is the whole answer, whichever part of it the reader was told. */
export const wholeJson = (query: Query, seat: SeatView, facts: AskFacts, done: Answered): Answered['json'] =>
  seat.unit === null ? done.json : answerQuery(query, facts, done.json.answer_id).json;

/** A query that passed `allowed`, answered and kept. */
export function given(turn: Turn, seat: SeatView, query: Query, facts: AskFacts): Made {
  const answerId = turn.make.newId();
  const done = answerQuery(query, facts, answerId, viewerOf(seat));
  const [head] = done.bubble.lines;
  const outcome =
    head === undefined || head === null || !isWatched(query)
      ? null
      : JSON.stringify(outcomeOf(query, facts, { json: wholeJson(query, seat, facts, done), head }));
  return {
    answerId,
    done,
    event: remembered(turn, seat, { answerId, query, canonical: canonical(query), outcome }),
  };
}

export async function answered(turn: Turn, seat: SeatView, query: Query): Promise<Answer> {
  const facts = await turn.facts.ask(seat.campaignId);
  const may = allowed(query, seat, facts);
  if (!may.ok) return refused(turn);
  const { answerId, done, event } = given(turn, seat, may.value, facts);
  return { bubble: done.bubble, open: turn.session.open, answerId, events: [event] };
}

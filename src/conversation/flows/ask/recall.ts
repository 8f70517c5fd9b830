/** An answer recalled by its code: what it says now, and whether it said something else then. */
import { line } from '../../../messages/message.js';
import { answer as answerQuery } from '../../../questions/answer.js';
import { hasChanged, outcomeOf } from '../../../questions/outcome.js';
import type { SeatView } from '../../facts.js';
import { type Answer, bubble, type Turn } from '../../turn.js';
import { allowed, queryOf, refused, viewerOf, wholeJson } from './given.js';

const MOST_LINES = 11;

/** Codes are read out and typed: a code that fits nothing here is said to be unknown, whoever's it may be. */
export async function recall(turn: Turn, seat: SeatView, code: string): Promise<Answer> {
  const { open } = turn.session;
  const held = await turn.facts.answer(code.toLowerCase());
  const query = held === null || held.campaignId !== seat.campaignId ? null : queryOf(held);
  if (held === null || query === null) return { bubble: bubble([line('ask.recall.unknown', { code })]), open };
  const facts = await turn.facts.ask(seat.campaignId);
  const may = allowed(query, seat, facts);
  if (!may.ok) return refused(turn);
  const now = answerQuery(may.value, facts, held.id, viewerOf(seat));
  const [head] = now.bubble.lines;
  const then = held.outcome;
  const changed =
    then !== null &&
    head != null &&
    hasChanged({ ...then, settled: true }, outcomeOf(query, facts, { json: wholeJson(query, seat, facts, now), head }));
  const words = { code: held.id, at: { instant: held.at, form: 'clock_day' } } as const;
  // What the office was told then, no unit was: it may have been published later, and otherwise.
  const mayHear = seat.unit === null || held.personId === turn.who.person?.id;
  const first = !changed
    ? line('ask.recall.same', words)
    : mayHear
      ? line('ask.recall.changed', { ...words, head: { line: then.head } })
      : line('ask.recall.changed_bare', words);
  return {
    bubble: { ...now.bubble, lines: [first, ...now.bubble.lines].slice(0, MOST_LINES + 1) },
    open,
    ...(held.address === turn.who.address ? { answerId: held.id } : {}),
  };
}

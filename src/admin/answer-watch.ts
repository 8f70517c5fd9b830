/**
 * Askers are told, once, when an answer of the last seven days no longer holds: a figure was returned or corrected, or
 * a report came late. Reads and decides; whoever calls it writes the events.
 */
import type { AnswerView, Facts } from '../conversation/facts.js';
import { allowed, queryOf } from '../conversation/flows/ask/given.js';
import { tell } from '../conversation/turn.js';
import { DAY_MS, type Instant } from '../domain/time.js';
import type { Event } from '../events/event.js';
import { type Bubble, line } from '../messages/message.js';
import { answer } from '../questions/answer.js';
import type { AskFacts } from '../questions/facts.js';
import { hasChanged, outcomeOf } from '../questions/outcome.js';

const WATCHED_DAYS = 7;

/** What is said to one asker; null while the answer holds. */
function news(held: AnswerView, facts: AskFacts): Bubble | null {
  const query = queryOf(held);
  if (query === null || held.outcome === null) return null;
  const now = answer(query, facts, held.id);
  const [head] = now.bubble.lines;
  if (head == null || !hasChanged(held.outcome, outcomeOf(query, facts, { json: now.json, head }))) return null;
  return {
    lines: [
      line('ask.told.head', { at: { instant: held.at, form: 'clock_day' } }),
      line('ask.told.then', { head: { line: held.outcome.head } }),
      line('ask.told.now', { head: { line: head } }),
    ],
    choices: [{ id: `ask:recall:${held.id}`, label: line('ask.button.recall') }],
  };
}

/** The messages and the mark that they were sent. Whether the asker may still see it is judged again when it is opened. */
export async function answersToTell(campaignId: string, facts: Facts, now: Instant): Promise<readonly Event[]> {
  const watched = await facts.watchedAnswers(campaignId, now - WATCHED_DAYS * DAY_MS);
  if (watched.length === 0) return [];
  const known = await facts.ask(campaignId);
  const events: Event[] = [];
  const told: string[] = [];
  for (const held of watched) {
    if (held.personId === null) continue;
    const said = news(held, known);
    if (said === null) continue;
    told.push(held.id);
    if (await stillSees(held, facts, known)) events.push(tell(held.personId, said, `answer:${held.id}`));
  }
  return told.length === 0 ? [] : [{ type: 'answers_told', campaignId, answerIds: told }, ...events];
}

/** Somebody whose seat ended in between hears nothing, nor a unit of what is published no more. */
async function stillSees(held: AnswerView, facts: Facts, known: AskFacts): Promise<boolean> {
  const who = await facts.who(held.address);
  const query = queryOf(held);
  const seats = who.seats.filter((seat) => seat.campaignId === held.campaignId);
  return who.person?.id === held.personId && query !== null && seats.some((seat) => allowed(query, seat, known).ok);
}

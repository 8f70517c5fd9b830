/** Questions about figures, in the person's own words: understood, authorised, answered with their basis. */
import { may } from '../../../domain/people.js';
import type { Event } from '../../../events/event.js';
import { readAnswerAct } from '../../../language/answer-acts.js';
import type { Command } from '../../../language/commands.js';
import { fold } from '../../../language/fold.js';
import type { Choice } from '../../../messages/message.js';
import { answerBesides, unknownUnitLines } from '../../../questions/besides.js';
import { basisBubble } from '../../../questions/compose.js';
import type { Understanding } from '../../../questions/context.js';
import { pageBubble } from '../../../questions/page.js';
import { againstYearBefore, type Query, restOf, wholeTable } from '../../../questions/query.js';
import type { AnswerView, SeatView } from '../../facts.js';
import { type Answer, bubble, type Turn } from '../../turn.js';
import { asksUnusual, unusual } from '../verify/unusual.js';
import { doubt, doubtSeen } from './doubt.js';
import { fileOf, filePress } from './files.js';
import {
  allowed,
  answered,
  askingSeat,
  lastAnswer,
  queryOf,
  readQuestion,
  refused,
  remembered,
  viewerOf,
} from './given.js';
import { offerPublication, publishPress } from './publish.js';
import { recall } from './recall.js';

const MOST_OPTIONS = 5;

/** Null when the text does not read as a question about figures. */
export async function askText(turn: Turn, text: string): Promise<Answer | null> {
  const seat = askingSeat(turn);
  if (seat === undefined) return null;
  const done = await answerAct(turn, seat, text);
  if (done !== null) return done;
  const facts = await turn.facts.ask(seat.campaignId);
  const understood = await readQuestion(turn, seat, facts, text);
  if ('query' in understood) return answered(turn, seat, understood.query);
  if (!('clarify' in understood)) return askBesides(turn, seat, text, understood);
  const { about, options: all } = understood.clarify;
  // Only what the person may ask is offered; with nothing left the question itself is refused.
  const options = all.filter((option) => allowed(option.query, seat, facts).ok).slice(0, MOST_OPTIONS);
  if (options.length === 0) return refused(turn);
  const answerId = turn.make.newId();
  const choices: Choice[] = options.map((option, i) => ({ id: `ask:opt:${answerId}:${i}`, label: option.label }));
  const query = { options: options.map((option) => option.query) };
  return {
    bubble: bubble([about], choices, { spelled: 'numbered' }),
    open: turn.session.open,
    answerId,
    events: [remembered(turn, seat, { answerId, query, canonical: 'clarify' })],
  };
}

/** Goals of the area, the total score that no plan has, what is unusual, a unit that does not exist. */
async function askBesides(turn: Turn, seat: SeatView, text: string, understood: Understanding): Promise<Answer | null> {
  const campaign = await turn.facts.campaign(seat.campaignId);
  if (campaign === null) return null;
  const mayFigures = may({ role: seat.role, unitId: seat.unit?.id ?? null }, 'see_all', null);
  const lines = answerBesides(text, campaign.plan, await turn.facts.goals(seat.campaignId), mayFigures);
  const said = lines ?? (mayFigures ? unknownUnitLines(understood) : null);
  if (said !== null) return { bubble: bubble(said), open: turn.session.open };
  return mayFigures && asksUnusual(text) ? unusual(turn, campaign.plan) : null;
}

/** "In A4", "xuất Excel", "câu trả lời …", "công bố": about an answer as a whole. */
async function answerAct(turn: Turn, seat: SeatView, text: string): Promise<Answer | null> {
  const act = readAnswerAct(text);
  if (act === null) return null;
  switch (act.kind) {
    case 'paper':
    case 'chart':
    case 'table':
      return fileOf(turn, seat, act.kind, act.rest);
    case 'recall':
      return recall(turn, seat, act.code);
    case 'publish':
      return offerPublication(turn, act.rest);
    case 'doubt': {
      const last = await lastAnswer(turn, seat);
      return last === null ? null : doubt(turn, seat, last);
    }
    default:
      return act satisfies never;
  }
}

/** `ask:<what>:<answer>[:n]`: leans on an answer given at this very address; a code may be recalled by whoever may ask it. */
export async function askPress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  if (act !== 'ask') return null;
  const [what = '', answerId = '', n = ''] = args;
  if (what === 'seen') return doubtSeen(turn, answerId);
  const held = await turn.facts.answer(answerId);
  const seat = askingSeat(turn, held?.campaignId);
  if (seat === undefined) return null;
  if (what === 'recall') return recall(turn, seat, answerId);
  if (held === null || held.address !== turn.who.address) return null;
  const query = queryOf(held);
  if (query === null) return what === 'opt' ? optionPress(turn, seat, held, Number(n)) : null;
  const next = nextQuery(what, query);
  if (next !== null) return answered(turn, seat, next);
  switch (what) {
    case 'basis':
    case 'more':
      return aboutAnswer(turn, seat, query, answerId, what === 'more' ? Number(n) : null);
    case 'paper':
    case 'chart':
    case 'table':
      return filePress(turn, seat, what, query);
    case 'doubt':
      return doubt(turn, seat, held);
    case 'pub':
      return publishPress(turn, held, query, n);
    default:
      return null;
  }
}

function nextQuery(what: string, query: Query): Query | null {
  if (what === 'rest') return restOf(query);
  if (what === 'base') return againstYearBefore(query);
  return what === 'whole' ? wholeTable(query) : null;
}

async function optionPress(turn: Turn, seat: SeatView, held: AnswerView, n: number): Promise<Answer | null> {
  const { options } = JSON.parse(held.query) as { readonly options: readonly Query[] };
  const chosen = options[n];
  return chosen === undefined ? null : answered(turn, seat, chosen);
}

/** The basis of an answer, or (`from`) the next part of its list. */
async function aboutAnswer(
  turn: Turn,
  seat: SeatView,
  query: Query,
  answerId: string,
  from: number | null,
): Promise<Answer> {
  const facts = await turn.facts.ask(seat.campaignId);
  const asked = allowed(query, seat, facts);
  if (!asked.ok) return refused(turn);
  const said =
    from === null
      ? basisBubble(asked.value, facts, answerId, viewerOf(seat))
      : pageBubble(asked.value, facts, answerId, from, viewerOf(seat));
  return { bubble: said, open: turn.session.open, answerId };
}

/** "Cơ sở" typed under an answer. */
export async function askCommand(turn: Turn, command: Command): Promise<Answer | null> {
  const seat = command.kind === 'basis' ? askingSeat(turn) : undefined;
  const last = seat === undefined ? null : await lastAnswer(turn, seat);
  return last === null ? null : askPress(turn, 'ask', ['basis', last.id]);
}

/** Longer texts are letters, shorter ones are nods. */
const UNREAD = { least: 8, most: 160 };

/**
 * A text nothing answered, kept without who wrote it, so that the coordinator can add the words that were missing. Only
 * of people who ask (leaders, the office): what units type are figures.
 */
export function unread(turn: Turn, text: string): readonly Event[] {
  const seat = askingSeat(turn);
  const said = text.trim();
  if (seat === undefined || seat.unit !== null || said.length < UNREAD.least || said.length > UNREAD.most) return [];
  const key = fold(said)
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
  return key === '' ? [] : [{ type: 'question_unread', campaignId: seat.campaignId, key, text: said }];
}

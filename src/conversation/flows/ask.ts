/** Questions about figures, in the person's own words: understood, authorised, answered with their basis. */
import { may, UNIT_ROLES } from '../../domain/people.js';
import type { QuestionEvent } from '../../events/event.js';
import type { Command } from '../../language/commands.js';
import { type Choice, line } from '../../messages/message.js';
import { type Answered, answer as answerQuery } from '../../questions/answer.js';
import { authorise } from '../../questions/authorise.js';
import { answerBesides } from '../../questions/besides.js';
import { basisBubble } from '../../questions/compose.js';
import { canonical, type Query } from '../../questions/query.js';
import { restOf, understand } from '../../questions/understand.js';
import type { SeatView } from '../facts.js';
import { type Answer, bubble, type Turn } from '../turn.js';

/** The seat a person asks through: one that sees everything before one that sees its own unit. */
function askingSeat(turn: Turn): SeatView | undefined {
  const { seats } = turn.who;
  return seats.find((seat) => !UNIT_ROLES.includes(seat.role)) ?? seats[0];
}

async function previousQuery(turn: Turn): Promise<Query | null> {
  const { answerId } = turn.session;
  const held = answerId === null ? null : await turn.facts.answer(answerId);
  if (held === null || held.address !== turn.who.address) return null;
  const stored = JSON.parse(held.query) as Query | { readonly options: readonly Query[] };
  return 'options' in stored ? null : stored;
}

/** Null when the text does not read as a question about figures. */
export async function askText(turn: Turn, text: string): Promise<Answer | null> {
  const seat = askingSeat(turn);
  if (seat === undefined) return null;
  const facts = await turn.facts.ask(seat.campaignId);
  const understood = understand(text, facts.lexicon, {
    now: turn.now,
    period: facts.period,
    duePeriod: facts.duePeriod,
    reportPeriod: facts.reportPeriod,
    previous: await previousQuery(turn),
    unitOfSeat: seat.unit?.id ?? null,
  });
  if ('query' in understood) return answered(turn, seat, understood.query);
  if ('clarify' in understood) {
    const { about, options: all } = understood.clarify;
    const standing = { role: seat.role, unitId: seat.unit?.id ?? null };
    // Only what the person may ask is offered; with nothing left the question itself is refused.
    const options = all.filter((option) => authorise(option.query, standing).ok);
    if (options.length === 0) return { bubble: bubble([line('ask.refused')]), open: turn.session.open };
    const answerId = turn.make.newId();
    const choices: Choice[] = options
      .slice(0, 5)
      .map((option, i) => ({ id: `ask:opt:${answerId}:${i}`, label: option.label }));
    return {
      bubble: bubble([about], choices, { spelled: 'numbered' }),
      open: turn.session.open,
      answerId,
      events: [
        remembered(turn, seat, answerId, { options: options.slice(0, 5).map((option) => option.query) }, 'clarify'),
      ],
    };
  }
  return askBesides(turn, seat, text);
}

/** Goals of the area, and the total score that no plan has. */
async function askBesides(turn: Turn, seat: SeatView, text: string): Promise<Answer | null> {
  const campaign = await turn.facts.campaign(seat.campaignId);
  if (campaign === null) return null;
  const mayFigures = may({ role: seat.role, unitId: seat.unit?.id ?? null }, 'see_all', null);
  const lines = answerBesides(text, campaign.plan, await turn.facts.goals(seat.campaignId), mayFigures);
  return lines === null ? null : { bubble: bubble(lines), open: turn.session.open };
}

/** What was asked is kept, so that [Cơ sở] and the next question can lean on it. */
function remembered(turn: Turn, seat: SeatView, answerId: string, query: unknown, line: string): QuestionEvent {
  const { campaignId } = seat;
  const { address } = turn.who;
  return { type: 'question_answered', answerId, campaignId, address, query: JSON.stringify(query), canonical: line };
}

async function answered(turn: Turn, seat: SeatView, query: Query): Promise<Answer> {
  const allowed = authorise(query, { role: seat.role, unitId: seat.unit?.id ?? null });
  if (!allowed.ok) return { bubble: bubble([line('ask.refused')]), open: turn.session.open };
  const facts = await turn.facts.ask(seat.campaignId);
  const answerId = turn.make.newId();
  const done: Answered = answerQuery(allowed.value, facts, answerId);
  return {
    bubble: done.bubble,
    open: turn.session.open,
    answerId,
    events: [remembered(turn, seat, answerId, allowed.value, canonical(allowed.value))],
  };
}

/** `ask:rest|basis|opt:<answer>[:n]`: leans on an answer given at this very address. */
export async function askPress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  if (act !== 'ask') return null;
  const [what = '', answerId = '', n = ''] = args;
  const seat = askingSeat(turn);
  const held = await turn.facts.answer(answerId);
  if (seat === undefined || held === null || held.address !== turn.who.address) return null;
  const stored = JSON.parse(held.query) as Query | { readonly options: readonly Query[] };
  if ('options' in stored) {
    const chosen = stored.options[Number(n)];
    return what === 'opt' && chosen !== undefined ? answered(turn, seat, chosen) : null;
  }
  if (what === 'rest') {
    const rest = restOf(stored);
    return rest === null ? null : answered(turn, seat, rest);
  }
  if (what !== 'basis') return null;
  const allowed = authorise(stored, { role: seat.role, unitId: seat.unit?.id ?? null });
  if (!allowed.ok) return { bubble: bubble([line('ask.refused')]), open: turn.session.open };
  const facts = await turn.facts.ask(seat.campaignId);
  return { bubble: basisBubble(allowed.value, facts, answerId), open: turn.session.open, answerId };
}

/** "Cơ sở" typed under an answer. */
export async function askCommand(turn: Turn, command: Command): Promise<Answer | null> {
  if (command.kind !== 'basis' || turn.session.answerId === null) return null;
  return askPress(turn, 'ask', ['basis', turn.session.answerId]);
}

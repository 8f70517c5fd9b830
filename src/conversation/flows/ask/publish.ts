/** The coordinator publishes what an answer shows, in one of three ways; the units then may ask it. */
import { publishResults } from '../../../admin/publish.js';
import { WAYS, type Way } from '../../../domain/publication.js';
import { type Choice, line } from '../../../messages/message.js';
import { make } from '../../../questions/answer.js';
import { periodLine } from '../../../questions/answers/parts.js';
import { aboutWords } from '../../../questions/compose.js';
import { publishable } from '../../../questions/publication.js';
import { canonical, type Query } from '../../../questions/query.js';
import type { AnswerView } from '../../facts.js';
import { type Answer, bubble, type Turn } from '../../turn.js';
import { deskOf, officeSeat } from '../office/seat.js';
import { lastAnswer, queryOf, readQuestion, remembered } from './given.js';

/** "Công bố" after an answer, or "công bố bảng hồ sơ công việc"; null for whoever may not, as if there were no such act. */
export async function offerPublication(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'publish');
  if (seat === null) return null;
  const facts = await turn.facts.ask(seat.campaignId);
  const last = rest === '' ? await lastAnswer(turn, seat) : null;
  const read = rest === '' ? null : await readQuestion(turn, seat, facts, rest);
  const query = last !== null ? queryOf(last) : read !== null && 'query' in read ? read.query : null;
  const { open } = turn.session;
  if (query === null || publishable(query) === null) return { bubble: bubble([line('ask.publish.of_what')]), open };
  const answerId = turn.make.newId();
  const { basis } = make(query, facts);
  const choices: Choice[] = WAYS.map((way) => ({
    id: `ask:pub:${answerId}:${way}`,
    label: line(`ask.publish.${way}`),
  }));
  return {
    bubble: bubble(
      [
        line('ask.publish.which', { about: aboutWords(facts, query), period: periodLine(query.period) }),
        line('ask.publish.ways'),
        basis.reported > 0 ? line('ask.publish.unverified', { n: { count: basis.reported } }) : null,
      ].filter((one) => one !== null),
      choices,
    ),
    open,
    answerId,
    events: [remembered(turn, seat, { answerId, query, canonical: canonical(query) })],
  };
}

/** `ask:pub:<answer>:<way>` */
export async function publishPress(turn: Turn, held: AnswerView, query: Query, asked: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'publish', held.campaignId);
  const way: Way | undefined = WAYS.find((one) => one === asked);
  const scope = publishable(query);
  if (seat === null || way === undefined || scope === null) return null;
  const { open } = turn.session;
  const decided = await publishResults({ campaignId: seat.campaignId, ...scope, way }, turn.facts, deskOf(turn));
  if (!decided.ok) return { bubble: bubble([line(`ask.publish.refused_${decided.problem.code}`)]), open };
  const facts = await turn.facts.ask(seat.campaignId);
  const { rule, at } = decided.value.result;
  return {
    bubble: bubble([
      line(`ask.publish.done_${way}`, {
        about: aboutWords(facts, query),
        period: periodLine(query.period),
        at: { instant: at, form: 'clock_day' },
        rule,
      }),
      line('ask.publish.next'),
    ]),
    open,
    events: decided.value.events,
    by: seat.id,
  };
}

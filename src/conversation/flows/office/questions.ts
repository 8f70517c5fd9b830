/** "Câu hỏi chưa hiểu", "thêm tên gọi hồ sơ số = HSCV": the coordinator teaches the campaign its people's words. */
import { addAlias, unreadQuestions } from '../../../admin/questions.js';
import { type Line, line } from '../../../messages/message.js';
import { nameKey } from '../../../questions/words.js';
import { type Answer, bubble, type Turn } from '../../turn.js';
import { deskOf, officeSeat } from './seat.js';

const MOST_SHOWN = 6;
const MOST_LETTERS = 48;

const cut = (text: string): string => (text.length <= MOST_LETTERS ? text : `${text.slice(0, MOST_LETTERS - 1)}…`);

export async function startQuestions(turn: Turn): Promise<Answer | null> {
  const seat = officeSeat(turn, 'teach');
  if (seat === null) return null;
  const { open } = turn.session;
  const found = await unreadQuestions(seat.campaignId, turn.facts);
  const all = found.ok ? found.value : [];
  if (all.length === 0) return { bubble: bubble([line('ask.review.none')]), open };
  const items = all
    .slice(0, MOST_SHOWN)
    .map(({ text, times }): Line => line('ask.review.item', { text: cut(text), times: { count: times } }));
  return {
    bubble: bubble([line('ask.review.head', { n: { count: all.length } }), ...items, line('ask.review.how')]),
    open,
  };
}

const JOINT = /\s*(?:=|:|(?<![\p{L}])(?:là|cho|nghĩa là|for|means)(?![\p{L}]))\s*/iu;

/** "hồ sơ số = HSCV": the new name, then the standard as the campaign already calls it. */
export async function startAlias(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'teach');
  if (seat === null) return null;
  const { open } = turn.session;
  const [said = '', meant = '', ...more] = rest.replace(/["“”']/g, '').split(JOINT);
  const say = (key: string, params = {}): Answer => ({ bubble: bubble([line(key, params)]), open });
  if (said.trim() === '' || meant.trim() === '' || more.length > 0) return say('ask.alias.how');
  const { lexicon } = await turn.facts.ask(seat.campaignId);
  const ids = lexicon.criteria.get(nameKey(meant)) ?? [];
  const [criterion, another] = ids;
  if (criterion === undefined || another !== undefined) return say('ask.alias.which', { text: meant.trim() });
  const args = { campaignId: seat.campaignId, words: said, criterion };
  const done = await addAlias(args, turn.facts, deskOf(turn));
  if (!done.ok) return say(`ask.alias.${done.problem.code}`, { text: said.trim() });
  const words = { text: said.trim(), criterion: done.value.result.shortName };
  return { ...say('ask.alias.done', words), events: done.value.events, by: seat.id };
}

/** Answers to an announcement by unit, the one reminder, and what units asked back, for the standing agency. */
import { answerReply, openReply, type Results, remindAnswers, resultsOf } from '../../../admin/broadcast/answers.js';
import { questionChoices, shortText } from '../../../admin/broadcast/question.js';
import type { ReplyView } from '../../../broadcast/answer-facts.js';
import { answersTo, type Whose } from '../../../broadcast/answers.js';
import { bareName } from '../../../domain/unit.js';
import { readCommand } from '../../../language/commands.js';
import { fold } from '../../../language/fold.js';
import { type Choice, type Line, line, type Param } from '../../../messages/message.js';
import type { SeatView } from '../../facts.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn, tell } from '../../turn.js';
import { agencyOf, deskOf, officeSeat } from '../office/seat.js';
import { leaves } from '../verify/verify.js';

const MOST_NAMES = 10;
const MOST_WORDS = 4;
const CUT = 60;

type Name = (whose: Whose) => string;

async function namesIn(turn: Turn, campaignId: string): Promise<Name> {
  const units = new Map((await turn.facts.units(campaignId)).map((unit) => [unit.id, bareName(unit)]));
  const people = new Map((await turn.facts.seats(campaignId)).map((seat) => [seat.personId, seat.displayName]));
  return (whose) => ('unitId' in whose ? (units.get(whose.unitId) ?? '…') : (people.get(whose.personId) ?? '…'));
}

function some(all: readonly Whose[], name: Name): Param {
  const shown: Param[] = all.slice(0, MOST_NAMES).map(name);
  const more = all.length - shown.length;
  return { list: more > 0 ? [...shown, { line: line('launch.more_units', { more: { count: more } }) }] : shown };
}

const count = (n: number): Param => ({ count: n });

/** "Đã trả lời 22: tham dự 21, không tham dự 1 (Phước Mỹ)." and the rest, adding up to all. */
function resultLines({ broadcast, tally }: Results, name: Name): Line[] {
  const { answered, silent, notReached, nobody, total } = tally;
  const kinds = answersTo(broadcast.content.question);
  const groups = kinds.map((kind) => ({
    kind,
    of: answered.filter((one) => one.given.kind === kind).map((one) => one.whose),
  }));
  const parts = groups.map(({ kind, of }): Param => {
    const params = { n: count(of.length), names: some(of, name) };
    return { line: line(`announce.results.${kind}${kind === 'absent' && of.length > 0 ? '_named' : ''}`, params) };
  });
  const words = answered.filter((one) => one.given.kind === 'words').slice(0, MOST_WORDS);
  return [
    line('announce.results.answered', { n: count(answered.length), parts: { list: parts } }),
    ...words.map(({ whose, given }) =>
      line('announce.results.said', { unit: name(whose), words: (given.words ?? '').slice(0, CUT) }),
    ),
    ...(silent.length === 0
      ? []
      : [line('announce.results.silent', { n: count(silent.length), names: some(silent, name) })]),
    ...(notReached.length === 0
      ? []
      : [line('announce.results.not_reached', { n: count(notReached.length), names: some(notReached, name) })]),
    ...(nobody.length === 0 ? [] : [line('announce.results.nobody', { n: count(nobody.length) })]),
    line('announce.results.total', { total: count(total) }),
  ];
}

/** "ai chưa trả lời", "kết quả trả lời 3". */
export async function startResults(turn: Turn, rest: string): Promise<Answer | null> {
  const number = /^(?:thong bao )?(?:so )?(\d{1,6})$/.exec(fold(rest).trim())?.[1];
  return results(turn, number === undefined ? null : Number(number));
}

/** The seat in the announcement's own campaign; where it is unknown, any. */
async function seatOf(turn: Turn, broadcastId: string): Promise<SeatView | null> {
  const one = await turn.facts.announcements().get(broadcastId);
  return officeSeat(turn, 'announce', one?.campaignId);
}

async function results(turn: Turn, named: string | number | null): Promise<Answer | null> {
  const seat = typeof named === 'string' ? await seatOf(turn, named) : officeSeat(turn, 'announce');
  if (seat === null) return null;
  const found = await resultsOf(seat.campaignId, named, turn.facts);
  if (!found.ok) return say(turn, found.problem.code);
  const { broadcast, rows, quiet, open } = found.value;
  const name = await namesIn(turn, seat.campaignId);
  const title = line('announce.results.title', { number: broadcast.number, text: shortText(broadcast.content) });
  const body =
    broadcast.content.question === null ? [line('announce.results.not_asked')] : resultLines(found.value, name);
  const choices: Choice[] = [
    ...(quiet.length > 0 ? [choice(`an_nudge:${broadcast.id}`, 'announce_nudge', { n: quiet.length })] : []),
    ...(open.length === 0 ? [] : [choice(`an_open:${broadcast.id}`, 'announce_open', { n: open.length })]),
    ...(rows.length === 0 ? [] : [choice(`bc_file:${broadcast.id}`, 'broadcast_file')]),
  ];
  return { bubble: bubble([title, ...body], choices, { titled: true }), open: turn.session.open };
}

function say(turn: Turn, code: string): Answer {
  return { bubble: bubble([line(`announce.office.${code}`)]), open: turn.session.open };
}

/** `an_list`, `an_nudge`, `an_open`: an announcement; `an_reply`: a question asked back. */
export async function resultsPress(turn: Turn, act: string, id: string): Promise<Answer | null> {
  const reply = act === 'an_reply' ? await turn.facts.announcementAnswers().reply(id) : null;
  const seat = await seatOf(turn, reply?.broadcastId ?? id);
  if (seat === null) return null;
  switch (act) {
    case 'an_list':
      return results(turn, id);
    case 'an_nudge':
      return remind(turn, seat, id);
    case 'an_open':
      return nextOpen(turn, seat, id);
    case 'an_reply':
      return askReply(turn, seat, id);
    default:
      return null;
  }
}

async function remind(turn: Turn, seat: SeatView, broadcastId: string): Promise<Answer> {
  const { campaignId } = seat;
  const done = await remindAnswers({ campaignId, broadcastId, words: turn.words }, turn.facts, deskOf(turn));
  if (!done.ok) return say(turn, done.problem.code);
  const { people, left, notBefore, broadcast } = done.value.result;
  const params = { n: count(people), number: broadcast.number, at: { instant: notBefore, form: 'stamp' as const } };
  const said = line(notBefore > turn.now ? 'announce.office.reminded_later' : 'announce.office.reminded_now', params);
  const more = left === 0 ? [] : [line('announce.office.reminded_left', { left: count(left) })];
  const choices = left === 0 ? [] : [choice(`an_nudge:${broadcast.id}`, 'announce_nudge', { n: left })];
  return { bubble: bubble([said, ...more], choices), open: turn.session.open, events: done.value.events, by: seat.id };
}

async function nextOpen(turn: Turn, seat: SeatView, broadcastId: string): Promise<Answer> {
  const found = await resultsOf(seat.campaignId, broadcastId, turn.facts);
  const [first] = found.ok ? found.value.open : [];
  return first === undefined ? say(turn, 'reply_none_open') : askReply(turn, seat, first.id);
}

const writing = (reply: string, campaignId: string): Open => ({
  kind: 'office',
  act: 'announce_reply',
  step: 'text',
  held: { reply, campaignId },
});

async function unitName(turn: Turn, { campaignId, unitId }: ReplyView): Promise<string> {
  const units = await turn.facts.units(campaignId);
  return units.find((unit) => unit.id === unitId)?.name ?? agencyOf(turn, campaignId);
}

async function askReply(turn: Turn, seat: SeatView, replyId: string): Promise<Answer> {
  const found = await openReply({ campaignId: seat.campaignId, replyId }, turn.facts);
  if (!found.ok) return say(turn, found.problem.code);
  const unit = await unitName(turn, found.value);
  const words = found.value.words ?? '…';
  return {
    bubble: bubble(
      [line('announce.ask.words_of', { unit, words }), line('announce.ask.write_answer', { unit })],
      [choice('an_stop', 'announce_stop')],
    ),
    open: writing(replyId, seat.campaignId),
  };
}

/** What the officer typed as the answer. */
export async function replyText(turn: Turn, replyId: string, text: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'announce');
  if (seat === null) return null;
  const { campaignId } = seat;
  const command = readCommand(text);
  if (command !== null && leaves(command, 'question', text)) return null;
  if (turn.session.behind === true) return askReply(turn, seat, replyId);
  const done = await answerReply({ campaignId, replyId, words: text }, turn.facts, deskOf(turn));
  if (!done.ok) return { ...say(turn, done.problem.code), open: NOTHING_OPEN };
  const reply = done.value.result;
  const broadcast = await turn.facts.announcements().get(reply.broadcastId);
  if (broadcast === null) return null;
  const agency = await agencyOf(turn, campaignId);
  const told = bubble(
    [
      line('announce.ask.answered', { agency, number: broadcast.number }),
      line('announce.ask.quoted', { words: text.trim().slice(0, 500) }),
    ],
    questionChoices({ id: broadcast.id, content: { ...broadcast.content, question: null } }),
  );
  const unit = await unitName(turn, reply);
  const left = (await turn.facts.announcementAnswers().openReplies(reply.broadcastId)).filter(
    (one) => one.id !== replyId,
  );
  return {
    bubble: bubble(
      [line('announce.ask.answer_sent', { unit })],
      left.length === 0 ? [] : [choice(`an_open:${broadcast.id}`, 'announce_open', { n: left.length })],
    ),
    open: NOTHING_OPEN,
    events: [...done.value.events, tell(reply.personId, told, `announcement_reply:${replyId}`)],
    by: seat.id,
  };
}

/**
 * A receiver answers an announcement, or asks back. Judged by the ledger: whoever it was sent to, while they hold a
 * seat in its campaign. What was open stays open: announcements come at any moment.
 */
import { answerAnnouncement, askBack, keptWords } from '../../../admin/broadcast/answers.js';
import { shortText } from '../../../admin/broadcast/question.js';
import type { Received } from '../../../broadcast/answer-facts.js';
import { type AnswerGiven, answersTo, type GivenKind } from '../../../broadcast/answers.js';
import type { Problem } from '../../../domain/problem.js';
import { DAY_MS } from '../../../domain/time.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import type { SeatView } from '../../facts.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn, tell } from '../../turn.js';
import { agencyOf, deskOf } from '../office/seat.js';

/** How long an announcement may still be answered by words alone, without naming it. */
const FRESH_MS = 14 * DAY_MS;
/** After which a text nobody understood is no longer thought to be about it. */
const MEANT_MS = 3 * DAY_MS;

type Writing = Extract<Open, { kind: 'announcement' }>;

const seatIn = (turn: Turn, campaignId: string): SeatView | undefined =>
  turn.who.seats.find((seat) => seat.campaignId === campaignId);

async function received(turn: Turn, broadcastId: string): Promise<Received | null> {
  const { person } = turn.who;
  const found = person === null ? null : await turn.facts.announcementAnswers().received(broadcastId, person.id);
  return found === null || seatIn(turn, found.broadcast.campaignId) === undefined ? null : found;
}

/** Newest first, of the campaigns in which a seat is held. */
async function lately(turn: Turn, within: number): Promise<readonly Received[]> {
  const { person } = turn.who;
  if (person === null) return [];
  const all = await turn.facts.announcementAnswers().receivedSince(person.id, turn.now - within);
  return all.filter((one) => seatIn(turn, one.broadcast.campaignId) !== undefined);
}

async function whose(turn: Turn, { broadcast, unitIds }: Received): Promise<Param> {
  const units = await turn.facts.units(broadcast.campaignId);
  const names = unitIds.flatMap((id) => units.find((unit) => unit.id === id)?.name ?? []);
  return names.length > 0 ? { list: names } : { line: line('announce.answer.you') };
}

function refused(turn: Turn, { code }: Problem): Answer {
  return { bubble: bubble([line(`announce.answer.${code}`)]), open: turn.session.open, aside: true };
}

const OTHER: Readonly<Partial<Record<GivenKind, string>>> = { attend: 'absent', absent: 'attend' };

async function give(turn: Turn, found: Received, given: AnswerGiven, open: Open): Promise<Answer> {
  const personId = turn.who.person?.id ?? '';
  const { id: broadcastId, campaignId, number } = found.broadcast;
  const done = await answerAnnouncement({ broadcastId, personId, given }, turn.facts, deskOf(turn));
  if (!done.ok) return refused(turn, done.problem);
  const agency = await agencyOf(turn, campaignId);
  const params = { number, agency, unit: await whose(turn, found), words: given.words ?? '' };
  const other = OTHER[given.kind];
  return {
    bubble: bubble(
      [
        line(`announce.answer.done_${given.kind}`, params),
        line('announce.answer.next', { agency }),
        ...stillOpen(open),
      ],
      other === undefined ? [] : [choice(`an_yes:${broadcastId}:${other}`, `announce_${other}`)],
    ),
    open,
    aside: true,
    events: done.value.events,
    ...byOf(turn, campaignId),
  };
}

/** A report half typed goes on where it was. */
const stillOpen = (open: Open): readonly Line[] =>
  open.kind === 'question' || open.kind === 'summary' ? [line('report.still_open')] : [];

function byOf(turn: Turn, campaignId: string): Pick<Answer, 'by'> {
  const seat = seatIn(turn, campaignId);
  return seat === undefined ? {} : { by: seat.id };
}

/** `an_yes:<announcement>:<answer>`, `an_say:<announcement>`, `an_ask:<announcement>`, `an_send:<announcement>`. */
export async function answerPress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  if (!['an_yes', 'an_say', 'an_ask', 'an_send'].includes(act)) return null;
  const [id = '', kind = ''] = args;
  const found = await received(turn, id);
  if (found === null) return refused(turn, { code: 'announcement_not_yours', params: {} });
  switch (act) {
    case 'an_yes': {
      const meant = answersTo(found.broadcast.content.question).find((one) => one === kind && one !== 'words');
      return meant === undefined
        ? refused(turn, { code: 'answer_not_asked', params: {} })
        : give(turn, found, { kind: meant, words: null }, turn.session.open);
    }
    case 'an_say':
      return askWords(turn, found, 'say');
    case 'an_ask':
      return askWords(turn, found, 'ask');
    default: {
      const { open } = turn.session;
      const held = open.kind === 'announcement' && open.broadcastId === id ? open.text : null;
      return held === null ? askWords(turn, found, 'ask') : sendBack(turn, found, held);
    }
  }
}

async function askWords(turn: Turn, found: Received, as: Writing['as']): Promise<Answer> {
  const { id: broadcastId, campaignId, number, content } = found.broadcast;
  if (as === 'say' && content.question !== 'words') return refused(turn, { code: 'answer_not_asked', params: {} });
  const params = { number, text: shortText(content), agency: await agencyOf(turn, campaignId) };
  return {
    bubble: bubble([line(`announce.answer.write_${as}`, params)], [choice('an_stop', 'announce_stop')]),
    open: { kind: 'announcement', broadcastId, as, text: null, before: backTo(turn.session.open) },
  };
}

/** What was being typed before stays where it was. */
function backTo(open: Open): Open {
  if (open.kind === 'announcement') return open.before;
  return open.kind === 'office' && open.act === 'announce_reply' ? NOTHING_OPEN : open;
}

/** The words that were asked for. */
export async function answerText(
  turn: Turn,
  open: Writing,
  command: string | null,
  text: string,
): Promise<Answer | null> {
  if (command === 'cancel' || command === 'back') return stopWriting(turn);
  const found = await received(turn, open.broadcastId);
  if (found === null || keptWords(text) === '') return null;
  if (open.as === 'offer') {
    const yes = command === 'yes' || command === 'send';
    return yes && open.text !== null ? sendBack(turn, found, open.text) : command === 'no' ? stopWriting(turn) : null;
  }
  if (open.as === 'say') return give(turn, found, { kind: 'words', words: keptWords(text) }, open.before);
  return sendBack(turn, found, text);
}

/** `an_stop`, "thôi": nothing was sent. */
export function stopWriting(turn: Turn): Answer {
  return { bubble: bubble([line('announce.answer.stopped')]), open: backTo(turn.session.open), aside: true };
}

async function sendBack(turn: Turn, found: Received, text: string): Promise<Answer> {
  const personId = turn.who.person?.id ?? '';
  const { id: broadcastId, campaignId, number, content } = found.broadcast;
  const done = await askBack({ broadcastId, personId, words: text }, turn.facts, deskOf(turn));
  if (!done.ok) return refused(turn, done.problem);
  const { agency: officers, replyId } = done.value.result;
  const unit = await whose(turn, found);
  const asked = bubble(
    [
      line('announce.ask.told', { unit, number, text: shortText(content) }),
      line('announce.ask.words', { words: keptWords(text) }),
    ],
    [choice(`an_reply:${replyId}`, 'announce_reply')],
  );
  const agency = await agencyOf(turn, campaignId);
  return {
    bubble: bubble([line('announce.ask.done', { agency, number }), ...stillOpen(backTo(turn.session.open))]),
    open: backTo(turn.session.open),
    aside: true,
    events: [...done.value.events, ...officers.map((one) => tell(one, asked, `announcement_reply:${replyId}`))],
    ...byOf(turn, campaignId),
  };
}

/** "tham dự", "không tham dự", "đã nhận" without a press: the newest announcement that asks so. Null: none does. */
export async function answerTyped(turn: Turn, kind: Exclude<GivenKind, 'words'>): Promise<Answer | null> {
  const all = await lately(turn, FRESH_MS);
  const found = all.find((one) => answersTo(one.broadcast.content.question).includes(kind));
  return found === undefined ? null : give(turn, found, { kind, words: null }, turn.session.open);
}

/** "hỏi lại": about the newest announcement. Null: none came lately. */
export async function askBackTyped(turn: Turn): Promise<Answer | null> {
  const [newest] = await lately(turn, FRESH_MS);
  return newest === undefined ? null : askWords(turn, newest, 'ask');
}

/** A text nobody understood, soon after an announcement: it may be meant for the standing agency, if one says so. */
export async function offerReply(turn: Turn, text: string): Promise<Answer | null> {
  const { open } = turn.session;
  // Words after an offer nobody took up take its place.
  const free = open.kind === 'none' || (open.kind === 'announcement' && open.as === 'offer');
  if (!free || keptWords(text).length < 4) return null;
  const [newest] = await lately(turn, MEANT_MS);
  if (newest === undefined) return null;
  const { id: broadcastId, campaignId, number, content } = newest.broadcast;
  const params = { number, text: shortText(content), agency: await agencyOf(turn, campaignId) };
  return {
    bubble: bubble(
      [line('announce.ask.offer', params), line('announce.ask.quoted', { words: keptWords(text).slice(0, 160) })],
      [choice(`an_send:${broadcastId}`, 'announce_send'), choice('an_stop', 'announce_stop')],
    ),
    open: { kind: 'announcement', broadcastId, as: 'offer', text: keptWords(text), before: NOTHING_OPEN },
  };
}

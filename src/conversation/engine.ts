/**
 * One turn of the conversation: session + input + facts -> session + events. "Pure" means: the same answers from
 * `facts` and the same makers give the same decision, and nothing is written, sent or waited for here.
 */
import { frozenLine } from '../admin/reform/issuer.js';
import { stillStands } from '../admin/standing.js';
import type { FileRef } from '../channels/channel.js';
import type { Actor, Event, SeatId } from '../events/event.js';
import { fold } from '../language/fold.js';
import { isOnlySigns } from '../language/signs.js';
import { type Bubble, type Language, line } from '../messages/message.js';
import { attachFile } from './flows/announce/change.js';
import { papersFile } from './flows/award/papers.js';
import { stamped } from './flows/campaigns.js';
import { evidenceFile } from './flows/evidence.js';
import { join } from './flows/join.js';
import { menu } from './flows/menu.js';
import { officeFile } from './flows/office/office.js';
import { toPasserBy } from './flows/passers-by.js';
import { practising } from './flows/practice/practice.js';
import { isPicture, remark } from './flows/remarks.js';
import { editedMessage } from './flows/report/after.js';
import { press } from './press.js';
import { say } from './say.js';
import type { Session, Shown } from './session.js';
import { type Answer, bubble, type Decision, NOTHING_OPEN, type Turn } from './turn.js';
import { typed } from './typed.js';

export async function step(turn: Turn): Promise<Decision> {
  const made = await toPasserBy(turn, await practising(turn, unlessStill));
  const events: Event[] = [...(made?.events ?? [])];
  if (made === null) return { session: turn.session, events, actor: actorOf(turn) };
  const answer: Answer = { ...made, bubble: { ...made.bubble, choices: stamped(turn, made) } };
  events.push({
    type: 'message_created',
    to: 'reply',
    bubble: inPlace(turn, answer),
    lane: 'reply',
    about: null,
    fleeting: answer.fleeting ?? false,
  });
  events.push(...(answer.after ?? []));
  const shown: Shown[] = answer.bubble.choices.map((choice) => ({
    id: choice.id,
    word: fold(turn.words.say(choice.label, languageAfter(turn, events))),
  }));
  const session: Session = {
    v: 1,
    open: answer.open,
    ...(answer.aside === true
      ? { shown: turn.session.shown, numbered: turn.session.numbered }
      : { shown, numbered: answer.bubble.spelled === 'numbered' }),
    ...(isBehind(turn, answer) ? { behind: true } : {}),
    answerId: answer.answerId === undefined ? turn.session.answerId : answer.answerId,
    campaignId: answer.campaignId ?? turn.session.campaignId ?? null,
    practice: answer.practice === undefined ? (turn.session.practice ?? null) : answer.practice,
  };
  return { session, events, actor: actorOf(turn, answer.by) };
}

/** What stood open still does, under something else that was said. */
function isBehind({ session }: Turn, { open, aside }: Answer): boolean {
  return aside === true ? session.behind === true : open.kind !== 'none' && open === session.open;
}

/** Pages are turned where they lie. */
function inPlace({ input }: Turn, { bubble, page }: Answer): Bubble {
  const of = input.body.kind === 'choice' ? input.body.of : undefined;
  return page === true && of !== undefined ? { ...bubble, replaces: of } : bubble;
}

/** A person who has just chosen a language is answered in it. */
export function languageAfter(turn: Pick<Turn, 'language'>, events: readonly Event[]): Language {
  return events.find((event) => event.type === 'language_chosen')?.language ?? turn.language;
}

function actorOf(turn: Turn, by?: SeatId): Actor {
  const seat = turn.who.seats.find((one) => one.id === by) ?? turn.who.seats[0];
  const person = turn.who.person;
  if (person === null) return { kind: 'address', address: turn.who.address };
  return seat === undefined
    ? { kind: 'person', personId: person.id }
    : { kind: 'seat', seatId: seat.id, personId: person.id };
}

/** A campaign that stands still is changed by nobody, whichever way they came. */
async function unlessStill(turn: Turn): Promise<Answer | null> {
  const answer = await answerTo(turn);
  const still = await stillStands(answer?.events ?? [], turn.facts);
  if (still === null) return answer;
  return { bubble: bubble([frozenLine(still) ?? line('problem.campaign_closed')]), open: NOTHING_OPEN };
}

/** Null when nothing is to be said (the person blocked the bot, or has just been told). */
async function answerTo(turn: Turn): Promise<Answer | null> {
  const { body } = turn.input;
  switch (body.kind) {
    case 'signal':
    case 'gone':
    case 'back':
      return null;
    case 'start':
      return body.payload.startsWith('hash:') ? join(turn, body.payload.slice(5)) : menu(turn);
    case 'choice':
      return press(turn, body.choice);
    case 'file':
      return fileSent(turn, body.file, body.caption);
    case 'other':
      return body.what === 'secret' ? say(turn, 'secret.refused') : remark(turn, body.what);
    case 'group':
      return remark(turn, 'group');
    case 'edit':
      return turn.who.seats.length === 0
        ? menu(turn)
        : ((await editedMessage(turn, body)) ?? say(turn, 'edit.no_place'));
    case 'text':
      return isOnlySigns(body.text) ? remark(turn, 'signs') : typed(turn, body.text);
    default:
      return body satisfies never;
  }
}

/** A picture where a figure is asked for is answered with how to give the figure. */
async function fileSent(turn: Turn, file: FileRef, caption: string): Promise<Answer | null> {
  const attached = await attachFile(turn);
  if (attached !== null) return attached;
  const paper = await papersFile(turn, file, caption);
  if (paper !== null) return paper;
  const proof = await evidenceFile(turn, file, caption);
  if (proof !== null) return proof;
  if (isPicture(file.name) && turn.session.open.kind === 'question') return remark(turn, 'picture_for_figure');
  const taken = await officeFile(turn, file, caption);
  if (taken !== null) return taken;
  return isPicture(file.name) ? remark(turn, 'picture') : say(turn, 'file.not_taken');
}

/** A text: a word of what is open, a command, a document, figures, a question, or nothing we know. */
import { frozenLine } from '../admin/reform/issuer.js';
import { readCommand } from '../language/commands.js';
import { fold } from '../language/fold.js';
import { line } from '../messages/message.js';
import { anyCommand, type Command } from './command.js';
import { chooseLanguage } from './flows/account.js';
import { answerText, offerReply } from './flows/answers/receiver.js';
import { sendBack, startApprove } from './flows/approve.js';
import { askText, unread } from './flows/ask/ask.js';
import { askCampaign, asksToChange, inChosen, mustChoose } from './flows/campaigns.js';
import { underCorrection } from './flows/correct-typed.js';
import { evidenceText } from './flows/evidence.js';
import { handoverText } from './flows/handover.js';
import { consentAgain, wantCode, wantCodeFor } from './flows/join.js';
import { menu } from './flows/menu.js';
import { calledText } from './flows/office/calls.js';
import { officeText } from './flows/office/office.js';
import { whichExport } from './flows/office/papers/export.js';
import { myData, privacyPress, privacyText } from './flows/privacy.js';
import { promiseAnswer, promiseTyped } from './flows/promise.js';
import { figuresUnasked } from './flows/report/after.js';
import { fieldOf } from './flows/report/field.js';
import { documentTyped } from './flows/report/paper.js';
import { alreadySent } from './flows/report/send.js';
import { explain, isOpen } from './flows/report/start.js';
import { statedCommand, statedText } from './flows/report/stated.js';
import { isOnlyFigure, leftOver, reportCommand, reportText } from './flows/report/text.js';
import { criterionAt, reportView } from './flows/report/view.js';
import { figureForReturn } from './flows/returned/returned.js';
import { unitSays } from './flows/returned/says.js';
import { press } from './press.js';
import { say } from './say.js';
import type { Open } from './session.js';
import { type Answer, bubble, NOTHING_OPEN, type Turn } from './turn.js';

/** Means the same whichever campaign is chosen. */
const ANYWHERE = new Set<string>([
  'join',
  'language',
  'leave',
  'lock_me',
  'my_role',
  'my_deadline',
  'help',
  'small_talk',
]);

/** What a turn over the open thing may be typed at any moment without losing it. */
const ALWAYS = new Set([
  'help',
  'menu',
  'my_role',
  'my_deadline',
  'language',
  'small_talk',
  'leave',
  'lock_me',
  'add_channel',
  'my_channels',
  'practice',
  'attend',
  'absent',
  'received',
  'ask_back',
]);

/** "báo cáo", "lịch sử" alone are no words for the office; "báo cáo số 12 đã gồm quý IV" may be. */
const PAGES: ReadonlySet<string> = new Set<Command['kind']>(['report', 'review', 'history', 'later', 'skip']);

const isBare = ({ kind }: Command, text: string): boolean => PAGES.has(kind) && text.trim().split(/\s+/).length <= 3;

/** Under "Xin gõ điều cần sửa" these mean the opposite: the report is shown once more. */
const AGREES: ReadonlySet<string> = new Set<Command['kind']>(['approve', 'yes', 'send']);

/** Nothing goes on after these: where nothing was asked that is said, and whatever was asked of an officer is left. */
const STOPS: ReadonlySet<string> = new Set<Command['kind']>(['cancel', 'back', 'later']);

/** Where "mai gửi" can only mean the day on which the report comes. */
const PROMISING: ReadonlySet<Open['kind']> = new Set<Open['kind']>(['none', 'question', 'summary']);

/** Of a person with roles in several campaigns: what is typed reaches the chosen one only. */
export async function typed(whole: Turn, text: string): Promise<Answer> {
  const chosen = chosenByWord(whole, text);
  if (chosen !== null) return press(whole, chosen);
  const free = whole.session.open.kind === 'none' && !ANYWHERE.has(readCommand(text)?.kind ?? '');
  const which = asksToChange(fold(text).trim()) || (free && mustChoose(whole)) ? await askCampaign(whole) : null;
  return which ?? typedIn(inChosen(whole), text);
}

async function typedIn(turn: Turn, text: string): Promise<Answer> {
  const { open } = turn.session;
  if (turn.who.seats.length === 0)
    return open.kind === 'want_code' ? wantCodeFor(turn, text) : strangerText(turn, text);
  const command = readCommand(text);
  const promised = command === null && PROMISING.has(open.kind) ? await promiseTyped(turn, text) : null;
  if (promised !== null) return promised;
  const writing = open.kind === 'office' && open.act === 'announce';
  const called = open.kind === 'none' || (open.kind === 'office' && !writing) ? await calledText(turn, text) : null;
  if (called !== null) return called;
  const inOpen = await typedUnderOpen(turn, open, command, text);
  if (inOpen !== null) return inOpen;
  const dates = command?.kind === 'my_deadline' ? await unitsDeadline(turn, text) : null;
  if (dates !== null) return keepingOpen(turn, dates);
  const done = command === null ? null : await anyCommand(turn, command);
  if (done !== null) return done;
  const named = await documentTyped(turn, text);
  if (named !== null) return keepingOpen(turn, named);
  const figures =
    open.kind === 'none' ? ((await figureForReturn(turn, text)) ?? (await figuresUnasked(turn, text))) : null;
  if (figures !== null) return figures;
  const asked = await askText(turn, text);
  if (asked !== null) return keepingOpen(turn, asked);
  const which = command?.kind === 'export' ? whichExport(turn) : null;
  if (which !== null) return which;
  if (command !== null && STOPS.has(command.kind) && (open.kind === 'none' || open.kind === 'office'))
    return menu(turn, [line(open.kind === 'none' ? 'menu.nothing_waits' : 'dates.stopped')]);
  return notUnderstood(turn, open, text);
}

/** A typed word equal to a shown choice, or a bare number where the choices were numbered. */
function chosenByWord(turn: Turn, text: string): string | null {
  const word = fold(text).trim();
  const { shown, numbered } = turn.session;
  if (numbered && /^\d$/.test(word)) return shown[Number(word) - 1]?.id ?? null;
  const named = shown.find((one) => one.word === word)?.id ?? null;
  return named ?? (turn.session.open.kind === 'none' ? refusedByWord(turn, text) : null);
}

/** "Không", "hủy" where nothing but the question just shown is open: its [Thôi]. Agreeing wants the word itself. */
function refusedByWord(turn: Turn, text: string): string | null {
  const said = readCommand(text)?.kind;
  if (said !== 'no' && said !== 'cancel') return null;
  const stops = ['choice.stay', 'choice.office_stop'].map((key) => fold(turn.words.say(line(key), turn.language)));
  return turn.session.shown.find((one) => stops.includes(one.word))?.id ?? null;
}

async function strangerText(turn: Turn, text: string): Promise<Answer> {
  const command = readCommand(text);
  const { open } = turn.session;
  const asked = open.kind === 'consent' ? await consentAgain(turn, open.invitationId) : null;
  if (command?.kind === 'language') {
    const chosen = chooseLanguage(turn, command.language);
    return asked === null ? chosen : { ...asked, events: chosen.events ?? [] };
  }
  if (command?.kind === 'my_data') return (await myData(turn)) ?? menu(turn);
  if (command?.kind === 'withdraw') return (await privacyPress(turn, 'my_data', 'withdraw')) ?? menu(turn);
  if (open.kind === 'my_data') return (await privacyText(turn, text)) ?? menu(turn);
  if (/^(xin ma|ask for a code)/.test(fold(text))) return wantCode(turn);
  return asked ?? menu(turn);
}

async function typedUnderOpen(turn: Turn, open: Open, command: Command | null, text: string): Promise<Answer | null> {
  switch (open.kind) {
    case 'none':
    case 'choose_unit':
    case 'consent':
      return null;
    case 'want_code':
      return wantCodeFor(turn, text);
    case 'promise':
      return command === null ? promiseAnswer(turn, open.obligationId, text) : null;
    case 'evidence':
      return command === null ? evidenceText(turn, open, text) : null;
    case 'stated':
      return command === null ? statedText(turn, open, text) : statedCommand(turn, open, command.kind, text);
    case 'my_data':
      return command === null ? privacyText(turn, text) : null;
    case 'announcement':
      return command !== null && ALWAYS.has(command.kind) ? null : answerText(turn, open, command?.kind ?? null, text);
    case 'office':
      if (open.act === 'hand') return command === null ? handoverText(turn, open, text) : null;
      return officeText(turn, open, text);
    case 'unit_says':
      if (command !== null && (ALWAYS.has(command.kind) || isBare(command, text))) return null;
      if (command?.kind === 'cancel' || command?.kind === 'back') return menu(turn, [line('correct.left')]);
      if (open.act !== 'send_back') return unitSays(turn, open, text);
      return command !== null && AGREES.has(command.kind) ? startApprove(turn) : sendBack(turn, open.taskId, text);
    case 'correct':
      return underCorrection(turn, open, command, text, ALWAYS);
    default: {
      const view = await reportView(turn, open.obligationId);
      if (view === null || (command !== null && ALWAYS.has(command.kind))) return null;
      // Sent meanwhile by a colleague or the office: a figure that comes now is told so.
      if (view.obligation.submitted !== null)
        return command === null && isOnlyFigure(view.criteria, text) ? alreadySent(view) : null;
      const frozen = frozenLine(view.campaign);
      if (frozen !== null) return { bubble: bubble([frozen]), open: NOTHING_OPEN };
      const acted = command === null ? null : await reportCommand(turn, view, open, command);
      const answer = acted ?? (await reportText(turn, view, open, command, text));
      return answer === null || isOpen(view.obligation, turn.now) ? answer : explain(turn, view.obligation);
    }
  }
}

/** "Khi nào hết hạn" of somebody who reports for no unit asks for the units' date; "hạn của tôi" does not. */
async function unitsDeadline(turn: Turn, text: string): Promise<Answer | null> {
  const own = /(?:^| )(?:cua toi|my)(?: |$)/.test(fold(text)) || turn.who.seats.some(({ unit }) => unit !== null);
  return own ? null : askText(turn, text);
}

/** A question in between is answered and the open report, or the announcement being written, stays where it was. */
function keepingOpen(turn: Turn, answer: Answer): Answer {
  const { open } = turn.session;
  if (open.kind === 'office' && open.act === 'announce') return { ...answer, open };
  if (open.kind !== 'question' && open.kind !== 'summary' && open.kind !== 'highlight') return answer;
  const lines = [...answer.bubble.lines, line('report.still_open')];
  return { ...answer, open, bubble: { ...answer.bubble, lines } };
}

async function notUnderstood(turn: Turn, open: Open, text: string): Promise<Answer> {
  if (open.kind === 'question' || open.kind === 'summary' || open.kind === 'highlight') {
    const view = await reportView(turn, open.obligationId);
    if (view !== null && view.obligation.submitted === null) {
      const kept = leftOver(view, open, text);
      if (kept !== null) return kept;
      const again = await reportText(turn, view, open, { kind: 'report' } as Command, text);
      if (again !== null) return again;
      const asked = open.kind === 'question' ? criterionAt(view, open.criterionId)?.criterion : undefined;
      const field = asked === undefined ? 'ratio' : fieldOf(asked);
      return { bubble: bubble([line('report.not_read', { field })]), open };
    }
  }
  if (open.kind === 'office' && open.act === 'announce') return { ...say(turn, 'broadcast.not_read'), open };
  const answer = (await offerReply(turn, text)) ?? (await menu(turn, [line('unreadable.text')]));
  return { ...answer, events: [...(answer.events ?? []), ...unread(turn, text)] };
}

/**
 * The coordinator's week in chat: the same decisions as the command line (`admin/`). Every act is judged from the
 * stored seat on every step; whoever may not gets null, and the engine answers as to something it does not know.
 */
import type { FileRef } from '../../../channels/channel.js';
import type { Event } from '../../../events/event.js';
import { type Command, readCommand } from '../../../language/commands.js';
import { line } from '../../../messages/message.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, type Turn } from '../../turn.js';
import { ANNOUNCE_COMMANDS, announceCommand, announcePress, announceText } from '../announce/announce.js';
import { replyText, resultsPress, startResults } from '../answers/office.js';
import { awardCommand, awardPress, nominateText } from '../award/award.js';
import { askCampaign, mustChoose } from '../campaigns.js';
import { launchPress, launchWords, startLaunch } from '../launch/launch.js';
import { PERIOD_PRESSES, periodPress, startClose, startReopen } from '../period/period.js';
import { startStatus } from '../status.js';
import { startVerify } from '../verify/queue.js';
import { VERIFY_PRESSES, verifyPress, verifyText } from '../verify/verify.js';
import { assessPress, assessText, startAssess } from './assess.js';
import { startCalls } from './calls.js';
import { personPress } from './confirm.js';
import { showCalendar } from './dates/calendar.js';
import { DATE_PRESSES, datePress, dateYesNo } from './dates/press.js';
import { showRequests } from './dates/requests.js';
import { startWish, wishText } from './dates/start.js';
import { decisionPress, startDecision } from './decision.js';
import { entryIn, entryView, keepAside } from './enter/entry.js';
import { enterPress } from './enter/press.js';
import { enterUnitPress, startEnter } from './enter/start.js';
import { enterText } from './enter/text.js';
import { goalPress, startGoal } from './goal.js';
import { askForFile, importFile, importPress } from './import.js';
import { invitePress, inviteText, startInvite } from './invite.js';
import { joinPress, startJoin } from './join-people.js';
import { auditPress, startAudit } from './papers/audit.js';
import { startExport } from './papers/export.js';
import { formDropPress, formFile, formPress, startForms } from './papers/forms.js';
import { awardPaperPress, paperPress, startPaper } from './papers/paper.js';
import { peopleCommand, peoplePress, peopleText, peopleYesNo, startPeople } from './people.js';
import { privacyOfficePress, privacyOfficeText, startPrivacy } from './privacy.js';
import { startAlias, startQuestions } from './questions.js';
import { reformPress } from './reform.js';
import { remindPress, remindText, startRemind } from './remind.js';
import { reportedPress, startReported } from './reported.js';
import { officeSeats } from './seat.js';
import { sendCode } from './send-code.js';
import { sheetPress, startSheet } from './sheet.js';
import { startSwitch } from './switches.js';
import { startTakeBack, takeBackPress, takeBackText, takeBackYes } from './take-back.js';
import { startUnitPhone } from './unit-phone.js';
import { startUrge, urgeText } from './urge.js';

type OfficeOpen = Extract<Open, { kind: 'office' }>;

function restOf(command: Command | { readonly kind: string; readonly rest: string }): string {
  return 'rest' in command && typeof command.rest === 'string' ? command.rest : '';
}

/** "mời …", "danh sách người", "nhập thay …", "ai đã nộp", and the same entries of the menu. */
export async function officeCommand(
  turn: Turn,
  command: Command | { readonly kind: string; readonly rest: string },
): Promise<Answer | null> {
  return keepingEntry(turn, await commanded(turn, command.kind, restOf(command)));
}

async function commanded(turn: Turn, kind: string, rest: string): Promise<Answer | null> {
  if (ANNOUNCE_COMMANDS.some((one) => one === kind)) return announceCommand(turn, kind, rest);
  switch (kind) {
    case 'reported':
      return startReported(turn);
    case 'remind':
      return startRemind(turn, rest);
    case 'unit_phone':
      return startUnitPhone(turn, rest);
    case 'urge':
      return startUrge(turn, rest);
    case 'calls':
      return startCalls(turn);
    case 'invite':
      return startInvite(turn, rest);
    case 'answers':
      return startResults(turn, rest);
    case 'launch':
      return startLaunch(turn);
    case 'invite_sheet':
      return startSheet(turn, rest);
    case 'people':
      return startPeople(turn, rest);
    case 'enter_for':
      return startEnter(turn, rest);
    case 'take_back_for':
      return startTakeBack(turn, rest);
    case 'decision':
      return startDecision(turn, rest);
    case 'enter_goal':
      return startGoal(turn, rest);
    case 'join_people':
      return startJoin(turn, rest);
    case 'lock':
    case 'unlock':
    case 'remove':
    case 'replace':
      return peopleCommand(turn, kind, rest);
    case 'switch_on':
      return startSwitch(turn, 'on');
    case 'switch_off':
      return startSwitch(turn, 'off');
    case 'privacy':
      return startPrivacy(turn);
    case 'import':
      return askForFile(turn);
    case 'requests':
      return showRequests(turn);
    case 'calendar':
      return showCalendar(turn, rest);
    case 'extend':
    case 'exempt':
    case 'set_deadline':
    case 'calendar_day':
    case 'request':
    case 'agency_sent':
    case 'finish':
      return startWish(turn, kind, rest);
    case 'questions':
      return startQuestions(turn);
    case 'alias':
      return startAlias(turn, rest);
    case 'verify':
      return startVerify(turn, rest);
    case 'close':
      return startClose(turn, rest);
    case 'status':
      return startStatus(turn, rest);
    case 'assess':
      return startAssess(turn, rest);
    case 'export':
      return startExport(turn, rest);
    case 'paper':
      return startPaper(turn, rest);
    case 'audit_file':
      return startAudit(turn, rest);
    case 'forms':
      return startForms(turn, rest);
    case 'reopen':
      return startReopen(turn, rest);
    default:
      return awardCommand(turn, kind, rest);
  }
}

/** A report half entered is put aside by itself when something else takes its place. */
async function keepingEntry(turn: Turn, answer: Answer | null): Promise<Answer | null> {
  const entry = entryIn(turn.session.open);
  if (answer === null || entry === null || entry.answers.length === 0) return answer;
  if (entryIn(answer.open)?.obligationId === entry.obligationId) return answer;
  if (answer.events?.some((event) => event.type === 'report_submitted') === true) return answer;
  const view = await entryView(turn, entry);
  const aside: readonly Event[] =
    view === null || view.obligation.submitted !== null ? [] : [keepAside(turn, view, entry)];
  return { ...answer, events: [...(answer.events ?? []), ...aside] };
}

export async function officePress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  const [first = '', second = ''] = args;
  if (DATE_PRESSES.has(act)) return datePress(turn, act, first);
  if (VERIFY_PRESSES.some((one) => one === act)) return keepingEntry(turn, await verifyPress(turn, act, args));
  if (PERIOD_PRESSES.some((one) => one === act)) return periodPress(turn, act, args);
  if (act.startsWith('bc_')) return keepingEntry(turn, await announcePress(turn, act, args));
  if (/^(?:aw|nm)_/.test(act)) return keepingEntry(turn, await awardPress(turn, act, args));
  if (act.startsWith('as_')) return keepingEntry(turn, await assessPress(turn, act, args));
  if (act.startsWith('an_')) return keepingEntry(turn, await resultsPress(turn, act, first));
  if (act.startsWith('rm')) return keepingEntry(turn, await remindPress(turn, act, first));
  switch (act) {
    case 'person_yes':
    case 'person_no':
      return personPress(turn, act, first);
    case 'of_role':
    case 'of_unit':
    case 'of_again':
      return keepingEntry(turn, await invitePress(turn, act, args));
    case 'launch':
      return launchPress(turn, first);
    case 'sheet':
      return sheetPress(turn, first);
    case 'of_send':
    case 'of_sendok':
    case 'of_sendno':
      return keepingEntry(turn, await sendCode(turn, act, args.join(':')));
    case 'of_who':
    case 'of_do':
    case 'of_more':
    case 'of_stop':
      return keepingEntry(turn, await peoplePress(turn, act, args));
    case 'of_enter':
      return keepingEntry(turn, await startEnter(turn, ''));
    case 'of_for':
      return keepingEntry(turn, await enterUnitPress(turn, first));
    case 'of_take':
    case 'of_notake':
      return takeBackPress(turn, act, args);
    case 'of_join':
      return joinPress(turn, first, second);
    case 'rf_pick':
      return reformPress(turn, first, second);
    case 'of_priv':
      return privacyOfficePress(turn, first, second);
    case 'of_decide':
    case 'of_nodecide':
      return decisionPress(turn, act);
    case 'of_goal':
    case 'of_nogoal':
      return goalPress(turn, act);
    case 'pp':
      return paperPress(turn, args);
    case 'af':
      return auditPress(turn, first, second);
    case 'pa':
    case 'ps':
      return awardPaperPress(turn, act, args);
    case 'fm':
      return formPress(turn, first, second);
    case 'fm_drop':
      return formDropPress(turn, first, second);
    case 'of_sent':
      return reportedPress(turn, first, second);
    case 'of_import':
    case 'of_noimport':
      return importPress(turn, act, first);
    case 'for':
    case 'for_send':
      return enterPress(turn, act, args);
    default:
      return null;
  }
}

/** Typed, they say nothing of which text was read: they count right under the preview only. */
const AGREES: ReadonlySet<string> = new Set<Command['kind']>(['yes', 'send']);

/** The answer to what the open step asked. Null falls through to commands and questions. */
export async function officeText(turn: Turn, open: OfficeOpen, text: string): Promise<Answer | null> {
  if (open.act === 'announce') return announceText(turn, open, text);
  if (open.act === 'enter') return enterText(turn, open.step, text);
  if (open.act === 'nominate') return nominateText(turn, open, text);
  if (open.act === 'assess') return assessText(turn, text);
  if (open.act === 'announce_reply') return replyText(turn, String(open.held.reply), text);
  if (open.act === 'launch') return launchWords(turn, open.step, text);
  const command = readCommand(text);
  if (turn.session.behind === true && command !== null && AGREES.has(command.kind) && open.act !== 'verify')
    return { bubble: bubble([line('stale.behind')]), open };
  if (open.act === 'verify') return verifyText(turn, text);
  if (open.act === 'urge') return urgeText(turn, open.held, text);
  if (open.act === 'remind') return remindText(turn, open.held, text);
  if (open.act === 'dates') return datesText(turn, text, command);
  if (open.act === 'people' && (command?.kind === 'yes' || command?.kind === 'no')) {
    return peopleYesNo(turn, open, command.kind === 'yes');
  }
  if (open.act === 'take_back' && command?.kind === 'yes') return takeBackYes(turn, open);
  if (command !== null) return null;
  if (open.act === 'take_back') return takeBackText(turn, open, text);
  if (open.act === 'privacy') return privacyOfficeText(turn, String(open.held.request), text);
  if (open.act === 'invite') return inviteText(turn, open.step, text);
  return open.act === 'people' ? peopleText(turn, open.step, text) : null;
}

/** "có", "không", "thôi" under a preview; the answer to what was asked, unless it is a command of its own. */
async function datesText(turn: Turn, text: string, command: Command | null): Promise<Answer | null> {
  if (command?.kind === 'cancel') return dateYesNo(turn, false);
  if (command?.kind === 'yes' || command?.kind === 'no') return dateYesNo(turn, command.kind === 'yes');
  return command === null || command.kind === 'as_of' ? wishText(turn, text) : null;
}

export async function officeFile(turn: Turn, file: FileRef, caption: string): Promise<Answer | null> {
  const which = await whoseFile(turn);
  return which ?? (await formFile(turn, caption)) ?? importFile(turn, file.name);
}

/** A file says nothing of the campaign it is for: asked where it could be for several. */
async function whoseFile(turn: Turn): Promise<Answer | null> {
  const taking = new Set(officeSeats(turn, 'import').map((seat) => seat.campaignId));
  const which = taking.size > 1 && mustChoose(turn) ? await askCampaign(turn) : null;
  if (which === null) return null;
  const lines = [...which.bubble.lines, line('campaigns.file_again')];
  return { ...which, bubble: { ...which.bubble, lines } };
}

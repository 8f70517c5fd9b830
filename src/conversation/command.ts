/** A command that needs nothing open. */
import type { readCommand } from '../language/commands.js';
import { line } from '../messages/message.js';
import { askLeave, askLock, chooseLanguage, chooseNews } from './flows/account.js';
import { stopUnmarked } from './flows/announce/announce.js';
import { answerTyped, askBackTyped } from './flows/answers/receiver.js';
import { startApprove } from './flows/approve.js';
import { askCommand } from './flows/ask/ask.js';
import { addChannel, myChannels } from './flows/channels.js';
import { myDeadlines } from './flows/deadlines.js';
import { startEvidence } from './flows/evidence.js';
import { startHandover } from './flows/handover.js';
import { help, menu, myRoles } from './flows/menu.js';
import { officeCommand } from './flows/office/office.js';
import { passOnLast } from './flows/pass-on.js';
import { startPractice } from './flows/practice/practice.js';
import { myData, privacyPress } from './flows/privacy.js';
import { promiseCommand } from './flows/promise.js';
import { correctBySentence, lastReport } from './flows/report/after.js';
import { history } from './flows/report/history.js';
import { draftOfLast } from './flows/report/paper.js';
import { pressReport } from './flows/report/press.js';
import { startReport } from './flows/report/start.js';
import { startStated } from './flows/report/stated.js';
import { askWithdraw } from './flows/report/withdraw.js';
import { reviewLast } from './press.js';
import { say } from './say.js';
import type { Answer, Turn } from './turn.js';

export type Command = NonNullable<ReturnType<typeof readCommand>>;

/** Commands that need nothing open. */
export async function anyCommand(turn: Turn, command: Command): Promise<Answer | null> {
  switch (command.kind) {
    case 'send':
      return (await stopUnmarked(turn)) ?? startReport(turn);
    case 'report':
      return startReport(turn);
    case 'review':
      return reviewLast(turn);
    case 'history': {
      const view = await lastReport(turn);
      return view === null ? menu(turn, [line('report.none_open')]) : history(turn, view);
    }
    case 'add_channel':
      return addChannel(turn);
    case 'my_channels':
      return myChannels(turn);
    case 'hand_over':
      return startHandover(turn);
    case 'pass_on':
      return passOnLast(turn);
    case 'promise':
      return promiseCommand(turn);
    case 'attend':
    case 'absent':
    case 'received':
      return answerTyped(turn, command.kind);
    case 'ask_back':
      return askBackTyped(turn);
    case 'practice':
      return startPractice(turn);
    case 'evidence':
      return startEvidence(turn, command.rest);
    case 'stated':
      return (await startStated(turn, command.rest)) ?? officeCommand(turn, { kind: 'assess', rest: command.rest });
    case 'draft_paper':
      return draftOfLast(turn);
    case 'fix':
      return correctBySentence(turn, command);
    case 'restore': {
      const view = await lastReport(turn);
      return view === null ? menu(turn) : pressReport(turn, 'restore', [view.obligation.id]);
    }
    case 'approve':
      return startApprove(turn);
    case 'take_back':
      return (await officeCommand(turn, { kind: 'take_back_for', rest: '' })) ?? askWithdraw(turn);
    case 'my_role':
      return myRoles(turn);
    case 'my_deadline':
      return myDeadlines(turn);
    case 'my_data':
      return (await myData(turn)) ?? menu(turn);
    case 'withdraw':
      return (await privacyPress(turn, 'my_data', 'withdraw')) ?? menu(turn);
    case 'help':
      return help(turn);
    case 'menu':
      return menu(turn);
    case 'small_talk':
      return say(turn, 'small_talk');
    case 'language':
      return chooseLanguage(turn, command.language);
    case 'leave':
      return askLeave(turn);
    case 'lock_me':
      return askLock();
    case 'news_off':
    case 'news_on':
      return chooseNews(turn, command.kind === 'news_on');
    default:
      return (await officeCommand(turn, command)) ?? (await askCommand(turn, command));
  }
}

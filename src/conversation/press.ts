/** A button pressed, or the word on it typed: judged anew from the stored seat, whatever it was made for. */
import { line } from '../messages/message.js';
import { leave, lock } from './flows/account.js';
import { answerPress, stopWriting } from './flows/answers/receiver.js';
import { approvePress, startApprove } from './flows/approve.js';
import { askPress } from './flows/ask/ask.js';
import { keptForLater } from './flows/award/nominate.js';
import { askCampaign, campaignPress, inChosen, mustChoose, unstamped, working } from './flows/campaigns.js';
import { unlink } from './flows/channels.js';
import { saveCorrection } from './flows/correct.js';
import { myDeadlines } from './flows/deadlines.js';
import { evidencePress } from './flows/evidence.js';
import { handoverPress } from './flows/handover.js';
import { agree, decline, readConsent, wantCode } from './flows/join.js';
import { help, menu } from './flows/menu.js';
import { officeCommand, officePress } from './flows/office/office.js';
import { passOnPress } from './flows/pass-on.js';
import { startPractice } from './flows/practice/practice.js';
import { privacyPress } from './flows/privacy.js';
import { promisePress } from './flows/promise.js';
import { lastReport } from './flows/report/after.js';
import { pressReport } from './flows/report/press.js';
import { review } from './flows/report/review.js';
import { startReport } from './flows/report/start.js';
import { pressStated } from './flows/report/stated.js';
import { reportView } from './flows/report/view.js';
import { pressReturned } from './flows/returned/returned.js';
import { say } from './say.js';
import type { Answer, Turn } from './turn.js';

/** A press, or a word that equals one. Anything forged, old or for somebody else ends in an explanation. */
export async function press(turn: Turn, pressed: string): Promise<Answer> {
  const { id, of } = unstamped(turn, pressed);
  const [act = '', ...args] = id.split(':');
  const own = await pressOwn(turn, act, args);
  if (own !== null) return own;
  if (of === undefined) return pressIn(turn, act, args);
  if (of === null) return menu(turn, [line('stale.gone')]);
  const answer = await pressIn(working(turn, of), act, args);
  return { ...answer, campaignId: answer.campaignId ?? of };
}

/** What is the person's own, whichever campaign is chosen: codes, data, roles, channels. */
async function pressOwn(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  const [first = ''] = args;
  const strangers = await pressStranger(turn, act, first);
  if (strangers !== null) return strangers;
  const mine = await privacyPress(turn, act, first);
  if (mine !== null) return mine;
  if (turn.who.seats.length === 0) return menu(turn);
  if (act === 'leave') return leave(turn, first);
  if (act === 'lock') return lock(turn);
  if (act === 'unlink') return unlink(turn, args.join(':'));
  return handoverPress(turn, act, first);
}

async function pressIn(turn: Turn, act: string, args: readonly string[]): Promise<Answer> {
  const [first = '', second = ''] = args;
  const switched = await campaignPress(turn, act, first);
  if (switched !== null) return switched;
  if (act === 'menu') return (mustChoose(turn) ? await askCampaign(turn) : null) ?? fromMenu(inChosen(turn), first);
  if (act === 'nofix') return menu(turn, [line('correct.left')]);
  if (act === 'save') {
    const view = await reportView(turn, first);
    return view === null ? menu(turn, [line('stale.gone')]) : saveCorrection(turn, view, second, Number(args[2]));
  }
  if (act === 'an_stop') return stopWriting(turn);
  const done =
    (await answerPress(turn, act, args)) ??
    (await evidencePress(turn, act, args)) ??
    (await passOnPress(turn, act, args)) ??
    (await promisePress(turn, act, args)) ??
    (await pressStated(turn, act, args)) ??
    (await pressReport(turn, act, args)) ??
    (await pressReturned(turn, act, args)) ??
    (await approvePress(turn, act, first)) ??
    (await askPress(turn, act, args)) ??
    (await officePress(turn, act, args));
  return done ?? menu(turn, [line('stale.passed')]);
}

async function pressStranger(turn: Turn, act: string, first: string): Promise<Answer | null> {
  switch (act) {
    case 'agree':
      return agree(turn, first);
    case 'decline':
      return decline(turn, first);
    case 'full':
      return readConsent(turn, first);
    case 'want':
      return wantCode(turn);
    default:
      return null;
  }
}

async function fromMenu(turn: Turn, entry: string): Promise<Answer> {
  switch (entry) {
    case 'report':
      return startReport(turn);
    case 'practice':
      return (await startPractice(turn)) ?? menu(turn);
    case 'approve':
      return (await startApprove(turn)) ?? menu(turn);
    case 'review':
      return reviewLast(turn);
    case 'deadline':
      return myDeadlines(turn);
    case 'help':
      return help(turn);
    case 'later':
      return keptForLater(turn);
    case 'left':
      return menu(turn, [line('dates.stopped')]);
    case 'questions':
      return say(turn, 'help.questions');
    default:
      return (await officeCommand(turn, { kind: entry, rest: '' })) ?? menu(turn);
  }
}

export async function reviewLast(turn: Turn): Promise<Answer> {
  const view = await lastReport(turn);
  return view === null ? menu(turn, [line('report.none_open')]) : review(turn, view);
}

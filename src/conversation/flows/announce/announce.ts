/** Announcements in chat: the doors the engine knows. Every act is judged from the stored seat on every step. */
import { sendAgain } from '../../../admin/broadcast/compose.js';
import { stopBroadcast } from '../../../admin/broadcast/stop.js';
import { readCommand } from '../../../language/commands.js';
import { fold } from '../../../language/fold.js';
import { line } from '../../../messages/message.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, NOTHING_OPEN, type Turn } from '../../turn.js';
import { deskOf, officeSeat } from '../office/seat.js';
import { approve, askToApprove, sendBackText, startSendBack, submit, takeBack, typedCount } from './approve.js';
import { draftCard } from './card.js';
import { changeDraft } from './change.js';
import { askWhom, startAnnounce, startCorrection, textTyped, whomPressed, whomTyped } from './compose.js';
import { held, numberIn, refusal, seatsFor, stoppable } from './found.js';
import { ledgerFile, left, list, names, sample, show } from './show.js';
import { blanksTyped, startTemplate, templatePress } from './template.js';

type AnnounceOpen = Extract<Open, { kind: 'office' }>;

export const ANNOUNCE_COMMANDS = [
  'announce',
  'announcements',
  'stop_sending',
  'correct_announcement',
  'announce_again',
  'approve_announcement',
] as const;

/** "thông báo …", "dừng gửi", "đính chính thông báo 3: …"; null where the seat may not. */
export async function announceCommand(turn: Turn, kind: string, rest: string): Promise<Answer | null> {
  switch (kind) {
    case 'announce': {
      const number = /^(?:so )?\d+$/.test(fold(rest).trim()) ? numberIn(rest) : null;
      if (number !== null) return showNumber(turn, number);
      return (await startTemplate(turn, rest)) ?? startAnnounce(turn, rest);
    }
    case 'announcements':
      return list(turn);
    case 'stop_sending':
      return stopCommand(turn, rest);
    case 'correct_announcement':
      return startCorrection(turn, rest);
    case 'announce_again':
      return againCommand(turn, rest);
    case 'approve_announcement':
      return askToApprove(turn);
    default:
      return null;
  }
}

async function showNumber(turn: Turn, number: number): Promise<Answer | null> {
  const found = await held(turn, number, 'announce');
  return found === null ? null : 'bubble' in found ? found : show(turn, found.one);
}

async function stopCommand(turn: Turn, rest: string): Promise<Answer | null> {
  const [seat] = await seatsFor(turn, 'approve_announcement');
  if (seat === undefined) return null;
  const number = numberIn(rest);
  if (number === null) {
    const one = await stoppable(turn, seat.campaignId);
    return one === null
      ? { bubble: bubble([line('broadcast.nothing_to_stop')]), open: turn.session.open }
      : stop(turn, one.id);
  }
  const found = await held(turn, number, 'approve_announcement');
  return found === null ? null : 'bubble' in found ? found : stop(turn, found.one.id);
}

/** "dung gui" may be "đúng, gửi": it stops where there is something to stop. Null leaves it to others. */
export async function stopUnmarked(turn: Turn): Promise<Answer | null> {
  const { body } = turn.input;
  const [seat] = await seatsFor(turn, 'approve_announcement');
  if (seat === undefined || body.kind !== 'text' || !/^dung gui$/i.test(body.text.trim())) return null;
  const one = await stoppable(turn, seat.campaignId);
  return one === null ? null : stop(turn, one.id);
}

async function stop(turn: Turn, id: string): Promise<Answer | null> {
  const found = await held(turn, id, 'approve_announcement');
  if (found === null || 'bubble' in found) return found;
  const { seat, one, hand } = found;
  const done = await stopBroadcast({ campaignId: one.campaignId, broadcastId: one.id, hand }, turn.facts, deskOf(turn));
  if (!done.ok) return refusal(done.problem);
  const { before } = done.value.result;
  const params = { number: one.number, sent: before.delivered, total: before.total, under: before.sending };
  const early = before.total === 0;
  const said = early ? line('broadcast.dropped', params) : line('broadcast.stopped', params);
  const more = before.sending > 0 ? [line('broadcast.stopped_under_way', params)] : [];
  const next = before.delivered > 0 ? [line('broadcast.stopped_next', params)] : [];
  return { bubble: bubble([said, ...more, ...next]), open: NOTHING_OPEN, events: done.value.events, by: seat.id };
}

async function againCommand(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'announce');
  if (seat === null) return null;
  const number = numberIn(rest);
  const [newest] = (await turn.facts.announcements().list(seat.campaignId)).filter((one) => one.startedAt !== null);
  const named = number ?? newest?.number ?? 0;
  return again(turn, named);
}

async function again(turn: Turn, named: string | number): Promise<Answer | null> {
  const found = await held(turn, named, 'announce');
  if (found === null || 'bubble' in found) return found;
  const { one, hand, seat } = found;
  const done = await sendAgain({ campaignId: one.campaignId, broadcastId: one.id, hand }, turn.facts, deskOf(turn));
  if (!done.ok) return refusal(done.problem);
  const card = await draftCard(turn, done.value.result, [line('broadcast.again_of', { number: one.number })]);
  return { ...card, events: done.value.events, by: seat.id };
}

const OUT: ReadonlySet<string> = new Set(['menu', 'help', 'announcements', 'stop_sending', 'approve_announcement']);
const SHORT = 30;

/** A few words that are a command and no announcement: "dừng gửi" typed in haste where a text was asked for. */
function leadsOut(text: string): boolean {
  if (text.trim().length > SHORT) return false;
  const command = readCommand(text);
  // "thông báo", "thông báo 3", "thông báo mẫu sơ kết"
  if (command?.kind === 'announce') return /^(?:|(?:so )?\d+|(?:theo )?mau\b.*)$/.test(fold(command.rest).trim());
  return OUT.has(command?.kind ?? '') || /^dung gui$/i.test(text.trim());
}

/** What is typed while an announcement is open. Null falls through to commands and questions. */
export async function announceText(turn: Turn, open: AnnounceOpen, text: string): Promise<Answer | null> {
  if ((await seatsFor(turn, 'approve_announcement')).length === 0) return null;
  const words = fold(text).trim();
  const id = String(open.held.id ?? '');
  if (/^(?:thoi|huy|huy bo|cancel)$/.test(words)) {
    const left = open.step === 'back' ? 'left_waiting' : id === '' ? 'left_none' : 'left_open';
    return { bubble: bubble([line(`broadcast.${left}`)]), open: NOTHING_OPEN };
  }
  if (leadsOut(text)) return null;
  switch (open.step) {
    case 'text':
      return textTyped(turn, open.held, text);
    case 'blanks':
      return blanksTyped(turn, open.held, text);
    case 'whom':
      return whomTyped(turn, id, text);
    case 'back':
      return turn.session.behind === true ? startSendBack(turn, id) : sendBackText(turn, id, text);
    case 'preview':
      return (await typedCount(turn, id, words)) ?? changeDraft(turn, id, text);
    default:
      return null;
  }
}

/** `bc_<act>:<announcement>:<more>` */
export async function announcePress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  const [id = '', second = '', third = '', fourth = ''] = args;
  switch (act) {
    case 'bc_text':
      return templatePress(turn, id);
    case 'bc_to':
      return whomPressed(turn, id, second);
    case 'bc_whom':
      return askWhom(turn, id);
    case 'bc_try':
      return sample(turn, id);
    case 'bc_names':
      return names(turn, id, Number(second));
    case 'bc_show':
      return showId(turn, id);
    case 'bc_left':
      return left(turn, id);
    case 'bc_file':
      return ledgerFile(turn, id);
    case 'bc_submit':
      return submit(turn, id, Number(second));
    case 'bc_back':
      return takeBack(turn, id);
    case 'bc_yes':
      return approve(turn, id, { short: second, count: Number(third), version: Number(fourth) });
    case 'bc_no':
      return startSendBack(turn, id);
    case 'bc_stop':
      return stop(turn, id);
    case 'bc_again':
      return again(turn, id);
    default:
      return null;
  }
}

async function showId(turn: Turn, id: string): Promise<Answer | null> {
  const found = await held(turn, id, 'announce');
  return found === null ? null : 'bubble' in found ? found : show(turn, found.one);
}

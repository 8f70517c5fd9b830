/** Two people: one submits, another reads the very text and presses once. One alone types the number. */
import {
  type ApproveArgs,
  approveBroadcast,
  sendAlone,
  sendBackBroadcast,
  submitBroadcast,
  takeBackBroadcast,
} from '../../../admin/broadcast/approve.js';
import { lookAt } from '../../../admin/broadcast/look.js';
import { approvalCard, shortHash } from '../../../admin/broadcast/told.js';
import type { Problem } from '../../../domain/problem.js';
import { line } from '../../../messages/message.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { deskOf } from '../office/seat.js';
import { draftCard, inAnnounce } from './card.js';
import { type Found, held, refusal, seatsFor } from './found.js';

const stamp = (instant: number) => ({ instant, form: 'stamp' as const });

export async function submit(turn: Turn, id: string, version: number): Promise<Answer | null> {
  const found = await held(turn, id, 'announce');
  if (found === null || 'bubble' in found) return found;
  const { one, seat, hand } = found;
  const args = { campaignId: one.campaignId, broadcastId: id, version, hand };
  const done = await submitBroadcast(args, turn.facts, deskOf(turn));
  if (!done.ok) return stale(turn, found, done.problem);
  const params = {
    number: one.number,
    count: done.value.result.approvers.length,
    at: { instant: turn.now, form: 'clock' as const },
  };
  return {
    bubble: bubble([line('broadcast.submitted', params)], [choice(`bc_back:${id}`, 'broadcast_take_back')]),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: seat.id,
  };
}

/** Another text, or other receivers, than the press was made for: shown as it stands now. */
async function stale(turn: Turn, { one }: Found, problem: Problem): Promise<Answer> {
  const again = problem.code === 'broadcast_stale' || problem.code === 'broadcast_count';
  if (!again) return refusal(problem);
  return draftCard(turn, one, [line(`problem.${problem.code}`, problem.params)]);
}

export async function takeBack(turn: Turn, id: string): Promise<Answer | null> {
  const found = await held(turn, id, 'announce');
  if (found === null || 'bubble' in found) return found;
  const { one, seat, hand } = found;
  const args = { campaignId: one.campaignId, broadcastId: id, hand };
  const done = await takeBackBroadcast(args, turn.facts, deskOf(turn));
  if (!done.ok) return refusal(done.problem);
  const draft = { ...one, state: 'draft' as const, version: one.version + 1 };
  return { ...(await draftCard(turn, draft, [line('broadcast.taken_back')])), events: done.value.events, by: seat.id };
}

/** "duyệt thông báo": what waits for this person, text and all. */
export async function askToApprove(turn: Turn): Promise<Answer | null> {
  const seats = await seatsFor(turn, 'approve_announcement');
  if (seats.length === 0) return null;
  for (const { campaignId } of seats) {
    const waiting = (await turn.facts.announcements().list(campaignId)).filter((one) => one.state === 'submitted');
    const one = waiting.find((each) => each.createdBy?.personId !== turn.who.person?.id);
    if (one !== undefined) return card(turn, one.id);
  }
  return { bubble: bubble([line('broadcast.none_to_approve')]), open: NOTHING_OPEN };
}

async function card(turn: Turn, id: string, problem: Problem | null = null): Promise<Answer | null> {
  const found = await held(turn, id, 'approve_announcement');
  if (found === null || 'bubble' in found) return found;
  const { recipients, eligible } = await lookAt(found.one, turn.facts, turn.now);
  const said = approvalCard(found.one, recipients.length, eligible);
  const first = problem === null ? [] : [line(`problem.${problem.code}`, problem.params)];
  return { bubble: { ...said, lines: [...first, ...said.lines], spelled: 'words' }, open: NOTHING_OPEN };
}

/** What the pressed card was of. */
interface Pressed {
  readonly short: string;
  readonly count: number;
  readonly version: number;
}

export async function approve(turn: Turn, id: string, { short, count, version }: Pressed): Promise<Answer | null> {
  const found = await held(turn, id, 'approve_announcement');
  if (found === null || 'bubble' in found) return found;
  const { one, seat, hand } = found;
  // The button carries the beginning of the hash: it must be of the text as it stands, which the decision compares whole.
  const hash = shortHash(one.hash) === short ? one.hash : short;
  const args: ApproveArgs = { campaignId: one.campaignId, broadcastId: id, hand, hash, count, version };
  const done = await approveBroadcast(args, turn.facts, deskOf(turn));
  if (!done.ok) {
    const { code } = done.problem;
    return code === 'broadcast_stale' || code === 'broadcast_count'
      ? card(turn, id, done.problem)
      : refusal(done.problem);
  }
  const { startsAt, count: total } = done.value.result;
  const params = { number: one.number, count: total, at: stamp(startsAt) };
  const said = line(startsAt > turn.now ? 'broadcast.approved_later' : 'broadcast.approved_now', params);
  return {
    bubble: bubble([said], [choice(`bc_stop:${id}`, 'broadcast_stop')]),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: seat.id,
  };
}

export async function startSendBack(turn: Turn, id: string): Promise<Answer | null> {
  const found = await held(turn, id, 'approve_announcement');
  if (found === null || 'bubble' in found) return found;
  const { one } = found;
  if (one.state !== 'submitted') return refusal({ code: `broadcast_${one.state}`, params: {} });
  const open = inAnnounce('back', { id, campaignId: one.campaignId });
  return { bubble: bubble([line('broadcast.ask_why_back', { number: one.number })]), open };
}

export async function sendBackText(turn: Turn, id: string, text: string): Promise<Answer | null> {
  const found = await held(turn, id, 'approve_announcement');
  if (found === null || 'bubble' in found) return found;
  const { one, seat, hand } = found;
  const args = { campaignId: one.campaignId, broadcastId: id, hand, words: text.slice(0, 300) };
  const done = await sendBackBroadcast(args, turn.facts, deskOf(turn));
  if (!done.ok) return refusal(done.problem);
  const said = bubble([line('broadcast.returned_done', { number: one.number })]);
  return { bubble: said, open: NOTHING_OPEN, events: done.value.events, by: seat.id };
}

/** "GỬI 28" under the card: the exact number, or it says how many there are. Null for any other words. */
export async function typedCount(turn: Turn, id: string, words: string): Promise<Answer | null> {
  const typed = /^(?:gui|send) (\d{1,7})(?: (?:noi(?: nhan)?|don vi|nguoi|receivers?))?$/.exec(words)?.[1];
  if (typed === undefined) return null;
  const found = await held(turn, id, 'announce');
  if (found === null || 'bubble' in found) return found;
  const { one, seat, hand } = found;
  // Something else was read since: the card is shown once more first.
  if (turn.session.behind === true) return { ...(await draftCard(turn, one, [])), by: seat.id };
  const args = { campaignId: one.campaignId, broadcastId: id, hand, hash: one.hash, count: Number(typed) };
  const done = await sendAlone(args, turn.facts, deskOf(turn));
  if (!done.ok) return stale(turn, found, done.problem);
  const { count, startsAt } = done.value.result;
  return {
    bubble: bubble(
      [line('broadcast.alone', { number: one.number, count, at: stamp(startsAt) })],
      [choice(`bc_stop:${id}`, 'broadcast_stop_short')],
    ),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: seat.id,
  };
}

/** "Thẩm định số liệu": the answer to each report is the next one. */
import type { Officer } from '../../../admin/review/case.js';
import { type Queue, type QueueItem, queueFor, queueItem } from '../../../admin/review/queue.js';
import { buttonName } from '../../../domain/unit.js';
import { fold } from '../../../language/fold.js';
import { type Line, line } from '../../../messages/message.js';
import type { SeatView } from '../../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { unitAmong, unitMeant } from '../office/unit-meant.js';
import { card } from './card.js';
import { isOfficer, judgeOf, judgeSeats, officerOf } from './open.js';

interface Desk {
  readonly seat: SeatView;
  readonly officer: Officer;
  readonly queue: Queue;
}

/** The first of the person's campaigns in which something waits, else the first one. */
export async function deskOf(turn: Turn): Promise<Desk | null> {
  let first: Desk | null = null;
  for (const seat of judgeSeats(turn)) {
    const officer = officerOf(turn, seat);
    const queue = officer === null ? null : await queueFor(turn.facts, seat.campaignId, officer);
    if (officer === null || queue === null) continue;
    if (queue.total > 0) return { seat, officer, queue };
    if (isOfficer(seat)) first ??= { seat, officer, queue };
  }
  return first;
}

/** How many wait, in one line for the menu; null for whoever verifies nothing. */
export async function waitingLine(turn: Turn): Promise<Line | null> {
  const desk = await deskOf(turn);
  if (desk === null || desk.queue.total === 0) return null;
  const { total, doubtful } = desk.queue;
  return line(doubtful > 0 ? 'review.queue.waiting_doubtful' : 'review.queue.waiting', { total, doubtful });
}

/** "thẩm định", "thẩm định Tấn Tài"; "thẩm định hồ sơ" is another matter. */
export async function startVerify(turn: Turn, rest: string): Promise<Answer | null> {
  if (/^ho so/.test(fold(rest))) return null;
  const desk = await deskOf(turn);
  if (desk === null) return null;
  return (rest.trim() === '' ? null : await ofUnit(turn, desk, rest)) ?? next(turn, [], '');
}

/** The unit that was named: what waits of it, else its newest report as it stands. Null: the words name none. */
async function ofUnit(turn: Turn, { seat, queue }: Desk, rest: string): Promise<Answer | null> {
  const { campaignId } = seat;
  const waiting = unitAmong(
    queue.items.map((one) => one.case.report.obligation.unit),
    rest,
  );
  const meant = waiting.kind === 'one' ? waiting : await unitMeant(turn, campaignId, rest);
  if (meant.kind === 'none') return null;
  if (meant.kind === 'some') {
    const names = { list: meant.units.map(buttonName) };
    return { bubble: bubble([line('review.queue.which', { names })]), open: turn.session.open };
  }
  const item = queue.items.find((one) => one.case.report.obligation.unit.id === meant.unit.id);
  if (item !== undefined) return { ...card(item, queue.total, []), by: seat.id };
  const sent = (await turn.facts.obligations(campaignId, meant.unit.id)).filter((one) => one.submitted !== null);
  const [newest] = sent.sort((a, b) => (b.submitted?.at ?? 0) - (a.submitted?.at ?? 0));
  const shown = newest === undefined ? null : await openCase(turn, newest.id);
  return shown ?? next(turn, [line('review.queue.not_waiting', { unit: meant.unit.name })], '');
}

/** The next report of the queue under what was just done; `passed` are put off in this round. */
export async function next(
  turn: Turn,
  lead: readonly Line[],
  passed: string,
  but: string | null = null,
): Promise<Answer> {
  const desk = await deskOf(turn);
  if (desk === null) return { bubble: bubble(lead), open: NOTHING_OPEN };
  const put = new Set(passed.split(' '));
  const items = desk.queue.items.filter((item) => item.case.report.obligation.id !== but);
  const item = items.find((one) => !put.has(one.case.report.obligation.id));
  const total = items.length;
  if (item !== undefined) return { ...card(item, total, lead, passed), by: desk.seat.id };
  return { ...ended(desk.queue, total, lead), by: desk.seat.id };
}

function ended(queue: Queue, total: number, lead: readonly Line[]): Answer {
  const lines = [...lead];
  lines.push(line(total > 0 ? 'review.queue.put_off' : 'review.queue.empty', { total }));
  if (queue.forOthers > 0) lines.push(line('review.queue.others', { total: queue.forOthers }));
  const choices = total > 0 ? [choice('menu:verify', 'menu_verify')] : [choice('menu:reported', 'menu_reported')];
  return { bubble: bubble(lines, choices), open: NOTHING_OPEN };
}

/** One report with whoever may judge it; null for everybody else. */
export async function itemOf(
  turn: Turn,
  obligationId: string,
): Promise<{ readonly seat: SeatView; readonly officer: Officer; readonly item: QueueItem } | null> {
  const seat = await judgeOf(turn, obligationId);
  const officer = seat === null ? null : officerOf(turn, seat);
  if (seat === null || officer === null) return null;
  const item = await queueItem(turn.facts, seat.campaignId, obligationId, officer);
  if (item === null) return null;
  // The second person sees what is theirs to judge, and nothing else by this door.
  return isOfficer(seat) || item.waiting.length > 0 ? { seat, officer, item } : null;
}

/** `vf_open:<obligation>`: one report by itself. */
export async function openCase(turn: Turn, obligationId: string, lead: readonly Line[] = []): Promise<Answer | null> {
  const found = await itemOf(turn, obligationId);
  return found === null ? null : { ...card(found.item, null, lead), by: found.seat.id };
}

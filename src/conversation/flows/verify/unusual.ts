/** "Đơn vị nào có số liệu bất thường": the notes of the reports that wait for this officer. */
import type { Plan } from '../../../domain/plan.js';
import { buttonName } from '../../../domain/unit.js';
import { fold } from '../../../language/fold.js';
import { line } from '../../../messages/message.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { noteLine } from './card.js';
import { deskOf } from './queue.js';

const WORDS = /(?:^| )(?:bat thuong|khac thuong|dang ngo|(?:can|dang) luu y|unusual|suspicious)(?: |$)/;
const ASKS = /(?:^| )(?:nao|gi|ai|co|may|bao nhieu|danh sach|which|what|who|any|list)(?: |$)/;

export function asksUnusual(text: string): boolean {
  const folded = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return WORDS.test(folded) && ASKS.test(folded);
}

/** Units that fit one bubble. */
const MOST = 4;

/** To whoever verifies nothing: who looks at it. */
export async function unusual(turn: Turn, plan: Plan): Promise<Answer> {
  const { open } = turn.session;
  const desk = await deskOf(turn);
  if (desk === null)
    return { bubble: bubble([line('review.unusual.elsewhere', { agency: plan.roles.standingAgency.label })]), open };
  const items = desk.queue.items.flatMap((item) => {
    const [note] = item.notes;
    return note === undefined
      ? []
      : [{ unit: buttonName(item.case.report.obligation.unit), note: { ...note, answer: null } }];
  });
  const left = items.length - MOST;
  const lines = [
    line(items.length === 0 ? 'review.unusual.none' : 'review.unusual.head', { n: items.length }),
    ...items
      .slice(0, MOST)
      .map(({ unit, note }) => line('review.unusual.item', { unit, note: { line: noteLine(note) } })),
    ...(left > 0 ? [line('ask.more', { n: { count: left } })] : []),
    ...(desk.queue.forOthers > 0 ? [line('review.queue.others', { total: desk.queue.forOthers })] : []),
  ];
  const choices = desk.queue.total > 0 ? [choice('menu:verify', 'menu_verify')] : [];
  return { bubble: bubble(lines, choices), open, by: desk.seat.id };
}

/** [Phản ánh số liệu] under a published answer: reaches the coordinators with the code of the answer. */

import { line } from '../../../messages/message.js';
import { publicationOf } from '../../../questions/publication.js';
import type { AnswerView, SeatView } from '../../facts.js';
import { type Answer, bubble, type Turn, tell } from '../../turn.js';
import { agencyOf, officeSeat } from '../office/seat.js';
import { queryOf } from './given.js';

const about = (answerId: string): string => `answer:${answerId}`;

/** Only of what was published, only by a seat of a unit; told once per answer. Null where it is neither. */
export async function doubt(turn: Turn, seat: SeatView, held: AnswerView): Promise<Answer | null> {
  const query = queryOf(held);
  const facts = await turn.facts.ask(seat.campaignId);
  const { unit } = seat;
  if (query === null || unit === null || publicationOf(query, facts.published) === null) return null;
  const agency = await agencyOf(turn, seat.campaignId);
  const { open } = turn.session;
  const words = { code: held.id, agency };
  if ((await turn.facts.tasksAbout(seat.campaignId, about(held.id))).length > 0)
    return { bubble: bubble([line('ask.doubt.known', words)]), open };
  const taskId = turn.make.newId();
  const head = held.outcome?.head ?? null;
  const said = bubble(
    [
      line('ask.doubt.told', { unit: unit.name }),
      head === null ? null : line('ask.doubt.answer', { head: { line: head } }),
      line('ask.doubt.code', { code: held.id }),
    ].filter((one) => one !== null),
    [
      { id: `ask:recall:${held.id}`, label: line('ask.button.recall') },
      { id: `ask:seen:${taskId}`, label: line('ask.button.seen') },
    ],
  );
  const people = await turn.facts.holders(seat.campaignId, 'coordinator', null);
  return {
    bubble: bubble([line('ask.doubt.sent', words)]),
    open,
    by: seat.id,
    events: [
      {
        type: 'task_opened',
        taskId,
        campaignId: seat.campaignId,
        kind: 'figure_doubt',
        subject: about(held.id),
        details: { unitId: unit.id, answerId: held.id },
      },
      ...people.map((person) => tell(person, said, about(held.id))),
    ],
  };
}

/** `ask:seen:<task>` */
export async function doubtSeen(turn: Turn, taskId: string): Promise<Answer | null> {
  const task = await turn.facts.task(taskId);
  if (task === null || task.kind !== 'figure_doubt') return null;
  const seat = officeSeat(turn, 'publish', task.campaignId);
  if (seat === null) return null;
  const { open } = turn.session;
  const said = bubble([line('ask.doubt.seen', { code: String(task.details.answerId) })]);
  return { bubble: said, open, by: seat.id, events: task.done ? [] : [{ type: 'task_done', taskId }] };
}

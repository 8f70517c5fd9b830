/** The coordinator's pick after a reform. A second press says that it was made. */
import { pickFocalPoint } from '../../../admin/reform/pick.js';
import { line } from '../../../messages/message.js';
import { type Answer, bubble, type Turn } from '../../turn.js';
import { deskOf, officeSeats } from './seat.js';

/** `rf_pick:<task>:<person>` */
export async function reformPress(turn: Turn, taskId: string, personId: string): Promise<Answer | null> {
  const seats = officeSeats(turn, 'manage_people');
  if (seats.length === 0) return null;
  const { open } = turn.session;
  const task = await turn.facts.task(taskId);
  const seat = seats.find((one) => one.campaignId === task?.campaignId);
  if (seat === undefined) return { bubble: bubble([line('stale.gone')]), open };
  const done = await pickFocalPoint({ campaignId: seat.campaignId, taskId, personId }, turn.facts, deskOf(turn));
  if (!done.ok) return { bubble: bubble([line(`office.refused.${done.problem.code}`)]), open };
  return {
    bubble: bubble([line('reform.picked', { unit: done.value.result.name })]),
    open,
    events: done.value.events,
    by: seat.id,
  };
}

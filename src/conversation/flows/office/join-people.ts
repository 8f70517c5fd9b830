/** "gộp 2 vào 1" under the list of people: one question, then the two accounts are one person. */
import { joinPeople } from '../../../admin/join-people.js';
import { type Line, line } from '../../../messages/message.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { personLine, pickedByNumber } from './people.js';
import { deskOf, officeSeat } from './seat.js';

const how = (turn: Turn, lead: readonly Line[] = []): Answer => ({
  bubble: bubble([...lead, line('office.join.how')], [choice('menu:people', 'menu_people')]),
  open: turn.session.open,
});

export async function startJoin(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'manage_people');
  if (seat === null) return null;
  const [gone, stays] = [...rest.matchAll(/\d{1,4}/g)].map(([n]) => Number(n));
  if (gone === undefined || stays === undefined) return how(turn);
  const from = await pickedByNumber(turn, seat, gone);
  const into = await pickedByNumber(turn, seat, stays);
  if (from === undefined || into === undefined) return how(turn, [line('office.join.no_such')]);
  if (from.personId === into.personId) return how(turn, [line('office.refused.same_person')]);
  const params = { from: { line: personLine(from) }, into: { line: personLine(into) } };
  return {
    bubble: bubble(
      [line('office.join.ask', params)],
      [choice(`of_join:${from.id}:${into.id}`, 'office_join'), choice('of_stop', 'office_stop')],
    ),
    open: turn.session.open,
  };
}

/** `of_join:<seat that goes>:<seat that stays>` */
export async function joinPress(turn: Turn, fromSeat: string, intoSeat: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'manage_people');
  if (seat === null) return null;
  const done = await joinPeople({ campaignId: seat.campaignId, fromSeat, intoSeat }, turn.facts, deskOf(turn));
  if (!done.ok) return { bubble: bubble([line(`office.refused.${done.problem.code}`)]), open: NOTHING_OPEN };
  const { into } = done.value.result;
  return {
    bubble: bubble(
      [line('office.join.done', { into: { line: personLine(into) } })],
      [choice('menu:people', 'menu_people')],
    ),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: seat.id,
  };
}

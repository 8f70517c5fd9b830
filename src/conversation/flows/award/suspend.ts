/** "Tạm dừng xét Văn Hải; theo Công văn 45/NV; ngày 18/12/2023": who, when and the document's number, never the reason. */
import { type SuspendArgs, suspendUnit } from '../../../admin/award/suspend.js';
import { dayOf } from '../../../domain/time.js';
import { readDated } from '../../../language/award.js';
import { line } from '../../../messages/message.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { deskOf } from '../office/seat.js';
import { unitMeant } from '../office/unit-meant.js';
import { keeping, officeSeatFor, refusal } from './seat.js';

/** Null for whoever may not. */
export async function startSuspend(turn: Turn, rest: string, suspend: boolean): Promise<Answer | null> {
  const seat = officeSeatFor(turn, ['award_list']);
  if (seat === null) return null;
  const way = suspend ? 'suspend' : 'resume';
  const said = readDated(rest, dayOf(turn.now));
  if (said.head === '') return keeping(turn, [line('award.suspend.how', { way })]);
  const meant = await unitMeant(turn, seat.campaignId, said.head);
  if (meant.kind !== 'one') return keeping(turn, [line('office.unit_unknown', { text: said.head.slice(0, 60) })]);
  if (said.document === null || said.day === null) return keeping(turn, [line('award.suspend.how', { way })]);
  const { campaignId } = seat;
  const args: SuspendArgs = { campaignId, unitId: meant.unit.id, suspend, document: said.document, day: said.day };
  const look = await suspendUnit(args, turn.facts, deskOf(turn));
  if (!look.ok) return keeping(turn, [refusal(look.problem)]);
  const lines = [
    line('award.suspend.card', { way, unit: meant.unit.name }),
    line('award.suspend.document', { document: args.document, day: { day: args.day, form: 'day' } }),
    line('award.suspend.confirm', { way }),
  ];
  return {
    bubble: bubble(
      lines,
      [choice('aw_hold', suspend ? 'award_hold' : 'award_resume'), choice('menu:left', 'office_stop')],
      {
        titled: true,
      },
    ),
    open: { kind: 'office', act: 'award', step: 'suspend', held: { args: JSON.stringify(args) } },
    by: seat.id,
  };
}

/** `aw_hold`: what is recorded is what the card showed, judged anew. */
export async function suspendPress(turn: Turn): Promise<Answer | null> {
  const { open } = turn.session;
  if (officeSeatFor(turn, ['award_list']) === null) return null;
  if (open.kind !== 'office' || open.act !== 'award' || open.step !== 'suspend')
    return keeping(turn, [line('stale.passed')]);
  const args = JSON.parse(String(open.held.args)) as SuspendArgs;
  const seat = officeSeatFor(turn, ['award_list'], args.campaignId);
  if (seat === null) return keeping(turn, [line('stale.gone')]);
  const done = await suspendUnit(args, turn.facts, deskOf(turn));
  if (!done.ok) return { bubble: bubble([refusal(done.problem)]), open: NOTHING_OPEN };
  const way = args.suspend ? 'suspend' : 'resume';
  const at = { instant: turn.now, form: 'clock_day' } as const;
  return {
    bubble: bubble([line('award.suspend.done', { way, unit: done.value.result.unit.name, at })]),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: seat.id,
  };
}

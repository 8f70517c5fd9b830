/** Who reports for a merged unit: one of the old focal points, picked once by the coordinator. */
import { bubble, tell } from '../../conversation/turn.js';
import { predecessorsOf } from '../../domain/lineage.js';
import { ok, refuse } from '../../domain/problem.js';
import type { Unit } from '../../domain/unit.js';
import { line } from '../../messages/message.js';
import type { Decide } from '../decide.js';
import { CHOOSE_FOCAL_POINT } from './settle.js';

export interface PickArgs {
  readonly campaignId: string;
  readonly taskId: string;
  readonly personId: string;
}

/** Refuses `task_done` (also for a task of another campaign) and `person_unknown`: nobody who held one of the old seats. */
export const pickFocalPoint: Decide<PickArgs, Unit> = async ({ campaignId, taskId, personId }, facts, { make }) => {
  const task = await facts.task(taskId);
  if (task === null || task.done || task.kind !== CHOOSE_FOCAL_POINT || task.campaignId !== campaignId) {
    return refuse('task_done');
  }
  const units = await facts.units(campaignId);
  const unit = units.find((one) => one.id === task.details.unitId);
  if (unit === undefined) return refuse('task_done');
  const olds = predecessorsOf(unit, units).map((one) => one.id);
  if (!(await facts.heldSeatIn(personId, olds))) return refuse('person_unknown');
  const seatId = make.newId();
  const seat = {
    seatId,
    personId,
    campaignId,
    unitId: unit.id,
    role: 'focal_point',
    invitationId: null,
    confirmed: true,
  } as const;
  return ok({
    events: [
      { type: 'task_done', taskId },
      { type: 'seat_opened', ...seat },
      tell(personId, bubble([line('reform.told_picked', { unit: unit.name })])),
    ],
    result: unit,
  });
};

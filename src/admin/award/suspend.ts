/** "Tạm dừng xét khen thưởng", and taking it up again: by whom, when, under which document; never why. */
import { ok, refuse } from '../../domain/problem.js';
import { type Day, dayOf } from '../../domain/time.js';
import type { Unit } from '../../domain/unit.js';
import type { CampaignId } from '../../events/event.js';
import { isNumberAlone } from '../../language/document.js';
import type { Decide } from '../decide.js';

export interface SuspendArgs {
  readonly campaignId: CampaignId;
  readonly unitId: number;
  readonly suspend: boolean;
  readonly document: string;
  readonly day: Day;
}

/** Refuses `unit_unknown`, `document_number` (no number, or words beside it), `day_future`, `suspended_already`, `not_suspended`. */
export const suspendUnit: Decide<SuspendArgs, { readonly unit: Unit }> = async (args, facts, { now }) => {
  const { campaignId, unitId, suspend, day } = args;
  const unit = (await facts.units(campaignId)).find((one) => one.id === unitId);
  if (unit === undefined) return refuse('unit_unknown', { found: String(unitId) });
  const document = args.document.trim();
  // A word beside the number would be a reason.
  if (!isNumberAlone(document)) return refuse('document_number');
  if (day > dayOf(now)) return refuse('day_future', { day });
  const held = (await facts.suspensions(campaignId)).has(unitId);
  if (held === suspend) return refuse(suspend ? 'suspended_already' : 'not_suspended', { unit: unit.name });
  const type = suspend ? ('award_suspended' as const) : ('award_resumed' as const);
  return ok({ events: [{ type, campaignId, unitId, document, day }], result: { unit } });
};

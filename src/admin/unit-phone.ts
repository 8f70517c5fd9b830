/** "Số điện thoại Mỹ Đông: 0259 3822 111": a unit's office number, shown on the call list. */
import { ok, refuse } from '../domain/problem.js';
import { dayOf } from '../domain/time.js';
import { standingOn, type Unit } from '../domain/unit.js';
import type { Decide } from './decide.js';

export interface UnitPhoneArgs {
  readonly campaignId: string;
  readonly unitId: number;
  /** As typed; null takes it away. */
  readonly phone: string | null;
}

export interface UnitPhone {
  readonly unit: Unit;
  readonly phone: string | null;
}

/** Vietnamese numbers: 8 to 11 digits, or +84 and 8 to 10; in groups as they were typed. */
function readPhone(text: string): string | null {
  const digits = text.replace(/[ .()-]/g, '');
  return /^(?:\+84\d{8,10}|0\d{7,10}|1[89]\d{6,8})$/.test(digits) ? text.trim().replace(/\s+/g, ' ') : null;
}

/** Refuses `unit_unknown` (not of this campaign, or no longer in force), `phone_unreadable`. */
export const setUnitPhone: Decide<UnitPhoneArgs, UnitPhone> = async ({ campaignId, unitId, phone }, facts, { now }) => {
  const unit = standingOn(await facts.units(campaignId), dayOf(now)).find((one) => one.id === unitId);
  if (unit === undefined) return refuse('unit_unknown', { unit: String(unitId) });
  const read = phone === null ? null : readPhone(phone);
  if (phone !== null && read === null) return refuse('phone_unreadable');
  return ok({
    events: [{ type: 'unit_phone_set', campaignId, unitId, phone: read }],
    result: { unit, phone: read },
  });
};

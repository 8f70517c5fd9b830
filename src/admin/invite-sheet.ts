/**
 * A printed invitation for each unit that has no focal point yet: one single-use code a unit, good through the
 * thirtieth day, all on one sheet. Codes are stored hashed, so a sheet can be printed once; printing again makes new
 * codes, and older ones stay good until they end.
 */
import type { Facts } from '../conversation/facts.js';
import { collectedCriteria } from '../domain/plan.js';
import { ok, refuse } from '../domain/problem.js';
import { dayOf, type Instant } from '../domain/time.js';
import { standingOn, type Unit } from '../domain/unit.js';
import type { Event } from '../events/event.js';
import type { Decide } from './decide.js';
import { invite } from './invite.js';

export interface SheetArgs {
  readonly campaignId: string;
  /** Null: every tier that reports. */
  readonly tier: string | null;
  /** One unit alone, whether it has a focal point or not. */
  readonly unitId?: number;
}

export interface SheetCode {
  readonly unit: Unit;
  readonly code: string;
}

export interface Sheet {
  readonly codes: readonly SheetCode[];
  readonly expiresAt: Instant;
  /** Units that are left for the next sheet. */
  readonly left: number;
}

/** On one sheet: what a phone still opens, and what one message carries. */
export const SHEET_MOST = 120;

/** Units of the tiers asked that report and have nobody yet, those never invited first. Null: the campaign is unknown. */
export async function unitsWithout(args: SheetArgs, facts: Facts, now: Instant): Promise<readonly Unit[] | null> {
  const campaign = await facts.campaign(args.campaignId);
  if (campaign === null) return null;
  const standing = standingOn(await facts.units(args.campaignId), dayOf(now));
  if (args.unitId !== undefined) return standing.filter((unit) => unit.id === args.unitId);
  const seats = await facts.seats(args.campaignId);
  const held = new Set(
    seats.flatMap((seat) => (seat.role === 'focal_point' && seat.unit !== null ? [seat.unit.id] : [])),
  );
  const out = new Set((await facts.pendingInvitations(args.campaignId)).map((one) => one.unitId));
  const reports = new Set(campaign.plan.tiers.filter((tier) => tier.reports).map((tier) => tier.id));
  const wanted = standing.filter(
    (unit) =>
      reports.has(unit.tier) &&
      !held.has(unit.id) &&
      (args.tier === null || unit.tier === args.tier) &&
      collectedCriteria(campaign.plan, unit.tier).length > 0,
  );
  return [...wanted.filter((unit) => !out.has(unit.id)), ...wanted.filter((unit) => out.has(unit.id))];
}

/** Refuses `campaign_unknown`, and `sheet_nobody` when every unit asked has a focal point. */
export const inviteSheet: Decide<SheetArgs, Sheet> = async (args, facts, desk) => {
  const units = await unitsWithout(args, facts, desk.now);
  if (units === null) return refuse('campaign_unknown', { id: args.campaignId });
  if (units.length === 0) return refuse('sheet_nobody');
  const events: Event[] = [];
  const codes: SheetCode[] = [];
  let expiresAt = desk.now;
  for (const unit of units.slice(0, SHEET_MOST)) {
    const { campaignId } = args;
    const one = { campaignId, role: 'focal_point', unitId: unit.id, medium: 'printed', name: null } as const;
    const made = await invite(one, facts, desk);
    if (!made.ok) return made;
    events.push(...made.value.events);
    codes.push({ unit, code: made.value.result.code });
    expiresAt = made.value.result.expiresAt;
  }
  return ok({ events, result: { codes, expiresAt, left: units.length - codes.length } });
};

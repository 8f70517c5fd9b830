/**
 * "Công văn đôn đốc": the rung after every channel. A draft for the office to sign and send, with the units that owe
 * and, on a sheet of its own for each unit, an invitation printed as a QR code. That it was drafted stands beside the
 * reminders, unit by unit.
 */
import type { Facts } from '../conversation/facts.js';
import { ok, refuse } from '../domain/problem.js';
import type { Instant } from '../domain/time.js';
import type { DecidedIntent, Event, SeatId } from '../events/event.js';
import { byUnit, type Chased, periodsOf } from '../reminders/chase.js';
import type { Decide } from './decide.js';
import { invite } from './invite.js';
import { askedFor, callList } from './remind.js';

export type { Chased };

/** `stuck`: whom reminders do not reach or do not move. */
export type UrgeScope = 'stuck' | 'all';

export interface UrgeArgs {
  readonly campaignId: string;
  readonly scope: UrgeScope;
  readonly seatId: SeatId;
}

/** A paper of more units would be no letter any more. */
export const MOST_URGED = 200;

export interface Sheet {
  readonly unitId: number;
  readonly code: string;
}

export interface Urged {
  readonly units: readonly Chased[];
  readonly periods: readonly string[];
  readonly sheets: readonly Sheet[];
  /** Until when the sheets hold; null without any. */
  readonly expiresAt: Instant | null;
}

/** Units for the letter, by name. */
export async function toUrge(
  campaignId: string,
  scope: UrgeScope,
  facts: Facts,
  now: Instant,
): Promise<readonly Chased[]> {
  return scope === 'stuck' ? callList(campaignId, facts, now) : byUnit(await askedFor(campaignId, null, facts, now));
}

/** Refuses `campaign_unknown`, `nobody_owes`, `too_many_urged`. A unit that stands no more gets no sheet. */
export const draftUrging: Decide<UrgeArgs, Urged> = async ({ campaignId, scope, seatId }, facts, desk) => {
  if ((await facts.campaign(campaignId)) === null) return refuse('campaign_unknown', { id: campaignId });
  const units = await toUrge(campaignId, scope, facts, desk.now);
  if (units.length === 0) return refuse('nobody_owes');
  if (units.length > MOST_URGED) return refuse('too_many_urged', { count: units.length, most: MOST_URGED });
  const events: Event[] = [];
  const sheets: Sheet[] = [];
  let expiresAt: Instant | null = null;
  for (const { unit } of units) {
    const args = { campaignId, role: 'focal_point', unitId: unit.id, medium: 'printed', name: null } as const;
    const made = await invite(args, facts, desk);
    if (!made.ok) continue;
    events.push(...made.value.events);
    sheets.push({ unitId: unit.id, code: made.value.result.code });
    expiresAt = made.value.result.expiresAt;
  }
  const reports = units.flatMap((one) => one.reports);
  const occurrence = desk.make.newId();
  const others = reports.map((one): DecidedIntent => {
    const { obligationId: subject } = one;
    const when = { rule: 'paper', occurrence, personId: '', at: desk.now };
    return { campaignId, subject, ...when, state: 'sent', reason: null, rung: 'paper' };
  });
  events.push({ type: 'reminders_decided', reminders: [], others, byHand: { seatId, because: null } });
  return ok({ events, result: { units, periods: periodsOf(reports), sheets, expiresAt } });
};

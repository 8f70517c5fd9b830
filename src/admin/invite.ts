/**
 * An invitation: a single-use code for one role (and unit), stored hashed. Sent in chat it holds through the seventh
 * day, printed through the thirtieth; six digits for the telephone hold a quarter of an hour.
 */
import { type Role, UNIT_ROLES } from '../domain/people.js';
import { ok, refuse } from '../domain/problem.js';
import { addDays, type Day, dayOf, type Instant, startOfDay } from '../domain/time.js';
import { standingOn, type Unit } from '../domain/unit.js';
import type { SeatId } from '../events/event.js';
import type { Decide } from './decide.js';

export type Medium = 'chat' | 'printed' | 'phone';

export interface InviteArgs {
  readonly campaignId: string;
  readonly role: Role;
  /** Needed for the roles of one unit, null for the others. */
  readonly unitId: number | null;
  readonly medium: Medium;
  readonly name: string | null;
  /** The seat that is handed over. */
  readonly replaces?: SeatId;
  /** The last day of a stand-in; without it the successor takes the seat for good. */
  readonly until?: Day;
}

export interface Invited {
  readonly invitationId: string;
  readonly code: string;
  readonly expiresAt: Instant;
  readonly unit: Unit | null;
  /** People who hold this role (for this unit) already. */
  readonly holders: number;
  readonly links: { readonly telegram: string | null; readonly page: string | null };
}

const PHONE_MS = 15 * 60_000;
const DAYS: Readonly<Record<Exclude<Medium, 'phone'>, number>> = { chat: 7, printed: 30 };

function expiry(medium: Medium, now: Instant): Instant {
  if (medium === 'phone') return now + PHONE_MS;
  return startOfDay(addDays(dayOf(now), DAYS[medium] + 1));
}

const linkTo = (prefix: string | null, code: string, medium: Medium): string | null =>
  prefix === null || medium === 'phone' ? null : `${prefix}${code}`;

/** Refuses `campaign_unknown`, `unit_needed`, `unit_unknown` (not of this campaign, or no longer in force). */
export const invite: Decide<InviteArgs, Invited> = async (args, facts, { now, make, links }) => {
  const { campaignId, role, medium, name } = args;
  if ((await facts.campaign(campaignId)) === null) return refuse('campaign_unknown', { id: campaignId });
  const ofUnit = UNIT_ROLES.includes(role);
  if (ofUnit && args.unitId === null) return refuse('unit_needed', { role });
  const units = ofUnit ? await facts.units(campaignId) : [];
  const unit = standingOn(units, dayOf(now)).find((one) => one.id === args.unitId) ?? null;
  if (ofUnit && unit === null) return refuse('unit_unknown', { unit: String(args.unitId) });
  const { code, hash } = make.newCode(medium);
  const invitationId = make.newId();
  const { replaces = null, until = null } = args;
  const expiresAt = expiry(medium, now);
  const unitId = unit?.id ?? null;
  const holders = await facts.holders(campaignId, role, unitId);
  return ok({
    events: [
      {
        type: 'invitation_created',
        invitationId,
        campaignId,
        role,
        unitId,
        codeHash: hash,
        medium,
        name,
        expiresAt,
        replaces,
        until,
      },
    ],
    result: {
      invitationId,
      code,
      expiresAt,
      unit,
      holders: holders.length,
      links: { telegram: linkTo(links.telegram, code, medium), page: linkTo(links.page, code, medium) },
    },
  });
};

/** Whom an announcement to units that meet the standards is for: read off the lists from which awards are considered. */
import type { Audience } from '../../broadcast/types.js';
import type { Facts } from '../../conversation/facts.js';
import { type AwardSheet, allVerified, rowsBy } from '../../domain/award-sheet.js';
import type { Plan } from '../../domain/plan.js';
import { ok, type Problem, type Result, refuse } from '../../domain/problem.js';
import { dayOf, type Instant } from '../../domain/time.js';
import { standingOn, type Unit } from '../../domain/unit.js';
import { type Line, line } from '../../messages/message.js';
import { sheetsOf } from '../award/sheet.js';

/** One list the receivers come from. */
export interface EligibleList {
  readonly sheet: AwardSheet;
  /** The tier, short. */
  readonly name: string;
  /** What is no longer as it was when the list was frozen; 0 for a live one. */
  readonly changes: number;
}

export interface Eligible {
  readonly unitIds: ReadonlySet<number>;
  readonly lists: readonly EligibleList[];
  /** Tiers that nobody named and for which the plan gives no basis. */
  readonly without: readonly string[];
}

const SHORT = 13;

interface Wanted {
  readonly campaignId: string;
  readonly audience: Audience;
}

/**
 * The newest frozen list of each tier that is meant, else the live one; a unit suspended since is left out. Null where
 * the audience does not ask. Refuses `campaign_unknown`, and `broadcast_no_basis` for a tier that was named, and where
 * no tier has a list.
 */
export async function eligibleNow(
  { campaignId, audience }: Wanted,
  facts: Facts,
  now: Instant,
): Promise<Result<Eligible | null>> {
  if (audience.state !== 'eligible') return ok(null);
  const plan = (await facts.campaign(campaignId))?.plan;
  if (plan === undefined) return refuse('campaign_unknown', { id: campaignId });
  const units = standingOn(await facts.units(campaignId), dayOf(now));
  const named = tiersNamed(audience, units);
  const lists: EligibleList[] = [];
  const refused: { readonly name: string; readonly problem: Problem }[] = [];
  for (const tier of plan.tiers.filter(({ id, reports }) => named?.includes(id) ?? reports)) {
    const name = tier.name.length > SHORT ? (tier.words[0] ?? tier.name) : tier.name;
    const list = await listOf({ plan, campaignId, tier: tier.id, name }, facts, now);
    if (list.ok) lists.push(list.value);
    else refused.push({ name, problem: list.problem });
  }
  const [first] = refused;
  if (first !== undefined && (named !== null || lists.length === 0)) return { ok: false, problem: first.problem };
  const held = await facts.suspensions(campaignId);
  const listed = lists.flatMap(({ sheet }) => rowsBy(sheet, 'listed')).filter((row) => !held.has(row.unitId));
  return ok({ unitIds: new Set(listed.map((row) => row.unitId)), lists, without: refused.map((one) => one.name) });
}

/** Of the groups or units the audience names; null where it names none. */
function tiersNamed(audience: Audience, units: readonly Unit[]): readonly string[] | null {
  if (audience.tiers.length > 0) return audience.tiers;
  if (audience.units.length === 0) return null;
  return units.filter((unit) => audience.units.includes(unit.id)).map((unit) => unit.tier);
}

interface Tier {
  readonly plan: Plan;
  readonly campaignId: string;
  readonly tier: string;
  readonly name: string;
}

async function listOf({ plan, campaignId, tier, name }: Tier, facts: Facts, now: Instant) {
  const where = plan.standardsIn ?? 'none';
  const found = await sheetsOf({ campaignId, occasion: null, period: null, tier }, facts, now);
  if (!found.ok) {
    return refuse('broadcast_no_basis', { tier: found.problem.code === 'no_awards' ? 'none' : name, where });
  }
  const { live, frozen, changes } = found.value;
  if (live.basis === 'no_basis') return refuse('broadcast_no_basis', { tier: name, where });
  return ok({ sheet: frozen ?? live, name, changes: changes.length });
}

/** What the receivers were chosen by, in one line however many lists: their figures verified or not, frozen or not. */
export function basisLines(eligible: Eligible | null): Line[] {
  const [any] = eligible?.lists ?? [];
  if (eligible === null || any === undefined) return [];
  const { occasion, period } = any.sheet;
  const empty = eligible.lists.filter((one) => verifiedIn(one.sheet) === null);
  const lists = eligible.lists.filter((one) => !empty.includes(one));
  const of = (tiers: readonly string[]) => ({ occasion, period, tiers: tiers.join('; ') });
  return [
    ...(lists.length === 0 ? [] : [line('broadcast.card.eligible', { ...of(namesOf(lists)), ...standing(lists) })]),
    ...(empty.length === 0 ? [] : [line('broadcast.card.eligible_none', of(namesOf(empty)))]),
    ...(eligible.without.length === 0 ? [] : [line('broadcast.card.eligible_without', of(eligible.without))]),
  ];
}

const namesOf = (lists: readonly EligibleList[]): readonly string[] => lists.map((one) => one.name);

/** Said of all: verified and frozen only where each is. */
function standing(lists: readonly EligibleList[]) {
  const days = [...new Set(lists.map(({ sheet }) => (sheet.frozen === null ? null : dayOf(sheet.frozen.at))))];
  const [day = null] = days;
  const live = days.includes(null);
  return {
    verified: lists.every((one) => verifiedIn(one.sheet)) ? 'yes' : 'no',
    frozen: live ? (days.length > 1 ? 'some' : 'no') : days.length > 1 ? 'all' : 'yes',
    at: day === null ? '' : { day, form: 'day' as const },
    changes: lists.reduce((sum, one) => sum + one.changes, 0),
  };
}

/** Whether every figure of those on the list was verified; null where nobody is on it. */
export function verifiedIn(sheet: AwardSheet): boolean | null {
  const listed = rowsBy(sheet, 'listed');
  return listed.length === 0 ? null : allVerified(listed);
}

/**
 * What is kept in memory between turns: plans, rosters, what was asked for beside them. Each piece carries the stamp it was read under and is read
 * again when the stored stamp differs, whichever process changed it; a turn that is rolled back takes its stamp with
 * it. Seats are never kept: permission is judged from what is stored now.
 */
import { and, asc, desc, eq } from 'drizzle-orm';
import type { CampaignView, RequestView } from '../../conversation/facts.js';
import type { Unit } from '../../domain/unit.js';
import type { ReadDb, ReadTx } from '../port.js';
import { campaignClosing, request } from '../schema/deadline.js';
import { issuerChange } from '../schema/issuer.js';
import { campaign, planVersion, stamp, unit } from '../schema/plan.js';
import { Moves } from './moves.js';

export interface CampaignHeld extends CampaignView {
  readonly units: readonly Unit[];
  /** Reports asked for outside the rhythm, newest first. */
  readonly requests: readonly RequestView[];
}

export interface Plans {
  readonly campaigns: ReadonlyMap<string, CampaignHeld>;
  readonly unitById: ReadonlyMap<number, Unit>;
}

/** One per process; made once, handed to every `createFacts`. */
export interface Caches {
  /** Two places, since a turn and a reading beside it may stand on either side of a commit. */
  plans: readonly { readonly stamp: string | null; readonly plans: Plans }[];
  /** Things made from one campaign's plan and roster (lexicon, figure columns); gone with them. */
  readonly made: WeakMap<CampaignHeld, Map<string, unknown>>;
  /** What this process itself changed, told to it by `apply`. */
  readonly moves: Moves;
}

export function createCaches(): Caches {
  return { plans: [], made: new WeakMap(), moves: new Moves() };
}

const allStamps = (db: ReadDb) => db.select().from(stamp).prepare();

export async function readStamps(tx: ReadTx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.prepared(allStamps).execute();
  return new Map(rows.map((row) => [row.name, row.value]));
}

/** `now` is the plans' stamp as `tx` sees it; null before the first campaign. */
export async function plansNow(tx: ReadTx, caches: Caches, now: string | null): Promise<Plans> {
  const held = caches.plans.find((one) => one.stamp === now);
  if (held !== undefined) return held.plans;
  const plans = await readPlans(tx);
  caches.plans = [{ stamp: now, plans }, ...caches.plans.slice(0, 1)];
  return plans;
}

/** Campaigns whose newest change of issuer is that it ended. */
async function frozenNow(tx: ReadTx): Promise<ReadonlyMap<string, NonNullable<CampaignView['frozen']>>> {
  const rows = await tx.db.select().from(issuerChange).orderBy(asc(issuerChange.id));
  const found = new Map<string, NonNullable<CampaignView['frozen']>>();
  for (const { campaignId, kind, from, document, at } of rows) {
    if (kind === 'frozen') found.set(campaignId, { from, document, at });
    else found.delete(campaignId);
  }
  return found;
}

async function readPlans(tx: ReadTx): Promise<Plans> {
  const rows = await tx.db
    .select({
      id: campaign.id,
      plan: planVersion.plan,
      through: planVersion.through,
      version: campaign.planVersion,
      closedAt: campaignClosing.at,
    })
    .from(campaign)
    .innerJoin(planVersion, and(eq(planVersion.campaignId, campaign.id), eq(planVersion.version, campaign.planVersion)))
    .leftJoin(campaignClosing, eq(campaignClosing.campaignId, campaign.id))
    .orderBy(asc(campaign.id));
  const frozen = await frozenNow(tx);
  const units = await tx.db.select().from(unit).orderBy(asc(unit.id));
  const unitById = new Map<number, Unit>();
  const rosters = new Map<string, Unit[]>();
  for (const row of units) {
    const one = unitOf(row);
    unitById.set(one.id, one);
    const roster = rosters.get(row.campaignId) ?? [];
    roster.push(one);
    rosters.set(row.campaignId, roster);
  }
  const asked = await tx.db.select().from(request).orderBy(desc(request.at));
  const campaigns = rows.map((row): [string, CampaignHeld] => [
    row.id,
    {
      ...row,
      frozen: frozen.get(row.id) ?? null,
      units: rosters.get(row.id) ?? [],
      requests: asked.filter((one) => one.campaignId === row.id),
    },
  ]);
  return { campaigns: new Map(campaigns), unitById };
}

function unitOf(row: typeof unit.$inferSelect): Unit {
  const { id, code, name, type, tier, parentCode, validTo, successorCodes } = row;
  const validFrom = row.validFrom === '' ? null : row.validFrom;
  return { id, code, name, type, tier, parentCode, validFrom, validTo, successorCodes };
}

/** Made once per plan version and roster. */
export function madeOnce<T>(caches: Caches, of: CampaignHeld, what: string, make: () => T): T {
  const all = caches.made.get(of) ?? new Map<string, unknown>();
  caches.made.set(of, all);
  // Under one name lies only what its one maker made.
  if (all.has(what)) return all.get(what) as T;
  const fresh = make();
  all.set(what, fresh);
  return fresh;
}

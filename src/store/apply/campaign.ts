/** A plan is published, its roster written down, its obligations opened. */
import { desc, eq, sql } from 'drizzle-orm';
import type { CampaignEvent, ImportedUnit } from '../../events/event.js';
import { fold } from '../../language/fold.js';
import type { Db, Tx } from '../port.js';
import { campaign, obligation, planVersion, unit, unitReform } from '../schema/plan.js';
import { type ApplyEnv, PLANS_STAMP, renewStamp } from './context.js';

type Of<T extends CampaignEvent['type']> = Extract<CampaignEvent, { type: T }>;

/** The same text loaded again changes nothing but a newly recorded decision. */
export async function campaignLoaded(tx: Tx, event: Of<'campaign_loaded'>, env: ApplyEnv): Promise<void> {
  const { campaignId, plan, source, hash, through, document } = event;
  const [last] = await tx.db
    .select({ version: planVersion.version })
    .from(planVersion)
    .where(eq(planVersion.campaignId, campaignId))
    .orderBy(desc(planVersion.version))
    .limit(1);
  const version = (last?.version ?? 0) + 1;
  const row = { id: campaignId, planVersion: version, loadedAt: env.now };
  await tx.db
    .insert(campaign)
    .values(row)
    .onConflictDoUpdate({ target: campaign.id, set: { planVersion: version, loadedAt: env.now } });
  await tx.db.insert(planVersion).values({ campaignId, version, source, hash, plan, through, document, at: env.now });
  await renewStamp(tx, PLANS_STAMP, env);
}

const insertUnit = (db: Db) =>
  db
    .insert(unit)
    .values({
      campaignId: sql.placeholder('campaignId'),
      code: sql.placeholder('code'),
      name: sql.placeholder('name'),
      folded: sql.placeholder('folded'),
      type: sql.placeholder('type'),
      tier: sql.placeholder('tier'),
      parentCode: sql.placeholder('parentCode'),
      validFrom: sql.placeholder('validFrom'),
      validTo: sql.placeholder('validTo'),
      successorCodes: sql.placeholder('successorCodes'),
    })
    .onConflictDoUpdate({
      target: [unit.campaignId, unit.code, unit.validFrom],
      set: {
        name: sql`excluded.name`,
        folded: sql`excluded.folded`,
        type: sql`excluded.type`,
        tier: sql`excluded.tier`,
        parentCode: sql`excluded.parent_code`,
        validTo: sql`excluded.valid_to`,
        successorCodes: sql`excluded.successor_codes`,
      },
    })
    .prepare();

/** A unit is known by code and first day; what else is said about it replaces what was known. */
export async function unitsImported(tx: Tx, event: Of<'units_imported'>, env: ApplyEnv): Promise<void> {
  const statement = tx.prepared(insertUnit);
  for (const one of event.units) await statement.execute(unitRow(event.campaignId, one));
  await renewStamp(tx, PLANS_STAMP, env);
}

function unitRow(campaignId: string, one: ImportedUnit) {
  const name = one.name.normalize('NFC');
  return { ...one, campaignId, name, folded: fold(name), validFrom: one.validFrom ?? '' };
}

const insertObligation = (db: Db) =>
  db
    .insert(obligation)
    .values({
      id: sql.placeholder('obligationId'),
      campaignId: sql.placeholder('campaignId'),
      dutyId: sql.placeholder('dutyId'),
      unitId: sql.placeholder('unitId'),
      period: sql.placeholder('period'),
      opensAt: sql.placeholder('opensAt'),
      dueBefore: sql.placeholder('dueBefore'),
      locksAt: sql.placeholder('locksAt'),
      version: 0,
    })
    .onConflictDoNothing({
      target: [obligation.campaignId, obligation.dutyId, obligation.unitId, obligation.period],
    })
    .prepare();

/** One row per unit × duty × period; a second opening leaves what stands. */
export async function obligationsOpened(tx: Tx, event: Of<'obligations_opened'>, env: ApplyEnv): Promise<void> {
  const statement = tx.prepared(insertObligation);
  for (const one of event.obligations) await statement.execute({ ...one, campaignId: event.campaignId });
  await renewStamp(tx, PLANS_STAMP, env);
}

/** The document a reform rests on; the roster is written by `units_imported`. */
export async function unitsReorganised(tx: Tx, event: Of<'units_reorganised'>, env: ApplyEnv): Promise<void> {
  const { campaignId, from, document } = event;
  await tx.db.insert(unitReform).values({ campaignId, from, document, at: env.now });
}

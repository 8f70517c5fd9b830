/** A reform's file becomes a roster: what ends, what begins, what only goes on. */
import type { Table } from '../../documents/build.js';
import { ok, refuse } from '../../domain/problem.js';
import { addDays, type Day } from '../../domain/time.js';
import { inForce, type Unit } from '../../domain/unit.js';
import type { ImportedUnit } from '../../events/event.js';
import type { Decide } from '../decide.js';
import { checkReform, type ReformRow } from '../import/reform.js';
import { type RefusedCell, refuseCell } from '../import/refused.js';

export interface ReformArgs {
  readonly campaignId: string;
  readonly table: Table;
  /** The first day of the new units. */
  readonly from: Day;
  readonly document: string;
}

export interface NewUnit {
  readonly code: string;
  readonly name: string;
  readonly tier: string;
  /** Where it comes from; `whole`: nothing of that unit went elsewhere. */
  readonly of: readonly { readonly code: string; readonly name: string; readonly whole: boolean }[];
}

export interface Reform {
  readonly ended: readonly Unit[];
  readonly opened: readonly NewUnit[];
  /** Listed, but neither name nor code changes. */
  readonly unchanged: number;
  /** Not empty: nothing was changed. */
  readonly refused: readonly RefusedCell[];
}

const nothing = (refused: readonly RefusedCell[]): Reform => ({ ended: [], opened: [], unchanged: 0, refused });

/** Refuses `campaign_unknown`, `reform_early` (before the plan's own years); bad rows are part of the answer. A unit that stands and is not named goes on. */
export const reorganise: Decide<ReformArgs, Reform> = async ({ campaignId, table, from, document }, facts) => {
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  const first = `${campaign.plan.period.from}-01-01`;
  if (from < first) return refuse('reform_early', { day: from, first });
  const checked = checkReform(table);
  if ('refused' in checked) return ok({ events: [], result: nothing(checked.refused) });
  const units = await facts.units(campaignId);
  const before = addDays(from, -1);
  const standing = new Map(units.filter((unit) => inForce(unit, before)).map((unit) => [unit.code, unit]));
  const refused = judge(checked.rows, { standing, units, from, tiers: campaign.plan.tiers.map((tier) => tier.id) });
  if (refused.length > 0) return ok({ events: [], result: nothing(refused) });
  const rows = checked.rows.filter((row) => !goesOn(row, checked.rows, standing));
  const ended = [...new Set(rows.map((row) => row.oldCode))].flatMap((code) => standing.get(code) ?? []);
  const opened = openedBy(rows, standing, checked.rows);
  const roster: ImportedUnit[] = [
    ...ended.map((unit) => ended_(unit, before, rows)),
    ...opened.map((unit) => begun(unit, rows, standing, from)),
  ];
  if (roster.length === 0) return ok({ events: [], result: { ...nothing([]), unchanged: checked.rows.length } });
  const codes = { ended: ended.map((unit) => unit.code), opened: opened.map((unit) => unit.code) };
  return ok({
    events: [
      { type: 'units_reorganised', campaignId, from, document, ...codes },
      { type: 'units_imported', campaignId, units: roster },
    ],
    result: { ended, opened, unchanged: checked.rows.length - rows.length, refused: [] },
  });
};

/** Code and name stay and nothing of it goes elsewhere: the unit goes on, whatever it takes in. */
function goesOn(row: ReformRow, all: readonly ReformRow[], standing: ReadonlyMap<string, Unit>): boolean {
  const whole = all.filter((one) => one.oldCode === row.oldCode).length === 1;
  return whole && row.oldCode === row.newCode && standing.get(row.oldCode)?.name === row.newName;
}

interface World {
  readonly standing: ReadonlyMap<string, Unit>;
  readonly units: readonly Unit[];
  readonly from: Day;
  readonly tiers: readonly string[];
}

function judge(rows: readonly ReformRow[], { standing, units, from, tiers }: World): RefusedCell[] {
  const refused: RefusedCell[] = [];
  const ending = new Set(rows.map((row) => row.oldCode));
  for (const row of rows) {
    const old = standing.get(row.oldCode);
    if (old === undefined) {
      refused.push(refuseCell(row.line, 'old_code', 'reform_not_standing', { code: row.oldCode, day: from }));
    }
    // A unit that goes on under its name may take others in; another name for its code is a mistake.
    const taken = units.some(
      (one) => one.code === row.newCode && inForce(one, from) && !ending.has(one.code) && one.name !== row.newName,
    );
    if (taken) refused.push(refuseCell(row.line, 'new_code', 'reform_code_taken', { code: row.newCode }));
    const tier = row.tier === '' ? old?.tier : row.tier;
    if (tier !== undefined && !tiers.includes(tier)) {
      refused.push(refuseCell(row.line, 'tier', 'tier_unknown', { found: tier, known: { list: tiers } }));
    }
    const first = rows.find((one) => one.newCode === row.newCode);
    const firstTier = first?.tier === '' ? standing.get(first.oldCode)?.tier : first?.tier;
    if (tier !== undefined && firstTier !== undefined && tier !== firstTier) {
      refused.push(refuseCell(row.line, 'tier', 'reform_two_tiers', { code: row.newCode, tier: firstTier }));
    }
  }
  return refused;
}

function openedBy(
  rows: readonly ReformRow[],
  standing: ReadonlyMap<string, Unit>,
  all: readonly ReformRow[],
): NewUnit[] {
  const goOn = (code: string): boolean => {
    const unit = standing.get(code);
    const leaves = all.some((row) => row.oldCode === code && !goesOn(row, all, standing));
    return unit !== undefined && !leaves && rows.some((row) => row.newCode === code && row.newName === unit.name);
  };
  const codes = [...new Set(rows.map((row) => row.newCode))].filter((code) => !goOn(code));
  return codes.map((code) => {
    const mine = rows.filter((row) => row.newCode === code);
    const [first] = mine;
    const of = mine.map(({ oldCode }) => {
      const whole = rows.filter((row) => row.oldCode === oldCode).length === 1;
      return { code: oldCode, name: standing.get(oldCode)?.name ?? oldCode, whole };
    });
    const tier = first?.tier === '' ? (standing.get(first.oldCode)?.tier ?? '') : (first?.tier ?? '');
    return { code, name: first?.newName ?? code, tier, of };
  });
}

function ended_(unit: Unit, before: Day, rows: readonly ReformRow[]): ImportedUnit {
  const { code, name, type, tier, parentCode, validFrom } = unit;
  const successorCodes = [...new Set(rows.filter((row) => row.oldCode === code).map((row) => row.newCode))].sort();
  return { code, name, type, tier, parentCode, validFrom, validTo: before, successorCodes };
}

function begun(
  { code, name, tier }: NewUnit,
  rows: readonly ReformRow[],
  standing: ReadonlyMap<string, Unit>,
  from: Day,
): ImportedUnit {
  const row = rows.find((one) => one.newCode === code);
  const parentCode = standing.get(row?.oldCode ?? '')?.parentCode ?? null;
  const type = row?.newType ?? '';
  return { code, name, type, tier, parentCode, validFrom: from, validTo: null, successorCodes: [] };
}

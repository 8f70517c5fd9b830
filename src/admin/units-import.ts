/** A roster from a file, whole or not at all; units that now owe a report get their obligation. */
import type { Facts } from '../conversation/facts.js';
import type { Table } from '../documents/build.js';
import { ok, refuse } from '../domain/problem.js';
import type { Unit } from '../domain/unit.js';
import type { Event } from '../events/event.js';
import { KIND } from '../questions/facts.js';
import type { Decide } from './decide.js';
import type { RefusedCell } from './import/refused.js';
import { checkUnits, type UnitRow } from './import/units.js';

export interface UnitsImported {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Not empty: nothing was imported. */
  readonly refused: readonly RefusedCell[];
}

const keyOf = (one: Pick<Unit, 'code' | 'validFrom'>): string => `${one.code} ${one.validFrom ?? ''}`;

function isSame(before: Unit, row: UnitRow): boolean {
  const names = ['name', 'type', 'tier', 'parentCode', 'validTo'] as const;
  const successors = [...(before.successorCodes ?? [])].sort().join(' ');
  return names.every((name) => before[name] === row[name]) && [...row.successorCodes].sort().join(' ') === successors;
}

/** Units with a figure in any period. */
async function withFigures(campaignId: string, facts: Facts): Promise<ReadonlySet<number>> {
  const { units, periods, plan, columns } = await facts.ask(campaignId);
  const found = new Set<number>();
  for (const id of new Set(plan.criteria.filter((one) => one.collectable).map((one) => one.id))) {
    for (const period of periods) {
      const kind = columns(id, period)?.kind;
      kind?.forEach((one, row) => {
        const unit = one === KIND.none ? undefined : units[row];
        if (unit !== undefined) found.add(unit.id);
      });
    }
  }
  return found;
}

/** Refuses `campaign_unknown`; bad rows are part of the answer. */
export const importUnits: Decide<{ readonly campaignId: string; readonly table: Table }, UnitsImported> = async (
  { campaignId, table },
  facts,
) => {
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  const existing = await facts.units(campaignId);
  const tiers = campaign.plan.tiers.map((tier) => tier.id);
  const reporting = await withFigures(campaignId, facts);
  const checked = checkUnits(table, { tiers, existing, reporting });
  if ('refused' in checked) {
    return ok({ events: [], result: { created: 0, changed: 0, unchanged: 0, refused: checked.refused } });
  }
  const standing = new Map(existing.map((unit) => [keyOf(unit), unit]));
  const created = checked.units.filter((row) => !standing.has(keyOf(row)));
  const changed = checked.units.filter((row) => {
    const before = standing.get(keyOf(row));
    return before !== undefined && !isSame(before, row);
  });
  const units = [...created, ...changed].map(({ line: _line, ...unit }) => unit);
  const events: Event[] = units.length === 0 ? [] : [{ type: 'units_imported', campaignId, units }];
  const unchanged = checked.units.length - units.length;
  return ok({ events, result: { created: created.length, changed: changed.length, unchanged, refused: [] } });
};

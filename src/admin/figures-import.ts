/** Figures from a file: looked at first (nothing changes), then imported whole or not at all. */
import type { CampaignView, Facts, FigureView } from '../conversation/facts.js';
import type { Table } from '../documents/build.js';
import { collectedCriteria } from '../domain/plan.js';
import { ok, type Result, refuse } from '../domain/problem.js';
import { dayOf } from '../domain/time.js';
import type { Event, ImportedFigure } from '../events/event.js';
import type { Decide, Desk } from './decide.js';
import { checkFigures, type FigureRow, groupByCode } from './import/figures.js';
import { type ImportPlan, planImport } from './import/plan-import.js';
import type { RefusedCell } from './import/refused.js';
import { periodsKnown } from './periods-known.js';

export interface ImportLook extends ImportPlan {
  readonly rows: readonly FigureRow[];
  /** Empty unless the file is refused; then nothing is created or changed. */
  readonly refused: readonly RefusedCell[];
}

async function standing(campaign: CampaignView, rows: readonly FigureRow[], facts: Facts): Promise<FigureView[]> {
  const places = new Map(rows.map((row) => [`${row.unitId} ${row.period}`, row]));
  const all: FigureView[] = [];
  for (const { unitId, period } of places.values()) all.push(...(await facts.figures(campaign.id, unitId, period)));
  return all;
}

/** What importing the table would do. Refuses `campaign_unknown`; bad rows are part of the answer. */
export async function lookAtFigures(
  args: { readonly campaignId: string; readonly table: Table },
  facts: Facts,
  { now }: Pick<Desk, 'now'>,
): Promise<Result<ImportLook>> {
  const campaign = await facts.campaign(args.campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: args.campaignId });
  const checked = checkFigures(args.table, {
    plan: campaign.plan,
    unitsByCode: groupByCode(await facts.units(campaign.id)),
    periodsKnown: await periodsKnown(campaign, facts, now),
  });
  if ('refused' in checked) {
    return ok({ rows: [], refused: checked.refused, created: [], changed: [], unchanged: [] });
  }
  const rows = checked.figures;
  return ok({ ...planImport(await standing(campaign, rows, facts), rows), rows, refused: [] });
}

const imported = (row: FigureRow, after: number): ImportedFigure => ({
  unitId: row.unitId,
  period: row.period,
  criterionId: row.criterionId,
  value: row.value,
  note: null,
  state: row.status,
  after,
});

/** Reports that are whole with these rows and were not sent: what the unit owed has come, on paper. */
async function received(
  campaign: CampaignView,
  rows: readonly FigureRow[],
  facts: Facts,
  desk: Desk,
): Promise<Event[]> {
  const events: Event[] = [];
  const unitIds = new Set(rows.map((row) => row.unitId));
  for (const unitId of unitIds) {
    for (const owed of await facts.obligations(campaign.id, unitId)) {
      const here = rows.filter((row) => row.unitId === unitId && row.period === owed.period);
      if (owed.submitted !== null || owed.exempt || here.length === 0) continue;
      const known = new Set(here.map((row) => row.criterionId));
      for (const one of await facts.figures(campaign.id, unitId, owed.period)) known.add(one.criterionId);
      if (!collectedCriteria(campaign.plan, owed.unit.tier).every((criterion) => known.has(criterion.id))) continue;
      const { at, make } = desk;
      const what = { campaignId: campaign.id, obligationId: owed.id, receipt: make.newReceipt(), at, asOf: dayOf(at) };
      events.push({ type: 'report_received', ...what });
    }
  }
  return events;
}

/**
 * Imports rows that were accepted, compared anew with what stands now. Refuses `campaign_unknown`, `campaign_closed`
 * and `period_closed`.
 */
export const importFigures: Decide<
  { readonly campaignId: string; readonly rows: readonly FigureRow[] },
  ImportPlan
> = async ({ campaignId, rows }, facts, desk) => {
  const { at } = desk;
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  if (campaign.closedAt != null) return refuse('campaign_closed');
  for (const period of new Set(rows.map((row) => row.period))) {
    if ((await facts.closing(campaignId, period)) !== null) return refuse('period_closed');
  }
  const plan = planImport(await standing(campaign, rows, facts), rows);
  const figures = [
    ...plan.created.map((row) => imported(row, 0)),
    ...plan.changed.map(({ row, current }) => imported(row, current.version)),
  ];
  const events: Event[] =
    figures.length === 0 ? [] : [{ type: 'figures_imported', campaignId, figures, source: 'import', at }];
  events.push(...(await received(campaign, rows, facts, desk)));
  return ok({ events, result: plan });
};

/** One export from what is stored; refuses a campaign or period that holds nothing. */
import type { Facts } from '../../conversation/facts.js';
import { type AwardSheet, sheetChanges } from '../../domain/award-sheet.js';
import { occasionIn, occasionsOf } from '../../domain/occasion.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import type { Words } from '../../messages/render.js';
import type { StoredFacts } from '../../store/facts.js';
import type { ReadTx } from '../../store/port.js';
import { figureMarks } from '../../store/queries/figures.js';
import { liveSheet } from '../award/sheet.js';
import { completenessTable } from './completeness.js';
import { eligibilityTable } from './eligibility.js';
import { figuresTable } from './figures.js';
import { goalsTable } from './goals.js';
import { rankingTable } from './ranking.js';
import { type Making, reportingTiers, sayer } from './say.js';
import type { ExportKind, ExportTable } from './table.js';

export interface ExportArgs {
  readonly kind: ExportKind;
  readonly campaignId: string;
  readonly period: string;
  readonly sample: boolean;
}

/** The list of every tier that reports, as it stands now. */
export async function sheetsIn(
  { campaignId, period, facts: { plan, asOf } }: Making,
  facts: Facts,
): Promise<AwardSheet[]> {
  const campaign = await facts.campaign(campaignId);
  const sheets: AwardSheet[] = [];
  if (campaign === null) return sheets;
  const occasion = occasionIn(plan, `${period.slice(0, 4)}-12-31`) ?? 'tong_ket';
  for (const { id: tier } of reportingTiers(plan)) {
    const sheet = await liveSheet({ campaign, occasion, period, tier }, facts, asOf);
    if (sheet.rows.length > 0) sheets.push(sheet);
  }
  return sheets;
}

/** The council's papers rest on a frozen list where there is one: said beside the list as it stands now. */
async function frozenNotes(
  { campaignId, period, say, facts: { plan } }: Making,
  sheets: readonly AwardSheet[],
  facts: Facts,
): Promise<string[]> {
  const notes: string[] = [];
  for (const live of sheets) {
    for (const occasion of occasionsOf(plan)) {
      const held = await facts.frozenSheet(campaignId, { occasion, period, tier: live.tier });
      if (held?.frozen == null) continue;
      const at = { instant: held.frozen.at, form: 'clock_day' } as const;
      const params = { tier: live.tierName, occasion: say(`award.occasion.${occasion}`), at };
      notes.push(say('export.note.frozen', { ...params, n: sheetChanges(held, live).length }));
    }
  }
  return notes;
}

/** Refuses `campaign_unknown`, and `export_empty` where no unit of the plan reports in the period, or no goal was entered for it. */
export async function makeExport(
  { kind, campaignId, period, sample }: ExportArgs,
  facts: StoredFacts,
  tx: ReadTx,
  words: Words,
): Promise<Result<ExportTable>> {
  if ((await facts.campaign(campaignId)) === null) return refuse('campaign_unknown', { id: campaignId });
  const asked = await facts.ask(campaignId);
  if (kind === 'goals') {
    const held = (await facts.goals(campaignId)).filter((one) => one.period === period);
    if (held.length === 0) return refuse('export_empty', { period });
    return ok(goalsTable({ campaignId, period, sample, facts: asked, say: sayer(words) }, held));
  }
  if (asked.duties(period) === null && !asked.periods.includes(period)) return refuse('export_empty', { period });
  const making: Making = { campaignId, period, sample, facts: asked, say: sayer(words) };
  switch (kind) {
    case 'figures':
      return ok(figuresTable(making, await figureMarks(tx, campaignId, period)));
    case 'ranking':
      return ok(rankingTable(making));
    case 'eligibility': {
      const sheets = await sheetsIn(making, facts);
      return ok(eligibilityTable(making, sheets, await frozenNotes(making, sheets, facts)));
    }
    case 'completeness':
      return ok(completenessTable(making, await facts.obligationsIn(campaignId, period)));
    default:
      return kind satisfies never;
  }
}

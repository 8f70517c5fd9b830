/** Places within one tier and criterion, for every criterion that is measured: rule XH-1, exact comparison. */
import { type Criterion, collectedCriteria } from '../../domain/plan.js';
import { RANKING_RULE } from '../../domain/ranking.js';
import { verdictOf } from '../../domain/verdict.js';
import { STATE, valueAt } from '../../questions/facts.js';
import { rankedOf, tierView } from '../../questions/rates.js';
import { demandWords } from '../papers/demand.js';
import { column, finish, type Making, reportingTiers } from './say.js';
import type { ExportCell, ExportColumn, ExportTable } from './table.js';
import { valueCells } from './value.js';

function columns({ say }: Making): ExportColumn[] {
  return [
    column(say, 'tier', 'text', 5),
    column(say, 'criterion_id', 'text', 8),
    column(say, 'criterion_name', 'text', 10),
    column(say, 'rank', 'number', 3),
    column(say, 'unit_code', 'text', 4),
    column(say, 'unit_name', 'text', 8),
    column(say, 'numerator', 'number', 4),
    column(say, 'denominator', 'number', 4),
    column(say, 'value', 'number', 5),
    column(say, 'percent', 'percent', 4),
    column(say, 'demand', 'text', 5),
    column(say, 'verdict', 'code', 6, ['met', 'not_met', 'insufficient_data', 'not_arisen', 'no_basis']),
    column(say, 'status', 'code', 7, ['reported', 'verified']),
  ];
}

export function rankingTable(making: Making): ExportTable {
  const { facts, period, say } = making;
  const rows: ExportCell[][] = [];
  const missing: string[] = [];
  const ranked = (tier: string, tierName: string, criterion: Criterion): void => {
    const view = tierView(facts, tier, criterion.id, period);
    const { order, ranks } = rankedOf(facts, tier, view.columns);
    for (const row of order) {
      const unit = facts.units[row];
      const value = valueAt(view.columns, row);
      if (unit === undefined || value === null) continue;
      const verified = view.columns?.state[row] === STATE.verified;
      rows.push([
        tierName,
        criterion.id,
        criterion.shortName,
        String(ranks[row] ?? 0),
        unit.code,
        unit.name,
        ...valueCells(value, criterion.threshold),
        demandWords(criterion, say),
        verdictOf(value, criterion),
        verified ? 'verified' : 'reported',
      ]);
    }
    const unranked = view.missing.length + view.notArisen;
    if (unranked > 0 && view.expected.length > 0) {
      missing.push(
        say('export.note.unranked', {
          criterion: criterion.shortName,
          tier: tierName,
          missing: { count: view.missing.length },
          not_arisen: { count: view.notArisen },
        }),
      );
    }
  };
  for (const tier of reportingTiers(facts.plan)) {
    for (const criterion of collectedCriteria(facts.plan, tier.id)) ranked(tier.id, tier.name, criterion);
  }
  const notes = [say('export.note.rule', { rule: RANKING_RULE }), ...missing];
  return finish('ranking', making, { columns: columns(making), rows, notes });
}

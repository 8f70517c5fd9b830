/** How complete a period is, a row for each unit: owed, sent, in time, how many figures, how many of them verified. */
import type { ObligationView } from '../../conversation/facts.js';
import { collectedCriteria, type Tier } from '../../domain/plan.js';
import { KIND, rowsOfTier, STATE } from '../../questions/facts.js';
import { column, finish, type Making, reportingTiers } from './say.js';
import type { ExportCell, ExportColumn, ExportTable } from './table.js';

const STATES = ['sent', 'late', 'not_sent', 'exempt', 'imported', 'no_figures'];

function columns({ say }: Making): ExportColumn[] {
  return [
    column(say, 'tier', 'text', 5),
    column(say, 'unit_code', 'text', 4),
    column(say, 'unit_name', 'text', 8),
    column(say, 'report', 'code', 6, STATES),
    column(say, 'due_before', 'time', 6),
    column(say, 'sent_at', 'time', 6),
    column(say, 'receipt', 'text', 4),
    column(say, 'report_version', 'number', 3),
    column(say, 'criteria', 'number', 3),
    column(say, 'given', 'number', 3),
    column(say, 'verified', 'number', 4),
    column(say, 'missing', 'text', 14),
  ];
}

function reportState(owed: ObligationView | undefined, given: number): string {
  if (owed === undefined) return given > 0 ? 'imported' : 'no_figures';
  if (owed.exempt) return 'exempt';
  if (owed.submitted === null) return 'not_sent';
  return owed.submitted.onTime === false ? 'late' : 'sent';
}

export function completenessTable(making: Making, obligations: readonly ObligationView[]): ExportTable {
  const { facts, period, say } = making;
  const owedBy = new Map(obligations.map((one) => [one.unit.id, one]));
  const rowsOwing = (tier: string): number[] =>
    facts.units.flatMap((unit, row) => (unit.tier === tier && owedBy.has(unit.id) ? [row] : []));
  const rows: ExportCell[][] = [];
  const notes: string[] = [];
  const unitRow = (tier: Tier, row: number): ExportCell[] => {
    const unit = facts.units[row];
    const owed = unit === undefined ? undefined : owedBy.get(unit.id);
    const criteria = collectedCriteria(facts.plan, tier.id);
    const held = criteria.map((one) => ({ one, columns: facts.columns(one.id, period) }));
    const missing = held.filter(({ columns }) => (columns?.kind[row] ?? KIND.none) === KIND.none);
    const verified = held.filter(({ columns }) => columns?.state[row] === STATE.verified).length;
    const given = criteria.length - missing.length;
    return [
      tier.name,
      unit?.code ?? '',
      unit?.name ?? '',
      reportState(owed, given),
      owed?.dueBefore ?? null,
      owed?.submitted?.at ?? null,
      owed?.submitted?.receipt ?? null,
      owed?.submitted == null ? null : String(owed.submitted.version),
      String(criteria.length),
      String(given),
      String(verified),
      missing.map(({ one }) => one.shortName).join('; '),
    ];
  };
  for (const tier of reportingTiers(facts.plan)) {
    // Who was let off owes nothing and is told of all the same.
    const own = new Set([...rowsOfTier(facts, tier.id, period), ...rowsOwing(tier.id)]);
    const made = [...own].sort((a, b) => a - b).map((row) => unitRow(tier, row));
    rows.push(...made);
    if (made.length === 0) continue;
    const count = (state: string): number => made.filter((cells) => cells[3] === state).length;
    notes.push(
      say('export.note.complete', {
        tier: tier.name,
        units: { count: made.length },
        sent: { count: count('sent') + count('late') },
        late: { count: count('late') },
        open: { count: count('not_sent') },
        exempt: { count: count('exempt') },
      }),
    );
  }
  return finish('completeness', making, { columns: columns(making), rows, notes });
}

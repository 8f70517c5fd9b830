/** Every figure of a period, a row each: what `figures import` reads, and what people want beside it. */
import { collectedCriteria } from '../../domain/plan.js';
import { rowsOfTier, valueAt } from '../../questions/facts.js';
import { tierView } from '../../questions/rates.js';
import type { FigureMark } from '../../store/queries/figures.js';
import { column, finish, type Making, reportingTiers } from './say.js';
import type { ExportCell, ExportColumn, ExportTable } from './table.js';
import { valueCells } from './value.js';

const STATUS = ['reported', 'verified', 'missing'];
const SOURCES = ['chat', 'entered_for', 'import', 'verifier'];

function columns({ say }: Making): ExportColumn[] {
  return [
    column(say, 'period', 'text', 3),
    column(say, 'tier', 'text', 5),
    column(say, 'unit_code', 'text', 4),
    column(say, 'unit_name', 'text', 8),
    column(say, 'criterion_id', 'text', 8),
    column(say, 'criterion_name', 'text', 10),
    column(say, 'numerator', 'number', 4),
    column(say, 'denominator', 'number', 4),
    column(say, 'value', 'number', 5),
    column(say, 'percent', 'percent', 4),
    column(say, 'status', 'code', 7, STATUS),
    column(say, 'version', 'number', 3),
    column(say, 'source', 'code', 6, SOURCES),
    column(say, 'at', 'time', 6),
  ];
}

/** Units of the plan's own order; a figure that is missing has its row too, so that nothing is overlooked. */
export function figuresTable(making: Making, marks: readonly FigureMark[]): ExportTable {
  const { facts, period, say } = making;
  const markOf = new Map(marks.map((one) => [`${one.unitId} ${one.criterionId}`, one]));
  const rows: ExportCell[][] = [];
  const notes: string[] = [];
  for (const tier of reportingTiers(facts.plan)) {
    const criteria = collectedCriteria(facts.plan, tier.id);
    for (const row of rowsOfTier(facts, tier.id, period)) {
      const unit = facts.units[row];
      if (unit === undefined) continue;
      for (const criterion of criteria) {
        const value = valueAt(facts.columns(criterion.id, period), row);
        const mark = value === null ? undefined : markOf.get(`${unit.id} ${criterion.id}`);
        rows.push([
          period,
          tier.name,
          unit.code,
          unit.name,
          criterion.id,
          criterion.shortName,
          ...valueCells(value, criterion.threshold),
          value === null ? 'missing' : mark?.state === 'verified' || mark?.state === 'final' ? 'verified' : 'reported',
          mark === undefined ? null : String(mark.version),
          mark?.source ?? null,
          mark?.at ?? null,
        ]);
      }
    }
    for (const criterion of criteria) {
      const view = tierView(facts, tier.id, criterion.id, period);
      if (view.expected.length === 0) continue;
      notes.push(
        say('export.note.state', {
          criterion: criterion.shortName,
          tier: tier.name,
          expected: { count: view.expected.length },
          given: { count: view.reported + view.verified + view.notArisen },
          verified: { count: view.verified },
          missing: { count: view.missing.length },
        }),
      );
    }
  }
  return finish('figures', making, { columns: columns(making), rows, notes });
}

/** Goals of the area as they were entered for a period, a row each: what `goal import` reads, and the verdict beside it. */
import { type GoalFigure, goalVerdict } from '../../domain/goal.js';
import type { Criterion } from '../../domain/plan.js';
import { column, finish, type Making } from './say.js';
import type { ExportCell, ExportColumn, ExportTable } from './table.js';

const VERDICTS = ['met', 'not_met', 'insufficient_data', 'no_basis', 'past'];

const columns = ({ say }: Making): ExportColumn[] => [
  column(say, 'period', 'text', 3),
  column(say, 'tier', 'text', 4),
  column(say, 'criterion_id', 'text', 7),
  column(say, 'criterion_name', 'text', 10),
  column(say, 'part', 'text', 5),
  column(say, 'numerator', 'number', 4),
  column(say, 'denominator', 'number', 4),
  column(say, 'value', 'number', 4),
  column(say, 'before', 'number', 4),
  column(say, 'goal_verdict', 'code', 6, VERDICTS),
  column(say, 'goal_source', 'text', 8),
  column(say, 'as_of', 'text', 4),
];

/** Numerator, denominator, value, last year's level. */
function cells({ value }: GoalFigure): readonly ExportCell[] {
  switch (value.kind) {
    case 'ratio':
      return [String(value.numerator), String(value.denominator), null, null];
    case 'percent':
      return [null, null, `${value.percent}%`, null];
    case 'count':
      return [null, null, value.value, null];
    case 'growth':
      return [null, null, value.now, value.before];
    default:
      return value satisfies never;
  }
}

export function goalsTable(making: Making, held: readonly GoalFigure[]): ExportTable {
  const { facts, period } = making;
  const criterionOf = (one: GoalFigure): Criterion | undefined =>
    facts.plan.criteria.find((c) => c.kind === 'goal' && c.tier === one.tier && c.id === one.criterionId);
  const rows = held.map((one): ExportCell[] => {
    const criterion = criterionOf(one);
    return [
      one.period,
      one.tier,
      one.criterionId,
      criterion?.shortName ?? null,
      one.part === '' ? null : one.part,
      ...cells(one),
      criterion === undefined ? null : goalVerdict(one.value, criterion, period),
      one.source,
      one.asOf,
    ];
  });
  return finish('goals', making, { columns: columns(making), rows, notes: [making.say('export.note.goals')] });
}

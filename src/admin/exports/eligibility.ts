/**
 * Who meets the quantitative standards and what keeps the others from it, a row for each unit. Never "commended": what no
 * figure decides is named as not assessed, and where the plan gives no basis that is said.
 */
import { type Eligibility, eligibilityOf, type StandardResult } from '../../domain/eligibility.js';
import { awardStandards, type Criterion, standardsNotJudged, type Tier } from '../../domain/plan.js';
import { line, type Param } from '../../messages/message.js';
import { valueParam } from '../../questions/answers/parts.js';
import { expectedRows, STATE, valueAt } from '../../questions/facts.js';
import { demandWords } from '../papers/demand.js';
import { column, finish, type Making, reportingTiers, type Say } from './say.js';
import type { ExportCell, ExportColumn, ExportTable } from './table.js';

const VERDICTS = ['quantitative_met', 'not_met', 'insufficient_data', 'no_basis'] as const;

function columns({ say }: Making): ExportColumn[] {
  return [
    column(say, 'tier', 'text', 5),
    column(say, 'unit_code', 'text', 4),
    column(say, 'unit_name', 'text', 8),
    column(say, 'eligibility', 'code', 9, VERDICTS),
    column(say, 'standards_met', 'number', 4),
    column(say, 'standards', 'number', 4),
    column(say, 'reasons', 'text', 26),
    column(say, 'assessed', 'text', 12),
    column(say, 'not_assessed', 'text', 12),
    column(say, 'status', 'code', 7, ['reported', 'verified', 'missing']),
    column(say, 'on_time', 'code', 5, ['yes', 'no', 'unknown']),
  ];
}

/** "Văn bản hành chính điện tử: 1.196/1.204 = 99,34%, yêu cầu = 100%, thiếu 8 văn bản". */
export function reasonWords(result: StandardResult, say: Say): string {
  const { criterion, value, distance } = result;
  const short = distance?.counts ?? null;
  const more: Param =
    short === null
      ? ''
      : {
          line: line('export.reason_short', { n: { count: short.short }, noun: criterion.noun ?? say('export.noun') }),
        };
  return say('export.reason', {
    criterion: criterion.shortName,
    value: valueParam(value, criterion.threshold),
    demand: demandWords(criterion, say),
    more,
  });
}

interface TierBasis {
  readonly tier: Tier;
  readonly standards: readonly Criterion[];
  /** What no figure decides. */
  readonly others: readonly Criterion[];
}

export function eligibilityTable(making: Making): ExportTable {
  const { facts, period, say } = making;
  const { plan } = facts;
  const rows: ExportCell[][] = [];
  const notes: string[] = [];
  const duties = facts.duties(period);
  for (const tier of reportingTiers(plan)) {
    const standards = plan.hasAwardStandards ? awardStandards(plan, tier.id) : [];
    const basis: TierBasis = { tier, standards, others: standardsNotJudged(plan, tier.id) };
    const found = expectedRows(facts, tier.id, period, facts.columns(standards[0]?.id ?? '', period)).flatMap((row) =>
      unitRow(making, basis, row, duties === null ? null : duties.late[row] === 1),
    );
    rows.push(...found.sort((a, b) => a.place - b.place || names.compare(a.name, b.name)).map((one) => one.cells));
    if (standards.length === 0) notes.push(say('export.note.no_basis', { tier: tier.name }));
  }
  notes.push(say('export.note.to_consider'));
  if (plan.standardsPending != null) notes.push(plan.standardsPending);
  return finish('eligibility', making, { columns: columns(making), rows, notes });
}

const names = new Intl.Collator('vi', { numeric: true });

/** What the standing agency assessed, each with its verdict; and what it has not. */
function assessedCells({ facts, period, say }: Making, unitId: number, others: readonly Criterion[]): [string, string] {
  const held = others.map((criterion) => ({ criterion, one: facts.assessed(unitId, criterion.id, period) }));
  const said = held.flatMap(({ criterion, one }) =>
    one === null ? [] : [say('export.assessed', { name: criterion.shortName, verdict: one.verdict })],
  );
  const open = held.flatMap(({ criterion, one }) => (one === null ? [criterion.shortName] : []));
  return [said.join('; '), open.join('; ')];
}

function unitRow(making: Making, { tier, standards, others }: TierBasis, row: number, late: boolean | null) {
  const { facts, period, say } = making;
  const unit = facts.units[row];
  if (unit === undefined) return [];
  const columnsOf = (one: Criterion) => facts.columns(one.id, period);
  const result: Eligibility = eligibilityOf(standards, (one) => valueAt(columnsOf(one), row));
  const verdict = standards.length === 0 ? 'no_basis' : result.verdict;
  const failing = result.standards.filter((one) => one.verdict === 'not_met' || one.verdict === 'insufficient_data');
  const given = standards.filter((one) => valueAt(columnsOf(one), row) !== null);
  const verified = given.length > 0 && given.every((one) => columnsOf(one)?.state[row] === STATE.verified);
  const sentAt = facts.duties(period)?.sentAt[row] ?? Number.NaN;
  const cells: ExportCell[] = [
    tier.name,
    unit.code,
    unit.name,
    verdict,
    String(result.standards.filter((one) => one.verdict === 'met').length),
    String(standards.length),
    failing.map((one) => reasonWords(one, say)).join('; '),
    ...assessedCells(making, unit.id, others),
    given.length === 0 ? 'missing' : verified ? 'verified' : 'reported',
    late === null || Number.isNaN(sentAt) ? 'unknown' : late ? 'no' : 'yes',
  ];
  return [{ place: VERDICTS.indexOf(verdict), name: unit.name, cells }];
}

/**
 * Who meets the quantitative standards and what keeps the others from it, a row for each unit, as the list for a council
 * stands now. Never "commended": what no figure decides is named with its assessment or as not assessed,
 * and where the plan gives no basis that is said.
 */
import {
  type AwardSheet,
  notAssessed,
  type SheetRow,
  type SheetStandard,
  type Suspension,
  standingOf,
} from '../../domain/award-sheet.js';
import { line, type Param } from '../../messages/message.js';
import { valueParam } from '../../questions/answers/parts.js';
import { demandOf } from '../papers/demand.js';
import { column, finish, type Making, type Say } from './say.js';
import type { ExportCell, ExportColumn, ExportTable } from './table.js';

const STANDINGS = ['listed', 'not_met', 'insufficient_data', 'suspended', 'no_basis'] as const;
const TIMES = ['on_time', 'late', 'not_sent', 'unknown'];

function columns({ say }: Making): ExportColumn[] {
  return [
    column(say, 'tier', 'text', 5),
    column(say, 'unit_code', 'text', 4),
    column(say, 'unit_name', 'text', 8),
    column(say, 'eligibility', 'code', 9, STANDINGS),
    column(say, 'standards_met', 'number', 4),
    column(say, 'standards', 'number', 4),
    column(say, 'reasons', 'text', 26),
    column(say, 'assessed', 'text', 12),
    column(say, 'not_assessed', 'text', 16),
    column(say, 'status', 'code', 7, ['reported', 'verified', 'missing']),
    column(say, 'on_time', 'code', 5, TIMES),
    column(say, 'suspended', 'text', 9),
  ];
}

/** "Văn bản hành chính điện tử: 1.196/1.204 = 99,34%, yêu cầu = 100%, thiếu 8 văn bản". */
export function standardWords(one: SheetStandard, say: Say): string {
  const short = one.verdict === 'not_met' ? (one.distance?.counts ?? null) : null;
  const more: Param =
    short === null
      ? ''
      : { line: line('export.reason_short', { n: { count: short.short }, noun: one.noun ?? say('export.noun') }) };
  const threshold = one.demand?.threshold ?? null;
  return say('export.reason', {
    criterion: one.name,
    value: valueParam(one.value, threshold),
    demand: demandOf(one.demand, say),
    more,
  });
}

const underWhich = ({ document, day }: Suspension) => ({ document, day: { day, form: 'day' } as const });

/** "tạm dừng xét theo Công văn 45/NV ngày 18/12/2023". */
export const suspendedWords = (by: Suspension, say: Say): string =>
  say('draft.suspended', { words: say('export.suspended', underWhich(by)) });

const names = new Intl.Collator('vi', { numeric: true });
const measured = (row: SheetRow): readonly SheetStandard[] => row.standards.filter((one) => one.kind === 'measured');

function unitRow(sheet: AwardSheet, row: SheetRow, say: Say): ExportCell[] {
  const own = measured(row);
  const failing = own.filter((one) => one.verdict === 'not_met' || one.verdict === 'insufficient_data');
  const assessedWords = (one: SheetStandard): string =>
    say('export.assessed', { name: one.name, verdict: say(`export.code.${one.verdict}`) });
  const judged = row.standards.filter((one) => one.kind === 'qualitative' && one.verdict !== 'not_assessed');
  const given = own.filter((one) => one.standing !== 'none');
  const verified = given.length > 0 && given.every((one) => one.standing === 'verified');
  return [
    sheet.tierName,
    row.code,
    row.name,
    standingOf(row),
    String(own.filter((one) => one.verdict === 'met').length),
    String(own.filter((one) => one.verdict !== 'not_arisen').length),
    [
      ...failing.map((one) => standardWords(one, say)),
      // What was judged keeps a unit off the list as a figure does.
      ...judged.filter((one) => one.verdict === 'not_met').map(assessedWords),
    ].join('; '),
    judged.map(assessedWords).join('; '),
    row.standards
      .filter((one) => one.kind === 'open' || one.verdict === 'not_assessed')
      .map((one) => one.name)
      .join('; '),
    given.length === 0 ? 'missing' : verified ? 'verified' : 'reported',
    row.timeliness ?? 'unknown',
    row.suspension === null ? null : say('export.suspended', underWhich(row.suspension)),
  ];
}

/** `sheets`: one for each tier that reports. `frozen`: what is to be said of those that were frozen. */
export function eligibilityTable(
  making: Making,
  sheets: readonly AwardSheet[],
  frozen: readonly string[],
): ExportTable {
  const { say } = making;
  const rows: ExportCell[][] = [];
  const notes: string[] = [];
  for (const sheet of sheets) {
    const place = (row: SheetRow): number => STANDINGS.indexOf(standingOf(row));
    const ordered = [...sheet.rows].sort((a, b) => place(a) - place(b) || names.compare(a.name, b.name));
    rows.push(...ordered.map((row) => unitRow(sheet, row, say)));
    if (sheet.basis === 'no_basis') notes.push(say('export.note.no_basis', { tier: sheet.tierName }));
    else if (notAssessed(sheet.rows).length > 0) {
      const open = notAssessed(sheet.rows).join('; ');
      notes.push(say('export.note.not_assessed', { tier: sheet.tierName, names: open }));
    }
  }
  const [first] = sheets;
  if (first !== undefined) notes.push(say('export.note.sheet', { rule: first.rule, version: first.planVersion }));
  if (first?.pending != null) notes.push(first.pending);
  if (first?.standardsIn != null) notes.push(say('export.note.standards_in', { where: first.standardsIn }));
  notes.push(...frozen, say('export.note.to_consider'));
  return finish('eligibility', making, { columns: columns(making), rows, notes });
}

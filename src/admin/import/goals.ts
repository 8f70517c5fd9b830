/** Goals from a file: every row as it would be entered by hand, or every cell that is wrong. */
import type { Facts } from '../../conversation/facts.js';
import type { Table, TableRow } from '../../documents/build.js';
import { isDay } from '../../domain/time.js';
import type { Event } from '../../events/event.js';
import { fold } from '../../language/fold.js';
import { line } from '../../messages/message.js';
import type { Decide, Desk } from '../decide.js';
import { enterGoal, type GoalArgs, type GoalGiven } from '../enter-goal.js';
import { type ColumnWord, type FoundColumns, findColumns } from './columns.js';
import { readCount, readGrowth, readPercent } from './numbers.js';
import { type RefusedCell, refuseCell } from './refused.js';

type Column =
  | 'period'
  | 'tier'
  | 'criterion_id'
  | 'part'
  | 'numerator'
  | 'denominator'
  | 'value'
  | 'before'
  | 'goal_source'
  | 'as_of';

const COLUMNS: readonly ColumnWord<Column>[] = [
  { column: 'period', required: true, also: ['ky', 'nam'] },
  { column: 'tier', required: false, also: ['nhom', 'cap'] },
  { column: 'criterion_id', required: true, also: ['matieuchi', 'machitieu', 'criterion'] },
  { column: 'part', required: false, also: ['nganh', 'linhvuc'] },
  { column: 'numerator', required: true, also: ['tuso', 'tu'] },
  { column: 'denominator', required: true, also: ['mauso', 'mau', 'tongso'] },
  { column: 'value', required: true, also: ['giatri', 'tyle'] },
  { column: 'before', required: false, also: ['namtruoc', 'sonamtruoc'] },
  { column: 'goal_source', required: true, also: ['nguon', 'source', 'nguonsolieu'] },
  { column: 'as_of', required: true, also: ['ngaysolieu', 'ngay', 'tinhdenngay'] },
];

export interface GoalsLook {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Empty unless the file is refused; then nothing is recorded. */
  readonly refused: readonly RefusedCell[];
}

type At = FoundColumns<Column>['cell'];
type Refuse = (column: Column | null, code: string, params?: Parameters<typeof refuseCell>[3]) => void;

function number<T>(read: { value: T } | { fault: string }, column: Column, found: string, refuse: Refuse): T | null {
  if ('value' in read) return read.value;
  refuse(column, read.fault, { found, plain: found.replace(/[.,]/g, '') });
  return null;
}

/** What the cells say: counts, a level with last year's, a rate, or a count. */
function givenIn(row: TableRow, at: At, growth: boolean, refuse: Refuse): GoalGiven | null {
  const [numerator, denominator, value] = [at(row, 'numerator'), at(row, 'denominator'), at(row, 'value')];
  if (numerator !== '' || denominator !== '') {
    if (numerator === '' || denominator === '') {
      const column = numerator === '' ? 'numerator' : 'denominator';
      refuse(column, 'ratio_half', { column });
      return null;
    }
    const n = number(readCount(numerator), 'numerator', numerator, refuse);
    const d = number(readCount(denominator), 'denominator', denominator, refuse);
    return n === null || d === null ? null : { kind: 'ratio', numerator: n, denominator: d };
  }
  if (value === '') {
    refuse('value', 'cell_empty', { column: 'value' });
    return null;
  }
  if (growth) {
    const before = at(row, 'before');
    const now = number(readGrowth(value), 'value', value, refuse);
    const last = before === '' ? null : number(readGrowth(before), 'before', before, refuse);
    return now === null || (before !== '' && last === null) ? null : { kind: 'growth', now, before: last };
  }
  if (value.endsWith('%')) {
    const percent = number(readPercent(value), 'value', value, refuse);
    return percent === null ? null : { kind: 'percent', percent };
  }
  const count = number(readCount(value), 'value', value, refuse);
  return count === null ? null : { kind: 'count', value: String(count) };
}

/** Judges and takes a whole file. Each row is refused as it would be by hand; a row that says what stands is `unchanged`. */
export const importGoals: Decide<{ readonly campaignId: string; readonly table: Table }, GoalsLook> = async (
  { campaignId, table },
  facts,
  desk,
) => {
  const none = { created: 0, changed: 0, unchanged: 0 };
  const columns = findColumns(table, COLUMNS);
  if ('refused' in columns) return { ok: true, value: { events: [], result: { ...none, refused: columns.refused } } };
  const refused: RefusedCell[] = [];
  const events: Event[] = [];
  const seen = new Map<string, number>();
  const counts = { ...none };
  for (const row of table.rows) {
    const refuse: Refuse = (column, code, params) => refused.push(refuseCell(row.line, column, code, params));
    const taken = await takeRow(row, columns.cell, campaignId, facts, desk, refuse, (code, params) =>
      refused.push({ row: row.line, column: null, code, message: line(`problem.${code}`, params) }),
    );
    if (taken === null) continue;
    const first = seen.get(taken.key);
    if (first !== undefined) refuse(null, 'row_twice', { first });
    seen.set(taken.key, row.line);
    counts[taken.kind] += 1;
    if (taken.kind !== 'unchanged') events.push(...taken.events);
  }
  if (refused.length > 0) return { ok: true, value: { events: [], result: { ...none, refused } } };
  return { ok: true, value: { events, result: { ...counts, refused } } };
};

async function takeRow(
  row: TableRow,
  at: At,
  campaignId: string,
  facts: Facts,
  desk: Desk,
  refuse: Refuse,
  refuseAs: (code: string, params: Parameters<typeof refuseCell>[3]) => void,
): Promise<{ key: string; kind: 'created' | 'changed' | 'unchanged'; events: readonly Event[] } | null> {
  const campaign = await facts.campaign(campaignId);
  const [criterionId, tier, asOf] = [at(row, 'criterion_id'), at(row, 'tier'), at(row, 'as_of')];
  const growth = campaign?.plan.criteria.some((c) => c.id === criterionId && c.measure === 'growth') === true;
  const value = givenIn(row, at, growth, refuse);
  if (!isDay(asOf)) refuse('as_of', 'bad_day', { found: asOf });
  if (value === null || !isDay(asOf)) return null;
  const args: GoalArgs = {
    ...{ campaignId, criterionId, tier: tier === '' ? null : tier, part: at(row, 'part') },
    ...{ period: at(row, 'period'), value, source: at(row, 'goal_source'), asOf },
  };
  const done = await enterGoal(args, facts, desk);
  if (!done.ok) {
    refuseAs(done.problem.code, done.problem.params);
    return null;
  }
  const { old, criterion, part, value: read } = done.value.result;
  const same =
    old !== null &&
    JSON.stringify(old.value) === JSON.stringify(read) &&
    old.source === args.source &&
    old.asOf === asOf;
  const kind = same ? 'unchanged' : old === null ? 'created' : 'changed';
  return { key: `${criterion.tier} ${criterion.id} ${fold(part)} ${args.period}`, kind, events: done.value.events };
}

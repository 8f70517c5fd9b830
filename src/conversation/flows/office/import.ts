/**
 * Figures from a file sent into the chat. The file was read before the turn; here its rows are judged and shown, and
 * wait in a task for [Nhập]. The press compares them anew with what stands; a second press explains itself.
 */
import { type ImportLook, importFigures, lookAtFigures } from '../../../admin/figures-import.js';
import type { FigureRow } from '../../../admin/import/figures.js';
import { refusedLine } from '../../../admin/import/refused.js';
import { type Line, line } from '../../../messages/message.js';
import type { SeatView } from '../../facts.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { deskOf, officeSeat } from './seat.js';

const KIND = 'figures_import';
const MOST_NAMED = 3;
/** What one task may hold; a whole province goes through the command line. */
const MOST_ROWS = 5_000;
const NAME_SHOWN = 40;

/** "nhập tệp" without a file: how to send one. */
export function askForFile(turn: Turn): Answer | null {
  if (officeSeat(turn, 'import') === null) return null;
  return { bubble: bubble([line('office.import.how'), line('office.import.columns')]), open: turn.session.open };
}

/** Null for whoever may not import: as if no file were taken at all. */
export async function importFile(turn: Turn, fileName: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'import');
  if (seat === null) return null;
  const { open } = turn.session;
  const { file } = turn;
  if (file === null) return { bubble: bubble([line('office.import.not_read')]), open };
  const name = fileName.slice(0, NAME_SHOWN);
  if ('problem' in file) return { bubble: bubble([line('office.import.refused', { name }), file.problem]), open };
  if (file.table.rows.length > MOST_ROWS) {
    return { bubble: bubble([line('office.import.too_many', { name, most: { count: MOST_ROWS } })]), open };
  }
  const look = await lookAtFigures({ campaignId: seat.campaignId, table: file.table }, turn.facts, deskOf(turn));
  if (!look.ok) return { bubble: bubble([line(`office.refused.${look.problem.code}`)]), open };
  if (look.value.refused.length > 0) return { bubble: bubble(badRows(look.value, name), [], { titled: true }), open };
  return offer(turn, seat, look.value, name);
}

function badRows({ refused }: ImportLook, name: string): Line[] {
  const rows = new Set(refused.map((one) => one.row)).size;
  const lines = [
    line('office.import.bad', { name, rows: { count: rows } }),
    ...refused.slice(0, MOST_NAMED).map(refusedLine),
  ];
  if (refused.length > MOST_NAMED)
    lines.push(line('office.import.more_bad', { more: { count: refused.length - MOST_NAMED } }));
  return [...lines, line('office.import.send_again')];
}

function countsLine(plan: Pick<ImportLook, 'created' | 'changed' | 'unchanged'>): Line {
  return line('office.import.counts', {
    created: { count: plan.created.length },
    changed: { count: plan.changed.length },
    unchanged: { count: plan.unchanged.length },
  });
}

function offer(turn: Turn, seat: SeatView, look: ImportLook, name: string): Answer {
  const units = new Set(look.rows.map((row) => row.unitId)).size;
  const periods = [...new Set(look.rows.map((row) => row.period))].slice(0, 4);
  const head = line('office.import.head', {
    name,
    rows: { count: look.rows.length },
    units: { count: units },
    periods: { list: periods },
  });
  const { open } = turn.session;
  if (look.created.length + look.changed.length === 0) {
    return { bubble: bubble([head, line('office.import.all_same')], [], { titled: true }), open };
  }
  const taskId = turn.make.newId();
  return {
    bubble: bubble(
      [head, countsLine(look), line('office.import.confirm')],
      [choice(`of_import:${taskId}`, 'office_import'), choice(`of_noimport:${taskId}`, 'office_stop')],
      { titled: true },
    ),
    open,
    by: seat.id,
    events: [
      {
        type: 'task_opened',
        taskId,
        campaignId: seat.campaignId,
        kind: KIND,
        subject: name,
        details: { rows: JSON.stringify(look.rows) },
      },
    ],
  };
}

/** `of_import:<task>`, `of_noimport:<task>` */
export async function importPress(turn: Turn, act: string, taskId: string): Promise<Answer | null> {
  const task = await turn.facts.task(taskId);
  const seat = task === null ? null : officeSeat(turn, 'import', task.campaignId);
  if (officeSeat(turn, 'import') === null) return null;
  const { open } = turn.session;
  if (task === null || seat === null || task.kind !== KIND) return { bubble: bubble([line('stale.gone')]), open };
  if (task.done) return { bubble: bubble([line('office.import.done_before', { name: task.subject })]), open };
  const over = { type: 'task_done', taskId } as const;
  if (act === 'of_noimport') {
    return { bubble: bubble([line('office.import.left', { name: task.subject })]), open, events: [over], by: seat.id };
  }
  const rows = JSON.parse(String(task.details.rows)) as readonly FigureRow[];
  const done = await importFigures({ campaignId: task.campaignId, rows }, turn.facts, deskOf(turn));
  if (!done.ok) return { bubble: bubble([line(`office.refused.${done.problem.code}`)]), open };
  const lines = [
    line('office.import.done', { name: task.subject }),
    countsLine(done.value.result),
    line('office.import.next'),
  ];
  return {
    bubble: bubble(lines, [choice('menu:reported', 'menu_reported')], { titled: true }),
    open,
    events: [...done.value.events, over],
    by: seat.id,
  };
}

/** "Danh sách xét Đài Sơn": one unit, standard by standard. */
import { type SheetWanted, sheetsOf } from '../../../admin/award/sheet.js';
import { type AwardSheet, type SheetRow, type SheetStandard, standingOf } from '../../../domain/award-sheet.js';
import { dayOf } from '../../../domain/time.js';
import { type Line, line } from '../../../messages/message.js';
import type { SeatView } from '../../facts.js';
import { type Answer, bubble, type Turn } from '../../turn.js';
import { fitted } from './fit.js';
import { listHead } from './list-words.js';
import { keeping, refusal } from './seat.js';
import { standardLine, whenParams } from './words.js';

/** One unit, standard by standard. */
export async function showUnit(turn: Turn, seat: SeatView, wanted: SheetWanted, unitId: number): Promise<Answer> {
  const found = await sheetsOf(wanted, turn.facts, turn.now);
  if (!found.ok) return keeping(turn, [refusal(found.problem)]);
  const { live, frozen } = found.value;
  const row = live.rows.find((one) => one.unitId === unitId);
  if (live.basis === 'no_basis')
    return keeping(turn, [listHead(live, null), line('award.list.no_basis', { where: live.standardsIn ?? 'none' })]);
  if (row === undefined) return keeping(turn, [line('award.list.not_in')]);
  const title = line('award.unit.head', { ...whenParams(live), name: row.name, standing: standingOf(row) });
  const notMet = row.standards.filter((one) => one.kind === 'measured' && one.verdict === 'not_met');
  const tail = [
    namesLine('unknown', row, (one) => one.kind === 'measured' && one.verdict === 'insufficient_data'),
    metLine(row),
    namesLine('not_met', row, (one) => one.kind === 'qualitative' && one.verdict === 'not_met'),
    namesLine('not_assessed', row, (one) => one.verdict === 'not_assessed'),
    namesLine('open', row, (one) => one.kind === 'open'),
    frozenLine(frozen, row),
    row.timeliness === null ? null : line('award.unit.time', { time: row.timeliness }),
    row.suspension === null ? null : suspensionLine(row.suspension),
    live.pending === null ? null : line('award.list.pending'),
    // Where nothing is concluded, no reading needs a note.
    row.verdict === 'insufficient_data' || row.flags[0] === undefined
      ? null
      : line('award.unit.flag', { words: row.flags[0] }),
  ];
  const lines = fitted(
    turn,
    { head: [title], rows: notMet.map(standardLine), tail: tail.filter((one) => one !== null) },
    'award.unit.more',
  );
  return { bubble: bubble(lines, [], { titled: true }), open: turn.session.open, by: seat.id };
}

/** Where the frozen list, on which papers rest, says otherwise; a hold tells its own hour. */
function frozenLine(sheet: AwardSheet | null, row: SheetRow): Line | null {
  const then = sheet?.rows.find((one) => one.unitId === row.unitId);
  if (sheet?.frozen == null || then === undefined || row.suspension !== null) return null;
  if (standingOf(then) === standingOf(row)) return null;
  const at = { day: dayOf(sheet.frozen.at), form: 'day' } as const;
  return line('award.unit.frozen', { at, standing: standingOf(then) });
}

function namesLine(what: string, row: SheetRow, wanted: (one: SheetStandard) => boolean): Line | null {
  const found = row.standards.filter(wanted);
  return found.length === 0 ? null : line(`award.unit.${what}`, { names: found.map((one) => one.name).join('; ') });
}

function metLine(row: SheetRow): Line | null {
  const measured = row.standards.filter((one) => one.kind === 'measured');
  const met = measured.filter((one) => one.verdict === 'met');
  if (met.length === 0) return null;
  const verified = met.every((one) => one.standing === 'verified') ? 'yes' : 'no';
  return line('award.unit.met', {
    met: met.length,
    total: measured.filter((one) => one.verdict !== 'not_arisen').length,
    verified,
    names: met.map((one) => one.name).join('; '),
  });
}

const suspensionLine = (held: NonNullable<SheetRow['suspension']>): Line =>
  line('award.unit.suspended', {
    role: held.role === null ? 'none' : { line: line(`role_short.${held.role}`) },
    at: { instant: held.at, form: 'clock_day' },
    document: held.document,
    day: { day: held.day, form: 'day' },
  });

/** Who is not on a list and why, and what has changed since it was frozen. */
import type { Sheets } from '../../../admin/award/sheet.js';
import { type SheetChange, standingOf } from '../../../domain/award-sheet.js';
import { dayOf } from '../../../domain/time.js';
import { bareName } from '../../../domain/unit.js';
import { type Line, line } from '../../../messages/message.js';
import type { Answer, Turn } from '../../turn.js';
import { fitted } from './fit.js';
import { keeping } from './seat.js';
import { whenParams } from './words.js';

/** Who is not on the list, with the first standard that stands in the way. */
export function showShort(turn: Turn, { live, frozen }: Sheets): Answer {
  const shown = frozen ?? live;
  const short = shown.rows.filter((row) => standingOf(row) !== 'listed');
  const rows = short.map((row) => {
    const missed = row.standards.filter((one) => one.verdict === 'not_met');
    return line('award.short.row', {
      name: bareName(row),
      standing: standingOf(row),
      first: missed[0]?.name ?? '',
      more: Math.max(0, missed.length - 1),
    });
  });
  const head = [line('award.short.head', { ...whenParams(shown), count: short.length })];
  return keeping(turn, fitted(turn, { head, rows, tail: [line('award.short.how')] }));
}

function changeLine(change: SheetChange): Line {
  const { kind, name } = change;
  if (kind === 'standing') return line('award.change.standing', { name, from: change.from, to: change.to });
  if (kind === 'figures') return line('award.change.figures', { name, criteria: { list: change.criteria } });
  if (kind === 'timeliness') return line('award.change.timeliness', { name, to: change.to ?? 'none' });
  return line(`award.change.${kind}`, { name });
}

export function showChanges(turn: Turn, { frozen, live, changes }: Sheets): Answer {
  if (frozen === null) return keeping(turn, [line('award.list.never_frozen')]);
  const at = { instant: frozen.frozen?.at ?? turn.now, form: 'clock_day' } as const;
  const head = [line('award.change.head', { ...whenParams(frozen), at, count: changes.length })];
  const tail = [line('award.change.kept', { today: { day: dayOf(live.madeAt), form: 'day' } })];
  return keeping(turn, fitted(turn, { head, rows: changes.map(changeLine), tail }));
}

/** An announcement that was sent again to whom it had not reached: how each of its rows stands after all its waves. */
import type { EarlierRow } from './audience.js';
import { FAILED } from './ledger.js';
import type { Broadcast, LedgerState } from './types.js';

type Sent = Pick<Broadcast, 'id' | 'number' | 'waveOf' | 'approvedAt'>;

/** What sent it, or what it sends, again: agreed with later than it, oldest first. */
export function wavesAfter<T extends Sent>(one: Sent, all: readonly T[]): readonly T[] {
  const known = new Map(all.map((each) => [each.id, each]));
  const firstOf = (each: Sent): string => {
    const before = each.waveOf === null ? undefined : known.get(each.waveOf);
    return before === undefined ? each.id : firstOf(before);
  };
  return all
    .filter(
      (each) =>
        each.waveOf !== null && each.approvedAt !== null && each.number > one.number && firstOf(each) === firstOf(one),
    )
    .toSorted((a, b) => a.number - b.number);
}

/** A wave that was stopped, or given up, leaves the row as it was. */
const UNTOLD: readonly LedgerState[] = ['cancelled', 'superseded'];

/** A row that failed stands as the newest wave left it; one of a unit without anybody, as those who held it then. */
export function afterWaves<T extends EarlierRow>(rows: readonly T[], waves: readonly (readonly T[])[]): readonly T[] {
  return waves.reduce<readonly T[]>((held, wave) => {
    const told = wave.filter((row) => !UNTOLD.includes(row.state));
    const covers = (row: T): readonly T[] =>
      told.filter((each) =>
        row.personId === null ? row.unitIds.some((id) => each.unitIds.includes(id)) : each.personId === row.personId,
      );
    return held.flatMap((row) => {
      const newer = FAILED.includes(row.state) ? covers(row) : [];
      return newer.length === 0 ? [row] : newer;
    });
  }, rows);
}

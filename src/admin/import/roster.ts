/** Rules over a whole roster: the rows of a file together with the units that already stand. */
import type { Unit } from '../../domain/unit.js';
import { type RefusedCell, refuseCell } from './refused.js';
import type { UnitRow } from './units.js';

type Dated = Pick<UnitRow, 'code' | 'validFrom' | 'validTo' | 'parentCode'>;

const keyOf = (unit: Dated): string => `${unit.code} ${unit.validFrom ?? ''}`;

const overlap = (a: Dated, b: Dated): boolean =>
  (a.validTo === null || b.validFrom === null || b.validFrom <= a.validTo) &&
  (b.validTo === null || a.validFrom === null || a.validFrom <= b.validTo);

/**
 * `unit_twice`: the same code and first day on two rows. `code_in_use`: two units would carry one code on the same
 * day, so a figure could not tell whose it is; a code that passes on needs the old unit's last day.
 */
export function clashes(units: readonly UnitRow[], existing: readonly Unit[]): RefusedCell[] {
  const refused: RefusedCell[] = [];
  const inFile = new Set(units.map(keyOf));
  const byCode = new Map<string, (Dated & { line?: number })[]>();
  for (const unit of existing.filter((one) => !inFile.has(keyOf(one))))
    byCode.set(unit.code, [...(byCode.get(unit.code) ?? []), unit]);
  for (const unit of units) {
    const others = byCode.get(unit.code) ?? [];
    const twin = others.find((one) => one.line !== undefined && one.validFrom === unit.validFrom);
    const clash = others.find((one) => overlap(one, unit));
    if (twin !== undefined)
      refused.push(refuseCell(unit.line, 'code', 'unit_twice', { code: unit.code, first: twin.line ?? 0 }));
    else if (clash !== undefined) refused.push(refuseCell(unit.line, 'code', 'code_in_use', { code: unit.code }));
    byCode.set(unit.code, [...others, unit]);
  }
  return refused;
}

/** `parent_cycle`: going up from the unit leads back to it. */
export function cycles(units: readonly UnitRow[], existing: readonly Unit[]): RefusedCell[] {
  const parentOf = new Map<string, string | null>();
  for (const unit of [...existing, ...units]) parentOf.set(unit.code, unit.parentCode);
  const endsWell = new Set<string>();
  const inCycle = new Set<string>();
  for (const start of parentOf.keys()) {
    const path: string[] = [];
    const seen = new Set<string>();
    let code: string | null | undefined = start;
    while (code !== null && code !== undefined && !seen.has(code) && !endsWell.has(code)) {
      seen.add(code);
      path.push(code);
      code = parentOf.get(code);
    }
    if (code !== null && code !== undefined && seen.has(code))
      for (const one of path.slice(path.indexOf(code))) inCycle.add(one);
    for (const one of path) endsWell.add(one);
  }
  return units
    .filter((unit) => inCycle.has(unit.code))
    .map((unit) => refuseCell(unit.line, 'parent_code', 'parent_cycle', { code: unit.code }));
}

/** Which unit a person means by "phường Văn Hải", "p van hai", "22777". */

import { dayOf } from '../../../domain/time.js';
import { bareName, buttonName, standingOn, type Unit } from '../../../domain/unit.js';
import { nameWords } from '../../../language/office.js';
import type { Turn } from '../../turn.js';

export type UnitMeant =
  | { readonly kind: 'one'; readonly unit: Unit }
  /** Several fit equally, or only nearly: the person chooses. */
  | { readonly kind: 'some'; readonly units: readonly Unit[] }
  | { readonly kind: 'none' };

function namesOf(unit: Unit): string[] {
  return [unit.name, bareName(unit), buttonName(unit), unit.code].map(nameWords);
}

/** The length of the unit's longest name that stands in `words` (folded); 0 when none does. */
function nameLength(unit: Unit, words: string): number {
  const within = ` ${words} `;
  return Math.max(0, ...namesOf(unit).map((name) => (within.includes(` ${name} `) ? name.length : 0)));
}

function settle(units: readonly Unit[]): UnitMeant {
  const [only] = units;
  if (only === undefined) return { kind: 'none' };
  return units.length === 1 ? { kind: 'one', unit: only } : { kind: 'some', units: units.slice(0, 5) };
}

/** The longest name in the text wins; where none stands there whole, names that begin or go on alike are offered. */
export function unitAmong(units: readonly Unit[], text: string): UnitMeant {
  const words = nameWords(text);
  if (words === '') return { kind: 'none' };
  const fits = units.map((unit) => ({ unit, length: nameLength(unit, words) }));
  const best = fits.reduce((most, one) => Math.max(most, one.length), 0);
  if (best > 0) return settle(fits.filter((one) => one.length === best).map((one) => one.unit));
  if (words.length < 3) return { kind: 'none' };
  const near = units.filter((unit) => namesOf(unit).some((name) => name.includes(words)));
  return near.length === 0 ? { kind: 'none' } : { kind: 'some', units: near.slice(0, 5) };
}

/** Among the campaign's units that stand today. */
export async function unitMeant(turn: Turn, campaignId: string, text: string): Promise<UnitMeant> {
  const today = dayOf(turn.now);
  const units = await turn.facts.units(campaignId);
  return unitAmong(standingOn(units, today), text);
}

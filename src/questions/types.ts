/** Words for kinds of units ("phường", "p", "wards"), from the plan's tiers and the roster at hand. */

import type { Plan } from '../domain/plan.js';
import type { Unit } from '../domain/unit.js';
import { fold } from '../language/fold.js';
import { nameKey } from './words.js';

/** One thing a type word may mean: units of a type, or, with `type` null, a whole tier. */
export interface TypeMeaning {
  readonly tier: string;
  readonly type: string | null;
}

export interface TypeWord {
  /** Empty: any unit ("đơn vị nào"). */
  readonly meanings: readonly TypeMeaning[];
  /** The word with its marks, where another word looks the same without them (xã/xa). */
  readonly norm: string | null;
}

/** Other words for a unit type, by the folded type. One letter counts only before a name or "nào". */
const OTHER: Readonly<Record<string, string>> = {
  phuong: 'p, f, ward, wards',
  xa: 'x, commune, communes',
  'thi tran': 'tt, town, towns, township, townships',
  quan: 'q, district, districts',
  huyen: 'h, district, districts',
  phong: 'department, departments, office, offices, division, divisions',
  so: 'department, departments, so nganh, so ban nganh',
  truong: 'school, schools',
};
const ANY = 'nơi, đơn vị, địa phương, unit, units, place, places, locality, localities, cơ quan đơn vị';
/** Words that are another word without their marks, or as a part of speech. */
const NEEDS_MARKS: Readonly<Record<string, string>> = { xa: 'xã', quan: 'quận', ban: 'ban', so: 'sở', nganh: 'ngành' };

export type TypeWords = ReadonlyMap<string, TypeWord>;

export function typeWords(plan: Plan, units: readonly Unit[]): TypeWords {
  const words = new Map<string, { meanings: TypeMeaning[]; norm: string | null }>();
  const add = (word: string, meaning: TypeMeaning | null): void => {
    const key = nameKey(word);
    if (key === '') return;
    const entry = words.get(key) ?? { meanings: [], norm: NEEDS_MARKS[key] ?? null };
    const known = entry.meanings.some((one) => one.tier === meaning?.tier && one.type === meaning.type);
    if (meaning !== null && !known) entry.meanings.push(meaning);
    words.set(key, entry);
  };
  const seen = new Set<string>();
  for (const unit of units) {
    const id = `${unit.tier}\u0000${unit.type}`;
    if (seen.has(id)) continue;
    seen.add(id);
    add(unit.type, unit);
    for (const other of (OTHER[fold(unit.type)] ?? '').split(', ')) add(other, unit);
  }
  for (const tier of plan.tiers.filter((one) => one.reports)) {
    for (const word of tier.words) {
      if (units.some((unit) => unit.tier === tier.id && fold(unit.type) === fold(word))) continue;
      add(word, { tier: tier.id, type: null });
      for (const other of (OTHER[fold(word)] ?? '').split(', '))
        if (other.length > 2) add(other, { tier: tier.id, type: null });
    }
  }
  for (const word of ANY.split(', ')) add(word, null);
  for (const entry of words.values()) {
    entry.meanings = entry.meanings.map(({ tier, type }) => ({ tier, type }));
  }
  return words;
}

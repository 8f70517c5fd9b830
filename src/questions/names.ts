/** Names of units: one hash look-up per row of words, whatever the size of the roster. */
import { bareName, type Unit } from '../domain/unit.js';
import type { TypeWords } from './types.js';
import { nameKey, type Word, wordsOfSentence } from './words.js';

export interface UnitMatch {
  readonly rows: readonly number[];
  readonly length: number;
  /** False: the same letters with other marks, or a unit of another kind than was said; the person is asked. */
  readonly sure: boolean;
  /** A type word stood before the name. */
  readonly typed: boolean;
  /** The marks agree, or none were typed: decides against an equally long phrase. */
  readonly exact: boolean;
}

export interface Names {
  at(words: readonly Word[], at: number): UnitMatch | null;
  /** Rows whose name is one slip of a finger away; none when more than five are. */
  near(key: string): readonly number[];
  /** Whether the word stands in any name. */
  knows(key: string): boolean;
}

const MAX_KEY = 48;

function addTo(map: Map<string, number[]>, key: string, row: number): void {
  const rows = map.get(key);
  if (rows === undefined) map.set(key, [row]);
  else if (!rows.includes(row)) rows.push(row);
}

/** "Phòng Văn hóa và Thông tin" -> "vhtt": only for bodies with long names. */
function initials(key: string): string | null {
  const parts = key.split(' ').filter((part) => part !== 'va');
  return parts.length >= 3 ? parts.map((part) => part.charAt(0)).join('') : null;
}

/** Whether one letter inserted, dropped, replaced, or two neighbours swapped, makes `a` into `b`. */
export function oneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end += 1;
  if (start + end >= long.length - 1) return true;
  const swapped = short.length === long.length && short[start] === long[start + 1] && short[start + 1] === long[start];
  return swapped && start + 2 + end === short.length;
}

export function buildNames(units: readonly Unit[], types: TypeWords): Names {
  const byName = new Map<string, number[]>();
  const byCode = new Map<string, number[]>();
  const syllables = new Set<string>();
  let longest = 1;
  units.forEach((unit, row) => {
    const bare = bareName(unit);
    const numbered = bare === unit.name && /^\d/.test(unit.name.slice(unit.type.length + 1));
    const key = nameKey(numbered ? unit.name.slice(unit.type.length + 1) : bare);
    addTo(byName, key, row);
    for (const part of key.split(' ')) syllables.add(part);
    longest = Math.max(longest, key.split(' ').length);
    addTo(byCode, unit.code, row);
    const short = /^(Phường|Xã|Thị trấn)$/.test(unit.type) ? null : initials(key);
    if (short !== null) addTo(byName, short, row);
  });
  const typeOf = (row: number): string => units[row]?.type ?? '';

  function marksAgree(words: readonly Word[], row: number): boolean {
    const unit = units[row];
    if (unit === undefined) return false;
    const own = wordsOfSentence(bareName(unit)).map((word) => word.norm);
    const offset = own.length - words.length;
    return offset < 0 || words.every((word, i) => word.norm === word.key || word.norm === own[i + offset]);
  }

  /** The name that starts at `from`; `wanted` are the types a type word before it allows. */
  function nameAt(words: readonly Word[], from: number, wanted: readonly string[] | null): UnitMatch | null {
    for (let length = Math.min(longest, words.length - from); length > 0; length--) {
      const part = words.slice(from, from + length);
      if (part.some((word) => word.kind === 'sign')) continue;
      const alone = length === 1;
      if (alone && wanted === null) continue;
      const found = byName.get(part.map((word) => word.key).join(' '));
      if (found === undefined) continue;
      const ofType =
        wanted === null || wanted.length === 0 ? found : found.filter((row) => wanted.includes(typeOf(row)));
      const digits = part[0]?.kind === 'number';
      const rows = ofType.length > 0 ? ofType : digits ? [] : found;
      if (rows.length === 0) continue;
      const agreeing = rows.filter((row) => marksAgree(part, row));
      const exact = agreeing.length > 0;
      // "Xã Tấn Tài" where Tấn Tài is a ward: asked, since another unit may be meant.
      const sure = exact && ofType.length > 0;
      return { rows: exact ? agreeing : rows, length, sure, typed: wanted !== null, exact };
    }
    return null;
  }

  /** Type word of one or two words standing at `at`, with the types it allows. */
  function typeAt(words: readonly Word[], at: number): { types: string[]; length: number } | null {
    for (const length of [2, 1]) {
      const key = words
        .slice(at, at + length)
        .map((word) => word.key)
        .join(' ');
      const found = types.get(key);
      if (found !== undefined && words.length > at + length) {
        return { types: found.meanings.flatMap((one) => (one.type === null ? [] : [one.type])), length };
      }
    }
    return null;
  }

  function at(words: readonly Word[], start: number): UnitMatch | null {
    const word = words[start];
    if (word?.kind === 'number' && word.raw.length === 5) {
      const rows = byCode.get(word.raw);
      if (rows !== undefined) return { rows, length: 1, sure: true, typed: true, exact: true };
    }
    const whole = nameAt(words, start, null);
    const type = typeAt(words, start);
    const named = type === null ? null : nameAt(words, start + type.length, type.types);
    if (type === null || named === null) return whole;
    // "Sở mẫu A" is a whole name, even where a district is called "Mẫu A".
    const length = named.length + type.length;
    return whole !== null && whole.length >= length && !named.sure ? whole : { ...named, length };
  }

  let keysByLength: Map<number, string[]> | null = null;
  function near(key: string): readonly number[] {
    if (key.length < 4 || key.length > MAX_KEY) return [];
    if (keysByLength === null) {
      keysByLength = new Map();
      for (const name of byName.keys()) {
        const list = keysByLength.get(name.length);
        if (list === undefined) keysByLength.set(name.length, [name]);
        else list.push(name);
      }
    }
    const rows: number[] = [];
    for (let length = key.length - 1; length <= key.length + 1; length++) {
      for (const name of keysByLength.get(length) ?? []) {
        if (name.length < 4 || !oneSlip(key, name) || /\d/.test(name)) continue;
        rows.push(...(byName.get(name) ?? []));
        if (rows.length > 5) return [];
      }
    }
    return rows;
  }

  return { at, near, knows: (key) => syllables.has(key) };
}

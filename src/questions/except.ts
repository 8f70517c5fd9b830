/** "Trừ X", "ngoài X": units named only to be left out of the answer. */
import { notUnderstood, type Option, type Understanding } from './context.js';
import { isConcept } from './features.js';
import type { Lexicon } from './lexicon.js';
import type { Query } from './query.js';
import type { Tag } from './tags.js';

/** "Trừ Tấn Tài và Đài Sơn": the units named after the word, and the question without them; null where none is named. */
export function sparing(
  tags: readonly Tag[],
): { readonly tags: readonly Tag[]; readonly rows: readonly number[] } | null {
  const from = tags.findIndex((tag) => isConcept(tag, 'except'));
  if (from < 0) return { tags, rows: [] };
  const rows: number[] = [];
  let to = from + 1;
  for (let tag = tags[to]; tag?.kind === 'unit' || isConcept(tag, 'and'); tag = tags[++to]) {
    if (tag?.kind !== 'unit') continue;
    const [row] = tag.rows;
    if (!tag.sure || tag.rows.length > 1 || row === undefined) return null;
    rows.push(row);
  }
  return rows.length === 0 ? null : { tags: [...tags.slice(0, from), ...tags.slice(to)], rows };
}

/** The question without these units; null where leaving one out has no plain meaning. */
function spared(query: Query, rows: readonly number[], lexicon: Lexicon): Query | null {
  if (query.kind !== 'list' && query.kind !== 'count' && query.kind !== 'ranking' && query.kind !== 'average')
    return null;
  const units = rows.flatMap((row) => lexicon.units[row] ?? []);
  if (units.some((unit) => unit.tier !== query.tier)) return null;
  const except = new Set([...(query.except ?? []), ...units.map((unit) => unit.id)]);
  return { ...query, except: [...except].sort((a, b) => a - b) };
}

export function withoutUnits(understood: Understanding, rows: readonly number[], lexicon: Lexicon): Understanding {
  if (rows.length === 0) return understood;
  if ('query' in understood) {
    const query = spared(understood.query, rows, lexicon);
    return query === null ? notUnderstood('words') : { query };
  }
  if (!('clarify' in understood)) return understood;
  const options = understood.clarify.options.flatMap((option): Option[] => {
    const query = spared(option.query, rows, lexicon);
    return query === null ? [] : [{ ...option, query }];
  });
  return options.length === 0 ? notUnderstood('words') : { clarify: { ...understood.clarify, options } };
}

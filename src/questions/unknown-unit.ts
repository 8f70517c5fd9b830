/** A name that no unit has, told back as it was typed. */
import { type Context, notUnderstood, type Understanding } from './context.js';
import type { Lexicon } from './lexicon.js';
import type { Tag } from './tags.js';
import { readWith } from './understand.js';
import type { Word } from './words.js';

/** The run of unknown words that stands where a unit's name would: after a kind of unit, or all with capitals. */
function unknownRun(tags: readonly Tag[]): { readonly from: number; readonly to: number } | null {
  const from = tags.findIndex((tag) => tag.kind === 'unknown');
  let to = from;
  while (tags[to]?.kind === 'unknown') to++;
  const run = tags.slice(from, to);
  const placed = tags[from - 1]?.kind === 'type' || run.every((tag) => tag.kind === 'unknown' && tag.name);
  return !placed || tags.slice(to).some((tag) => tag.kind === 'unknown') ? null : { from, to };
}

/** The unknown words as typed, with what goes on in capitals: "Hòa An", where "an" is a word. */
function nameFrom(words: readonly Word[], first: Tag | undefined, length: number): string {
  const from = first?.kind === 'unknown' ? first.at : 0;
  let to = from + length;
  while (/^\p{Lu}\p{Ll}/u.test(words[to]?.raw ?? '')) to++;
  return words
    .slice(from, to)
    .map((word) => word.raw)
    .join(' ');
}

/** Longer runs are no name. */
const MAX_NAME = 6;

/** "Phường Hoa Sen đạt bao nhiêu": a question, were there such a unit. Then it is said that there is none. */
export function unknownUnit(
  words: readonly Word[],
  tags: readonly Tag[],
  lexicon: Lexicon,
  context: Context,
): Understanding {
  const run = unknownRun(tags);
  if (run === null || run.to - run.from > MAX_NAME) return notUnderstood('words');
  const head = tags[run.from - 1];
  const types = head?.kind === 'type' ? head.meanings : [];
  const row = lexicon.units.findIndex(
    (unit) =>
      types.length === 0 || types.some((one) => one.tier === unit.tier && (one.type ?? unit.type) === unit.type),
  );
  const before = tags.slice(0, head?.kind === 'type' ? run.from - 1 : run.from);
  const probe: Tag[] = [...before, { kind: 'unit', rows: [row], sure: true }, ...tags.slice(run.to)];
  const asks = row >= 0 && probe.some((tag) => tag.kind !== 'unit');
  const understood = asks ? readWith(probe, lexicon, context, [row]) : notUnderstood('words');
  if ('notUnderstood' in understood) return notUnderstood('words');
  return { notUnderstood: { reason: 'unknown_unit', name: nameFrom(words, tags[run.from], run.to - run.from) } };
}

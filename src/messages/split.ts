/**
 * Cuts a text for a platform that takes only so much at a time: at an empty line, else at a line, a sentence, a word;
 * within a word only where it alone is longer than everything. Pure. Marks are made after the cut, so none is broken.
 */

/** Where one may cut, best first: what ends a part stays with it, white space at the cut is dropped. */
const PLACES: readonly { readonly ends: RegExp; readonly least: number }[] = [
  // A part is not made shorter than half the limit for the sake of a better place.
  { ends: /\n{2,}/g, least: 0.5 },
  { ends: /\n/g, least: 0.5 },
  { ends: /[.;:?…]\s+/g, least: 0.5 },
  { ends: /\s+/g, least: 0 },
];

/** At least one part, each of 1 to `limit` UTF-16 units (an empty text gives one empty part). */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const at = cutAt(rest, limit);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  if (rest !== '' || parts.length === 0) parts.push(rest);
  return parts;
}

function cutAt(text: string, limit: number): number {
  const head = text.slice(0, limit + 1);
  for (const place of PLACES) {
    const ends = [...head.matchAll(place.ends)].map((found) => found.index + found[0].trimEnd().length);
    const best = ends.filter((end) => end <= limit && end > limit * place.least).at(-1);
    if (best !== undefined) return best;
  }
  return wholeSigns(text, limit);
}

/** Not within what is read as one sign: a letter with its marks, an emoji of several. */
function wholeSigns(text: string, limit: number): number {
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter('vi').segment(text.slice(0, limit + 32))) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  return end === 0 ? limit : end;
}

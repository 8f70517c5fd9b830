/** As many rows as one bubble of the house holds, between what must be said before and after them. */
import { type Line, line } from '../../../messages/message.js';
import type { Turn } from '../../turn.js';

const MOST_SIGNS = 420;
const MOST_LINES = 12;
const WORDS_SIGNS = 45;

const signsOf = (turn: Turn, lines: readonly Line[]): number =>
  lines.reduce((sum, one) => sum + turn.words.say(one, turn.language).length + 1, -1);

/** Where choices may be spelled out in words under it. */
export const fitsWithWords = (turn: Turn, lines: readonly Line[]): boolean =>
  signsOf(turn, lines) <= MOST_SIGNS - WORDS_SIGNS;

/** `more` names the sentence that counts the rows left out. */
export function fitted(
  turn: Turn,
  {
    head,
    rows,
    tail,
  }: { readonly head: readonly Line[]; readonly rows: readonly Line[]; readonly tail: readonly Line[] },
  more = 'award.short.more',
): Line[] {
  const fits = (kept: readonly Line[]): boolean => {
    const left = rows.length - kept.length;
    const all = [...head, ...kept, ...(left > 0 ? [line(more, { more: left })] : []), ...tail];
    return all.length <= MOST_LINES && signsOf(turn, all) <= MOST_SIGNS;
  };
  let count = rows.length;
  while (count > 0 && !fits(rows.slice(0, count))) count -= 1;
  const left = rows.length - count;
  return [...head, ...rows.slice(0, count), ...(left > 0 ? [line(more, { more: left })] : []), ...tail];
}

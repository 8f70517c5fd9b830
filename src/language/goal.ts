/**
 * "hộ được phủ cáp quang 2023: 8.100/9.000; nguồn Niên giám thống kê; ngày 31/12/2023" -> its parts. Nothing is
 * guessed: a part that is not said is null and is asked for.
 */
import { type Day, isDay } from '../domain/time.js';
import { readDay } from './dates.js';
import { fold } from './fold.js';

export interface GoalSaid {
  /** What stands before the colon without year and sector, as typed. */
  readonly name: string;
  readonly year: string | null;
  /** "ngành du lịch": "du lịch". */
  readonly part: string;
  readonly value: string | null;
  readonly source: string | null;
  readonly asOf: Day | null;
}

const YEAR = /\s+(?:năm\s+|nam\s+|year\s+)?(20\d\d)\s*$/iu;
const PART = /[,\s]+(?:ngành|nganh|lĩnh vực|linh vuc|sector)\s+([^,]+?)\s*$/iu;

function dayIn(text: string, today: Day): Day | null {
  const read = readDay(text, today);
  const day = read !== null && 'day' in read ? read.day : null;
  return day !== null && isDay(day) ? day : null;
}

function pieceAfter(pieces: readonly string[], words: readonly string[]): string | null {
  for (const piece of pieces) {
    const folded = fold(piece).trim();
    const word = words.find((one) => folded.startsWith(`${one} `) || folded.startsWith(`${one}:`));
    if (word === undefined) continue;
    // The fold keeps every letter's place, so the words of the opening can be cut from the text as typed.
    const rest = piece.trim().split(/\s+/).slice(word.split(' ').length).join(' ');
    return rest.replace(/^[:\s]+/, '').trim();
  }
  return null;
}

export function readGoal(text: string, today: Day): GoalSaid {
  const [first = '', ...rest] = text.normalize('NFC').split(/[;\n]/);
  const colon = first.indexOf(':');
  const head = (colon < 0 ? first : first.slice(0, colon)).trim();
  const value = colon < 0 ? null : first.slice(colon + 1).trim();
  // "2023, ngành du lịch" or "ngành du lịch 2023".
  const [, part = ''] = PART.exec(` ${head}`.replace(YEAR, '')) ?? [];
  const named = part === '' ? ` ${head}` : ` ${head}`.replace(YEAR, '').replace(PART, '');
  const year = (YEAR.exec(` ${head}`) ?? YEAR.exec(named))?.[1] ?? null;
  const asOf = pieceAfter(rest, ['so lieu tinh den ngay', 'tinh den ngay', 'tinh den', 'ngay', 'as of']);
  const source = pieceAfter(rest, ['nguon', 'theo', 'source']);
  return {
    name: named.replace(YEAR, '').trim(),
    year,
    part: part.trim(),
    value: value === '' ? null : value,
    source: source === '' ? null : source,
    asOf: asOf === null ? null : dayIn(asOf, today),
  };
}

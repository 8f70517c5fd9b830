/**
 * A decision about dates as an officer writes it: "Phường Mỹ Đông đến 20/12 vì mưa lũ theo công văn 12/UBND". Whom,
 * until when, why, on which paper; what is not said is empty and asked for. Names of units stand before the first
 * marker, so that "Đô Vinh" is no reason.
 */
import type { Day } from '../domain/time.js';
import { readDay } from './dates.js';
import { isWord, type Sentence, type Token, tokenise } from './tokens.js';

export interface SaidDecision {
  /** What stands before the first marker, as typed. */
  readonly whom: string;
  readonly day: Day | null;
  /** "trước ngày D": D itself is too late. */
  readonly exclusive: boolean;
  /** "số liệu tính đến ngày D". */
  readonly asOf: Day | null;
  readonly reason: string;
  readonly document: string;
}

type Part = 'day' | 'as_of' | 'reason' | 'document';

interface Marker {
  readonly part: Part;
  /** Index of the marker's first token, and of the first token after it. */
  readonly at: number;
  readonly next: number;
  readonly exclusive: boolean;
}

function markerAt(tokens: readonly Token[], i: number, seen: ReadonlySet<Part>): Marker | null {
  const [here, then, third] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  const of = (part: Part, words: number, exclusive = false): Marker => ({ part, at: i, next: i + words, exclusive });
  if (isWord(here, 'theo', 'under')) return of('document', 1);
  if (isWord(here, 'căn') && isWord(then, 'cứ')) return of('document', 2);
  if (isWord(here, 'vì', 'because')) return of('reason', 1);
  if (isWord(here, 'lý', 'lí') && isWord(then, 'do')) return of('reason', isWord(third, 'là') ? 3 : 2);
  if (seen.has('day') && isWord(here, 'do')) return of('reason', 1);
  if (isWord(here, 'tính') && isWord(then, 'đến')) return of('as_of', 2);
  if (isWord(here, 'số') && isWord(then, 'liệu') && isWord(third, 'đến', 'ngày')) return of('as_of', 3);
  if (isWord(here, 'as') && isWord(then, 'of')) return of('as_of', 2);
  if (isWord(here, 'trước', 'before')) return of('day', 1, true);
  if (isWord(here, 'chậm', 'muộn') && isWord(then, 'nhất') && dated(tokens, i + 2)) return of('day', 2);
  // "tính đến hết ngày" goes on with what "đến" began.
  const goesOn = isWord(tokens[i - 1], 'đến', 'tới');
  if (isWord(here, 'hết') && isWord(then, 'ngày') && !goesOn && dated(tokens, i + 1)) return of('day', 1);
  if (isWord(here, 'đến', 'tới', 'sang', 'until', 'hạn', 'nộp', 'by') && dated(tokens, i + 1)) return of('day', 1);
  return null;
}

/** A number follows within the words that carry a date ("hết ngày", "hết Thứ Tư"). */
function dated(tokens: readonly Token[], from: number): boolean {
  for (const token of tokens.slice(from, from + 5)) {
    if (token.kind === 'number') return true;
    if (!isWord(token, 'hết', 'ngày', 'thứ', 'đến', 'trước', 'nộp', 'là', 'cuối', 'the')) return false;
  }
  return false;
}

function markersOf({ tokens }: Sentence): Marker[] {
  const seen = new Set<Part>();
  const found: Marker[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const marker = markerAt(tokens, i, seen);
    if (marker === null) continue;
    // "hạn trước ngày": the second marker says more of the same.
    const last = found.at(-1);
    if (last !== undefined && last.part === marker.part && last.next >= marker.at) found.pop();
    else if (seen.has(marker.part)) continue;
    found.push(marker);
    seen.add(marker.part);
    // What stands in a paper's title is no date of ours.
    if (marker.part === 'document') break;
    i = marker.next - 1;
  }
  return found;
}

/** "trước 17h ngày 20/12": by an hour of the day itself, which bounds do not go into; 0h is the day before. */
const BY_HOUR = /^0?(?:[1-9]|1\d|2[0-4]) ?(?:h|g|giờ|:\d\d)/iu;

const trimmed = (text: string): string => text.replace(/^[\s,.:;–-]+|[\s,.:;–-]+$/gu, '').slice(0, 200);

/** Never fails. `today` settles days said without a year. */
export function readDecision(message: string, today: Day): SaidDecision {
  const sentence = tokenise(message);
  const markers = markersOf(sentence);
  const { text, tokens } = sentence;
  const piece = (part: Part): { readonly text: string; readonly exclusive: boolean } => {
    const i = markers.findIndex((one) => one.part === part);
    const [marker, after] = [markers[i], markers[i + 1]];
    const first = marker === undefined ? undefined : tokens[marker.next];
    if (marker === undefined || first === undefined) return { text: '', exclusive: false };
    const end = after === undefined ? text.length : (tokens[after.at]?.at ?? text.length);
    const said = trimmed(text.slice(first.at, end));
    return { text: said, exclusive: marker.exclusive && !BY_HOUR.test(said) };
  };
  const dayIn = (said: string): Day | null => {
    const read = said === '' ? null : readDay(said, today);
    return read !== null && 'day' in read ? read.day : null;
  };
  const first = markers[0] === undefined ? undefined : tokens[markers[0].at];
  const day = piece('day');
  return {
    whom: trimmed(text.slice(0, first?.at ?? text.length)),
    day: dayIn(day.text),
    exclusive: day.exclusive,
    asOf: dayIn(piece('as_of').text),
    reason: piece('reason').text,
    document: piece('document').text,
  };
}

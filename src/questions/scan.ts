/** Words -> tags, longest match first. Fillers leave nothing; what nothing explains stays as `unknown`. */
import { dayOf, type Instant } from '../domain/time.js';
import { fold, sameButForSlips } from '../language/fold.js';
import type { Lexicon, Phrase } from './lexicon.js';
import type { UnitMatch } from './names.js';
import { numberAt } from './numbers.js';
import { periodAt } from './periods.js';
import type { Concept } from './phrases.js';
import type { Found, Tag } from './tags.js';
import { mended } from './telex.js';
import type { Word } from './words.js';

/** Kinds of units in English: "wards do" points at nothing. */
const ENGLISH_KIND = /^(?:ward|commune|town|district|department|office|division|school|unit|place|localit)/;

const keyOf = (words: readonly Word[], from: number, length: number): string =>
  words
    .slice(from, from + length)
    .map((word) => word.key)
    .join(' ');

/** Marks decide only where they were typed: "chua" may be "chưa", "chùa" may not; "cá nhân" is not "cả" and "nhận". */
function agrees({ norms, exact }: Phrase, words: readonly Word[], from: number, length: number): boolean {
  const part = words.slice(from, from + length);
  if (part.every((word, i) => word.norm === norms[i])) return true;
  return exact
    ? part.every((word) => word.norm === word.key)
    : part.every((word, i) => sameButForSlips(word.norm, norms[i] ?? ''));
}

function vocabulary(lexicon: Lexicon, words: readonly Word[], at: number): Found[] {
  const found: Found[] = [];
  for (let length = Math.min(lexicon.longest, words.length - at); length > 0; length--) {
    const key = keyOf(words, at, length);
    const ids = lexicon.criteria.get(key);
    if (ids !== undefined) found.push({ length, tag: { kind: 'criterion', ids }, weight: 4 });
    const phrase = lexicon.phrases.get(key)?.find((one) => agrees(one, words, at, length));
    if (phrase !== undefined) found.push({ length, tag: conceptTag(phrase.concept), weight: 3 });
    const nouns = lexicon.nouns.get(key);
    if (nouns !== undefined && phrase === undefined)
      found.push({ length, tag: { kind: 'noun', ids: nouns }, weight: 2 });
    const type = lexicon.types.get(key);
    if (type !== undefined && typeStands(type.norm, words, at, length)) {
      found.push({ length, tag: { kind: 'type', meanings: type.meanings, whole: false }, weight: 2 });
    }
  }
  return found;
}

function conceptTag(concept: Concept): Tag | null {
  return concept === 'filler' ? null : { kind: 'concept', concept };
}

/** "p", "x" stand for a type only where a question about it goes on; "xa" typed with marks elsewhere is "far". */
function typeStands(norm: string | null, words: readonly Word[], at: number, length: number): boolean {
  const word = words[at];
  const next = words[at + length];
  if (word === undefined) return false;
  if (word.key.length === 1) return word.key === 'p' || word.key === 'f' || next?.key === 'nao';
  if (word.key === 'tt') return next?.key === 'nao';
  return norm === null || length > 1 || word.norm === word.key || word.norm === norm;
}

/** "Số phường đạt 60%": how many there are. */
function numberOf(lexicon: Lexicon, words: readonly Word[], at: number): Found[] {
  const [word, next] = [words[at], words[at + 1]];
  const plain = word?.norm === 'số' || (word?.norm === 'so' && next?.norm === next?.key);
  if (!plain || next === undefined || !lexicon.types.has(next.key) || lexicon.names.at(words, at + 1) !== null)
    return [];
  return [{ length: 1, tag: { kind: 'concept', concept: 'how_many' }, weight: 4 }];
}

const RATE: ReadonlySet<string> = new Set(['ty le', 'ti le', 'percentage of', 'share of', 'proportion of']);
const DOES: ReadonlySet<string> = new Set(
  'dat hoan da chua khong nop gui bao that with meeting reaching who'.split(' '),
);

/** "Tỷ lệ phường đạt 60%": how many in a hundred do, which is no rate of theirs; "tỷ lệ phường nào cao nhất" is. */
function shareOf(lexicon: Lexicon, words: readonly Word[], at: number): Found[] {
  if (!RATE.has(keyOf(words, at, 2)) || lexicon.names.at(words, at + 2) !== null) return [];
  const type = [2, 1].find((length) => lexicon.types.has(keyOf(words, at + 2, length)));
  const after = type === undefined ? undefined : words[at + 2 + type]?.key;
  if (after === undefined || !DOES.has(after)) return [];
  return [{ length: 2, tag: { kind: 'concept', concept: 'how_much' }, weight: 4 }];
}

/** "cấp xã", "khối phường": the whole tier. */
function tierWord(lexicon: Lexicon, words: readonly Word[], at: number): Found[] {
  if (words[at]?.key !== 'cap') return [];
  const type = lexicon.types.get(words[at + 1]?.key ?? '');
  if (type === undefined) return [];
  return [{ length: 2, tag: { kind: 'type', meanings: type.meanings, whole: true }, weight: 3 }];
}

const RELATIVE: Readonly<Partial<Record<Concept, number>>> = { this_year: 0, last_year: 1, year_before_last: 2 };

/** "Một nửa", "half": 50 in a hundred; "nửa năm" is a period and stays unread. */
function half(words: readonly Word[], at: number): Found[] {
  const own = words[at]?.norm === 'một' || words[at]?.norm === 'mot' ? 1 : 0;
  const word = words[at + own];
  const says = word?.norm === 'nửa' || word?.norm === 'nua' || (own === 0 && word?.key === 'half');
  if (!says || words[at + own + 1]?.key === 'nam' || (own === 0 && word?.key === 'nua')) return [];
  return [{ length: own + 1, tag: { kind: 'number', value: '50', percent: true, spelled: true }, weight: 4 }];
}

function numberTag(words: readonly Word[], at: number): Found[] {
  const read = numberAt(words, at);
  if (read === null) return [];
  const percent = words[at + read.length]?.key === '%';
  const length = read.length + (percent ? 1 : 0);
  const tag: Tag = { kind: 'number', value: read.value, percent, spelled: read.spelled };
  // "năm" alone is the year unless it counts something ("năm phường", "năm mươi", "top năm").
  const weight = read.spelled && read.length === 1 && words[at]?.key === 'nam' ? 1 : 3;
  return [{ length, tag, weight }];
}

function signTag(word: Word): Found[] {
  if (word.key === '-') return [{ length: 1, tag: { kind: 'dash' }, weight: 5 }];
  if (word.key === '/') return [{ length: 1, tag: { kind: 'slash' }, weight: 5 }];
  return [];
}

/** "Trung bình" is the average, also where there is a commune Trung Bình: that one is said with its kind or its capitals. */
function isWordToo(lexicon: Lexicon, words: readonly Word[], at: number, { typed, length }: UnitMatch): boolean {
  const phrases = lexicon.phrases.get(keyOf(words, at, length)) ?? [];
  const phrase = typed ? undefined : phrases.find((one) => agrees(one, words, at, length));
  const capitals = words.slice(at, at + length).every((word) => /^\p{Lu}\p{Ll}/u.test(word.raw));
  return phrase !== undefined && phrase.concept !== 'filler' && !capitals;
}

function candidates(lexicon: Lexicon, words: readonly Word[], at: number, now: Instant): Found[] {
  const word = words[at];
  if (word === undefined) return [];
  const unit = lexicon.names.at(words, at);
  const named: Found[] =
    unit === null
      ? []
      : [
          {
            length: unit.length,
            tag: { kind: 'unit', rows: unit.rows, sure: unit.sure },
            weight: (unit.typed || unit.exact) && !isWordToo(lexicon, words, at, unit) ? 5 : 1,
          },
        ];
  return [
    ...named,
    ...tierWord(lexicon, words, at),
    ...numberOf(lexicon, words, at),
    ...shareOf(lexicon, words, at),
    ...vocabulary(lexicon, words, at),
    ...periodAt(words, at, now),
    ...numberTag(words, at),
    ...half(words, at),
    ...pointing(lexicon, words, at),
    ...signTag(word),
  ];
}

const POINTING = ['đó', 'đấy', 'này', 'ấy', 'nọ', 'kia'];
const SEVERAL: ReadonlySet<string> = new Set('các những mấy nhiêu cả cac nhung may nhieu ca'.split(' '));

/** "Phường đó", "đơn vị này", "that ward" point at the last answer; "các phường đó" at several units of it. */
function pointing(lexicon: Lexicon, words: readonly Word[], at: number): Found[] {
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]];
  if (word === undefined) return [];
  const found = (concept: 'that' | 'those', length = 1): Found[] => [
    { length, tag: { kind: 'concept', concept }, weight: 4 },
  ];
  const english = next !== undefined && ENGLISH_KIND.test(next.key) && lexicon.types.has(next.key);
  if (english && (word.key === 'that' || word.key === 'this')) return found('that', 2);
  if (english && (word.key === 'those' || word.key === 'these')) return found('those', 2);
  if (before === undefined || ENGLISH_KIND.test(before.key)) return [];
  const long = lexicon.types.has(keyOf(words, at - 2, at < 2 ? 0 : 2));
  if (!long && !lexicon.types.has(before.key)) return [];
  if (!POINTING.some((one) => one === word.norm || (word.norm === word.key && fold(one) === word.key))) return [];
  const counted = words[at - (long ? 3 : 2)];
  const several = SEVERAL.has(counted?.norm ?? '') || counted?.kind === 'number' || word.key === 'kia';
  return found(several ? 'those' : 'that');
}

/** "năm" before a counted type word, or after "top", is five. */
function isFive(words: readonly Word[], at: number, lexicon: Lexicon): boolean {
  if (words[at]?.key !== 'nam') return false;
  const next = words[at + 1]?.key ?? '';
  const before = words[at - 1]?.key ?? '';
  return lexicon.types.has(next) || before === 'top';
}

/** Words that say nothing about units, so that "which" of them is another question: "năm nào", "khối nào", "which year". */
const NO_UNITS: ReadonlySet<string> = new Set(
  'so ky ki dot lan dip nhom khoi bo tinh nam quy thang tuan ta pho lieu year month quarter period time city'.split(
    ' ',
  ),
);

function asksOfOther(words: readonly Word[], at: number, { length, tag }: Found): boolean {
  const light = tag === null || (tag.kind === 'concept' && ['year', 'quarter', 'month'].includes(tag.concept));
  const last = words[at + length - 1]?.key ?? '';
  // "60 điểm" is no percentage.
  if (tag === null && (last === 'diem' || last === 'point') && words[at - 1]?.kind === 'number') return true;
  if (!light || !NO_UNITS.has(last)) return false;
  return words[at + length]?.key === 'nao' || ['which', 'what'].includes(words[at - 1]?.key ?? '');
}

function best(found: readonly Found[]): Found | undefined {
  let top: Found | undefined;
  for (const one of found) {
    if (top === undefined || one.length > top.length || (one.length === top.length && one.weight > top.weight))
      top = one;
  }
  return top;
}

/** A word nothing knows: a typing slip of a known one where that helps, else as it stands. */
function mend(lexicon: Lexicon, word: Word): Word {
  if (word.kind !== 'word' || lexicon.known.has(word.key) || lexicon.names.knows(word.key)) return word;
  const form = mended(word.key).find((one) => lexicon.known.has(one) || lexicon.names.knows(one));
  return form === undefined ? word : { kind: 'word', key: form, norm: form, raw: word.raw };
}

export function scan(lexicon: Lexicon, sentence: readonly Word[], now: Instant): Tag[] {
  const thisYear = Number(dayOf(now).slice(0, 4));
  const tags: Tag[] = [];
  const words = sentence.map((word) => mend(lexicon, word));
  let at = 0;
  while (at < words.length) {
    const found = best(candidates(lexicon, words, at, now));
    const word = words[at];
    if (found === undefined || asksOfOther(words, at, found)) {
      const capital = word !== undefined && /^\p{Lu}/u.test(word.raw);
      tags.push({ kind: 'unknown', key: word?.key ?? '', name: capital, at });
      at += 1;
      continue;
    }
    if (found.tag?.kind === 'concept' && found.tag.concept === 'year' && isFive(words, at, lexicon)) {
      tags.push({ kind: 'number', value: '5', percent: false, spelled: true });
    } else if (found.tag?.kind === 'concept' && RELATIVE[found.tag.concept] !== undefined) {
      const back = RELATIVE[found.tag.concept] ?? 0;
      tags.push({ kind: 'year', year: thisYear - back, past: back > 0 });
    } else if (found.tag !== null) tags.push(found.tag);
    at += found.length;
  }
  return tags;
}

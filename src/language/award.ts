/** What officers type about awards: an occasion with its year, a document with its day, a list, a result. */
import type { Occasion } from '../domain/award.js';
import type { NominationResult } from '../domain/nomination.js';
import type { Day } from '../domain/time.js';
import { readDay } from './dates.js';
import { fold } from './fold.js';
import { withYears } from './years.js';

const OCCASION_WORDS: readonly (readonly [RegExp, Occasion])[] = [
  [/(?:^| )(?:so ket|mid-?term)(?: |$)/, 'so_ket'],
  [/(?:^| )(?:tong ket|final review)(?: |$)/, 'tong_ket'],
  [/(?:^| )(?:hang nam|cuoi nam|thuong nien|yearly)(?: |$)/, 'yearly'],
  [/(?:^| )(?:dot xuat|kip thoi|urgent)(?: |$)/, 'urgent'],
];

export interface OccasionSaid {
  readonly occasion: Occasion | null;
  readonly year: string | null;
  /** Folded, without occasion and year. */
  readonly rest: string;
}

/** "sơ kết 2023 phường xã" */
export function readOccasion(text: string, today: Day): OccasionSaid {
  const words = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  let rest = ` ${withYears(words, today)} `;
  const year = / (20\d\d) /.exec(rest)?.[1] ?? null;
  rest = rest.replace(/ (?:nam )?20\d\d /, ' ');
  const found = OCCASION_WORDS.find(([words]) => words.test(rest));
  if (found !== undefined) rest = rest.replace(found[0], ' ');
  return { occasion: found?.[1] ?? null, year, rest: rest.replace(/ (?:dip|cua|cho|nhom|khen thuong) /g, ' ').trim() };
}

export interface DatedSaid {
  /** What stands before the first ";" or before "theo …". */
  readonly head: string;
  readonly document: string | null;
  readonly day: Day | null;
}

const UNDER = /(?:^|[\s,;])(?:theo|căn cứ|can cu|under)\s+/iu;
const DAY_WORD = /(?:^|[\s,;])(?:ngày|ngay|dated?)\s+(?=\d)/iu;

/** "Văn Hải; theo Công văn 45/NV; ngày 18/12/2023", also without the signs. Nothing is guessed: what is not said is null. */
export function readDated(text: string, today: Day): DatedSaid {
  const all = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  const under = UNDER.exec(all);
  const dated = DAY_WORD.exec(all);
  const read = dated === null ? null : readDay(all.slice(dated.index + dated[0].length), today);
  const from = under === null ? null : under.index + under[0].length;
  const documentEnd = dated !== null && from !== null && dated.index >= from ? dated.index : all.length;
  const document = from === null ? null : all.slice(from, documentEnd).replace(/[;,.\s]+$/, '');
  const headEnd = Math.min(under?.index ?? all.length, dated?.index ?? all.length);
  return {
    head: all
      .slice(0, headEnd)
      .replace(/[;,:\s]+$/, '')
      .trim(),
    document: document === null || document === '' ? null : document,
    day: read !== null && 'day' in read ? read.day : null,
  };
}

export interface PaperSaid {
  readonly name: string;
  /** "(doanh nghiệp)", "(tập thể)", "(cá nhân)" behind it. */
  readonly only: 'collective' | 'individual' | 'enterprise' | null;
}

const CASES: readonly (readonly [RegExp, Exclude<PaperSaid['only'], null>])[] = [
  [/doanh nghiep|enterprise/, 'enterprise'],
  [/ca nhan|individual|person/, 'individual'],
  [/tap the|collective/, 'collective'],
];

export interface PaperListSaid {
  readonly papers: readonly PaperSaid[];
  readonly document: string | null;
  readonly day: Day | null;
}

function paperIn(piece: string): PaperSaid[] {
  const found = /^(.*?)\s*\(([^()]*)\)\s*$/u.exec(piece.trim());
  const only = found === null ? undefined : CASES.find(([words]) => words.test(fold(found[2] ?? '')))?.[1];
  const name = (only === undefined ? piece : (found?.[1] ?? piece)).trim().replace(/\.$/, '');
  return name === '' ? [] : [{ name, only: only ?? null }];
}

/**
 * "văn bản đề nghị; báo cáo thành tích (tập thể); theo Công văn 12/NV; ngày 18/12/2023". A comma separates only where no
 * ";" does; a paper's own "theo Mẫu số 7" stays in its name.
 */
export function readPaperList(text: string, today: Day): PaperListSaid {
  const all = text.normalize('NFC');
  const pieces = (/[;\n]/.test(all) ? all.split(/[;\n]/) : all.split(',')).map((piece) => piece.trim());
  const isDay = (piece: string): boolean => /^(?:ngày|ngay|date)\s+\d/iu.test(piece);
  const isUnder = (piece: string): boolean => /^(?:theo|căn cứ|can cu|under)\s/iu.test(piece);
  const dated = pieces.find(isDay);
  const read = dated === undefined ? null : readDay(dated, today);
  const under = pieces.find(isUnder) ?? null;
  return {
    papers: pieces.filter((piece) => !isDay(piece) && !isUnder(piece)).flatMap(paperIn),
    document: under === null ? null : under.replace(/^\S+(?:\s+cứ|\s+cu)?\s+/iu, ''),
    day: read !== null && 'day' in read ? read.day : null,
  };
}

/** Number and symbol of a decision: "123/QĐ-UBND". */
const DECISION = /\d{1,6}[a-zđ]?\s?\/\s?(?:\d{4}\s?\/\s?)?[\p{L}][\p{L}\d.&-]{0,30}/u;

export interface ResultSaid {
  readonly result: NominationResult;
  readonly number: string | null;
  readonly day: Day | null;
}

const GRANTED = / (?:tang|dong y|khen|awarded|award|dat) /;
/** Whatever stands between the two: "chưa đủ điều kiện tặng". */
const NOT_GRANTED = / (?:khong|ko|chua|not) (?:.* )?(?:tang|dong y|khen|awarded|award|dat|xet) /;

/** "tặng; QĐ 123/QĐ-UBND ngày 28/12/2023", "không tặng": the first part that says either; null when none does. */
export function readResult(text: string, today: Day): ResultSaid | null {
  const parts = text.split(/[;,.\n]/).map(
    (part) =>
      ` ${fold(part)
        .replace(/[^\p{L}\p{N}/]+/gu, ' ')
        .trim()} `,
  );
  const said = parts.find((part) => NOT_GRANTED.test(part) || GRANTED.test(part));
  if (said === undefined) return null;
  const not = NOT_GRANTED.test(said);
  const { day } = readDated(text, today);
  const number = DECISION.exec(text.normalize('NFC'))?.[0].replace(/\s/g, '') ?? null;
  return { result: not ? 'not_awarded' : 'awarded', number, day };
}

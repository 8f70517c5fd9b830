/** What is asked to be exported or drafted: which table, in which format, of which period; "lập tờ trình giấy khen". */
import type { Day } from '../domain/time.js';
import { fold } from './fold.js';
import { withYears } from './years.js';

const TABLES: readonly (readonly [RegExp, string])[] = [
  [/xep hang|thu hang|ranking/, 'ranking'],
  [/du tieu chuan|du dieu kien|danh sach xet|xet khen|tieu chuan|eligib/, 'eligibility'],
  [/tinh hinh|tien do|nop bao cao|da nop|chua nop|day du|completeness/, 'completeness'],
  [/so lieu|tong hop|figures/, 'figures'],
];

const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/(?:^| )(?:pdf|a4)(?: |$)/, 'pdf'],
  [/(?:^| )csv(?: |$)/, 'csv'],
  [/(?:^| )json(?: |$)/, 'json'],
  [/(?:^| )(?:xlsx|excel)(?: |$)/, 'xlsx'],
];

export interface ExportWords {
  readonly table: string;
  readonly format: string;
}

/** Null when no table of ours is named: "xuất Excel" is about the last answer. */
export function readExport(rest: string): ExportWords | null {
  const said = fold(rest);
  const table = TABLES.find(([words]) => words.test(said))?.[1];
  if (table === undefined) return null;
  return { table, format: FORMATS.find(([words]) => words.test(said))?.[1] ?? 'xlsx' };
}

const PARTS: readonly (readonly [RegExp, (m: RegExpExecArray) => string])[] = [
  [
    / (?:quy (?:(iv|iii|ii|i)|([1-4]))|q([1-4])) /,
    (m) => `Q${m[2] ?? m[3] ?? ['i', 'ii', 'iii', 'iv'].indexOf(m[1] ?? '') + 1}`,
  ],
  [/ (?:9|chin) thang(?: dau)? /, () => '9M'],
  [/ (?:6 thang cuoi|nua cuoi) /, () => 'H2'],
  [/ (?:6 thang(?: dau)?|nua dau) /, () => 'H1'],
  [/ thang (1[0-2]|0?[1-9]) /, (m) => (m[1] ?? '').padStart(2, '0')],
];

/** A period is meant, and none that can be told: "quý 5", "năm 1999", "kỳ trước", two years at once. */
const UNREAD = / (?:(?:nam|quy|thang|ky) (?:\d+|truoc|nay|qua|sau|toi|vua)|(?:19|20)\d\d|\d+ thang) /;

export type PeriodSaid = { readonly period: string } | 'none' | 'unclear';

/** "quý 3 năm 2024" -> `2024-Q3`, "năm ngoái" -> `2022`; the part alone goes with `year`. */
export function readPeriodSaid(text: string, year: string, today: Day): PeriodSaid {
  const words = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  let said = ` ${withYears(words, today)} `;
  const taken = (pattern: RegExp): RegExpExecArray | null => {
    const m = pattern.exec(said);
    if (m !== null) said = said.replace(m[0], ' ');
    return m;
  };
  let part: string | null = null;
  for (const [pattern, of] of PARTS) {
    const m = part === null ? taken(pattern) : null;
    if (m !== null) part = of(m);
  }
  const named = taken(/ (?:nam )?(20\d\d) /)?.[1] ?? null;
  if (UNREAD.test(said)) return 'unclear';
  if (part !== null) return { period: `${named ?? year}-${part}` };
  return named === null ? 'none' : { period: named };
}

const DRAFTS: readonly (readonly [RegExp, string])[] = [
  [/tom tat|thanh tich/, 'summary'],
  [/to trinh|(?:van ban|cong van) de nghi|request/, 'request'],
  [/bang tong hop|tong hop de nghi|danh sach de nghi|list of proposals/, 'proposal_list'],
  [/bien ban|minutes/, 'minutes'],
  [/bao cao|roll up/, 'roll_up'],
];

/** Which of our papers is named; null when none is. */
export function readPaper(text: string): string | null {
  const said = fold(text);
  return DRAFTS.find(([words]) => words.test(said))?.[1] ?? null;
}

/** "bản PDF", "in A4": pages instead of a Word file. */
export const wantsPages = (text: string): boolean => /(?:^| )(?:pdf|a4)(?: |$)/.test(fold(text));

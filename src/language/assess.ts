/** What is typed about qualitative standards: a unit's few words, and an officer's "Đài Sơn 1: chưa đạt, thiếu sáng kiến". */
import { type Assessed, MOST_STATEMENT } from '../domain/assessment.js';
import { fold, tidy } from './fold.js';

export type StatementSaid =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not_done' }
  /** A word, a figure: nothing that could be judged. */
  | { readonly kind: 'too_short' }
  | { readonly kind: 'too_long'; readonly length: number };

const NOT_DONE =
  /^(?:(?:da|a|dạ) )?(?:don vi )?(?:chua|khong)(?: (?:thuc hien|lam|co|trien khai|to chuc|co gi|lam gi|thuc hien gi))?(?: (?:a|ạ|nhe))?$|^not (?:yet |done|carried out|started)?.{0,10}$/;
/** Fewer letters say nothing of what was done: "có", "đã thực hiện", "482/764". */
const FEWEST_LETTERS = 14;

export function readStatement(typed: string): StatementSaid {
  const text = tidy(typed).trim();
  const words = fold(text)
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (NOT_DONE.test(words)) return { kind: 'not_done' };
  if ([...text].length > MOST_STATEMENT) return { kind: 'too_long', length: [...text].length };
  const letters = (text.match(/\p{L}/gu) ?? []).length;
  return letters < FEWEST_LETTERS ? { kind: 'too_short' } : { kind: 'text', text };
}

export interface VerdictSaid {
  readonly verdict: Assessed;
  /** What follows, as typed; null when nothing does. */
  readonly words: string | null;
}

const VERDICTS: readonly (readonly [Assessed, string])[] = [
  ['open', '(?:de )?chua danh gia|bo danh gia|rut danh gia|not assessed'],
  ['not_met', 'chua dat(?: yeu cau)?|khong dat(?: yeu cau)?|chua dap ung|not met|does not meet'],
  ['met', 'dat(?: yeu cau| tieu chuan)?|dap ung|met|meets'],
];
const AT_START = VERDICTS.map(
  ([verdict, words]) => [verdict, new RegExp(`^(?:${words})(?=$|[^\\p{L}])`, 'u')] as const,
);
const AT_END = VERDICTS.map(
  ([verdict, words]) => [verdict, new RegExp(`(?:^|[\\s,:;–-]+)(?:${words})[.\\s]*$`, 'u')] as const,
);

/** Asked, not said: "đạt bao nhiêu", "chưa đạt phường nào". */
const ASKS = /\?|(?:^| )(?:nao|bao nhieu|may|ai|gi|which|how many|who)(?: |$)/;
const SEPARATED = /^[\s]*(?:$|[,;:.–-]|(?:vì|vi|do|lý do|ly do|because)\s)/iu;

/** "đạt", "chưa đạt vì chưa có sáng kiến", "chưa đánh giá"; null for anything else, "đặt hạn" and questions among it. */
export function readVerdict(typed: string): VerdictSaid | null {
  const text = tidy(typed).trim();
  // The fold keeps every letter's place, so what it finds can be cut from the text as typed.
  const folded = fold(text);
  for (const [verdict, form] of AT_START) {
    const found = form.exec(folded)?.[0];
    if (found === undefined) continue;
    const after = text.slice(found.length);
    if (/^đ[ặắấ]t/iu.test(text) || ASKS.test(folded)) return null;
    if (verdict !== 'not_met' && !SEPARATED.test(after)) return null;
    const rest = after
      .replace(/^[\s,:;.–-]+/u, '')
      .replace(/^(?:vì|vi|do|lý do|ly do|because)\s*:?\s+/iu, '')
      .trim();
    return { verdict, words: rest === '' ? null : rest };
  }
  return null;
}

export interface AssessSaid {
  /** What names the unit and the standard, without year and verdict. */
  readonly whom: string;
  readonly year: string | null;
  readonly verdict: VerdictSaid | null;
}

const YEAR = /\s+(?:năm\s+|nam\s+|year\s+)?(20\d\d)\s*$/iu;

/** "Đài Sơn 1 năm 2023: chưa đạt, thiếu sáng kiến" -> its parts. */
export function readAssess(rest: string): AssessSaid {
  const text = tidy(rest).trim();
  const colon = text.indexOf(':');
  const cut = colon < 0 ? atEnd(text) : { head: text.slice(0, colon), verdict: readVerdict(text.slice(colon + 1)) };
  const year = YEAR.exec(` ${cut.head}`)?.[1] ?? null;
  return { whom: ` ${cut.head}`.replace(YEAR, '').trim(), year, verdict: cut.verdict };
}

function atEnd(text: string): { readonly head: string; readonly verdict: VerdictSaid | null } {
  for (const [verdict, form] of AT_END) {
    const at = form.exec(fold(text))?.index;
    if (at !== undefined && at > 0) return { head: text.slice(0, at), verdict: { verdict, words: null } };
  }
  return { head: text, verdict: null };
}

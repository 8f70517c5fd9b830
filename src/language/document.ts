/**
 * A signed paper named in chat: "văn bản 25/BC-UBND ngày 14/12/2023", "kế hoạch số 12/KH-UBND ngày 5/3". The number
 * keeps its own spelling, since an office looks it up by that.
 */
import type { Day } from '../domain/time.js';
import { readDay } from './dates.js';
import { fold } from './fold.js';

export interface DocumentRead {
  readonly kind: 'report' | 'launch_plan';
  readonly number: string;
  /** Null when no day, or none that exists, was said. */
  readonly day: Day | null;
}

const OPENING = /^(?:da ky |ky roi |da gui )?(van ban|cong van|bao cao|vb|bc|ke hoach|kh)(?: so)?:? /;
/** The kind of a paper, as it may stand before its number. */
const KIND =
  '(?:cong van|quyet dinh|thong bao|van ban|ket luan|to trinh|bien ban|bao cao|ke hoach|chi thi|cv|qd|tb|vb|kl|ttr|bb|bc|kh|ct|letter|decision|notice|document)';
const ALONE = new RegExp(
  `^(?:${KIND} )?(?:(?:so|no\\.?):? ?)?\\d{1,6}(?:[a-z]|-[a-z]{1,5})? ?/ ?(?:\\d{4} ?/ ?)?[a-z][a-z\\d.&-]{0,30}$`,
);

/** "Công văn số 45/NV": a paper's kind, number and symbol, and not a word beside them. */
export const isNumberAlone = (text: string): boolean => ALONE.test(fold(text).trim());

const NUMBER = /(\d{1,6}[a-zđ]?\s?\/\s?(?:\d{4}\s?\/\s?)?[\p{L}][\p{L}\d.&-]{0,30})/u;

/** Null when the text names no paper by its number and symbol ("25/BC-UBND"). */
export function readDocument(text: string, today: Day): DocumentRead | null {
  const folded = fold(text).trim();
  const opening = OPENING.exec(folded)?.[1];
  if (opening === undefined || text.length > 200) return null;
  const found = NUMBER.exec(text.normalize('NFC'))?.[1];
  if (found === undefined) return null;
  const after = text.normalize('NFC').slice(text.normalize('NFC').indexOf(found) + found.length);
  const read = readDay(after, today);
  const kind = opening === 'ke hoach' || opening === 'kh' ? 'launch_plan' : 'report';
  return { kind, number: found.replace(/\s/g, ''), day: read !== null && 'day' in read ? read.day : null };
}

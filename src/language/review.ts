/** What an officer types under a report that waits: "xác nhận 2", "trả lại 1 tài liệu ghi 449/751", "hỏi lại", "2". */
import { fold, tidy } from './fold.js';

export type ReviewAct = 'verify' | 'return' | 'ask' | 'set' | 'next' | 'show';

export interface ReviewWords {
  readonly act: ReviewAct;
  /** The figure's number on the card; null when none was named. */
  readonly n: number | null;
  /** Another number stands beside it: "1 và 3", "1, 3". */
  readonly several: boolean;
  /** What follows, as typed: a reason, a question. */
  readonly rest: string;
}

const ACTS: readonly (readonly [RegExp, ReviewAct])[] = [
  [/^(?:xac nhan|dong y|duyet|verify|confirm|agree)(?= |$)/, 'verify'],
  [/^(?:tra lai|tra ve|return|send back)(?= |$)/, 'return'],
  [/^(?:hoi lai|hoi them|hoi don vi|ask)(?= |$)/, 'ask'],
  [/^(?:ghi so khac|so khac|ghi so|set)(?= |$)/, 'set'],
  [/^(?:bao cao sau|bao cao tiep|tiep theo|tiep|bo qua|de sau|next|skip|later)$/, 'next'],
  [/^(?:xem|xem tieu chi|show)(?= |$)/, 'show'],
];

const POLITE = /(?:^| )(?:nhe|nha|a|giup|luon|di|da|em|anh|chi)$/;
/** "cả 4", "tất cả", "còn lại" */
const ALL =
  /^(?:ca|het|tat ca|toan bo|con lai|phan con lai|bao cao|ca bao cao|so lieu|all|the rest)(?: (\d{1,2}))?(?: tieu chi)?$/;

/** How many figures the rest of "xác nhận …" means: all (of so many, where a number is said); null: something else. */
export function readAll(rest: string): { readonly count: number | null } | null {
  let words = fold(rest)
    .replace(/[.,;]+$/, '')
    .trim();
  while (POLITE.test(words)) words = words.replace(POLITE, '');
  if (words === '') return { count: null };
  const found = ALL.exec(words);
  return found === null ? null : { count: found[1] === undefined ? null : Number(found[1]) };
}

/** Words between the act and the number that only carry the sentence. */
const NUMBER = /^ ?(?:tieu chi|so|criterion|number)? ?(\d{1,2})(?=[ :,.;-]|$)[ :,.;-]*/;

const MORE = /^ ?(?:tieu chi|so|criterion|number)? ?\d{1,2} ?(?:,|va|and|&) ?(?:tieu chi )?\d{1,2}(?=[ :,.;]|$)/;

/**
 * Null when the text begins with none of the acts and is no bare number. `fold` keeps every letter at its place, so
 * that what follows can be cut from the text as it was typed.
 */
export function readReview(text: string): ReviewWords | null {
  const typed = tidy(text).trim();
  const folded = fold(typed);
  if (/^\d{1,2}$/.test(folded)) return { act: 'show', n: Number(folded), several: false, rest: '' };
  for (const [form, act] of ACTS) {
    const found = form.exec(folded)?.[0];
    if (found === undefined) continue;
    const after = folded.slice(found.length);
    const number = NUMBER.exec(after);
    const skipped = found.length + (number?.[0].length ?? 0);
    const n = number === null ? null : Number(number[1]);
    const aligned = folded.length === typed.length;
    const several = MORE.test(after);
    return { act, n, several, rest: (aligned ? typed : folded).slice(skipped).replace(/^[ :,.;-]+/, '') };
  }
  return null;
}

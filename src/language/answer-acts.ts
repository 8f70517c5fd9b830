/**
 * What is asked of an answer as a whole: on paper, as a picture, as a workbook, recalled by its code, published,
 * doubted. "In A4" alone means the last answer; "in bảng hồ sơ công việc" names what to print.
 */
import { fold, tidy } from './fold.js';
import { tokenise } from './tokens.js';

export type AnswerAct =
  | { readonly kind: 'paper' | 'chart' | 'table'; readonly rest: string }
  | { readonly kind: 'recall'; readonly code: string }
  | { readonly kind: 'publish'; readonly rest: string }
  | { readonly kind: 'doubt' };

type Opening = readonly [phrase: string, kind: 'paper' | 'chart' | 'table' | 'publish' | 'doubt'];

/** Folded openings; longer ones first. */
const OPENINGS: readonly Opening[] = (
  [
    ['in ra giay a4', 'paper'],
    ['in ra a4', 'paper'],
    ['in ra giay', 'paper'],
    ['in ban a4', 'paper'],
    ['in a4', 'paper'],
    ['ban a4', 'paper'],
    ['in giay', 'paper'],
    ['in ra', 'paper'],
    ['in pdf', 'paper'],
    ['xuat pdf', 'paper'],
    ['ban in', 'paper'],
    ['in', 'paper'],
    ['print', 'paper'],
    ['pdf', 'paper'],
    ['a4', 'paper'],
    ['ve bieu do', 'chart'],
    ['bieu do', 'chart'],
    ['ve do thi', 'chart'],
    ['do thi', 'chart'],
    ['chart', 'chart'],
    ['draw a chart', 'chart'],
    ['xuat ra excel', 'table'],
    ['xuat excel', 'table'],
    ['xuat file excel', 'table'],
    ['ban excel', 'table'],
    ['file excel', 'table'],
    ['tai excel', 'table'],
    ['excel', 'table'],
    ['export excel', 'table'],
    ['export', 'table'],
    ['xlsx', 'table'],
    ['cong bo ket qua', 'publish'],
    ['cong bo so lieu', 'publish'],
    ['cong bo', 'publish'],
    ['publish', 'publish'],
    ['phan anh so lieu', 'doubt'],
    ['phan anh', 'doubt'],
  ] as const
).toSorted((a, b) => b[0].length - a[0].length);

const POLITE =
  /^(?:da|a|em|oi|xin|cho|toi|anh|chi|giup|gium|ho|minh|lai|luon|ngay|di|nhe|nha|voi|please|me|it|this|that|cai nay|cau nay|ket qua nay)$/u;

const RECALL =
  /^(?:(?:xem|mo|tra|doc) (?:lai )?)?(?:ma )?(?:cau tra loi|tra loi|ma cau tra loi|answer|recall)(?: (?:ma|so|code))? ([0-9a-z-]{6,24})$/u;

/** Null when the text asks nothing of an answer. `rest` is what follows, as typed, without courtesies. */
export function readAnswerAct(message: string): AnswerAct | null {
  const sentence = tokenise(tidy(message));
  const tokens = sentence.tokens.filter((token) => token.kind !== 'sign');
  // A code is letters and digits in one; read as tokens it would fall into pieces.
  const recalled = RECALL.exec(
    fold(message)
      .replace(/[\s.!?,:"']+/g, ' ')
      .trim(),
  );
  if (recalled?.[1] !== undefined && /\d/.test(recalled[1])) return { kind: 'recall', code: recalled[1] };
  let start = 0;
  while (start < tokens.length && POLITE.test(tokens[start]?.key ?? '')) start += 1;
  for (const [phrase, kind] of OPENINGS) {
    const keys = phrase.split(' ');
    if (!keys.every((key, i) => tokens[start + i]?.key === key)) continue;
    let next = start + keys.length;
    while (next < tokens.length && POLITE.test(tokens[next]?.key ?? '')) next += 1;
    const first = tokens[next];
    const rest = first === undefined ? '' : sentence.text.slice(first.at).trim();
    if (kind === 'doubt') return rest === '' ? { kind } : null;
    return { kind, rest };
  }
  return null;
}

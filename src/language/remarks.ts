/** What was said besides the figure, as typed: "391/648, đã trừ hồ sơ mật rồi" -> "đã trừ hồ sơ mật rồi". */
import { isWord, type Sentence, type Token } from './tokens.js';

/** Politeness, openers and what only carries the figure. */
const FILLERS = new Set(
  (
    'a o u uh um da vang oi nhe nha ak z ha ad anh chi em minh toi ben don vi phuong xa dat duoc dc la thi co ' +
    'ko khong k hok ok oke oki roi do day cai so ho so van ban bao cao hs vb bc luon giup dum tren tong trong cong so ' +
    'ket qua ty le ti le sorry xin loi sua lai thanh nham y cua bang xu ly gui nhan dien tu mang qua moi truong truc tuyen ' +
    'du het ca it is we have dossiers documents reports files online total the please'
  ).split(' '),
);

function saysSomething(tokens: readonly Token[]): boolean {
  return tokens.some((t) => t.kind === 'word' && !FILLERS.has(t.key));
}

const EDGES = 'à ừ dạ vâng nhé nha ạ giúp dùm rồi thì luôn'.split(' ');
const isEdge = (token: Token | undefined): boolean =>
  (token?.kind === 'sign' && token.raw !== '"') || (isWord(token, ...EDGES) && token?.norm !== 'da');

/** The clauses of [from, to) that say something of their own, without punctuation and politeness at their ends. */
function said(sentence: Sentence, from: number, to: number): string[] {
  const clauses: string[] = [];
  let start = from;
  for (let i = from; i <= to; i += 1) {
    if (i < to && ![',', ';', '.', ':'].includes(sentence.tokens[i]?.raw ?? '')) continue;
    const part = sentence.tokens.slice(start, i);
    start = i + 1;
    if (!saysSomething(part)) continue;
    while (isEdge(part[0])) part.shift();
    while (part.at(-1)?.kind === 'sign' && !['%', ')', '"'].includes(part.at(-1)?.raw ?? '')) part.pop();
    const [first, last] = [part[0], part.at(-1)];
    if (first !== undefined && last !== undefined) clauses.push(sentence.text.slice(first.at, last.end));
  }
  return clauses;
}

/** "nhầm, 414", "sửa lại 414", "414 mới đúng": what was said before is taken back. */
export function saysCorrected({ tokens }: Sentence): boolean {
  return tokens.some(
    (t, i) =>
      isWord(t, 'nhầm', 'lộn', 'sửa', 'sai', 'sorry', 'wrong', 'mistake') ||
      (isWord(t, 'đính') && isWord(tokens[i + 1], 'chính')) ||
      (isWord(t, 'không', 'ko') && isWord(tokens[i + 1], 'phải')) ||
      (isWord(t, 'mới') && isWord(tokens[i + 1], 'đúng')) ||
      (isWord(t, 'xin') && isWord(tokens[i + 1], 'lỗi')),
  );
}

/** The remark around the figure at tokens [from, to), at most 300 characters; undefined when there is none. */
export function remark(sentence: Sentence, from: number, to: number): string | undefined {
  const parts = [...said(sentence, 0, from), ...said(sentence, to, sentence.tokens.length)];
  return parts.length === 0 ? undefined : parts.join(', ').slice(0, 300);
}

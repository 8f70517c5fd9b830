/** What was said besides the figure, as typed: "391/648, đã trừ hồ sơ mật rồi" -> "đã trừ hồ sơ mật rồi". */
import type { Sentence, Token } from './tokens.js';

/** Politeness, openers and what only carries the figure. */
const FILLERS = new Set(
  (
    'a o u uh um da vang oi nhe nha ak z ha ad anh chi em minh toi ben don vi phuong xa dat duoc dc la thi co ' +
    'ko khong k hok ok oke oki roi do day cai so ho so van ban bao cao hs vb bc luon giup dum tren tong trong cong so ' +
    'ket qua ty le ti le sorry xin loi sua lai thanh nham y cua bang xu ly gui nhan dien tu mang qua moi truong truc tuyen ' +
    'it is we have dossiers documents reports files online total the please'
  ).split(' '),
);

function saysSomething(tokens: readonly Token[]): boolean {
  return tokens.some((t) => t.kind === 'word' && !FILLERS.has(t.key));
}

const isEdge = (token: Token): boolean =>
  (token.kind === 'sign' && token.raw !== '"') || (token.kind === 'word' && EDGE.has(token.key));
const EDGE = new Set('a o u da vang nhe nha ak giup dum roi thi luon'.split(' '));

/** The text of [from, to) without punctuation and politeness at its ends; '' when it says nothing of its own. */
function said(sentence: Sentence, from: number, to: number): string {
  const part = sentence.tokens.slice(from, to);
  if (!saysSomething(part)) return '';
  let [first, last] = [0, part.length - 1];
  while (first < last && isEdge(part[first] as Token)) first += 1;
  while (last > first && part[last]?.kind === 'sign') last -= 1;
  return sentence.text.slice(part[first]?.at ?? 0, part[last]?.end ?? 0);
}

/** The remark around the figure at tokens [from, to), at most 300 characters; undefined when there is none. */
export function remark(sentence: Sentence, from: number, to: number): string | undefined {
  const parts = [said(sentence, 0, from), said(sentence, to, sentence.tokens.length)].filter((p) => p !== '');
  return parts.length === 0 ? undefined : parts.join(', ').slice(0, 300);
}

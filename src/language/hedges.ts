/** Words around a figure that say it is not the exact level: more or less, a change, or what was left undone. */
import type { Figure } from './figures.js';
import { isWord, type Sentence, type Token } from './tokens.js';

export type Hedge = 'approximate' | 'change_not_level' | 'complement';

const CLAUSE_END = new Set([',', ';', '.', '(', ')', '/', ':', '=', '%']);
const ABOUT =
  'khoảng tầm gần hơn ngót xấp ước dưới tối ít about around nearly almost over approximately roughly under least most'.split(
    ' ',
  );
const ABOUT_SIGNS = new Set(['>', '<', '~', '>=', '<=', '±']);
const CHANGE = 'tăng giảm thêm bớt increase increased decrease decreased rose fell up down'.split(' ');
const LEFT = 'còn thiếu sót chưa nợ trừ remaining missing'.split(' ');
const NOT = 'không ko k hok khong hong khum not no'.split(' ');

/** The words of the clause before token `at`, nearest first, at most `most`. */
function before(tokens: readonly Token[], at: number, most: number): Token[] {
  const words: Token[] = [];
  for (let i = at - 1; i >= 0 && words.length < most; i -= 1) {
    const token = tokens[i];
    if (token === undefined || CLAUSE_END.has(token.raw) || token.kind === 'number') break;
    words.push(token);
  }
  return words;
}

/** The words of the clause from token `at` on, at most `most`. */
function after(tokens: readonly Token[], at: number, most: number): Token[] {
  const words: Token[] = [];
  for (let i = at; i < tokens.length && words.length < most; i += 1) {
    const token = tokens[i];
    if (token === undefined || CLAUSE_END.has(token.raw) || token.kind === 'number') break;
    words.push(token);
  }
  return words;
}

/** Whether the person is not sure of the figure that ends at `to`: "85?", "85 mấy", "80% trở lên". */
function unsureAfter(tokens: readonly Token[], to: number): boolean {
  const next = tokens[to];
  const beyond = tokens[to + 1];
  if (next?.raw === '?' || (next?.raw === '+' && next.glued)) return true;
  if (isWord(next, 'mấy', 'khoảng')) return true;
  if (isWord(next, 'trở') && isWord(beyond, 'lên', 'xuống')) return true;
  if (isWord(next, 'gì') && isWord(beyond, 'đó')) return true;
  if (isWord(next, 'hơn')) return !isWord(beyond, 'năm', 'kỳ', 'so', 'cùng', 'mức', 'quý', 'tháng');
  const clause = after(tokens, to, 6);
  return clause.length > 0 && to + clause.length === tokens.length && isWord(clause.at(-1), 'chưa', 'không', 'ko');
}

function aboutBefore(words: readonly Token[], first: boolean): boolean {
  if (ABOUT_SIGNS.has(words[0]?.raw ?? '')) return true;
  const near = words.slice(0, 3);
  if (near.some((t) => isWord(t, ...ABOUT) || ['cỡ', 'cở', 'độ', 'chừng'].includes(t.norm))) return true;
  const bare = near.find((t) => !isWord(t, 'đạt', 'được', 'là'));
  return first && bare !== undefined && isWord(bare, 'trên', 'above', 'tròm');
}

/** "giảm sát" is no decrease, "trừ" and "không thiếu" leave nothing. */
function changeBefore(words: readonly Token[]): boolean {
  return words.slice(0, 4).some((t, i) => isWord(t, ...CHANGE) && !isWord(words[i - 1], 'sát', 'cường'));
}

function leftBefore(words: readonly Token[]): boolean {
  return words
    .slice(0, 3)
    .some(
      (t, i) => isWord(t, ...LEFT) && !isWord(words[i + 1], ...NOT, 'đã', 'vẫn') && !isWord(words[i - 1], 'kể', 'tính'),
    );
}

/** "242 hồ sơ giấy", "12 chưa làm". */
export function leftAfter(tokens: readonly Token[], to: number): boolean {
  const words = after(tokens, to, 5);
  return words.some(
    (t, i) =>
      (isWord(t, 'giấy', 'paper', 'left') && !isWord(words[i - 1], ...NOT)) ||
      (isWord(t, 'chưa') && !isWord(words[i + 1], 'kể', 'tính', 'bao') && to + words.length < tokens.length) ||
      (isWord(t, 'chưa') && isWord(words[i + 1], 'làm', 'xử', 'số', 'ký', 'gửi', 'thực')),
  );
}

/** "tăng từ 50 lên 55%": the level is what follows "lên". */
export function saysLevel(tokens: readonly Token[], from: number): boolean {
  return isWord(tokens[from - 1], 'lên', 'đến', 'tới', 'còn', 'thành', 'xuống', 'to');
}

/** The hedge on the figure [from, to); `first`: no figure before it, so "trên 80" is "more than 80". */
export function hedgeOn(sentence: Sentence, figure: Pick<Figure, 'from' | 'to'>, first: boolean): Hedge | null {
  const { tokens } = sentence;
  const words = before(tokens, figure.from, 6);
  if (
    changeBefore(words) ||
    (isWord(tokens[figure.to], 'điểm') && ['phan', '%'].includes(tokens[figure.to + 1]?.key ?? ''))
  ) {
    return 'change_not_level';
  }
  if (aboutBefore(words, first) || unsureAfter(tokens, figure.to)) return 'approximate';
  return leftBefore(words) || leftAfter(tokens, figure.to) ? 'complement' : null;
}

/** Whether the clause of a figure speaks of another period: "năm ngoái 56%". */
export function isOfBefore(tokens: readonly Token[], figure: Pick<Figure, 'from' | 'to'>): boolean {
  const words = [...before(tokens, figure.from, 8), ...after(tokens, figure.to, 6)];
  return words.some((t) => isWord(t, 'ngoái', 'trước', 'last', 'previous'));
}

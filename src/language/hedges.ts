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
const CHANGE = 'tăng giảm vượt thêm bớt increase increased decrease decreased rose fell up down'.split(' ');
const LEFT = 'còn thiếu sót chưa nợ trừ remaining missing'.split(' ');
const NOT = 'không ko k hok khong hong khum not no'.split(' ');

const GUESSES =
  'hình như|có lẽ|đoán|nghĩ là|em nghĩ|nghe nói|nghe đâu|hay sao|thì phải|nhớ là|nhớ mang|không nhớ|dự kiến|ước tính|áng chừng|tròm trèm|xêm xêm|maybe|probably|perhaps|i think|i guess|guess|not sure|unsure'
    .split('|')
    .map((phrase) => phrase.split(' '));

/** The person does not know for certain: "hình như 413/655", "413/655 hay sao ấy", "không chắc". */
export function isGuess({ tokens }: Sentence): boolean {
  return tokens.some((token, i) => {
    if (token.kind !== 'word') return false;
    if (isWord(token, 'chắc'))
      return isWord(tokens[i - 1], ...NOT, 'chưa') || !isWord(tokens[i + 1], 'chắn', 'lắm', 'rồi', 'luôn');
    if (isWord(token, 'ước')) return true;
    return GUESSES.some((words) => words.every((word, n) => isWord(tokens[i + n], word)));
  });
}

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
  // What was planned is no figure of what was done.
  const [last, beyond] = words.filter((t) => !isWord(t, 'là'));
  if (isWord(beyond, 'chỉ', 'mục') && isWord(last, 'tiêu')) return true;
  if (isWord(beyond, 'kế') && isWord(last, 'hoạch')) return true;
  const near = words.slice(0, 3);
  if (near.some((t, i) => isWord(t, 'thể') && isWord(words[i + 1], 'có'))) return true;
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

/** "tăng khoảng 5%", "5% trở lên": more or less, whatever else is said of the figure. */
export function isAbout({ tokens }: Sentence, { from, to }: Pick<Figure, 'from' | 'to'>): boolean {
  return aboutBefore(before(tokens, from, 6), true) || unsureAfter(tokens, to);
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

const COMPARED = 'so với hơn tăng giảm nay này thấp cao'.split(' ');

/** "năm ngoái 640", "400/640 kỳ trước": said of an earlier period, compared with nothing. */
function isEarlier(tokens: readonly Token[], figure: Pick<Figure, 'from' | 'to'>): boolean {
  const ended = isWord(tokens[figure.to], 'năm', 'kỳ', 'quý') && isWord(tokens[figure.to + 1], 'ngoái', 'trước');
  const words = before(tokens, figure.from, 8);
  const named = words.some(
    (t, i) => isWord(t, 'ngoái') || (isWord(t, 'trước') && isWord(words[i + 1], 'năm', 'kỳ', 'quý')),
  );
  return (named && !words.some((t) => isWord(t, ...COMPARED))) || ended;
}

/** The figures of the period that is asked about; both numbers of a fraction go together. */
export function ofThisPeriod({ tokens }: Sentence, figures: readonly Figure[]): readonly Figure[] {
  const joined = (a: Figure, b: Figure | undefined): boolean =>
    b !== undefined && b.from - a.to <= 3 && tokens.slice(a.to, b.from).some((t) => t.raw === '/' || isWord(t, 'trên'));
  const earlier = new Set(figures.filter((f) => isEarlier(tokens, f)));
  figures.forEach((f, i) => {
    const next = figures[i + 1];
    if (next === undefined || !joined(f, next)) return;
    if (earlier.has(f)) earlier.add(next);
    else if (earlier.has(next)) earlier.add(f);
  });
  return earlier.size === 0 ? figures : figures.filter((f) => !earlier.has(f));
}

/** Whether the clause of a figure speaks of another period: "năm ngoái 56%". */
export function isOfBefore(tokens: readonly Token[], figure: Pick<Figure, 'from' | 'to'>): boolean {
  const words = [...before(tokens, figure.from, 8), ...after(tokens, figure.to, 6)];
  return words.some((t) => isWord(t, 'ngoái', 'trước', 'last', 'previous'));
}

/**
 * A sentence as the row of words that questions are read from: teencode spelled out, contractions opened,
 * punctuation dropped except comparison signs, "%" and what stands between two numbers. Names in plans and rosters
 * go through the same function, so that both sides always agree.
 */
import { fold, tidy } from '../language/fold.js';
import { type Token, tokenise } from '../language/tokens.js';

export interface Word {
  readonly kind: 'word' | 'number' | 'sign';
  /** Folded. */
  readonly key: string;
  /** Lower case with marks. */
  readonly norm: string;
  /** As typed, for capital letters. */
  readonly raw: string;
}

/** Short forms with one meaning in questions about figures (domain.md §11). */
const SHORT: Readonly<Record<string, string>> = {
  k: 'không',
  ko: 'không',
  kg: 'không',
  kh: 'không',
  hk: 'không',
  hok: 'không',
  hong: 'không',
  hông: 'không',
  hổng: 'không',
  khum: 'không',
  hem: 'không',
  kô: 'không',
  khg: 'không',
  dc: 'được',
  đc: 'được',
  đk: 'được',
  dk: 'được',
  bn: 'bao nhiêu',
  bnh: 'bao nhiêu',
  bnhieu: 'bao nhiêu',
  baonhieu: 'bao nhiêu',
  nhiu: 'nhiêu',
  nhìu: 'nhiều',
  r: 'rồi',
  rùi: 'rồi',
  rui: 'rồi',
  j: 'gì',
  z: 'vậy',
  dz: 'vậy',
  v: 'vậy',
  dzậy: 'vậy',
  zậy: 'vậy',
  cx: 'cũng',
  vs: 'với',
  bh: 'bao giờ',
  ntn: 'như thế nào',
  trc: 'trước',
  bc: 'báo cáo',
  sl: 'số liệu',
  hs: 'hồ sơ',
  hsơ: 'hồ sơ',
  đv: 'đơn vị',
  dv: 'đơn vị',
  hnay: 'hôm nay',
  wa: 'qua',
  fường: 'phường',
  fuong: 'phường',
  phg: 'phường',
  ph: 'phường',
  fg: 'phường',
  pường: 'phường',
  puong: 'phường',
  nthe: 'như thế',
  tlệ: 'tỷ lệ',
  tle: 'tỷ lệ',
  tl: 'tỷ lệ',
  ktxh: 'kinh tế xã hội',
  xh: 'xã hội',
  kt: 'kinh tế',
  vb: 'văn bản',
  tb: 'trung bình',
  đạtt: 'đạt',
  datt: 'đạt',
  ptram: 'phần trăm',
  pct: '%',
  pt: '%',
  percent: '%',
};

const KEPT_SIGNS = new Set(['%', '>', '<', '=', '>=', '<=']);
const CONTRACTIONS: readonly (readonly [RegExp, string | ((word: string) => string)])[] = [
  [/\bcan'?t\b/gi, 'can not'],
  [/n't(?![a-z])/gi, ' not'],
  [/\b(have|has|did|do|does|is|are)nt\b/gi, '$1 not'],
  [/'s(?![a-z])/gi, ' '],
  [/phần trăm|phan tram|phần tram/giu, '%'],
  // VNI digits inside a word ("na2o", "d9a5t"); a digit at the end only may be a number ("top3").
  [/(?<![\p{L}\d])\p{L}+(?:\d\p{L}+)+\d?(?![\p{L}\d])/gu, (word) => word.replace(/\d/g, '')],
  // "4/4 tiêu chuẩn": all of them.
  [/(?<![\d/])([2-9])\/\1(?=\s+(?:tiêu chuẩn|tiêu chí|tieu chuan|tieu chi))/giu, 'cả $1'],
  // "H.S.C.V"
  [/(?<![\p{L}\d])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\d])/gu, (word) => word.replaceAll('.', '')],
];

function between(tokens: readonly Token[], i: number): boolean {
  const after = tokens[i - 1]?.kind === 'number' || (tokens[i - 1]?.raw === '%' && tokens[i - 2]?.kind === 'number');
  return after && (tokens[i + 1]?.kind === 'number' || tokens[i + 1]?.raw === '%');
}

/** "-3": a minus sign, which no question about figures has a reading for. */
function negative(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  return (
    tokens[i]?.raw === '-' && next?.kind === 'number' && next.glued && tokens[i]?.glued === false && !between(tokens, i)
  );
}

function pushWord(words: Word[], token: Token): void {
  const spelled = SHORT[token.norm] ?? (token.norm === token.key ? SHORT[token.key] : undefined);
  if (spelled === undefined) words.push({ kind: 'word', key: token.key, norm: token.norm, raw: token.raw });
  else if (spelled === '%') words.push({ kind: 'sign', key: '%', norm: '%', raw: '%' });
  else for (const part of spelled.split(' ')) words.push({ kind: 'word', key: fold(part), norm: part, raw: part });
}

/** `1-2` and `1/2` keep their sign between the numbers; a leading zero of a ward number is dropped ("p.03"). */
export function wordsOfSentence(message: string): Word[] {
  let text = tidy(message);
  for (const [what, by] of CONTRACTIONS)
    text = typeof by === 'string' ? text.replace(what, by) : text.replace(what, by);
  const { tokens } = tokenise(text);
  const words: Word[] = [];
  tokens.forEach((token, i) => {
    if (token.kind === 'word') {
      // "9M", "2k": a letter glued to a number is its unit, never the word "không".
      if (token.glued && tokens[i - 1]?.kind === 'number' && SHORT[token.key] === 'không') {
        words.push({ kind: 'word', key: `${token.key}#`, norm: `${token.key}#`, raw: token.raw });
      } else pushWord(words, token);
    } else if (token.kind === 'number') {
      const key = token.key.replace(/^0+(?=\d+$)/, '');
      words.push({ kind: 'number', key, norm: key, raw: token.raw });
    } else if (negative(tokens, i)) {
      words.push({ kind: 'sign', key: '-', norm: '-', raw: '-' });
    } else if (KEPT_SIGNS.has(token.raw) || ((token.raw === '-' || token.raw === '/') && between(tokens, i))) {
      words.push({ kind: 'sign', key: token.raw, norm: token.raw, raw: token.raw });
    }
  });
  return words;
}

/** The comparable form of a name: its words, folded, one space between. */
export function nameKey(name: string): string {
  return wordsOfSentence(name)
    .filter((word) => word.kind !== 'sign')
    .map((word) => word.key)
    .join(' ');
}

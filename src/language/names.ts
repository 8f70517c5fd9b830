/** Numbers that are no figures: names of places, periods, dates, clock times, telephones, document numbers, places in a list. */
import { isWord, type Sentence, type Token } from './tokens.js';

/** Words before a number that make it a name: "phường 3", "quý 4", "tiêu chí 2", "P3". */
const BEFORE = new Set(
  'phuong p f quan q quy kp ap thon to khu pho thang t tc muc cau dieu khoan lan dot ky so thu ward quarter question item top'.split(
    ' ',
  ),
);
/** Units of time after a number: "5 phút nữa", "2 ngày nữa". */
const TIME_AFTER = new Set('phut tieng tuan hom ngay thang nam days day hours hour minutes'.split(' '));

/** What is counted in questions and lists, never in a report's answer: "5 phường cao nhất". */
const UNITS_AFTER = new Set('phuong xa wards communes units'.split(' '));

function isYear(token: Token | undefined): boolean {
  return token?.kind === 'number' && /^(19|20)\d\d$/.test(token.raw);
}

/** The end (exclusive) of a slash or dash date at `i`, or `i`. */
function dateEnd(tokens: readonly Token[], i: number): number {
  const part = (at: number, max: number): boolean => {
    const raw = tokens[at]?.raw ?? '';
    return /^\d{1,2}$/.test(raw) && Number(raw) >= 1 && Number(raw) <= max;
  };
  const sign = tokens[i + 1]?.raw;
  if (!part(i, 31) || (sign !== '/' && sign !== '-') || !part(i + 2, 12)) return i;
  return tokens[i + 3]?.raw === sign && isYear(tokens[i + 4]) ? i + 5 : i + 3;
}

/** The end (exclusive) of a telephone number at `i` ("0912345678", "0912.345.678", "0259 3822 123", "+84…"), or `i`. */
function phoneEnd(tokens: readonly Token[], i: number): number {
  let digits = '';
  for (let at = i; tokens[at]?.kind === 'number' && at < i + 4; at += 1) {
    const raw = tokens[at]?.raw ?? '';
    if (!/^\d+$|^0\d{2,3}\.\d{3}\.\d{3,4}$/.test(raw)) return i;
    digits += raw.replaceAll('.', '');
    if (/^0[1-9]\d{8,9}$/.test(digits) || (tokens[i - 1]?.raw === '+' && /^84\d{9,10}$/.test(digits))) return at + 1;
  }
  return i;
}

/** Whether `d/m/yyyy` starts at `i`: a date wherever it stands. */
export const isFullDate = (tokens: readonly Token[], i: number): boolean => dateEnd(tokens, i) === i + 5;

/** Token places that belong to names, dates and times. */
export function namedPlaces(sentence: Sentence): ReadonlySet<number> {
  const { tokens } = sentence;
  const named = new Set<number>();
  const take = (from: number, to: number): void => {
    for (let i = from; i < to; i += 1) named.add(i);
  };
  tokens.forEach((token, i) => {
    if (token.kind === 'number' && !named.has(i)) take(i, namedUntil(tokens, i));
  });
  return named;
}

/** Where the name that the number at `i` belongs to ends; `i` when it is none. */
function namedUntil(tokens: readonly Token[], i: number): number {
  const before = tokens[i - 1]?.raw === '.' ? tokens[i - 2] : tokens[i - 1];
  const next = tokens[i + 1];
  const phone = phoneEnd(tokens, i);
  if (phone > i) return phone;
  const date = dateEnd(tokens, i);
  if (date === i + 5) return date;
  if (isWord(before, 'ngày', 'hôm', 'date') || isWord(before, 'day')) return Math.max(date, i + 1);
  if (date > i && isWord(before, 'đến', 'hết', 'lúc') && isWord(tokens[i - 2], 'liệu', 'tính', 'tới', 'đến'))
    return date;
  if (isWord(before, 'tháng') && next?.raw === '/' && isYear(tokens[i + 2])) return i + 3;
  if ((isWord(before, 'năm') || isWord(before, 'year')) && isYear(tokens[i])) return i + 1;
  if (next?.key === 'h' && next.glued)
    return tokens[i + 2]?.kind === 'number' && tokens[i + 2]?.glued === true ? i + 3 : i + 2;
  if (next?.raw === '/' && tokens[i + 2]?.kind === 'word' && /^[A-ZĐ]{2,}$/.test(tokens[i + 2]?.raw ?? ''))
    return i + 3;
  if (isPlaceNumber(tokens, i, before)) return i + 1;
  if (next?.kind === 'word' && UNITS_AFTER.has(next.key)) return i + 1;
  const counted = tokens[i - 1]?.raw === '/' || isWord(before, 'trên', 'trong', 'tổng');
  if (!counted && next?.kind === 'word' && TIME_AFTER.has(next.key) && tokens[i + 2]?.kind !== 'number') return i + 2;
  return i;
}

function isPlaceNumber(tokens: readonly Token[], i: number, before: Token | undefined): boolean {
  const token = tokens[i];
  if (before?.kind !== 'word' || !BEFORE.has(before.key) || !/^\d{1,2}$/.test(token?.raw ?? '')) return false;
  const after = tokens[i + 1]?.raw;
  if (after === '/' || after === '%' || (after === ':' && tokens[i + 1]?.glued && tokens[i + 2]?.glued)) return false;
  if (before.key === 'so') return tokens.length > i + 1 && tokens.slice(i + 1).some((t) => t.kind === 'number');
  if (before.key === 'to') return before.norm === 'tổ';
  return (
    before.key.length > 1 ||
    token?.glued === true ||
    tokens[i - 1]?.raw === '.' ||
    tokens.slice(i + 1).some((t) => t.kind === 'number')
  );
}

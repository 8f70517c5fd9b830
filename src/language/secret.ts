/**
 * Whether a text or a file name carries secret material: a marking (MẬT, TỐI MẬT, TUYỆT MẬT), a secret document, its
 * title or content, or how many there are (facts: domain §6). Words that only say such items were left out are
 * ordinary, and so are bảo mật, mật khẩu, mật độ, mất, mặt. Where it is not sure it refuses.
 */
import { fold, forgetTexts, lastKept, TEXT_LIMIT } from './fold.js';
import { isWord, type Token, tokenise } from './tokens.js';

const NOUNS =
  'hồ văn tài công vb hs cv tl bc báo quyết kế file tệp đề điện thư giấy nghị tờ danh họp phương bản dấu độ nội tin document documents file files dossier dossiers report reports'.split(
    ' ',
  );
/** After "mật": a word of its own that has nothing to do with secrets of the state. */
const ORDINARY_AFTER = 'khẩu độ ong mã thiết đường mía gấu ngọt lệnh ngữ hoa nhân danh pass word'.split(' ');
const LEAVES_OUT = 'trừ loại bỏ ngoại excluding except without excluded less'.split(' ');
const NOT = 'không ko k chưa chẳng kh hok no not'.split(' ');
const COUNTED = 'phát tính kể gồm bao nhập có gửi phải lấy đưa thống count include included including counting'.split(
  ' ',
);
const CLAUSE = new Set([',', ';', '.', '(', ')', '[', ']', '\n']);
const ASKING = 'không sao ko nhỉ hả hay'.split(' ');

/** Windows of a long text that are looked at: more than any platform sends in one message. */
const MOST_WINDOWS = 5;
/** What two windows share, so that nothing stands unseen across their edge. */
const OVERLAP = 200;
const WORTH_READING = /mat|bmnn|secret|classified/;

/** Reads the first 9.200 characters of a text; the edges of what is read overlap. */
export function carriesSecret(text: string): boolean {
  const found = carries(text);
  if (found) forgetTexts();
  return found;
}

const carries = lastKept((text) => anyWindow(text, secretAt));

/**
 * Whether a line of a document bears a marking. Inside a document a sentence may speak of secret material as a rule
 * ("công tác bảo vệ bí mật nhà nước"); only the marking itself makes the document secret. Reads as far as `carriesSecret`.
 */
export function bearsMarking(text: string): boolean {
  return anyWindow(text, (tokens, i, window) => {
    const token = tokens[i];
    if (token === undefined || ordinary(token, tokens[i - 1], tokens[i + 1])) return false;
    const clause = clauseAround(tokens, i);
    return !leftOut(tokens, i, clause) && !onlyAsks(tokens, i, clause) && isMarking(token, tokens, i, window);
  });
}

type Judge = (tokens: readonly Token[], i: number, text: string, marked: boolean) => boolean;

function anyWindow(text: string, judge: Judge): boolean {
  for (let n = 0; n < MOST_WINDOWS; n += 1) {
    const from = n * (TEXT_LIMIT - OVERLAP);
    if (from > 0 && from + OVERLAP >= text.length) return false;
    if (windowCarries(text.slice(from, from + TEXT_LIMIT), judge)) return true;
  }
  return false;
}

function windowCarries(text: string, judge: Judge): boolean {
  if (!WORTH_READING.test(fold(text))) return false;
  const { tokens, marked } = tokenise(text);
  return tokens.some((token, i) => isSecretWord(token, marked) && judge(tokens, i, text, marked));
}

/** "mật" with its mark; without marks only in a text that has none, or in capitals. */
function isSecretWord(token: Token, marked: boolean): boolean {
  if (token.kind !== 'word') return false;
  if (token.norm === 'mật' || token.key === 'bmnn' || /^(tuyet|toi)mat$/.test(token.key)) return true;
  if (token.key === 'secret' || token.key === 'classified') return true;
  return token.norm === 'mat' && (!marked || token.raw === 'MAT');
}

function secretAt(tokens: readonly Token[], i: number, text: string, marked: boolean): boolean {
  const token = tokens[i];
  const [prev, next] = [tokens[i - 1], tokens[i + 1]];
  if (token === undefined || ordinary(token, prev, next)) return false;
  const clause = clauseAround(tokens, i);
  if (isCounted(tokens, i, clause)) return true;
  if (leftOut(tokens, i, clause) || onlyAsks(tokens, i, clause)) return false;
  return isMarking(token, tokens, i, text) || named(tokens, i, clause, marked);
}

function ordinary(token: Token, prev: Token | undefined, next: Token | undefined): boolean {
  if (isWord(next, ...ORDINARY_AFTER) && !/^\p{Lu}+$/u.test(token.raw + (prev?.raw ?? 'x'))) return true;
  if (isWord(next, 'khẩu', 'độ', 'mã', 'ong')) return true;
  return (
    isWord(prev, 'bảo') ||
    (token.norm === 'mat' &&
      isWord(next, 'rồi', 'hết', 'điện', 'mạng', 'bằng', 'mát', 'máy', 'sổ', 'số', 'tiền', 'thời', 'trận', 'hàng'))
  );
}

interface Clause {
  readonly from: number;
  readonly to: number;
}

function clauseAround(tokens: readonly Token[], i: number): Clause {
  let [from, to] = [i, i + 1];
  while (from > 0 && !CLAUSE.has(tokens[from - 1]?.raw ?? ',')) from -= 1;
  while (to < tokens.length && !CLAUSE.has(tokens[to]?.raw ?? ',')) to += 1;
  return { from: Math.max(from, i - 14), to: Math.min(to, i + 14) };
}

/** Place of the noun the word belongs to ("hồ sơ mật", "văn bản loại tối mật"), or -1. */
function nounBefore(tokens: readonly Token[], i: number, from: number): number {
  for (let at = i - 1; at >= Math.max(from, i - 5); at -= 1) {
    if (isWord(tokens[at], ...NOUNS)) return at;
    if (tokens[at]?.kind === 'number') return -1;
  }
  return -1;
}

const isAmount = (token: Token | undefined): boolean =>
  token?.kind === 'number' ||
  isWord(
    token,
    'một',
    'hai',
    'ba',
    'bốn',
    'năm',
    'sáu',
    'bảy',
    'tám',
    'chín',
    'mười',
    'vài',
    'nhiều',
    'mấy',
    'three',
    'two',
    'several',
    'some',
  );

/** "12 văn bản mật", "văn bản mật: 5", "số văn bản mật là 5": how many, even where they are said to be left out. */
function isCounted(tokens: readonly Token[], i: number, clause: Clause): boolean {
  const noun = nounBefore(tokens, i, clause.from);
  const start = noun === -1 ? i : startOfNoun(tokens, noun, clause.from);
  const before = tokens[start - 1];
  const fraction = tokens[start - 2]?.raw === '/';
  if (
    start > clause.from &&
    isAmount(before) &&
    !fraction &&
    !isWord(tokens[start - 2], 'năm', 'tháng', 'quý', 'trên', 'tổng')
  )
    return true;
  if (tokens[i + 1]?.key === 'documents' && isAmount(tokens[i - 1])) return true;
  let at = i + 1;
  while (
    isWord(tokens[at], 'là', 'có', 'gồm', 'khoảng', 'nhà', 'nước', 'của', 'phường', 'xã') ||
    [':', '=', '-', '('].includes(tokens[at]?.raw ?? '')
  )
    at += 1;
  const direct = tokens[at]?.kind === 'number' && tokens[at + 1]?.raw !== '/' && tokens[at + 1]?.raw !== '%';
  return direct && (noun !== -1 || at === i + 1 || [':', '='].includes(tokens[i + 1]?.raw ?? ''));
}

/** "hồ sơ", "văn bản", "tài liệu" are two syllables; "bộ hồ sơ" three. */
function startOfNoun(tokens: readonly Token[], noun: number, from: number): number {
  let start = noun;
  while (
    start > from &&
    (isWord(tokens[start - 1], ...NOUNS) || isWord(tokens[start - 1], 'bộ', 'cái', 'số', 'loại', 'secret'))
  )
    start -= 1;
  return start;
}

/** "đã trừ hồ sơ mật", "không tính văn bản mật", "hồ sơ mật không nhập". */
function leftOut(tokens: readonly Token[], i: number, clause: Clause): boolean {
  const before = tokens.slice(clause.from, i);
  if (isWord(before.at(-1), ...NOT)) return true;
  if (before.some((t, at) => isWord(t, ...LEAVES_OUT) && !isWord(before[at - 1], ...NOT))) return true;
  if (before.some((t, at) => isWord(t, ...NOT) && before.slice(at + 1, at + 3).some((w) => isWord(w, ...COUNTED))))
    return true;
  if (before.some((t, at) => isWord(t, 'ngoài') && !isWord(before[at + 1], 'ra'))) return true;
  const after = tokens.slice(i + 1, clause.to);
  return after.some(
    (t, at) =>
      (isWord(t, ...LEAVES_OUT) && isWord(after[at - 1], 'đã', 'thì', 'được', 'were')) ||
      (isWord(t, ...NOT) && isWord(after[at + 1], ...COUNTED) && !isWord(after[at + 1], 'có', 'phải')),
  );
}

/** "hồ sơ mật có tính không?", "hồ sơ mật thì sao": about the rule, not about a document. */
function onlyAsks(tokens: readonly Token[], i: number, clause: Clause): boolean {
  const all = tokens.slice(clause.from, clause.to);
  if (tokens.some((t) => t.kind === 'number')) return false;
  const rule = all.some((t) =>
    isWord(t, 'tính', 'nhập', 'trừ', 'kể', 'loại', 'báo', 'quy', 'thì', 'count', 'include', 'luật', 'định'),
  );
  const end = all.findLast((t) => t.kind === 'word');
  const law = tokens.slice(clause.from, i).some((t) => isWord(t, 'luật', 'phạm')) || isWord(tokens[clause.from], 'quy');
  return (
    (rule && (isWord(end, ...ASKING) || tokens[clause.to - 1]?.raw === '?')) || (law && isWord(tokens[i + 1], 'nhà'))
  );
}

/** A marking of its own: TUYỆT MẬT, TỐI MẬT, MẬT, "(Mật)", "Độ mật: …", TUYET MAT in a file name. */
function isMarking(token: Token, tokens: readonly Token[], i: number, text: string): boolean {
  const prev = tokens[i - 1];
  if (/^(tuyet|toi)mat$/.test(token.key) || isWord(prev, 'tuyệt')) return true;
  if (isWord(prev, 'tối')) return prev?.norm === 'tối' || (token.raw === 'MAT' && prev?.raw === 'TOI');
  if (token.key === 'classified' || (token.key === 'secret' && prev?.key === 'top')) return true;
  if (isWord(prev, 'bí')) return false;
  if (token.raw === 'MẬT') return true;
  if (token.raw === 'MAT')
    return (
      /\.[a-z0-9]{2,5}$/i.test(text.trim().slice(-6)) || tokens.length === 1 || prev?.raw === '(' || prev?.raw === '['
    );
  const bracketed = (prev?.raw === '(' || prev?.raw === '[') && [')', ']'].includes(tokens[i + 1]?.raw ?? '');
  return token.norm === 'mật' && (bracketed || tokens.length === 1 || (i === 0 && tokens[1]?.raw === ':'));
}

/** A document that is called secret: "văn bản mật về nhân sự", "đóng dấu mật", "độ mật". */
function named(tokens: readonly Token[], i: number, clause: Clause, marked: boolean): boolean {
  const token = tokens[i];
  const secretOf = isWord(tokens[i - 1], 'bí') ? i - 1 : i;
  if (isWord(tokens[i + 1], 'document', 'documents', 'file', 'files', 'dossier', 'dossiers', 'report', 'reports'))
    return true;
  const noun = nounBefore(tokens, secretOf, clause.from);
  if (noun === -1) return false;
  if (token?.norm === 'mat' && !marked) return secretOf - noun <= 2;
  return true;
}

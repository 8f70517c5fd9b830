/** "sửa 3", "sửa văn bản hành chính thành 1196/1204", "HSCV sửa lại 485/764 giúp, sót 3 hồ sơ". */
import type { Command } from './commands.js';
import { readReply } from './reply.js';
import { isWord, type Sentence, type Token } from './tokens.js';

type Fix = Extract<Command, { kind: 'fix' }>;

/** A place in the list, never a figure: plans have far fewer criteria than this. */
const MOST_CRITERIA = 20;
const MOST_SUBJECT_WORDS = 12;

const OPENERS = 'dạ à xin em tôi anh chị muốn cần cho nhầm ý lộn sorry oi ơi gõ rồi please i want to'.split(' ');
const AFTER_VERB = 'lại giúp dùm số tiêu chí mục câu dòng cho cái the number item'.split(' ');
const INTO = 'thành là sang bằng to into'.split(' ');
const WHY = ['vì', 'do', 'bởi', 'because', 'since'];
const PRE_REASON = new Set('giup dum nhe nha a voi vi do ly boi la gium because'.split(' '));

/** The place after the verb "sửa", "đính chính", "chỉnh"; -1 when none stands where a command has it. */
function verbAt(tokens: readonly Token[]): { readonly at: number; readonly end: number } | null {
  for (let i = 0; i < Math.min(tokens.length, MOST_SUBJECT_WORDS + 2); i += 1) {
    const token = tokens[i];
    if (token === undefined || token.kind === 'number') return null;
    if (isWord(token, 'đính') && isWord(tokens[i + 1], 'chính')) return { at: i, end: i + 2 };
    if (isWord(token, 'chỉnh') && isWord(tokens[i + 1], 'sửa', 'lại')) return { at: i, end: i + 2 };
    if (isWord(token, 'sửa') || (i === 0 && ['fix', 'change', 'correct', 'edit', 'sua'].includes(token.key)))
      return { at: i, end: i + 1 };
  }
  return null;
}

const text = (sentence: Sentence, from: number, to: number): string => {
  const [first, last] = [sentence.tokens[from], sentence.tokens[to - 1]];
  return first === undefined || last === undefined || to <= from ? '' : sentence.text.slice(first.at, last.end).trim();
};

/** Null when the sentence does not ask for a correction, as in "391/648, đã sửa". */
export function readFix(sentence: Sentence): Fix | null {
  const { tokens } = sentence;
  const verb = verbAt(tokens);
  if (verb === null) return null;
  let from = 0;
  while (from < verb.at && (isWord(tokens[from], ...OPENERS) || tokens[from]?.kind === 'sign')) from += 1;
  let to = verb.end;
  while (isWord(tokens[to], ...AFTER_VERB)) to += 1;
  const said = verb.end < to ? tokens.slice(verb.end, to) : [];
  const before = verb.at > from ? text(sentence, from, verb.at) : '';
  if (before !== '') return saysValue(tokens, to) ? withValue(sentence, null, before, skipInto(tokens, to)) : null;
  const place = placeAt(tokens, to, said);
  if (place !== null) return withValue(sentence, place, '', skipInto(tokens, to + 1));
  return afterVerb(sentence, to);
}

/** "sửa 3": a small number that is not itself a figure ("sửa 40/41", "sửa 85%"). */
function placeAt(tokens: readonly Token[], i: number, said: readonly Token[]): number | null {
  const token = tokens[i];
  if (
    token?.kind !== 'number' ||
    !/^\d{1,2}$/.test(token.raw) ||
    Number(token.raw) > MOST_CRITERIA ||
    token.raw === '0'
  )
    return null;
  const next = tokens[i + 1];
  if (next !== undefined && (['/', '%'].includes(next.raw) || isWord(next, 'trên', 'phần', 'of', 'hồ', 'văn', 'báo')))
    return null;
  return said.some((t) => isWord(t, 'lại')) && next === undefined && Number(token.raw) > 9 ? null : Number(token.raw);
}

const saysValue = (tokens: readonly Token[], i: number): boolean =>
  tokens[skipInto(tokens, i)]?.kind === 'number' || isWord(tokens[i], ...INTO);

function skipInto(tokens: readonly Token[], i: number): number {
  let at = i;
  while (isWord(tokens[at], ...INTO, 'lại') || [':', '=', '>', ',', '-'].includes(tokens[at]?.raw ?? '')) at += 1;
  return at;
}

/** Subject up to "thành" or the first number, then the value. */
function afterVerb(sentence: Sentence, from: number): Fix | null {
  const { tokens } = sentence;
  let to = from;
  while (
    to < tokens.length &&
    tokens[to]?.kind !== 'number' &&
    !isWord(tokens[to], 'thành', 'to', 'into') &&
    ![':', '=', ','].includes(tokens[to]?.raw ?? '')
  )
    to += 1;
  if (to - from > MOST_SUBJECT_WORDS) return null;
  let end = to;
  while (end > from && isWord(tokens[end - 1], 'là', 'lại', 'sang', 'bằng', 'giúp')) end -= 1;
  return withValue(sentence, null, text(sentence, from, end), skipInto(tokens, to));
}

/** The value runs to the comma or "vì" where that much reads as a figure; what follows is the reason. */
function withValue(sentence: Sentence, n: number | null, subject: string, from: number): Fix {
  const { tokens } = sentence;
  const whole = text(sentence, from, tokens.length);
  let to = from;
  while (
    to < tokens.length &&
    ![',', ';'].includes(tokens[to]?.raw ?? '') &&
    !WHY.includes(tokens[to]?.norm ?? '') &&
    !PRE_REASON.has(tokens[to]?.key ?? '')
  )
    to += 1;
  const value = text(sentence, from, to);
  const fix = { kind: 'fix' as const, n, subject };
  if (to === tokens.length || value === '' || readReply(value, 'ratio').outcome === 'unreadable')
    return { ...fix, value: whole, reason: null };
  if (readReply(value, 'ratio').outcome !== 'value' && readReply(whole, 'ratio').outcome === 'value')
    return { ...fix, value: whole, reason: null };
  let why = to;
  while (why < tokens.length && (tokens[why]?.kind === 'sign' || PRE_REASON.has(tokens[why]?.key ?? ''))) why += 1;
  const reason = text(sentence, why, tokens.length).slice(0, 300);
  return { ...fix, value, reason: reason === '' ? null : reason };
}

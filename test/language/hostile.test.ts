/** 100,000 random and hostile strings through every reader: nothing throws, nothing is slow. */
import { describe, expect, it } from 'vitest';
import { invitationCodeIn, phoneCodeIn } from '../../src/language/codes.js';
import { readCommand } from '../../src/language/commands.js';
import { readDay } from '../../src/language/dates.js';
import { echoOf } from '../../src/language/echo.js';
import { fold, normal } from '../../src/language/fold.js';
import { readLabelled } from '../../src/language/labelled.js';
import { readDenominator, readReply } from '../../src/language/reply.js';
import { carriesSecret } from '../../src/language/secret.js';

const PIECES = [
  ...'0 1 5 12 60 85,5 1.234 482/764 % / : - + , . ( ) ? k tr l0O ½ \u0000 \u202e \ud800 \u0301 \u200b 👍 ＃ ８ ａ đ Ð ấ'.split(
    ' ',
  ),
  ...'không ko hồ sơ trên tổng mật văn bản phường 3 quý năm nghìn rưỡi tám lăm phẩy trăm phần sửa thành ngày mai hscv vbhc tham gia đã trừ còn giấy'.split(
    ' ',
  ),
];
const LABELS = [
  { criterionId: 'a', words: ['HSCV', 'hồ sơ công việc'] },
  { criterionId: 'b', words: ['VBHC', 'văn bản hành chính'] },
];

/** A small fixed generator: the same strings every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function reply(text: string): void {
  for (const field of ['ratio', 'count'] as const) {
    const read = readReply(text, field);
    echoOf(read, field);
    if (read.outcome !== 'value' || read.numerator === undefined) continue;
    const [a, b] = [BigInt(read.numerator), BigInt(read.denominator ?? '-1')];
    if (a < 0n || b <= 0n || a > b) throw new Error(`no ratio: ${JSON.stringify(text)}`);
  }
}

function folding(text: string): void {
  const once = fold(text);
  if (fold(once) !== once) throw new Error(`fold is not stable on ${JSON.stringify(text)}`);
  normal(text);
}

const OTHERS: readonly ((text: string) => void)[] = [
  folding,
  (text) => [carriesSecret(text), invitationCodeIn(text), phoneCodeIn(text)],
  (text) => readDay(text, '2023-12-11'),
  readDenominator,
  (text) => readLabelled(text, LABELS),
  readCommand,
];

function readers(text: string): void {
  reply(text);
  for (const read of OTHERS) read(text);
}

describe('hostile input', () => {
  it('100,000 random strings as replies, each through one more reader', () => {
    const random = generator(20231211);
    const pick = (): string => PIECES[Math.floor(random() * PIECES.length)] ?? '';
    const any = (): string => String.fromCharCode(Math.floor(random() * 65536));
    for (let n = 0; n < 100_000; n += 1) {
      const length = Math.floor(random() * 8);
      const text = Array.from({ length }, () => (random() < 0.1 ? any() : pick())).join(random() < 0.6 ? ' ' : '');
      reply(text);
      OTHERS[n % OTHERS.length]?.(text);
    }
  }, 120_000);

  it.each<[string, string]>([
    ['200 kB of digits', '9'.repeat(200_000)],
    ['nested marks', `a${'\u0301\u0323'.repeat(100_000)}`],
    ['right to left', '\u202e482/764'.repeat(5_000)],
    ['NUL', '\u0000'.repeat(100_000)],
    ['lone surrogates', '\ud800'.repeat(100_000)],
    ['brackets', '('.repeat(50_000)],
    ['fractions', '1/2 '.repeat(20_000)],
    ['words of numbers', 'một '.repeat(20_000)],
    ['hundreds', 'trăm '.repeat(20_000)],
    ['thousands', '1 nghìn '.repeat(20_000)],
    ['groups', '1 000 '.repeat(20_000)],
    ['secret', 'văn bản mật '.repeat(20_000)],
    ['not', 'không có '.repeat(20_000)],
    ['fix', 'sửa hscv '.repeat(20_000)],
    ['labels', 'hscv vbhc '.repeat(20_000)],
    ['codes', 'K7QM-'.repeat(40_000)],
    ['letters for digits', 'lO0'.repeat(50_000)],
    ['spaces', ' '.repeat(200_000)],
    ['Hangul', '각'.repeat(50_000)],
  ])('%s', (_, text) => {
    expect(() => readers(text)).not.toThrow();
  });
});

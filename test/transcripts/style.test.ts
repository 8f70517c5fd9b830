/** The twelve rules of the house, checked over every bubble of every transcript on every kind of channel. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type BotStep, readTranscript, type Step } from '../support/transcript.js';
import { channelOf, type Played, play } from './run.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(FOLDER).filter((name) => /^\d\d-.*\.md$/.test(name));
const CHANNELS = ['web', 'telegram', 'không nút'] as const;

interface Bubble {
  readonly text: string;
  readonly lines: readonly string[];
  readonly labels: readonly string[];
}

function bubbleOf(step: BotStep): Bubble {
  const last = step.lines.at(-1) ?? '';
  const labels = last.startsWith('[') ? [...last.matchAll(/\[([^\]]+)\]/g)].map((m) => m[1] ?? '') : [];
  const all = labels.length > 0 ? step.lines.slice(0, -1) : step.lines;
  const lines = all.filter((line) => !line.startsWith('(gửi tệp)'));
  return { text: lines.join('\n'), lines, labels };
}

const asksFigure = (b: Bubble): boolean => /bao nhiêu (hồ sơ|báo cáo|văn bản)/.test(b.text);
const vietnamese = (b: Bubble): boolean =>
  /[ăâđêôơưáàảãạếềểễệ]/i.test(b.text) && !/\b(Report|Understood|Code)\b/.test(b.text);

/** An officer's own announcement, quoted for whoever writes or approves it, is as long as it is; 120 of it count. */
const ownWords = (text: string): string => text.replace(/“[^”]{120,}”/g, (quoted) => quoted.slice(0, 120));

const RULES: readonly (readonly [string, (b: Bubble) => boolean])[] = [
  ['2: at most 12 lines', (b) => b.lines.length > 12],
  ['2: at most 420 characters', (b) => ownWords(b.text).length > 420],
  [
    '3: what can be sent names unit and period first',
    (b) =>
      b.labels.some((l) => /^Gửi (báo cáo|đính chính|–)/.test(l)) &&
      !/^(LÀM THỬ · )?(Nhập thay b|B)áo cáo .*\d{4} – /.test(b.lines[0] ?? ''),
  ],
  [
    '4: at most 5 buttons, 3 unless choices are asked for',
    (b) => b.labels.length > 5 || (b.labels.length > 3 && !/\?|:$|Anh\/Chị có thể|Kính chào/.test(b.text)),
  ],
  ['4: labels of at most 20 characters', (b) => b.labels.some((label) => label.length > 20)],
  ['5: no numbered menu where a figure is awaited', (b) => asksFigure(b) && /trả lời bằng số/.test(b.text)],
  [
    '6: percentages whole or with two decimals and a comma',
    (b) => vietnamese(b) && (b.text.match(/\d+(?:[.,]\d+)?%/g) ?? []).some((p) => !/^\d+(,\d\d)?%$/.test(p)),
  ],
  [
    '7: no word on passing or failing while a figure is typed',
    (b) => asksFigure(b) && /(chưa|không|đã) đạt|đạt (yêu cầu|tiêu chuẩn|mức)/.test(b.text),
  ],
  ['8: the last day is said with its weekday', (b) => /\(hết (?!Thứ|Chủ Nhật|ngày)/.test(b.text) && vietnamese(b)],
  [
    '9: no "bạn", "Dạ", "tôi", exclamation mark, blame',
    (b) => vietnamese(b) && /(?<![\p{L}])(bạn|Dạ|vi phạm|lỗi)(?![\p{L}])|!/u.test(b.text),
  ],
  ['9: no emoji', (b) => /\p{Extended_Pictographic}/u.test(b.text)],
  [
    '11: "thẩm định" always with its object',
    (b) => /thẩm định(?! (lại )?(số liệu|hồ sơ))/i.test(b.text.replaceAll('chưa được thẩm định', '')),
  ],
  ['12: never "được khen"', (b) => /được khen/.test(b.text)],
];

describe.each(CHANNELS)('house style on %s', (channel) => {
  it.each(files)(
    '%s',
    async (name) => {
      const script = readTranscript(readFileSync(`${FOLDER}${name}`, 'utf8'));
      // What the bot says on the conversation's own channel stands in the file: transcripts.test plays it word for word.
      const own = channelOf(script) === channel;
      const { steps, problems }: Pick<Played, 'steps' | 'problems'> = own
        ? { steps: script, problems: [] }
        : await play(script, channel, 'keptOpen');
      expect(problems).toEqual([]);
      const bubbles = steps.filter((step): step is BotStep => step.kind === 'bot').map(bubbleOf);
      for (const [rule, breaks] of RULES) {
        expect({
          rule,
          broken: bubbles.filter(breaks).map((bubble) => `${bubble.text}\n${bubble.labels.join(' | ')}`),
        }).toEqual({ rule, broken: [] });
      }
      expect(answersPerInput(steps)).toEqual([]);
    },
    30_000,
  );
});

/** Rule 1: one input, one bubble. Gives the inputs that got another number. */
function answersPerInput(steps: readonly Step[]): string[] {
  const wrong: string[] = [];
  steps.forEach((step, i) => {
    if (step.kind !== 'person') return;
    const after = steps.slice(i + 1);
    const next = after.findIndex((one) => one.kind !== 'bot');
    const count = next < 0 ? after.length : next;
    if (count !== 1) wrong.push(`${step.text}: ${count}`);
  });
  return wrong;
}

describe('budgets', () => {
  const acts = (steps: readonly Step[]) => steps.filter((step) => step.kind === 'person').length;

  it.each([
    ['01-bao-cao-co-nut.md', 6],
    ['02-khong-nut.md', 4],
  ])('%s takes at most %d acts of the person', (name, most) => {
    expect(acts(readTranscript(readFileSync(`${FOLDER}${name}`, 'utf8')))).toBeLessThanOrEqual(most);
  });
});

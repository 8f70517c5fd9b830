import { describe, expect, it } from 'vitest';
import { echoOf } from '../../src/language/echo.js';
import { readReply } from '../../src/language/reply.js';
import { cataloguesIn } from '../../src/messages/locales.js';
import { createWords } from '../../src/messages/render.js';

const root = new URL('../../', import.meta.url);
const words = createWords(cataloguesIn(root));
const echo = (text: string, field: 'ratio' | 'count', language: 'vi' | 'en' = 'vi'): string =>
  words.say(echoOf(readReply(text, field), field), language);

describe('the reading in words and digits', () => {
  it.each([
    ['482/764', '482 trên 764, đạt 63,09%'],
    ['1204/1204', '1.204 trên 1.204, đạt 100%'],
    ['85,5%', '85,50%'],
    ['0,98', 'Ở đây là 98%, 0,98%?'],
    ['391', '391, trên tổng số bao nhiêu?'],
    ['không phát sinh', 'Không phát sinh'],
    ['12 văn bản mật', 'Tin nhắc tới tài liệu mật, không nhận và không lưu'],
  ])('%s: %s', (text, expected) => expect(echo(text, 'ratio')).toBe(expected));

  const every = [
    '0',
    '0,98',
    '1',
    'khoảng 80',
    '85?',
    '80-85%',
    'tăng 10%',
    'tăng từ 50 lên 55%',
    '190/200 = 94%',
    '105%',
    '20/12',
    '85,5/100',
    '391',
    'tổng 648',
    'còn 242 hồ sơ giấy',
    'tổng 655, còn 242 giấy',
    'full',
    '85%, 90%',
    '12:20',
    '1.234',
    '1 nghìn 25',
    'tám rưỡi',
    'l00%',
    'như cũ',
    'chờ VP',
    'mai em gửi',
    'hỏi anh Hùng',
    'xyz',
  ];
  it.each(every)('every outcome has words in both languages: %s', (text) => {
    for (const language of ['vi', 'en'] as const) {
      for (const field of ['ratio', 'count'] as const) expect(echo(text, field, language).length).toBeGreaterThan(0);
    }
  });
});

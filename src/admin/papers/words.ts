/** The words every paper shares. */
import type { PaperWords } from '../../documents/paper.js';
import { line, type Param } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';

export function paperWords(words: Words): PaperWords {
  const say = (key: string, params: Readonly<Record<string, Param>> = {}) => words.say(line(key, params), 'vi');
  return {
    nation: say('paper.nation'),
    motto: say('paper.motto'),
    draft: say('paper.draft'),
    number: (symbol) => say('paper.number', { symbol: symbol ?? '…' }),
    dated: (place, year) => say('paper.dated', { place: place ?? '…', year: String(year) }),
    subject: (about) => say('paper.subject', { about }),
    to: say('paper.to'),
    recipients: say('paper.recipients'),
  };
}

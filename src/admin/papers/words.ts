/** The words every paper shares. */
import type { FormValues } from '../../documents/form.js';
import type { PaperWords } from '../../documents/paper.js';
import { line, type Param } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';
import type { Say } from '../exports/say.js';

/** In a trial every paper says that its figures are invented. */
const draftKey = (sample: boolean): string => (sample ? 'paper.draft_sample' : 'paper.draft');

/** The values of a paper with that mark, whatever form they go into. */
export function marked({ fields, lists }: FormValues, sample: boolean, say: Say): FormValues {
  return { fields: { ...fields, du_thao: say(draftKey(sample)) }, lists };
}

export function paperWords(words: Words, sample = false): PaperWords {
  const say = (key: string, params: Readonly<Record<string, Param>> = {}) => words.say(line(key, params), 'vi');
  return {
    nation: say('paper.nation'),
    motto: say('paper.motto'),
    draft: say(draftKey(sample)),
    number: (symbol) => say('paper.number', { symbol: symbol ?? '…' }),
    dated: (place, year) => say('paper.dated', { place: place ?? '…', year: String(year) }),
    subject: (about) => say('paper.subject', { about }),
    to: say('paper.to'),
    recipients: say('paper.recipients'),
  };
}

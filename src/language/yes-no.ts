/** A reply to "đã … chưa?": one unit's yes or no, kept as 1/1 or 0/1 so that a tier's figure is found by adding. */
import { asked, type Reply } from './reply-type.js';
import { readState, spaced } from './states.js';
import type { Sentence } from './tokens.js';

const NO_DATA =
  / (?:chua|khong|ko|k) (?:co )?(?:so lieu|thong tin|biet|ro|nam|du lieu) | de (?:em|anh|chi|toi|minh) hoi /;
const NO = / (?:chua|khong|ko|k|kg|kh|hong|chang|no|not) /;
const YES = / (?:co|roi|da|dat|xong|yes|y|ok|duoc|hoan thanh|tham gia) /;
/** Of longer talk one word is no answer. */
const MOST_WORDS = 8;

export const YES_REPLY: Reply = { outcome: 'value', numerator: '1', denominator: '1', percent: '100' };
export const NO_REPLY: Reply = { outcome: 'value', numerator: '0', denominator: '1', percent: '0' };

/** `1/1` and `0/1`, as figures are exported; any other number is asked back. */
export function readYesNo(sentence: Sentence, hasFigures: boolean): Reply {
  const text = sentence.text.trim();
  if (/^1 ?\/ ?1$/.test(text)) return YES_REPLY;
  if (/^0 ?\/ ?1$/.test(text)) return NO_REPLY;
  if (hasFigures) return asked('yes_or_no');
  const words = spaced(sentence);
  if (NO_DATA.test(words)) return { outcome: 'pending' };
  const state = readState(sentence, 'ratio');
  if (state.outcome === 'not_arisen' || state.outcome === 'not_mine' || state.outcome === 'same') return state;
  if (words.trim().split(' ').length > MOST_WORDS)
    return state.outcome === 'pending' ? state : { outcome: 'unreadable' };
  if (NO.test(words)) return NO_REPLY;
  return YES.test(words) ? YES_REPLY : state;
}

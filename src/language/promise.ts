/** "chiều mốt gửi, đang chờ số", "mai em nộp", "hẹn 13/12": the day on which somebody says they will report. */
import { clockOf, type Day, dayOf, type Instant } from '../domain/time.js';
import { readDay } from './dates.js';
import { fold } from './fold.js';

export interface SaidPromise {
  readonly day: Day;
  readonly half: 'morning' | 'afternoon' | null;
}

export type ReadPromise = SaidPromise | { readonly problem: 'past' | 'unreadable' };

const AFTERNOON = /(?:^| )(?:chieu|cuoi ngay|cuoi buoi|afternoon|pm)(?: |$)/;
/** "sang tuần", "sang tháng" go over into the next one; only "sáng" is the morning. */
const MORNING = /(?:^| )(?:sang(?! (?:tuan|thang|nam|dau))|dau gio|morning|am)(?: |$)/;
const NEXT_WEEK = /(?:^| )(?:sang tuan|dau tuan sau|dau tuan toi)(?: |$)/;

/** What a text says when a day was asked for. A weekday alone is the coming one; a half that is over is the next. */
export function readPromise(text: string, now: Instant): ReadPromise {
  const words = ` ${fold(text).replace(/[.,;!]/g, ' ')} `.replaceAll(/\s+/g, ' ');
  const today = dayOf(now);
  const read = readDay(NEXT_WEEK.test(words) ? `thu hai tuan sau ${text}` : text, today);
  const half = AFTERNOON.test(words) ? 'afternoon' : MORNING.test(words) ? 'morning' : null;
  const day = read === null ? null : 'day' in read ? read.day : (read.days.at(-1) ?? null);
  if (day === null) return { problem: 'unreadable' };
  if (day < today) return { problem: 'past' };
  const over = day === today && half === 'morning' && clockOf(now) >= '11:00';
  return { day, half: over ? 'afternoon' : half };
}

const OPENS = /^ *(?:(?:em|toi|da|cho|xin|anh|chi) )*hen(?: |$)/;
const WILL = /(?:^| )(?:gui|goi|nop|bao cao|bao|xong|hoan thanh|co so|hen|tra loi|send|report)(?: |$)/;
const ASKS = /(?:^| )(?:nao|ai|bao gio|khi nao|may|bao nhieu|han|co phai|dau|when|who|what)(?: |$)|\?/;
const DONE = /(?:^| )(?:roi|da gui|da nop|da bao cao|vua gui|sent|already)(?: |$)/;
const FIGURES = /\d\s*(?:\/\s*\d{3,}|%)|\d{3,}/;

/** A text nobody asked for that says when the report will come; null when it says anything else. */
export function promiseIn(text: string, now: Instant): SaidPromise | null {
  const words = ` ${fold(text).replace(/[.,;!]/g, ' ')} `.replaceAll(/\s+/g, ' ');
  if (words.length > 160 || ASKS.test(words) || DONE.test(words)) return null;
  const opens = OPENS.test(words);
  if (!opens && (!WILL.test(words) || FIGURES.test(words))) return null;
  const read = readPromise(text, now);
  return 'problem' in read ? null : read;
}

/** "hẹn", whatever day follows. */
export const opensPromise = (text: string): boolean => OPENS.test(` ${fold(text)} `.trimStart());

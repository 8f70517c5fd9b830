import type { OutgoingChoice } from '../channel.js';
import { wellFormed } from '../common/text.js';

export const TEXT_LIMIT = 4096;
/** Telegram's limit for the words under a file. */
export const CAPTION_LIMIT = 1024;
const CALLBACK_BYTES = 64;
/** Two buttons share a row on a narrow phone when neither label is longer. */
const SHORT_LABEL = 16;

/** Escapes what Telegram's HTML mode reads as mark-up; a titled text gets its first line bold. */
export function toHtml(text: string, titled: boolean): string {
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  if (!titled || first.trim() === '') return escapeHtml(text);
  return `<b>${escapeHtml(first)}</b>${escapeHtml(text.slice(first.length))}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (mark) => (mark === '&' ? '&amp;' : mark === '<' ? '&lt;' : '&gt;'));
}

/** At most `limit` UTF-16 units, never half a character; done BEFORE escaping so that no entity is cut. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = limit - 1;
  const unit = text.charCodeAt(end - 1);
  const splitsPair = unit >= 0xd800 && unit <= 0xdbff;
  return `${text.slice(0, splitsPair ? end - 1 : end)}…`;
}

export interface InlineKeyboard {
  inline_keyboard: { text: string; callback_data: string }[][];
}

/** Rows by the length of the labels: two short ones side by side, a long one alone. */
export function keyboardOf(choices: readonly OutgoingChoice[]): InlineKeyboard {
  const rows: InlineKeyboard['inline_keyboard'] = [];
  let open: InlineKeyboard['inline_keyboard'][number] | null = null;
  for (const choice of choices) {
    const button = { text: wellFormed(choice.label), callback_data: choice.id };
    const short = choice.label.length <= SHORT_LABEL;
    if (short && open !== null) {
      open.push(button);
      open = null;
    } else {
      const row = [button];
      rows.push(row);
      open = short ? row : null;
    }
  }
  return { inline_keyboard: rows };
}

/** Ids Telegram would refuse (1 to 64 bytes). */
export function badChoice(choices: readonly OutgoingChoice[]): OutgoingChoice | null {
  return (
    choices.find((one) => one.id === '' || one.label.trim() === '' || Buffer.byteLength(one.id) > CALLBACK_BYTES) ??
    null
  );
}

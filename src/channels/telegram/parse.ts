import { createHash } from 'node:crypto';
import type { Incoming, IncomingBody, Malformed } from '../channel.js';
import { type Fields, fieldsOf, idOf, stringOf, wholeOf } from '../common/shape.js';
import { personOf, type Reading, readEdit, readGroup, readMessage } from './message.js';

/** The kinds of update we ask Telegram for; without the list it would keep sending what was asked for before. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** Kinds we never ask for but may still meet in Telegram's queue. */
const UNASKED = [
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
] as const;

/** One update, read. Neither `item` nor `malformed`: nothing for us (a group, a service remark). */
export interface Parsed {
  /** For the polling offset; null when the update has none that can be read. */
  readonly updateId: number | null;
  /** The press to be answered, whatever it says. */
  readonly press: string | null;
  readonly item: Incoming | null;
  readonly malformed: Malformed | null;
}

interface Act {
  readonly address: string;
  readonly from: Fields | null;
  readonly at: number | null;
  readonly ref: string | null;
  readonly body: IncomingBody;
}

/** Reads one update of the bot `botId`. Never throws; `raw` is asked for only when the update is set aside. */
export function parseUpdate(botId: string, update: unknown, raw: () => string): Parsed {
  const fields = fieldsOf(update);
  const id = idOf(fields?.update_id);
  const press = stringOf(fieldsOf(fields?.callback_query)?.id);
  const act = fields === null || id === null ? 'unreadable' : readAct(fields);
  const updateId = wholeOf(fields?.update_id);
  if (act === 'ignored') return { updateId, press, item: null, malformed: null };
  if (act === 'unreadable') {
    const text = raw();
    const key = `telegram:${botId}:${id ?? createHash('sha256').update(text).digest('hex')}`;
    return { updateId, press, item: null, malformed: { key, channel: 'telegram', raw: text } };
  }
  const item: Incoming = {
    key: `telegram:${botId}:${id}`,
    channel: 'telegram',
    address: act.address,
    displayName: nameOf(act.from),
    language: stringOf(act.from?.language_code),
    at: act.at,
    ref: act.ref,
    body: act.body,
  };
  return { updateId, press, item, malformed: null };
}

function readAct(update: Fields): Act | 'ignored' | 'unreadable' {
  if (Object.hasOwn(update, 'message')) return readMessageAct(update.message, 'date', readMessage);
  if (Object.hasOwn(update, 'edited_message')) return readMessageAct(update.edited_message, 'edit_date', readEdit);
  if (Object.hasOwn(update, 'callback_query')) return readPress(update.callback_query);
  if (Object.hasOwn(update, 'my_chat_member')) return readMembership(update.my_chat_member);
  return UNASKED.some((kind) => Object.hasOwn(update, kind)) ? 'ignored' : 'unreadable';
}

function readMessageAct(
  value: unknown,
  dated: 'date' | 'edit_date',
  read: (message: Fields, ref: string) => Reading,
): Act | 'ignored' | 'unreadable' {
  const message = fieldsOf(value);
  const person = personOf(message?.chat);
  if (message === null || person === null) return 'unreadable';
  const from = fieldsOf(message.from);
  if (from?.is_bot === true) return 'ignored';
  const ref = idOf(message.message_id);
  const at = instantOf(message[dated]);
  if (person === 'elsewhere') {
    const said = dated === 'date' ? readGroup(message.chat, message) : null;
    if (said === null) return 'ignored';
    return { address: said.address, from: null, at, ref, body: { kind: 'group', text: said.text } };
  }
  if (ref === null || at === null) return 'unreadable';
  const body = read(message, ref);
  return typeof body === 'string' ? body : { address: person.address, from, at, ref, body };
}

/** Telegram gives no time for a press, and the message it belongs to may be gone or ours from long ago. */
function readPress(value: unknown): Act | 'ignored' | 'unreadable' {
  const press = fieldsOf(value);
  const from = fieldsOf(press?.from);
  if (press === null || from === null || stringOf(press.id) === null) return 'unreadable';
  // A press under an inline message has no chat; a game has no data: neither can come from our buttons.
  if (press.message === undefined || press.data === undefined) return 'ignored';
  const message = fieldsOf(press.message);
  const person = personOf(message?.chat);
  const choice = stringOf(press.data);
  if (person === null || choice === null) return 'unreadable';
  if (person === 'elsewhere') return 'ignored';
  // A message too old to be touched comes with date 0.
  const of = message?.date === 0 ? null : idOf(message?.message_id);
  const body = of === null ? { kind: 'choice' as const, choice } : { kind: 'choice' as const, choice, of };
  return { address: person.address, from, at: null, ref: null, body };
}

function readMembership(value: unknown): Act | 'ignored' | 'unreadable' {
  const change = fieldsOf(value);
  const person = personOf(change?.chat);
  const status = stringOf(fieldsOf(change?.new_chat_member)?.status);
  const at = instantOf(change?.date);
  if (change === null || person === null || status === null || at === null) return 'unreadable';
  if (person === 'elsewhere' || (status !== 'kicked' && status !== 'member')) return 'ignored';
  const kind = status === 'kicked' ? 'gone' : 'back';
  return { address: person.address, from: fieldsOf(change.from), at, ref: null, body: { kind } };
}

function instantOf(seconds: unknown): number | null {
  const whole = wholeOf(seconds);
  return whole === null || whole < 0 ? null : whole * 1000;
}

function nameOf(from: Fields | null): string | null {
  const name = [stringOf(from?.first_name), stringOf(from?.last_name)].filter((part) => part).join(' ');
  return name === '' ? null : name;
}

import { createHash } from 'node:crypto';
import type { Incoming, IncomingBody, Malformed } from '../channel.js';
import { type Fields, fieldsOf, stringOf, wholeOf } from '../common/shape.js';

/** One event, read. Neither `item` nor `malformed`: nothing for us (the platform's test call). */
export interface Parsed {
  readonly item: Incoming | null;
  readonly malformed: Malformed | null;
}

/** `ignored`: nothing a person said to us. `unreadable`: a known field that is not what it must be. */
type Reading = IncomingBody | 'ignored' | 'unreadable';

/** What each kind of event says. Unknown kinds are set aside. */
const KINDS: Readonly<Record<string, (message: Fields) => Reading>> = {
  'message.text.received': readText,
  'message.image.received': readPicture,
  'message.sticker.received': () => ({ kind: 'other', what: 'sticker' }),
  'message.voice.received': () => ({ kind: 'other', what: 'voice' }),
  // Links, files, cards, locations: the platform tells no more than that there was something.
  'message.unsupported.received': () => ({ kind: 'other', what: 'unsupported' }),
  'message.link.received': (message) => (typeof message.text === 'string' ? readText(message) : UNSUPPORTED),
  'message.reaction.received': () => ({ kind: 'other', what: 'reaction' }),
};
const UNSUPPORTED: IncomingBody = { kind: 'other', what: 'unsupported' };

/**
 * Reads one event of the bot `botId`, flat (`{event_name, message}`) or wrapped (`{ok, result}`). Never throws;
 * `raw` is asked for only when the event is set aside.
 */
export function parseEvent(botId: string, body: unknown, raw: () => string): Parsed {
  const outer = fieldsOf(body);
  const event = fieldsOf(outer?.result) ?? outer;
  if (event?.event_name === 'webhook.test') return NOTHING;
  const item = event === null ? 'unreadable' : readEvent(botId, event);
  if (item === 'ignored') return NOTHING;
  if (item !== 'unreadable') return { item, malformed: null };
  const text = raw();
  const key = `zalo-bot:${botId}:${createHash('sha256').update(text).digest('hex')}`;
  return { item: null, malformed: { key, channel: 'zalo-bot', raw: text } };
}

const NOTHING: Parsed = { item: null, malformed: null };

function readEvent(botId: string, event: Fields): Incoming | 'ignored' | 'unreadable' {
  const name = stringOf(event.event_name) ?? '';
  const read = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  const message = fieldsOf(event.message);
  const from = fieldsOf(message?.from);
  const chat = fieldsOf(message?.chat);
  const ref = idOf(message?.message_id);
  const address = idOf(chat?.id);
  if (read === undefined || message === null || ref === null || address === null) return 'unreadable';
  if (from?.is_bot === true) return 'ignored';
  const body = read(message);
  if (typeof body === 'string') return body;
  return {
    key: `zalo-bot:${botId}:${ref}`,
    channel: 'zalo-bot',
    address,
    displayName: stringOf(from?.display_name),
    language: null,
    at: instantOf(message.date),
    ref,
    body: chat?.chat_type === 'GROUP' ? inGroup(body) : body,
  };
}

/** A group hears us only when we are asked by name, and then only in words. */
function inGroup(body: IncomingBody): IncomingBody {
  return { kind: 'group', text: body.kind === 'text' ? body.text : '' };
}

function readText(message: Fields): Reading {
  const text = stringOf(message.text);
  return text === null ? 'unreadable' : { kind: 'text', text };
}

/** The live service says `photo_url`, its documents `photo`, one client met `photos`. */
function readPicture(message: Fields): Reading {
  const [first] = Array.isArray(message.photos) ? message.photos : [];
  const url = [message.photo_url, message.photo, fieldsOf(first)?.url].map(stringOf).find((one) => one);
  if (url === undefined || url === null || !URL.canParse(url)) return 'unreadable';
  const caption = message.caption === undefined ? '' : stringOf(message.caption);
  if (caption === null) return 'unreadable';
  return { kind: 'file', file: { id: url, name: 'photo.jpg', size: null }, caption };
}

/** Ids are strings (hex or digits); a number that is whole and exact is taken too. */
function idOf(value: unknown): string | null {
  if (typeof value === 'string') return /^[\w-]{1,64}$/.test(value) ? value : null;
  const whole = wholeOf(value);
  return whole === null ? null : String(whole);
}

/** Milliseconds, by the live service; some samples show seconds. */
function instantOf(date: unknown): number | null {
  const whole = wholeOf(date);
  if (whole === null || whole <= 0) return null;
  return whole < 100_000_000_000 ? whole * 1000 : whole;
}

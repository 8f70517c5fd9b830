import type { IncomingBody } from '../channel.js';
import { type Fields, fieldsOf, idOf, stringOf, wholeOf } from '../common/shape.js';

/** `ignored`: nothing a person said to us. `unreadable`: a known field that is not what it must be. */
export type Reading = IncomingBody | 'ignored' | 'unreadable';

/** What a person can send that we do not read, in the order in which Telegram's fields overlap. */
const OTHER = [
  'animation',
  'sticker',
  'voice',
  'video_note',
  'video',
  'audio',
  'contact',
  'venue',
  'location',
  'poll',
  'dice',
  'game',
  'story',
  'paid_media',
  'checklist',
] as const;

/** Telegram's own remarks in a private chat. */
const SERVICE = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'successful_payment',
  'refunded_payment',
  'users_shared',
  'chat_shared',
  'connected_website',
  'write_access_allowed',
  'passport_data',
  'proximity_alert_triggered',
  'chat_background_set',
  'web_app_data',
  'gift',
  'unique_gift',
  'boost_added',
  'giveaway',
  'giveaway_winners',
] as const;

const START = /^\/start(?:@\w+)?(?:\s+|$)/;

/** One new message of a private chat. */
export function readMessage(message: Fields): Reading {
  if (Object.hasOwn(message, 'text')) {
    const text = stringOf(message.text);
    if (text === null) return 'unreadable';
    const start = START.exec(text);
    return start === null ? { kind: 'text', text } : { kind: 'start', payload: text.slice(start[0].length).trim() };
  }
  // An animation carries a `document` too, so the others are looked for first.
  const other = OTHER.find((name) => Object.hasOwn(message, name));
  if (other !== undefined) return { kind: 'other', what: other };
  if (Object.hasOwn(message, 'document')) return readFile(message, fieldsOf(message.document), 'document');
  if (Object.hasOwn(message, 'photo')) return readFile(message, largest(message.photo), 'photo.jpg');
  return SERVICE.some((name) => Object.hasOwn(message, name)) ? 'ignored' : { kind: 'other', what: 'unknown' };
}

/** An edit of text or of the words under a file; a moving location and the like are no correction. */
export function readEdit(message: Fields, of: string): Reading {
  const given = message.text ?? message.caption;
  if (given === undefined) return 'ignored';
  const text = stringOf(given);
  return text === null ? 'unreadable' : { kind: 'edit', text, of };
}

function readFile(message: Fields, file: Fields | null, fallback: string): Reading {
  const id = stringOf(file?.file_id);
  if (file === null || id === null || id === '') return 'unreadable';
  const caption = message.caption === undefined ? '' : stringOf(message.caption);
  if (caption === null) return 'unreadable';
  return {
    kind: 'file',
    file: { id, name: stringOf(file.file_name) ?? fallback, size: wholeOf(file.file_size) },
    caption,
  };
}

/** Telegram sends a photo in several sizes. */
function largest(sizes: unknown): Fields | null {
  if (!Array.isArray(sizes)) return null;
  const areaOf = (one: Fields) => (wholeOf(one.width) ?? 0) * (wholeOf(one.height) ?? 0);
  const known = sizes.map(fieldsOf).filter((one) => one !== null);
  return known.reduce<Fields | null>((best, one) => (best === null || areaOf(one) >= areaOf(best) ? one : best), null);
}

/** Said to us in a group: a command, or words that name a bot. Everything else there is none of our business. */
export function readGroup(chat: unknown, message: Fields): { address: string; text: string } | null {
  const type = stringOf(fieldsOf(chat)?.type);
  const address = idOf(fieldsOf(chat)?.id);
  const text = stringOf(message.text);
  if ((type !== 'group' && type !== 'supergroup') || address === null || text === null) return null;
  return text.startsWith('/') || text.includes('@') ? { address, text } : null;
}

/** The person's id where the message belongs to a private chat with a person; `elsewhere` for groups and channels. */
export function personOf(chat: unknown): { address: string } | 'elsewhere' | null {
  const fields = fieldsOf(chat);
  const type = stringOf(fields?.type);
  const address = idOf(fields?.id);
  if (type === null || address === null) return null;
  return type === 'private' ? { address } : 'elsewhere';
}

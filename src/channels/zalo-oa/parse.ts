import { createHash } from 'node:crypto';
import type { Incoming, IncomingBody, Malformed } from '../channel.js';
import { type Fields, fieldsOf, stringOf } from '../common/shape.js';
import { EVENTS, type EventRoute } from './events.js';
import { choiceOf } from './message.js';

/** Neither: nothing for us. */
export interface Parsed {
  readonly item: Incoming | null;
  readonly malformed: Malformed | null;
}

interface Act {
  readonly address: string;
  /** Zalo's own id of the event, where it has one. */
  readonly ref: string | null;
  readonly body: IncomingBody;
}

/** What a person sent that we do not read, in the house's words for it. */
const WHAT: Readonly<Record<string, string>> = {
  user_send_gif: 'animation',
  user_send_link: 'unsupported',
  user_send_business_card: 'contact',
  user_send_audio: 'voice',
  user_send_video: 'video',
  user_send_sticker: 'sticker',
  user_send_location: 'location',
  user_call_oa: 'call',
};

const NOTHING: Parsed = { item: null, malformed: null };

/**
 * One authentic event of an app whose OAs may be several: those of others are nothing to us. Never throws. A known
 * event without what it must carry, and an unknown one, is set aside under the hash of its bytes.
 */
export function parseEvent(oaId: string, event: Fields, raw: string): Parsed {
  const name = stringOf(event.event_name) ?? '';
  const route = Object.hasOwn(EVENTS, name) ? EVENTS[name] : undefined;
  const at = instantOf(event.timestamp);
  const act = route === undefined || at === null ? 'unreadable' : readAct(route, name, oaId, event);
  if (act === 'ignored') return NOTHING;
  if (act === 'unreadable') {
    const hash = createHash('sha256').update(raw).digest('hex');
    return { item: null, malformed: { key: `zalo-oa:${oaId}:${hash}`, channel: 'zalo-oa', raw } };
  }
  const { address, ref, body } = act;
  const item: Incoming = {
    key: `zalo-oa:${oaId}:${ref ?? `${name}:${address}:${at}`}`,
    channel: 'zalo-oa',
    address,
    displayName: null,
    language: null,
    at,
    ref: body.kind === 'text' ? ref : null,
    body,
  };
  return { item, malformed: null };
}

function readAct(route: EventRoute, name: string, oaId: string, event: Fields): Act | 'ignored' | 'unreadable' {
  switch (route) {
    case 'ignored':
      return 'ignored';
    case 'follow':
    case 'unfollow':
      return following(route, oaId, event);
    case 'echo':
      return echo(oaId, event);
    default:
      return said(route, name, oaId, event);
  }
}

/** Follow and unfollow name no sender and no recipient. */
function following(route: 'follow' | 'unfollow', oaId: string, event: Fields): Act | 'ignored' | 'unreadable' {
  const address = idIn(event.follower);
  if (address === null) return 'unreadable';
  if (event.oa_id !== undefined && event.oa_id !== oaId) return 'ignored';
  return { address, ref: null, body: { kind: route === 'follow' ? 'back' : 'gone' } };
}

/** What the OA sent comes back, ours included; only an officer's own words matter: they answer the person. */
function echo(oaId: string, event: Fields): Act | 'ignored' | 'unreadable' {
  const sender = fieldsOf(event.sender);
  const address = idIn(event.recipient);
  if (sender === null || address === null) return 'unreadable';
  const byHand = sender.admin_id !== undefined && sender.admin_id !== null && sender.admin_id !== '';
  if (idIn(sender) !== oaId || !byHand) return 'ignored';
  return { address, ref: refOf(event), body: { kind: 'signal', what: 'human' } };
}

function said(
  route: 'text' | 'file' | 'other' | 'acted',
  name: string,
  oaId: string,
  event: Fields,
): Act | 'ignored' | 'unreadable' {
  const address = idIn(event.sender);
  const recipient = idIn(event.recipient);
  if (address === null || recipient === null) return 'unreadable';
  if (recipient !== oaId) return 'ignored';
  const ref = refOf(event);
  if (route === 'acted') return { address, ref, body: { kind: 'signal', what: 'acted' } };
  if (route === 'other') return { address, ref, body: { kind: 'other', what: WHAT[name] ?? 'unknown' } };
  const message = fieldsOf(event.message);
  const body = message === null ? null : route === 'text' ? readText(message) : readFile(name, message);
  return body === null ? 'unreadable' : { address, ref, body };
}

/** A press arrives as if its payload had been typed; so does an entry of the OA's own menu, after a `#`. */
function readText(message: Fields): IncomingBody | null {
  const text = stringOf(message.text);
  if (text === null) return null;
  const choice = choiceOf(text);
  return choice === null ? { kind: 'text', text: text.replace(/^#(?=\p{L})/u, '') } : { kind: 'choice', choice };
}

function readFile(name: string, message: Fields): IncomingBody | null {
  const attachments: readonly unknown[] = Array.isArray(message.attachments) ? message.attachments : [];
  const payload = fieldsOf(fieldsOf(attachments[0])?.payload);
  const id = stringOf(payload?.url);
  if (payload === null || id === null) return null;
  const given = stringOf(payload.name);
  const size = stringOf(payload.size) ?? '';
  const file = {
    id,
    name: given ?? (name === 'user_send_image' ? 'image.jpg' : 'file'),
    size: /^\d{1,15}$/.test(size) ? Number(size) : null,
  };
  return { kind: 'file', file, caption: stringOf(message.text) ?? '' };
}

function refOf(event: Fields): string | null {
  const ref = stringOf(fieldsOf(event.message)?.msg_id);
  return ref === null || ref === '' || ref.length > 200 ? null : ref;
}

/** Ids are text of digits beyond 2^53; one that came as a number was kept whole by `parseJson`. */
function idIn(who: unknown): string | null {
  const id = fieldsOf(who)?.id;
  const text = typeof id === 'number' && Number.isSafeInteger(id) ? String(id) : stringOf(id);
  return text !== null && /^[\w-]{1,64}$/.test(text) ? text : null;
}

/** Milliseconds since 1970, as text or number. */
function instantOf(value: unknown): number | null {
  const text = typeof value === 'number' ? String(value) : stringOf(value);
  return text !== null && /^\d{10,15}$/.test(text) ? Number(text) : null;
}

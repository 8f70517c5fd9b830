/** POST /chat/messages {text | choice | file, client_id}: one act of a person becomes one `Incoming`. */
import { createHash } from 'node:crypto';
import type { Incoming, IncomingBody, Receive, RouteResponse } from '../channel.js';
import { BUSY, json, refusal } from './answer.js';
import type { WebChannelDeps } from './deps.js';
import type { JsonObject } from './guard.js';
import type { Throttle } from './throttle.js';

const FILE_LIMIT = 5 * 1024 * 1024;
/** A file travels as base64 within the JSON. */
export const BODY_LIMIT = Math.ceil(FILE_LIMIT / 3) * 4 + 64 * 1024;
const TEXT_LIMIT = 4_096;
const CHOICE_BYTES = 60;
const CLIENT_ID = /^[\w.:-]{1,64}$/;

interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly caption: string;
}
type Act = { readonly body: IncomingBody } | { readonly upload: Upload };

/** Lone surrogates and NUL cannot be stored faithfully; everything else stays as it was typed. */
const clean = (text: string): string => Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '');

/** The last part of whatever path a browser or a program names; no control characters. */
const fileName = (name: string): string =>
  clean(name)
    .replace(/[\u0000-\u001f\u007f]/g, '')
    .replace(/^.*[\\/]/, '')
    .trim();

function readUpload(file: unknown, caption: string): Act | RouteResponse {
  if (typeof file !== 'object' || file === null) return refusal(400, 'bad_request');
  const { name, data } = file as JsonObject;
  if (typeof name !== 'string' || typeof data !== 'string') return refusal(400, 'bad_request');
  const short = fileName(name);
  if (short === '' || short.length > 200) return refusal(400, 'bad_file_name');
  if (data.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(data)) return refusal(400, 'bad_request');
  const bytes = Buffer.from(data, 'base64');
  if (bytes.length > FILE_LIMIT) return refusal(413, 'too_big');
  return bytes.length === 0 ? refusal(400, 'empty') : { upload: { name: short, bytes, caption } };
}

/** What the person did, or the answer to give. Exactly one of text, choice and file; a file may carry a text. */
function readAct(body: JsonObject): Act | RouteResponse {
  const { text, choice, file } = body;
  if (text !== undefined && typeof text !== 'string') return refusal(400, 'bad_request');
  const words = clean(text ?? '');
  if (words.length > TEXT_LIMIT) return refusal(413, 'text_too_long');
  if (file !== undefined) return choice === undefined ? readUpload(file, words) : refusal(400, 'bad_request');
  if (choice === undefined)
    return words.trim() === '' ? refusal(400, 'empty') : { body: { kind: 'text', text: words } };
  if (typeof choice !== 'string' || text !== undefined) return refusal(400, 'bad_request');
  const bytes = Buffer.byteLength(choice);
  return bytes === 0 || bytes > CHOICE_BYTES
    ? refusal(400, 'bad_request')
    : { body: { kind: 'choice', choice: clean(choice) } };
}

/** 202 after the commit. The same `client_id` of one address is one act, however often it comes. */
export async function receiveAct(
  address: string,
  body: JsonObject,
  deps: WebChannelDeps,
  uploads: Throttle,
  receive: Receive,
): Promise<RouteResponse> {
  const { client_id: clientId, address: meant } = body;
  if (typeof clientId !== 'string' || !CLIENT_ID.test(clientId)) return refusal(400, 'bad_client_id');
  // Another tab may have changed the persona: what was typed for one must not be said by another.
  if (meant !== undefined && meant !== address) return refusal(409, 'other_session');
  const act = readAct(body);
  if ('status' in act) return act;
  const key = `web:${address}:${clientId}`;
  try {
    const taken = 'upload' in act ? await keepUpload(act.upload, key, deps, address, uploads) : act.body;
    if ('status' in taken) return taken;
    await receive([incomingOf(key, address, taken, deps.now())]);
  } catch (error) {
    deps.log.warn('web.not_stored', { error: error instanceof Error ? error.name : typeof error });
    return BUSY;
  }
  return json(202, { client_id: clientId });
}

/** The bytes are durable before the message is; a repeated upload overwrites its own. */
async function keepUpload(
  upload: Upload,
  key: string,
  deps: WebChannelDeps,
  address: string,
  uploads: Throttle,
): Promise<IncomingBody | RouteResponse> {
  const wait = uploads.hit(address);
  if (wait !== null) return refusal(429, 'too_many', { 'retry-after': String(wait) });
  const { name, bytes, caption } = upload;
  const id = createHash('sha256').update(key).digest('hex').slice(0, 40);
  if (deps.mayKeep?.(name, caption) !== false) await deps.files.put(id, bytes);
  return { kind: 'file', file: { id, name, size: bytes.length }, caption };
}

function incomingOf(key: string, address: string, body: IncomingBody, at: number): Incoming {
  return { key, channel: 'web', address, displayName: null, language: null, at, ref: null, body };
}

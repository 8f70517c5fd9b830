/**
 * The cookie: 128 random bits in an HttpOnly, SameSite=Strict cookie, of which only the SHA-256 is stored. It says
 * which address speaks; what that address may do is judged by the turn from the stored seat.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Receive, RouteRequest, RouteResponse } from '../channel.js';
import { BUSY, json, refusal } from './answer.js';
import type { WebChannelDeps, WebSessions } from './deps.js';
import { header, type JsonObject, visitorOf } from './guard.js';
import type { Throttle } from './throttle.js';

const NAME = 'thidua_chat';
const MAX_AGE_S = 180 * 86_400;
const CODE_LENGTH = 100;
const PERSONA = /^[a-z_]{1,20}(:[\w.-]{1,40})?$/;

const hashOf = (cookie: string): string => createHash('sha256').update(cookie).digest('hex');

/** Whose cookie it is; null for none, a forged or a forgotten one. */
export async function addressOf(request: RouteRequest, sessions: WebSessions): Promise<string | null> {
  const cookie = new RegExp(`(?:^|;\\s*)${NAME}=([\\w-]{22})(?:;|$)`).exec(header(request, 'cookie') ?? '')?.[1];
  if (cookie === undefined) return null;
  return (await sessions.find(hashOf(cookie)))?.address ?? null;
}

function readEntry(body: JsonObject): { code: string } | { persona: string } | null {
  const { code, persona } = body;
  if ((code === undefined) === (persona === undefined)) return null;
  if (typeof code === 'string' && code.trim() !== '' && code.length <= CODE_LENGTH) return { code: code.trim() };
  return typeof persona === 'string' && PERSONA.test(persona) ? { persona } : null;
}

/** POST /chat/session {code | persona}: 201 with the cookie. The throttle keeps guesses and junk sessions few. */
export async function openSession(
  request: RouteRequest,
  body: JsonObject,
  deps: WebChannelDeps,
  throttle: Throttle,
  receive: Receive,
): Promise<RouteResponse> {
  const entry = readEntry(body);
  if (entry === null) return refusal(400, 'bad_request');
  if ('persona' in entry && !deps.trial) return refusal(403, 'code_needed');
  const wait = throttle.hit(visitorOf(request));
  if (wait !== null) return refusal(429, 'too_many', { 'retry-after': String(wait) });
  const cookie = randomBytes(16).toString('base64url');
  try {
    const opened = await deps.sessions.open(entry);
    if ('refused' in opened) return refusal(403, opened.refused);
    // Saved first: were the code used by an address that no cookie leads to, nobody could ever use it.
    await deps.sessions.save(hashOf(cookie), opened.address);
    if (opened.incoming !== null) await receive([opened.incoming]);
    return json(201, { address: opened.address }, { 'set-cookie': cookieLine(cookie, deps.publicUrl) });
  } catch (error) {
    deps.log.warn('web.session_not_stored', { error: error instanceof Error ? error.name : typeof error });
    return BUSY;
  }
}

function cookieLine(cookie: string, publicUrl: string | undefined): string {
  const secure = publicUrl?.startsWith('https:') ? '; Secure' : '';
  return `${NAME}=${cookie}; Path=/; Max-Age=${MAX_AGE_S}; HttpOnly; SameSite=Strict${secure}`;
}

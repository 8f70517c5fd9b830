/** Who may call at all, judged before anything is read: against other sites' pages, rebound names and strangers. */
import type { RouteRequest, RouteResponse } from '../channel.js';
import { refusal } from './answer.js';

export interface GuardRules {
  /** Trial: sample personas without a code, therefore for this machine's own browser only. */
  readonly trial: boolean;
  /** The origin of PUBLIC_URL, for servers behind a proxy that rewrites Host. */
  readonly publicOrigin?: string;
}

const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]'];
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

export function header(request: RouteRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

function isLoopback(peer: string | undefined): boolean {
  return peer !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(peer);
}

/**
 * A browser on this machine that typed our own name. A foreign name that points here (DNS rebinding) and anything
 * that came through a proxy is not.
 */
function isLocalVisit(request: RouteRequest): boolean {
  if (!isLoopback(request.peer) || FORWARDED.some((name) => request.headers[name] !== undefined)) return false;
  return LOCAL_NAMES.includes((header(request, 'host') ?? '').toLowerCase().replace(/:\d+$/, ''));
}

/**
 * Another site's page must not act with our cookie: browsers say who asks in Origin and Sec-Fetch-Site. Programs
 * send neither and hold no cookie of anybody else.
 */
function isOwnPage(request: RouteRequest, publicOrigin: string | undefined): boolean {
  const site = header(request, 'sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  if (request.headers.origin === undefined) return true;
  const origin = header(request, 'origin');
  const host = header(request, 'host');
  return origin !== null && [`http://${host}`, `https://${host}`, publicOrigin].includes(origin);
}

/** null: go on. Every route of the chat asks this first. */
export function refuseVisit(request: RouteRequest, rules: GuardRules): RouteResponse | null {
  if (rules.trial && !isLocalVisit(request)) return refusal(403, 'trial_is_local');
  return isOwnPage(request, rules.publicOrigin) ? null : refusal(403, 'other_site');
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** Takes one JSON object in UTF-8; anything else is the answer to give (415, 400). */
export function readJson(request: RouteRequest): { readonly value: JsonObject } | { readonly answer: RouteResponse } {
  if (!/^application\/json\s*(;|$)/i.test(header(request, 'content-type') ?? '')) {
    return { answer: refusal(415, 'not_json') };
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.body));
  } catch {
    return { answer: refusal(400, 'bad_request') };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { answer: refusal(400, 'bad_request') };
  return { value: value as JsonObject };
}

/** Whom a throttle counts: the proxy's last hop where a proxy on this machine stands before us; an IPv6 network. */
export function visitorOf(request: RouteRequest): string {
  const peer = request.peer ?? '';
  const forwarded = isLoopback(peer) ? header(request, 'x-forwarded-for') : null;
  const visitor = forwarded?.split(',').at(-1)?.trim() || peer;
  return visitor.includes(':') && !visitor.includes('.') ? visitor.split(':').slice(0, 4).join(':') : visitor;
}

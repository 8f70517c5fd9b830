/** What a route says: JSON, never cached; refusals as codes that the page has words for (`web.error.<code>`). */
import type { RouteResponse } from '../channel.js';

const HEADERS = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): RouteResponse {
  return { status, headers: { ...HEADERS, ...headers }, body: JSON.stringify(value) };
}

export function refusal(status: number, code: string, headers?: Readonly<Record<string, string>>): RouteResponse {
  return json(status, { error: { code } }, headers);
}

/** The store cannot, or we are starting or stopping: the page sends again with the same `client_id`. */
export const BUSY = refusal(503, 'busy', { 'retry-after': '2' });
export const NO_SESSION = refusal(401, 'no_session');

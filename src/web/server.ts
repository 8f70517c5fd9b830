/**
 * The one HTTP server. node:http and not a framework: our routes are a dozen exact paths with raw bodies, and it costs
 * 6 ms and 3 MB at start where fastify costs 100 to 180 ms and 23 MB.
 */
import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Route, RouteResponse } from '../channels/channel.js';
import type { ChannelLog } from '../channels/common/log.js';
import { json, refusal } from '../channels/web/answer.js';
import { type Body, readBody } from './body.js';
import { SECURITY_HEADERS } from './headers.js';
import { healthRoutes, type Readiness } from './health.js';
import { createRouter } from './router.js';

export interface ServerOptions {
  /** The channels' webhooks and the web chat. */
  readonly routes: readonly Route[];
  readonly pages: readonly Route[];
  readonly health: () => Promise<Readiness>;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: ChannelLog;
}
export interface WebServer {
  /** Resolves with the port when callers are served; rejects when the place is taken. */
  listen(): Promise<number>;
  /** Takes no new callers, lets answers under way finish, and is done within 2 s. */
  close(): Promise<void>;
}

const DEFAULT_BODY = 1024 * 1024;
/** From the first byte to the last of one request: a body that drips is cut (408). */
const REQUEST_MS = 10_000;
const CHECK_MS = 1_000;
const KEEP_ALIVE_MS = 30_000;
const CLOSE_MS = 1_500;

export function createServer(options: ServerOptions): WebServer {
  const find = createRouter([...options.routes, ...options.pages, ...healthRoutes(options.health)]);
  const closing = new AbortController();
  const server = createHttpServer(
    {
      requestTimeout: REQUEST_MS,
      headersTimeout: REQUEST_MS,
      connectionsCheckingInterval: CHECK_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request, response) => void serve(request, response),
  );

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    const hungUp = () => gone.abort();
    response.on('close', hungUp).on('error', () => undefined);
    closing.signal.addEventListener('abort', hungUp, { once: true });
    try {
      const answer = await answerTo(request, gone.signal);
      if (answer !== null) write(request, response, answer, closing.signal.aborted);
    } catch (error) {
      write(request, response, failed(request, error), closing.signal.aborted);
    } finally {
      closing.signal.removeEventListener('abort', hungUp);
    }
  }

  /** null: the caller hung up. */
  async function answerTo(request: IncomingMessage, signal: AbortSignal): Promise<RouteResponse | null> {
    const target = request.url ?? '';
    if (!URL.canParse(target, HERE)) return refusal(400, 'bad_request');
    const url = new URL(target, HERE);
    const found = find(request.method ?? '', url.pathname);
    if ('missing' in found) return refusal(404, 'not_found');
    if ('allow' in found) return refusal(405, 'wrong_method', { allow: found.allow });
    const { route } = found;
    const body: Body = route.method === 'POST' ? await readBody(request, route.maxBody ?? DEFAULT_BODY) : NOTHING;
    if (body === 'cut') return null;
    if (body === 'too_large') return refusal(413, 'too_big');
    if (body === 'too_busy') return refusal(503, 'busy', { 'retry-after': '5' });
    const query = Object.fromEntries(url.searchParams);
    const peer = request.socket.remoteAddress ?? '';
    const { headers } = request;
    return route.handle({ method: route.method, path: url.pathname, query, headers, body, peer, signal });
  }

  /** What went wrong stays in the log; the person gets a reference to it. */
  function failed(request: IncomingMessage, error: unknown): RouteResponse {
    const ref = randomBytes(4).toString('hex');
    const trace = error instanceof Error ? (error.stack ?? '').split('\n    at ').slice(1, 5).join(' < ') : '';
    // Not the message: drivers put what a person typed into it.
    options.log.error('web.failed', {
      ref,
      method: request.method ?? '',
      error: error instanceof Error ? error.name : typeof error,
      trace,
    });
    return json(500, { error: { code: 'failed', ref } });
  }

  async function listen(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, options.host, () => {
        server.off('error', reject);
        resolve();
      });
    });
    return (server.address() as AddressInfo).port;
  }

  async function close(): Promise<void> {
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    closing.abort();
    const force = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
    await closed;
    clearTimeout(force);
  }

  return { listen, close };
}

const NOTHING = new Uint8Array();
const HERE = 'http://here';

function write(request: IncomingMessage, response: ServerResponse, answer: RouteResponse, last: boolean): void {
  if (response.headersSent || response.destroyed) return;
  const body = answer.body ?? '';
  response.writeHead(answer.status, {
    ...SECURITY_HEADERS,
    ...answer.headers,
    'content-length': typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength,
    ...(last ? { connection: 'close' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

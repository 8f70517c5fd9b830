import { createHash, timingSafeEqual } from 'node:crypto';
import type { Receive, Route, RouteRequest, RouteResponse } from '../channel.js';
import { parseJson } from './json.js';
import type { ChannelLog } from './log.js';
import { type Parsed, parseUpdate } from './parse.js';
import { WEBHOOK_PATH } from './setup.js';

const MAX_BODY_BYTES = 1024 * 1024;
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
/** Telegram honours it; without it the first retry comes at once. */
const RETRY_AFTER_S = '5';

export interface WebhookDeps {
  readonly botId: string;
  readonly secret: string;
  readonly log: ChannelLog;
  /** Called after the commit; must not throw. */
  readonly answerPress: (id: string) => void;
}
export interface Webhook {
  readonly route: Route;
  open(receive: Receive): void;
  /** Refuses new updates (503) and resolves when none is half received. */
  close(): Promise<void>;
}

/**
 * 401 without the right secret. With it: 200 after the commit (an update nobody can read is set aside, or Telegram
 * would resend it for a day and hold back its chat), 503 when the store cannot or we are not open.
 */
export function createWebhook(deps: WebhookDeps): Webhook {
  const expected = hashOf(deps.secret);
  const underWay = new Set<Promise<RouteResponse>>();
  let receive: Receive | null = null;

  async function accept(body: Uint8Array, to: Receive): Promise<RouteResponse> {
    const parsed = readBody(deps.botId, body);
    try {
      if (parsed.item !== null) await to([parsed.item]);
      else if (parsed.malformed !== null) await to([], [parsed.malformed]);
    } catch (error) {
      deps.log.warn('telegram.not_stored', { updates: 1, error: error instanceof Error ? error.name : typeof error });
      return BUSY;
    }
    if (parsed.malformed !== null) deps.log.warn('telegram.malformed', { count: 1 });
    if (parsed.press !== null) deps.answerPress(parsed.press);
    return { status: 200 };
  }

  async function handle(request: RouteRequest): Promise<RouteResponse> {
    const secret = request.headers[SECRET_HEADER];
    if (typeof secret !== 'string' || !timingSafeEqual(hashOf(secret), expected)) return { status: 401 };
    if (request.body.length > MAX_BODY_BYTES) return { status: 413 };
    if (receive === null) return BUSY;
    const work = accept(request.body, receive);
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  }

  return {
    route: { method: 'POST', path: WEBHOOK_PATH, handle },
    open(given) {
      receive = given;
    },
    async close() {
      receive = null;
      await Promise.allSettled(underWay);
    },
  };
}

const BUSY: RouteResponse = { status: 503, headers: { 'retry-after': RETRY_AFTER_S } };

/** Hashes are of one length, so the comparison tells nothing about the secret's. */
function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function readBody(botId: string, body: Uint8Array): Parsed {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  let update: unknown;
  try {
    update = parseJson(text);
  } catch {
    update = undefined;
  }
  return parseUpdate(botId, update, () => text);
}

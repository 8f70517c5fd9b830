import { createHash, timingSafeEqual } from 'node:crypto';
import type { Incoming, Malformed, Receive, Route, RouteRequest, RouteResponse } from '../channel.js';
import type { ChannelLog } from './log.js';

const MAX_BODY_BYTES = 1024 * 1024;
/** Without it some platforms try again at once. */
const RETRY_AFTER_S = '5';

/** What a body held. */
export interface WebhookReading {
  readonly item: Incoming | null;
  readonly malformed: Malformed | null;
  /** No event at all: answered 400 and kept nowhere. */
  readonly rubbish?: boolean;
  /** Called after the commit; must not throw. */
  readonly afterCommit?: () => void;
}

export interface WebhookDeps {
  /** Opens the names of its log lines. */
  readonly name: string;
  readonly path: string;
  /** In lower case. */
  readonly header: string;
  readonly secret: string;
  readonly log: ChannelLog;
  /** Never throws; the bytes are whole. */
  readonly read: (text: string) => WebhookReading;
  /** Somebody came with another secret: perhaps ours was changed and the platform does not know it yet. */
  readonly onOtherSecret?: () => void;
}

export interface Webhook {
  readonly route: Route;
  open(receive: Receive): void;
  /** Refuses new events (503) and resolves when none is half received. */
  close(): Promise<void>;
}

/**
 * A route for a platform that shows a secret in a header. 401 without the right one. With it: 200 after the commit
 * (an event nobody can read is set aside, or the platform would resend it and hold back its chat), 503 when the
 * store cannot or we are not open.
 */
export function createWebhook(deps: WebhookDeps): Webhook {
  const expected = hashOf(deps.secret);
  const underWay = new Set<Promise<RouteResponse>>();
  let receive: Receive | null = null;

  async function accept(body: Uint8Array, to: Receive): Promise<RouteResponse> {
    const read = deps.read(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'));
    if (read.rubbish === true) return { status: 400 };
    try {
      if (read.item !== null) await to([read.item]);
      else if (read.malformed !== null) await to([], [read.malformed]);
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      deps.log.warn(`${deps.name}.not_stored`, { updates: 1, error: name });
      return BUSY;
    }
    if (read.malformed !== null) deps.log.warn(`${deps.name}.malformed`, { count: 1 });
    read.afterCommit?.();
    return { status: 200 };
  }

  async function handle(request: RouteRequest): Promise<RouteResponse> {
    const secret = request.headers[deps.header];
    if (typeof secret !== 'string' || !timingSafeEqual(hashOf(secret), expected)) {
      if (secret !== undefined) deps.onOtherSecret?.();
      return { status: 401 };
    }
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
    route: { method: 'POST', path: deps.path, handle },
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

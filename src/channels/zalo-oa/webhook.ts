import type { Incoming, Receive, Route, RouteRequest, RouteResponse } from '../channel.js';
import { parseJson } from '../common/json.js';
import type { ChannelLog } from '../common/log.js';
import { type Fields, fieldsOf, stringOf } from '../common/shape.js';
import { EVENTS } from './events.js';
import { type Parsed, parseEvent } from './parse.js';
import { isSigned } from './signature.js';

export const WEBHOOK_PATH = '/webhooks/zalo-oa';

const MAX_BODY_BYTES = 1024 * 1024;
/** Zalo waits 2 s; a commit that takes longer is answered 503, and its second copy is known by its key. */
const ANSWER_WITHIN_MS = 1_800;
/** A retry repeats the same body for two hours; anything much older was recorded by somebody. */
const OLDEST_MS = 24 * 3_600_000;
const AHEAD_MS = 3_600_000;

export interface WebhookDeps {
  readonly appId: string;
  readonly oaId: string;
  readonly oaSecret: string;
  readonly now: () => number;
  readonly log: ChannelLog;
  /** False: nothing to us, and never written. */
  readonly admits: (item: Incoming) => Promise<boolean>;
  /** A name for somebody who joins, where Zalo tells it at once; never throws. */
  readonly named: (item: Incoming) => Promise<Incoming>;
  /** An event of our app came with another signature: the key in the configuration may be the wrong one. */
  readonly otherKey: () => void;
  /** The OA told of something it sent itself. */
  readonly echo: () => void;
}

export interface Webhook {
  readonly route: Route;
  open(receive: Receive): void;
  /** Refuses new events (503) and resolves when none is half received. */
  close(): Promise<void>;
}

/**
 * 401 without a right signature over the raw bytes, but for the console's unsigned probe `{}`, which is answered 200
 * and does nothing. With one: 200 after the commit, 503 when the store cannot in time.
 */
export function createWebhook(deps: WebhookDeps): Webhook {
  const underWay = new Set<Promise<unknown>>();
  let receive: Receive | null = null;

  async function store(parsed: Parsed, to: Receive): Promise<boolean> {
    try {
      if (parsed.item !== null) {
        if (!(await deps.admits(parsed.item))) return true;
        await to([await deps.named(parsed.item)]);
      } else if (parsed.malformed !== null) {
        await to([], [parsed.malformed]);
        deps.log.warn('zalo_oa.malformed', { count: 1 });
      }
      return true;
    } catch (error) {
      deps.log.warn('zalo_oa.not_stored', { error: error instanceof Error ? error.name : typeof error });
      return false;
    }
  }

  async function handle(request: RouteRequest): Promise<RouteResponse> {
    if (request.body.length > MAX_BODY_BYTES) return { status: 413 };
    const raw = Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength);
    const signature = headerOf(request, 'x-zevent-signature');
    if (signature === null) return isProbe(raw) ? OK : { status: 401 };
    const text = raw.toString('utf8');
    const event = readObject(text);
    if (event === null) return { status: 400 };
    const timestamps = [stamp(event.timestamp), headerOf(request, 'x-zevent-timestamp')].filter((one) => one !== null);
    const { appId, oaSecret } = deps;
    if (!isSigned({ appId, oaSecret, body: raw, given: signature, timestamps })) {
      if (event.app_id === appId && typeof event.event_name === 'string') deps.otherKey();
      return { status: 401 };
    }
    if (!timestamps.some((one) => isRecent(Number(one), deps.now()))) return { status: 401 };
    if (EVENTS[String(event.event_name)] === 'echo') deps.echo();
    if (receive === null) return BUSY;
    const work = store(parseEvent(deps.oaId, event, text), receive);
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
    return (await within(work, ANSWER_WITHIN_MS)) ? OK : BUSY;
  }

  return {
    route: { method: 'POST', path: WEBHOOK_PATH, maxBody: MAX_BODY_BYTES, handle },
    open(given) {
      receive = given;
    },
    async close() {
      receive = null;
      await Promise.allSettled(underWay);
    },
  };
}

const OK: RouteResponse = { status: 200 };
const BUSY: RouteResponse = { status: 503, headers: { 'retry-after': '30' } };

const isProbe = (raw: Buffer): boolean => raw.length <= 16 && /^\s*\{\s*\}\s*$/.test(raw.toString('latin1'));

const isRecent = (at: number, now: number): boolean => at > now - OLDEST_MS && at < now + AHEAD_MS;

function headerOf(request: RouteRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' && value.length <= 200 ? value : null;
}

/** Signed as it stands: text, or a whole number as it is written. */
function stamp(value: unknown): string | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : stringOf(value);
}

function readObject(text: string): Fields | null {
  try {
    return fieldsOf(parseJson(text));
  } catch {
    return null;
  }
}

function within(work: Promise<boolean>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

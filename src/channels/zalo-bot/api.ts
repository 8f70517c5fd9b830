import { HttpFailure } from '../common/http-failure.js';
import { parseJson } from '../common/json.js';
import { type Fields, fieldsOf, stringOf, wholeOf } from '../common/shape.js';
import type { ZaloHttp } from '../zalo/http.js';

/**
 * How a call ended without a result.
 * `answer`: Zalo said no, definitely (`code` and `description` are its own). `unsent`: it never left.
 * `doubt`: nobody knows (timeout, reset, 5xx, unreadable). `stopped`: we ended it.
 */
export class ZaloBotFailure extends Error {
  override readonly name = 'ZaloBotFailure';
  constructor(
    readonly kind: 'answer' | 'unsent' | 'doubt' | 'stopped',
    readonly method: string,
    readonly code: number,
    readonly description: string,
  ) {
    super(`${method}: ${code === 0 ? '' : `${code} `}${description}`);
  }
}

export type ZaloBotMethod =
  | 'getMe'
  | 'getUpdates'
  | 'setWebhook'
  | 'getWebhookInfo'
  | 'sendMessage'
  | 'sendPhoto'
  | 'sendChatAction';

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

export interface ZaloBotApi {
  readonly root: URL;
  /** The `result` of a method. Rejects with `ZaloBotFailure` and nothing else. */
  call(method: ZaloBotMethod, payload: object, options?: CallOptions): Promise<unknown>;
  /** Milliseconds our clock is ahead of Zalo's, by the last answer's Date header; null before the first answer. */
  skewMs(): number | null;
}

const MAX_ANSWER_BYTES = 1024 * 1024;

export interface ApiDeps {
  readonly token: string;
  readonly root: URL;
  readonly http: ZaloHttp;
  readonly httpTimeoutMs: number;
  readonly now: () => number;
}

/** A client of the Bot Platform. The token stands in the path (Zalo's way) and in no error. */
export function createZaloBotApi(deps: ApiDeps): ZaloBotApi {
  const base = deps.root.href.endsWith('/') ? deps.root.href : `${deps.root.href}/`;
  let skew: number | null = null;

  async function call(method: ZaloBotMethod, payload: object, options: CallOptions = {}): Promise<unknown> {
    try {
      const answer = await deps.http.call({
        method: 'POST',
        // Not relative to the base: "bot777:" would be read as a scheme.
        url: new URL(`${base}bot${deps.token}/${method}`),
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(payload),
        timeoutMs: options.timeoutMs ?? deps.httpTimeoutMs,
        maxBytes: MAX_ANSWER_BYTES,
        signal: options.signal,
      });
      const date = Date.parse(answer.headers.get('date') ?? '');
      if (!Number.isNaN(date)) skew = deps.now() - date;
      return readAnswer(method, answer.status, answer.bytes);
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      throw new ZaloBotFailure(error.kind === 'too_big' ? 'doubt' : error.kind, method, 0, error.message);
    }
  }

  return { root: deps.root, call, skewMs: () => skew };
}

/**
 * Only a readable `ok: true`, or a readable refusal below 500, is definite. The HTTP status of a refusal is not
 * dependable (some came with 200), the body's own code is.
 */
function readAnswer(method: string, status: number, bytes: Buffer): unknown {
  const answer = parseAnswer(bytes);
  if (answer === null) throw new ZaloBotFailure('doubt', method, status, 'unreadable answer');
  if (answer.ok === true) return answer.result ?? null;
  const code = wholeOf(answer.error_code) ?? wholeOf(answer.errorCode) ?? 0;
  if (answer.ok !== false || code < 400 || code >= 500 || status >= 500) {
    throw new ZaloBotFailure('doubt', method, code === 0 ? status : code, 'no definite answer');
  }
  throw new ZaloBotFailure('answer', method, code, redact(stringOf(answer.description) ?? ''));
}

function parseAnswer(bytes: Buffer): Fields | null {
  try {
    return fieldsOf(parseJson(bytes.toString('utf8')));
  } catch {
    return null;
  }
}

/** Zalo names no token in its answers; a proxy in between might. */
function redact(text: string): string {
  return text.slice(0, 200).replace(/\d+:[\w-]{10,}/g, '[REDACTED]');
}

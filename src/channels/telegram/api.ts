import { Telegram } from 'telegraf';
import type { Telegram as Methods, Opts } from 'telegraf/types';
import { HttpFailure } from '../common/http-failure.js';
import { parseJson } from '../common/json.js';
import type { Http } from './http.js';
import { multipart, uploadOf } from './multipart.js';

/**
 * How a call ended without a result.
 * `answer`: Telegram said no, definitely (`code` and `description` are its own). `unsent`: it never left.
 * `doubt`: nobody knows (timeout, reset, 5xx, unreadable). `stopped`: we ended it.
 */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  constructor(
    readonly kind: 'answer' | 'unsent' | 'doubt' | 'stopped',
    readonly method: string,
    readonly code: number,
    readonly description: string,
    readonly retryAfterS: number | null = null,
    readonly movedTo: string | null = null,
  ) {
    super(`${method}: ${code === 0 ? '' : `${code} `}${description}`);
  }
}

/** Telegraf's own stand-in for AbortSignal; taken for the sake of its type only. */
type TelegrafSignal = NonNullable<NonNullable<Parameters<Telegram['callApi']>[2]>['signal']>;

export interface CallOptions {
  readonly signal?: AbortSignal | TelegrafSignal;
  /** Not worth a socket that a send could use, nor more than a few seconds. */
  readonly aside?: boolean;
}

/** Telegram holds a long poll 50 s; a half-open connection must not make us deaf for longer than this. */
const POLL_TIMEOUT_MS = 65_000;
const UPLOAD_TIMEOUT_MS = 120_000;
const ASIDE_TIMEOUT_MS = 10_000;
/** A batch of updates is cut by the server at about 4 MB. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/**
 * Telegraf's client with its transport replaced: keep-alive sockets, time limits per kind of call, endings told
 * apart for certain, and no address or token in any error (Telegraf's own transport can leak it).
 */
export class TelegramApi extends Telegram {
  readonly #http: Http;
  readonly #httpTimeoutMs: number;
  #skewMs: number | null = null;

  constructor(token: string, http: Http, httpTimeoutMs: number) {
    super(token, { webhookReply: false });
    this.#http = http;
    this.#httpTimeoutMs = httpTimeoutMs;
  }

  /** How far our clock is ahead of Telegram's, by the last answer; null before the first one. */
  skewMs(): number | null {
    return this.#skewMs;
  }

  /** Rejects with `ApiFailure` and nothing else. */
  override async callApi<M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    options: CallOptions = {},
  ): Promise<ReturnType<Methods[M]>> {
    const upload = uploadOf(payload);
    const form = upload === null ? null : multipart(payload, upload);
    try {
      const answer = await this.#http.call({
        method: 'POST',
        path: `bot${this.token}/${method}`,
        body: form?.bytes ?? JSON.stringify(payload),
        type: form?.type ?? 'application/json',
        timeoutMs: this.#timeLimit(method, form !== null, options.aside === true),
        maxBytes: MAX_ANSWER_BYTES,
        signal: options.signal instanceof AbortSignal ? options.signal : undefined,
        aside: options.aside === true,
      });
      const date = Date.parse(answer.date ?? '');
      if (!Number.isNaN(date)) this.#skewMs = Date.now() - date;
      return readAnswer(method, answer.status, answer.bytes) as ReturnType<Methods[M]>;
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      throw new ApiFailure(error.kind === 'too_big' ? 'doubt' : error.kind, method, 0, error.message);
    }
  }

  /** The bytes of a file by the path `getFile` gave. Rejects with `HttpFailure`; the address stays in here. */
  download(filePath: string, maxBytes: number): Promise<{ status: number; bytes: Buffer }> {
    const path = filePath.split('/').map(encodeURIComponent).join('/');
    return this.#http.call({
      method: 'GET',
      path: `file/bot${this.token}/${path}`,
      timeoutMs: UPLOAD_TIMEOUT_MS,
      maxBytes,
    });
  }

  #timeLimit(method: string, uploading: boolean, aside: boolean): number {
    if (method === 'getUpdates') return POLL_TIMEOUT_MS;
    if (uploading) return Math.max(UPLOAD_TIMEOUT_MS, this.#httpTimeoutMs);
    return aside ? Math.min(ASIDE_TIMEOUT_MS, this.#httpTimeoutMs) : this.#httpTimeoutMs;
  }
}

interface Answer {
  readonly ok?: unknown;
  readonly result?: unknown;
  readonly error_code?: unknown;
  readonly description?: unknown;
  readonly parameters?: { readonly retry_after?: unknown; readonly migrate_to_chat_id?: unknown } | null;
}

/** Only a readable `ok: true`, or a readable refusal below 500, is definite. */
function readAnswer(method: string, status: number, bytes: Buffer): unknown {
  const answer = parseAnswer(bytes);
  if (answer === null) throw new ApiFailure('doubt', method, status, 'unreadable answer');
  if (status >= 500) throw new ApiFailure('doubt', method, status, 'server error');
  if (answer.ok === true && answer.result !== undefined) return answer.result;
  const code = typeof answer.error_code === 'number' ? answer.error_code : 0;
  if (answer.ok !== false || code < 400 || code >= 500)
    throw new ApiFailure('doubt', method, code, 'no definite answer');
  const description = typeof answer.description === 'string' ? redact(answer.description.slice(0, 200)) : '';
  const retryAfter = answer.parameters?.retry_after;
  const movedTo = answer.parameters?.migrate_to_chat_id;
  throw new ApiFailure(
    'answer',
    method,
    code,
    description,
    typeof retryAfter === 'number' && retryAfter >= 0 ? retryAfter : null,
    typeof movedTo === 'number' || typeof movedTo === 'string' ? String(movedTo) : null,
  );
}

function parseAnswer(bytes: Buffer): Answer | null {
  try {
    const value = parseJson(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Telegram itself names no token; a proxy in between might. */
function redact(text: string): string {
  return text.replace(/\d+:[\w-]{20,}/g, '[REDACTED]');
}

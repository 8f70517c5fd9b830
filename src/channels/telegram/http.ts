import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, Pool } from 'undici';
import { HttpFailure } from '../common/http-failure.js';

interface HttpCall {
  readonly method: 'GET' | 'POST';
  /** Appended to the root, without a leading slash. */
  readonly path: string;
  readonly type?: string;
  readonly body?: string | Uint8Array;
  /** For the whole call, waiting for a free socket included. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
  /** Little things that must not take sockets from sends and polls. */
  readonly aside?: boolean;
}
interface HttpAnswer {
  readonly status: number;
  /** The Date header, where there is one. */
  readonly date: string | null;
  readonly bytes: Buffer;
}
export interface Http {
  call(call: HttpCall): Promise<HttpAnswer>;
}

/** Longer than a slow resolver needs, shorter than Telegram keeps an idle socket: a stale socket costs a doubt. */
const IDLE_SOCKET_MS = 20_000;
/** Node's 250 ms per address fails on slow or half-configured IPv6 hosts. */
const ADDRESS_ATTEMPT_MS = 2_000;

/** A keep-alive client for one root. No redirects, no compression, no proxy. */
export function createHttp(root: URL): Http {
  const poolOf = (connections: number) =>
    new Pool(root.origin, {
      connections,
      pipelining: 1,
      keepAliveTimeout: IDLE_SOCKET_MS,
      keepAliveMaxTimeout: IDLE_SOCKET_MS,
      // Every call has a timeout of its own.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: { autoSelectFamilyAttemptTimeout: ADDRESS_ATTEMPT_MS },
    });
  const main = poolOf(64);
  const aside = poolOf(4);
  const base = root.pathname.endsWith('/') ? root.pathname : `${root.pathname}/`;

  const call = (given: HttpCall): Promise<HttpAnswer> =>
    new Promise((resolve, reject) => {
      if (given.signal?.aborted) return reject(new HttpFailure('stopped', 'stopped'));
      const exchange = new Exchange(given, resolve, reject);
      const headers = given.body === undefined ? [] : ['content-type', given.type ?? 'application/json'];
      const { method, body = null } = given;
      (given.aside ? aside : main).dispatch({ path: base + given.path, method, headers, body }, exchange);
    });

  return { call };
}

/** One request and its answer. Until `onRequestStart` no byte has left: failing before it is `unsent`. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #chunks: Buffer[] = [];
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort = () => this.#settle(new HttpFailure('stopped', 'stopped'));
  #controller: Dispatcher.DispatchController | null = null;
  #size = 0;
  #status = 0;
  #date: string | null = null;
  #over = false;

  constructor(
    private readonly given: HttpCall,
    private readonly resolve: (answer: HttpAnswer) => void,
    private readonly reject: (failure: HttpFailure) => void,
  ) {
    this.#timer = setTimeout(() => this.#settle(this.#failure('timeout')), given.timeoutMs);
    given.signal?.addEventListener('abort', this.#onAbort);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Given up while it waited for a socket: it must not leave any more.
    if (this.#over) controller.abort(new Error('given up'));
    else this.#controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#date = headers.date ?? null;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > this.given.maxBytes) this.#settle(new HttpFailure('too_big', 'too_big'));
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#over) return;
    this.#end();
    const [only] = this.#chunks;
    const bytes = this.#chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.#chunks);
    this.resolve({ status: this.#status, date: this.#date, bytes });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: NodeJS.ErrnoException): void {
    this.#settle(this.#status === 0 ? this.#failure(error.code ?? 'socket') : new HttpFailure('doubt', 'cut_short'));
  }

  #failure(reason: string): HttpFailure {
    return new HttpFailure(this.#controller === null ? 'unsent' : 'doubt', reason);
  }

  #settle(failure: HttpFailure): void {
    if (this.#over) return;
    this.#end();
    this.reject(failure);
    this.#controller?.abort(failure);
  }

  #end(): void {
    this.#over = true;
    clearTimeout(this.#timer);
    this.given.signal?.removeEventListener('abort', this.#onAbort);
  }
}

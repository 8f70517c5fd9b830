import http from 'node:http';
import https from 'node:https';
import fetch, { FetchError } from 'node-fetch';
import { HttpFailure } from '../common/http-failure.js';

export interface ZaloCall {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** For the whole call, reading the answer included. */
  readonly timeoutMs: number;
  /** A longer answer ends as `too_big`; counted while reading. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
}

export interface ZaloAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Buffer;
}

export interface ZaloHttp {
  /** Rejects with `HttpFailure`. Follows no redirect. */
  call(call: ZaloCall): Promise<ZaloAnswer>;
}

/** A socket idle for longer is not used again: a stale one costs a doubt. */
const IDLE_SOCKET_MS = 15_000;
/** Node's 250 ms per address fails on slow or half-configured IPv6 hosts. */
const ADDRESS_ATTEMPT_MS = 2_000;
/** The connection was never made, so nothing was sent. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN']);

/** A keep-alive client for Zalo's hosts. */
export function createZaloHttp(): ZaloHttp {
  const options = {
    keepAlive: true,
    maxSockets: 64,
    timeout: IDLE_SOCKET_MS,
    scheduling: 'lifo' as const,
    autoSelectFamilyAttemptTimeout: ADDRESS_ATTEMPT_MS,
  };
  const plain = new http.Agent(options);
  const secure = new https.Agent(options);

  async function call(given: ZaloCall): Promise<ZaloAnswer> {
    if (given.signal?.aborted) throw new HttpFailure('stopped', 'stopped');
    const ended = new AbortController();
    const stop = () => ended.abort();
    const timer = setTimeout(() => ended.abort(), given.timeoutMs);
    given.signal?.addEventListener('abort', stop);
    try {
      return await exchange(given, ended.signal, given.url.protocol === 'http:' ? plain : secure);
    } catch (error) {
      if (error instanceof HttpFailure) throw error;
      if (given.signal?.aborted) throw new HttpFailure('stopped', 'stopped');
      if (ended.signal.aborted) throw new HttpFailure('doubt', 'timeout');
      if (error instanceof TypeError) throw error;
      throw failureOf(error);
    } finally {
      clearTimeout(timer);
      given.signal?.removeEventListener('abort', stop);
    }
  }

  return { call };
}

async function exchange(given: ZaloCall, signal: AbortSignal, agent: http.Agent): Promise<ZaloAnswer> {
  const { method, body = null, headers = {} } = given;
  const answer = await fetch(given.url.href, { method, body, headers, agent, signal, redirect: 'manual' });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > given.maxBytes) throw new HttpFailure('too_big', 'too_big');
    chunks.push(bytes);
  }
  return { status: answer.status, headers: new Map(answer.headers), bytes: Buffer.concat(chunks) };
}

/** node-fetch's messages name the address, which holds the token: only the system's code is kept. */
function failureOf(error: unknown): HttpFailure {
  const code = error instanceof FetchError && typeof error.code === 'string' ? error.code : 'socket';
  return new HttpFailure(UNSENT.has(code) ? 'unsent' : 'doubt', code);
}

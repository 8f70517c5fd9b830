import { createHmac } from 'node:crypto';
import { HttpFailure } from '../common/http-failure.js';
import { parseJson } from '../common/json.js';
import { type Fields, fieldsOf, stringOf } from '../common/shape.js';
import type { ZaloAnswer, ZaloHttp } from '../zalo/http.js';
import { actionOf, type Refused } from './errors.js';
import type { NoToken, Tokens } from './tokens.js';

/**
 * How a call ended. `refused`: Zalo's own no, definite. `unsent`: nothing left this machine. `doubt`: it may have been
 * done. `noToken`: we have no token to ask with.
 */
export type CallEnd =
  | { readonly data: Fields }
  | { readonly refused: Refused }
  | { readonly unsent: string }
  | { readonly doubt: string }
  | { readonly noToken: NoToken };

export interface OaApi {
  post(path: string, body: Readonly<Record<string, unknown>>): Promise<CallEnd>;
  /** GETs carry one query parameter, `data`, of JSON. */
  get(path: string, data?: Readonly<Record<string, unknown>>): Promise<CallEnd>;
  upload(kind: 'image' | 'file', file: { name: string; type: string; bytes: Uint8Array }): Promise<CallEnd>;
}

export interface ApiDeps {
  readonly http: ZaloHttp;
  /** https://openapi.zalo.me */
  readonly root: URL;
  readonly appSecret: string;
  readonly tokens: Tokens;
  readonly httpTimeoutMs: number;
  /** Told the difference between Zalo's clock and ours, ms, whenever Zalo answers. */
  readonly onDate?: (zaloMinusOurs: number) => void;
  readonly now: () => number;
}

const UPLOAD_TIMEOUT_MS = 120_000;
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
const BOUNDARY = 'thidua-7f3a1c95e2';

interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: string;
  readonly type?: string;
  readonly body?: string | Buffer;
  readonly timeoutMs: number;
}

export function createOaApi(deps: ApiDeps): OaApi {
  async function once(request: Request, access: string): Promise<CallEnd> {
    const url = new URL(`${deps.root.pathname.replace(/\/$/, '')}${request.path}`, deps.root);
    if (request.query !== undefined) url.searchParams.set('data', request.query);
    const proof = createHmac('sha256', deps.appSecret).update(access).digest('hex');
    try {
      const answer = await deps.http.call({
        method: request.method,
        url,
        // The token stands bare; the proof is looked at only where the app asks for it.
        headers: {
          access_token: access,
          appsecret_proof: proof,
          ...(request.type === undefined ? {} : { 'content-type': request.type }),
        },
        ...(request.body === undefined ? {} : { body: request.body }),
        timeoutMs: request.timeoutMs,
        maxBytes: MAX_ANSWER_BYTES,
      });
      noteDate(deps, answer);
      return readAnswer(answer);
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      return error.kind === 'unsent' ? { unsent: error.message } : { doubt: error.message };
    }
  }

  /** A token Zalo does not take any more is renewed once and the call made once more: it was definitely not done. */
  async function call(request: Request): Promise<CallEnd> {
    const token = await deps.tokens.access();
    if ('none' in token) return { noToken: token };
    const first = await once(request, token.access);
    if (!('refused' in first) || actionOf(first.refused) !== 'renew_token') return first;
    const renewed = await deps.tokens.renew(token.access);
    return 'none' in renewed ? { noToken: renewed } : once(request, renewed.access);
  }

  return {
    post: (path, body) =>
      call({
        method: 'POST',
        path,
        type: 'application/json',
        body: JSON.stringify(body),
        timeoutMs: deps.httpTimeoutMs,
      }),
    get: (path, data) =>
      call({
        method: 'GET',
        path,
        timeoutMs: deps.httpTimeoutMs,
        ...(data === undefined ? {} : { query: JSON.stringify(data) }),
      }),
    upload: (kind, file) =>
      call({
        method: 'POST',
        path: `/v2.0/oa/upload/${kind}`,
        type: `multipart/form-data; boundary=${BOUNDARY}`,
        body: multipart(file),
        timeoutMs: Math.max(UPLOAD_TIMEOUT_MS, deps.httpTimeoutMs),
      }),
  };
}

/** Success is `error` 0 and nothing else; failures mostly come with HTTP 200. */
function readAnswer(answer: ZaloAnswer): CallEnd {
  let body: Fields | null;
  try {
    body = fieldsOf(parseJson(answer.bytes.toString('utf8')));
  } catch {
    body = null;
  }
  if (answer.status === 429) return { refused: { code: -32, message: 'HTTP 429' } };
  if (body === null || answer.status >= 500) return { doubt: `status ${answer.status}` };
  const code = typeof body.error === 'number' ? body.error : Number(stringOf(body.error) ?? Number.NaN);
  if (!Number.isSafeInteger(code)) return { doubt: `no code, status ${answer.status}` };
  if (code === 0) return { data: fieldsOf(body.data) ?? {} };
  return { refused: { code, message: (stringOf(body.message) ?? '').slice(0, 200) } };
}

function noteDate(deps: ApiDeps, answer: ZaloAnswer): void {
  const date = Date.parse(answer.headers.get('date') ?? '');
  if (!Number.isNaN(date)) deps.onDate?.(date - deps.now());
}

function multipart({ name, type, bytes }: { name: string; type: string; bytes: Uint8Array }): Buffer {
  const safe = name.replace(/[\r\n"]/g, '_');
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${safe}"\r\ncontent-type: ${type}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

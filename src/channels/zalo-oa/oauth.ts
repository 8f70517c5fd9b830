import { createHash, randomBytes } from 'node:crypto';
import { HttpFailure } from '../common/http-failure.js';
import { parseJson } from '../common/json.js';
import { fieldsOf, stringOf } from '../common/shape.js';
import type { ZaloHttp } from '../zalo/http.js';

export interface OAuthDeps {
  readonly http: ZaloHttp;
  /** https://oauth.zaloapp.com */
  readonly root: URL;
  readonly appId: string;
  readonly appSecret: string;
  readonly httpTimeoutMs: number;
}

export interface Pair {
  readonly access: string;
  readonly refresh: string;
  /** What Zalo says the access token lives, in ms. */
  readonly livesMs: number;
}

/**
 * `refused`: Zalo said no (whatever the HTTP status). `unsent`: Zalo never heard of it. `doubt`: the single-use token
 * may be spent although no new pair came back.
 */
export type OAuthEnd =
  | { readonly pair: Pair }
  | { readonly refused: string }
  | { readonly unsent: string }
  | { readonly doubt: string };

export interface OAuth {
  /** What an administrator of the OA opens in a browser. */
  grantLink(redirect: string | null, challenge: string, state: string): string;
  exchange(code: string, verifier: string): Promise<OAuthEnd>;
  refresh(token: string): Promise<OAuthEnd>;
}

const DAY_MS = 86_400_000;

export function createOAuth(deps: OAuthDeps): OAuth {
  const at = (path: string): URL => new URL(`${deps.root.pathname.replace(/\/$/, '')}${path}`, deps.root);

  async function ask(form: Readonly<Record<string, string>>): Promise<OAuthEnd> {
    try {
      const answer = await deps.http.call({
        method: 'POST',
        url: at('/v4/oa/access_token'),
        headers: { 'content-type': 'application/x-www-form-urlencoded', secret_key: deps.appSecret },
        body: new URLSearchParams({ app_id: deps.appId, ...form }).toString(),
        timeoutMs: deps.httpTimeoutMs,
        maxBytes: 64 * 1024,
      });
      return readAnswer(answer.status, answer.bytes);
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      return error.kind === 'unsent' ? { unsent: error.message } : { doubt: error.message };
    }
  }

  return {
    grantLink(redirect, challenge, state) {
      const url = at('/v4/oa/permission');
      url.searchParams.set('app_id', deps.appId);
      if (redirect !== null) url.searchParams.set('redirect_uri', redirect);
      url.searchParams.set('code_challenge', challenge);
      url.searchParams.set('state', state);
      return url.href;
    },
    exchange: (code, verifier) => ask({ grant_type: 'authorization_code', code, code_verifier: verifier }),
    refresh: (token) => ask({ grant_type: 'refresh_token', refresh_token: token }),
  };
}

/** 43 characters, and their raw SHA-256, both base64url. */
export function newChallenge(): { readonly verifier: string; readonly challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** Only two whole tokens are success: errors come with HTTP 200 too, and sometimes with no code but a name. */
function readAnswer(status: number, bytes: Buffer): OAuthEnd {
  const body = readObject(bytes);
  if (body === null || status >= 500) return { doubt: `status ${status}` };
  const access = tokenOf(body.access_token);
  const refresh = tokenOf(body.refresh_token);
  const failed = (body.error !== undefined && body.error !== 0) || body.error_name !== undefined;
  if (status < 400 && !failed && access !== null && refresh !== null) {
    return { pair: { access, refresh, livesMs: livesOf(body.expires_in) } };
  }
  if (!failed && status < 400) return { doubt: 'no tokens in the answer' };
  const name = stringOf(body.error_name) ?? stringOf(body.message) ?? '';
  return { refused: `${String(body.error ?? status)} ${name}`.trim().slice(0, 120) };
}

function readObject(bytes: Buffer) {
  try {
    return fieldsOf(parseJson(bytes.toString('utf8')));
  } catch {
    return null;
  }
}

const tokenOf = (value: unknown): string | null => {
  const text = stringOf(value);
  return text !== null && /^[\x21-\x7e]{8,4096}$/.test(text) ? text : null;
};

/** Seconds as text ("90000") or number; a day where Zalo says nothing sensible. */
function livesOf(value: unknown): number {
  const seconds = Number(typeof value === 'number' ? value : (stringOf(value) ?? ''));
  return Number.isSafeInteger(seconds) && seconds >= 60 && seconds <= 366 * 86_400 ? seconds * 1000 : DAY_MS;
}

import type { Channel, Incoming, Limits, Receive, Route, Stop } from '../channel.js';
import { type Sleep, sleep } from '../common/backoff.js';
import type { ChannelLog } from '../common/log.js';
import { stringOf } from '../common/shape.js';
import { createZaloHttp } from '../zalo/http.js';
import { createOaApi } from './api.js';
import { check, type Heard } from './check.js';
import { fetchFile } from './download.js';
import { MOST_BUTTONS, TEXT_LIMIT } from './message.js';
import { createOAuth } from './oauth.js';
import { type ReachBook, WINDOW } from './reach.js';
import { send } from './send.js';
import { namesOf, type PaidSending } from './templates.js';
import { createTokens } from './tokens.js';
import { FILE_TYPES } from './upload.js';
import type { TokenVault } from './vault.js';
import { createWebhook, WEBHOOK_PATH } from './webhook.js';

export interface ZaloOaDeps {
  readonly appId: string;
  readonly appSecret: string;
  /** "Khóa bí mật OA": signs the webhook's events; not the app's secret. */
  readonly oaSecret: string;
  readonly oaId: string;
  /** ZALO_OA_REFRESH_TOKEN: taken once. */
  readonly seed: string | null;
  /** Default https://openapi.zalo.me and https://oauth.zaloapp.com. */
  readonly apiRoot?: string;
  readonly oauthRoot?: string;
  readonly publicUrl?: string;
  /** The content of Zalo's proof that the domain is ours, when this server shows it. */
  readonly siteVerification?: string;
  readonly httpTimeoutMs: number;
  readonly vault: TokenVault;
  readonly reach: ReachBook;
  readonly paid: PaidSending;
  readonly heard: Heard;
  /** False for what must not even be written down: a shared OA's other visitors. */
  readonly admits: (item: Incoming) => Promise<boolean>;
  /** Somebody wants to join: their name is asked of Zalo, so that the inviter can tell who it is. */
  readonly joins: (text: string) => boolean;
  readonly now: () => number;
  readonly log: ChannelLog;
  /** Tests pass their own; the default really waits. */
  readonly sleep?: Sleep;
}

const LIMITS = {
  text: TEXT_LIMIT,
  // No words may stand beside a file.
  caption: 0,
  choices: 'buttons',
  maxChoices: MOST_BUTTONS,
  files: true,
  fileTypes: Object.keys(FILE_TYPES),
  fileBytes: 5_000_000,
  // Repeated for two hours at most, and not by every OA's settings.
  durableReceiving: true,
  sendsPerSecond: 20,
  window: WINDOW,
} as const satisfies Limits;

/** The token is looked at this often; it is renewed twice a day. */
const LOOK_MS = 10 * 60_000;
/** A wrong key is noted this often, however many events it costs. */
const REFUSED_NOTED_MS = 10 * 60_000;
/** Every message of ours comes back; that they do is noted this often. */
const ECHO_NOTED_MS = 3_600_000;
/** The webhook must be answered within two seconds: a name that takes longer is done without. */
const NAME_WITHIN_MS = 700;

/** Makes no call before `start`. */
export function createZaloOaChannel(deps: ZaloOaDeps): Channel {
  const { log, now, vault, reach, paid } = deps;
  const http = createZaloHttp();
  const apiRoot = new URL(deps.apiRoot ?? 'https://openapi.zalo.me');
  const oauth = createOAuth({ ...deps, http, root: new URL(deps.oauthRoot ?? 'https://oauth.zaloapp.com') });
  const wait = deps.sleep ?? sleep;
  const tokens = createTokens({ ...deps, oauth, sleep: wait });
  let clockOff: number | null = null;
  let refusedAt: number | null = null;
  let echoedAt: number | null = null;
  const onDate = (off: number): void => {
    clockOff = off;
  };
  const api = createOaApi({ ...deps, http, root: apiRoot, tokens, onDate });
  const quick = createOaApi({ ...deps, http, root: apiRoot, tokens, httpTimeoutMs: NAME_WITHIN_MS });

  async function named(item: Incoming): Promise<Incoming> {
    if (item.body.kind !== 'text' || !deps.joins(item.body.text)) return item;
    const asked = quick.get('/v3.0/oa/user/detail', { user_id: item.address });
    const late = new Promise<null>((resolve) => setTimeout(resolve, NAME_WITHIN_MS, null));
    const end = await Promise.race([asked, late]);
    const name = end !== null && 'data' in end ? stringOf(end.data.display_name) : null;
    return name === null ? item : { ...item, displayName: name };
  }

  const otherKey = (): void => {
    if (refusedAt !== null && now() < refusedAt + REFUSED_NOTED_MS) return;
    refusedAt = now();
    log.error('zalo_oa.other_signature', {
      remedy: 'ZALO_OA_SECRET_KEY must be the OA secret key of the webhook page',
    });
    deps.heard.refused().catch(() => undefined);
  };
  const echo = (): void => {
    if (echoedAt !== null && now() < echoedAt + ECHO_NOTED_MS) return;
    echoedAt = now();
    deps.heard.echoed().catch(() => undefined);
  };
  const webhook = createWebhook({ ...deps, named, otherKey, echo });

  /** What is due is read from the vault, so every look is harmless. */
  async function keepTokens(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await tokens.keep();
      } catch (error) {
        log.warn('zalo_oa.tokens_not_looked_at', { error: error instanceof Error ? error.name : typeof error });
      }
      await wait(LOOK_MS, signal);
    }
  }

  async function start(receive: Receive): Promise<Stop> {
    const stopping = new AbortController();
    webhook.open(receive);
    const keeping = keepTokens(stopping.signal);
    return async () => {
      stopping.abort();
      await Promise.all([webhook.close(), keeping]);
    };
  }

  return {
    name: 'zalo-oa',
    limits: { ...LIMITS, templates: namesOf(paid) },
    routes: [webhook.route, ...verificationRoutes(deps.siteVerification)],
    start,
    send: (out) => send({ api, reach, paid, now, log }, out),
    fetch: (file, limit) => fetchFile(http, apiRoot, file, limit),
    check: () =>
      check({
        api,
        vault,
        reach,
        paid,
        oaId: deps.oaId,
        sameSecrets: deps.oaSecret === deps.appSecret,
        webhookUrl: deps.publicUrl === undefined ? null : new URL(WEBHOOK_PATH, deps.publicUrl).href,
        heard: deps.heard,
        skewMs: () => (clockOff === null ? null : -clockOff),
        now,
      }),
  };
}

/** The file with which Zalo proves to itself that the domain is ours. */
function verificationRoutes(content: string | undefined): readonly Route[] {
  if (content === undefined) return [];
  const page = `<!DOCTYPE html><html><head><meta name="zalo-platform-site-verification" content="${content}" /></head><body></body></html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return [
    {
      method: 'GET',
      path: `/zalo_verifier${content}.html`,
      handle: async () => ({ status: 200, headers, body: page }),
    },
  ];
}

import type { Finding } from '../channel.js';
import { clock } from '../common/clock.js';
import type { CallEnd, OaApi } from './api.js';
import type { ReachBook } from './reach.js';
import type { PaidSending } from './templates.js';
import type { TokenVault } from './vault.js';

/** What is remembered of the webhook, across processes. */
export interface Heard {
  /** When the last event came in that counted; null: none ever. */
  at(): Promise<number | null>;
  /** When an event of our app last came with another signature; null: never. */
  refusedAt(): Promise<number | null>;
  refused(): Promise<void>;
  /** When the OA last told of something it had sent itself; null: never. */
  echoedAt(): Promise<number | null>;
  echoed(): Promise<void>;
  /** When Zalo last took a message of ours; null: never. */
  sentAt(): Promise<number | null>;
}

export interface CheckDeps {
  readonly api: OaApi;
  readonly vault: TokenVault;
  readonly reach: ReachBook;
  readonly heard: Heard;
  readonly paid: PaidSending;
  readonly oaId: string;
  /** The OA's webhook key was filled in with the app's secret. */
  readonly sameSecrets: boolean;
  readonly webhookUrl: string | null;
  readonly skewMs: () => number | null;
  readonly now: () => number;
}

const DAY_MS = 24 * 3_600_000;

type Params = NonNullable<Finding['params']>;
const CONNECT = 'run: npm run -s cli -- zalo-oa connect, and let an administrator of the OA open the link';

const finding =
  (level: Finding['level']) =>
  (code: string, what: string, remedy = '', params: Params = {}): Finding => ({
    level,
    what,
    remedy,
    code: `zalo_oa_${code}`,
    params,
  });
const ok = finding('ok');
const warn = finding('warn');
const error = finding('error');

/** What an officer can still set right; one call to Zalo. */
export async function check(deps: CheckDeps): Promise<readonly Finding[]> {
  const tokens = await tokenState(deps);
  const end = await deps.api.get('/v2.0/oa/getoa');
  const heard = [await webhook(deps), ...(await echoes(deps))];
  return [
    ...tokens,
    ...oaFindings(deps, end),
    ...heard,
    ...clock(deps.skewMs()),
    await money(deps),
    await windows(deps),
  ];
}

async function tokenState({ vault, now }: CheckDeps): Promise<readonly Finding[]> {
  const { held, unreadable } = await vault.read();
  if (unreadable) return [error('sealed', 'the stored tokens were sealed with another SECRET_KEY', CONNECT)];
  if (held === null || held.refresh === null) return [];
  if (held.broken !== null) {
    const reason = { reason: held.broken };
    return [error('broken', `Zalo does not renew the token any more (${held.broken})`, CONNECT, reason)];
  }
  const findings: Finding[] = [];
  const restored = await vault.restoredAt();
  if (restored !== null && restored > held.obtainedAt) {
    findings.push(
      warn('restored', 'the database was restored: the stored tokens may be spent', `if nothing goes out, ${CONNECT}`),
    );
  }
  if (held.trouble !== null) {
    const remedy = `check ZALO_OA_APP_ID and ZALO_OA_APP_SECRET; else ${CONNECT}`;
    findings.push(
      error('trouble', `Zalo refuses to renew the token (${held.trouble})`, remedy, { reason: held.trouble }),
    );
  }
  if (held.doubtAt !== null) {
    findings.push(
      warn('doubt', 'the last renewal got no answer', `it is tried again by itself; if that fails, ${CONNECT}`),
    );
  }
  const hours = Math.round((now() - held.obtainedAt) / 3_600_000);
  return findings.length > 0 ? findings : [ok('tokens', `tokens renewed ${hours} h ago`, '', { hours })];
}

/** The address must be saved in the console, its events switched on, and the key be the OA's own. */
async function webhook(deps: CheckDeps): Promise<Finding> {
  const url = deps.webhookUrl;
  if (url === null)
    return error('no_url', 'no address for the webhook', 'set PUBLIC_URL to the https address of this server');
  const at = await deps.heard.at();
  const refusedAt = await deps.heard.refusedAt();
  if (refusedAt !== null && (at === null || refusedAt > at)) {
    const remedy =
      'copy the OA secret key from the webhook page of the app into ZALO_OA_SECRET_KEY; it is not the app secret';
    return error('other_key', 'events come with another signature', remedy);
  }
  if (at === null) {
    const remedy = 'in the app: save this address under Webhook, switch the events on, and send the OA a word';
    return warn(deps.sameSecrets ? 'unheard_same' : 'unheard', `no event has ever come to ${url}`, remedy, { url });
  }
  const hours = Math.round((deps.now() - at) / 3_600_000);
  return ok('heard', `the last event came ${hours} h ago`, '', { hours });
}

function oaFindings(deps: CheckDeps, end: CallEnd): readonly Finding[] {
  if ('noToken' in end) {
    if (end.noToken.why !== 'never connected') return [];
    return [error('unconnected', 'the OA was never connected', CONNECT)];
  }
  if ('refused' in end) {
    const reason = `${end.refused.code} ${end.refused.message}`;
    const remedy = 'in the console: give the app the permissions of the guide, and connect again';
    return [error('refused', `Zalo answers ${reason}`, remedy, { reason })];
  }
  if (!('data' in end)) {
    return [
      error(
        'silent',
        'Zalo cannot be reached',
        'let this machine reach openapi.zalo.me and oauth.zaloapp.com on port 443',
      ),
    ];
  }
  const found = String(end.data.oaid ?? end.data.oa_id ?? '');
  if (found !== deps.oaId) {
    const remedy = `set ZALO_OA_ID right, or ${CONNECT}`;
    return [
      error('other_oa', `the tokens are those of OA ${found}, not ${deps.oaId}`, remedy, { found, oa: deps.oaId }),
    ];
  }
  if (end.data.is_verified === false) {
    return [warn('unverified', 'the OA is not verified', 'many functions need a verified OA; apply in the OA tool')];
  }
  return [ok('known', `connected to OA ${found}`, '', { oa: found })];
}

/** Every kind of event has a switch of its own; without echoes nobody tells that an officer answers by hand. */
async function echoes({ heard }: CheckDeps): Promise<readonly Finding[]> {
  const sent = await heard.sentAt();
  const echoed = await heard.echoedAt();
  if (sent === null || (echoed !== null && echoed > sent - DAY_MS)) return [];
  const remedy = 'in the app, under Webhook: switch on oa_send_text, oa_send_image, oa_send_file, oa_send_sticker';
  return [
    warn('no_echo', 'the OA does not tell what it sends, so officers who answer by hand are not noticed', remedy),
  ];
}

async function windows({ reach }: CheckDeps): Promise<Finding> {
  const { free, paid, shut } = await reach.windows();
  const what = `${free} people can be written to freely, ${paid} at a price, ${shut} by template only`;
  return ok('windows', what, '', { free, paid, shut });
}

async function money({ reach, paid }: CheckDeps): Promise<Finding> {
  const spent = await reach.spentThisMonth();
  const cap = paid.monthlyCap;
  if (cap === 0) return ok('no_money', 'nothing is sent at a price (no ZALO_OA_TEMPLATES)');
  if (spent >= cap) {
    const remedy = 'raise monthly_cap, or call those out of reach by telephone';
    return error('spent', `this month's ${cap} đồng are spent`, remedy, { cap });
  }
  const templates = Object.keys(paid.templates).length;
  return ok('money', `${spent} of ${cap} đồng spent this month`, '', { spent, cap, templates });
}

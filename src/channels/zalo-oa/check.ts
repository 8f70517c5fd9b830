import type { Finding } from '../channel.js';
import type { CallEnd, OaApi } from './api.js';
import type { ReachBook } from './reach.js';
import type { PaidSending } from './templates.js';
import type { TokenVault } from './vault.js';

export interface CheckDeps {
  readonly api: OaApi;
  readonly vault: TokenVault;
  readonly reach: ReachBook;
  readonly paid: PaidSending;
  readonly oaId: string;
  /** The OA's webhook key was filled in with the app's secret: every event would be refused. */
  readonly sameSecrets: boolean;
  readonly webhookUrl: string | null;
  readonly heardAt: () => number | null;
  readonly clockOff: () => number | null;
  readonly now: () => number;
}

const CONNECT = 'run: npm run -s cli -- zalo-oa connect, and let an administrator of the OA open the link';
const CLOCK_MS = 60_000;

const ok = (what: string): Finding => ({ level: 'ok', what, remedy: '' });
const error = (what: string, remedy: string): Finding => ({ level: 'error', what, remedy });
const warn = (what: string, remedy: string): Finding => ({ level: 'warn', what, remedy });

/** What an officer can still set right; one call to Zalo. */
export async function check(deps: CheckDeps): Promise<readonly Finding[]> {
  const findings = [...(await tokenState(deps))];
  if (deps.sameSecrets) {
    findings.push(
      error(
        'ZALO_OA_SECRET_KEY is the app secret',
        'copy "Khóa bí mật OA" from the webhook page of the app; it is another key than the app secret',
      ),
    );
  }
  findings.push(webhook(deps));
  const end = await deps.api.get('/v2.0/oa/getoa');
  findings.push(...oaFindings(deps, end));
  const off = deps.clockOff();
  if (off !== null && Math.abs(off) > CLOCK_MS) {
    findings.push(error(`this machine's clock is ${Math.round(off / 1000)} s off`, 'set the clock by NTP'));
  }
  findings.push(await money(deps));
  return findings;
}

async function tokenState({ vault, now }: CheckDeps): Promise<readonly Finding[]> {
  const { held, unreadable } = await vault.read();
  if (unreadable) return [error('the stored tokens were sealed with another SECRET_KEY', CONNECT)];
  if (held === null || (held.access === null && held.refresh === null))
    return [error('the OA was never connected', CONNECT)];
  if (held.broken !== null) return [error(`Zalo does not renew the token any more (${held.broken})`, CONNECT)];
  const restored = await vault.restoredAt();
  const findings: Finding[] = [];
  if (restored !== null && restored > held.obtainedAt) {
    findings.push(
      warn('the database was restored: the stored tokens may be spent', `see whether messages go out; else ${CONNECT}`),
    );
  }
  if (held.trouble !== null) {
    findings.push(
      error(
        `Zalo refuses to renew the token (${held.trouble})`,
        `check ZALO_OA_APP_ID and ZALO_OA_APP_SECRET; else ${CONNECT}`,
      ),
    );
  }
  if (held.doubtAt !== null) {
    findings.push(warn('the last renewal got no answer', `it is tried again by itself; if it fails, ${CONNECT}`));
  }
  const hours = Math.round((now() - held.obtainedAt) / 3_600_000);
  return findings.length > 0 ? findings : [ok(`tokens renewed ${hours} h ago`)];
}

function webhook(deps: CheckDeps): Finding {
  if (deps.webhookUrl === null) {
    return error('no address for the webhook', 'set PUBLIC_URL to the https address of this server');
  }
  if (deps.heardAt() === null) {
    return warn(
      `no event has come since the start; the webhook must be ${deps.webhookUrl}`,
      'in the app: Webhook, save this address, switch every event on, and send the OA a word',
    );
  }
  return ok('events come in');
}

function oaFindings(deps: CheckDeps, end: CallEnd): readonly Finding[] {
  if ('noToken' in end) return [];
  if ('refused' in end) {
    const remedy = 'in the console: give the app the permissions of the guide, and grant again';
    return [error(`Zalo answers ${end.refused.code} ${end.refused.message}`, remedy)];
  }
  if (!('data' in end)) {
    return [
      error('Zalo cannot be reached', 'let this machine reach openapi.zalo.me and oauth.zaloapp.com on port 443'),
    ];
  }
  const id = String(end.data.oaid ?? end.data.oa_id ?? '');
  if (id !== deps.oaId)
    return [error(`the tokens are those of OA ${id}, not ${deps.oaId}`, `set ZALO_OA_ID right, or ${CONNECT}`)];
  if (end.data.is_verified === false) {
    return [warn('the OA is not verified', 'many functions need a verified OA; apply in the OA tool')];
  }
  return [ok(`connected to OA ${id}`)];
}

async function money({ reach, paid }: CheckDeps): Promise<Finding> {
  const spent = await reach.spentThisMonth();
  const names = Object.keys(paid.templates);
  if (paid.monthlyCap === 0) return ok('nothing is sent at a price (no ZALO_OA_TEMPLATES)');
  if (spent >= paid.monthlyCap) {
    return error(
      `this month's ${paid.monthlyCap} đồng are spent`,
      'raise monthly_cap, or call those out of reach by telephone',
    );
  }
  return ok(`${spent} of ${paid.monthlyCap} đồng spent this month; templates: ${names.join(', ') || 'none'}`);
}

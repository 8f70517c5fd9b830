/** One OA's side of Zalo's servers: people, tokens, assets, windows, what was accepted. No network in here. */
import { createHash, randomBytes } from 'node:crypto';
import { makeWatched } from '../emulator/watched.mjs';

export class OaError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export const HOUR_MS = 3_600_000;
const ASSET_MS = 7 * 24 * HOUR_MS;
const CODE_MS = 10 * 60_000;

export function createWorld(options) {
  const world = {
    options,
    now: options.now,
    /** Every wait of the emulator, in real ms. */
    ms: (seconds) => seconds * 1000 * options.timeScale,
    people: new Map(),
    /** Messages Zalo charged for. */
    charged: 0,
    assets: new Map(),
    webhook: { url: '', disabled: false },
    events: [],
    tokens: { access: new Map(), refresh: null, exchanges: 0, codes: new Map() },
    /** Đồng left on the linked account. */
    balance: options.balance,
    lastSends: [],
    minute: { at: 0, calls: 0 },
    onEvent: () => undefined,
  };
  makeWatched(world, options);

  /** A new pair; the access token and the refresh token of before are dead at once. */
  world.issue = () => {
    const { tokens } = world;
    tokens.exchanges += 1;
    tokens.access.clear();
    const access = `access-${tokens.exchanges}-${randomBytes(12).toString('hex')}`;
    tokens.refresh = `refresh-${tokens.exchanges}-${randomBytes(12).toString('hex')}`;
    tokens.access.set(access, world.now() + options.accessSeconds * 1000);
    return { access_token: access, refresh_token: tokens.refresh, expires_in: String(options.accessSeconds) };
  };

  /** What an administrator's press on "Cho phép" gives: a code for one exchange. */
  world.grant = (challenge = null) => {
    const code = randomBytes(24).toString('base64url');
    world.tokens.codes.set(code, { challenge, until: world.now() + CODE_MS });
    return code;
  };

  world.exchange = (form) => {
    const { tokens } = world;
    if (form.get('app_id') !== options.appId) throw oauthError(-14002, 'invalid app id');
    if (form.get('grant_type') === 'authorization_code') {
      const found = tokens.codes.get(form.get('code'));
      tokens.codes.delete(form.get('code'));
      if (!found || found.until < world.now()) throw oauthError(-14005, 'Invalid authorization code');
      const verifier = form.get('code_verifier') ?? '';
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      if (found.challenge !== null && found.challenge !== challenge) throw oauthError(-14010, 'Invalid code verifier');
      return world.issue();
    }
    if (form.get('refresh_token') !== tokens.refresh) throw oauthError(-14014, 'Invalid refresh token');
    return world.issue();
  };

  world.checkToken = (token) => {
    const until = world.tokens.access.get(token);
    if (until === undefined) throw new OaError(-216, 'Access token is invalid');
    if (until <= world.now()) throw new OaError(-220, 'Access token is expired');
  };

  world.asset = (kind, file) => {
    const id = `${kind}-${randomBytes(16).toString('hex')}`;
    world.assets.set(id, { kind, file, until: world.now() + ASSET_MS });
    return id;
  };

  world.takeAsset = (kind, id) => {
    const found = world.assets.get(id);
    if (!found || found.kind !== kind) throw new OaError(-100, 'attachment_id is invalid');
    if (found.until <= world.now()) throw new OaError(-100, 'Attachment is expired');
    return found.file;
  };

  /** What Zalo lets through to the person now: the quota it names (null: charged). Throws its refusal. */
  world.window = (id) => {
    const person = world.people.get(id);
    if (!person) throw new OaError(-201, 'user_id is invalid');
    if (person.blocked) throw new OaError(-217, 'User blocked invitations');
    if (!person.following && person.lastActAt === null) throw new OaError(-213, 'User has not followed OA');
    if (person.lastActAt === null) throw new OaError(-232, 'User has not interacted with OA');
    const passed = world.now() - person.lastActAt;
    if (passed > 7 * 24 * HOUR_MS) throw new OaError(-230, 'User has not interacted with the OA in the past 7 days');
    if (passed <= 48 * HOUR_MS) return { quota_type: 'reply', remain: '8', total: '8' };
    world.charge(options.latePrice);
    return null;
  };

  world.charge = (price) => {
    if (world.balance === null) throw new OaError(-320, 'Your app needs to connect with Zalo Cloud Account');
    if (world.balance < price) throw new OaError(-321, 'Zalo Cloud Account is out of money');
    world.balance -= price;
    world.charged += 1;
  };

  /** Rates as Zalo's: so many calls a minute for the app; a send each second where the option says so. */
  world.limit = (sending) => {
    const at = world.now();
    if (at - world.minute.at >= 60_000) world.minute = { at, calls: 0 };
    world.minute.calls += 1;
    if (world.minute.calls > options.perMinute) throw new OaError(-32, 'Your application reached limit call api');
    if (!sending || options.perSecond === null) return;
    world.lastSends = world.lastSends.filter((one) => at - one < 1_000);
    if (world.lastSends.length >= options.perSecond) throw new OaError(-32, 'Your application reached limit call api');
    world.lastSends.push(at);
  };

  return world;
}

/** OAuth's own shape of failure. */
export function oauthError(code, name) {
  const error = new Error(name);
  error.oauth = { error: code, error_name: name, error_reason: name, error_description: '', ref_doc: '' };
  return error;
}

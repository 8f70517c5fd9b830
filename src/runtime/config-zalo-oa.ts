/** The variables of a Zalo Official Account, and the file of what may be sent at a price. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { NO_PAID_SENDING, type PaidSending } from '../channels/zalo-oa/templates.js';
import { TEMPLATE_FIELDS } from '../messages/template.js';
import type { EnvReader } from './env.js';

export interface ZaloOaConfig {
  readonly appId: string;
  /** Secret: of the app; asks for tokens. */
  readonly appSecret: string;
  /** Secret: of the OA; signs the webhook's events. */
  readonly secretKey: string;
  readonly oaId: string;
  /** Secret. A first refresh token, used once; null: `zalo-oa connect` brings it. */
  readonly refreshToken: string | null;
  /** `own`: the bot is the OA. `shared`: an OA the public writes to; the bot hears only its own people. */
  readonly mode: 'own' | 'shared';
  readonly apiRoot: string | null;
  readonly oauthRoot: string | null;
  /** The content of Zalo's domain verification, shown by this server when set. */
  readonly siteVerification: string | null;
  readonly paid: PaidSending;
}

/** Null without an app id: the channel is off. */
export function zaloOaConfig(read: EnvReader): ZaloOaConfig | null {
  const appId = read.text('ZALO_OA_APP_ID');
  const mode = read.oneOf('ZALO_OA_MODE', ['own', 'shared'] as const) ?? 'own';
  const apiRoot = read.url('ZALO_OA_API_ROOT');
  const oauthRoot = read.url('ZALO_OA_OAUTH_ROOT');
  if (appId === null) return null;
  const needed = (variable: string): string => {
    const value = read.text(variable);
    if (value === null) read.problem(variable, 'config_needed_for_zalo_oa');
    return value ?? '';
  };
  const oaId = needed('ZALO_OA_ID');
  if (oaId !== '' && !/^\d{5,25}$/.test(oaId)) read.problem('ZALO_OA_ID', 'config_digits');
  if (!/^\d{5,25}$/.test(appId)) read.problem('ZALO_OA_APP_ID', 'config_digits');
  const siteVerification = read.text('ZALO_OA_SITE_VERIFICATION');
  if (siteVerification !== null && !/^[\w-]{8,200}$/.test(siteVerification)) {
    read.problem('ZALO_OA_SITE_VERIFICATION', 'config_site_verification');
  }
  if (read.text('PUBLIC_URL') === null) read.problem('PUBLIC_URL', 'config_needed_for_zalo_oa');
  return {
    appId,
    appSecret: needed('ZALO_OA_APP_SECRET'),
    secretKey: needed('ZALO_OA_SECRET_KEY'),
    oaId,
    refreshToken: read.text('ZALO_OA_REFRESH_TOKEN'),
    mode,
    apiRoot,
    oauthRoot,
    siteVerification,
    paid: paidSending(read),
  };
}

const Price = z.int().min(0).max(100_000);
/** A field the house does not know would stop every message of its kind. */
const templateOf = (name: keyof typeof TEMPLATE_FIELDS) =>
  z.strictObject({
    id: z.union([z.string().regex(/^\d{1,20}$/), z.int().positive()]).transform(String),
    price: Price,
    fields: z.partialRecord(z.enum(TEMPLATE_FIELDS[name]), z.string().regex(/^[A-Za-z]\w{0,39}$/)),
  });
const PaidFile = z.strictObject({
  monthly_cap: z.int().min(0).max(1_000_000_000),
  late_message_price: Price,
  templates: z
    .strictObject({
      deadline: templateOf('deadline'),
      verification: templateOf('verification'),
      announcement: templateOf('announcement'),
      invitation: templateOf('invitation'),
    })
    .partial()
    .optional(),
});

/** Without the file nothing is sent at a price. */
function paidSending(read: EnvReader): PaidSending {
  const file = read.text('ZALO_OA_TEMPLATES');
  if (file === null) return NO_PAID_SENDING;
  const found = PaidFile.safeParse(readYaml(file));
  if (!found.success) {
    const [first] = found.error.issues;
    read.problem('ZALO_OA_TEMPLATES', 'config_templates', { file, where: first?.path.join('.') || '–' });
    return NO_PAID_SENDING;
  }
  const { monthly_cap: monthlyCap, late_message_price: latePrice, templates = {} } = found.data;
  const kept = Object.entries(templates).filter(([, one]) => one !== undefined);
  return { monthlyCap, latePrice, templates: Object.fromEntries(kept) };
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

import type { Outgoing, SendOutcome } from '../channel.js';
import type { ChannelLog } from '../common/log.js';
import { stringOf } from '../common/shape.js';
import type { CallEnd, OaApi } from './api.js';
import { actionOf, outcomeOf, untilMorning } from './errors.js';
import { fileBody, imageBody, TEXT_LIMIT, templateBody, textBody } from './message.js';
import { humanPause, type ReachBook, wayTo } from './reach.js';
import { type PaidSending, templateData } from './templates.js';
import { uploadFile } from './upload.js';

export interface SendDeps {
  readonly api: OaApi;
  readonly reach: ReachBook;
  readonly paid: PaidSending;
  readonly now: () => number;
  readonly log: ChannelLog;
}

/** The call never left: the network is down for all. */
const UNSENT_RETRY_MS = 2_000;
/** The token is being renewed, or Zalo's login does not answer. */
const NO_TOKEN_RETRY_MS = 5_000;
const CONSULTATION = '/v3.0/oa/message/cs';

/**
 * One message: words with up to five buttons, an image with its words, or a file alone; a template where the person's
 * window is shut. Never throws for what Zalo does. A second call is made only after a definite refusal of the first.
 */
export async function send(deps: SendDeps, out: Outgoing): Promise<SendOutcome> {
  const now = deps.now();
  // An answer to the person's own act: their window is open, whatever we have noted.
  if (out.unasked !== true) return consult(deps, out, now);
  const known = await deps.reach.known(out.address);
  const wait = humanPause(known, now);
  if (wait > 0) return { retry: wait, scope: 'message' };
  const way = wayTo(known, now);
  if (way === 'shut') return sendTemplate(deps, out, now);
  if (way === 'free') return consult(deps, out, now);
  return sendPaid(deps, 'late', deps.paid.latePrice, () => consult(deps, out, now));
}

/** Counted before it is sent; taken back only when it definitely was not, or a template with its own price went instead. */
async function sendPaid(
  deps: SendDeps,
  kind: string,
  amount: number,
  sendIt: () => Promise<SendOutcome>,
): Promise<SendOutcome> {
  if (!(await deps.reach.pay(kind, amount, deps.paid.monthlyCap))) {
    deps.log.warn('zalo_oa.cap_reached', { kind, amount, cap: deps.paid.monthlyCap });
    return { refused: 'cap_reached' };
  }
  const outcome = await sendIt();
  const went = 'sent' in outcome || 'inDoubt' in outcome;
  if (went && outcome.charged === undefined) return { ...outcome, charged: amount };
  await deps.reach.refund(kind, amount);
  return outcome;
}

async function consult(deps: SendDeps, out: Outgoing, now: number): Promise<SendOutcome> {
  if (out.text.length > TEXT_LIMIT) return { refused: 'too_long' };
  let body = textBody(out.address, out.text, out.choices);
  if (out.file !== null) {
    const asset = await uploadFile(deps.api, out.file);
    if ('end' in asset) return ended(deps, asset.end, now);
    if ('refused' in asset) return asset;
    body = 'image' in asset ? imageBody(out.address, asset.image, out.text) : fileBody(out.address, asset.token);
  }
  const end = await deps.api.post(CONSULTATION, body);
  if (!('refused' in end) || actionOf(end.refused) !== 'window_shut') return ended(deps, end, now);
  await deps.reach.shut(out.address);
  return sendTemplate(deps, out, now);
}

async function sendTemplate(deps: SendDeps, out: Outgoing, now: number): Promise<SendOutcome> {
  const given = out.template ?? null;
  const approved = given === null ? undefined : deps.paid.templates[given.name];
  if (given === null || approved === undefined) return { refused: 'window_shut' };
  const data = templateData(approved, given.fields);
  if (data === null) {
    deps.log.error('zalo_oa.template_field_missing', { template: given.name });
    return { refused: 'window_shut' };
  }
  const night = untilMorning(now);
  if (night > 0) return { retry: night, scope: 'message' };
  return sendPaid(deps, `template:${given.name}`, approved.price, async () => {
    const end = await deps.api.post('/v3.0/oa/message/template', templateBody(out.address, approved.id, data));
    const outcome = ended(deps, end, now);
    return 'sent' in outcome ? { ...outcome, instead: true } : outcome;
  });
}

function ended(deps: SendDeps, end: CallEnd, now: number): SendOutcome {
  if ('data' in end) {
    const ref = stringOf(end.data.message_id) ?? stringOf(end.data.msg_id);
    return ref === null ? { inDoubt: 'no message id in the answer' } : { sent: ref };
  }
  if ('unsent' in end) return { retry: UNSENT_RETRY_MS, scope: 'lane' };
  if ('doubt' in end) return { inDoubt: end.doubt };
  if ('noToken' in end) {
    deps.log.error('zalo_oa.no_token', { reason: end.noToken.why, connect: end.noToken.none === 'connect' });
    return end.noToken.none === 'connect' ? { refused: 'bad_token' } : { retry: NO_TOKEN_RETRY_MS, scope: 'lane' };
  }
  const outcome = outcomeOf(end.refused, now);
  if (!('retry' in outcome)) {
    deps.log.error('zalo_oa.send_refused', { code: end.refused.code, reason: end.refused.message });
  }
  return outcome;
}

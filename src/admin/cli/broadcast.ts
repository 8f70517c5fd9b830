/** broadcast list | show | compose | submit | approve | send | stop | correct | again | export: as a named seat, through the decisions of the chat. */
import { extname } from 'node:path';
import { type Broadcast, type Content, QUESTIONS } from '../../broadcast/types.js';
import { audienceMeant } from '../../conversation/flows/announce/whom.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { type Instant, isoOf } from '../../domain/time.js';
import { readMoment } from '../../language/moment.js';
import { approveBroadcast, sendAlone, submitBroadcast } from '../broadcast/approve.js';
import { broadcastNamed } from '../broadcast/case.js';
import { composeBroadcast, correctBroadcast, sendAgain, textOnly } from '../broadcast/compose.js';
import { type EligibleList, verifiedIn } from '../broadcast/eligible.js';
import { ledgerTable } from '../broadcast/ledger-table.js';
import { type Look, lookAt } from '../broadcast/look.js';
import { stopBroadcast } from '../broadcast/stop.js';
import { sayer } from '../exports/say.js';
import { FORMATS } from '../exports/table.js';
import { writeExport } from '../exports/write.js';
import { noteMade } from '../papers/made.js';
import { act } from './act.js';
import { readNow } from './ask.js';
import { type Call, type Handler, option } from './call.js';
import { writeOut } from './export.js';
import { type At, campaignOf } from './people.js';
import { seatNamed } from './review.js';

const timeOf = (at: Instant | null): string | null => (at === null ? null : isoOf(at));

const shown = (one: Broadcast) => ({
  id: one.id,
  number: one.number,
  state: one.state,
  version: one.version,
  hash: one.hash,
  text: one.content.text,
  document: one.content.document,
  attachment: one.content.attachment?.name ?? null,
  question: one.content.question,
  audience: one.audience,
  optional: one.optional,
  repeat: one.repeat,
  scheduled_at: timeOf(one.scheduledAt),
  not_after: timeOf(one.notAfter),
  corrects: one.corrects,
  wave_of: one.waveOf,
  created_by: one.createdBy?.seatId ?? null,
  created_at: isoOf(one.createdAt),
  approved_by: one.approvedBy?.seatId ?? null,
  approved_at: timeOf(one.approvedAt),
  starts_at: timeOf(one.startsAt),
  started_at: timeOf(one.startedAt),
  ended_at: timeOf(one.endedAt),
});

/** `basis`: the lists the receivers come from, where they were chosen by standards. */
const previewed = ({ preview, way, eligible }: Look) => ({
  ...preview,
  way,
  ...(eligible === null ? {} : { basis: eligible.lists.map(basisOf), without_basis: eligible.without }),
});

const basisOf = ({ sheet, changes }: EligibleList) => ({
  tier: sheet.tier,
  occasion: sheet.occasion,
  period: sheet.period,
  verified: verifiedIn(sheet),
  frozen_at: timeOf(sheet.frozen?.at ?? null),
  changes,
});

export const list: Handler = async (call) => {
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const rows = await house.ask(async (facts) => {
    const known = facts.announcements();
    const all = await known.list(campaignId);
    return Promise.all(all.map(async (one) => ({ one, counts: await known.counts(one.id) })));
  });
  const json = rows.map(({ one: { id, number, state, content, startsAt }, counts }) => ({
    id,
    number,
    state,
    starts_at: timeOf(startsAt),
    delivered: counts.delivered,
    total: counts.total,
    text: content.text.vi,
  }));
  return ok({ json });
};

/** The one that the first argument names, by number or id. */
async function named(call: Call): Promise<Result<At & { readonly one: Broadcast }>> {
  const [name] = call.args;
  if (name === undefined) return refuse('usage_missing', { what: 'NUMBER|ID' });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const { house, campaignId } = at.value;
  const key = /^\d{1,6}$/.test(name) ? Number(name) : name;
  const found = await house.ask((facts) => broadcastNamed(campaignId, key, facts));
  return found.ok ? ok({ ...at.value, one: found.value }) : found;
}

export const show: Handler = async (call) => {
  const at = await named(call);
  if (!at.ok) return at;
  const { house, one } = at.value;
  const json = await house.ask(async (facts) => {
    const known = facts.announcements();
    const { nobodyJoined: nobody_joined, ...counts } = await known.counts(one.id);
    const { count, amount } = await known.charged(one.id);
    const draft =
      one.state === 'draft' || one.state === 'submitted' ? await lookAt(one, facts, house.clock.now()) : null;
    const preview = draft === null ? null : previewed(draft);
    return { ...shown(one), counts: { ...counts, nobody_joined }, charged: { count, amount }, preview };
  });
  return ok({ json });
};

/** `2026-11-20T08:00`, or as people say it: "8h sáng mai". */
function momentOf(call: Call, name: string, now: Instant): Result<Instant | null> {
  const text = option(call, name);
  if (text === null) return ok(null);
  const said = readMoment(text, now);
  if (said !== null && !/^\d{4}-/.test(text)) return ok(said);
  return readNow(text.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d)$/, '$1+07:00'), now);
}

function contentOf(call: Call, vi: string): Result<Content> {
  const { text, ...rest } = textOnly(vi);
  const asked = option(call, 'question');
  const question = QUESTIONS.find((one) => one === asked) ?? null;
  if (asked !== null && question === null)
    return refuse('usage_one_of', { option: '--question', found: asked, known: QUESTIONS.join(', ') });
  return ok({ ...rest, question, text: { ...text, en: option(call, 'en')?.normalize('NFC').trim() ?? null } });
}

export const compose: Handler = async (call) => {
  const text = call.args.join(' ');
  if (text === '') return refuse('usage_missing', { what: 'TEXT' });
  const at = await campaignOf(call);
  if (!at.ok) return at;
  const as = await seatNamed(call, at.value, ['announce']);
  if (!as.ok) return as;
  const { house, campaignId } = at.value;
  const now = house.clock.now();
  const content = contentOf(call, text);
  if (!content.ok) return content;
  const scheduledAt = momentOf(call, 'at', now);
  if (!scheduledAt.ok) return scheduledAt;
  const notAfter = momentOf(call, 'not-after', now);
  if (!notAfter.ok) return notAfter;
  const to = option(call, 'to') ?? 'tất cả';
  const audience = await house.ask((facts) => audienceMeant({ facts, now }, campaignId, to));
  if ('key' in audience) return refuse('broadcast_whom_unknown', { text: to });
  const args = {
    campaignId,
    broadcastId: null,
    hand: as.value.officer,
    content: content.value,
    audience,
    optional: call.options.optional === true,
    repeat: call.options.once !== true,
    scheduledAt: scheduledAt.value,
    notAfter: notAfter.value,
  };
  const done = await act(house, async (turn) => {
    const one = await turn.do(composeBroadcast, args, as.value.actor);
    return { one, look: await lookAt(one, turn.facts, now) };
  });
  if (!done.ok) return done;
  const { one, look } = done.value;
  return ok({ json: { ...shown(one), preview: previewed(look) } });
};

interface Through extends At {
  readonly one: Broadcast;
  readonly as: Extract<Awaited<ReturnType<typeof seatNamed>>, { ok: true }>['value'];
}

async function through(call: Call, what: 'announce' | 'approve_announcement'): Promise<Result<Through>> {
  const at = await named(call);
  if (!at.ok) return at;
  const as = await seatNamed(call, at.value, [what]);
  return as.ok ? ok({ ...at.value, as: as.value }) : as;
}

const argsOf = ({ campaignId, one, as }: Through) => ({ campaignId, broadcastId: one.id, hand: as.officer });

export const submit: Handler = async (call) => {
  const it = await through(call, 'announce');
  if (!it.ok) return it;
  const args = { ...argsOf(it.value), version: it.value.one.version };
  const done = await act(it.value.house, (turn) => turn.do(submitBroadcast, args, it.value.as.actor));
  return done.ok ? ok({ json: { number: it.value.one.number, approvers: done.value.approvers.length } }) : done;
};

function countOf(call: Call): Result<number> {
  const count = option(call, 'count');
  return count !== null && /^\d{1,7}$/.test(count) ? ok(Number(count)) : refuse('usage_missing', { what: '--count N' });
}

const frozen =
  (decide: typeof approveBroadcast, what: 'announce' | 'approve_announcement'): Handler =>
  async (call) => {
    const count = countOf(call);
    if (!count.ok) return count;
    const it = await through(call, what);
    if (!it.ok) return it;
    // Approving names the text that was read; sending alone is about the text as it stands.
    const hash = what === 'announce' ? it.value.one.hash : option(call, 'hash');
    if (hash === null) return refuse('usage_missing', { what: '--hash HASH' });
    const args = { ...argsOf(it.value), hash, count: count.value };
    const done = await act(it.value.house, (turn) => turn.do(decide, args, it.value.as.actor));
    if (!done.ok) return done;
    const { count: total, startsAt } = done.value;
    return ok({ json: { number: it.value.one.number, count: total, starts_at: isoOf(startsAt) } });
  };

export const approve = frozen(approveBroadcast, 'approve_announcement');
export const send = frozen(sendAlone, 'announce');

export const stop: Handler = async (call) => {
  const it = await through(call, 'approve_announcement');
  if (!it.ok) return it;
  const done = await act(it.value.house, (turn) => turn.do(stopBroadcast, argsOf(it.value), it.value.as.actor));
  if (!done.ok) return done;
  const { before } = done.value;
  return ok({
    json: { number: it.value.one.number, delivered: before.delivered, sending: before.sending, total: before.total },
  });
};

export const correct: Handler = async (call) => {
  const text = call.args.slice(1).join(' ');
  const it = await through(call, 'announce');
  if (!it.ok) return it;
  const args = { ...argsOf(it.value), content: textOnly(text) };
  const done = await act(it.value.house, (turn) => turn.do(correctBroadcast, args, it.value.as.actor));
  return done.ok ? ok({ json: shown(done.value) }) : done;
};

export const again: Handler = async (call) => {
  const it = await through(call, 'announce');
  if (!it.ok) return it;
  const done = await act(it.value.house, (turn) => turn.do(sendAgain, argsOf(it.value), it.value.as.actor));
  return done.ok ? ok({ json: shown(done.value) }) : done;
};

export const exportLedger: Handler = async (call) => {
  const out = option(call, 'out');
  if (out === null) return refuse('usage_missing', { what: '--out FILE' });
  const wanted = option(call, 'format') ?? (extname(out).slice(1).toLowerCase() || 'xlsx');
  const format = FORMATS.find((one) => one === wanted);
  if (format === undefined)
    return refuse('usage_one_of', { option: '--format', found: wanted, known: FORMATS.join(', ') });
  const at = await named(call);
  if (!at.ok) return at;
  const { house, campaignId, one } = at.value;
  const say = sayer(await call.words());
  const sample = house.trial !== null;
  const table = await house.ask((facts) => ledgerTable(one, facts, { say, sample, now: house.clock.now() }));
  const file = await writeExport(table, format, say);
  const written = writeOut(out, file.bytes);
  if (!written.ok) return written;
  const made = { campaignId, what: 'export:ledger', period: table.period, unitId: null, names: true };
  const noted = await act(house, (turn) => turn.do(noteMade, made));
  return noted.ok ? ok({ json: { number: one.number, format, rows: table.rows.length, file: out } }) : noted;
};

/** One row from claim to settlement. */
import type { Outgoing, SendOutcome } from '../channels/channel.js';
import { StoreProblem } from '../store/port.js';
import { noteCharged } from '../store/queries/broadcast.js';
import { countSent } from '../store/queries/channel.js';
import type { OutboxRow } from '../store/queries/outbox.js';
import type { Beside, Journal } from './journal.js';
import { type Hold, type Next, type NoSend, nextState } from './next-state.js';
import { type DeliveryOptions, type Destination, placeOf, type Sender } from './types.js';

const STORE_PAUSE_MS = 1_000;

/** `taken`: the row was cancelled before it was ours. */
export type SendEnd =
  | { readonly taken: true }
  /** `row` as it stands now: its place, and the parts that have arrived. */
  | { readonly next: Next; readonly row: OutboxRow };

/**
 * Claims the row unless it is claimed, renders, makes the call (one after another where the message has parts), and
 * returns when the outcome is committed; `landed` is called before that, when the last call has ended.
 * Rejects only when the claim could not be written: then nothing was sent.
 */
export async function sendOne(
  row: OutboxRow,
  to: Destination,
  channel: Sender,
  journal: Journal,
  options: DeliveryOptions,
  stopped: () => boolean,
  landed: (hold: Hold | null) => void,
): Promise<SendEnd> {
  const personal = 'personId' in row.to;
  // Where a person's message is tried is written first: after a doubt it goes nowhere else.
  if ((!row.claimed || personal) && !(await journal.claim(row, personal ? placeOf(to) : null))) return { taken: true };
  const { outcome: tried, part } = await attempt(row, to, channel, journal, options, stopped);
  const outcome = 'refused' in tried ? await elsewhere(row, to, tried, options) : tried;
  const next = nextState(row, outcome, options.clock.now(), options.policy);
  report(row, to, tried, next, options);
  landed(next.hold);
  const beside = besideOf(row, to, tried, channel, options);
  await surely(row, options, () => journal.settle(row, next.settlement, beside));
  return { next, row: { ...row, part, sentTo: personal ? placeOf(to) : null } };
}

async function attempt(
  row: OutboxRow,
  to: Destination,
  channel: Sender,
  journal: Journal,
  options: DeliveryOptions,
  stopped: () => boolean,
): Promise<Attempt> {
  let { part } = row;
  if (row.notAfter !== null && options.clock.now() > row.notAfter) return { outcome: { expired: true }, part };
  let parts: readonly Outgoing[];
  try {
    parts = await options.render(row, to);
  } catch (error) {
    options.log.error({ outbox: row.id, error: nameOf(error) }, 'a message could not be put into words');
    return { outcome: { cannot: 'render_failed' }, part };
  }
  let outcome: SendOutcome | NoSend = { cannot: 'empty' };
  for (const [at, out] of parts.entries()) {
    // The last part is never left out: its answer is what the row is settled by.
    if (at < part && at < parts.length - 1) continue;
    if (stopped()) return { outcome: { letGo: true }, part };
    outcome = await callOnce(row, out, channel, options);
    // A template in place of the message is all of it.
    if (!('sent' in outcome) || outcome.instead === true || at === parts.length - 1) break;
    part = at + 1;
    const counted = besideOf(row, to, outcome, channel, options);
    await surely(row, options, () => journal.part(row, part, counted));
  }
  return { outcome, part };
}

interface Attempt {
  readonly outcome: SendOutcome | NoSend;
  /** Parts that have arrived before the last call. */
  readonly part: number;
}

async function callOnce(
  row: OutboxRow,
  out: Outgoing,
  channel: Sender,
  options: DeliveryOptions,
): Promise<SendOutcome> {
  try {
    return await channel.send(out);
  } catch (error) {
    options.log.error({ outbox: row.id, channel: channel.name, error: nameOf(error) }, 'a channel threw');
    return { inDoubt: 'channel_threw' };
  }
}

type Refused = Extract<SendOutcome, { refused: unknown }>;

/** A refusal is definite: the person's other place may be tried, or the chat's new id. */
async function elsewhere(
  row: OutboxRow,
  to: Destination,
  outcome: Refused,
  options: DeliveryOptions,
): Promise<Refused | NoSend> {
  if (outcome.refused === 'bad_token') return outcome;
  if (!('personId' in row.to)) return outcome.movedTo === undefined ? outcome : { moved: true };
  const { personId } = row.to;
  const tried = [...row.tried, placeOf(to)];
  let other: Destination | null = null;
  await surely(row, options, async () => {
    other = await options.locate(personId, tried);
  });
  return other === null ? outcome : { elsewhere: tried, why: outcome.refused };
}

/** What is known must not be lost: tried until the store can, however often it takes. */
async function surely(row: OutboxRow, options: DeliveryOptions, work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      options.log.warn({ outbox: row.id, error: nameOf(error) }, 'the store cannot; a result waits');
      if (error instanceof StoreProblem && error.code === 'closed') return;
      await new Promise<void>((resolve) => options.clock.after(STORE_PAUSE_MS, resolve));
    }
  }
}

/** What is written with the outcome: an address that refused, a message the plan counts, one that cost money. */
function besideOf(
  row: OutboxRow,
  to: Destination,
  outcome: SendOutcome | NoSend,
  channel: Sender,
  options: DeliveryOptions,
): Beside | null {
  const { onRefused, clock } = options;
  if ('sent' in outcome || 'inDoubt' in outcome) {
    const counted = channel.limits.countedByMonth === true;
    const { charged = 0 } = outcome;
    if (!counted && charged === 0) return null;
    return async (tx) => {
      if (counted) await countSent(tx, to.channel, clock.now());
      if (charged > 0) await noteCharged(tx, row.id, charged);
    };
  }
  if (onRefused === undefined || !('refused' in outcome) || outcome.refused === 'bad_token') return null;
  const { refused, movedTo = null } = outcome;
  return (tx) => onRefused(tx, row, to, refused, movedTo);
}

function report(
  row: OutboxRow,
  to: Destination,
  outcome: SendOutcome | NoSend,
  next: Next,
  options: DeliveryOptions,
): void {
  const fields = { outbox: row.id, channel: to.channel };
  if ('refused' in outcome && outcome.refused === 'bad_token') {
    options.log.error(fields, 'the platform refuses our token; sending on this channel pauses');
  }
  if (next.settlement.state === 'in_doubt') options.log.error(fields, 'nobody can know whether this message arrived');
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

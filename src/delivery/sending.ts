/** One row from claim to settlement. */
import type { Outgoing, SendOutcome } from '../channels/channel.js';
import { StoreProblem } from '../store/port.js';
import { countSent } from '../store/queries/channel.js';
import type { OutboxRow } from '../store/queries/outbox.js';
import type { Beside, Journal } from './journal.js';
import { type Hold, type Next, type NoSend, nextState } from './next-state.js';
import type { DeliveryOptions, Destination, Sender } from './types.js';

const STORE_PAUSE_MS = 1_000;

/** `taken`: the row was cancelled before it was ours. */
export type SendEnd = { readonly taken: true } | { readonly next: Next };

/**
 * Claims the row unless it is claimed, renders, makes the one call, and returns when the outcome is committed;
 * `landed` is called before that, when the call has ended.
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
  if (!row.claimed && !(await journal.claim(row))) return { taken: true };
  const outcome = await attempt(row, to, channel, options, stopped);
  const next = nextState(row, outcome, options.clock.now(), options.policy);
  report(row, to, outcome, next, options);
  landed(next.hold);
  await settleSurely(row, next, besideOf(row, to, outcome, channel, options), journal, options);
  return { next };
}

async function attempt(
  row: OutboxRow,
  to: Destination,
  channel: Sender,
  options: DeliveryOptions,
  stopped: () => boolean,
): Promise<SendOutcome | NoSend> {
  if (row.notAfter !== null && options.clock.now() > row.notAfter) return { expired: true };
  let out: Outgoing;
  try {
    out = await options.render(row, to);
  } catch (error) {
    options.log.error({ outbox: row.id, error: nameOf(error) }, 'a message could not be put into words');
    return { cannot: 'render_failed' };
  }
  if (stopped()) return { letGo: true };
  try {
    return await channel.send(out);
  } catch (error) {
    options.log.error({ outbox: row.id, channel: to.channel, error: nameOf(error) }, 'a channel threw');
    return { inDoubt: 'channel_threw' };
  }
}

/** The outcome is known and must not be lost: written as soon as the store can, however often it takes. */
async function settleSurely(
  row: OutboxRow,
  next: Next,
  beside: Beside | null,
  journal: Journal,
  options: DeliveryOptions,
) {
  for (;;) {
    try {
      return await journal.settle(row, next.settlement, beside);
    } catch (error) {
      options.log.warn({ outbox: row.id, error: nameOf(error) }, 'the store cannot; a result waits');
      if (error instanceof StoreProblem && error.code === 'closed') return;
      await new Promise<void>((resolve) => options.clock.after(STORE_PAUSE_MS, resolve));
    }
  }
}

/** What is written with the outcome: an address that refused, a message the plan counts. */
function besideOf(
  row: OutboxRow,
  to: Destination,
  outcome: SendOutcome | NoSend,
  channel: Sender,
  options: DeliveryOptions,
): Beside | null {
  const { onRefused, clock } = options;
  if ('sent' in outcome || 'inDoubt' in outcome) {
    return channel.limits.countedByMonth === true ? (tx) => countSent(tx, to.channel, clock.now()) : null;
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

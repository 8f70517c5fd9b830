/** One row from claim to settlement. */
import type { Outgoing, SendOutcome } from '../channels/channel.js';
import { StoreProblem } from '../store/port.js';
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
  const { outcome, more } = await attempt(row, to, channel, options, stopped);
  const next = nextState(row, outcome, options.clock.now(), options.policy, more);
  report(row, to, outcome, next, options);
  landed(next.hold);
  await settleSurely(row, next, refusalOf(row, to, outcome, options), journal, options);
  return { next };
}

/** `more`: a further bubble of the same message follows this one. */
interface Attempt {
  readonly outcome: SendOutcome | NoSend;
  readonly more: boolean;
}

async function attempt(
  row: OutboxRow,
  to: Destination,
  channel: Sender,
  options: DeliveryOptions,
  stopped: () => boolean,
): Promise<Attempt> {
  const end = (outcome: SendOutcome | NoSend): Attempt => ({ outcome, more: false });
  if (row.notAfter !== null && options.clock.now() > row.notAfter) return end({ expired: true });
  let out: Outgoing;
  try {
    out = await options.render(row, to);
  } catch (error) {
    options.log.error({ outbox: row.id, error: nameOf(error) }, 'a message could not be put into words');
    return end({ cannot: 'render_failed' });
  }
  if (stopped()) return end({ letGo: true });
  try {
    return { outcome: await channel.send(out), more: out.more === true };
  } catch (error) {
    options.log.error({ outbox: row.id, channel: to.channel, error: nameOf(error) }, 'a channel threw');
    return end({ inDoubt: 'channel_threw' });
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

function refusalOf(
  row: OutboxRow,
  to: Destination,
  outcome: SendOutcome | NoSend,
  options: DeliveryOptions,
): Beside | null {
  const { onRefused } = options;
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

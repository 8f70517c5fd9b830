/**
 * What a send's end makes of a row. One rule for every lane: without a definite answer a send is in doubt, repeated
 * after a pause until a definite answer comes, at most as often as there are pauses and not after `notAfter`; every
 * doubt is counted, so copies are at most 1 + doubts.
 */
import type { SendOutcome } from '../channels/channel.js';
import { DAY_MS, type Instant } from '../domain/time.js';
import type { OutboxRow } from '../store/queries/outbox.js';
import type { Settlement } from '../store/queries/settle.js';

export interface Policy {
  /** Pause before each repetition of a send in doubt; after the last one the row stays in doubt. */
  readonly doubtPauses: readonly number[];
  /** Before a claim found at start is sent (again). */
  readonly pauseAtStart: number;
  /** Doubts of all kinds after which a row stays in doubt. */
  readonly mostDoubts: number;
  /** A wrong token stops the whole channel for this long: nobody's message is lost over it. */
  readonly badTokenPause: number;
  /** Up to this pause, a person's later messages wait behind the doubtful one; beyond it they go first. */
  readonly longestHold: number;
}

export const POLICY: Policy = {
  doubtPauses: [2_000, 10_000, 30_000, 120_000, 600_000],
  pauseAtStart: 0,
  mostDoubts: 100,
  badTokenPause: 60_000,
  longestHold: 10_000,
};

/** Who waits after this outcome, and for how long; null: nobody. */
export interface Hold {
  /** `bulk`: the chat, and every reminder and broadcast of the channel. `lane`: the whole channel. */
  readonly scope: 'chat' | 'bulk' | 'lane';
  readonly ms: number;
}

export interface Next {
  readonly settlement: Settlement;
  readonly hold: Hold | null;
}

/** How a claim ends without a send. */
export type NoSend =
  | { readonly letGo: true } // stopping, or no room in memory: never tried
  | { readonly expired: true }
  /** It may have been taken where it was tried, and that channel is off: asked no more, listed to the coordinator. */
  | { readonly doubtful: string }
  | { readonly cannot: string } // no address, or words that could not be made
  /** Refused here, and the person has another place that has not refused yet. */
  | { readonly elsewhere: readonly string[]; readonly why: string }
  /** Refused here because the chat has another id now, under which it waits. */
  | { readonly moved: true };

type Tried = Pick<OutboxRow, 'id' | 'lane' | 'attempts' | 'doubts' | 'repeat' | 'notBefore' | 'notAfter' | 'createdAt'>;

export function nextState(row: Tried, outcome: SendOutcome | NoSend, now: Instant, policy: Policy = POLICY): Next {
  const attempts = row.attempts + 1;
  if ('letGo' in outcome) return { settlement: open(row, {}), hold: null };
  if ('expired' in outcome) return { settlement: ended(row, 'expired', now, { reason: 'not_after' }), hold: null };
  if ('cannot' in outcome) return { settlement: ended(row, 'refused', now, { reason: outcome.cannot }), hold: null };
  if ('doubtful' in outcome)
    return { settlement: ended(row, 'in_doubt', now, { reason: outcome.doubtful }), hold: null };
  if ('elsewhere' in outcome) {
    const { elsewhere: tried, why: reason } = outcome;
    return { settlement: open(row, { attempts, reason, tried }), hold: null };
  }
  if ('moved' in outcome) return { settlement: open(row, { attempts, reason: 'moved' }), hold: null };
  if ('sent' in outcome) {
    return { settlement: ended(row, 'sent', now, { attempts, messageRef: outcome.sent }), hold: null };
  }
  if ('retry' in outcome) {
    // What is sent to many and was too much for one chat is soon too much for the next; answers go on.
    const scope = outcome.scope === 'chat' && row.lane !== 'reply' ? 'bulk' : outcome.scope;
    return again(row, outcome.retry, scope, now, { attempts });
  }
  if ('refused' in outcome) {
    if (outcome.refused === 'bad_token') {
      return again(row, policy.badTokenPause, 'lane', now, { attempts, reason: 'bad_token' });
    }
    if (outcome.refused === 'window_shut' || outcome.refused === 'cap_reached') {
      return shutOut(row, outcome.refused, attempts, now);
    }
    return { settlement: ended(row, 'refused', now, { attempts, reason: outcome.refused }), hold: null };
  }
  if ('inDoubt' in outcome) return doubted(row, outcome.inDoubt, now, policy);
  return outcome satisfies never;
}

/** A claim an earlier run left without a result. */
export const FOUND_AT_START = 'found_at_start';

/**
 * A claim found at start is repeated at once, and restarts in quick succession do not use up the repetitions: most
 * such rows were never tried at all.
 */
function doubted(row: Tried, why: string, now: Instant, policy: Policy): Next {
  const found = why === FOUND_AT_START;
  const change = { attempts: row.attempts + (found ? 0 : 1), doubts: row.doubts + 1, reason: why };
  // Of the doubts, at most as many as there were attempts came from a call.
  const next = found ? policy.pauseAtStart : policy.doubtPauses[Math.min(row.doubts, row.attempts)];
  const base = row.repeat && row.doubts < policy.mostDoubts ? next : undefined;
  const pause = base === undefined ? 0 : spread(row.id, base);
  if (base === undefined || isLate(row, now + pause)) {
    return { settlement: ended(row, 'in_doubt', now, change), hold: null };
  }
  const hold: Hold | null = base <= policy.longestHold ? { scope: 'chat', ms: pause } : null;
  return { settlement: open(row, { ...change, notBefore: now + pause }), hold };
}

/** Up to a fifth more, another share for each row: what failed together does not come again together. */
function spread(id: number, pause: number): number {
  return pause + Math.round((pause * ((id * 7_919) % 100)) / 500);
}

/** News of two weeks ago is said better in another way. */
const LONGEST_WAIT_MS = 14 * DAY_MS;

/**
 * Nothing reaches the person now: it goes out as soon as they act (the store sees to that), is tried each day (a new
 * month has new money), and ends when it is too late.
 */
function shutOut(row: Tried, reason: string, attempts: number, now: Instant): Next {
  const until = Math.min(row.notAfter ?? Number.POSITIVE_INFINITY, row.createdAt + LONGEST_WAIT_MS);
  const next = Math.min(now + DAY_MS, until);
  if (next <= now) return { settlement: ended(row, 'refused', now, { attempts, reason }), hold: null };
  return { settlement: open(row, { attempts, reason, notBefore: next }), hold: null };
}

/** Definitely not sent: once more later, unless that is too late. */
function again(row: Tried, ms: number, scope: Hold['scope'] | 'message', now: Instant, change: Change): Next {
  const hold = scope === 'message' ? null : { scope, ms };
  if (isLate(row, now + ms))
    return { settlement: ended(row, 'expired', now, { reason: 'not_after', ...change }), hold };
  return { settlement: open(row, { ...change, notBefore: now + ms }), hold };
}

function isLate(row: Tried, at: Instant): boolean {
  return row.notAfter !== null && at > row.notAfter;
}

type Change = Partial<Omit<Settlement, 'state' | 'endedAt'>>;

function open(row: Tried, change: Change): Settlement {
  return settlement(row, 'due', null, change);
}

function ended(row: Tried, state: Settlement['state'], now: Instant, change: Change): Settlement {
  return settlement(row, state, now, change);
}

function settlement(row: Tried, state: Settlement['state'], endedAt: Instant | null, change: Change): Settlement {
  return {
    state,
    notBefore: change.notBefore ?? row.notBefore,
    attempts: change.attempts ?? row.attempts,
    doubts: change.doubts ?? row.doubts,
    messageRef: change.messageRef ?? null,
    reason: change.reason ?? null,
    endedAt,
    tried: change.tried,
  };
}

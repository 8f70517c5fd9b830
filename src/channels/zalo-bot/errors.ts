import type { SendOutcome } from '../channel.js';
import type { ZaloBotFailure } from './api.js';

/** Zalo names no time with a 429; its limits per second are not published. */
const BUSY_RETRY_MS = 30_000;
/** The call never left: the network is down for all, and trying again at once would not help. */
const UNSENT_RETRY_MS = 2_000;

interface Row {
  readonly code: number;
  /** Null: every description with this code. */
  readonly says: RegExp | null;
  /** `spent`: the plan's messages of this month are used up by our own count. */
  readonly outcome: (failure: ZaloBotFailure, spent: boolean) => SendOutcome;
}

/** The Bot Platform's refusals of a send and what they mean here; the first row that fits. */
const ROWS: readonly Row[] = [
  // One code for "too fast" and "too many this month": our own count tells them apart.
  {
    code: 429,
    says: null,
    outcome: (_, spent) => (spent ? { refused: 'quota' } : { retry: BUSY_RETRY_MS, scope: 'lane' }),
  },
  { code: 400, says: /chat|user|recipient/i, outcome: () => ({ refused: 'unknown_address' }) },
  { code: 400, says: /too long|length|2000/i, outcome: () => ({ refused: 'too_long' }) },
  { code: 400, says: null, outcome: () => ({ refused: 'other' }) },
  { code: 401, says: null, outcome: () => ({ refused: 'bad_token' }) },
  // Zalo's table words 403 as "Internal server error": nothing was taken, and nobody knows for how long.
  { code: 403, says: /internal/i, outcome: (failure) => ({ inDoubt: failure.message }) },
  { code: 403, says: null, outcome: () => ({ refused: 'blocked' }) },
  { code: 404, says: /chat|user|recipient/i, outcome: () => ({ refused: 'unknown_address' }) },
  // An old host answers so to methods it does not have: nobody's address is at fault.
  { code: 404, says: null, outcome: () => ({ refused: 'other' }) },
  { code: 408, says: null, outcome: (failure) => ({ inDoubt: failure.message }) },
];

/** The end of a send that gave no message. */
export function outcomeOf(failure: ZaloBotFailure, spent: boolean): SendOutcome {
  if (failure.kind === 'unsent') return { retry: UNSENT_RETRY_MS, scope: 'lane' };
  if (failure.kind !== 'answer') return { inDoubt: failure.message };
  const row = ROWS.find(
    (one) => one.code === failure.code && (one.says === null || one.says.test(failure.description)),
  );
  return row ? row.outcome(failure, spent) : { refused: 'other' };
}

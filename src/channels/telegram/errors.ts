import type { SendOutcome } from '../channel.js';
import type { ApiFailure } from './api.js';

/** A 429 that names no time. */
const DEFAULT_RETRY_MS = 5_000;
/** The call never left: the network is down for all, and trying again at once would not help. */
const UNSENT_RETRY_MS = 2_000;

interface Row {
  readonly code: number;
  /** Null: every description with this code. */
  readonly says: RegExp | null;
  readonly outcome: (failure: ApiFailure) => SendOutcome;
}

/** Telegram's refusals of a send and what they mean here; the first row that fits (texts: Client.cpp of tdlib/telegram-bot-api). */
const ROWS: readonly Row[] = [
  // The limit may be the chat's own or that of sending to many (tdlib/td#3034): delivery holds both, answers go on.
  { code: 429, says: null, outcome: (f) => ({ retry: waitOf(f), scope: 'chat' }) },
  { code: 403, says: null, outcome: () => ({ refused: 'blocked' }) },
  { code: 400, says: /upgraded to a supergroup|migrated/i, outcome: moved },
  {
    code: 400,
    says: /chat not found|user not found|PEER_ID_INVALID|USER_ID_INVALID/i,
    outcome: () => ({ refused: 'unknown_address' }),
  },
  { code: 400, says: /user is deactivated|bot was blocked|USER_IS_BLOCKED/i, outcome: () => ({ refused: 'blocked' }) },
  { code: 400, says: /too long|too big/i, outcome: () => ({ refused: 'too_long' }) },
  { code: 400, says: null, outcome: () => ({ refused: 'other' }) },
  { code: 401, says: null, outcome: () => ({ refused: 'bad_token' }) },
  { code: 404, says: null, outcome: () => ({ refused: 'bad_token' }) },
  { code: 413, says: null, outcome: () => ({ refused: 'too_long' }) },
];

/** The end of a send that gave no message. */
export function outcomeOf(failure: ApiFailure): SendOutcome {
  if (failure.kind === 'unsent') return { retry: UNSENT_RETRY_MS, scope: 'lane' };
  if (failure.kind !== 'answer') return { inDoubt: failure.message };
  const row = ROWS.find(
    (one) => one.code === failure.code && (one.says === null || one.says.test(failure.description)),
  );
  return row ? row.outcome(failure) : { refused: 'other' };
}

/** Our own mark-up was not understood: the same words once more without it. */
export function isMarkupRefusal(failure: ApiFailure): boolean {
  return failure.kind === 'answer' && failure.code === 400 && /can't parse entit/i.test(failure.description);
}

/** Telegram's seconds are whole: a little more, so that no call comes before the time has surely passed. */
function waitOf(failure: ApiFailure): number {
  return failure.retryAfterS === null ? DEFAULT_RETRY_MS : failure.retryAfterS * 1000 + 250;
}

function moved(failure: ApiFailure): SendOutcome {
  const to = failure.movedTo;
  return to === null ? { refused: 'unknown_address' } : { refused: 'unknown_address', movedTo: to };
}

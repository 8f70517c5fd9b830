import { ApiError } from './world.mjs';

/**
 * Token buckets that answer 429, off unless rates are given. A call during the chat's 429 (or everybody's, where the
 * bot's own bucket is empty) is counted as early.
 */
export function createLimiter(world, { perSecond = null, perChatPerSecond = null } = {}) {
  const buckets = new Map();
  const quietUntil = new Map();

  function take(key, rate) {
    if (rate === null) return true;
    const at = world.now();
    const bucket = buckets.get(key) ?? { tokens: rate, at };
    bucket.tokens = Math.min(rate, bucket.tokens + ((at - bucket.at) / 1000) * rate);
    bucket.at = at;
    buckets.set(key, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  return {
    /** A 429 was given: nothing may go there for so long. */
    quiet(where, seconds) {
      quietUntil.set(where, Math.max(quietUntil.get(where) ?? 0, world.now() + seconds * 1000));
    },
    check(method, params) {
      if (method !== 'sendMessage' && method !== 'sendDocument') return;
      const chat = `chat ${params.chat_id}`;
      if ([chat, 'all'].some((where) => world.now() < (quietUntil.get(where) ?? 0))) world.early += 1;
      const none = take('all', perSecond) ? (take(chat, perChatPerSecond) ? null : chat) : 'all';
      if (none === null) return;
      this.quiet(none, 1);
      throw new ApiError(429, 'Too Many Requests: retry after 1', { retry_after: 1 });
    },
  };
}

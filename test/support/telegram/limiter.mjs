import { ApiError } from './world.mjs';

/** Token buckets that answer 429, off unless rates are given. A call during a 429 is counted as early. */
export function createLimiter(world, { perSecond = null, perChatPerSecond = null } = {}) {
  const buckets = new Map();
  let quietUntil = 0;

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
    /** A 429 was given: nobody may send for so long. */
    quiet(seconds) {
      quietUntil = Math.max(quietUntil, world.now() + seconds * 1000);
    },
    check(method, params) {
      if (method !== 'sendMessage' && method !== 'sendDocument') return;
      if (world.now() < quietUntil) world.early += 1;
      if (take('all', perSecond) && take(`chat ${params.chat_id}`, perChatPerSecond)) return;
      this.quiet(1);
      throw new ApiError(429, 'Too Many Requests: retry after 1', { retry_after: 1 });
    },
  };
}

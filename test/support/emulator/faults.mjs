/**
 * What goes wrong, by seed. Definite: `too_many` (429), `reset_before` is doubt for the caller though nothing happened;
 * `*_after` and `truncated` happen AFTER the call was accepted, so that the ledger and the caller disagree.
 */
const FAULT_KINDS = [
  'too_many',
  'error_500',
  'error_502_page',
  'reset_before',
  'reset_after',
  'hang',
  'hang_after',
  'truncated',
  'ok_false',
];

/** Small, seeded, good enough: mulberry32. @param {number} seed */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function createFaults() {
  let plan = null;
  const queued = [];
  const counts = {};

  function next(method) {
    const at = queued.findIndex((one) => one.method === method);
    const fault = at >= 0 ? queued.splice(at, 1)[0] : planned(method);
    if (fault) counts[fault.kind] = (counts[fault.kind] ?? 0) + 1;
    return fault;
  }

  function planned(method) {
    if (plan === null || !plan.methods.includes(method) || plan.random() >= plan.rate) return null;
    const kind = plan.kinds[Math.floor(plan.random() * plan.kinds.length)];
    return { method, kind, retryAfterS: plan.retryAfterS };
  }

  return {
    next,
    counts,
    /** Every call of the methods fails with this rate until `clear`. */
    plan({ seed, rate, kinds = FAULT_KINDS, methods = ['sendMessage', 'sendDocument'], retryAfterS = 1 }) {
      plan = { random: randomOf(seed), rate, kinds, methods, retryAfterS };
    },
    /** The next `times` calls of one method; `answer` with a code and description is Telegram's own refusal. */
    failNext(method, kind, { times = 1, ...detail } = {}) {
      for (let n = 0; n < times; n += 1) queued.push({ method, kind, retryAfterS: 1, ...detail });
    },
    clear() {
      plan = null;
      queued.length = 0;
    },
  };
}

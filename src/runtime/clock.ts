/** The only clock. Rooms take it as a parameter, so that a test moves a year by hand. */
import type { Instant } from '../domain/time.js';

export interface Clock {
  /** Wall clock: for what is written down. It may step. */
  now(): Instant;
  /** Milliseconds that only grow: for pauses and rates. */
  monotonic(): number;
  /** Runs once after `ms`; the returned function calls it off. Does not keep the process alive. */
  after(ms: number, run: () => void): () => void;
}

/** Node's longest timer; a longer wait is just looked at again. */
const LONGEST_MS = 2_147_483_647;

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(Math.max(ms, 0), LONGEST_MS));
    timer.unref();
    return () => clearTimeout(timer);
  },
};

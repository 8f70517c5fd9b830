/** The only place that sleeps: a loop is `step(now)`, which says when it wants to be woken next. */
import type { Instant } from '../domain/time.js';
import type { Clock } from './clock.js';

export interface Loop {
  /** Looks again as soon as the running step is over. */
  wake(): void;
  /** Resolves when the running step is over; no further one starts. */
  stop(): Promise<void>;
}

/** After a step that failed. */
const AFTER_FAILURE_MS = 5_000;

/**
 * Runs `step` now and then at the time it returned, never two at once. A failing step is told to `failed` and
 * repeated after a pause: a loop ends only by `stop`.
 */
export function startLoop(
  step: (now: Instant) => Promise<Instant>,
  clock: Clock,
  failed: (error: unknown) => void,
): Loop {
  let stopped = false;
  let again = false;
  let running: Promise<void> | null = null;
  let callOff: () => void = () => undefined;

  const once = async (): Promise<void> => {
    let next: Instant;
    try {
      next = await step(clock.now());
    } catch (error) {
      failed(error);
      next = clock.now() + AFTER_FAILURE_MS;
    }
    running = null;
    if (stopped) return;
    callOff = clock.after(again ? 0 : Math.max(0, next - clock.now()), run);
    again = false;
  };
  const run = (): void => {
    if (!stopped && running === null) running = once();
  };

  run();
  return {
    wake() {
      if (running !== null) again = true;
      else {
        callOff();
        run();
      }
    },
    async stop() {
      stopped = true;
      callOff();
      await running;
    },
  };
}

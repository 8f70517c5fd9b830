/** A clock moved by hand. */
import type { Clock } from '../../src/runtime/clock.js';

export class ManualClock implements Clock {
  #now: number;
  #passed = 0;
  #timers: { at: number; run: () => void }[] = [];

  constructor(start = Date.parse('2023-12-11T02:00:00Z')) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#passed;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#passed + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass: every timer due runs in order, and what it started settles before the next. */
  async pass(ms: number): Promise<void> {
    const until = this.#passed + ms;
    await settled();
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.#move(Math.max(next.at, this.#passed));
      next.run();
      await settled();
    }
    this.#move(until);
  }

  #move(to: number): void {
    this.#now += to - this.#passed;
    this.#passed = to;
  }
}

/** Many rounds of the event loop: enough for several turns with receive, claim, send and settle, a commit each. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 120; round++) await new Promise((resolve) => setImmediate(resolve));
}

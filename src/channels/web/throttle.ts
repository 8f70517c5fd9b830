/** Counts per key in fixed windows. Memory is bounded: what is over is forgotten, and at most `MOST` keys are kept. */
const MOST = 10_000;

export interface Throttle {
  /** Counts one try; the seconds to wait when it is one too many, else null. */
  hit(key: string): number | null;
}

export function createThrottle(most: number, windowMs: number, now: () => number): Throttle {
  const windows = new Map<string, { until: number; count: number }>();

  function makeRoom(at: number): void {
    for (const [key, one] of windows) if (one.until <= at) windows.delete(key);
    for (const key of windows.keys()) {
      if (windows.size < MOST) return;
      windows.delete(key);
    }
  }

  return {
    hit(key) {
      const at = now();
      let one = windows.get(key);
      // A window further away than it is long: the clock was set back (the trial's day can be).
      if (one === undefined || one.until <= at || one.until > at + windowMs) {
        if (windows.size >= MOST) makeRoom(at);
        one = { until: at + windowMs, count: 0 };
        windows.set(key, one);
      }
      one.count += 1;
      return one.count <= most ? null : Math.ceil((one.until - at) / 1000);
    },
  };
}

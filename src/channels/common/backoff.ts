/** Waiting times that double from `first` to `most`, each cut by up to a half at random so that bots do not march in step. */
export interface Backoff {
  next(): number;
  reset(): void;
}

export function createBackoff(first: number, most: number, random: () => number): Backoff {
  let step = first;
  return {
    next() {
      const wait = Math.round(step * (0.5 + random() / 2));
      step = Math.min(most, step * 2);
      return wait;
    },
    reset() {
      step = first;
    },
  };
}

/** Resolves after `ms` or as soon as the signal says stop; never rejects. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export const sleep: Sleep = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });

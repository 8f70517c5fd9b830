import type { Finding } from '../channel.js';

/** A deadline is judged by this machine's clock; a platform's Date header is whole seconds old at most a moment. */
const MOST_MS = 60_000;

/** `skewMs`: how far our clock is ahead of the platform's; null when it never said its time. */
export function clock(skewMs: number | null): readonly Finding[] {
  if (skewMs === null) return [];
  const seconds = Math.round(skewMs / 1000);
  if (Math.abs(skewMs) <= MOST_MS)
    return [{ level: 'ok', what: "the clock agrees with the platform's", remedy: '', code: 'clock_ok' }];
  const what = `this machine's clock is ${seconds} s off`;
  return [{ level: 'error', what, remedy: 'set the clock by NTP', code: 'clock_off', params: { seconds } }];
}

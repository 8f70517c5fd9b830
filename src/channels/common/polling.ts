import type { Stop } from '../channel.js';
import type { Backoff, Sleep } from './backoff.js';
import type { ChannelLog } from './log.js';

export interface Polling {
  /** Names the channel in the log. */
  readonly name: string;
  readonly log: ChannelLog;
  readonly sleep: Sleep;
  /** The pause after an error nobody expected. */
  readonly failures: Backoff;
}

/** One look at the platform. */
export interface Look {
  /** Resolves, when nothing is half received, with the pause before the next look in ms. */
  once(): Promise<number>;
  /** The pause after what `once` threw; null: not the platform's doing. */
  after(error: unknown): number | null;
}

/** A token that already delivers to somebody else's webhook is looked at again after this. */
export const FOREIGN_WEBHOOK_MS = 60_000;
export const FOREIGN_WEBHOOK_REMEDY =
  'this token already delivers to a webhook, perhaps another installation: use a bot of your own, or call deleteWebhook there first';
/** A wrong token stays wrong: look again rarely, so that a repaired one is noticed without a restart. */
export const BAD_TOKEN_MS = 600_000;

/** Looks one time after the other until it is stopped; ends only by that, and resolves when the last look is over. */
export function startPolling(polling: Polling, lookWith: (stopping: AbortSignal) => Look): Stop {
  const { name, log, sleep, failures } = polling;
  const stopping = new AbortController();
  const look = lookWith(stopping.signal);

  async function next(): Promise<number> {
    try {
      return await look.once();
    } catch (error) {
      const pause = look.after(error);
      if (pause !== null) return pause;
      log.error(`${name}.bug`, { error: error instanceof Error ? error.name : typeof error });
      return failures.next();
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const pause = await next();
      if (pause > 0) await sleep(pause, stopping.signal);
    }
  }

  const running = run();
  return async () => {
    stopping.abort();
    await running;
  };
}

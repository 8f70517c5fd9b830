import { ApiError } from './world.mjs';

/** `getUpdates` as the server does it: confirming by offset, holding the call, one poller at a time. */
export function createUpdates(world) {
  let waiting = null;
  let last = { offset: null, finished: Number.NEGATIVE_INFINITY };

  function batch(limit) {
    world.purge();
    return world.updates.slice(0, limit).map((one) => one.update);
  }

  function finish(answer) {
    last = { offset: last.offset, finished: world.now() };
    return answer;
  }

  /** `onGone` registers what to do when the caller hangs up. */
  async function getUpdates(params, onGone) {
    if (world.webhook.url !== '') {
      throw new ApiError(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    waiting?.fail();
    if (params.allowed_updates)
      world.allowed = params.allowed_updates.length === 0 ? null : [...params.allowed_updates];
    const offset = Number(params.offset ?? 0);
    if (offset < 0) throw new ApiError(400, 'Bad Request: the emulator refuses negative offsets');
    world.confirmBelow(offset);
    // A tight loop over the same batch does not help: the server then hands out one update.
    const again = offset === last.offset && world.now() < last.finished + 500;
    last = { ...last, offset };
    const limit = again ? 1 : Math.min(100, Math.max(1, Number(params.limit ?? 100)));
    const found = batch(limit);
    const waitMs = world.ms(Math.min(50, Number(params.timeout ?? 0)));
    if (found.length > 0 || waitMs === 0) return finish(found);
    return finish(await held(limit, waitMs, onGone));
  }

  function held(limit, waitMs, onGone) {
    return new Promise((resolve, reject) => {
      const mine = {
        fail() {
          end();
          reject(
            new ApiError(
              409,
              'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
            ),
          );
        },
        wake() {
          const found = batch(limit);
          if (found.length === 0) return;
          end();
          resolve(found);
        },
      };
      const end = () => {
        clearTimeout(timer);
        if (waiting === mine) waiting = null;
      };
      const timer = setTimeout(() => {
        end();
        resolve([]);
      }, waitMs);
      onGone(end);
      waiting = mine;
    });
  }

  return {
    getUpdates,
    /** Updates that come in one turn of the loop wake the poller once. */
    wake() {
      if (waiting === null || waiting.woken) return;
      const mine = waiting;
      mine.woken = true;
      setImmediate(() => {
        mine.woken = false;
        if (waiting === mine) mine.wake();
      });
    },
  };
}

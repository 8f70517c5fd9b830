import { BotError } from './world.mjs';

/**
 * `getUpdates`: one event, or 408 when none came. Two readings of the platform: what was read is gone (`consume`), or
 * comes again in its turn for ever (`replay`).
 */
export function createUpdates(world) {
  const { polling, pollUnderWebhook } = world.options;
  const waiting = [];
  const given = new Set();
  let lastKnownAt = Number.NEGATIVE_INFINITY;

  function take() {
    const [first] = world.events;
    if (first === undefined) return null;
    world.events.shift();
    if (polling === 'replay') {
      if (given.has(first.id)) lastKnownAt = performance.now();
      given.add(first.id);
      world.events.push(first);
    }
    return first.event;
  }

  async function getUpdates(params, onGone) {
    if (world.webhook !== null) {
      if (pollUnderWebhook === 'refuse') throw new BotError(400, 'Bad Request: webhook is active');
      return idle(params, onGone);
    }
    // A floor is kept between polls that bring nothing new; a little less than a second counts as kept.
    if (performance.now() - lastKnownAt < world.ms(0.9)) world.hotPolls += 1;
    const found = take();
    return found ?? idle(params, onGone);
  }

  function idle(params, onGone) {
    return new Promise((resolve, reject) => {
      const seconds = Number(params.timeout ?? 30);
      const end = (settle) => {
        clearTimeout(timer);
        const at = waiting.indexOf(mine);
        if (at >= 0) waiting.splice(at, 1);
        settle();
      };
      const mine = {
        wake() {
          const found = world.webhook === null ? take() : null;
          if (found !== null) end(() => resolve(found));
        },
      };
      const timer = setTimeout(() => end(() => reject(new BotError(408, 'Request timeout'))), world.ms(seconds));
      // Whoever hangs up is not noticed at once: the event that comes meanwhile goes nowhere.
      onGone(() => setTimeout(() => end(() => resolve(null)), 20));
      waiting.push(mine);
    });
  }

  return {
    getUpdates,
    /** Two pollers split what comes. */
    wake() {
      for (const one of [...waiting]) one.wake();
    },
  };
}

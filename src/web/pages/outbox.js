/**
 * What the person said here, in order, until the server has it. One at a time, and again under the same `client_id`
 * after a lost connection, so nothing is doubled and nothing overtakes. Kept for this tab, so a reload loses nothing.
 */
import { pause, post, Refused } from '/assets/api.js';

const MOST_KEPT = 100;
const SLOWEST_MS = 10_000;
const UPLOAD_MS = 120_000;

const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');

/** `changed(item, error)` is told of every change of state; items are `{id, label, body, after, state}`. */
export function createOutbox(address, changed) {
  const place = `thidua:said:${address}`;
  const items = read(place);
  let running = false;
  let stopped = false;
  let wakeEarly = () => {};

  // A file's bytes are too much for the tab's store: an upload that a reload interrupted is said to have failed.
  for (const item of items) if (item.state !== 'sent' && !item.body) item.state = 'failed';

  function keep() {
    const kept = items.slice(-MOST_KEPT).map((item) => ({
      ...item,
      body: item.state === 'sent' || item.body?.file ? null : item.body,
    }));
    try {
      sessionStorage.setItem(place, JSON.stringify(kept));
    } catch {
      // Full or forbidden: the conversation goes on, only a reload would forget this side of it.
    }
  }

  function set(item, state, error) {
    item.state = state;
    keep();
    changed(item, error);
  }

  async function sendOne(item) {
    for (let wait = 1000; !stopped; wait = Math.min(wait * 2, SLOWEST_MS)) {
      try {
        const body = { ...item.body, client_id: item.id, address };
        await post('/chat/messages', body, item.body.file ? { timeoutMs: UPLOAD_MS } : {});
        item.body = null;
        return set(item, 'sent');
      } catch (error) {
        if (error instanceof Refused && !error.passing) return set(item, 'failed', error);
        set(item, 'retry', error);
        await Promise.race([pause(wait), new Promise((resolve) => (wakeEarly = resolve))]);
      }
    }
  }

  async function run() {
    if (running) return;
    running = true;
    for (let item = next(); item && !stopped; item = next()) {
      set(item, 'sending');
      await sendOne(item);
    }
    running = false;
  }
  const next = () => items.find((item) => item.state !== 'sent' && item.state !== 'failed');

  return {
    items,
    run,
    say(label, body, after) {
      const item = { id: newId(), label, body, after, state: 'waiting' };
      items.push(item);
      keep();
      void run();
      return item;
    },
    hurry: () => wakeEarly(),
    stop() {
      stopped = true;
      wakeEarly();
    },
  };
}

function read(place) {
  try {
    return JSON.parse(sessionStorage.getItem(place)) ?? [];
  } catch {
    return [];
  }
}

import http from 'node:http';
import https from 'node:https';
import { toJson } from '../emulator/wire.mjs';

const ANSWER_WITHIN_S = 60;
const LONGEST_RETRY_S = 120;
const LONGEST_RETRY_AFTER_S = 3_600;

/**
 * The webhook sender: one update of a queue under way at a time, the failing head holds its queue; the first retry
 * at once, then 2, 4, 8 … s; `Retry-After` honoured; only twice `max_connections` updates are looked at.
 */
export function createPusher(world) {
  const agent = new http.Agent({ keepAlive: true });
  const secureAgent = new https.Agent({ keepAlive: true });
  const busy = new Set();
  const heldUntil = new Map();
  const timers = new Set();
  let closed = false;

  function pump() {
    if (closed || world.webhook.url === '') return;
    world.purge();
    const heads = new Set();
    for (const one of world.updates.slice(0, 2 * world.webhook.maxConnections)) {
      if (busy.size >= world.webhook.maxConnections) return;
      // Only the head of a queue may go, whatever the clock does meanwhile.
      if (heads.has(one.queue)) continue;
      heads.add(one.queue);
      if (busy.has(one.queue) || (heldUntil.get(one.queue) ?? 0) > performance.now()) continue;
      busy.add(one.queue);
      void deliver(one);
    }
  }

  async function deliver(one) {
    const answer = await post(one.update);
    busy.delete(one.queue);
    if (answer.status >= 200 && answer.status < 300) {
      world.updates = world.updates.filter((each) => each !== one);
      heldUntil.delete(one.queue);
    } else {
      one.failures += 1;
      world.webhook.lastError = { at: Math.floor(world.now() / 1000), message: answer.problem };
      hold(one.queue, waitAfter(one.failures, answer.retryAfter));
    }
    world.changed();
    pump();
  }

  function hold(queue, ms) {
    heldUntil.set(queue, performance.now() + ms);
    const timer = setTimeout(() => {
      timers.delete(timer);
      heldUntil.delete(queue);
      pump();
    }, ms);
    timers.add(timer);
  }

  function waitAfter(failures, retryAfter) {
    if (retryAfter > 0) return world.ms(Math.min(retryAfter, LONGEST_RETRY_AFTER_S));
    return failures === 1 ? 0 : world.ms(Math.min(2 ** (failures - 1), LONGEST_RETRY_S));
  }

  function post(update) {
    return new Promise((resolve) => {
      const url = new URL(world.webhook.url);
      const body = toJson(update);
      const secure = url.protocol === 'https:';
      const req = (secure ? https : http).request(url, {
        method: 'POST',
        agent: secure ? secureAgent : agent,
        timeout: world.ms(ANSWER_WITHIN_S),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...(world.webhook.secret ? { 'x-telegram-bot-api-secret-token': world.webhook.secret } : {}),
        },
      });
      req.on('timeout', () => req.destroy(new Error('timeout')));
      req.on('error', () => resolve({ status: 0, problem: 'Connection failed', retryAfter: 0 }));
      req.on('response', (res) => {
        res.resume();
        res.on('close', () => {
          const status = res.statusCode ?? 0;
          const problem = `Wrong response from the webhook: ${status} ${res.statusMessage}`;
          resolve({ status, problem, retryAfter: Number(res.headers['retry-after'] ?? 0) });
        });
      });
      req.end(body);
    });
  }

  return {
    pump,
    close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      agent.destroy();
      secureAgent.destroy();
    },
  };
}

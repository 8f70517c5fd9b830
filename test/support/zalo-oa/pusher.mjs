import { createHash } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';

const ANSWER_WITHIN_S = 2;
/** Seconds after which an unanswered event comes again; after the last one the webhook is switched off. */
const LADDER_S = [30, 300, 900, 1800, 3600];

/** mac = SHA-256(app id + body + timestamp + OA secret). */
export function sign({ appId, oaSecret }, body, timestamp) {
  return createHash('sha256').update(appId).update(body).update(timestamp).update(oaSecret).digest('hex');
}

/** Events to the webhook, signed over the very bytes; by the person in order, unless told to shuffle. */
export function createPusher(world) {
  const agent = new http.Agent({ keepAlive: true });
  const secureAgent = new https.Agent({ keepAlive: true });
  const busy = new Set();
  const timers = new Set();
  let closed = false;

  function pump() {
    if (closed || world.webhook.url === '' || world.webhook.disabled) return;
    const heads = new Set();
    const waiting = world.options.outOfOrder ? [...world.events].reverse() : [...world.events];
    for (const one of waiting) {
      if (heads.has(one.queue) && !world.options.outOfOrder) continue;
      heads.add(one.queue);
      if (one.sending || one.heldUntil > performance.now() || (busy.has(one.queue) && !world.options.outOfOrder))
        continue;
      one.sending = true;
      busy.add(one.queue);
      void deliver(one);
    }
  }

  async function deliver(one) {
    const status = await post(one.body, headersOf(one));
    if (world.options.twice && one.tries === 0) await post(one.body, headersOf(one));
    busy.delete(one.queue);
    one.sending = false;
    one.tries += 1;
    world.answers.push(status);
    if (status === 200) world.events.splice(world.events.indexOf(one), 1);
    else if (one.tries > LADDER_S.length && !world.options.patient) {
      world.events.splice(world.events.indexOf(one), 1);
      world.webhook.disabled = true;
    } else hold(one, world.ms(LADDER_S[Math.min(one.tries, LADDER_S.length) - 1]));
    world.changed();
    pump();
  }

  function hold(one, ms) {
    one.heldUntil = performance.now() + ms;
    const timer = setTimeout(() => {
      timers.delete(timer);
      one.heldUntil = 0;
      pump();
    }, ms);
    timers.add(timer);
  }

  function headersOf({ body, timestamp, tries }) {
    const { options } = world;
    const mac = sign(options, body, timestamp);
    return {
      'content-type': 'application/json',
      'X-ZEvent-Signature': options.bareSignature ? mac : `mac=${mac}`,
      ...(options.headerTimestamp ? { 'X-ZEvent-Timestamp': timestamp } : {}),
      ...(tries > 0 ? { num_retry: String(tries) } : {}),
    };
  }

  /** The status, 0 where no answer came in time. */
  function post(body, headers, chunks = [body]) {
    return new Promise((resolve) => {
      const url = new URL(world.webhook.url);
      const secure = url.protocol === 'https:';
      const req = (secure ? https : http).request(url, {
        method: 'POST',
        agent: secure ? secureAgent : agent,
        timeout: ANSWER_WITHIN_S * 1000,
        headers,
      });
      req.on('timeout', () => req.destroy(new Error('timeout')));
      req.on('error', () => resolve(0));
      req.on('response', (res) => {
        res.resume();
        res.on('close', () => resolve(res.statusCode ?? 0));
      });
      for (const chunk of chunks) req.write(chunk);
      req.end();
    });
  }

  return {
    pump,
    post,
    /** What the console does on "Lưu": an unsigned `{}`; the address is kept only when it is answered 200. */
    async register(url) {
      const before = world.webhook;
      world.webhook = { url, disabled: false };
      const status = await post('{}', { 'content-type': 'application/json' });
      if (status !== 200) world.webhook = before;
      return status;
    },
    close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      agent.destroy();
      secureAgent.destroy();
    },
  };
}

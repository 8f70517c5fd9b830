/**
 * Delivers events to the webhook: flat or wrapped, once or twice, with retries (the platform's own schedule is not
 * known). Its client calls itself Java, which some proxies turn away.
 */
const AGENT = 'Java/17.0.9';

export function createPusher(world) {
  const { webhookBody, webhookTwice, emptyProbe } = world.options;
  const timers = new Set();
  let busy = false;
  let closed = false;

  async function post(body, withSecret = true) {
    const { url, secret } = world.webhook;
    const headers = { 'content-type': 'application/json', 'user-agent': AGENT };
    if (withSecret) headers['x-bot-api-secret-token'] = secret;
    try {
      const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' });
      return answer.status;
    } catch {
      return 0;
    }
  }

  const shaped = (event) => JSON.stringify(webhookBody === 'wrapped' ? { ok: true, result: event } : event);

  /** What setWebhook reports; the address is kept even when the test fails. */
  world.verify = async () => {
    if (emptyProbe) await post('');
    const message = { date: Math.floor(world.now() / 1000), message_id: 'webhook-test', text: 'respond with HTTP 200' };
    const status = await post(JSON.stringify({ event_name: 'webhook.test', message }));
    const ok = status >= 200 && status < 300;
    const outcome = ok
      ? 'webhook.ok'
      : status === 0
        ? 'webhook.err.conn'
        : `webhook.http.${status < 500 ? status : '5xx'}`;
    return { ok, url: world.webhook.url, status_code: status, outcome, latency_ms: 1, hint: '' };
  };

  async function pump() {
    if (busy || closed) return;
    busy = true;
    while (!closed && world.webhook !== null && world.events.length > 0) {
      const [one] = world.events;
      const status = await post(shaped(one.event));
      if (status >= 200 && status < 300) {
        if (webhookTwice) await post(shaped(one.event));
        world.events = world.events.filter((each) => each !== one);
      } else {
        one.failures += 1;
        await pause(world.ms(Math.min(2 ** one.failures, 60)));
      }
      world.changed();
    }
    busy = false;
  }

  const pause = (ms) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, ms);
      timers.add(timer);
    });

  return {
    pump,
    close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

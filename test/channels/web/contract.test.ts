import { createWebChannel } from '../../../src/channels/web/channel.js';
import { createLog, createMemory } from '../../web/rig.js';
import { channelContract, type Rig } from '../contract.js';

channelContract('the web chat', async (): Promise<Rig> => {
  const memory = createMemory();
  const channel = createWebChannel({ ...memory.deps, trial: true, now: Date.now, log: createLog() });
  const route = (method: string, path: string) => {
    const found = channel.routes.find((one) => one.method === method && one.path === path);
    if (found === undefined) throw new Error(`no ${method} ${path}`);
    return found;
  };
  const post = (path: string, body: unknown, cookie = '') =>
    route('POST', path).handle({
      method: 'POST',
      path,
      query: {},
      headers: { host: 'localhost:3000', 'content-type': 'application/json', cookie },
      body: Buffer.from(JSON.stringify(body)),
      peer: '127.0.0.1',
    });

  // A person is somebody who has come in; the contract's own tests start the channel again.
  const stop = await channel.start(async () => undefined);
  const opened = await post('/chat/session', { persona: 'leader' });
  await stop();
  const cookie = opened.headers?.['set-cookie']?.split(';')[0] ?? '';
  let said = 0;
  let queue = Promise.resolve();
  let over = false;

  /** What the page does: one at a time, again under the same id until it is confirmed. */
  async function deliver(body: unknown): Promise<void> {
    while (!over && (await post('/chat/messages', body, cookie)).status !== 202) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  return {
    channel,
    address: 'trial-leader',
    stranger: 'nobody',
    says(text) {
      said += 1;
      const body = { text, client_id: `c${said}` };
      queue = queue.then(() => deliver(body));
    },
    visible: () => memory.mail.length,
    lastText: () => memory.mail.at(-1)?.text ?? '',
    delayNext() {
      memory.state.broken = true;
    },
    async stop() {
      over = true;
      await queue;
    },
  };
});

import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Route, RouteRequest } from '../../src/channels/channel.js';
import { createServer } from '../../src/web/server.js';
import { ask, createLog, READY, type RigOptions, startWeb, type WebRig } from './rig.js';

let rig: WebRig | null = null;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await rig?.stop();
  rig = null;
});
async function house(options: RigOptions = {}): Promise<WebRig> {
  rig = await startWeb(options);
  return rig;
}

/** A webhook that keeps what it got. */
function hook(more: Partial<Route> = {}) {
  const got: RouteRequest[] = [];
  const route: Route = {
    method: 'POST',
    path: '/webhooks/test',
    handle: async (request) => {
      got.push(request);
      return { status: 200 };
    },
    ...more,
  };
  return { got, route };
}

async function socketTo(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}
/** Everything the other side says until it ends. */
const heard = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
    });
    socket.on('close', () => resolve(text));
  });

describe('places', () => {
  it.each<[string, string, number, string | undefined]>([
    ['GET', '/nowhere', 404, undefined],
    ['GET', '/../package.json', 404, undefined],
    ['GET', '/assets/../../../package.json', 404, undefined],
    ['GET', '/assets/%2e%2e%2f%2e%2e%2fpackage.json', 404, undefined],
    ['GET', '//evil.example/', 200, undefined],
    ['GET', '/chat/session', 405, 'POST'],
    ['PUT', '/chat/messages', 405, 'POST, GET, HEAD'],
    ['POST', '/healthz', 405, 'GET, HEAD'],
    ['DELETE', '/', 405, 'GET, HEAD'],
    ['OPTIONS', '/chat/messages', 405, 'POST, GET, HEAD'],
    ['HEAD', '/healthz', 200, undefined],
    ['POST', '/nowhere', 404, undefined],
  ])('%s %s is answered %i', async (method, path, status, allow) => {
    const { port } = await house();
    const answer = await ask(port, path, { method });
    expect([answer.status, answer.headers.allow]).toEqual([status, allow]);
    if (method === 'HEAD') expect(answer.text).toBe('');
  });

  it('refuses two routes for one place', () => {
    const { route } = hook();
    const options = {
      routes: [route, route],
      pages: [],
      health: async () => READY,
      host: '',
      port: 0,
      log: createLog(),
    };
    expect(() => createServer(options)).toThrow('two routes for POST /webhooks/test');
  });

  it('rejects when the port is taken', async () => {
    const { port } = await house();
    const log = createLog();
    const second = createServer({ routes: [], pages: [], health: async () => READY, host: '127.0.0.1', port, log });
    await expect(second.listen()).rejects.toThrow('EADDRINUSE');
    await second.close();
  });

  it.each(['/', '/healthz', '/nowhere', '/chat/session', '/chat/messages', '/assets/chat.js'])(
    'guards every answer: %s',
    async (path) => {
      const { port } = await house();
      const { headers } = await ask(port, path);
      expect(headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'content-security-policy': expect.stringContaining("script-src 'self'; style-src 'self';"),
      });
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    },
  );
});

describe('bodies', () => {
  it('keeps every byte of a body that comes byte by byte', async () => {
    const { got, route } = hook();
    const { port } = await house({ more: [route] });
    const body = Buffer.from(`{"text":"Đài Sơn 👍🏽 ${'Đô Vinh'.normalize('NFD')}","id":9007199254740993}`);
    const socket = await socketTo(port);
    socket.setNoDelay(true);
    const answer = heard(socket);
    socket.write(
      `POST /webhooks/test HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    for (const byte of body) {
      socket.write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await answer).toMatch(/^HTTP\/1\.1 200/);
    expect(Buffer.from(got[0]?.body ?? []).equals(body)).toBe(true);
  });

  it('takes a body of exactly the limit and no more', async () => {
    const { got, route } = hook();
    const { port } = await house({ more: [route, { ...route, path: '/small', maxBody: 10 }] });
    const send = (path: string, bytes: number) => ask(port, path, { body: Buffer.alloc(bytes, 0x20) });
    expect((await send('/webhooks/test', 1_048_576)).status).toBe(200);
    expect((await send('/webhooks/test', 1_048_577)).status).toBe(413);
    expect((await send('/small', 10)).status).toBe(200);
    expect((await send('/small', 11)).status).toBe(413);
    expect(got.map((request) => request.body.length)).toEqual([1_048_576, 10]);
  });

  it('counts a body that does not say how long it is', async () => {
    const { got, route } = hook({ maxBody: 1_000 });
    const { port } = await house({ more: [route] });
    const socket = await socketTo(port);
    const answer = heard(socket);
    socket.write('POST /webhooks/test HTTP/1.1\r\nhost: x\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n');
    for (let i = 0; i < 20; i++) socket.write(`64\r\n${'x'.repeat(100)}\r\n`);
    socket.write('0\r\n\r\n');
    expect(await answer).toMatch(/^HTTP\/1\.1 413/);
    expect(got).toEqual([]);
  });

  it('forgets a caller that hangs up half way', async () => {
    const { got, route } = hook();
    const { port, log } = await house({ more: [route] });
    const socket = await socketTo(port);
    socket.write('POST /webhooks/test HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([got, log.lines]).toEqual([[], []]);
  });

  it('cuts a body that drips', { timeout: 20_000 }, async () => {
    const { got, route } = hook();
    const { port } = await house({ more: [route] });
    const socket = await socketTo(port);
    const answer = heard(socket);
    socket.write('POST /webhooks/test HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n');
    const drip = setInterval(() => socket.write('x'), 500);
    expect(await answer).toMatch(/^HTTP\/1\.1 408/);
    clearInterval(drip);
    expect(got).toEqual([]);
  });
});

describe('answers', () => {
  it('shows nothing of a failure but a reference that the log has too', async () => {
    const { route } = hook({ handle: () => Promise.reject(new Error('SELECT * FROM figures; 413/655 /srv/x.db')) });
    const { port, log } = await house({ more: [route] });
    const answer = await ask(port, '/webhooks/test', { body: {} });
    expect([answer.status, answer.json]).toEqual([
      500,
      { error: { code: 'failed', ref: expect.stringMatching(/^[0-9a-f]{8}$/) } },
    ]);
    const [line] = log.lines;
    expect(line).toMatchObject({
      event: 'web.failed',
      fields: answer.json && { ref: refOf(answer.json), error: 'Error' },
    });
    expect(JSON.stringify(log.lines)).not.toContain('413');
  });

  it.each([
    ['the store can', async () => READY, 200, { ok: true, schema: '1', oldest_due_outbox_s: null }],
    [
      'it works though something is amiss',
      async () => ({ ...READY, degraded: ['backup'] }),
      200,
      { degraded: ['backup'] },
    ],
    ['the store cannot', async () => ({ ...READY, ok: false }), 503, { ok: false }],
    ['nobody can say', () => Promise.reject(new Error('/srv/x.db')), 503, { ok: false, degraded: ['store'] }],
  ])('/readyz where %s', async (_name, health, status, body) => {
    const { port } = await house({ health });
    const answer = await ask(port, '/readyz');
    expect([answer.status, answer.json]).toEqual([status, expect.objectContaining(body)]);
    expect((await ask(port, '/healthz')).json).toEqual({ ok: true });
  });

  it('tells a waiting route that its caller is gone', async () => {
    let aborted = false;
    const { route } = hook({
      handle: ({ signal }) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => {
            aborted = true;
            resolve({ status: 200 });
          });
        }),
    });
    const { port } = await house({ more: [route] });
    const socket = await socketTo(port);
    socket.write('POST /webhooks/test HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await expect.poll(() => aborted).toBe(true);
  });
});

describe('many and the end', () => {
  it('serves beside 500 idle sockets, and closes with all of them open', async () => {
    const { port, server } = await house();
    const idle = await Promise.all(Array.from({ length: 500 }, () => socketTo(port)));
    for (const socket of idle.slice(0, 250)) socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
    expect((await ask(port, '/healthz')).status).toBe(200);
    await server.close();
    await expect(ask(port, '/healthz')).rejects.toThrow();
  });

  it('lets what is under way finish', async () => {
    let release: () => void = () => undefined;
    const { route } = hook({
      handle: async () => {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return { status: 202, body: 'stored' };
      },
    });
    const { port, server } = await house({ more: [route] });
    const answer = ask(port, '/webhooks/test', { body: {} });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = server.close();
    release();
    expect(await answer).toMatchObject({ status: 202, text: 'stored', headers: { connection: 'close' } });
    await closed;
    await server.close();
  });
});

function refOf(body: unknown): string {
  const { error } = body as { error: { ref: string } };
  return error.ref;
}

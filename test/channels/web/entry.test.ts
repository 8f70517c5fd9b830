import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, CODE, enter, type RigOptions, startWeb, type WebRig } from '../../web/rig.js';

let rig: WebRig;
async function house(options: RigOptions = {}): Promise<void> {
  await rig?.stop();
  rig = await startWeb(options);
}
beforeEach(async () => {
  rig = await startWeb();
});
afterEach(() => rig.stop());

const say = (body: unknown, headers: Record<string, string>) =>
  ask(rig.port, '/chat/messages', { method: 'POST', body: body as object, headers });

describe('coming in', () => {
  it('opens a session for a persona with a cookie no script and no other site gets', async () => {
    const answer = await ask(rig.port, '/chat/session', { body: { persona: 'leader' } });
    expect(answer.status).toBe(201);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^thidua_chat=[\w-]{22}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/),
    ]);
  });

  it('stores only the hash of the cookie', async () => {
    const cookie = await enter(rig.port);
    const [hash = ''] = [...rig.memory.sessions.keys()];
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(cookie).not.toContain(hash);
  });

  it('marks the cookie Secure where the address is https', async () => {
    await house({ trial: false, publicUrl: 'https://thidua.example.vn/' });
    const answer = await ask(rig.port, '/chat/session', { body: { code: CODE } });
    expect(answer.headers['set-cookie']).toEqual([expect.stringContaining('; Secure')]);
  });

  it('passes a code into the chat, where it is judged', async () => {
    await house({ trial: false });
    await enter(rig.port, { code: ` ${CODE} ` });
    expect(rig.received.map((item) => item.body)).toEqual([{ kind: 'start', payload: CODE }]);
  });

  it.each([
    ['nothing', {}],
    ['both', { code: CODE, persona: 'leader' }],
    ['an empty code', { code: '  ' }],
    ['a code of 200 letters', { code: 'A'.repeat(200) }],
    ['a number', { code: 12 }],
    ['a persona with a path', { persona: '../leader' }],
    ['null', { persona: null }],
  ])('refuses %s', async (_name, body) => {
    const answer = await ask(rig.port, '/chat/session', { body });
    expect([answer.status, answer.json]).toEqual([400, { error: { code: 'bad_request' } }]);
    expect(rig.memory.sessions.size).toBe(0);
  });

  it('says why a persona was refused', async () => {
    const answer = await ask(rig.port, '/chat/session', { body: { persona: 'nobody' } });
    expect([answer.status, answer.json]).toEqual([403, { error: { code: 'unknown_persona' } }]);
  });

  it('has no personas in an office', async () => {
    await house({ trial: false });
    const answer = await ask(rig.port, '/chat/session', { body: { persona: 'leader' } });
    expect([answer.status, answer.json]).toEqual([403, { error: { code: 'code_needed' } }]);
  });

  it('throttles one visitor and lets the next in', async () => {
    await house({ trial: false });
    const from = (ip: string) =>
      ask(rig.port, '/chat/session', { body: { code: CODE }, headers: { 'x-forwarded-for': ip } });
    for (let i = 0; i < 60; i++) expect((await from('203.0.113.7')).status).toBe(201);
    const refused = await from('203.0.113.7');
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '600']);
    expect((await from('203.0.113.8')).status).toBe(201);
    rig.clock.now += 600_000;
    expect((await from('203.0.113.7')).status).toBe(201);
  });

  it('is busy, and sets no cookie, while the store cannot', async () => {
    rig.memory.state.broken = true;
    const answer = await ask(rig.port, '/chat/session', { body: { persona: 'leader' } });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([503, undefined]);
    expect(answer.text).not.toContain('/secret/path');
  });
});

describe('the trial is for this machine only', () => {
  const entering = (headers: Record<string, string>) =>
    ask(rig.port, '/chat/session', { body: { persona: 'leader' }, headers });

  it.each([
    ['a rebound name', { host: 'evil.example' }],
    ['a rebound name with our port', { host: 'evil.example:3000' }],
    ['a name that begins like ours', { host: 'localhost.evil.example' }],
    ['the address on the network', { host: '192.168.1.5:3000' }],
    ['a proxy', { 'x-forwarded-for': '203.0.113.9' }],
    ['a standard proxy', { forwarded: 'for=203.0.113.9' }],
  ])('refuses %s', async (_name, headers) => {
    const answer = await entering(headers);
    expect([answer.status, answer.json]).toEqual([403, { error: { code: 'trial_is_local' } }]);
    const cookie = await enter(rig.port);
    const read = await ask(rig.port, '/chat/messages?after=0', { headers: { ...headers, cookie } });
    expect(read.status).toBe(403);
  });

  it.each(['localhost', 'localhost:3000', '127.0.0.1:8080', '[::1]:3000', 'LOCALHOST'])(
    'takes Host %s',
    async (host) => {
      expect((await entering({ host })).status).toBe(201);
    },
  );

  it.each([
    ['127.0.0.1', 201],
    ['127.8.0.1', 201],
    ['::1', 201],
    ['::ffff:127.0.0.1', 201],
    ['192.168.1.20', 403],
    ['::ffff:192.168.1.20', 403],
    ['2001:db8::1', 403],
    ['127.0.0.1.evil', 403],
    ['', 403],
  ])('judges the socket: %s is answered %i', async (peer, status) => {
    const route = rig.channel.routes.find((one) => one.path === '/chat/session');
    const answer = await route?.handle({
      method: 'POST',
      path: '/chat/session',
      query: {},
      headers: { host: 'localhost:3000', 'content-type': 'application/json' },
      body: Buffer.from('{"persona":"leader"}'),
      peer,
    });
    expect(answer?.status).toBe(status);
  });
});

describe('another site cannot act with our cookie', () => {
  it.each<[string, Record<string, string>, number]>([
    ['no Origin (a program)', {}, 202],
    ['our own page', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }, 202],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['another port of this machine', { origin: 'http://localhost:9999' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a browser that says same-site', { 'sec-fetch-site': 'same-site' }, 403],
  ])('%s: %j is answered %i', async (_name, headers, status) => {
    const cookie = await enter(rig.port);
    const answer = await say({ text: 'x', client_id: 'a' }, { host: 'localhost:3000', cookie, ...headers });
    expect(answer.status).toBe(status);
  });

  it('takes the public address behind a proxy that rewrites Host', async () => {
    await house({ trial: false, publicUrl: 'https://thidua.example.vn' });
    const cookie = await enter(rig.port, { code: CODE });
    const headers = { host: '10.0.0.2:3000', origin: 'https://thidua.example.vn', cookie };
    expect((await say({ text: 'x', client_id: 'a' }, headers)).status).toBe(202);
  });
});

/** The emulator refuses what Zalo refuses: what is green against it means something. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startZaloOa, type ZaloOa, type ZaloOaOptions } from '../../support/zalo-oa/emulator.mjs';
import { USER } from './rig.js';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function started(options: ZaloOaOptions = {}) {
  const emulator = await startZaloOa({ timeScale: 0.0001, ...options });
  stops.push(() => emulator.stop());
  const access = emulator.issue().access_token;
  const call = async (path: string, body: unknown, token = access): Promise<number> => {
    const headers = { 'content-type': 'application/json', access_token: token };
    const answer = await fetch(`${emulator.apiRoot}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const said = (await answer.json()) as { error: number };
    expect(answer.status).toBe(200);
    return said.error;
  };
  return {
    emulator,
    call,
    cs: (message: unknown) => call('v3.0/oa/message/cs', { recipient: { user_id: USER }, message }),
  };
}

const token = async (emulator: ZaloOa, form: Record<string, string>, type?: string) => {
  const headers = { secret_key: emulator.appSecret, 'content-type': type ?? 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ app_id: emulator.appId, ...form }).toString();
  const answer = await fetch(`${emulator.apiRoot}v4/oa/access_token`, { method: 'POST', headers, body });
  return (await answer.json()) as { error?: number; refresh_token?: string; expires_in?: string };
};

describe('messages', () => {
  const button = (more: object = {}) => ({ title: 'Gửi', type: 'oa.query.hide', payload: '#x', ...more });
  const buttons = (list: unknown[]) => ({ text: 'x', attachment: { type: 'template', payload: { buttons: list } } });
  const template = (payload: object) => ({ attachment: { type: 'template', payload } });
  const media = (...elements: object[]) => template({ template_type: 'media', elements });
  const form = (title: string) =>
    template({
      template_type: 'request_user_info',
      elements: [{ title, subtitle: 'x', image_url: 'https://x' }],
    });
  it.each([
    ['2,000 characters', { text: 'x'.repeat(2000) }, 0],
    ['2,001 characters', { text: 'x'.repeat(2001) }, -210],
    ['no words', { text: ' ' }, -201],
    ['five buttons', buttons(Array.from({ length: 5 }, () => button())), 0],
    ['six buttons', buttons(Array.from({ length: 6 }, () => button())), -201],
    ['a button without words', buttons([button({ title: '' })]), -201],
    ['a payload of 1,001 characters', buttons([button({ payload: 'x'.repeat(1001) })]), -201],
    ['a title of 101 characters', buttons([button({ title: 'x'.repeat(101) })]), -201],
    ['an unknown button', buttons([button({ type: 'oa.click' })]), -201],
    ['two pictures', media({ media_type: 'image', url: 'https://x' }, { media_type: 'image', url: 'https://x' }), -201],
    ['a picture in two ways', media({ media_type: 'image', url: 'https://x', attachment_id: 'x' }), -201],
    ['a picture nobody uploaded', media({ media_type: 'image', attachment_id: 'x' }), -100],
    ['a form with a long title', form('x'.repeat(101)), -201],
    ['a form', form('x'), 0],
    ['a list', { attachment: { type: 'template', payload: { template_type: 'list', elements: [] } } }, -233],
    ['a file nobody uploaded', { attachment: { type: 'file', payload: { token: 'x' } } }, -100],
  ])('%s: %d', async (_name, message, error) => {
    const { emulator, cs } = await started();
    emulator.user(USER).lastActed(0);
    expect(await cs(message)).toBe(error);
  });

  it('need a token that lives, and the old door is shut', async () => {
    const { call } = await started();
    expect(await call('v3.0/oa/message/cs', {}, 'Bearer x')).toBe(-216);
    expect(await call('v2.0/oa/message', {})).toBe(-240);
    expect(await call('v9.9/nowhere', {})).toBe(-209);
  });

  it('are counted by the minute', async () => {
    const { emulator, cs } = await started({ perMinute: 2 });
    emulator.user(USER).lastActed(0);
    expect([await cs({ text: '1' }), await cs({ text: '2' }), await cs({ text: '3' })]).toEqual([0, 0, -32]);
  });
});

describe('tokens', () => {
  it('of a code: once, with the verifier of its challenge, as a form', async () => {
    const { emulator } = await started();
    const verifier = 'v'.repeat(43);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const form = (code_verifier: string) => ({
      grant_type: 'authorization_code',
      code: emulator.grant(challenge),
      code_verifier,
    });
    expect((await token(emulator, form('wrong'))).error).toBe(-14010);
    expect((await token(emulator, form(verifier), 'application/json')).error).toBe(-14001);
    const good = form(verifier);
    expect((await token(emulator, good)).expires_in).toBe('90000');
    expect((await token(emulator, good)).error).toBe(-14005);
  });

  it('of a refresh token: once', async () => {
    const { emulator } = await started();
    const form = { grant_type: 'refresh_token', refresh_token: emulator.issue().refresh_token };
    expect((await token(emulator, form)).refresh_token).toMatch(/^refresh-/);
    expect((await token(emulator, form)).error).toBe(-14014);
  });
});

it('the webhook is switched off after the last repetition', async () => {
  const { emulator } = await started();
  let retries = 0;
  const server = createServer((req, res) => {
    if (req.headers.num_retry !== undefined) retries += 1;
    req.resume().on('end', () => res.writeHead(req.headers['x-zevent-signature'] === undefined ? 200 : 500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(
    async () => server.closeAllConnections(),
    async () => server.close(),
  );
  await emulator.register(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  emulator.user(USER).says('x');
  await emulator.waitFor(() => emulator.world.webhook.disabled);
  expect(retries).toBe(5);
});

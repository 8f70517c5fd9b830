import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/messages/locales.js';
import { packageRoot } from '../../src/runtime/root.js';
import { ask, CODE, LINK, PERSONAS, type RigOptions, startWeb, type WebRig } from './rig.js';

let rig: WebRig | null = null;
afterEach(() => rig?.stop());
async function house(options: RigOptions = {}): Promise<WebRig> {
  rig = await startWeb(options);
  return rig;
}

const FOLDER = new URL('src/web/pages/', packageRoot);
const files = readdirSync(FOLDER);
const source = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

describe('files', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/tham-gia', 'text/html; charset=utf-8'],
    ['/assets/style.css', 'text/css; charset=utf-8'],
    ['/assets/chat.js', 'text/javascript; charset=utf-8'],
    ['/assets/icon.svg', 'image/svg+xml'],
  ])('%s is served as %s, and not again while it is the same', async (path, type) => {
    const { port } = await house();
    const first = await ask(port, path);
    expect([first.status, first.headers['content-type']]).toEqual([200, type]);
    const again = await ask(port, path, { headers: { 'if-none-match': String(first.headers.etag) } });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('all files of the folder are served, and what pages ask for is there', async () => {
    const { port } = await house();
    for (const name of files.filter((one) => !one.endsWith('.html'))) {
      expect([name, (await ask(port, `/assets/${name}`)).status]).toEqual([name, 200]);
    }
    const wanted = files.flatMap((name) => [...source(name).matchAll(/(?:href|src)="(\/[^"]*)"|from '(\/[^']*)'/g)]);
    expect(wanted.length).toBeGreaterThan(10);
    for (const [, link, module] of wanted) {
      const path = link ?? module ?? '';
      expect([path, (await ask(port, path)).status]).toEqual([path, 200]);
    }
  });

  it.each(files)('%s holds no sentence, no inline script or style, nothing from elsewhere', (name) => {
    const text = source(name);
    expect(text).not.toMatch(/[\u1ea0-\u1ef9ăâđêôơư]/i);
    expect(text.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:\/\//);
    expect(text).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle="|\son\w+="|innerHTML|insertAdjacentHTML/);
  });
});

describe('words', () => {
  const keys = (language: 'vi' | 'en') =>
    [...loadCatalogue(packageRoot, language).keys()].filter((key) => key.startsWith('web.'));
  const own = new Set(keys('vi').map((key) => key.replace('web.page.', '')));

  it('are the same keys in both languages', () => {
    expect(keys('en')).toEqual(keys('vi'));
  });

  it('cover what the pages say', () => {
    const js = files
      .filter((name) => name.endsWith('.js'))
      .map(source)
      .join('\n');
    const said = [...js.matchAll(/say\(\s*(?:[\w.|& ]+\? )?'([\w.]+)'(?: : '([\w.]+)')?/g)].flatMap(([, a, b]) => [
      a,
      b,
    ]);
    const table = [...js.matchAll(/\['[\w-]+', '([\w.]+)'\]/g)].map(([, key]) => key);
    const wanted = [...said, ...table].filter((key) => key !== undefined);
    expect(wanted.length).toBeGreaterThan(30);
    expect(wanted.filter((key) => !own.has(key))).toEqual([]);
  });

  it('have a line for every refusal of these rooms', () => {
    const rooms = ['src/web/', 'src/channels/web/'].flatMap((room) =>
      readdirSync(new URL(room, packageRoot))
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(new URL(room + name, packageRoot), 'utf8')),
    );
    const codes = [...rooms.join('\n').matchAll(/refusal\(\d+, '(\w+)'/g)].map(([, code]) => code ?? '');
    expect(codes.length).toBeGreaterThan(15);
    // These never reach a person who uses our page; the page then says bad_request.
    const internal = ['bad_client_id', 'bad_file_name', 'empty', 'not_json', 'not_found', 'wrong_method'];
    expect(codes.filter((code) => !own.has(`error.${code}`) && !internal.includes(code))).toEqual([]);
  });
});

describe('/chat/page.json', () => {
  it('offers the sample personas and names the assumed day in a trial', async () => {
    const { port } = await house();
    const { json } = await ask(port, '/chat/page.json');
    expect(json).toMatchObject({
      mode: 'trial',
      words: { vi: { send: 'Gửi', 'error.failed': expect.stringContaining('{ref}') }, en: { send: 'Send' } },
      trial: {
        day: '2023-12-11',
        labels: { vi: 'ngày giả định Thứ Hai, 11/12/2023', en: 'assumed day: Monday 11 Dec 2023' },
        personas: PERSONAS,
      },
    });
  });

  it('offers none in an office', async () => {
    const { port } = await house({ trial: false, links: { zalo: 'https://zalo.me/1' } });
    const { json } = await ask(port, '/chat/page.json');
    expect(json).toMatchObject({ mode: 'office', trial: null, links: { zalo: 'https://zalo.me/1' } });
  });
});

describe('/chat/trial-day', () => {
  it('moves the sample world to another day', async () => {
    const { port, clock } = await house();
    const answer = await ask(port, '/chat/trial-day', { body: { day: '2023-12-15' } });
    expect(answer.json).toMatchObject({ day: '2023-12-15', labels: { vi: 'ngày giả định Thứ Sáu, 15/12/2023' } });
    expect(clock.day).toBe('2023-12-15');
  });

  it.each<[string, unknown]>([
    ['no day', {}],
    ['a day that does not exist', { day: '2023-02-30' }],
    ['another way to write', { day: '15/12/2023' }],
    ['a number', { day: 20231215 }],
    ['long ago', { day: '1999-12-31' }],
    ['far ahead', { day: '2100-01-01' }],
  ])('refuses %s', async (_name, body) => {
    const { port, clock } = await house();
    const answer = await ask(port, '/chat/trial-day', { body });
    expect([answer.status, answer.json]).toEqual([400, { error: { code: 'bad_day' } }]);
    expect(clock.day).toBe('2023-12-11');
  });

  it.each<[string, Record<string, string>, number]>([
    ['a rebound name', { host: 'evil.example' }, 403],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ])('refuses %s', async (_name, headers, status) => {
    const { port, clock } = await house();
    const answer = await ask(port, '/chat/trial-day', { body: { day: '2023-12-15' }, headers });
    expect([answer.status, clock.day]).toEqual([status, '2023-12-11']);
  });

  it('is not there in an office', async () => {
    const { port } = await house({ trial: false });
    expect((await ask(port, '/chat/trial-day', { body: { day: '2023-12-15' } })).status).toBe(404);
  });
});

describe('/invite/preview', () => {
  it('says who is invited to what', async () => {
    const { port } = await house({ trial: false });
    const answer = await ask(port, '/invite/preview', { body: { code: CODE } });
    expect([answer.status, answer.json]).toMatchObject([200, { unit: 'Phường Văn Hải', role: 'Cán bộ đầu mối' }]);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it.each([
    ['a wrong code', 'K7QM-9F2X-TB4W-AAAA'],
    ['no code', undefined],
    ['a number', 7],
    ['marks', '<script>'],
    ['long', 'A'.repeat(900)],
  ])('answers the same to %s', async (_name, code) => {
    const { port } = await house({ trial: false });
    const answer = await ask(port, '/invite/preview', { body: { code } });
    expect([answer.status, answer.json]).toEqual([404, { error: { code: 'code_unusable' } }]);
  });

  it('throttles one visitor', async () => {
    const { port } = await house({ trial: false });
    const look = (ip: string) =>
      ask(port, '/invite/preview', { body: { code: 'AAAA' }, headers: { 'x-forwarded-for': ip } });
    for (let i = 0; i < 60; i++) expect((await look('2001:db8:1:2::3')).status).toBe(404);
    expect((await look('2001:db8:1:2::4')).status).toBe(429);
    expect((await look('2001:db8:1:3::4')).status).toBe(404);
  });

  it.each<[string, Record<string, string>, number]>([
    ['another site', { origin: 'https://evil.example' }, 403],
    ['a form', { 'content-type': 'text/plain' }, 415],
  ])('refuses %s', async (_name, headers, status) => {
    const { port } = await house({ trial: false });
    expect((await ask(port, '/invite/preview', { body: { code: CODE }, headers })).status).toBe(status);
  });
});

describe('a link to a file', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' };

  it('shows a page with a button, and gives the file to the button only', async () => {
    const { port } = await house({ trial: false });
    const page = await ask(port, `/tep?ma=${LINK}`);
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('Số liệu.csv');
    expect(page.text).not.toContain('\nA');
    const file = await ask(port, '/tep', { method: 'POST', headers: form, body: `ma=${LINK}` });
    expect([file.status, file.text]).toEqual([200, 'A']);
    expect(file.headers['content-disposition']).toContain('attachment');
    expect(file.headers['cache-control']).toContain('no-store');
  });

  it.each(['', 'b'.repeat(40), '"><script>', '../../secret.key'])(
    'says the same of %j as of one that is over',
    async (id) => {
      const { port } = await house({ trial: false });
      const page = await ask(port, `/tep?ma=${encodeURIComponent(id)}`);
      expect(page.status).toBe(404);
      expect(page.text).toContain('đã hết hạn');
      expect(page.text).not.toContain('<script');
      expect(
        (await ask(port, '/tep', { method: 'POST', headers: form, body: `ma=${encodeURIComponent(id)}` })).status,
      ).toBe(404);
    },
  );
});

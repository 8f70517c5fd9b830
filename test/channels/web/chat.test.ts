import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, enter, type RigOptions, startWeb, type WebRig } from '../../web/rig.js';

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
const reply = (text: string, more = {}) =>
  rig.channel.send({ address: 'trial-leader', text, titled: false, choices: [], file: null, ...more });

describe('saying something', () => {
  it.each<[string, object, object]>([
    ['a text', { text: '413/655' }, { kind: 'text', text: '413/655' }],
    ['decomposed letters', { text: 'Đô Vinh'.normalize('NFD') }, { kind: 'text', text: 'Đô Vinh'.normalize('NFD') }],
    ['a lone surrogate and NUL', { text: 'a\ud800\0b\0c' }, { kind: 'text', text: 'a\ufffdbc' }],
    ['a press', { choice: 'send:41:3' }, { kind: 'choice', choice: 'send:41:3' }],
  ])('takes %s, 202 after it is stored', async (_name, body, stored) => {
    const cookie = await enter(rig.port);
    const answer = await say({ ...body, client_id: 'c-1' }, { cookie });
    expect([answer.status, answer.json]).toEqual([202, { client_id: 'c-1' }]);
    expect(rig.received).toEqual([
      {
        key: 'web:trial-leader:c-1',
        channel: 'web',
        address: 'trial-leader',
        displayName: null,
        language: null,
        at: rig.clock.now,
        ref: null,
        body: stored,
      },
    ]);
  });

  it('counts the same client_id once, each time answered as the first', async () => {
    const cookie = await enter(rig.port);
    const twice = await Promise.all([1, 2].map(() => say({ text: 'x', client_id: 'c-1' }, { cookie })));
    expect(twice.map((answer) => answer.status)).toEqual([202, 202]);
    expect(rig.received).toHaveLength(1);
  });

  it('keeps the same client_id of two people apart', async () => {
    for (const persona of ['leader', 'coordinator']) {
      await say({ text: 'x', client_id: 'c-1' }, { cookie: await enter(rig.port, { persona }) });
    }
    expect(rig.received.map((item) => item.address)).toEqual(['trial-leader', 'trial-coordinator']);
  });

  const file = (data: string, name = 'a.csv') => ({ file: { name, data } });
  it.each<[string, unknown, number, string]>([
    ['an array', [], 400, 'bad_request'],
    ['null', 'null', 400, 'bad_request'],
    ['half a JSON', '{"text":', 400, 'bad_request'],
    ['not UTF-8', Buffer.from('{"text":"\xff","client_id":"a"}', 'latin1'), 400, 'bad_request'],
    ['no client_id', { text: 'x' }, 400, 'bad_client_id'],
    ['a client_id with a space', { text: 'x', client_id: 'a b' }, 400, 'bad_client_id'],
    ['a client_id of 65 letters', { text: 'x', client_id: 'a'.repeat(65) }, 400, 'bad_client_id'],
    ['a client_id that is a number', { text: 'x', client_id: 7 }, 400, 'bad_client_id'],
    ['nothing said', { client_id: 'a' }, 400, 'empty'],
    ['blanks', { text: ' \n', client_id: 'a' }, 400, 'empty'],
    ['a number as text', { text: 5, client_id: 'a' }, 400, 'bad_request'],
    ['a text of 4,097', { text: 'x'.repeat(4_097), client_id: 'a' }, 413, 'text_too_long'],
    ['text and choice', { text: 'x', choice: 'y', client_id: 'a' }, 400, 'bad_request'],
    ['choice and file', { choice: 'y', ...file('eA=='), client_id: 'a' }, 400, 'bad_request'],
    ['an empty choice', { choice: '', client_id: 'a' }, 400, 'bad_request'],
    ['a choice over 60 bytes', { choice: 'ệ'.repeat(21), client_id: 'a' }, 400, 'bad_request'],
    ['a file that is text', { file: 'x', client_id: 'a' }, 400, 'bad_request'],
    ['a file without bytes', { ...file(''), client_id: 'a' }, 400, 'empty'],
    ['a file that is not base64', { ...file('a*b='), client_id: 'a' }, 400, 'bad_request'],
    ['a file without a name', { ...file('eA==', '../'), client_id: 'a' }, 400, 'bad_file_name'],
    [
      'a file of 5 MB and a byte',
      { ...file(Buffer.alloc(5_242_881).toString('base64')), client_id: 'a' },
      413,
      'too_big',
    ],
    ['a body of 8 MB', ' '.repeat(8_000_000), 413, 'too_big'],
    ['what another persona was to say', { text: 'x', client_id: 'a', address: 'trial-x' }, 409, 'other_session'],
  ])('refuses %s', async (_name, body, status, code) => {
    const answer = await say(body, { cookie: await enter(rig.port) });
    expect([answer.status, answer.json]).toEqual([status, { error: { code } }]);
    expect(rig.received).toEqual([]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonx', ''])(
    'refuses the type %s',
    async (type) => {
      const headers = { cookie: await enter(rig.port), 'content-type': type };
      const answer = await say({ text: 'x', client_id: 'a' }, headers);
      expect([answer.status, answer.json]).toEqual([415, { error: { code: 'not_json' } }]);
    },
  );

  it.each([
    ['none', ''],
    ['a forged one', `thidua_chat=${'A'.repeat(22)}`],
    ['the hash of a real one', 'hash'],
    ['one with more behind it', 'longer'],
  ])('refuses a cookie: %s', async (_name, kind) => {
    const real = await enter(rig.port);
    const [hash = ''] = [...rig.memory.sessions.keys()];
    const cookie = kind === 'hash' ? `thidua_chat=${hash}` : kind === 'longer' ? `${real}x` : kind;
    for (const answer of [
      await say({ text: 'x', client_id: 'a' }, { cookie }),
      await ask(rig.port, '/chat/messages?after=0', { headers: { cookie } }),
      await ask(rig.port, '/chat/file?id=1', { headers: { cookie } }),
    ]) {
      expect([answer.status, answer.json]).toEqual([401, { error: { code: 'no_session' } }]);
    }
    expect(rig.received).toEqual([]);
  });

  it('finds its cookie among others', async () => {
    const cookie = `a=b; ${await enter(rig.port)}; thidua_chat_x=c`;
    expect((await say({ text: 'x', client_id: 'a' }, { cookie })).status).toBe(202);
  });

  it('is busy while the store cannot and takes the same act afterwards', async () => {
    const cookie = await enter(rig.port);
    const receiving = await rig.channel.start(async () => {
      throw new Error('SQLITE_FULL: 413/655 /secret/path');
    });
    const busy = await say({ text: '413/655', client_id: 'c-1' }, { cookie });
    expect([busy.status, busy.headers['retry-after']]).toEqual([503, '2']);
    expect(JSON.stringify([busy.text, rig.log.lines])).not.toMatch(/413|secret/);
    await receiving();
    await rig.channel.start(async (items) => void rig.received.push(...items));
    expect((await say({ text: '413/655', client_id: 'c-1' }, { cookie })).status).toBe(202);
    expect(rig.received).toHaveLength(1);
  });
});

describe('files', () => {
  const bytes = Buffer.from('unit_code,numerator\n22771,1\n');

  it('keeps an upload before the message is stored, and reads it back within a limit', async () => {
    const cookie = await enter(rig.port);
    const body = {
      file: { name: 'C:\\so lieu\\năm 2023.csv', data: bytes.toString('base64') },
      text: 'gửi',
      client_id: 'f',
    };
    expect((await say(body, { cookie })).status).toBe(202);
    expect((await say(body, { cookie })).status).toBe(202);
    const [item] = rig.received;
    if (item?.body.kind !== 'file') throw new Error('no file came');
    expect(item.body).toMatchObject({ caption: 'gửi', file: { name: 'năm 2023.csv', size: bytes.length } });
    expect(rig.memory.files.size).toBe(1);
    expect(await rig.channel.fetch(item.body.file, 1_000)).toEqual({ bytes });
    expect(await rig.channel.fetch(item.body.file, bytes.length - 1)).toEqual({ refused: 'too_big' });
    expect(await rig.channel.fetch({ ...item.body.file, id: 'other' }, 1_000)).toEqual({ refused: 'gone' });
  });

  it('does not keep the bytes of what must not be kept, and still tells the turn', async () => {
    await house({ mayKeep: (name) => !name.includes('MẬT') });
    const cookie = await enter(rig.port);
    await say({ file: { name: 'TỐI MẬT.docx', data: bytes.toString('base64') }, client_id: 'f' }, { cookie });
    expect(rig.memory.files.size).toBe(0);
    expect(rig.received.map((item) => item.body.kind)).toEqual(['file']);
  });

  it('takes 20 uploads in ten minutes from one person', async () => {
    const cookie = await enter(rig.port);
    const upload = (n: number) => say({ file: { name: 'a', data: 'eA==' }, client_id: `f${n}` }, { cookie });
    for (let n = 0; n < 20; n++) expect((await upload(n)).status).toBe(202);
    expect((await upload(20)).status).toBe(429);
    expect((await say({ text: 'x', client_id: 'a' }, { cookie })).status).toBe(202);
  });

  it('hands a file of ours to the person it was sent to and nobody else', async () => {
    const cookie = await enter(rig.port);
    await reply('Dự thảo', { file: { name: "dự thảo 'a'.docx", type: 'application/msword', bytes } });
    const { json } = await ask(rig.port, '/chat/messages', { headers: { cookie } });
    expect(json).toMatchObject({ messages: [{ file: { name: "dự thảo 'a'.docx", url: '/chat/file?id=1' } }] });
    const mine = await ask(rig.port, '/chat/file?id=1', { headers: { cookie } });
    expect([mine.status, mine.text, mine.headers['content-type']]).toEqual([
      200,
      bytes.toString(),
      'application/msword',
    ]);
    expect(mine.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''d%E1%BB%B1%20th%E1%BA%A3o%20%27a%27.docx`,
    );
    const other = await enter(rig.port, { persona: 'coordinator' });
    expect((await ask(rig.port, '/chat/file?id=1', { headers: { cookie: other } })).status).toBe(404);
  });

  it.each(['', '0', '-1', 'x', '2', '1.5', '99999999999999999999'])('has no file %s', async (id) => {
    const cookie = await enter(rig.port);
    await reply('không tệp');
    await enter(rig.port, { persona: 'coordinator' });
    await rig.channel.send({ address: 'trial-coordinator', text: '', titled: false, choices: [], file: null });
    await reply('tệp', { file: { name: 'a', type: 'text/csv', bytes } });
    expect((await ask(rig.port, `/chat/file?id=${id}`, { headers: { cookie } })).status).toBe(404);
  });
});

describe('reading', () => {
  it('gives what came after N, in order, to this person only', async () => {
    const cookie = await enter(rig.port);
    await enter(rig.port, { persona: 'coordinator' });
    await reply('một');
    await rig.channel.send({ address: 'trial-coordinator', text: 'khác', titled: false, choices: [], file: null });
    await reply('hai\nba', { titled: true, choices: [{ id: 'send:1:1', label: 'Gửi báo cáo' }] });
    const all = await ask(rig.port, '/chat/messages?after=0', { headers: { cookie } });
    expect(all.json).toEqual({
      address: 'trial-leader',
      messages: [
        { id: 1, text: 'một', titled: false, choices: [] },
        { id: 3, text: 'hai\nba', titled: true, choices: [{ id: 'send:1:1', label: 'Gửi báo cáo' }] },
      ],
    });
    const later = await ask(rig.port, '/chat/messages?after=1', { headers: { cookie } });
    expect(later.json).toMatchObject({ messages: [{ id: 3 }] });
  });

  it('answers a long poll when something is said, and a plain one at once', async () => {
    const cookie = await enter(rig.port);
    expect((await ask(rig.port, '/chat/messages?after=0', { headers: { cookie } })).json).toMatchObject({
      messages: [],
    });
    const polls = [1, 2].map(() => ask(rig.port, '/chat/messages?after=0&wait=25', { headers: { cookie } }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await reply('đây');
    for (const answer of await Promise.all(polls)) expect(answer.json).toMatchObject({ messages: [{ text: 'đây' }] });
  });

  it('lets only the eight newest polls of one person wait', async () => {
    const cookie = await enter(rig.port);
    const poll = () => ask(rig.port, '/chat/messages?after=0&wait=25', { headers: { cookie } });
    const oldest = Array.from({ length: 2 }, poll);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const rest = Array.from({ length: 8 }, poll);
    for (const one of oldest) expect((await one).json).toMatchObject({ messages: [] });
    await reply('đây');
    for (const one of rest) expect((await one).status).toBe(200);
  });

  it.each(['after=-1', 'after=x', 'after=1.5', 'after=1e3', 'after=99999999999999999999', 'after=0&wait=x'])(
    'refuses %s',
    async (query) => {
      const cookie = await enter(rig.port);
      expect((await ask(rig.port, `/chat/messages?${query}`, { headers: { cookie } })).status).toBe(400);
    },
  );

  it('ends long polls when it stops', async () => {
    const cookie = await enter(rig.port);
    const poll = ask(rig.port, '/chat/messages?after=0&wait=25', { headers: { cookie } });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await rig.stop();
    expect((await poll).status).toBe(200);
  });
});

/** The whole service over the emulated OA: join, report, ask; what strangers and pictures are told. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../../src/runtime/config.js';
import { type Service, startService } from '../../../src/runtime/service/service.js';
import { isOurs } from '../../../src/runtime/service/zalo-oa.js';
import { addMember } from '../../support/members.js';
import { officeEnv, seedOffice, telegramPlaces } from '../../support/service.js';
import { seatAt } from '../../support/world.js';
import { startZaloOa, type ZaloOa } from '../../support/zalo-oa/emulator.mjs';

const LEADER = '9007199254740993111';
const COORDINATOR = '9007199254740993112';
const logged: string[] = [];
const line = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
const log = { debug: () => undefined, info: line, warn: line, error: line };

let emulator: ZaloOa;
let service: Service;
let folder: string;
let code: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thidua-oa-'));
  emulator = await startZaloOa({ timeScale: 0.001 });
  const env = officeEnv(folder, {
    PUBLIC_URL: 'https://thidua.example',
    ZALO_OA_APP_ID: emulator.appId,
    ZALO_OA_APP_SECRET: emulator.appSecret,
    ZALO_OA_SECRET_KEY: emulator.oaSecret,
    ZALO_OA_ID: emulator.oaId,
    ZALO_OA_REFRESH_TOKEN: emulator.issue().refresh_token,
    ZALO_OA_API_ROOT: emulator.apiRoot,
    ZALO_OA_OAUTH_ROOT: emulator.apiRoot,
    ZALO_OA_SITE_VERIFICATION: 'KlEmulator-0123',
  });
  await seedOffice(env, telegramPlaces(2, 7_000_000));
  const config = readConfig(env);
  if (!config.ok) throw new Error(JSON.stringify(config.problem));
  const started = await startService(config.value, log);
  if (!started.ok) throw new Error(started.problem.code);
  service = started.value;
  code = await addMember(service.house, 'focal_point 50000', Date.now());
  await seatAt(service.house, `zalo-oa:${LEADER}`, 'leader', []);
  await seatAt(service.house, `zalo-oa:${COORDINATOR}`, 'coordinator', []);
  const status = await emulator.register(`http://127.0.0.1:${service.port}/webhooks/zalo-oa`);
  if (status !== 200) throw new Error(`the probe got ${status}`);
}, 30_000);

afterAll(async () => {
  await service.stop();
  await emulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('a focal point joins with the code, by name, and reports in buttons and words', async () => {
  const user = emulator.user('9007199254740993222', { name: 'Văn phòng UBND phường' });
  user.says(`Tham gia ${code}`);
  const consent = await user.next();
  expect(consent.buttons.map((one) => one.label)).toEqual(['Đồng ý', 'Không đồng ý', 'Đọc đầy đủ']);
  user.presses('Đồng ý');
  expect((await user.next()).text).toContain('đầu mối Phường Thử 0');
  user.presses('Báo cáo');
  expect((await user.next()).text).toContain('1/4.');
  user.sendsImage(Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
  expect((await user.next()).text).toContain('Xin gõ số');
  for (const [typed, next] of [
    ['482/764', '2/4.'],
    ['48/48', '3/4.'],
    ['1204/1204'.normalize('NFD'), '4/4.'],
    ['12/12', 'Nếu đúng'],
  ] as const) {
    user.says(typed);
    expect((await user.next()).text).toContain(next);
  }
  user.presses('Gửi báo cáo');
  expect((await user.next()).text).toContain('Đã nhận báo cáo năm 2025 của Phường Thử 0');
  const who = await service.house.ask((facts) => facts.who(`zalo-oa:${user.id}`));
  expect(who.displayName).toBe('Văn phòng UBND phường');
  expect(user.messages().every((one) => one.buttons.length <= 5 && one.text.length <= 420)).toBe(true);
});

it('who cannot be written to hears it as soon as they write', async () => {
  const coordinator = emulator.user(COORDINATOR);
  expect(coordinator.messages()).toEqual([]);
  coordinator.says('hướng dẫn');
  await emulator.waitFor(() => coordinator.messages().length >= 2);
  const texts = coordinator.messages().map((one) => one.text);
  expect(texts.some((text) => text.includes('tên hiển thị "Văn phòng UBND phường"'))).toBe(true);
});

it('a leader asks in her own words', async () => {
  const leader = emulator.user(LEADER);
  leader.says('ai chưa nộp');
  expect((await leader.next()).text).toContain('Thử 1.');
});

it('a stranger is told once a day, a follower nothing', async () => {
  const stranger = emulator.user('9007199254740993333');
  stranger.follows();
  for (const text of ['Xin chào', 'Cho hỏi thủ tục khai sinh', 'alo']) stranger.says(text);
  stranger.sendsSticker();
  expect((await stranger.next()).text).toContain('dành cho người có mã mời');
  await emulator.waitFor(() => emulator.world.events.length === 0);
  emulator.user(LEADER).says('hướng dẫn');
  await emulator.user(LEADER).next();
  expect(stranger.messages()).toHaveLength(1);
});

it.each([
  ['a leader’s question', LEADER, { kind: 'text', text: 'ai chưa nộp' }, true],
  ['a citizen’s question', '1', { kind: 'text', text: 'thủ tục khai sinh' }, false],
  ['a citizen who follows', '1', { kind: 'back' }, false],
  ['a picture of a citizen', '1', { kind: 'other', what: 'sticker' }, false],
  ['who wants to join', '1', { kind: 'text', text: '  THAM GIA K7QM'.normalize('NFD') }, true],
  ['a word that only begins so', '1', { kind: 'text', text: 'Tham giao lưu' }, false],
  ['a press of ours', '1', { kind: 'choice', choice: 'agree:x' }, true],
  ['in the middle of joining', '9007199254740993444', { kind: 'text', text: 'đồng ý' }, true],
] as const)('a shared OA hears %s: %s', async (_name, address, body, heard) => {
  if (address === '9007199254740993444') {
    const code = await addMember(service.house, 'focal_point 50001', Date.now());
    emulator.user(address).says(`Tham gia ${code}`);
    await emulator.user(address).next();
  }
  const item = {
    key: 'k',
    channel: 'zalo-oa',
    address,
    displayName: null,
    language: null,
    at: null,
    ref: null,
  } as const;
  expect(await isOurs(service.house, { ...item, body })).toBe(heard);
});

it('the server shows the proof of its domain', async () => {
  const answer = await fetch(`http://127.0.0.1:${service.port}/zalo_verifierKlEmulator-0123.html`);
  expect(await answer.text()).toContain('content="KlEmulator-0123"');
});

it('no token and no person’s words stand in the log', () => {
  const all = logged.join('\n');
  expect(all).not.toMatch(/refresh-\d|access-\d|khai sinh|482/);
});

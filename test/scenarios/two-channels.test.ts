/** One officer, two platforms, the whole service between: linked by a code, reported in words, reached where it works. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/runtime/config.js';
import { createLog } from '../../src/runtime/log.js';
import { startService } from '../../src/runtime/service/service.js';
import { channelUsage } from '../../src/store/queries/channel.js';
import { enqueue } from '../../src/store/queries/outbox.js';
import { officeEnv, seedOffice } from '../support/service.js';
import { startTelegram } from '../support/telegram/emulator.mjs';
import { startZaloBot } from '../support/zalo-bot/emulator.mjs';

const CODE = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/;

it('a focal point of Telegram goes on by Zalo Bot, and hears by Telegram what Zalo refuses', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'thidua-two-'));
  const telegram = await startTelegram({ token: '4242:emulator-emulator' });
  const zalo = await startZaloBot({ token: '777:emulator-emulator', timeScale: 0.1 });
  const env = officeEnv(folder, {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ZALO_BOT_TOKEN: zalo.token,
    ZALO_BOT_API_ROOT: zalo.apiRoot,
    LOG_LEVEL: 'silent',
  });
  const config = readConfig(env);
  if (!config.ok) throw new Error(JSON.stringify(config.problem));
  await seedOffice(env, ['telegram:700']);
  const started = await startService(
    config.value,
    createLog(config.value, () => undefined),
  );
  if (!started.ok) throw new Error(started.problem.code);
  const { house, stop } = started.value;
  try {
    const phone = telegram.user(700).isKnown();
    phone.says('thêm kênh');
    const code = CODE.exec((await phone.next()).text)?.[0] ?? '';
    const officer = zalo.user('0a1b2c3d4e5f60718293', { displayName: 'Văn phòng UBND' });
    officer.says(`Tham gia ${code}`);
    expect((await officer.next()).text).toContain('đầu mối Phường Thử 0');
    expect((await phone.next()).text).toContain('Zalo Bot, tên hiển thị "Văn phòng UBND"');

    officer.says('báo cáo');
    expect((await officer.next()).text).toContain('gửi lần lượt hoặc cả 4 trong một tin');
    officer.sendsSticker();
    expect((await officer.next()).text).toContain('không tính là xác nhận');
    officer.says('hscv 266/431 bcdk 41/41, vbhc 873/873 ktxh 12/12');
    expect((await officer.next()).text).toContain('xin gõ: GỬI');
    officer.says('gui');
    expect((await officer.next()).text).toContain('Đã nhận báo cáo');

    const who = await house.ask((facts) => facts.who('telegram:700'));
    const tells = (key: string) =>
      house.store.write((tx) =>
        enqueue(
          tx,
          {
            to: { personId: who.person?.id ?? '' },
            lane: 'reminder',
            about: null,
            message: { lines: [{ key }], choices: [] },
            language: 'vi',
            handed: false,
          },
          house.clock.now(),
        ),
      );
    await tells('small_talk');
    expect((await officer.next()).text).toBe('Xin cảm ơn Anh/Chị.');
    officer.blocks();
    await tells('small_talk');
    expect((await phone.next()).text).toBe('Xin cảm ơn Anh/Chị.');
    const usage = await house.store.read((tx) => channelUsage(tx, 'zalo-bot', house.clock.now()));
    expect(usage).toEqual({ sentThisMonth: zalo.accepted.length, users: 1 });
    expect(zalo.world.sentThisMonth).toBe(zalo.accepted.length);
  } finally {
    await stop();
    await Promise.all([telegram.stop(), zalo.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
}, 30_000);

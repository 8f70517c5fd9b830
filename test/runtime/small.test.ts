import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { invitationCodeIn } from '../../src/language/codes.js';
import type { Clock } from '../../src/runtime/clock.js';
import { readConfig } from '../../src/runtime/config.js';
import { hashCode, newId, newInvitationCode, newPhoneCode, newReceipt } from '../../src/runtime/ids.js';
import { createLog } from '../../src/runtime/log.js';
import { readSecret } from '../../src/runtime/secret.js';
import { trialClock } from '../../src/runtime/trial-clock.js';

describe('ids', () => {
  it('are of their forms', () => {
    for (let i = 0; i < 200; i++) {
      expect(newId()).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/);
      expect(newReceipt()).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}$/);
      expect(newPhoneCode()).toMatch(/^\d{6}$/);
    }
  });

  it('of invitations are found again in what people type, and hash alike', () => {
    for (let i = 0; i < 500; i++) {
      const code = newInvitationCode();
      // A code of digits alone (one in ten million) is not read as one.
      if (/^[\d-]+$/.test(code)) continue;
      expect(invitationCodeIn(`Tham gia ${code}`)).toBe(code);
      expect(hashCode('k', code.toLowerCase().replaceAll('-', ' '))).toBe(hashCode('k', code));
    }
    expect(hashCode('k', 'O1IL')).toBe(hashCode('k', '0111'));
    expect(hashCode('k', '123456')).not.toBe(hashCode('other', '123456'));
  });
});

describe('the key', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'thidua-key-'));

  it('is made once, for its owner alone', () => {
    const dir = folder();
    const first = readSecret(null, dir);
    expect(first).toEqual(readSecret(null, dir));
    expect(statSync(join(dir, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  it('is what SECRET_KEY says', () => {
    expect(readSecret('x'.repeat(32), folder())).toEqual({ ok: true, value: 'x'.repeat(32) });
  });

  it('is not made anew over a damaged file', () => {
    const dir = folder();
    writeFileSync(join(dir, 'secret.key'), '');
    expect(readSecret(null, dir)).toMatchObject({ ok: false, problem: { code: 'secret_unreadable' } });
  });
});

describe('the log', () => {
  const TOKEN = '123456789:AAabcdefghijklmnopqrstuvwxyz_0123';
  const lines = (format: 'json' | 'readable', fields: Record<string, unknown>, message: string) => {
    const config = readConfig({ LOG_FORMAT: format, SECRET_KEY: 's3cret-'.repeat(6), TELEGRAM_BOT_TOKEN: TOKEN });
    if (!config.ok) throw new Error('config');
    const out: string[] = [];
    createLog(config.value, (line) => out.push(line)).warn(fields, message);
    return out.join('');
  };
  const fields = {
    seq: 41,
    text: 'HSCV 482/764 canary',
    nested: { body: 'canary', url: `https://api/bot${TOKEN}/send`, list: [{ displayName: 'canary' }] },
    error: new Error('canary'),
    why: `key ${'s3cret-'.repeat(6)} code K7QM-9F2X-TB4W-HN3C`,
  };

  it.each(['json', 'readable'] as const)('%s holds neither texts nor tokens', (format) => {
    const told = lines(format, fields, `failed at ${TOKEN}`);
    expect(told).toContain('41');
    for (const secret of ['canary', TOKEN, 's3cret', 'K7QM']) expect(told).not.toContain(secret);
  });

  it('is one JSON value a line', () => {
    expect(JSON.parse(lines('json', { seq: 1 }, 'row failed'))).toMatchObject({
      level: 'warn',
      seq: 1,
      msg: 'row failed',
    });
  });
});

describe('the trial clock', () => {
  const base = (now: number): Clock => ({ now: () => now, monotonic: () => 0, after: () => () => undefined });

  it.each([
    ['in the morning', '2026-11-21T08:15:00+07:00', '2023-12-11T08:15:00+07:00'],
    ['just after midnight in Vietnam', '2026-11-20T17:01:00Z', '2023-12-11T00:01:00+07:00'],
    ['just before it', '2026-11-20T16:59:00Z', '2023-12-11T23:59:00+07:00'],
  ])('%s', (_name, real, shown) => {
    expect(trialClock(base(Date.parse(real)), '2023-12-11').now()).toBe(Date.parse(shown));
  });

  it('flows past midnight, and moves to another day', () => {
    let now = Date.parse('2026-11-21T23:59:00+07:00');
    const clock = trialClock({ ...base(0), now: () => now }, '2023-12-11');
    now += 120_000;
    expect(clock.day()).toBe('2023-12-12');
    clock.setDay('2023-12-18');
    expect(clock.day()).toBe('2023-12-18');
  });
});

import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskFiles } from '../../../src/channels/web/disk-files.js';
import { createThrottle } from '../../../src/channels/web/throttle.js';
import { createWaiters } from '../../../src/channels/web/waiters.js';

describe('files on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'web-files-')), 'uploads');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  it('are kept whole, replaced whole, and readable by us alone', async () => {
    const files = createDiskFiles(folder);
    expect([await files.get('a1'), await files.size('a1')]).toEqual([null, null]);
    await files.put('a1', Buffer.from('một'));
    await Promise.all(['hai', 'ba'].map((text) => files.put('a1', Buffer.from(text))));
    expect(['hai', 'ba']).toContain((await files.get('a1'))?.toString());
    await files.put('a1', Buffer.from('bốn'));
    expect([(await files.get('a1'))?.toString(), await files.size('a1')]).toEqual(['bốn', 5]);
    expect(readdirSync(folder)).toEqual(['a1']);
    expect(statSync(join(folder, 'a1')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it.each(['../a', 'a/b', '.', '', 'a'.repeat(65), 'a\0', 'a.half'])('take no id like %j', async (id) => {
    const files = createDiskFiles(folder);
    await expect((async () => files.put(id, Buffer.from('x')))()).rejects.toThrow('not an id of ours');
  });

  it('are erased by age, halves left by a crash too', async () => {
    const files = createDiskFiles(folder);
    expect(await files.eraseBefore(Date.now())).toBe(0);
    await files.put('old', Buffer.from('x'));
    await files.put('new', Buffer.from('x'));
    utimesSync(join(folder, 'old'), 1_000, 1_000);
    expect(await files.eraseBefore(1_000_001)).toBe(1);
    expect(readdirSync(folder)).toEqual(['new']);
  });
});

describe('throttle', () => {
  it('counts per key and window, and survives a clock that is set back', () => {
    let now = 1_000_000;
    const throttle = createThrottle(2, 60_000, () => now);
    expect([throttle.hit('a'), throttle.hit('a'), throttle.hit('a'), throttle.hit('b')]).toEqual([
      null,
      null,
      60,
      null,
    ]);
    now += 59_999;
    expect(throttle.hit('a')).toBe(1);
    now += 1;
    expect(throttle.hit('a')).toBe(null);
    now -= 500_000;
    expect([throttle.hit('a'), throttle.hit('a'), throttle.hit('a')]).toEqual([null, null, 60]);
  });

  it('forgets the oldest keys rather than grow without end', () => {
    const throttle = createThrottle(1, 60_000, () => 0);
    for (let n = 0; n < 10_001; n++) throttle.hit(`k${n}`);
    expect([throttle.hit('k10000'), throttle.hit('k0')]).toEqual([60, null]);
  });
});

describe('waiters', () => {
  it('wake all of one address, and the oldest when too many wait', async () => {
    const waiters = createWaiters();
    const woken: string[] = [];
    const enter = (address: string, name: string) => {
      const waiter = waiters.enter(address);
      void waiter.woken.then(() => woken.push(name));
      return waiter;
    };
    enter('b', 'other');
    for (let n = 1; n <= 10; n++) enter('a', String(n));
    await Promise.resolve();
    expect(woken).toEqual(['1', '2']);
    waiters.wake('a');
    waiters.wake('nobody');
    await Promise.resolve();
    expect(woken).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    waiters.wakeAll();
    await Promise.resolve();
    expect(woken.at(-1)).toBe('other');
  });
});

/** A person taken out: no table keeps their name or chat account, their unit's figures stay, the audit chain holds. */
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasePerson, finishRequest } from '../../src/admin/privacy.js';
import { NATIONAL } from '../../src/domain/calendar.js';
import { privacyClock } from '../../src/domain/privacy.js';
import type { Event } from '../../src/events/event.js';
import { verifyAudit } from '../../src/store/audit/verify.js';
import { createCaches, createFacts } from '../../src/store/facts.js';
import { Chat } from '../support/chat.js';
import { seatAt, seedWorld, writeEvents } from '../support/world.js';

const chat = new Chat('web', 'buttons');
const NOW = Date.parse('2023-12-18T08:05:00+07:00');
const EXTERNAL = 'tai-khoan-can-xoa-913';
const ADDRESS = `web:${EXTERNAL}`;
const NAME = 'Tên hiển thị mẫu cần xóa';

function database(): Database.Database {
  return new Database(chat.house.config.databaseFile);
}

function rowsWith(text: string): string[] {
  const db = database();
  const tables = db.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  const found = tables.filter((name) => {
    const rows = db.prepare(`select * from "${name}"`).all() as object[];
    return rows.some((row) => JSON.stringify(Object.values(row)).includes(text));
  });
  db.close();
  return found;
}

async function facts<T>(read: (from: ReturnType<typeof createFacts>) => Promise<T>): Promise<T> {
  return chat.house.store.read((tx) => read(createFacts(tx, createCaches(), NOW)));
}

async function decide(events: readonly Event[]): Promise<void> {
  await writeEvents(chat.house, events, NOW);
}

describe('erasing a person', () => {
  beforeAll(async () => {
    chat.setTime(NOW);
    await chat.open();
    await seedWorld(chat.house, ['2022']);
    await seatAt(chat.house, 'web:chuyen-vien', 'coordinator', []);
    await seatAt(chat.house, ADDRESS, 'focal_point', ['22765']);
    await chat.input(EXTERNAL, { kind: 'text', text: 'HSCV 482/764, BCĐK 48/48, VBHC 1204/1204, KTXH 12/12' }, 'r1');
    await chat.input(EXTERNAL, { kind: 'text', text: 'gửi' }, 'r2');
    const db = database();
    db.prepare('update person set display_name = ? where id = (select person_id from address where id = ?)').run(
      NAME,
      ADDRESS,
    );
    db.prepare('update address set display_name = ? where id = ?').run(NAME, ADDRESS);
    db.close();
    await chat.input(EXTERNAL, { kind: 'choice', choice: 'my_data_sure:erase' }, 'r3');
  });

  afterAll(async () => {
    await chat.close();
    chat.remove();
  });

  it('was known in many tables before', async () => {
    expect(rowsWith(EXTERNAL).length).toBeGreaterThan(3);
    expect(rowsWith(NAME).length).toBeGreaterThan(0);
  });

  it('is asked for with its clock, and the roles have ended', async () => {
    const [asked] = await facts((from) => from.privacyRequests('prtc'));
    expect(asked).toMatchObject({ kind: 'erase', answerBy: '2023-12-20', doneBy: '2024-01-07' });
    expect((await facts((from) => from.who(ADDRESS))).seats).toEqual([]);
  });

  it('leaves no name and no chat account in any table, and the figures where they were', async () => {
    const [asked] = await facts((from) => from.privacyRequests('prtc'));
    const unit = (await facts((from) => from.units('prtc'))).find((one) => one.code === '22765');
    const before = await facts((from) => from.figures('prtc', unit?.id ?? 0, '2023'));
    expect(before).toHaveLength(4);
    const desk = { now: NOW, at: NOW, make: chat.house.make, links: chat.house.links };
    const done = await facts((from) => erasePerson({ campaignId: 'prtc', requestId: asked?.id ?? '' }, from, desk));
    if (!done.ok) throw new Error(done.problem.code);
    await decide(done.value.events);
    expect(rowsWith(EXTERNAL)).toEqual([]);
    expect(rowsWith(NAME)).toEqual([]);
    expect(await facts((from) => from.figures('prtc', unit?.id ?? 0, '2023'))).toEqual(before);
  });

  it('keeps the audit chain whole, with payloads erased by right', async () => {
    const report = await chat.house.store.read((tx) => verifyAudit(tx, chat.house.secretKey, null));
    expect(report.faults).toEqual([]);
    expect(report.chains.reduce((sum, chain) => sum + chain.erased, 0)).toBeGreaterThan(0);
  });

  it('refuses a request that is done, and erases nobody who asked for something else', async () => {
    const desk = { now: NOW, at: NOW, make: chat.house.make, links: chat.house.links };
    const args = { campaignId: 'prtc', requestId: 'none' };
    expect(await facts((from) => finishRequest({ ...args, outcome: 'x' }, from, desk))).toMatchObject({
      ok: false,
      problem: { code: 'request_unknown' },
    });
  });
});

describe('the legal clock', () => {
  it.each([
    ['erase', '2023-12-18', '2023-12-20', '2024-01-07'],
    ['correct', '2026-04-09', '2026-04-13', '2026-04-19'],
    ['withdraw', '2026-11-20', '2026-11-25', '2026-12-05'],
  ] as const)('%s asked on %s', (kind, asked, answerBy, doneBy) => {
    expect(privacyClock(kind, asked, NATIONAL)).toEqual({ answerBy, doneBy });
  });
});

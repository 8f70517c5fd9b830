/**
 * SIGKILL while posts change hands and while evidence comes in: a seat has one holder at every moment, a draft goes on
 * where it stood, a file is named once with the hash of the very bytes that lie on the disk, and none lies there unnamed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { setCampaign } from '../../src/admin/campaign-set.js';
import { sha256 } from '../../src/documents/evidence.js';
import { DAY_MS } from '../../src/domain/time.js';
import { eraseUnnamed } from '../../src/runtime/service/evidence.js';
import { verifyAudit } from '../../src/store/audit/verify.js';
import { underKills } from '../support/kills.js';
import { asked, figuresOf, heardOn } from '../support/members-at-work.js';
import { houseOf, type ServiceEnv, seedOffice, telegramPlaces } from '../support/service.js';
import type { Emulator } from '../support/telegram/emulator.mjs';
import { seatAt, writeEvents } from '../support/world.js';

/** A twentieth of the kills of a reporting office. */
const KILLS = Math.ceil(Number(process.env.KILLS ?? 50) / 20);
const HANDING = KILLS * 3;
const PROVING = KILLS * 2;
const LEAVER = 7_700_000;
const SUCCESSOR = 7_800_000;
const OFFICER = 7_900_000;
const text = new TextEncoder();

async function seed(env: ServiceEnv): Promise<void> {
  await seedOffice(env, telegramPlaces(HANDING + PROVING, LEAVER));
  const house = await houseOf(env);
  await seatAt(house, `telegram:${OFFICER}`, 'coordinator', []);
  const now = Date.now();
  const args = { campaignId: 'prtc', name: 'evidence_files', value: 'on', document: null };
  const on = await house.ask((facts) => setCampaign(args, facts, { ...house, now, at: now }));
  if (!on.ok) throw new Error(on.problem.code);
  await writeEvents(house, on.value.events, now);
  await house.close();
}

/** Waits for a message that has the words; what came before it, copies too, is passed over. */
async function until(user: ReturnType<Emulator['user']>, words: string, on: () => boolean) {
  while (on()) {
    const message = await user.next(1_000).catch(() => null);
    if (message?.text.includes(words) === true) return message;
  }
  throw new Error(`nobody was told: ${words}`);
}

/** Two figures, then the post goes to a successor, who finishes and sends; the old account asks once more. */
async function handsOver(emulator: Emulator, index: number, on: () => boolean): Promise<void> {
  const [old, next] = [emulator.user(LEAVER + index), emulator.user(SUCCESSOR + index)];
  const typed = figuresOf(index).map(([n, d]) => `${n}/${d}`);
  old.says('báo cáo');
  await until(old, '1/4.', on);
  old.says(typed[0] ?? '');
  await until(old, '2/4.', on);
  old.says(typed[1] ?? '');
  await until(old, '3/4.', on);
  old.says('bàn giao');
  await until(old, 'Bàn giao hẳn', on);
  old.presses('Bàn giao hẳn');
  const code = /Tham gia ([A-Z0-9-]{19})/.exec((await until(old, 'Tham gia', on)).text)?.[1] ?? '';
  next.says(`Tham gia ${code}`);
  await until(next, 'Mã này dành cho đầu mối', on);
  next.presses('Đồng ý');
  await until(next, 'Đã ghi nhận', on);
  next.says('báo cáo');
  await until(next, '3/4.', on);
  next.says(typed[2] ?? '');
  await until(next, '4/4.', on);
  next.says(typed[3] ?? '');
  while (asked(heardOn(await until(next, 'Báo cáo năm', on))) !== 'send');
  next.presses('Gửi báo cáo');
  await until(next, 'Đã nhận báo cáo', on);
  old.says('báo cáo');
  await until(old, 'không giữ vai trò nào', on);
}

/** Bytes that are nobody else's: a photo, a Word file. The same at every call. */
const made = new Map<string, Uint8Array>();
function bytesOf(index: number, n: number): Uint8Array {
  const key = `${index} ${n}`;
  const bytes = made.get(key) ?? newBytes(index, n);
  made.set(key, bytes);
  return bytes;
}

function newBytes(index: number, n: number): Uint8Array {
  if (n !== 2) return new Uint8Array([0xff, 0xd8, 0xff, 0xe0, index, n, ...text.encode('sample '.repeat(20_000))]);
  return zipSync({
    '[Content_Types].xml': text.encode('<Types/>'),
    'word/document.xml': text.encode(`<w:document><w:p><w:t>sample ${index}</w:t></w:p></w:document>`),
  });
}

async function proves(emulator: Emulator, index: number, on: () => boolean): Promise<void> {
  const user = emulator.user(LEAVER + index);
  for (const n of [1, 2, 3]) {
    user.sendsFile({ bytes: bytesOf(index, n), name: `tep-${n}.jpg`, caption: String(n) });
    await until(user, `Đã nhận minh chứng tiêu chí ${n}`, on);
  }
}

it(`${KILLS} kills during handovers and uploads leave no half state`, { timeout: 60_000 + KILLS * 8_000 }, async () => {
  const { env, folder } = await underKills({
    seed: 20_231_205,
    token: '7000000003:AAE-thidua_hands_test_0123456789abcd',
    kills: KILLS,
    lifeMs: 600,
    patienceMs: 40_000,
    prepare: seed,
    play: (emulator, on) =>
      Promise.all([
        ...Array.from({ length: HANDING }, (_, i) => handsOver(emulator, i, on)),
        ...Array.from({ length: PROVING }, (_, i) => proves(emulator, HANDING + i, on)),
      ]),
  });

  const db = new Database(`${folder}/office.db`, { readonly: true });
  const all = (sql: string) => db.prepare(sql).all() as Record<string, unknown>[];
  const handed = `select cast(u.code as integer) - 50000 i, count(*) seats, sum(s.ended_at is null) held,
      coalesce(sum(s.end_why = 'handed_over'), 0) handed,
      max(case when s.ended_at is null then a.id end) holder from seat s
    join unit u on u.id = s.unit_id join address a on a.person_id = s.person_id group by u.code order by i`;
  expect(all(handed)).toEqual(
    Array.from({ length: HANDING + PROVING }, (_, i) => {
      const moved = i < HANDING;
      const holder = `telegram:${(moved ? SUCCESSOR : LEAVER) + i}`;
      return { i, seats: moved ? 2 : 1, held: 1, handed: moved ? 1 : 0, holder };
    }),
  );
  const figures =
    all(`select cast(u.code as integer) - 50000 i, f.numerator n, f.denominator d, f.version v from figure f
    join unit u on u.id = f.unit_id order by i, n`);
  expect(figures).toEqual(
    Array.from({ length: HANDING }, (_, i) => figuresOf(i).map(([n, d]) => ({ i, n, d, v: 1 }))).flat(),
  );
  const given = all(`select cast(u.code as integer) - 50000 i, e.criterion_id c, e.sha256 hash, e.size size
    from evidence e join unit u on u.id = e.unit_id order by i, e.at`);
  const expected = Array.from({ length: PROVING }, (_, i) => [1, 2, 3].map((n) => bytesOf(HANDING + i, n))).flat();
  expect(given.map(({ hash, size }) => ({ hash, size }))).toEqual(
    expected.map((bytes) => ({ hash: sha256(bytes), size: bytes.length })),
  );
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();

  const house = await houseOf(env);
  await eraseUnnamed(house, Date.now() + 2 * DAY_MS);
  const kept = join(folder, 'evidence');
  expect(readdirSync(kept).sort()).toEqual(expected.map(sha256).sort());
  for (const hash of readdirSync(kept)) expect(sha256(readFileSync(join(kept, hash)))).toBe(hash);
  expect((await house.store.read((tx) => verifyAudit(tx, house.secretKey, null))).faults).toEqual([]);
  await house.close();
});

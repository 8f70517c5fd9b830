/** SIGKILL while an officer verifies: a report is agreed with whole or not at all, a return has its task and its words. */
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { verifyAudit } from '../../src/store/audit/verify.js';
import { underKills } from '../support/kills.js';
import { houseOf, type ServiceEnv, seedOffice, telegramPlaces } from '../support/service.js';
import type { Emulator } from '../support/telegram/emulator.mjs';
import { seatAt, writeEvents } from '../support/world.js';

/** A tenth of the kills of a reporting office. */
const KILLS = Math.ceil(Number(process.env.KILLS ?? 50) / 15);
const REPORTS = KILLS * 4;
const OFFICER = 7_500_000;
const CRITERIA = ['work_files_online', 'periodic_reports_edoc', 'admin_docs_edoc', 'econ_reports_on_system'];

/** Every ward has sent its report, and one officer sits at the queue. */
async function seed(env: ServiceEnv): Promise<void> {
  await seedOffice(env, telegramPlaces(REPORTS, 7_600_000));
  const house = await houseOf(env);
  const now = Date.now();
  const units = await house.ask((facts) => facts.units('prtc'));
  for (const [i, unit] of units.entries()) {
    const [owed] = await house.ask((facts) => facts.obligations('prtc', unit.id));
    const figures = CRITERIA.map((criterionId) => {
      return { criterionId, value: { kind: 'ratio' as const, numerator: 600 + i, denominator: 1_000 }, note: null };
    });
    const what = { campaignId: 'prtc', obligationId: owed?.id ?? '', unitId: unit.id, period: owed?.period ?? '' };
    const how = { receipt: `K${i}`, at: now, onTime: true, asOf: '2025-12-01', highlight: null } as const;
    await writeEvents(
      house,
      [{ type: 'report_submitted', ...what, ...how, figures, source: 'chat', draftVersion: 0 }],
      now,
    );
  }
  await seatAt(house, `telegram:${OFFICER}`, 'coordinator', []);
  await house.close();
}

/** Agrees with what comes, returns every third ward's, until nothing waits; asks again only after a silence. */
async function verifies(emulator: Emulator, on: () => boolean): Promise<boolean> {
  const user = emulator.user(OFFICER);
  user.says('thẩm định số liệu');
  for (let last = ''; on(); ) {
    const message = await user.next(2_500).catch(() => null);
    const labels = (message?.buttons ?? []).flat().map((button) => button.label);
    if (message === null) {
      last = '';
      user.says('thẩm định số liệu');
      continue;
    }
    if (message.text.includes('Không còn báo cáo nào chờ')) return true;
    const ward = /Còn \d+ · Phường Thử (\d+)/.exec(message.text)?.[1] ?? '';
    if (labels.includes('Gửi')) user.presses('Gửi');
    else if (ward !== '' && ward !== last) {
      last = ward;
      if (Number(ward) % 3 === 0) user.says('trả lại 1 số liệu mẫu');
      else user.presses('Xác nhận cả 4');
    }
  }
  return false;
}

it(`${KILLS} kills during verification leave no half state`, { timeout: 60_000 + KILLS * 6_000 }, async () => {
  const { env, folder, played } = await underKills({
    seed: 20_231_215,
    token: '7000000002:AAE-thidua_verify_test_0123456789abc',
    kills: KILLS,
    lifeMs: 600,
    patienceMs: 40_000,
    prepare: seed,
    play: verifies,
  });
  expect(played).toBe(true);

  const db = new Database(`${folder}/office.db`, { readonly: true });
  const rows = db
    .prepare(
      `select f.unit_id unit, sum(f.state = 'verified') verified, sum(f.state = 'returned') returned, count(*) n,
         (select count(*) from task t where t.kind = 'return' and t.done_at is null
           and json_extract(t.details, '$.obligationId') = o.id) tasks,
         (select count(*) from review_act a where a.unit_id = f.unit_id and a.act = 'verified') agreed,
         (select count(*) from review_act a where a.unit_id = f.unit_id and a.act = 'returned') given
       from figure f join obligation o on o.unit_id = f.unit_id and o.period = f.period
       where f.current = 1 group by f.unit_id`,
    )
    .all() as Record<'verified' | 'returned' | 'n' | 'tasks' | 'agreed' | 'given', number>[];
  expect(rows.length).toBe(REPORTS);
  const agreed = { verified: 4, returned: 0, n: 4, tasks: 0, agreed: 4, given: 0 };
  const given = { verified: 3, returned: 1, n: 4, tasks: 1, agreed: 3, given: 1 };
  expect(rows.filter(({ returned }) => returned === 0)).toEqual(
    rows.flatMap((row) => (row.returned === 0 ? [{ ...row, ...agreed }] : [])),
  );
  expect(rows.filter(({ returned }) => returned > 0)).toEqual(
    rows.flatMap((row) => (row.returned > 0 ? [{ ...row, ...given }] : [])),
  );
  expect(rows.some((row) => row.returned === 1)).toBe(true);
  db.close();
  const house = await houseOf(env);
  expect((await house.store.read((tx) => verifyAudit(tx, house.secretKey, null))).faults).toEqual([]);
  await house.close();
});

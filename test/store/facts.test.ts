import { beforeEach, describe, expect, it } from 'vitest';
import { FRESH } from '../../src/conversation/session.js';
import { ACTS, may, ROLES, UNIT_ROLES } from '../../src/domain/people.js';
import { createCaches, createFacts } from '../../src/store/facts.js';
import { saveSession } from '../../src/store/queries/session.js';
import { openStore } from '../support/migrated.js';
import { answered, NOW, openRig, PLAN, type Rig, seated, submitted } from './rig.js';

describe('facts', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await openRig();
  });

  it('know a stranger without writing anything', async () => {
    const who = await rig.ask((facts) => facts.who('telegram:9'));
    expect(who).toEqual({
      address: 'telegram:9',
      known: false,
      displayName: null,
      language: 'vi',
      person: null,
      seats: [],
    });
  });

  it('keep the session of an address nobody knows', async () => {
    await rig.store.write((tx) => saveSession(tx, 'web:x', { session: { ...FRESH, answerId: 'a1' }, at: NOW }, null));
    const { session, who } = await rig.ask((facts) => facts.whoAndSession('web:x'));
    expect(session.answerId).toBe('a1');
    expect(who.known).toBe(false);
  });

  it('give person, seats and units of an address', async () => {
    await rig.put(seated('an', 'focal_point', 1));
    const who = await rig.ask((facts) => facts.who('web:an'));
    expect(who.person).toEqual({ id: 'p-an', displayName: 'an', locked: false });
    expect(who.seats.map((seat) => [seat.role, seat.unit?.name, seat.confirmed])).toEqual([
      ['focal_point', 'Phường Đài Sơn', true],
    ]);
  });

  it('show a new roster to the next reading, in this process and in another', async () => {
    const other = openStore(rig.file);
    const caches = createCaches();
    const names = () => other.read(async (tx) => (await createFacts(tx, caches, NOW).units('demo')).map((u) => u.name));
    expect(await names()).toContain('Xã Thành Hải');
    const unit = { code: '03', name: 'Phường Mới', type: 'Phường', tier: 'commune', parentCode: null };
    const dates = { validFrom: null, validTo: null, successorCodes: [] };
    await rig.put([{ type: 'units_imported', campaignId: 'demo', units: [{ ...unit, ...dates }] }]);
    expect(await names()).toEqual(['Phường Đài Sơn', 'Phường Mỹ Đông', 'Phường Mới']);
    expect((await rig.ask((facts) => facts.units('demo'))).map((u) => u.id)).toEqual([1, 2, 3]);
    await other.close();
  });

  it('show a turn what it has itself applied, and its next one the units of its seats', async () => {
    await rig.put(seated('an', 'focal_point', 1));
    const caches = createCaches();
    const unit = { code: '01', name: 'Phường Đổi Tên', type: 'Phường', tier: 'commune', parentCode: null };
    const units = [{ ...unit, validFrom: null, validTo: null, successorCodes: [] }];
    const { apply } = await import('../../src/store/apply.js');
    const { envOf } = await import('./rig.js');
    await rig.store.write(async (tx) => {
      const facts = createFacts(tx, caches, NOW);
      expect((await facts.who('web:an')).seats[0]?.unit?.name).toBe('Phường Đài Sơn');
      await apply(tx, [{ type: 'units_imported', campaignId: 'demo', units }], envOf());
      expect((await facts.units('demo'))[0]?.name).toBe('Phường Đổi Tên');
    });
    const who = await rig.store.read((tx) => createFacts(tx, caches, NOW).who('web:an'));
    expect(who.seats[0]?.unit?.name).toBe('Phường Đổi Tên');
  });

  it('do not remember a roster that was rolled back', async () => {
    const caches = createCaches();
    const unit = { code: '03', name: 'Xã Ảo', type: 'Xã', tier: 'commune', parentCode: null };
    const units = [{ ...unit, validFrom: null, validTo: null, successorCodes: [] }];
    const { apply } = await import('../../src/store/apply.js');
    const { envOf } = await import('./rig.js');
    const failing = rig.store.write(async (tx) => {
      await apply(tx, [{ type: 'units_imported', campaignId: 'demo', units }], envOf());
      expect((await createFacts(tx, caches, NOW).units('demo')).at(-1)?.name).toBe('Xã Ảo');
      throw new Error('roll back');
    });
    await expect(failing).rejects.toThrow('roll back');
    const names = await rig.store.read(async (tx) =>
      (await createFacts(tx, caches, NOW).units('demo')).map((u) => u.name),
    );
    expect(names).not.toContain('Xã Ảo');
  });

  it('give the newest plan', async () => {
    const plan = { ...PLAN, title: 'Kế hoạch mới' };
    const load = { campaignId: 'demo', plan, source: 'demo', hash: 'h2', through: null, document: null };
    await rig.put([{ type: 'campaign_loaded', ...load }]);
    expect((await rig.ask((facts) => facts.campaign('demo')))?.plan.title).toBe('Kế hoạch mới');
  });

  it('give obligations, draft, figures and progress of a report', async () => {
    await rig.put(seated('an', 'focal_point', 1));
    await rig.put([answered('o1', 'work_files', 1), answered('o1', 'documents', 2)]);
    const draft = await rig.ask((facts) => facts.draft('o1'));
    expect(draft?.answers.map((a) => a.criterionId).sort()).toEqual(['documents', 'work_files']);
    await rig.put([submitted(2)]);
    const [mine] = await rig.ask((facts) => facts.obligations('demo', 1));
    expect(mine?.submitted).toEqual({
      at: NOW,
      onTime: true,
      receipt: '7K4P',
      version: 1,
      asOf: '2023-12-11',
      highlight: null,
    });
    const figures = await rig.ask((facts) => facts.figures('demo', 1, '2023'));
    expect(figures.map((f) => f.value)).toEqual([
      { kind: 'ratio', numerator: 3, denominator: 10 },
      { kind: 'not_arisen', reason: 'không có' },
    ]);
    const progress = await rig.ask((facts) => facts.progress('demo', '2023'));
    expect(progress.map((one) => one.submittedAt)).toEqual([NOW, null, null]);
  });

  it('lock the reports of a closed period, and no other period for it', async () => {
    const next = { dutyId: 'yearly', unitId: 1, opensAt: NOW, dueBefore: null, locksAt: null };
    const obligations = [{ ...next, obligationId: 'later', period: '2024' }];
    await rig.put([{ type: 'obligations_opened', campaignId: 'demo', obligations }]);
    const locks = async () => (await rig.ask((facts) => facts.obligations('demo', 1))).map((one) => one.locksAt);
    await rig.put([{ type: 'period_closed', campaignId: 'demo', period: '2023', open: 0 }]);
    expect(await locks()).toEqual([NOW, null]);
    await rig.put([
      { type: 'period_reopened', campaignId: 'demo', period: '2023', reason: 'sót một phường', askedBy: null },
    ]);
    expect(await locks()).toEqual([null, null]);
  });

  it('count failed codes here and of all who hold no seat', async () => {
    await rig.put(seated('an', 'focal_point', 1));
    const failed = (address: string) => ({ type: 'code_failed' as const, address, invitationId: null });
    await rig.put([failed('web:an'), failed('web:b'), failed('web:b')]);
    expect(await rig.ask((facts) => facts.failedCodes('web:b', NOW))).toEqual({ here: 2, all: 2 });
    expect(await rig.ask((facts) => facts.failedCodes('web:an', NOW))).toEqual({ here: 1, all: 2 });
    expect(await rig.ask((facts) => facts.failedCodes('web:b', NOW + 1))).toEqual({ here: 0, all: 0 });
  });

  it('list seats with channels and find holders, but no locked one', async () => {
    await rig.put([...seated('an', 'coordinator', null), ...seated('binh', 'coordinator', null)]);
    await rig.put([{ type: 'person_locked', personId: 'p-binh', campaignId: 'demo' }]);
    const seats = await rig.ask((facts) => facts.seats('demo'));
    expect(seats.map((seat) => [seat.displayName, seat.locked, seat.channels])).toEqual([
      ['an', false, ['web']],
      ['binh', true, ['web']],
    ]);
    expect(await rig.ask((facts) => facts.holders('demo', 'coordinator', null))).toEqual(['p-an']);
    expect((await rig.ask((facts) => facts.who('web:binh'))).seats).toEqual([]);
  });
});

describe('permission over stored seats', () => {
  const rows = ROLES.flatMap((role) => ACTS.map((act) => ({ role, act })));

  it.each(rows)('$role × $act reaches no further than its seat', async ({ role, act }) => {
    const rig = await openRig();
    const own = UNIT_ROLES.includes(role) ? 1 : null;
    await rig.put(seated('an', role, own));
    const [seat] = (await rig.ask((facts) => facts.who('web:an'))).seats;
    if (seat === undefined) throw new Error('no seat');
    const stored = { role: seat.role, unitId: seat.unit?.id ?? null };
    for (const unitId of [1, 2, 3, null])
      expect(may(stored, act, unitId)).toBe(may({ role, unitId: own }, act, unitId));
    if (UNIT_ROLES.includes(role)) expect([2, 3, null].some((unit) => may(stored, act, unit))).toBe(false);
    await rig.put([{ type: 'seat_ended', seatId: 's-an', campaignId: 'demo', why: 'removed' }]);
    expect((await rig.ask((facts) => facts.who('web:an'))).seats).toEqual([]);
  });
});

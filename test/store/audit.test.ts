import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../src/events/event.js';
import { verifyAudit } from '../../src/store/audit/verify.js';
import { answered, KEY, NOW, openRig, PLAN, type Rig, seated, submitted } from './rig.js';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
  await rig.put(seated('an', 'focal_point', 1));
  await rig.put([answered('o1', 'work_files', 1), submitted(1)]);
  await rig.put([{ type: 'language_chosen', personId: 'p-an', language: 'en' }]);
});

const verify = (expect: string | null = null, key = KEY) => rig.store.read((tx) => verifyAudit(tx, key, expect));

function tamper(sql: string): void {
  const file = new Database(rig.file);
  file.pragma('foreign_keys = OFF');
  file.exec(sql);
  file.close();
}

it('an untouched chain is whole, one row per change', async () => {
  const { chains, faults } = await verify();
  expect(faults).toEqual([]);
  // campaign_loaded, units_imported, obligations_opened, seat_opened, report_submitted; person_opened, language_chosen.
  expect(chains.map((one) => [one.chain, one.rows, one.erased])).toEqual([
    ['demo', 5, 0],
    ['house', 2, 0],
  ]);
});

describe('tampering', () => {
  const second = `chain = 'demo' and seq = 2`;
  const rows: readonly (readonly [string, string, object])[] = [
    ['an edited action', `update audit set action = 'x' where ${second}`, { seq: 2, what: 'edited' }],
    ['an edited time', `update audit set at = at + 1 where ${second}`, { seq: 2, what: 'edited' }],
    ['an edited actor', `update audit set actor = 'service' where ${second}`, { seq: 2, what: 'edited' }],
    ['a mended mac', `update audit set mac = '${'0'.repeat(64)}' where ${second}`, { seq: 2, what: 'edited' }],
    ['a removed row', `delete from audit where ${second}`, { seq: 2, what: 'removed' }],
    ['a removed first row', `delete from audit where chain = 'demo' and seq = 1`, { seq: 1, what: 'removed' }],
    [
      'a removed row, renumbered',
      `delete from audit where ${second}; update audit set seq = seq - 1 where chain = 'demo' and seq > 2`,
      { seq: 2, what: 'edited' },
    ],
    [
      'an edited payload',
      `update audit_payload set payload = replace(payload, '"numerator":3', '"numerator":9')`,
      { seq: 5, what: 'payload' },
    ],
    [
      'two rows exchanged',
      `update audit set seq = -seq where chain = 'demo' and seq in (2,3); update audit set seq = 5 + seq where chain = 'demo' and seq < 0`,
      { seq: 2, what: 'edited' },
    ],
  ];
  it.each(rows)('%s is found', async (_name, sql, fault) => {
    tamper(sql);
    expect((await verify()).faults).toEqual([{ chain: 'demo', ...fault }]);
  });

  it('a cut tail is found where the head is known, and only there', async () => {
    const head = (await verify()).chains[0]?.head ?? '';
    tamper(`delete from audit where chain = 'demo' and seq >= 4`);
    expect((await verify()).faults).toEqual([]);
    expect((await verify(head)).faults).toEqual([{ chain: 'demo', seq: 4, what: 'cut' }]);
  });

  it('a whole chain that is gone is found where the head is known', async () => {
    const head = (await verify()).chains[0]?.head ?? '';
    tamper('delete from audit');
    expect((await verify(head)).faults).toEqual([{ chain: 'demo', seq: 1, what: 'cut' }]);
  });

  it('a chain written anew with another key is found', async () => {
    expect((await verify(null, 'other key')).faults.map((one) => one.seq)).toEqual([1, 1]);
  });

  it('an earlier head stays good while the chain grows', async () => {
    const head = (await verify()).chains[0]?.head ?? '';
    await rig.put([{ type: 'seat_ended', seatId: 's-an', campaignId: 'demo', why: 'left' }]);
    expect((await verify(head)).faults).toEqual([]);
    expect((await verify(head.replace(/.{4}$/, 'ffff'))).faults).toEqual([
      { chain: 'demo', seq: 5, what: 'other_head' },
    ]);
  });

  it('a row taken from another history under the same key is found', async () => {
    const other = await openRig();
    await other.put(seated('binh', 'leader', null));
    await other.put([submitted(0, '9999')]);
    const from = new Database(other.file, { readonly: true });
    const row = from.prepare(`select * from audit where chain = 'demo' and seq = 5`).get() as { mac: string };
    from.close();
    const file = new Database(rig.file);
    file.pragma('foreign_keys = OFF');
    const columns = ['at', 'actor', 'action', 'subject', 'payload_hash', 'prev', 'mac'];
    const set = columns.map((name) => `${name} = @${name}`).join(', ');
    file.prepare('delete from audit_payload').run();
    file.prepare(`update audit set ${set} where chain = 'demo' and seq = 5`).run(row);
    file.close();
    expect((await verify()).faults).toEqual([{ chain: 'demo', seq: 5, what: 'edited' }]);
  });

  it('an erased payload breaks nothing', async () => {
    tamper('delete from audit_payload');
    const { chains, faults } = await verify();
    expect(faults).toEqual([]);
    expect(chains.map((one) => one.erased)).toEqual([5, 2]);
  });
});

it('a change that is rolled back leaves no row, a change that stays leaves one', async () => {
  const before = (await verify()).chains[0]?.rows;
  await expect(rig.put([{ type: 'seat_confirmed', seatId: 'nobody', campaignId: 'demo' }])).rejects.toThrow();
  expect((await verify()).chains[0]?.rows).toBe(before);
});

it('holds neither codes, nor plans, nor names outside its erasable payload', async () => {
  const invited: Event = {
    type: 'invitation_created',
    invitationId: 'i1',
    campaignId: 'demo',
    role: 'focal_point',
    unitId: 1,
    codeHash: 'very-secret-hash',
    medium: 'chat',
    name: 'Nguyễn Thị Canary',
    expiresAt: NOW,
  };
  await rig.put([invited], { actor: { kind: 'address', address: 'telegram:555' } });
  const file = new Database(rig.file, { readonly: true });
  const links = JSON.stringify(file.prepare('select * from audit').all());
  const payloads = JSON.stringify(file.prepare('select * from audit_payload').all());
  file.close();
  expect(links).not.toContain('Canary');
  expect(links).not.toContain('telegram:555');
  expect(payloads).toContain('Canary');
  expect(payloads).not.toContain('very-secret-hash');
  expect(payloads).not.toContain(PLAN.title);
});

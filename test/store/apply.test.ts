import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../src/events/event.js';
import { apply, StaleDecision } from '../../src/store/apply.js';
import { createCaches, createFacts } from '../../src/store/facts.js';
import { mailAfter, putMail } from '../../src/store/queries/mailbox.js';
import { answered, envOf, NOW, openRig, type Rig, seated, submitted } from './rig.js';

const bubble = { lines: [{ key: 'x' }], choices: [] };
const told = (personId: string, about: string | null = null): Event => ({
  type: 'message_created',
  to: { personId },
  bubble,
  lane: 'reply',
  about,
  fleeting: false,
});
const invited = (invitationId: string, codeHash: string, medium: 'chat' | 'phone' = 'chat'): Event => ({
  type: 'invitation_created',
  invitationId,
  campaignId: 'demo',
  role: 'focal_point',
  unitId: 1,
  codeHash,
  medium,
  name: null,
  expiresAt: NOW + 900_000,
});
const corrected = (after: number, version: number): Event => ({
  type: 'figure_corrected',
  campaignId: 'demo',
  obligationId: 'o1',
  unitId: 1,
  period: '2023',
  figure: { criterionId: 'work_files', value: { kind: 'ratio', numerator: 4, denominator: 10 }, note: null },
  reason: 'sót 1 hồ sơ',
  after,
  version,
  at: NOW + 5,
  supplementary: false,
  source: 'chat',
});
const imported = (after: number): Event => ({
  type: 'figures_imported',
  campaignId: 'demo',
  figures: [
    {
      unitId: 2,
      period: '2022',
      criterionId: 'work_files',
      value: { kind: 'percent', percent: '85.5' },
      note: null,
      state: 'verified',
      after,
    },
  ],
  source: 'import',
  at: NOW,
});

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
  await rig.put(seated('an', 'focal_point', 1));
});

/** What the file itself says, past every cache. */
function rows<T>(sql: string): T[] {
  const file = new Database(rig.file, { readonly: true });
  try {
    return file.prepare(sql).all() as T[];
  } finally {
    file.close();
  }
}

describe('a stale decision', () => {
  const cases: readonly (readonly [string, readonly Event[], readonly Event[]])[] = [
    ['an answer on an older draft', [answered('o1', 'work_files', 1)], [answered('o1', 'work_files', 1)]],
    ['an answer two versions on', [answered('o1', 'work_files', 1)], [answered('o1', 'work_files', 3)]],
    ['a report from an older draft', [answered('o1', 'work_files', 1)], [submitted(0)]],
    ['a report sent twice', [submitted(0)], [submitted(0, '8K4P')]],
    ['a receipt that exists', [submitted(0)], [submitted(0, '7K4P', 'o2', 2)]],
    ['a correction of an older report', [submitted(0), corrected(1, 2)], [corrected(2, 2)]],
    ['a correction of an older figure', [submitted(0)], [corrected(0, 2)]],
    ['an import over a figure it did not see', [imported(0)], [imported(0)]],
    [
      'a code used twice',
      [invited('i1', 'h'), { type: 'invitation_used', invitationId: 'i1', address: 'web:an' }],
      [{ type: 'invitation_used', invitationId: 'i1', address: 'web:b' }],
    ],
    ['a code that exists', [invited('i1', 'h')], [invited('i2', 'h')]],
    ['a live telephone code drawn again', [invited('i1', 'h', 'phone')], [invited('i2', 'h', 'phone')]],
    [
      'the same seat again',
      [],
      [
        {
          type: 'seat_opened',
          seatId: 's2',
          personId: 'p-an',
          campaignId: 'demo',
          unitId: 1,
          role: 'focal_point',
          invitationId: null,
          confirmed: true,
        },
      ],
    ],
    [
      'a seat ended twice',
      [{ type: 'seat_ended', seatId: 's-an', campaignId: 'demo', why: 'left' }],
      [{ type: 'seat_ended', seatId: 's-an', campaignId: 'demo', why: 'left' }],
    ],
    [
      'a task done twice',
      [
        { type: 'task_opened', taskId: 't', campaignId: 'demo', kind: 'k', subject: 's', details: {} },
        { type: 'task_done', taskId: 't' },
      ],
      [{ type: 'task_done', taskId: 't' }],
    ],
    [
      'a second person at one address',
      [],
      [{ type: 'person_opened', personId: 'p2', address: 'web:an', displayName: null, language: 'vi' }],
    ],
  ];
  it.each(cases)('%s leaves nothing', async (_name, before, stale) => {
    if (before.length > 0) await rig.put(before);
    const counted =
      'select (select count(*) from audit) a, (select count(*) from figure) f, (select count(*) from outbox) o';
    const was = rows(counted);
    await expect(rig.put([told('p-an'), ...stale])).rejects.toBeInstanceOf(StaleDecision);
    expect(rows(counted)).toEqual(was);
  });

  it('is none for a telephone code that is spent', async () => {
    await rig.put([invited('i1', 'h', 'phone')]);
    await rig.put([invited('i2', 'h', 'phone')], { now: NOW + 900_001 });
    expect((await rig.ask((facts) => facts.invitation('h')))?.id).toBe('i2');
  });
});

describe('figures', () => {
  it('are followed, never changed', async () => {
    await rig.put([submitted(0)]);
    await rig.put([corrected(1, 2)]);
    const [current] = (await rig.ask((f) => f.figures('demo', 1, '2023'))).filter(
      (f) => f.criterionId === 'work_files',
    );
    expect(current).toMatchObject({ version: 2, value: { numerator: 4 }, asOf: '2023-12-11' });
    const history = await rig.ask((f) => f.history('demo', 1, '2023'));
    expect(history.filter((f) => f.criterionId === 'work_files').map((f) => f.version)).toEqual([1, 2]);
    expect((await rig.ask((f) => f.obligation('o1')))?.submitted?.version).toBe(2);
  });

  it('of an unconfirmed seat are marked', async () => {
    await rig.put(seated('moi', 'focal_point', 2, false));
    const actor = { kind: 'seat', seatId: 's-moi', personId: 'p-moi' } as const;
    await rig.put([submitted(0, '2222', 'o2', 2)], { actor });
    expect(rows('select distinct confirmed, by_seat from figure')).toEqual([{ confirmed: 0, by_seat: 's-moi' }]);
  });
});

describe('a draft', () => {
  it('dropped can be taken back, and begins anew when it is not', async () => {
    await rig.put([answered('o1', 'work_files', 1)]);
    await rig.put([{ type: 'draft_dropped', obligationId: 'o1', version: 2 }]);
    expect((await rig.ask((f) => f.draft('o1')))?.droppedAt).toBe(NOW);
    await rig.put([{ type: 'draft_restored', obligationId: 'o1', version: 3 }]);
    expect(await rig.ask((f) => f.draft('o1'))).toMatchObject({
      droppedAt: null,
      answers: [{ criterionId: 'work_files' }],
    });
    await rig.put([{ type: 'draft_dropped', obligationId: 'o1', version: 4 }, answered('o1', 'documents', 5)]);
    expect(await rig.ask((f) => f.draft('o1'))).toMatchObject({
      droppedAt: null,
      answers: [{ criterionId: 'documents' }],
    });
  });
});

describe('messages', () => {
  const states = () => rows<{ about: string | null; state: string }>('select about, state from outbox order by id');

  it('to an address and to a person become rows', async () => {
    const reply: Event = { ...told('p-an'), to: 'reply' } as Event;
    const made = await rig.put([reply, told('p-an')], { address: 'telegram:12:3', handed: true, seq: 5 });
    expect(made.map((row) => [row.to, row.claimed, row.inboxSeq])).toEqual([
      [{ channel: 'telegram', address: '12:3' }, true, 5],
      [{ personId: 'p-an' }, true, 5],
    ]);
  });

  it('about a report go when it is sent', async () => {
    await rig.put([told('p-an', 'obligation:o1'), told('p-an', 'obligation:o2')]);
    await rig.put([submitted(0)]);
    expect(states().map((row) => row.state)).toEqual(['cancelled', 'due']);
  });

  it('to a locked person go, on every address', async () => {
    const reply = { ...told('p-an'), to: 'reply' } as Event;
    await rig.put([told('p-an'), told('p-other'), reply], { address: 'web:an' });
    await rig.put([{ type: 'person_locked', personId: 'p-an', campaignId: 'demo' }]);
    expect(states().map((row) => row.state)).toEqual(['cancelled', 'due', 'cancelled']);
  });

  it('in the web chat are shown to a locked person no more, and gone where a channel was cut off', async () => {
    const mail = { address: 'an', text: '417/742', titled: false, choices: [], file: null };
    const shown = async () => (await rig.store.read((tx) => mailAfter(tx, 'an', 0))).map((one) => one.text);
    await rig.store.write((tx) => putMail(tx, mail, NOW - 1));
    await rig.put([{ type: 'person_locked', personId: 'p-an', campaignId: 'demo' }]);
    await rig.store.write((tx) => putMail(tx, { ...mail, text: 'Đã khóa.' }, NOW));
    expect(await shown()).toEqual(['Đã khóa.']);
    await rig.put([{ type: 'person_unlocked', personId: 'p-an', campaignId: 'demo' }]);
    expect(await shown()).toEqual(['417/742', 'Đã khóa.']);
    await rig.put([{ type: 'address_unlinked', personId: 'p-an', address: 'web:an' }]);
    expect(await shown()).toEqual([]);
  });

  it('of the last seat go with it; with another seat left, only what was about the lost one', async () => {
    await rig.put(seated('haighe', 'focal_point', 1));
    await rig.put([{ ...seated('haighe', 'focal_point', 2)[1], seatId: 's-hai2' } as Event]);
    await rig.put([
      told('p-haighe', 'seat:s-haighe'),
      told('p-haighe', 'obligation:o1'),
      told('p-haighe', 'obligation:o2'),
      told('p-haighe'),
    ]);
    await rig.put([{ type: 'seat_ended', seatId: 's-haighe', campaignId: 'demo', why: 'removed' }]);
    expect(states().map((row) => row.state)).toEqual(['cancelled', 'cancelled', 'due', 'due']);
    await rig.put([{ type: 'seat_ended', seatId: 's-hai2', campaignId: 'demo', why: 'removed' }]);
    expect(states().map((row) => row.state)).toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled']);
  });
});

it('fifty people on one code at once: exactly one seat', async () => {
  await rig.put([invited('i1', 'h')]);
  const caches = createCaches();
  const join = (n: number) =>
    rig.store.write(async (tx) => {
      const found = await createFacts(tx, caches, NOW).invitation('h');
      if (found === null || found.used) return false;
      const address = `web:n${n}`;
      const person = { personId: `p${n}`, address, displayName: null, language: 'vi' } as const;
      const seat = { seatId: `s${n}`, personId: `p${n}`, campaignId: 'demo', unitId: 1, role: 'focal_point' } as const;
      const events: Event[] = [
        { type: 'person_opened', ...person },
        { type: 'invitation_used', invitationId: 'i1', address },
        { type: 'seat_opened', ...seat, invitationId: 'i1', confirmed: false },
      ];
      await apply(tx, events, envOf({ address }));
      return true;
    });
  const got = await Promise.all(Array.from({ length: 50 }, (_, n) => join(n)));
  expect(got.filter(Boolean)).toHaveLength(1);
  expect(rows('select 1 from seat where invitation_id is not null')).toHaveLength(1);
});

/** Decisions about time through the whole house: real store, real turns, the roster and reports of the sample world. */
import { beforeEach, describe, expect, it } from 'vitest';
import { openObligations } from '../../src/admin/campaign-load.js';
import { act, type Steps } from '../../src/admin/cli/act.js';
import { noteAgencyReport } from '../../src/admin/dates/agency.js';
import { calendarOfYear, editCalendar, settleYear } from '../../src/admin/dates/calendar.js';
import { closeCampaign } from '../../src/admin/dates/close.js';
import { exemptFromReport, extendDeadline } from '../../src/admin/dates/extend.js';
import { requestReport } from '../../src/admin/dates/request.js';
import { setDeadline } from '../../src/admin/dates/set.js';
import { importFigures } from '../../src/admin/figures-import.js';
import { reported } from '../../src/admin/reported.js';
import type { ObligationView } from '../../src/conversation/facts.js';
import type { Result } from '../../src/domain/problem.js';
import { isoOf, startOfDay } from '../../src/domain/time.js';
import { verifyAudit } from '../../src/store/audit/verify.js';
import { Chat } from '../support/chat.js';
import { seatAt, seedWorld, writeEvents } from '../support/world.js';

const at = (text: string): number => Date.parse(`${text}+07:00`);
const MY_DONG = '22771'; // the one commune that has not reported in the sample
const DAI_SON = '22765';

const paper = { campaignId: 'prtc', document: 'Công văn 12/UBND-VHTT (mẫu)' };
const reason = 'mưa lũ (mẫu)';

let chat: Chat;

beforeEach(async () => {
  chat = new Chat('web', 'buttons');
  chat.setTime(at('2023-12-11T09:00:00'));
  await chat.open();
  await seedWorld(chat.house, ['2022', '2023']);
  return async () => {
    await chat.close();
    chat.remove();
  };
});

const turn = <T>(steps: (turn: Steps) => Promise<T>): Promise<Result<T>> => act(chat.house, steps);

async function codeOf(done: Promise<Result<unknown>>): Promise<string> {
  const found = await done;
  return found.ok ? 'done' : found.problem.code;
}

const unitId = async (code: string): Promise<number> => {
  const units = await chat.house.ask((facts) => facts.units('prtc'));
  return units.find((unit) => unit.code === code)?.id ?? 0;
};

async function owed(code: string, period = '2023'): Promise<ObligationView> {
  const id = await unitId(code);
  const all = await chat.house.ask((facts) => facts.obligations('prtc', id));
  const found = all.find((one) => one.period === period);
  if (found === undefined) throw new Error(`${code} owes nothing for ${period}`);
  return found;
}

const extendOf = async (code: string, dueBefore: number, over: object = {}) => ({
  ...{ ...paper, reason, period: null, dueBefore, whom: { unitIds: [await unitId(code)] } },
  ...over,
});

describe('an extension', () => {
  it('moves one unit’s bound and lock, keeps the rest, and stands in the audit', async () => {
    const args = await extendOf(MY_DONG, at('2023-12-21T00:00:00'));
    const done = await turn((steps) => steps.do(extendDeadline, args));
    expect(done).toMatchObject({ ok: true, value: { period: '2023', nowOnTime: 0, sent: 0 } });
    const moved = await owed(MY_DONG);
    expect([isoOf(moved.dueBefore ?? 0), isoOf(moved.locksAt ?? 0), moved.extended]).toEqual([
      '2023-12-21T00:00:00+07:00',
      '2024-03-20T00:00:00+07:00',
      true,
    ]);
    expect(await chat.house.ask((facts) => facts.extension(moved.id))).toMatchObject({ reason });
    expect((await owed(DAI_SON)).extended).toBe(false);
    const audited = await chat.house.store.read((tx) => verifyAudit(tx, chat.house.secretKey, null));
    expect(audited.faults).toEqual([]);
  });

  it('of everybody leaves those who reported in time', async () => {
    const args = await extendOf(MY_DONG, at('2023-12-21T00:00:00'), { whom: { tier: 'commune' } });
    const done = await turn((steps) => steps.do(extendDeadline, args));
    if (!done.ok) throw new Error(done.problem.code);
    expect([done.value.moved.map((one) => one.unit.code), done.value.sent]).toEqual([[MY_DONG], 15]);
    expect((await owed(DAI_SON)).dueBefore).toBe(startOfDay('2023-12-15'));
  });

  it('makes a report on time that came late but within it', async () => {
    const late = await owed(MY_DONG);
    const sent = {
      ...{ campaignId: 'prtc', obligationId: late.id, unitId: late.unit.id, period: '2023', receipt: 'LATE' },
      ...{ at: at('2023-12-15T08:00:00'), onTime: false, asOf: '2023-12-14', highlight: null, figures: [] },
    };
    const event = { type: 'report_submitted', ...sent, source: 'chat', draftVersion: 0 } as const;
    chat.setTime(at('2023-12-15T09:00:00'));
    await writeEvents(chat.house, [event], chat.now());
    expect((await owed(MY_DONG)).submitted?.onTime).toBe(false);
    const args = await extendOf(MY_DONG, at('2023-12-16T00:00:00'));
    const done = await turn((steps) => steps.do(extendDeadline, args));
    expect(done).toMatchObject({ ok: true, value: { nowOnTime: 1 } });
    expect((await owed(MY_DONG)).submitted?.onTime).toBe(true);
  });

  it('tells the people of the unit once, and nobody else', async () => {
    await seatAt(chat.house, 'web:md', 'focal_point', [MY_DONG]);
    await seatAt(chat.house, 'web:ds', 'focal_point', [DAI_SON]);
    const args = await extendOf(MY_DONG, at('2023-12-21T00:00:00'));
    const done = await turn((steps) => steps.do(extendDeadline, args));
    expect(done).toMatchObject({ ok: true, value: { told: 1 } });
    await chat.reopen();
    await chat.input('nobody', { kind: 'text', text: 'chào' }, null);
    const told = chat.heard.filter((one) => one.text.includes('gia hạn'));
    expect(told.map((one) => one.address)).toEqual(['md']);
    expect(told[0]?.text).toContain('hết Thứ Tư, 20/12/2023');
  });

  it('refuses what makes no sense, and changes nothing', async () => {
    const rows = [
      ['into the past', '2023-12-11T00:00:00', {}, 'bound_past'],
      ['by a slip of the year', '2033-12-20T00:00:00', {}, 'bound_too_far'],
      ['to the same day', '2023-12-15T00:00:00', {}, 'bound_not_later'],
      ['without a reason', '2023-12-21T00:00:00', { reason: ' ' }, 'reason_missing'],
      ['without a paper', '2023-12-21T00:00:00', { document: '' }, 'document_missing'],
      ['of a campaign that is not there', '2023-12-21T00:00:00', { campaignId: 'nope' }, 'campaign_unknown'],
      ['of a period nobody owes', '2023-12-21T00:00:00', { period: '2019' }, 'nobody_owes'],
    ] as const;
    for (const [name, bound, over, code] of rows) {
      const args = await extendOf(MY_DONG, at(bound), over);
      expect([name, await codeOf(turn((steps) => steps.do(extendDeadline, args)))]).toEqual([name, code]);
      expect((await owed(MY_DONG)).dueBefore).toBe(startOfDay('2023-12-15'));
    }
  });

  it('of a report that is there, or after the lock, is refused', async () => {
    const sent = await extendOf(DAI_SON, at('2023-12-21T00:00:00'));
    expect(await codeOf(turn((steps) => steps.do(extendDeadline, sent)))).toBe('extend_sent');
    chat.setTime(at('2024-04-01T09:00:00'));
    const late = await extendOf(MY_DONG, at('2024-04-20T00:00:00'), { period: '2023' });
    expect(await codeOf(turn((steps) => steps.do(extendDeadline, late)))).toBe('period_locked');
  });
});

describe('an exemption', () => {
  it('takes the unit out of what is owed and missing', async () => {
    const whom = { unitIds: [await unitId(MY_DONG)] };
    const done = await turn((steps) => steps.do(exemptFromReport, { ...paper, reason, period: null, whom }));
    expect(done).toMatchObject({ ok: true, value: { period: '2023' } });
    expect(await owed(MY_DONG)).toMatchObject({ exempt: true, submitted: null });
    const list = await turn((steps) => steps.do(reported, { campaignId: 'prtc', period: null }));
    expect(list).toMatchObject({ ok: true, value: { notSent: [] } });
    const asked = await chat.house.ask((facts) => facts.ask('prtc'));
    const row = asked.units.findIndex((unit) => unit.code === MY_DONG);
    expect(asked.duties('2023')?.owed[row]).toBe(0);
  });

  it('of a report that is there is refused', async () => {
    const whom = { unitIds: [await unitId(DAI_SON)] };
    const args = { ...paper, reason, period: null, whom };
    expect(await codeOf(turn((steps) => steps.do(exemptFromReport, args)))).toBe('exempt_sent');
  });
});

describe('a bound set by decision', () => {
  it('is refused where the plan names its own', async () => {
    const args = { ...paper, dutyId: 'unit_report', period: '2024', dueBefore: at('2024-12-11T00:00:00') };
    expect(await codeOf(turn((steps) => steps.do(setDeadline, args)))).toBe('bound_named');
  });

  it('is refused for reports whose period is closed', async () => {
    await seedWorld(chat.house, [], 'st');
    const args = {
      ...paper,
      campaignId: 'st',
      dutyId: 'unit_report',
      period: '2023',
      dueBefore: startOfDay('2023-12-21'),
    };
    const set = () => codeOf(turn((steps) => steps.do(setDeadline, args)));
    expect(await set()).toBe('done');
    await writeEvents(chat.house, [{ type: 'period_closed', campaignId: 'st', period: '2023', open: 0 }], chat.now());
    expect(await set()).toBe('period_closed');
  });

  it('dates the agency’s own roll-up, now and when it opens later', async () => {
    await turn((steps) => steps.do(openObligations, { campaignId: 'prtc', through: null }));
    const set = { ...paper, dutyId: 'roll_up' };
    const year = (period: string, day: string) =>
      turn((steps) => steps.do(setDeadline, { ...set, period, dueBefore: startOfDay(day) }));
    expect(await codeOf(year('2023', '2023-12-31'))).toBe('done');
    expect(await codeOf(year('2024', '2024-12-31'))).toBe('done');
    chat.setTime(at('2024-02-01T09:00:00'));
    await turn((steps) => steps.do(openObligations, { campaignId: 'prtc', through: null }));
    const dues = await chat.house.ask((facts) => facts.agencyDuties('prtc'));
    expect(dues.map((one) => [one.dutyId, one.period, isoOf(one.dueBefore ?? 0).slice(0, 10)])).toEqual([
      ['roll_up', '2023', '2023-12-31'],
      ['roll_up', '2024', '2024-12-31'],
    ]);
  });

  it('refuses what makes no sense', async () => {
    const rows = [
      ['an unknown duty', { dutyId: 'nope', period: '2023' }, '2023-12-31', 'duty_unknown'],
      ['a period the duty has not', { dutyId: 'roll_up', period: '2023-Q1' }, '2023-12-31', 'period_unknown'],
      ['the past', { dutyId: 'roll_up', period: '2023' }, '2023-12-01', 'bound_past'],
      ['before the period opens', { dutyId: 'roll_up', period: '2025' }, '2024-12-31', 'bound_before_opening'],
    ] as const;
    for (const [name, which, day, code] of rows) {
      const args = { ...paper, ...which, dueBefore: startOfDay(day) };
      expect([name, await codeOf(turn((steps) => steps.do(setDeadline, args)))]).toEqual([name, code]);
    }
  });
});

describe('the agency’s roll-up', () => {
  it('is owed until its paper is written down, once', async () => {
    await turn((steps) => steps.do(openObligations, { campaignId: 'prtc', through: null }));
    const args = { ...paper, document: '45/BC-VHTT (mẫu)', day: '2023-12-10', dutyId: null, period: null };
    const note = () => turn((steps) => steps.do(noteAgencyReport, args));
    expect(await note()).toMatchObject({ ok: true, value: { dutyId: 'roll_up', period: '2023' } });
    expect(await codeOf(note())).toBe('agency_owes_nothing');
    const [first] = await chat.house.ask((facts) => facts.agencyDuties('prtc'));
    expect([first?.document, first?.documentDay]).toEqual(['45/BC-VHTT (mẫu)', '2023-12-10']);
  });

  it('is never noted from the future', async () => {
    const args = { ...paper, day: '2023-12-12', dutyId: null, period: null };
    expect(await codeOf(turn((steps) => steps.do(noteAgencyReport, args)))).toBe('paper_from_future');
  });
});

describe('what opens by itself', () => {
  it('opens a period on its day, not before, and once', async () => {
    const open = () => turn((steps) => steps.do(openObligations, { campaignId: 'prtc', through: 2026 }));
    chat.setTime(at('2025-12-31T23:59:59'));
    expect(await open()).toMatchObject({ ok: true, value: { opened: 0 } });
    chat.setTime(at('2026-01-01T00:00:00'));
    expect(await open()).toMatchObject({ ok: true, value: { opened: 16, periods: ['2026'] } });
    expect(await open()).toMatchObject({ ok: true, value: { opened: 0 } });
  });
});

describe('the calendar', () => {
  it('takes an entry, shows it, and takes it back', async () => {
    const edit = (as: 'off' | 'working' | 'table') =>
      turn((steps) => steps.do(editCalendar, { ...paper, day: '2026-11-23', as }));
    expect(await edit('off')).toMatchObject({ ok: true, value: { before: 'unknown' } });
    expect(await codeOf(edit('off'))).toBe('calendar_same');
    const of2026 = () => chat.house.ask((facts) => calendarOfYear('prtc', 2026, facts));
    expect((await of2026()).days.find((one) => one.day === '2026-11-23')).toMatchObject({ kind: 'holiday', own: true });
    expect(await codeOf(edit('table'))).toBe('done');
    expect((await of2026()).days.find((one) => one.day === '2026-11-23')).toMatchObject({
      kind: 'unknown',
      own: false,
    });
  });

  it('knows a year without a table once somebody answers for it', async () => {
    const settle = (year: number) => turn((steps) => steps.do(settleYear, { ...paper, year }));
    expect((await chat.house.ask((facts) => calendarOfYear('prtc', 2028, facts))).known).toBe(false);
    expect(await codeOf(settle(2028))).toBe('done');
    expect(await codeOf(settle(2028))).toBe('calendar_known');
    expect((await chat.house.ask((facts) => facts.calendar('prtc'))).calendar.known(2028)).toBe(true);
  });

  it('refuses what makes no sense', async () => {
    const rows = [
      ['a day that is none', { day: '2026-02-30', as: 'off' }, 'day_unreadable'],
      ['a Sunday made free', { day: '2026-11-22', as: 'off' }, 'calendar_same'],
      ['a working day made worked', { day: '2026-11-20', as: 'working' }, 'calendar_same'],
      ['an entry without a paper', { day: '2026-11-20', as: 'off', document: '' }, 'document_missing'],
    ] as const;
    for (const [name, entry, code] of rows) {
      expect([name, await codeOf(turn((steps) => steps.do(editCalendar, { ...paper, ...entry })))]).toEqual([
        name,
        code,
      ]);
    }
  });
});

describe('a request outside the rhythm', () => {
  const asked = {
    ...{ ...paper, tier: 'commune', criteria: ['work_files_online'], asOf: '2023-11-30' },
    dueBefore: startOfDay('2023-12-19'),
  };
  const make = (over: object = {}) => turn((steps) => steps.do(requestReport, { ...asked, ...over }));

  it('is owed by every unit of the tier, apart from the year', async () => {
    expect(await make()).toMatchObject({ ok: true, value: { period: 'adhoc:20231130-1' } });
    expect(await codeOf(make({ document: 'Công văn 13/UBND-VHTT (mẫu)' }))).toBe('request_made');
    const other = { criteria: ['periodic_reports_edoc'] };
    expect(await make(other)).toMatchObject({ ok: true, value: { period: 'adhoc:20231130-2' } });
    const one = await owed(MY_DONG, 'adhoc:20231130-1');
    expect([one.dutyId, isoOf(one.dueBefore ?? 0)]).toEqual(['adhoc', '2023-12-19T00:00:00+07:00']);
    const facts = await chat.house.ask((found) => found.ask('prtc'));
    expect([facts.period, facts.duePeriod, facts.periods]).toEqual(['2023', '2023', ['2022', '2023']]);
    const list = await turn((steps) => steps.do(reported, { campaignId: 'prtc', period: null }));
    expect(list).toMatchObject({ ok: true, value: { period: '2023' } });
  });

  it('refuses what makes no sense', async () => {
    const rows = [
      ['a bound that is over', { dueBefore: startOfDay('2023-12-11') }, 'bound_past'],
      ['a slip of the year', { dueBefore: startOfDay('2032-12-19') }, 'bound_too_far'],
      ['figures from after the bound', { asOf: '2023-12-20' }, 'as_of_after_bound'],
      ['an unknown tier', { tier: 'area' }, 'tier_unknown'],
      ['an unknown criterion', { criteria: ['nope'] }, 'request_criterion_unknown'],
      ['no criterion at all', { criteria: [] }, 'request_criterion_unknown'],
      ['no paper', { document: ' ' }, 'document_missing'],
    ] as const;
    for (const [name, over, code] of rows) {
      expect([name, await codeOf(make(over))]).toEqual([name, code]);
    }
  });
});

describe('closing a period', () => {
  it.each([
    ['2023-12-14T16:00:00', 'Hạn nộp chưa hết: đơn vị chưa nộp còn đến hết Thứ Năm, 14/12/2023.'],
    ['2023-12-15T08:00:00', 'Còn số chưa xác nhận ở 1 đơn vị: Mỹ Hải.'],
  ])('at %s says whether anybody has time left', async (now, words) => {
    await seatAt(chat.house, 'web:cv', 'coordinator', []);
    chat.setTime(at(now));
    const [said] = await chat.input('cv', { kind: 'text', text: 'chốt kỳ' }, null);
    expect(said?.text.split('\n')[2]).toBe(words);
  });
});

describe('closing', () => {
  it('locks every report, ends the units’ seats, keeps the answers, and cannot be done twice', async () => {
    await seatAt(chat.house, 'web:md', 'focal_point', [MY_DONG]);
    await seatAt(chat.house, 'web:lead', 'leader', []);
    await seatAt(chat.house, 'web:cv', 'coordinator', []);
    const close = () => turn((steps) => steps.do(closeCampaign, paper));
    expect(await close()).toMatchObject({ ok: true, value: { missing: 1, seats: 1 } });
    expect(await codeOf(close())).toBe('campaign_closed');
    const left = await chat.house.ask((facts) => facts.seats('prtc'));
    expect(left.map((one) => one.role).sort()).toEqual(['coordinator', 'leader']);
    expect((await owed(MY_DONG)).locksAt).toBe(chat.now());
    expect((await chat.house.ask((facts) => facts.campaign('prtc')))?.closedAt).toBe(chat.now());
    const args = await extendOf(MY_DONG, at('2023-12-21T00:00:00'));
    expect(await codeOf(turn((steps) => steps.do(extendDeadline, args)))).toBe('campaign_closed');
    const rows = { campaignId: 'prtc', rows: [] };
    expect(await codeOf(turn((steps) => steps.do(importFigures, rows)))).toBe('campaign_closed');
    chat.setTime(at('2024-01-02T09:00:00'));
    const opened = await turn((steps) => steps.do(openObligations, { campaignId: 'prtc', through: 2026 }));
    expect(opened).toMatchObject({ ok: true, value: { opened: 0 } });
    await chat.reopen();
    const said = await chat.input('lead', { kind: 'text', text: 'phường nào đạt 60%?' }, null);
    expect(said.filter((one) => one.address === 'lead').at(-1)?.text).toMatch(/Năm 2023/);
  });
});

/** Forged, foreign and stale presses, from everybody who might try: nothing changes, nothing leaks, one polite answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, draftAnswer, obligation } from '../../src/store/schema/index.js';
import { invitation, seat } from '../../src/store/schema/people.js';
import { figure, task } from '../../src/store/schema/report.js';
import { campaignRule, periodClosing, reviewAct } from '../../src/store/schema/review.js';
import { Chat } from '../support/chat.js';
import { randomOf } from '../support/telegram/emulator.mjs';
import { seatAt, seedWorld, writeEvents } from '../support/world.js';

const OTHER_CODE = '22759';
/** Words that only Phường Kinh Dinh's report holds. */
const CANARIES = ['Kinh Dinh', '688', '754', '91,25'];
const WHO = ['focal', 'stranger', 'ended', 'locked'] as const;
/** 20,000 in the storm, 200 in `npm test`. */
const STORM = Number(process.env.FORGED ?? 200);

const chat = new Chat('telegram', 'buttons');
let foreign = { obligationId: '', seatId: '', unitId: 0 };

beforeAll(async () => {
  chat.setTime(Date.parse('2023-12-11T09:00:00+07:00'));
  await chat.open();
  await seedWorld(chat.house, ['2022', '2023']);
  await seatAt(chat.house, 'telegram:other', 'focal_point', [OTHER_CODE]);
  for (const who of ['focal', 'ended', 'locked']) await seatAt(chat.house, `telegram:${who}`, 'focal_point', ['22765']);
  const people = await chat.house.ask((facts) => facts.seats('prtc'));
  const of = (address: string) => chat.house.ask((facts) => facts.who(address));
  const other = people.find((one) => one.unit?.code === OTHER_CODE);
  const owed = await chat.house.ask((facts) => facts.obligations('prtc', other?.unit?.id ?? 0));
  foreign = { obligationId: owed[0]?.id ?? '', seatId: other?.id ?? '', unitId: other?.unit?.id ?? 0 };
  const ended = (await of('telegram:ended')).seats[0]?.id ?? '';
  const locked = (await of('telegram:locked')).person?.id ?? '';
  await writeEvents(
    chat.house,
    [
      { type: 'seat_ended', seatId: ended, campaignId: 'prtc', why: 'removed' },
      { type: 'person_locked', personId: locked, campaignId: 'prtc' },
    ],
    chat.now(),
  );
});

afterAll(async () => {
  await chat.close();
  chat.remove();
});

/** Everything a person could change, as it stands. */
async function state(): Promise<string> {
  const rows = await chat.house.store.read(async (tx) =>
    Promise.all(
      [figure, obligation, draft, draftAnswer, seat, invitation, task, reviewAct, periodClosing, campaignRule].map(
        (table) => tx.db.select().from(table),
      ),
    ),
  );
  return JSON.stringify(rows);
}

const CRITERION = 'work_files_online';
const PRESSES = (): string[] => {
  const { obligationId: id, seatId, unitId } = foreign;
  const drafts = 'how nodata back read again rate none zero go'.split(' ').map((act) => `${act}:${id}:${CRITERION}:0`);
  const reports = 'open view history date later drop nodrop restore note nonote send'.split(' ');
  return [
    ...drafts,
    ...reports.map((act) => `${act}:${id}:0`),
    ...reports.map((act) => `${act}:${id}:1`),
    `save:${id}:${CRITERION}:1`,
    ...'vf_ok vf_back vf_ask vf_open pc_close'.split(' ').flatMap((act) => [`${act}:${id}:0`, `${act}:${id}:1`]),
    ...'vf_ok1 vf_back1 vf_ask1 vf_set vf_why vf_send vf_hold vf_keep vf_unit rt_keep rt_no'
      .split(' ')
      .flatMap((act) => [`${act}:${id}:${CRITERION}:0`, `${act}:${id}:${CRITERION}:1`]),
    ...'rt_reply rt_own wd'.split(' ').map((act) => `${act}:${id}:1`),
    ...'ap_yes ap_no ap_open pr_yes pr_no'.split(' ').map((act) => `${act}:${id}`),
    'pc_close:prtc:2023:0',
    'vf_next',
    `leave:${seatId}`,
    `person_yes:${seatId}`,
    `person_no:${seatId}`,
    'of_role:coordinator',
    `of_unit:${unitId}`,
    `of_again:focal_point:${unitId}`,
    `for:send:${id}`,
    `for_send:${id}:0:0`,
    'agree:nothing',
    'decline:nothing',
    'full:nothing',
    'ask:basis:id00000001',
    'ask:rest:id00000001',
    'ask:opt:id00000001:0',
    'menu:people',
    'menu:invite',
    'menu:reported',
    '',
    ':::',
    'send',
    `${'x'.repeat(64)}`,
    'send:__proto__:constructor',
  ];
};

/** Acts with anything after them: other reports, other versions, cut and doubled, as a forger would try. */
function forgeries(count: number): string[] {
  const random = randomOf(20_231_212);
  const acts = [...new Set(PRESSES().map((press) => press.split(':')[0] ?? ''))].filter((act) => !MINE.has(act));
  const { obligationId, seatId, unitId } = foreign;
  const words = [
    obligationId,
    seatId,
    String(unitId),
    CRITERION,
    '0',
    '1',
    '2',
    '-1',
    '9'.repeat(17),
    'NaN',
    '',
    'prtc',
  ];
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  return Array.from({ length: count }, () =>
    [pick(acts), ...Array.from({ length: Math.floor(random() * 5) }, () => pick(words))].join(':').slice(0, 60),
  );
}

/** What anybody may do to their own account; the last act of a forger would otherwise be to leave. */
const MINE = new Set(['lock', 'leave', 'want']);

describe.each(WHO)('%s in a storm', (who) => {
  it(`changes nothing by ${STORM / WHO.length} made-up presses`, { timeout: 60_000 + STORM * 20 }, async () => {
    const before = await state();
    for (const choice of forgeries(STORM / WHO.length)) {
      const heard = await chat.input(who, { kind: 'choice', choice }, null);
      const said = heard.map((one) => `${one.text} ${one.choices.map((each) => each.label).join(' ')}`).join('\n');
      const leaked = CANARIES.filter((canary) => said.includes(canary));
      if (heard.length !== 1 || leaked.length > 0) expect({ choice, answers: heard.length, leaked }).toBe(choice);
    }
    expect(await state()).toBe(before);
    expect(chat.problems).toEqual([]);
  });
});

describe.each(WHO)('%s', (who) => {
  it('changes nothing and learns nothing by any press', async () => {
    const before = await state();
    for (const choice of PRESSES()) {
      const heard = await chat.input(who, { kind: 'choice', choice }, null);
      expect({ choice, answers: heard.length }).toEqual({ choice, answers: 1 });
      const said = heard.map((one) => `${one.text} ${one.choices.map((each) => each.label).join(' ')}`).join('\n');
      expect({ choice, leaked: CANARIES.filter((canary) => said.includes(canary)) }).toEqual({ choice, leaked: [] });
    }
    expect(await state()).toBe(before);
    expect(chat.problems).toEqual([]);
  });

  it.each([
    'Kinh Dinh đạt bao nhiêu',
    'phường nào đạt 60%',
    'ai đã nộp',
    'danh sách người',
    'mời đầu mối phường Kinh Dinh',
    'nhập thay Kinh Dinh',
    'xem báo cáo Kinh Dinh',
    'sửa 1 thành 1/2 của Kinh Dinh',
  ])('learns nothing by typing: %s', async (text) => {
    const heard = await chat.input(who, { kind: 'text', text }, null);
    const said = heard.map((one) => one.text).join('\n');
    expect(CANARIES.slice(1).filter((canary) => said.includes(canary))).toEqual([]);
  });
});

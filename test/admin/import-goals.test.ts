/** Goals of past years from a file: all rows or none, every bad cell named, and back again as they were exported. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterGoal } from '../../src/admin/enter-goal.js';
import { makeExport } from '../../src/admin/exports/make.js';
import { sayer } from '../../src/admin/exports/say.js';
import { writeExport } from '../../src/admin/exports/write.js';
import { type GoalsLook, importGoals } from '../../src/admin/import/goals.js';
import { readTable } from '../../src/documents/table.js';
import { createFacts } from '../../src/store/facts.js';
import { Chat } from '../support/chat.js';
import { words } from '../support/office.js';
import { act, decided, seedWorld } from '../support/world.js';

const chat = new Chat('web', 'buttons');
beforeAll(async () => {
  chat.setTime(Date.parse('2024-02-01T09:00:00+07:00'));
  await chat.open();
  await seedWorld(chat.house, []);
});
afterAll(async () => {
  await chat.close();
  chat.remove();
});

const HEAD = 'period,tier,criterion_id,part,numerator,denominator,value,before,source,as_of';
const GOOD = [
  '2023,area,fiber_households,,8100,9000,,,Niên giám thống kê (số mẫu),2023-12-31',
  '2022,area,fiber_households,,,,85.5%,,Niên giám thống kê (số mẫu),2022-12-31',
  '2023,area,labor_productivity_growth,,,,132.5,120,Niên giám thống kê (số mẫu),2023-12-31',
];

async function load(lines: readonly string[], head = HEAD): Promise<GoalsLook> {
  const table = await readTable(new TextEncoder().encode([head, ...lines].join('\n')));
  if (!table.ok) throw new Error(table.problem.code);
  return act(chat.house, importGoals, { campaignId: 'prtc', table: table.value }, chat.now());
}

describe('goals from a file', () => {
  it('are taken whole, and the same file again changes nothing', async () => {
    expect(await load(GOOD)).toMatchObject({ created: 3, changed: 0, unchanged: 0, refused: [] });
    expect(await load(GOOD)).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
    const [first = '', ...rest] = GOOD;
    expect(await load([first.replace('8100', '8150'), ...rest])).toMatchObject({ changed: 1, unchanged: 2 });
  });

  const wrong: readonly (readonly [string, string, string])[] = [
    ['an unknown goal', '2023,area,fibre,,1,2,,,x,2023-12-31', 'goal_unknown'],
    ['an award standard', '2023,commune,work_files_online,,1,2,,,x,2023-12-31', 'goal_unknown'],
    ['more than all', '2023,area,fiber_households,,9001,9000,,,x,2023-12-31', 'goal_value'],
    ['half a fraction', '2023,area,fiber_households,,9001,,,,x,2023-12-31', 'ratio_half'],
    ['no source', '2023,area,fiber_households,,1,2,,,,2023-12-31', 'goal_source_needed'],
    ['a day that is none', '2023,area,fiber_households,,1,2,,,x,31/12/2023', 'bad_day'],
    ['a day to come', '2023,area,fiber_households,,1,2,,,x,2024-12-31', 'day_impossible'],
    ['growth without last year', '2021,area,labor_productivity_growth,,,,110,,x,2021-12-31', 'goal_no_last_year'],
    ['two readings', '2023,area,fiber_households,,1.204,9000,,,x,2023-12-31', 'number_grouped'],
    ['nothing', '2023,area,fiber_households,,,,,,x,2023-12-31', 'cell_empty'],
  ];
  it.each(wrong)('%s is named, and nothing is recorded', async (_name, row, code) => {
    const before = await chat.house.ask((facts) => facts.goals('prtc'));
    const look = await load([GOOD[1] ?? '', row]);
    expect(look.refused.map((one) => `${one.row} ${one.code}`)).toEqual([`3 ${code}`]);
    for (const one of look.refused) expect(words.say(one.message, 'vi')).not.toBe('');
    expect(await chat.house.ask((facts) => facts.goals('prtc'))).toEqual(before);
  });
  it('the same goal twice is named, and so is a column that is missing', async () => {
    expect((await load([GOOD[0] ?? '', GOOD[0] ?? ''])).refused.map((one) => one.code)).toEqual(['row_twice']);
    const sector = (name: string): string => `2022,area,digital_economy_share,${name},12,100,,,x,2022-12-31`;
    expect((await load([sector('Du lịch'), sector('du  lịch ')])).refused.map((one) => one.code)).toEqual([
      'row_twice',
    ]);
    expect(await load([sector('Du lịch')])).toMatchObject({ created: 1 });
    expect(await load([sector('du lịch')])).toMatchObject({ created: 0, unchanged: 1 });
    expect((await load([GOOD[0] ?? ''], HEAD.replace(',source', ',note'))).refused.map((one) => one.code)).toEqual([
      'column_missing',
    ]);
  });

  it('go out as they came in', async () => {
    const made = await chat.house.store.read((tx) =>
      makeExport(
        { kind: 'goals', campaignId: 'prtc', period: '2023', sample: true },
        createFacts(tx, chat.house.caches, chat.now()),
        tx,
        words,
      ),
    );
    if (!made.ok) throw new Error(made.problem.code);
    const { bytes } = await writeExport(made.value, 'csv', sayer(words));
    const [head = '', ...lines] = new TextDecoder().decode(bytes).trim().split(/\r?\n/);
    expect(await load(lines, head.replace(/^\uFEFF/, ''))).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
  });
});

describe('a goal entered by itself', () => {
  const args = { campaignId: 'prtc', tier: null, part: '', period: '2023', source: 'Niên giám (số mẫu)' } as const;
  it.each([
    ['more than all of them', 'fiber_households', { kind: 'percent', percent: '250' }, 'goal_value'],
    ['less than none', 'fiber_households', { kind: 'percent', percent: '-1' }, 'goal_value'],
    ['all of them', 'fiber_households', { kind: 'percent', percent: '100' }, 'ok'],
    ['a count for a rate', 'fiber_households', { kind: 'count', value: '85' }, 'goal_value'],
    ['counted before its year', 'fiber_households', { kind: 'percent', percent: '85' }, 'goal_day_early', '2022-12-31'],
    ['a growth that shrank', 'labor_productivity_growth', { kind: 'growth', now: '90', before: '120' }, 'ok'],
  ] as const)('%s', async (_name, criterionId, value, code, asOf: string = '2023-12-31') => {
    const done = await decided(chat.house, enterGoal, { ...args, criterionId, value, asOf }, chat.now());
    expect(done.ok ? 'ok' : done.problem.code).toBe(code);
  });
});

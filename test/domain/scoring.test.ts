/** The room for scoring sheets: three formulas, weights that total, and no plan that has one. Figures are sample figures. */
import { describe, expect, it } from 'vitest';
import { builtInPlans } from '../../src/campaigns/catalogue.js';
import { parsePlan } from '../../src/campaigns/load.js';
import type { FigureState, FigureValue } from '../../src/domain/figure.js';
import { type Formula, type ScoreSheet, scoresOf } from '../../src/domain/scoring.js';
import { answerBesides } from '../../src/questions/besides.js';
import { added } from '../campaigns/example.js';
import { words } from '../support/office.js';
import { builtIn } from '../support/plans.js';

const plan = builtIn('prtc');
// The plan's goals of the same names among them.
const { criteria } = plan;
const ratio = (numerator: number, denominator: number): FigureValue => ({ kind: 'ratio', numerator, denominator });
const sheet = (formula: Formula, points: number): ScoreSheet => ({
  ...{ version: 1, document: 'Hướng dẫn mẫu', total: points },
  items: [{ tier: 'commune', criterion: 'work_files_online', formula, points, clause: 'Mẫu' }],
});
const score = (formula: Formula, points: number, value: FigureValue, state: FigureState = 'final') =>
  scoresOf(sheet(formula, points), 'commune', criteria, () => ({ value, state }));

describe('points', () => {
  const rows: readonly (readonly [string, Formula, number, FigureValue, string | null])[] = [
    ['linear: two thirds of 40', 'linear', 40, ratio(2, 3), '26.67'],
    ['linear: all', 'linear', 40, ratio(7, 7), '40'],
    ['linear: none', 'linear', 40, ratio(0, 7), '0'],
    ['yes or no: exactly the mark', 'yes_no', 10, ratio(60, 100), '10'],
    ['yes or no: one short', 'yes_no', 10, ratio(59, 100), '0'],
    ['capped: half of the mark', 'capped', 30, ratio(30, 100), '15'],
    ['capped: at the mark', 'capped', 30, ratio(60, 100), '30'],
    ['capped: beyond it', 'capped', 30, ratio(99, 100), '30'],
    ['a bare rate proves no proportion', 'linear', 30, { kind: 'percent', percent: '60' }, null],
    ['nothing arose', 'linear', 30, { kind: 'not_arisen', reason: null }, null],
    ['sums beyond what doubles hold', 'linear', 100, ratio(999_999_999_999_998, 999_999_999_999_999), '100'],
  ];
  it.each(rows)('%s', (_name, formula, points, value, expected) => {
    expect(score(formula, points, value).final).toBe(expected);
  });

  it('are the unit’s own, verified and final ones apart; a missing figure leaves no total', () => {
    expect(score('linear', 10, ratio(1, 2), 'reported')).toEqual({ self: '5', verified: null, final: null });
    expect(score('linear', 10, ratio(1, 2), 'verified')).toEqual({ self: '5', verified: '5', final: null });
    expect(scoresOf(sheet('linear', 10), 'commune', criteria, () => null).self).toBeNull();
    expect(scoresOf(sheet('linear', 10), 'city_dept', criteria, () => null).self).toBeNull();
  });
});

const ITEM = '{ tier: hamlet, criterion: work_files_online, formula: capped, points: 100, clause: V }';
const withSheet = (total: number, ...items: readonly string[]): string =>
  added(
    `scoring:\n  version: 1\n  document: Hướng dẫn mẫu\n  total: ${total}\n  items:\n${items.map((one) => `    - ${one}\n`).join('')}`,
  );
/** The standard of the example, itself with another comparison or behind a goal that shares its name. */
const sharing = (kind: 'goal' | 'award', cmp: string, formula: Formula): string => {
  const whole = withSheet(100, ITEM.replace('capped', formula));
  const goal = `criteria:\n  - { id: work_files_online, tier: hamlet, kind: goal, measure: ratio, name: Hai, clause: III, collectable: false, not_collected_because: x }`;
  return kind === 'goal' ? whole.replace('criteria:', goal) : whole.replace('cmp: ">="', `cmp: "${cmp}"`);
};
const codes = (text: string): readonly string[] => {
  const read = parsePlan(text, 'mau.yaml');
  return 'problems' in read ? read.problems.map((one) => one.code) : [];
};

describe('a sheet in a plan file', () => {
  it.each([
    ['as it should be', withSheet(100, ITEM), []],
    ['a goal of the same name before it', sharing('goal', '>=', 'capped'), []],
    ['a proportion of "at most"', sharing('award', '<=', 'linear'), ['score_formula']],
    ['"at most", reached or not', sharing('award', '<=', 'yes_no'), []],
    ['a fourth formula', withSheet(100, ITEM.replace('capped', 'cubic')), ['not_one_of']],
    ['no item', withSheet(100).replace('  items:\n', '  items: []\n'), ['empty_list']],
  ])('%s', (_name, text, expected) => {
    expect([...codes(text)].sort()).toEqual([...expected].sort());
  });

  it('none of the five has one, and the bot says why there is no total', () => {
    for (const { id } of builtInPlans()) {
      expect(builtIn(id).scoring ?? null).toBeNull();
      const said = answerBesides('tổng điểm của đơn vị', builtIn(id), [], true) ?? [];
      expect(words.say(said[0] ?? { key: '' }, 'vi')).toContain('Không có tổng điểm: kế hoạch không nêu thang điểm');
    }
    const lines = answerBesides('tổng điểm', { ...plan, scoring: sheet('capped', 30) }, [], true) ?? [];
    expect(lines.map((one) => words.say(one, 'vi')).join('\n')).toContain('tối đa 30 điểm');
  });
});

/** One figure for two campaigns: what is refused, and who is offered nothing. Figures are sample figures. */
import { describe, expect, it } from 'vitest';
import { type Decision, decide, withDecisions } from '../../src/domain/decision.js';
import { readSame } from '../../src/language/decision.js';
import { builtIn } from '../support/plans.js';

const plan = builtIn('st');
const DECISION: Decision = {
  point: { kind: 'same', criterion: 'work_files_online', campaign: 'hp', as: 'work_files_online' },
  document: 'Công văn 21/STTTT (số mẫu)',
  day: '2023-12-07',
};
const codeOf = (more: object): string => {
  const done = decide(plan, { ...DECISION, point: { ...DECISION.point, ...more } as Decision['point'] });
  return done.ok ? 'ok' : done.problem.code;
};

describe('a decision that two campaigns share one figure', () => {
  it.each([
    ['as it should be', {}, 'ok'],
    ['of a criterion nobody is asked for', { criterion: 'q_it_enterprise' }, 'point_unknown'],
    ['with the campaign itself', { campaign: 'st' }, 'same_itself'],
  ])('%s', (_name, more, code) => {
    expect(codeOf(more)).toBe(code);
  });

  it('is recorded once, and outlives a new loading of the same text', () => {
    const done = decide(plan, DECISION);
    if (!done.ok) throw new Error(done.problem.code);
    expect(decide(done.value, DECISION)).toMatchObject({ problem: { code: 'same_settled' } });
    expect(withDecisions(plan, done.value.decisions ?? [])).toEqual(done.value);
    expect(done.value.criteria).toEqual(plan.criteria);
  });

  it.each([
    ['cùng số liệu với hồ sơ công việc của Hải Phòng', 'hồ sơ công việc', 'Hải Phòng'],
    ['số liệu chung với HSCV của phong trào tỉnh Sóc Trăng', 'HSCV', 'tỉnh Sóc Trăng'],
    ['cung so lieu voi van ban dien tu cua Hai Phong', 'van ban dien tu', 'Hai Phong'],
    ['the same as HSCV in Hải Phòng', 'HSCV', 'Hải Phòng'],
  ])('"%s" is read', (text, criterion, campaign) => {
    expect(readSame(text)).toEqual({ criterion, campaign });
  });
  it.each(['dân số', 'cơ sở dữ liệu của đơn vị', 'Quý IV năm 2025'])('"%s" is another matter', (text) => {
    expect(readSame(text)).toBeNull();
  });
});

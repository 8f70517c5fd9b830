/** Recorded decisions, what changes between versions, and the template of a new campaign. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plansFolder } from '../../src/campaigns/catalogue.js';
import { planDiff } from '../../src/campaigns/diff.js';
import { parsePlan, readPlan } from '../../src/campaigns/load.js';
import { type Decision, decide, withDecisions } from '../../src/domain/decision.js';
import { awardStandards, collectedCriteria, type Plan } from '../../src/domain/plan.js';
import { words } from '../support/office.js';
import { builtIn } from '../support/plans.js';
import { EXAMPLE } from './example.js';

const DECISION: Decision = {
  point: {
    kind: 'counted',
    criterion: 'shared_db_lgsp',
    tier: 'district_unit',
    numerator: 'cơ sở dữ liệu đã dùng chung',
    denominator: 'cơ sở dữ liệu của đơn vị',
  },
  document: 'Công văn 12/VP (số mẫu)',
  day: '2023-06-01',
};

function settled(plan: Plan, decision: Decision): Plan {
  const done = decide(plan, decision);
  if (!done.ok) throw new Error(done.problem.code);
  return done.value;
}
const told = (before: Plan, after: Plan): string[] => planDiff(before, after).map((one) => words.say(one, 'vi'));

describe('a decision', () => {
  const plan = builtIn('gv');
  const after = settled(plan, DECISION);

  it('makes an undefined standard one that is asked and judged', () => {
    expect(collectedCriteria(after, 'district_unit').map((c) => c.id)).toContain('shared_db_lgsp');
    expect(awardStandards(after, 'district_unit')).toHaveLength(5);
    expect(awardStandards(plan, 'district_unit')).toHaveLength(4);
  });

  it('is kept with its document and day, and the plan as it was is untouched', () => {
    expect(after.decisions).toEqual([DECISION]);
    expect(plan.decisions).toBeUndefined();
  });

  it('outlives a new loading of the same text', () => {
    expect(withDecisions(plan, after.decisions ?? [])).toEqual(after);
  });

  it.each([
    [
      'what the plan says already',
      { ...DECISION, point: { ...DECISION.point, criterion: 'work_files_online' } },
      'point_settled',
    ],
    ['what the plan does not have', { ...DECISION, point: { ...DECISION.point, criterion: 'x' } }, 'point_unknown'],
    ['without a document', { ...DECISION, document: ' ' }, 'decision_document'],
    [
      'the time of a review that is named',
      { ...DECISION, point: { kind: 'review_time', phase: 'so_ket', words: 'Quý I năm 2024' } },
      'point_settled',
    ],
  ] as const)('refuses %s', (_, decision, code) => {
    const done = decide(plan, decision as Decision);
    expect(done.ok ? null : done.problem.code).toBe(code);
  });

  it('may be decided otherwise later: the later one holds, and the same once more is refused', () => {
    const otherwise = { ...DECISION, point: { ...DECISION.point, denominator: 'cơ sở dữ liệu dùng chung của quận' } };
    const later = settled(after, { ...otherwise, document: 'Công văn 15/VP (số mẫu)' } as Decision);
    expect(later.criteria.find((c) => c.id === 'shared_db_lgsp')?.denominator).toBe(
      'cơ sở dữ liệu dùng chung của quận',
    );
    expect(later.decisions).toHaveLength(2);
    expect(withDecisions(plan, later.decisions ?? [])).toEqual(later);
    expect(decide(later, otherwise as Decision)).toMatchObject({ problem: { code: 'point_settled' } });
  });

  it('names the time of a review that Sóc Trăng ties to another document', () => {
    const st = settled(builtIn('st'), {
      ...DECISION,
      point: { kind: 'review_time', phase: 'tong_ket', words: 'Quý IV năm 2025' },
    });
    expect(told(builtIn('st'), st)).toEqual([
      'Thời gian tổng kết: theo thời gian tổng kết thực hiện Nghị quyết số 07-NQ/TU thành Quý IV năm 2025.',
    ]);
  });

  it('is told as a change in words', () => {
    expect(told(plan, after)).toEqual([
      'Cơ sở dữ liệu dùng chung (cơ quan, đơn vị, địa phương thuộc quận): tử số không nêu thành cơ sở dữ liệu đã dùng chung (Mục IV.2.1, gạch đầu dòng 5).',
      'Cơ sở dữ liệu dùng chung (cơ quan, đơn vị, địa phương thuộc quận): mẫu số không nêu thành cơ sở dữ liệu của đơn vị (Mục IV.2.1, gạch đầu dòng 5).',
      'Cơ sở dữ liệu dùng chung (cơ quan, đơn vị, địa phương thuộc quận): nay hỏi đơn vị (Mục IV.2.1, gạch đầu dòng 5).',
    ]);
  });
});

describe('what changes between versions', () => {
  const plan = builtIn('hp');

  it('is nothing for the same plan', () => {
    expect(planDiff(plan, plan)).toEqual([]);
  });

  it('is said mark by mark, criterion by criterion, duty by duty', () => {
    const [first, ...rest] = plan.criteria;
    const changed: Plan = {
      ...plan,
      period: { from: 2022, to: 2025 },
      criteria: rest.map((c) => (c.tier === 'commune' ? { ...c, threshold: '80', year: 2030 } : c)),
      duties: plan.duties.map((duty) =>
        duty.id === 'unit_report' ? { ...duty, due: '11-15', words: 'trước ngày 15/11' } : duty,
      ),
    };
    expect(told(plan, changed)).toEqual([
      'Thời gian: 2022–2030 thành 2022–2025.',
      'Hồ sơ công việc (xã, phường, thị trấn): mức >= 70 thành >= 80 (Mục IV.1.c).',
      'Hồ sơ công việc (xã, phường, thị trấn): năm đích không nêu thành 2030 (Mục IV.1.c).',
      `Bỏ: ${first?.shortName} (sở, ban, ngành, địa phương, đơn vị thuộc thành phố, ${first?.clause}).`,
      'Chế độ báo cáo theo VI.5: trước ngày 01/12 thành trước ngày 15/11.',
    ]);
  });
});

/** Every text, number and switch of a plan, each with the plan in which it alone is another. */
function changedOnce(part: unknown, rebuild: (part: unknown) => Plan, path: string): (readonly [string, Plan])[] {
  if (Array.isArray(part))
    return part.flatMap((one, i) => changedOnce(one, (other) => rebuild(part.with(i, other)), `${path}.${i}`));
  if (typeof part === 'object' && part !== null)
    return Object.entries(part).flatMap(([key, one]) =>
      changedOnce(one, (other) => rebuild({ ...part, [key]: other }), `${path}.${key}`),
    );
  if (part === null) return [];
  return [[path, rebuild(typeof part === 'boolean' ? !part : typeof part === 'number' ? part + 1 : `${part} x`)]];
}

describe('a difference anywhere in a plan', () => {
  const parsed = parsePlan(EXAMPLE, 'mau.yaml');
  const plan = 'plan' in parsed ? parsed.plan : builtIn('hp');

  it('is told, but for the roster, which no new text changes', () => {
    const all = changedOnce(plan, (other) => other as Plan, 'plan');
    const silent = all.filter(([, other]) => planDiff(plan, other).length === 0).map(([path]) => path);
    expect(all.length).toBeGreaterThan(60);
    expect(silent.filter((path) => !path.startsWith('plan.units.'))).toEqual(['plan.id']);
    for (const [, other] of all) for (const said of told(plan, other)) expect(said).not.toMatch(/[{}]|unit_report/);
  });
});

describe('the template of a new campaign', () => {
  it('is a whole plan that loads as it is', () => {
    const read = readPlan(readFileSync(new URL('template/new.yaml', plansFolder)), 'new.yaml');
    expect('problems' in read ? read.problems : []).toEqual([]);
    expect('plan' in read && read.plan.period).toEqual({ from: 2025, to: 2030 });
  });
});

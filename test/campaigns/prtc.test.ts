/** The plan of Phan Rang–Tháp Chàm, against what its text says. */
import { describe, expect, it } from 'vitest';
import { builtInPlans, loadBuiltIn } from '../../src/campaigns/catalogue.js';
import { publicPlan } from '../../src/campaigns/public.js';
import { obligationsOf } from '../../src/domain/obligation.js';
import { collectedCriteria, type Plan } from '../../src/domain/plan.js';
import { fold } from '../../src/language/fold.js';

function prtc(): Plan {
  const parsed = loadBuiltIn('prtc');
  if (parsed === null || !('plan' in parsed)) throw new Error(JSON.stringify(parsed));
  return parsed.plan;
}
const plan = prtc();

const SECRET = 'hồ sơ công việc thuộc phạm vi bí mật nhà nước';
/** tier, kind, id, cmp, threshold, year, exclusion, clause */
const MEASURED = [
  ['city_dept', 'award', 'work_files_online', '>=', '80', null, SECRET, 'Mục V.1.1.a, gạch đầu dòng 3'],
  [
    'city_dept',
    'award',
    'periodic_reports_edoc',
    '=',
    '100',
    null,
    'văn bản mật',
    'Mục V.1.1.a, gạch đầu dòng 4 (vế 1)',
  ],
  ['city_dept', 'award', 'admin_docs_edoc', '=', '100', null, 'văn bản mật', 'Mục V.1.1.a, gạch đầu dòng 4 (vế 2)'],
  ['city_dept', 'award', 'econ_reports_on_system', '=', '100', null, null, 'Mục V.1.1.a, gạch đầu dòng 5'],
  ['commune', 'award', 'work_files_online', '>=', '60', null, SECRET, 'Mục V.1.1.b, gạch đầu dòng 2'],
  ['commune', 'award', 'periodic_reports_edoc', '=', '100', null, 'văn bản mật', 'Mục V.1.1.b, gạch đầu dòng 3 (vế 1)'],
  ['commune', 'award', 'admin_docs_edoc', '=', '100', null, 'văn bản mật', 'Mục V.1.1.b, gạch đầu dòng 3 (vế 2)'],
  ['commune', 'award', 'econ_reports_on_system', '=', '100', null, null, 'Mục V.1.1.b, gạch đầu dòng 4'],
  ['city_level', 'goal', 'work_files_online', '>=', '80', 2025, SECRET, 'Mục III.1, gạch đầu dòng 1 (vế 1)'],
  ['commune', 'goal', 'work_files_online', '>=', '60', 2025, SECRET, 'Mục III.1, gạch đầu dòng 1 (vế 2)'],
  ['area', 'goal', 'reports_on_prov_system', '=', '100', 2025, null, 'Mục III.1, gạch đầu dòng 2'],
  ['area', 'goal', 'inspections_digital', '>=', '50', 2025, null, 'Mục III.1, gạch đầu dòng 3'],
  ['area', 'goal', 'digital_economy_share', '>=', '10', 2025, null, 'Mục III.2, gạch đầu dòng 1'],
  ['area', 'goal', 'labor_productivity_growth', '>=', '10', 2025, null, 'Mục III.2, gạch đầu dòng 2'],
  ['area', 'goal', 'fiber_households', '>', '80', 2025, null, 'Mục III.3, gạch đầu dòng 1 (vế 1)'],
  ['area', 'goal', 'fiber_communes', '=', '100', 2025, null, 'Mục III.3, gạch đầu dòng 1 (vế 2)'],
  ['area', 'goal', 'epayment_population', '>', '50', 2025, null, 'Mục III.3, gạch đầu dòng 3'],
  ['area', 'goal', 'egov_app_users', '>', '50', 2025, null, 'Mục III.3, gạch đầu dòng 4'],
] as const;

const QUALITATIVE = [
  ['city_dept', 'award', 'q_tasks_on_time', 'V.1.1.a-1'],
  ['city_dept', 'award', 'q_digital_products', 'V.1.1.a-2'],
  ['city_dept', 'award', 'q_dti_high', 'V.1.1.a-6'],
  ['commune', 'award', 'q_effective_movement', 'V.1.1.b-1'],
  ['commune', 'award', 'q_dti_high', 'V.1.1.b-5'],
  ['individual', 'award', 'q_active', 'V.1.2-1'],
  ['individual', 'award', 'q_initiative', 'V.1.2-2'],
  ['individual', 'award', 'q_policy', 'V.1.2-3'],
  ['area', 'goal', 'q_mobile_universal', 'III.3-2'],
] as const;

describe('prtc', () => {
  it.each(MEASURED)('%s %s %s', (tier, kind, id, cmp, threshold, year, exclusion, clause) => {
    const found = plan.criteria.filter((c) => c.tier === tier && c.kind === kind && c.id === id);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ cmp, threshold, year, exclusion, clause });
  });

  it.each(QUALITATIVE)('%s %s %s has no figure', (tier, kind, id, clause) => {
    const found = plan.criteria.filter((c) => c.tier === tier && c.kind === kind && c.id === id);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ clause, measure: 'qualitative', cmp: null, threshold: null, collectable: false });
  });

  it('holds nothing else', () => {
    expect(plan.criteria).toHaveLength(MEASURED.length + QUALITATIVE.length);
  });

  it.each(['commune', 'city_dept'])('asks units of %s for four figures, in the order of the plan', (tier) => {
    expect(collectedCriteria(plan, tier).map((c) => c.label)).toEqual(['HSCV', 'BCĐK', 'VBHC', 'KTXH']);
  });

  it.each(['city_level', 'area', 'individual'])('asks nobody of %s, and says why', (tier) => {
    const criteria = plan.criteria.filter((c) => c.tier === tier);
    expect(criteria.filter((c) => c.collectable || c.notCollectedBecause === null)).toEqual([]);
  });

  it.each([
    ['hscv', 'work_files_online'],
    ['ho so cong viec', 'work_files_online'],
    ['hồ sơ mạng', 'work_files_online'],
    ['vbhc', 'admin_docs_edoc'],
    ['văn bản hành chính', 'admin_docs_edoc'],
    ['bcdk', 'periodic_reports_edoc'],
    ['báo cáo định kỳ', 'periodic_reports_edoc'],
    ['ktxh', 'econ_reports_on_system'],
    ['kinh tế xã hội', 'econ_reports_on_system'],
    ['kinh te - xa hoi', 'econ_reports_on_system'],
  ])('knows a criterion by "%s"', (typed, id) => {
    const named = collectedCriteria(plan, 'commune').filter((c) =>
      [c.label ?? '', ...c.aliases].map(fold).includes(fold(typed)),
    );
    expect(named.map((c) => c.id)).toEqual([id]);
  });

  it('leaves empty what the plan leaves empty', () => {
    expect(plan.document).toMatchObject({ number: null, date: null, dateWords: 'tháng 02 năm 2023' });
    expect(plan.dossier).toEqual([]);
    expect(plan.awards.map((award) => award.to)).toEqual([null, null]);
    expect(plan.duties.find((duty) => duty.id === 'roll_up')).toMatchObject({ due: null, bound: null });
  });

  it('has units report before 15/12', () => {
    expect(plan.duties[0]).toMatchObject({
      from: ['city_dept', 'commune'],
      due: '12-15',
      bound: 'exclusive',
      clause: 'VI.1',
    });
    expect(plan.roles.standingAgency.label).toBe('Phòng VHTT');
  });

  it('has the 16 units of its day, four of which ended with October 2024', () => {
    expect(plan.units).toHaveLength(16);
    const early = plan.units.filter((unit) => unit.validTo === '2024-10-31').map((unit) => unit.code);
    expect(early).toEqual(['22747', '22750', '22753', '22756']);
    expect(plan.units.filter((unit) => unit.validTo !== '2024-10-31' && unit.validTo !== '2025-06-30')).toEqual([]);
    expect(plan.units.filter((unit) => unit.type === 'Xã').map((unit) => unit.code)).toEqual(['22774']);
  });

  it('says everything the bot shows about it in at most the width of a phone', () => {
    const long = plan.criteria.filter((c) => (c.button ?? '').length > 18 || (c.collectable && c.question.length > 80));
    expect(long).toEqual([]);
  });
});

describe('what prtc asks of its roster', () => {
  const units = plan.units.map((unit, id) => ({ ...unit, id, parentCode: null }));
  const counted = (now: string, through: number | null): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { period } of obligationsOf(plan, units, { through, now: Date.parse(now) }))
      counts[period] = (counts[period] ?? 0) + 1;
    return counts;
  };

  it('on the trial day: 16 reports, then 12 after the first mergers, then none of these units is left', () => {
    expect(counted('2023-12-11T09:00+07:00', null)).toEqual({ 2023: 16, 2024: 12 });
  });

  it('after 2025: nothing; by decision the roster as it stands, until the units of that year are imported', () => {
    expect(counted('2026-11-21T09:00+07:00', null)).toEqual({});
    expect(counted('2026-11-21T09:00+07:00', 2026)).toEqual({ 2026: 16 });
  });
});

describe('campaign show', () => {
  const shown = publicPlan(plan);

  it('has the keys of the contract', () => {
    expect(Object.keys(shown)).toEqual(
      'id title issuer document period phases tiers criteria duties awards dossier roles'.split(' '),
    );
    expect(Object.keys(shown.criteria[0] ?? {})).toEqual(
      'id tier kind measure name cmp threshold unit year exclusion clause collectable'.split(' '),
    );
    expect(Object.keys(shown.duties[0] ?? {})).toEqual('id from to through due bound every clause'.split(' '));
    expect(shown.document).toEqual({ number: null, date: null });
    expect(shown.tiers[1]).toEqual({ id: 'commune', name: 'phường, xã' });
    expect(Object.keys(shown.roles)).toEqual(['standing_agency', 'reviewer', 'others']);
  });

  it('gives thresholds as numbers and survives JSON', () => {
    expect(shown.criteria.find((c) => c.tier === 'commune' && c.id === 'work_files_online')?.threshold).toBe(60);
    expect(JSON.parse(JSON.stringify(shown))).toEqual(shown);
  });
});

describe('the built-in plans', () => {
  it('are found by their file names', () => {
    expect(builtInPlans().map((one) => one.id)).toContain('prtc');
  });

  it.each(builtInPlans().map((one) => one.id))('%s is right and goes by its own id', (id) => {
    expect(loadBuiltIn(id)).toHaveProperty('plan.id', id);
  });

  it('do not hold what nobody wrote', () => {
    expect(loadBuiltIn('../../package')).toBeNull();
  });
});

/** The 29 readings of the five plans that look natural and are wrong, each through the functions that people meet. */
import { describe, expect, it } from 'vitest';
import { loadBuiltIn } from '../../src/campaigns/catalogue.js';
import { readPlan } from '../../src/campaigns/load.js';
import { publicPlan } from '../../src/campaigns/public.js';
import { awardsFor, papersFor } from '../../src/domain/award.js';
import { dueBeforeOf } from '../../src/domain/duty-periods.js';
import { eligibilityOf } from '../../src/domain/eligibility.js';
import type { FigureValue } from '../../src/domain/figure.js';
import { enteredGoals, goalVerdict } from '../../src/domain/goal.js';
import { isPlanOver, obligationsOf } from '../../src/domain/obligation.js';
import {
  awardStandards,
  type Criterion,
  collectedCriteria,
  isDefined,
  standardsNotJudged,
} from '../../src/domain/plan.js';
import { reviewSpan } from '../../src/domain/review.js';
import { isoOf } from '../../src/domain/time.js';
import { inForce } from '../../src/domain/unit.js';
import { verdictOf } from '../../src/domain/verdict.js';
import { carriesSecret } from '../../src/language/secret.js';
import { builtIn } from '../support/plans.js';
import { factsOf, leaderReads, NOW, ratio } from './ask-plan.js';

const IDS = ['prtc', 'st', 'nt_ldtbxh', 'gv', 'hp'] as const;

function criterion(planId: string, kind: Criterion['kind'], tier: string, id: string): Criterion {
  const found = builtIn(planId).criteria.find((c) => c.kind === kind && c.tier === tier && c.id === id);
  if (found === undefined) throw new Error(`${planId} ${kind} ${tier} ${id}`);
  return found;
}
const standard = (planId: string, tier: string, id: string): Criterion => criterion(planId, 'award', tier, id);
const goal = (planId: string, id: string, tier = 'area'): Criterion => criterion(planId, 'goal', tier, id);
const FILES = 'work_files_online';
const school = {
  code: 'T01',
  name: 'Trường mẫu A',
  type: 'Trường',
  tier: 'school',
  parentCode: null,
  validFrom: null,
  validTo: null,
};

describe('wrong readings', () => {
  it('1. One threshold for "cấp xã"', () => {
    const marks = [
      ['prtc', 'commune'],
      ['st', 'commune'],
      ['hp', 'commune'],
      ['gv', 'district_unit'],
      ['gv', 'school'],
    ].map(([id = '', tier = '']) => standard(id, tier, FILES).threshold);
    expect(marks).toEqual(['60', '60', '70', '90', '60']);
    expect(verdictOf(ratio(65, 100), standard('prtc', 'commune', FILES))).toBe('met');
    expect(verdictOf(ratio(65, 100), standard('hp', 'commune', FILES))).toBe('not_met');
    expect(
      leaderReads(factsOf('hp', { '11296 work_files_online': ratio(65, 100) }), 'Quán Toan đủ tiêu chuẩn chưa'),
    ).toContain('từ 70% trở lên');
  });

  it('2. Treating goals as award conditions', () => {
    for (const id of IDS) {
      const plan = builtIn(id);
      for (const { id: tier } of plan.tiers)
        expect(awardStandards(plan, tier).every((c) => c.kind === 'award')).toBe(true);
    }
    const facts = factsOf(
      'prtc',
      Object.fromEntries(
        [
          'work_files_online 60/100',
          'periodic_reports_edoc 4/4',
          'admin_docs_edoc 5/5',
          'econ_reports_on_system 2/2',
        ].map((row) => {
          const [id = '', n = 0, d = 0] = row.split(/[ /]/);
          return [`22738 ${id}`, ratio(Number(n), Number(d))];
        }),
      ),
    );
    expect(leaderReads(facts, 'Đô Vinh đủ tiêu chuẩn chưa')).toContain('đạt 4/4 tiêu chuẩn định lượng');
  });

  it('3. Computing eligibility for nt_ldtbxh', () => {
    const unit = { ...school, code: 'P01', name: 'Phòng mẫu A', type: 'Phòng', tier: 'dept_hq' };
    const read = leaderReads(
      factsOf('nt_ldtbxh', { 'P01 work_files_online': ratio(99, 100) }, [unit]),
      'phòng nào đủ tiêu chuẩn',
    );
    expect(read).toContain('Chưa đủ căn cứ: tiêu chuẩn nằm ở Mục V Kế hoạch 3420/KH-UBND');
    expect(read).not.toContain('đạt các tiêu chuẩn');
    expect(awardStandards(builtIn('nt_ldtbxh'), 'dept_hq')).toEqual([]);
  });

  it('4. "Đủ điều kiện" = "được khen"', () => {
    const facts = factsOf('hp', { '303 work_files_online': ratio(9, 10) });
    const read = leaderReads(facts, 'quận nào đủ tiêu chuẩn');
    expect(read).toContain('đạt các tiêu chuẩn định lượng');
    expect(read).toContain('chưa phải kết quả khen thưởng');
    expect(read).not.toContain('được khen');
    const st = leaderReads(
      factsOf(
        'gv',
        {
          'T01 work_files_online': ratio(9, 10),
          'T01 periodic_reports_edoc': ratio(1, 1),
          'T01 admin_docs_edoc': ratio(1, 1),
          'T01 econ_reports_on_system': { kind: 'not_arisen', reason: null },
        },
        [school],
      ),
      'trường nào đủ tiêu chuẩn',
    );
    expect(st).toContain('Chưa đánh giá: tuyên truyền, phát động');
  });

  it('5. Inventing a ranking score', () => {
    for (const id of IDS) expect(JSON.stringify(publicPlan(builtIn(id)))).not.toMatch(/weight|score/);
    expect(
      leaderReads(factsOf('st', { '941 work_files_online': ratio(8, 10) }), 'tổng điểm thi đua của các huyện'),
    ).not.toMatch(/\d điểm/);
  });

  it('6. Ranking across tiers', () => {
    const facts = factsOf('st', { '942 work_files_online': ratio(85, 100), '31501 work_files_online': ratio(95, 100) });
    const read = leaderReads(facts, 'xếp hạng hồ sơ công việc của cấp xã');
    expect(read).toContain('Phường 7');
    expect(read).not.toContain('Huyện');
    expect(read).not.toContain('Châu Thành');
  });

  it('7. "trước ngày 15/12" = by 15/12', () => {
    const due = (id: string, duty: string) => {
      const found = builtIn(id).duties.find((one) => one.id === duty);
      return found === undefined ? null : isoOf(dueBeforeOf(found, 2023) ?? 0);
    };
    expect(due('prtc', 'unit_report')).toBe('2023-12-15T00:00:00+07:00');
    expect(due('hp', 'unit_report')).toBe('2023-12-01T00:00:00+07:00');
    // "đến ngày 31/12" is the other kind: the day itself still counts.
    expect(isoOf(dueBeforeOf({ due: '12-31', bound: 'inclusive' }, 2025) ?? 0)).toBe('2026-01-01T00:00:00+07:00');
  });

  it('8. A deadline for every campaign', () => {
    const dates = (id: string) => builtIn(id).duties.map((duty) => `${duty.id} ${duty.due}`);
    expect(dates('gv').filter((one) => !one.endsWith('null'))).toEqual([]);
    expect(dates('st')).toContain('unit_report null');
    expect(dates('hp')).toEqual(['unit_report 12-01', 'roll_up 12-31']);
    const owed = obligationsOf(builtIn('gv'), factsOf('gv', {}).units, { through: null, now: NOW });
    expect(owed.length).toBeGreaterThan(0);
    expect(owed.every((one) => one.dueBefore === null)).toBe(true);
    expect(leaderReads(factsOf('gv', {}), 'hạn nộp báo cáo là khi nào')).toBe(
      'Kế hoạch không nêu hạn; cơ quan thường trực chưa đặt.',
    );
  });

  it('9. "Quý IV/2023" as a single day', () => {
    const spans = (id: string) =>
      builtIn(id)
        .phases.filter((one) => one.review !== null)
        .map(reviewSpan);
    expect(spans('prtc')[0]).toEqual({ first: '2023-10-01', last: '2023-12-31' });
    expect(spans('gv')[0]).toEqual({ first: '2023-01-01', last: '2023-12-31' });
    expect(spans('st')).toEqual([null, null]);
  });

  it('10. > against ≥', () => {
    expect(
      goalVerdict({ kind: 'ratio', numerator: 1, denominator: 2 }, goal('prtc', 'epayment_population'), '2024'),
    ).toBe('not_met');
    expect(goalVerdict({ kind: 'percent', percent: '60' }, goal('gv', 'epayment_population'), '2024')).toBe('not_met');
    expect(goalVerdict({ kind: 'percent', percent: '60.01' }, goal('gv', 'epayment_population'), '2024')).toBe('met');
    expect(
      goalVerdict({ kind: 'ratio', numerator: 80, denominator: 100 }, goal('prtc', 'fiber_households'), '2024'),
    ).toBe('not_met');
    expect(
      goalVerdict({ kind: 'ratio', numerator: 50, denominator: 100 }, goal('prtc', 'inspections_digital'), '2024'),
    ).toBe('met');
  });

  it('11. Rounding before comparing', () => {
    expect(verdictOf(ratio(1499, 2500), standard('prtc', 'commune', FILES))).toBe('not_met');
    expect(verdictOf(ratio(1500, 2500), standard('prtc', 'commune', FILES))).toBe('met');
    expect(verdictOf(ratio(2499, 2500), standard('prtc', 'commune', 'admin_docs_edoc'))).toBe('not_met');
  });

  it('12. 0/0', () => {
    const none: FigureValue = { kind: 'not_arisen', reason: null };
    expect(verdictOf(none, standard('st', 'commune', 'ocop_on_ecommerce'))).toBe('not_arisen');
    const all = awardStandards(builtIn('st'), 'commune');
    const result = eligibilityOf(all, (c) => (c.id === 'ocop_on_ecommerce' ? none : ratio(1, 1)));
    expect(result.verdict).toBe('quantitative_met');
    expect(eligibilityOf(all, () => none).verdict).toBe('insufficient_data');
  });

  it('13. Hồ sơ công việc vs hồ sơ TTHC', () => {
    const gv = builtIn('gv').criteria.filter((c) => /online_dossier/.test(c.id));
    expect(gv.every((c) => c.kind === 'goal' && !c.collectable && c.note?.includes('không phải hồ sơ công việc'))).toBe(
      true,
    );
    expect(gv).toHaveLength(2);
    expect(standard('gv', 'school', FILES).note).toContain('không tính hồ sơ học sinh');
  });

  it('14. Văn bản mật / bí mật nhà nước', () => {
    for (const id of IDS)
      for (const c of builtIn(id).criteria.filter((one) => one.exclusion !== null)) {
        expect(c.denominator, `${id} ${c.id}`).toContain(
          c.id.startsWith('periodic') ? 'báo cáo định kỳ' : 'sau loại trừ',
        );
        expect(`${c.question} ${c.noun ?? ''}`).not.toMatch(/mật/);
      }
    expect(carriesSecret('văn bản mật 12')).toBe(true);
  });

  it('15. 100% bullets with two populations', () => {
    for (const [id, tier] of [
      ['prtc', 'commune'],
      ['prtc', 'city_dept'],
      ['gv', 'district_unit'],
      ['gv', 'school'],
    ] as const) {
      const labels = collectedCriteria(builtIn(id), tier).map((c) => c.label);
      expect(labels).toEqual(expect.arrayContaining(['BCĐK', 'VBHC']));
      const halves = awardStandards(builtIn(id), tier).filter((c) => /edoc/.test(c.id));
      const one = eligibilityOf(halves, (c) => (c.id === 'admin_docs_edoc' ? ratio(1, 1) : ratio(1, 2)));
      expect(one.verdict).toBe('not_met');
    }
  });

  it('16. "Thành phố" of three kinds', () => {
    const award = (id: string, form: string) => builtIn(id).awards.find((one) => one.form.startsWith(form))?.decidedBy;
    expect(award('prtc', 'Giấy khen')).toBe('Chủ tịch Ủy ban nhân dân thành phố');
    expect(award('prtc', 'Bằng khen')).toBe('Chủ tịch Ủy ban nhân dân tỉnh');
    expect(award('hp', 'Bằng khen')).toBe('Chủ tịch UBND thành phố');
    expect(
      builtIn('gv')
        .awards.map((one) => one.form)
        .slice(0, 2),
    ).toEqual(['Cờ thi đua của Thành phố', 'Bằng khen của UBND Thành phố']);
    expect(IDS.map((id) => builtIn(id).issuer)).toEqual(
      expect.arrayContaining(['UBND thành phố Phan Rang-Tháp Chàm', 'UBND thành phố Hải Phòng']),
    );
  });

  it('17. Growth targets as ratios', () => {
    const productivity = goal('prtc', 'labor_productivity_growth');
    expect(productivity.measure).toBe('growth');
    expect(goal('gv', 'online_dossier_rate_growth').measure).toBe('growth');
    expect(goalVerdict({ kind: 'growth', now: '118.5', before: '120' }, productivity, '2023')).toBe('not_met');
    expect(goalVerdict({ kind: 'growth', now: '132', before: '120' }, productivity, '2023')).toBe('met');
    expect(goalVerdict({ kind: 'growth', now: '131.999', before: '120' }, productivity, '2023')).toBe('not_met');
    expect(goalVerdict({ kind: 'growth', now: '300', before: '120' }, productivity, '2023')).toBe('met');
  });

  it('18. Area metrics asked of focal points', () => {
    for (const id of IDS) {
      const plan = builtIn(id);
      const silent = new Set(plan.tiers.filter((tier) => !tier.reports).map((tier) => tier.id));
      expect(plan.criteria.filter((c) => silent.has(c.tier) && c.collectable)).toEqual([]);
    }
    expect(enteredGoals(builtIn('prtc')).map((c) => c.id)).toEqual(
      expect.arrayContaining(['fiber_households', 'digital_economy_share', 'epayment_population']),
    );
    expect(collectedCriteria(builtIn('gv'), 'district_unit').map((c) => c.id)).not.toContain('smartphone_people');
  });

  it('19. 2022 targets in 2025', () => {
    const phones = goal('gv', 'smartphone_people');
    expect(phones.year).toBe(2022);
    expect(goalVerdict({ kind: 'percent', percent: '80' }, phones, '2022')).toBe('not_met');
    expect(goalVerdict({ kind: 'percent', percent: '80' }, phones, '2025')).toBe('past');
    expect(goal('gv', 'epayment_units', 'district_unit').collectable).toBe(false);
  });

  it('20. "Mục V" resolved inside nt_ldtbxh', () => {
    const plan = builtIn('nt_ldtbxh');
    expect(plan.standardsIn).toContain('3420/KH-UBND');
    expect(plan.phases.map((phase) => phase.clause)).toEqual(['Mục V.1', 'Mục V.2']);
    expect(plan.criteria.some((c) => c.clause.startsWith('Mục V.') || c.clause.startsWith('V.'))).toBe(false);
  });

  it('21. "Đạt tỷ lệ điểm cao" turned into a number', () => {
    for (const tier of ['city_dept', 'commune']) {
      const high = standard('prtc', tier, 'q_dti_high');
      expect(high).toMatchObject({ measure: 'qualitative', threshold: null, cmp: null });
      expect(standardsNotJudged(builtIn('prtc'), tier)).toContain(high);
      expect(verdictOf({ kind: 'percent', percent: '99' }, high)).toBe('no_basis');
    }
  });

  it('22. "Mức độ 3, 4" kept as a live category', () => {
    const old = IDS.flatMap((id) => builtIn(id).criteria.filter((c) => /level|dvc4|dvc34/.test(c.id)));
    expect(old).toHaveLength(6);
    for (const c of old) expect(c.note, c.id).toMatch(/nay đã thay bằng/);
  });

  it('23. "16 phường", "các huyện" hard-coded', () => {
    const wards = builtIn('gv').units.map((unit, i) => ({ ...unit, id: i + 1, parentCode: null }));
    const standing = (day: string) => wards.filter((unit) => inForce(unit, day)).length;
    expect([standing('2023-12-14'), standing('2025-01-01'), standing('2025-07-01')]).toEqual([16, 10, 0]);
    const owed = obligationsOf(builtIn('gv'), wards, { through: null, now: Date.parse('2024-06-01T00:00:00+07:00') });
    expect(owed.filter((one) => one.period === '2024')).toHaveLength(16);
    expect(owed.filter((one) => one.period === '2025')).toHaveLength(0);
  });

  it('24. Tax confirmation or form 7 required of everyone', () => {
    const papers = (...cases: ('state_level' | 'enterprise' | 'collective')[]) =>
      papersFor(builtIn('gv'), new Set(cases)).map((one) => one.id);
    expect(papers('collective')).toEqual(['request', 'council_minutes', 'summary']);
    expect(papers('enterprise')).toContain('tax_confirmation');
    expect(papers('enterprise')).not.toContain('achievement_report');
    expect(papers('state_level')).toContain('achievement_report');
    const limited = builtIn('gv').dossier.filter((one) => one.name.includes('1 trang'));
    expect(limited.map((one) => one.id)).toEqual(['summary']);
  });

  it('25. Cờ thi đua at sơ kết or for individuals', () => {
    const forms = (occasion: 'so_ket' | 'tong_ket', who: 'collective' | 'individual') =>
      awardsFor(builtIn('gv'), occasion, who).map((one) => one.id);
    expect(forms('tong_ket', 'collective')).toContain('city_flag');
    expect(forms('so_ket', 'collective')).not.toContain('city_flag');
    expect(forms('tong_ket', 'individual')).not.toContain('city_flag');
    expect(forms('so_ket', 'individual')).toEqual(['city_certificate', 'district_certificate']);
  });

  it('26. Individuals ranked by unit metrics', () => {
    for (const id of IDS) {
      const own = builtIn(id).criteria.filter((c) => c.tier === 'individual');
      expect(own.every((c) => c.measure === 'qualitative' && !c.collectable)).toBe(true);
      expect(awardStandards(builtIn(id), 'individual')).toEqual([]);
    }
  });

  it('27. Same report clause = same metric', () => {
    const ids = {
      prtc: 'econ_reports_on_system',
      st: 'report_regimes_connected',
      nt_ldtbxh: 'reports_on_systems',
      hp: 'reports_on_national_system',
    };
    const found = Object.entries(ids).map(([plan, id]) => builtIn(plan).criteria.find((c) => c.id === id));
    expect(found.every((c) => c !== undefined)).toBe(true);
    expect(new Set(found.map((c) => c?.denominator)).size).toBe(4);
    for (const [plan, id] of Object.entries(ids))
      for (const other of IDS.filter((one) => one !== plan && !(plan === 'prtc' && one === 'gv')))
        expect(
          builtIn(other).criteria.some((c) => c.id === id),
          `${other} ${id}`,
        ).toBe(false);
  });

  it('28. Assuming the campaigns are running now', () => {
    const now = Date.parse('2026-11-21T08:00:00+07:00');
    expect(IDS.filter((id) => !isPlanOver(builtIn(id), now))).toEqual(['hp']);
    expect(obligationsOf(builtIn('st'), factsOf('st', {}).units, { through: null, now })).toEqual([]);
    expect(builtIn('hp').phases.find((one) => one.id === '2026-2030')).toBeDefined();
    expect(builtIn('hp').criteria.every((c) => c.year === null || c.year <= 2025)).toBe(true);
  });

  it('29. Parsing by Markdown headings or bullet counts', () => {
    expect(standard('prtc', 'commune', FILES).clause).toBe('Mục V.1.1.b, gạch đầu dòng 2');
    expect(standard('hp', 'city_unit', 'inspections_digital').clause).toBe('Mục IV.1.a, đoạn 2, câu 6');
    expect(goal('nt_ldtbxh', FILES, 'dept_affiliate').clause).toBe('Mục III, gạch đầu dòng 4 (vế 2)');
    for (const id of IDS) for (const c of builtIn(id).criteria) expect(c.clause, c.id).toMatch(/\d|III/);
    const markdown = readPlan(new TextEncoder().encode('## KẾ HOẠCH\n\n- 60% hồ sơ công việc\n'), 'ke-hoach.md');
    expect('problems' in markdown).toBe(true);
    expect(IDS.every((id) => loadBuiltIn(id) !== null)).toBe(true);
  });
});

describe('what a plan leaves open', () => {
  it('is collected by nobody until it is defined (Q7)', () => {
    const open = IDS.flatMap((id) =>
      builtIn(id)
        .criteria.filter((c) => c.measure !== 'qualitative' && !isDefined(c))
        .map((c) => `${id} ${c.id}`),
    );
    expect(open).toEqual(['prtc egov_app_users', 'gv shared_db_lgsp', 'gv online_dossier_rate_growth']);
    expect(awardStandards(builtIn('gv'), 'district_unit').map((c) => c.id)).not.toContain('shared_db_lgsp');
    expect(standardsNotJudged(builtIn('gv'), 'district_unit').map((c) => c.id)).toContain('shared_db_lgsp');
  });

  it('flags 90% for the wards of Gò Vấp (Q3)', () => {
    const read = leaderReads(
      factsOf('gv', { '26869 work_files_online': ratio(89, 100) }),
      'Phường 15 đủ tiêu chuẩn chưa',
    );
    expect(read).toContain('theo nghĩa đen của Mục IV.2.1');
    expect(read).toContain('từ 90% trở lên');
  });

  it('says that the criteria of Hải Phòng are not award standards yet (Q10)', () => {
    const read = leaderReads(factsOf('hp', { '303 work_files_online': ratio(9, 10) }), 'quận nào đủ tiêu chuẩn');
    expect(read).toContain('chưa phải là đạt tiêu chuẩn khen thưởng');
  });
});

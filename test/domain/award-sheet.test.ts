import { describe, expect, it } from 'vitest';
import {
  type AwardSheet,
  notAssessed,
  rowsBy,
  type SheetFacts,
  sheetChanges,
  sheetOf,
  standingOf,
} from '../../src/domain/award-sheet.js';
import type { FigureValue } from '../../src/domain/figure.js';
import type { Unit } from '../../src/domain/unit.js';
import { builtIn } from '../support/plans.js';

const NOW = Date.parse('2023-12-21T09:00:00+07:00');
const unit = (id: number, type = 'Phường'): Unit => ({
  id,
  code: `M${id}`,
  name: `${type} mẫu ${id}`,
  type,
  tier: 'commune',
  parentCode: null,
  validFrom: null,
  validTo: null,
});
const ratio = (numerator: number, denominator: number): FigureValue => ({ kind: 'ratio', numerator, denominator });

/** Sample figures: unit 1 meets all, 2 is six dossiers short, 3 has sent nothing, 4 meets all and is held up. */
const figures: Readonly<Record<number, (id: string) => FigureValue | null>> = {
  1: () => ratio(100, 100),
  2: (id) => (id === 'work_files_online' ? ratio(54, 100) : ratio(10, 10)),
  3: () => null,
  4: () => ratio(7, 7),
};

const facts = (over: Partial<SheetFacts> = {}): SheetFacts => ({
  value: (one, criterion) => figures[one.id]?.(criterion.id) ?? null,
  standing: (one) => (one.id === 3 ? 'none' : one.id === 2 ? 'reported' : 'verified'),
  assessed: () => null,
  timeliness: (one) => (one.id === 2 ? 'late' : one.id === 3 ? 'not_sent' : 'on_time'),
  suspension: (one) =>
    one.id === 4 ? { role: 'reviewer', at: NOW, document: 'Công văn 45/NV', day: '2023-12-20' } : null,
  ...over,
});

const made = (
  over: Partial<SheetFacts> = {},
  units = [1, 2, 3, 4].map((id) => unit(id)),
  plan = builtIn('prtc'),
): AwardSheet =>
  sheetOf(
    { plan, planVersion: 1, campaignId: plan.id, occasion: 'so_ket', period: '2023', tier: 'commune', units, now: NOW },
    facts(over),
  );

describe('the list', () => {
  it.each([
    [1, 'listed', 'quantitative_met'],
    [2, 'not_met', 'not_met'],
    [3, 'insufficient_data', 'insufficient_data'],
    // Held up whatever the figures say.
    [4, 'suspended', 'quantitative_met'],
  ] as const)('unit %d stands as %s', (id, standing, verdict) => {
    const row = made().rows.find((one) => one.unitId === id);
    expect(row && [standingOf(row), row.verdict]).toEqual([standing, verdict]);
  });

  it('says value, mark, distance in points and in dossiers, and that nobody verified it', () => {
    const standard = made().rows[1]?.standards.find((one) => one.criterionId === 'work_files_online');
    expect(standard).toMatchObject({
      kind: 'measured',
      value: ratio(54, 100),
      demand: { cmp: '>=', threshold: '60' },
      standing: 'reported',
      verdict: 'not_met',
      distance: { points: '6', counts: { short: 6, needed: 60, have: 54, of: 100 } },
    });
  });

  it('names the qualitative standards nobody has assessed, and takes a unit off that was assessed as not meeting one', () => {
    expect(notAssessed(rowsBy(made(), 'listed'))).toHaveLength(2);
    const assessed = made({ assessed: (_, one) => (one.id === 'q_effective_movement' ? 'not_met' : 'met') });
    expect(rowsBy(assessed, 'listed')).toEqual([]);
    const met = made({ assessed: () => 'met' });
    expect(rowsBy(met, 'listed').map((row) => row.unitId)).toEqual([1]);
    expect(notAssessed(met.rows)).toEqual([]);
  });

  it('carries the forms of the occasion and the versions it was made by', () => {
    expect(made()).toMatchObject({
      forms: [{ form: 'Giấy khen' }, { form: 'Bằng khen' }],
      rule: 'eligibility/1',
      planVersion: 1,
      frozen: null,
    });
  });

  it('gives no basis where the plan gives none, and says where it stands', () => {
    const plan = builtIn('nt_ldtbxh');
    const sheet = sheetOf(
      {
        plan,
        planVersion: 1,
        campaignId: plan.id,
        occasion: 'so_ket',
        period: '2023',
        tier: 'dept_hq',
        units: [unit(1)],
        now: NOW,
      },
      facts(),
    );
    expect([sheet.basis, sheet.rows[0]?.verdict, sheet.rows[0]?.standards]).toEqual(['no_basis', 'no_basis', []]);
    expect(sheet.standardsIn).toContain('3420/KH-UBND');
  });

  it('flags a mark that holds for wards by the letter only, and leaves open what the plan leaves open', () => {
    const plan = builtIn('gv');
    const sheet = sheetOf(
      {
        plan,
        planVersion: 1,
        campaignId: 'gv',
        occasion: 'so_ket',
        period: '2023',
        tier: 'district_unit',
        units: [unit(1)],
        now: NOW,
      },
      facts(),
    );
    expect(sheet.rows[0]?.flags).toHaveLength(1);
    expect(sheet.rows[0]?.standards.find((one) => one.criterionId === 'shared_db_lgsp')).toMatchObject({
      kind: 'open',
      verdict: 'no_basis',
    });
  });

  it('says of hp that its criteria are not award standards yet', () => {
    expect(made({}, [], builtIn('hp')).pending).toContain('hướng dẫn cụ thể sau');
  });
});

describe('what has changed since a list was frozen', () => {
  it.each([
    ['nothing', {}, []],
    ['a unit held up', { suspension: () => null }, [{ kind: 'standing', unitId: 4, from: 'suspended', to: 'listed' }]],
    [
      'a figure of the same standing',
      { value: (one, c) => (one.id === 1 ? ratio(99, 99) : (figures[one.id]?.(c.id) ?? null)) },
      [{ kind: 'figures', unitId: 1 }],
    ],
    [
      'a figure that was verified meanwhile',
      { standing: () => 'verified' as const },
      [
        { kind: 'figures', unitId: 2 },
        { kind: 'figures', unitId: 3 },
      ],
    ],
    [
      'a report under no bound any more, and one sent since',
      { timeliness: (one) => (one.id === 3 ? 'late' : one.id === 2 ? null : 'on_time') },
      [
        { kind: 'timeliness', unitId: 2, to: null },
        { kind: 'timeliness', unitId: 3, to: 'late' },
      ],
    ],
    [
      'an assessment',
      { assessed: (one) => (one.id === 1 ? 'not_met' : null) },
      [{ kind: 'standing', unitId: 1, to: 'not_met' }],
    ],
  ] as readonly (readonly [string, Partial<SheetFacts>, readonly object[]])[])('%s', (_, over, expected) => {
    const changes = sheetChanges(made(), made(over));
    expect(changes).toHaveLength(expected.length);
    expect(changes).toMatchObject(expected);
  });

  it('names units that came and went', () => {
    const changes = sheetChanges(made({}, [unit(1), unit(2)]), made({}, [unit(2), unit(3)]));
    expect(changes.map(({ kind, unitId }) => [kind, unitId])).toEqual([
      ['gone', 1],
      ['added', 3],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { awardsFor } from '../../src/domain/award.js';
import { decreeOn, endedIn } from '../../src/domain/award-law.js';
import { checklist, type OwnList } from '../../src/domain/dossier.js';
import type { Subject } from '../../src/domain/nomination.js';
import { occasionIn, occasionsOf } from '../../src/domain/occasion.js';
import { builtIn } from '../support/plans.js';

const OWN: OwnList = {
  papers: [
    { id: 'own1', name: 'văn bản đề nghị', only: null },
    { id: 'own2', name: 'xác nhận thuế', only: 'enterprise' },
    { id: 'own3', name: 'bản sao quyết định công nhận sáng kiến', only: 'individual' },
  ],
  day: '2023-12-18',
  document: null,
};

interface Case {
  readonly plan: string;
  readonly subject: Subject;
  readonly heads?: boolean;
  readonly own?: OwnList;
  readonly form?: string;
  readonly papers: readonly string[];
}

describe('the check-list', () => {
  it.each([
    { plan: 'gv', subject: 'unit', papers: ['request', 'council_minutes', 'summary'] },
    { plan: 'gv', subject: 'enterprise', papers: ['request', 'council_minutes', 'summary', 'tax_confirmation'] },
    { plan: 'gv', subject: 'person', papers: ['request', 'council_minutes', 'summary'] },
    {
      plan: 'gv',
      subject: 'person',
      heads: true,
      papers: ['request', 'council_minutes', 'summary', 'tax_confirmation'],
    },
    // A state-level form asks for the long report; no form of the plan itself is one.
    {
      plan: 'gv',
      subject: 'unit',
      form: 'Huân chương Lao động',
      papers: ['request', 'council_minutes', 'summary', 'achievement_report'],
    },
    { plan: 'st', subject: 'unit', papers: ['launch_plan', 'result_report'] },
    { plan: 'st', subject: 'person', papers: [] },
    { plan: 'prtc', subject: 'unit', papers: [] },
    { plan: 'hp', subject: 'unit', papers: [] },
    { plan: 'prtc', subject: 'unit', own: OWN, papers: ['own1'] },
    { plan: 'prtc', subject: 'person', own: OWN, papers: ['own1', 'own3'] },
    { plan: 'prtc', subject: 'enterprise', own: OWN, papers: ['own1', 'own2'] },
  ] satisfies readonly Case[])('$plan, $subject', (one: Case) => {
    const plan = builtIn(one.plan);
    const [first] = plan.awards;
    const award = first === undefined ? null : { ...first, form: one.form ?? first.form };
    const of = { subject: one.subject, headsEnterprise: one.heads ?? false, award };
    expect(checklist(plan, one.own ?? null, of, '2023-06-01').map((paper) => paper.id)).toEqual(one.papers);
  });

  it('knows the one page of gv and says when the form of a paper rests on a decree that has ended', () => {
    const of = {
      subject: 'unit',
      headsEnterprise: false,
      award: { ...awardsFor(builtIn('gv'), 'so_ket', 'collective')[0], form: 'Huân chương' },
    };
    const on = (day: string) =>
      checklist(builtIn('gv'), null, of as never, day).find((one) => one.id === 'achievement_report')?.ended;
    expect(
      checklist(builtIn('gv'), null, of as never, '2023-06-01')
        .filter((one) => one.onePage)
        .map((one) => one.id),
    ).toEqual(['summary']);
    expect(on('2023-12-31')).toBeNull();
    expect(on('2024-01-01')).toMatchObject({ since: '2024-01-01', instead: { number: '98/2023/NĐ-CP' } });
    expect(on('2025-07-01')).toMatchObject({ instead: { number: '152/2025/NĐ-CP' } });
  });
});

it.each([
  ['2023-12-31', '91/2017'],
  ['2024-01-01', '98/2023'],
  ['2025-06-30', '98/2023'],
  ['2025-07-01', '152/2025'],
])('on %s the decree is %s', (day, id) => {
  expect(decreeOn(day)?.id).toBe(id);
});

it('flags nothing that cites no decree', () => {
  expect(endedIn('Văn bản đề nghị khen thưởng', '2026-01-01')).toBeNull();
});

describe('occasions', () => {
  it.each([
    ['prtc', ['so_ket', 'tong_ket']],
    ['st', ['so_ket', 'tong_ket', 'yearly', 'urgent']],
    ['gv', ['so_ket', 'tong_ket', 'yearly']],
    ['hp', ['so_ket', 'tong_ket']],
    ['nt_ldtbxh', []],
  ])('of %s: %j', (plan, occasions) => {
    expect(occasionsOf(builtIn(plan))).toEqual(occasions);
  });

  it('prtc has nothing yearly', () => {
    expect(awardsFor(builtIn('prtc'), 'yearly', 'collective')).toEqual([]);
  });

  it.each([
    ['so_ket', 'collective', false],
    ['so_ket', 'individual', false],
    ['tong_ket', 'collective', true],
    ['tong_ket', 'individual', false],
  ] as const)('gv gives the flag at %s to a %s: %s', (occasion, who, given) => {
    expect(awardsFor(builtIn('gv'), occasion, who).some((one) => one.id === 'city_flag')).toBe(given);
  });

  it.each([
    ['prtc', '2023-12-21', 'so_ket'],
    ['prtc', '2024-02-01', 'so_ket'],
    ['prtc', '2024-05-01', 'tong_ket'],
    ['prtc', '2026-02-01', 'tong_ket'],
    ['st', '2023-12-21', 'yearly'],
    ['gv', '2024-12-21', 'yearly'],
    ['nt_ldtbxh', '2023-12-21', null],
  ])('in %s on %s people mean %s', (plan, day, occasion) => {
    expect(occasionIn(builtIn(plan), day)).toBe(occasion);
  });

  it.each([
    ['gv', 'IV.3'],
    ['prtc', null],
    ['st', null],
    ['hp', null],
    ['nt_ldtbxh', null],
  ])('the council of %s: %s', (plan, clause) => {
    expect(builtIn(plan).council?.clause ?? null).toBe(clause);
  });

  it.each([
    ['st', true],
    ['gv', true],
    ['hp', true],
    ['prtc', false],
  ])('persons of %s belong to one of several groups: %s', (plan, oneOf) => {
    expect(builtIn(plan).tiers.find((tier) => tier.id === 'individual')?.oneOf ?? false).toBe(oneOf);
  });
});

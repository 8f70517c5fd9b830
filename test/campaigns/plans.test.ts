/** `campaign show` of each of the five plans, whole, against the facts of the texts in `facts/`. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtInPlans } from '../../src/campaigns/catalogue.js';
import { publicPlan } from '../../src/campaigns/public.js';
import { collectedCriteria } from '../../src/domain/plan.js';
import { builtIn as plan } from '../support/plans.js';
import { LISTS } from './facts/lists.js';

const IDS = ['gv', 'hp', 'nt_ldtbxh', 'prtc', 'st'];

function factRows(file: string): (string | null)[][] {
  const text = readFileSync(new URL(`facts/${file}`, import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => line.split(' | ').map((cell) => (cell === 'null' ? null : cell)));
}
const byText = (a: string, b: string): number => (a < b ? -1 : 1);

describe('the five plans', () => {
  it('are the five that come with the program', () => {
    expect(builtInPlans().map((one) => one.id)).toEqual(IDS);
  });

  it('hold exactly the 71 measurable targets of the texts', () => {
    const shown = IDS.flatMap((id) =>
      publicPlan(plan(id))
        .criteria.filter((c) => c.measure !== 'qualitative')
        .map((c) => [id, c.kind, c.tier, c.id, c.cmp, c.threshold, c.unit, c.year, c.exclusion, c.clause, c.name]),
    );
    const facts = factRows('targets.txt').map((cells) =>
      cells.map((cell, i) => (cell !== null && (i === 5 || i === 7) ? Number(cell) : cell)),
    );
    expect(facts).toHaveLength(71);
    expect(shown.map((row) => JSON.stringify(row)).sort(byText)).toEqual(
      facts.map((row) => JSON.stringify(row)).sort(byText),
    );
  });

  it('hold exactly the criteria without a figure, none of them asked of units', () => {
    const shown = IDS.flatMap((id) =>
      plan(id)
        .criteria.filter((c) => c.measure === 'qualitative')
        .map((c) => {
          expect(c, c.id).toMatchObject({ cmp: null, threshold: null });
          return [id, c.kind, c.tier, c.id, c.clause].join(' | ');
        }),
    );
    expect(shown.sort(byText)).toEqual(
      factRows('qualitative.txt')
        .map((row) => row.join(' | '))
        .sort(byText),
    );
  });

  it.each(IDS)('%s: document, period, tiers, reviews, duties, awards, dossier, roles', (id) => {
    const facts = LISTS[id];
    const shown = publicPlan(plan(id));
    if (facts === undefined) throw new Error(`no facts of ${id}`);
    expect([shown.document.number, shown.document.date]).toEqual(facts.document);
    expect([shown.period.from, shown.period.to]).toEqual(facts.period);
    expect(shown.tiers.map((tier) => tier.id)).toEqual(facts.tiers);
    expect(shown.phases.filter((p) => p.review !== null).map((p) => [p.review, p.review_time, p.clause])).toEqual(
      facts.reviews,
    );
    expect(
      shown.duties.map((d) => [d.id, d.from.join(' '), d.to, d.through, d.due, d.bound, d.every, d.clause]),
    ).toEqual(facts.duties);
    expect(shown.awards.map((a) => [a.form, a.to, a.decided_by, a.clause])).toEqual(facts.awards);
    expect(shown.dossier.map((d) => d.condition)).toEqual(facts.dossier.map(([, condition]) => condition));
    for (const [i, [name]] of facts.dossier.entries()) expect(shown.dossier[i]?.name.startsWith(name), name).toBe(true);
    const { standing_agency, reviewer } = shown.roles;
    expect([standing_agency.name, standing_agency.label]).toEqual(facts.standingAgency);
    expect(reviewer?.name).toBe(facts.reviewer);
  });

  it.each([
    ['prtc', 'commune', 'HSCV BCĐK VBHC KTXH'],
    ['st', 'province_unit', 'TTHC HSCV VBHC CĐBC KTRA'],
    ['st', 'district', 'HSCV VBHC CĐBC'],
    ['st', 'commune', 'HSCV VBHC CĐBC OCOP'],
    ['nt_ldtbxh', 'dept_hq', 'HSCV KTRA'],
    ['nt_ldtbxh', 'dept_affiliate', 'HSCV'],
    ['gv', 'district_unit', 'HSCV BCĐK VBHC KTXH'],
    ['gv', 'school', 'HSCV BCĐK VBHC KTXH'],
    ['hp', 'city_unit', 'TTHC ĐDĐT HSCV DLM BCQG KTRA'],
    ['hp', 'district', 'HSCV'],
    ['hp', 'commune', 'HSCV'],
  ])('%s asks units of %s for %s', (id, tier, labels) => {
    expect(
      collectedCriteria(plan(id), tier)
        .map((c) => c.label)
        .join(' '),
    ).toBe(labels);
  });
});

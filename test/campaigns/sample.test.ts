import { describe, expect, it } from 'vitest';
import { loadBuiltIn } from '../../src/campaigns/catalogue.js';
import { loadSample } from '../../src/campaigns/sample.js';
import { collectedCriteria } from '../../src/domain/plan.js';
import { compareRatioToPercent } from '../../src/domain/quantity.js';
import { clockOf, dayOf, weekdayOf } from '../../src/domain/time.js';

const figures = loadSample('prtc') ?? [];
const of = (period: string, criterionId = 'work_files_online') =>
  figures.filter((figure) => figure.period === period && figure.criterionId === criterionId);
const reaching = (period: string): number =>
  of(period).filter(({ value }) => value.kind === 'ratio' && compareRatioToPercent(value, '60') >= 0).length;
const fractionOf = (period: string, code: string, criterionId: string) => {
  const value = of(period, criterionId).find((figure) => figure.unitCode === code)?.value;
  return value?.kind === 'ratio' ? `${value.numerator}/${value.denominator}` : null;
};

describe('the sample of prtc', () => {
  it.each([
    ['2022', 16, 4],
    ['2023', 15, 9],
  ])('has in %s %i work-file figures, %i of them from 60%%', (period, count, from60) => {
    expect([of(period).length, reaching(period)]).toEqual([count, from60]);
  });

  it.each([
    ['2023', '22756', 'work_files_online', '449/751'],
    ['2023', '22765', 'work_files_online', '482/764'],
    ['2023', '22765', 'admin_docs_edoc', '1196/1204'],
    ['2023', '22741', 'periodic_reports_edoc', '47/48'],
    ['2023', '22771', 'work_files_online', null],
    ['2022', '22765', 'admin_docs_edoc', '1150/1150'],
    ['2022', '22744', 'periodic_reports_edoc', '44/44'],
    ['2022', '22779', 'admin_docs_edoc', '1190/1190'],
    ['2022', '22779', 'periodic_reports_edoc', null],
  ])('%s %s %s is %s', (period, code, criterion, value) => {
    expect(fractionOf(period, code, criterion)).toBe(value);
  });

  it('leaves one unit unverified in 2023', () => {
    const open = new Set(
      figures.filter((figure) => figure.state === 'reported').map((f) => `${f.period} ${f.unitCode}`),
    );
    expect([...open]).toEqual(['2023 22780']);
  });

  it('was sent in working hours of the week before the trial day', () => {
    const odd = figures.filter(({ period, at }) => {
      const [day, clock] = [dayOf(at), clockOf(at)];
      const working = weekdayOf(day) >= 1 && weekdayOf(day) <= 5 && clock >= '07:30' && clock <= '17:00';
      return !working || (period === '2023' && (day < '2023-12-04' || day > '2023-12-08'));
    });
    expect(odd).toEqual([]);
  });

  it('fits the plan: units of its roster, criteria it collects', () => {
    const parsed = loadBuiltIn('prtc');
    if (parsed === null || !('plan' in parsed)) throw new Error('prtc must load');
    const codes = new Set(parsed.plan.units.map((unit) => unit.code));
    const criteria = new Set(collectedCriteria(parsed.plan, 'commune').map((criterion) => criterion.id));
    expect(figures.filter((f) => !codes.has(f.unitCode) || !criteria.has(f.criterionId))).toEqual([]);
  });

  it('does not exist for a plan without one', () => {
    expect(loadSample('st')).toBeNull();
  });
});

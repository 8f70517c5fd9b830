/** Who stands above or below one unit or all of them together, and one unit beside them all. */
import { chooseCriterion } from '../choose.js';
import { notUnderstood, only, type Reader, type Reading, type Understanding } from '../context.js';
import { isConcept } from '../features.js';
import type { CompareQuery } from '../query.js';

type Than = NonNullable<CompareQuery['than']>;

const OTHER_WAY: Readonly<Record<'above' | 'below', Than>> = { above: 'below', below: 'above' };

/** "Phường nào cao hơn Đài Sơn", "trên trung bình"; "Đài Sơn cao hơn phường nào" asks for those below. */
function thanOthers(reading: Reading): Understanding | null {
  const { f, unit, units, period } = reading;
  const at = f.tags.findIndex((tag) => isConcept(tag, 'gt', 'lt', 'behind'));
  const [tag, next] = [f.tags[at], f.tags.slice(at + 1).find((one) => !isConcept(one, 'target'))];
  if (tag === undefined || !(f.typed || f.has('which', 'list'))) return null;
  // "Phường nào cao hơn Đài Sơn và Tấn Tài": than both; "Đài Sơn hay Tấn Tài" asks which of the two.
  if (units.length > 1) return next?.kind === 'unit' && f.has('and') ? notUnderstood('words') : null;
  if ((unit === null) !== f.has('average') || reading.f.units.length !== units.length) return null;
  const way = isConcept(tag, 'gt') ? 'above' : 'below';
  const straight = unit === null ? isConcept(next, 'average', 'area') : next?.kind === 'unit';
  const turned = unit !== null && (next?.kind === 'type' || isConcept(next, 'which', 'list', 'how_many'));
  if (!straight && !turned) return null;
  const plain = f.mark === null && f.n === null && f.nth === null && !f.negated && f.years.length < 2;
  if (!plain || f.has('not') || !only(f, 'gt', 'lt', 'behind', 'average', 'target', 'how_many', 'meet', 'report'))
    return notUnderstood('words');
  const scope = { ...reading, unit: null };
  return chooseCriterion(scope, (place, criterion) =>
    (unit !== null && unit.tier !== place.tier) || (unit === null && criterion.measure !== 'ratio')
      ? null
      : {
          kind: 'compare',
          units: unit === null ? [] : [unit.id],
          criterion: criterion.id,
          ...place,
          period,
          base: null,
          order: null,
          than: straight ? way : OTHER_WAY[way],
          ...(f.has('area') ? { whole: true as const } : {}),
          ...(f.has('how_many') ? { count: true as const } : {}),
          n: null,
        },
  );
}

/** "Đài Sơn so với trung bình", "Đài Sơn có cao hơn mức chung không": the unit beside the figures of all. */
function besideAll(reading: Reading): Understanding | null {
  const { f, unit, period } = reading;
  const asks = f.has('compare') || (f.has('gt', 'lt', 'behind') && (f.yesNo || f.has('how_many')));
  if (unit === null || reading.assumed || !asks || !f.has('average') || f.typed || f.has('which', 'list')) return null;
  const plain = f.mark === null && f.n === null && f.nth === null && !f.negated && f.years.length < 2;
  if (!plain || !only(f, 'compare', 'gt', 'lt', 'behind', 'average', 'target', 'how_many', 'meet', 'report'))
    return null;
  return chooseCriterion(reading, (place, criterion) =>
    criterion.measure === 'ratio'
      ? {
          kind: 'compare',
          units: [unit.id],
          criterion: criterion.id,
          ...place,
          period,
          base: null,
          order: null,
          than: 'average',
          n: null,
        }
      : null,
  );
}

/** Against another unit, or against all of them together. */
export const readThan: Reader = (reading) => {
  const { f } = reading;
  if (!f.has('gt', 'lt', 'behind', 'compare') || f.has('rise', 'fall', 'trend', 'gap', 'top', 'bottom', 'rank'))
    return null;
  return thanOthers(reading) ?? besideAll(reading);
};

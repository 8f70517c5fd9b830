/** How far a unit is from the mark, and why it does not reach it. */
import { chooseCriterion } from '../choose.js';
import {
  leaningPeriod,
  notUnderstood,
  only,
  previousCriterion,
  type Reader,
  type Reading,
  unitInMind,
} from '../context.js';

/** "Vì sao Tấn Tài chưa đạt 60%": what it lacks is the reason. */
const asksWhyNot = ({ f, unit }: Reading): boolean =>
  f.has('why') && unit !== null && f.negated && (f.mark !== null || f.criteria !== null);

/** "Bao nhiêu điểm", "bao nhiêu phần trăm nữa". */
const inPoints = ({ f }: Reading): boolean =>
  f.has('points') || f.tags.some((tag) => tag.kind === 'concept' && tag.concept === 'how_much');

export const readGap: Reader = (reading) => {
  const { f, period } = reading;
  if (!f.has('gap', 'behind') && !(f.has('more') && f.has('how_many')) && !asksWhyNot(reading)) return null;
  if (f.has('compare', 'rise', 'fall', 'trend', 'top', 'bottom', 'rank', 'average')) return null;
  // "Tấn Tài kém Kinh Dinh bao nhiêu": from the other unit, not from the mark.
  if (f.has('behind') && !f.has('gap') && reading.units.length > 1) return null;
  const unit = reading.f.typed ? reading.unit : unitInMind(reading);
  if (unit === null) return notUnderstood('words');
  if (
    !only(
      f,
      'gap',
      'more',
      'how_many',
      'meet',
      'target',
      'report',
      'from',
      'between',
      'plan',
      'what_if',
      'behind',
      'why',
      'wish',
    )
  )
    return notUnderstood('words');
  const within = { ...reading, unit };
  const mark = f.mark;
  const want = inPoints(reading) ? ({ want: 'points' } as const) : {};
  if (mark !== null && (mark.upper !== null || mark.op === '<' || mark.op === '<=')) return notUnderstood('words');
  const noCriterion =
    f.criteria === null &&
    f.nouns === null &&
    !f.has('report') &&
    mark === null &&
    previousCriterion(within, unit.tier) === null;
  if (noCriterion) {
    const when = reading.unit === null ? leaningPeriod(reading) : period;
    return {
      query: { kind: 'gap', ...want, unit: unit.id, tier: unit.tier, criterion: null, period: when, threshold: null },
    };
  }
  return chooseCriterion(
    within,
    (place, criterion) => {
      const own = mark === null || mark.threshold === criterion.threshold;
      if (criterion.threshold === null && mark === null) return null;
      return {
        kind: 'gap',
        ...want,
        unit: unit.id,
        tier: place.tier,
        criterion: criterion.id,
        period,
        threshold: own ? null : mark.threshold,
      };
    },
    { mark },
  );
};

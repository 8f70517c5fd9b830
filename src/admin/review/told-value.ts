/** What the unit is told of another value: old and new one under the other, why, and what it may do about it. */
import { bubble, choice } from '../../conversation/turn.js';
import type { FigureValue } from '../../domain/figure.js';
import { type Bubble, line } from '../../messages/message.js';
import type { CaseFigure, ReviewCase } from './case.js';
import { agencyLabel, figureWords, reportTitle } from './told.js';

/** Before a contest the unit may contest once; after the decision nothing follows. */
export function valueSet(
  one: ReviewCase,
  each: CaseFigure,
  value: FigureValue,
  reason: string,
  decided: boolean,
): Bubble {
  const { id, unit } = one.report.obligation;
  const n = each.place + 1;
  const lines = [
    reportTitle(one),
    line(decided ? 'review.told.decided' : 'review.told.set', { agency: agencyLabel(one), n, unit: unit.name }),
    line('review.told.was', { name: each.criterion.shortName, value: figureWords(each) }),
    line(decided ? 'review.told.now_final' : 'review.told.now', { value: figureWords(each, value) }),
    line('review.reason', { reason }),
    line(decided ? 'review.told.decided_kept' : 'review.told.may_contest'),
  ];
  const contest = choice(`rt_no:${id}:${each.criterion.id}:${each.figure.version + 1}`, 'contest');
  return bubble(lines, decided ? [choice(`view:${id}`, 'review')] : [contest, choice(`view:${id}`, 'review')], {
    titled: true,
  });
}

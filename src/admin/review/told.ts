/** What the unit and the officers are told in verification, each in one bubble. */
import { valueWords } from '../../conversation/flows/report/lines.js';
import { periodWords } from '../../conversation/periods.js';
import { bubble, choice, tell } from '../../conversation/turn.js';
import type { FigureValue } from '../../domain/figure.js';
import { dayOf, type Instant } from '../../domain/time.js';
import type { MessageEvent, PersonId } from '../../events/event.js';
import { type Bubble, type Line, line, type Param } from '../../messages/message.js';
import { verificationTemplate } from '../../messages/template.js';
import { type CaseFigure, type ReviewCase, unitPeople } from './case.js';

export const reportTitle = (one: ReviewCase): Line => {
  const { period, unit } = one.report.obligation;
  return line('report.title', { period: periodWords(period), unit: unit.name });
};

export const agencyLabel = (one: ReviewCase): string => one.campaign.plan.roles.standingAgency.label;

/** "549/751 = 73,10%" */
export const figureWords = (each: CaseFigure, value: FigureValue = each.figure.value): Param =>
  valueWords(each.criterion, value);

/** "1. Hồ sơ công việc: 549/751 = 73,10%" */
export const figureRow = (each: CaseFigure): Line =>
  line('report.row', { n: each.place + 1, name: each.criterion.shortName, value: figureWords(each) });

/** Until when, in the plan's manner: "trước ngày 20/12 (hết Thứ Ba, 19/12)". */
export const untilParams = (dueBefore: Instant): { readonly before: Param; readonly last: Param } => ({
  before: { day: dayOf(dueBefore), form: 'short' },
  last: { day: dayOf(dueBefore - 1), form: 'weekday' },
});

export const aboutOf = (one: ReviewCase): string => `report:${one.report.obligation.id}`;

/** `result`: what is said in one line to those whom only an approved template reaches. */
export function tellUnit(one: ReviewCase, said: Bubble, result: Line): MessageEvent[] {
  const { period, unit } = one.report.obligation;
  const template = verificationTemplate({ unit: unit.name, period: periodWords(period), result });
  return unitPeople(one).map((personId) => tell(personId, said, aboutOf(one), template));
}

export function tellOne(personId: PersonId, one: ReviewCase, said: Bubble): MessageEvent {
  return tell(personId, said, aboutOf(one));
}

/** Every figure of the report was agreed with: closes the matter for the unit. */
export function allVerified(one: ReviewCase): Bubble {
  const { id, period, unit } = one.report.obligation;
  const params = { agency: agencyLabel(one), total: one.figures.length, period: periodWords(period), unit: unit.name };
  return bubble([line('review.told.verified', params)], [choice(`view:${id}`, 'review')]);
}

/** ONE figure to look at again: the old value, the reason, until when; a figure typed under it is the answer. */
export function returned(
  one: ReviewCase,
  each: CaseFigure,
  reason: string,
  dueBefore: Instant,
  agreed: number,
): Bubble {
  const { id, submitted } = one.report.obligation;
  const rest = one.figures.length - 1;
  const lines = [
    reportTitle(one),
    line(agreed > 0 && agreed === rest ? 'review.told.returned_rest_agreed' : 'review.told.returned', {
      agency: agencyLabel(one),
      rest,
    }),
    line('review.told.sent', { n: each.place + 1, name: each.criterion.shortName, value: figureWords(each) }),
    line('review.reason', { reason }),
    line('review.told.until', untilParams(dueBefore)),
    submitted?.onTime === true ? line('review.told.still_on_time') : null,
  ];
  const choices = [choice(`rt_keep:${id}:${each.criterion.id}:${each.figure.version}`, 'keep_explain')];
  if (one.report.proofs > 0) choices.push(choice(`ev:${id}`, 'evidence_count', { n: one.report.proofs }));
  return bubble(
    lines.filter((one) => one !== null),
    choices,
    { titled: true },
  );
}

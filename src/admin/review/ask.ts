/** "Hỏi lại": a question to the unit about one figure; the reply comes back to who asked. The figure stays as it is. */
import { bubble, choice } from '../../conversation/turn.js';
import { ok, refuse } from '../../domain/problem.js';
import type { Event } from '../../events/event.js';
import { line } from '../../messages/message.js';
import type { Decide } from '../decide.js';
import { aboutReport, figureAt, mayJudge, placeOf, type ReviewCase, readCase, unitPeople } from './case.js';
import { agencyLabel, figureRow, reportTitle, tellUnit } from './told.js';
import type { ReviewArgs } from './verify.js';

/** Refuses `words_missing`, `criterion_unknown`, `own_figures`, `nobody_there` (the unit has no focal point). */
export const askUnit: Decide<
  ReviewArgs & { readonly criterionId: string; readonly text: string },
  { readonly case: ReviewCase }
> = async (args, facts, { make }) => {
  const found = await readCase(facts, args.campaignId, args.obligationId);
  if (!found.ok) return found;
  const one = found.value;
  const each = figureAt(one, args.criterionId);
  const text = args.text.trim();
  if (each === undefined) return refuse('criterion_unknown', { criterion: args.criterionId });
  if (text === '') return refuse('words_missing');
  if (!mayJudge(one, each, args.officer)) return refuse('own_figures');
  if (unitPeople(one).length === 0) return refuse('nobody_there');
  const taskId = make.newId();
  const { obligationId, campaignId, criterionId } = placeOf(one, args.criterionId);
  const details = { obligationId, criterionId, text, officer: args.officer.personId };
  const said = bubble(
    [
      reportTitle(one),
      line('review.told.asked', { agency: agencyLabel(one), n: each.place + 1 }),
      figureRow(each),
      line('review.told.question', { text }),
    ],
    [choice(`rt_reply:${obligationId}:${taskId}`, 'reply')],
    { titled: true },
  );
  const events: Event[] = [
    {
      type: 'review_noted',
      act: 'asked',
      ...placeOf(one, criterionId),
      version: each.figure.version,
      words: text,
    },
    { type: 'task_opened', taskId, campaignId, kind: 'question', subject: aboutReport(obligationId), details },
    ...tellUnit(one, said, line('template.asked', { name: each.criterion.shortName })),
  ];
  return ok({ events, result: { case: one } });
};

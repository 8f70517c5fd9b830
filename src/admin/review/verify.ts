/** Figures are agreed with, returned one by one, or set to another value with a reason. */

import type { FigureValue } from '../../domain/figure.js';
import { isVerified, sameValue } from '../../domain/figure.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import type { Instant } from '../../domain/time.js';
import { isOpenToReview, returnDueBefore } from '../../domain/verification.js';
import type { CampaignId, Event, ObligationId } from '../../events/event.js';
import { type Line, line } from '../../messages/message.js';
import type { Decide, Decided } from '../decide.js';
import {
  aboutReport,
  type CaseFigure,
  figureAt,
  mayJudge,
  type Officer,
  placeOf,
  type ReviewCase,
  readCase,
  tasksDone,
  unitPeople,
  waitingFor,
} from './case.js';
import { allVerified, returned, tellOne, tellUnit, untilParams } from './told.js';
import { valueSet } from './told-value.js';

export interface ReviewArgs {
  readonly campaignId: CampaignId;
  readonly obligationId: ObligationId;
  readonly officer: Officer;
  /** The report's version the officer saw; null on the command line, which looks and acts at once. */
  readonly version: number | null;
}

/** The case as the officer saw it. Refuses what `readCase` does, and `changed` when the report has moved on. */
async function seen(args: ReviewArgs, facts: Parameters<typeof readCase>[0]): Promise<Result<ReviewCase>> {
  const found = await readCase(facts, args.campaignId, args.obligationId);
  if (!found.ok) return found;
  const { submitted } = found.value.report.obligation;
  return args.version !== null && submitted?.version !== args.version ? refuse('changed') : found;
}

export interface Verified {
  readonly case: ReviewCase;
  readonly agreed: readonly CaseFigure[];
  /** Every figure of the report is agreed with now. */
  readonly whole: boolean;
}

/** How the report stands once the given figures are agreed with. */
const wholeWith = (one: ReviewCase, agreed: readonly CaseFigure[]): boolean =>
  one.figures.every((each) => agreed.includes(each) || isVerified(each.figure.state));

function agree(one: ReviewCase, agreed: readonly CaseFigure[]): Event[] {
  if (agreed.length === 0) return [];
  const { campaignId, period } = one.report.obligation;
  const figures = agreed.map(({ figure: { unitId, criterionId, version } }) => ({ unitId, criterionId, version }));
  const ids = agreed.map((each) => each.criterion.id);
  return [
    { type: 'figures_verified', campaignId, period, figures },
    ...tasksDone(one, ids, ['return', 'question', 'contest']),
  ];
}

/**
 * Agrees with one figure, or with all that wait. Refuses `nothing_waiting`, `returned_already` (they wait for the unit),
 * `own_figures` (they wait for somebody else), `criterion_unknown`, and what `seen` refuses.
 */
export const verifyFigures: Decide<ReviewArgs & { readonly criterionId: string | null }, Verified> = async (
  args,
  facts,
) => {
  const found = await seen(args, facts);
  if (!found.ok) return found;
  const one = found.value;
  const chosen = chosenFigures(one, args.officer, args.criterionId);
  if (!chosen.ok) return chosen;
  const agreed = chosen.value;
  const whole = wholeWith(one, agreed);
  const told = whole ? tellUnit(one, allVerified(one), line('template.verified', { total: one.figures.length })) : [];
  return ok({ events: [...agree(one, agreed), ...told], result: { case: one, agreed, whole } });
};

function chosenFigures(one: ReviewCase, officer: Officer, id: string | null): Result<readonly CaseFigure[]> {
  if (id === null) {
    const waiting = waitingFor(one, officer).filter((each) => !each.contested);
    if (waiting.length > 0) return ok(waiting);
    const states = one.figures.map((each) => each.figure.state);
    if (states.includes('reported')) return refuse('own_figures');
    return refuse(states.includes('returned') ? 'returned_already' : 'nothing_waiting');
  }
  const each = figureAt(one, id);
  if (each === undefined) return refuse('criterion_unknown', { criterion: id });
  if (isVerified(each.figure.state)) return refuse('nothing_waiting');
  if (each.contested) return refuse('contested');
  return mayJudge(one, each, officer) ? ok([each]) : refuse('own_figures');
}

export interface ReturnArgs extends ReviewArgs {
  readonly criterionId: string;
  readonly reason: string;
  /** Agree at once with the other figures that wait. */
  readonly agreeRest: boolean;
}

export interface Returned {
  readonly case: ReviewCase;
  readonly figure: CaseFigure;
  readonly dueBefore: Instant;
  readonly agreed: readonly CaseFigure[];
  readonly told: number;
}

/** ONE figure goes back with a reason. Refuses `reason_missing`, `criterion_unknown`, `own_figures`, `returned_already`. */
export const returnFigure: Decide<ReturnArgs, Returned> = async (args, facts, { now, make }) => {
  const found = await seen(args, facts);
  if (!found.ok) return found;
  const one = found.value;
  const reason = args.reason.trim();
  const each = figureAt(one, args.criterionId);
  const problem = mayReturn(one, each, args.officer, reason);
  if (problem !== null || each === undefined) return refuse(problem ?? 'criterion_unknown');
  const dueBefore = returnDueBefore(now);
  const agreed = args.agreeRest
    ? waitingFor(one, args.officer).filter((other) => other !== each && !other.contested)
    : [];
  const place = placeOf(one, each.criterion.id);
  const { version } = each.figure;
  const rest = one.figures.filter((other) => other !== each);
  const settled = rest.filter((other) => agreed.includes(other) || isVerified(other.figure.state)).length;
  const details = {
    obligationId: place.obligationId,
    criterionId: each.criterion.id,
    dueBefore,
    version,
    reason,
    officer: args.officer.personId,
  };
  const subject = aboutReport(place.obligationId);
  const events: Event[] = [
    ...agree(one, agreed),
    ...tasksDone(one, [each.criterion.id], ['return', 'question']),
    { type: 'figure_returned', ...place, version, reason, dueBefore },
    { type: 'task_opened', taskId: make.newId(), campaignId: place.campaignId, kind: 'return', subject, details },
    ...tellUnit(one, returned(one, each, reason, dueBefore, settled), lookAgain(each, dueBefore)),
  ];
  return ok({ events, result: { case: one, figure: each, dueBefore, agreed, told: unitPeople(one).length } });
};

const lookAgain = ({ criterion }: CaseFigure, dueBefore: Instant): Line =>
  line('template.returned', { name: criterion.shortName, ...untilParams(dueBefore) });

function mayReturn(one: ReviewCase, each: CaseFigure | undefined, officer: Officer, reason: string): string | null {
  if (reason === '') return 'reason_missing';
  if (each === undefined) return 'criterion_unknown';
  if (!isOpenToReview(each.figure.state)) return 'period_closed';
  if (each.figure.state === 'returned') return 'returned_already';
  if (each.contested) return 'contested';
  return mayJudge(one, each, officer) ? null : 'own_figures';
}

export interface SetArgs extends ReviewArgs {
  readonly criterionId: string;
  readonly value: FigureValue;
  readonly reason: string;
}

export interface ValueSet {
  readonly case: ReviewCase;
  readonly figure: CaseFigure;
  readonly value: FigureValue;
  /** It decided a contest; nothing follows. */
  readonly decided: boolean;
}

/**
 * Verification records another value with a reason; the unit's stays as the version before. Where the unit contested,
 * this is the second person's decision. Refuses `reason_missing`, `criterion_unknown`, `own_figures`, `same_value`.
 */
export const setValue: Decide<SetArgs, ValueSet> = async (args, facts, { at }): Promise<Result<Decided<ValueSet>>> => {
  const found = await seen(args, facts);
  if (!found.ok) return found;
  const one = found.value;
  const each = figureAt(one, args.criterionId);
  const reason = args.reason.trim();
  if (each === undefined) return refuse('criterion_unknown', { criterion: args.criterionId });
  if (reason === '') return refuse('reason_missing');
  if (!mayJudge(one, each, args.officer)) return refuse('own_figures');
  if (!each.contested && sameValue(each.figure.value, args.value)) return refuse('same_value');
  const decided = each.contested;
  const { submitted } = one.report.obligation;
  const version = (submitted?.version ?? 0) + 1;
  const events: Event[] = [
    {
      type: 'figure_set',
      ...placeOf(one, args.criterionId),
      act: decided ? 'decided' : 'set',
      value: args.value,
      reason,
      after: each.figure.version,
      version,
      at,
    },
    ...tasksDone(one, [args.criterionId], ['return', 'question', 'contest']),
    ...tellUnit(
      one,
      valueSet(one, each, args.value, reason, decided),
      line(decided ? 'template.decided' : 'template.set', { name: each.criterion.shortName }),
    ),
  ];
  const author = each.figure.by?.personId;
  if (decided && author !== undefined)
    events.push(tellOne(author, one, valueSet(one, each, args.value, reason, decided)));
  return ok({ events, result: { case: one, figure: each, value: args.value, decided } });
};

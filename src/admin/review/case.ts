/** One sent report as verification sees it: its figures, what was done, and who may judge what. */
import type {
  AwaitingReport,
  CampaignView,
  Facts,
  FigureVersion,
  SeatRow,
  TaskView,
} from '../../conversation/facts.js';
import type { Role } from '../../domain/people.js';
import { type Criterion, collectedCriteria } from '../../domain/plan.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { judgesOf } from '../../domain/verification.js';
import type { CampaignId, Event, FigurePlace, ObligationId, PersonId, SeatId } from '../../events/event.js';

/** Whoever acts for the office, through which seat. */
export interface Officer {
  readonly seatId: SeatId;
  readonly personId: PersonId;
  readonly role: Role;
}

export interface CaseFigure {
  readonly criterion: Criterion;
  readonly place: number;
  readonly figure: FigureVersion;
  readonly contested: boolean;
}

export interface ReviewCase {
  readonly campaign: CampaignView;
  readonly report: AwaitingReport;
  /** In the plan's order; only those that were sent. */
  readonly figures: readonly CaseFigure[];
  /** Open tasks about the report. */
  readonly tasks: readonly TaskView[];
  readonly seats: readonly SeatRow[];
}

export const aboutReport = (id: ObligationId): string => `obligation:${id}`;

/** A contest that nothing has decided yet. */
function isContested(report: AwaitingReport, figure: FigureVersion): boolean {
  const acts = report.acts.filter((one) => one.criterionId === figure.criterionId && one.version === figure.version);
  return acts.at(-1)?.act === 'contested';
}

export function caseFrom(
  campaign: CampaignView,
  report: AwaitingReport,
  seats: readonly SeatRow[],
  tasks: readonly TaskView[],
): ReviewCase {
  const criteria = collectedCriteria(campaign.plan, report.obligation.unit.tier);
  const figures = criteria.flatMap((criterion, place) => {
    const figure = report.figures.find((one) => one.criterionId === criterion.id);
    return figure === undefined ? [] : [{ criterion, place, figure, contested: isContested(report, figure) }];
  });
  return { campaign, report, figures, seats, tasks };
}

/** Refuses `obligation_unknown`, `not_sent` and `period_closed`. */
export async function readCase(
  facts: Facts,
  campaignId: CampaignId,
  obligationId: ObligationId,
): Promise<Result<ReviewCase>> {
  const campaign = await facts.campaign(campaignId);
  const obligation = await facts.obligation(obligationId);
  if (campaign === null || obligation === null || obligation.campaignId !== campaignId)
    return refuse('obligation_unknown', { id: obligationId });
  if (obligation.submitted === null) return refuse('not_sent');
  if ((await facts.closing(campaignId, obligation.period)) !== null) return refuse('period_closed');
  const [report] = (await facts.awaiting(campaignId, obligationId)).reports;
  if (report === undefined) return refuse('not_sent');
  const tasks = await facts.tasksAbout(campaignId, aboutReport(obligationId));
  return ok(caseFrom(campaign, report, await facts.seats(campaignId), tasks));
}

/** Who may judge the figure; empty when nobody of the office may, and the unit confirms it for itself. */
export function judges(one: ReviewCase, { figure, contested }: CaseFigure): ReadonlySet<PersonId> {
  const seats = one.seats.map(({ personId, role, unit, locked }) => {
    return { personId, role, unitId: unit?.id ?? null, locked };
  });
  return judgesOf({ unitId: figure.unitId, author: figure.by?.personId ?? null, contested }, seats);
}

export const mayJudge = (one: ReviewCase, each: CaseFigure, officer: Officer): boolean =>
  judges(one, each).has(officer.personId);

/** What waits for this very officer. */
export function waitingFor(one: ReviewCase, officer: Officer): readonly CaseFigure[] {
  return one.figures.filter((each) => each.figure.state === 'reported' && mayJudge(one, each, officer));
}

export function placeOf(one: ReviewCase, criterionId: string): FigurePlace {
  const { id, campaignId, unit, period } = one.report.obligation;
  return { campaignId, obligationId: id, unitId: unit.id, period, criterionId };
}

export function figureAt(one: ReviewCase, criterionId: string): CaseFigure | undefined {
  return one.figures.find((each) => each.criterion.id === criterionId);
}

/** Closes what is still asked of the unit about these criteria. */
export function tasksDone(one: ReviewCase, criterionIds: readonly string[], kinds: readonly string[]): Event[] {
  return one.tasks
    .filter((task) => kinds.includes(task.kind) && criterionIds.includes(String(task.details.criterionId ?? '')))
    .map((task) => ({ type: 'task_done', taskId: task.id }));
}

/** The people who report for the unit. */
export function unitPeople(one: ReviewCase): readonly PersonId[] {
  const unitId = one.report.obligation.unit.id;
  const mine = one.seats.filter((seat) => seat.role === 'focal_point' && seat.unit?.id === unitId && !seat.locked);
  return [...new Set(mine.map((seat) => seat.personId))];
}

/** Whom an answer of the unit goes to: the officer who asked, or whoever else may judge the figure now. */
export function answeredTo(one: ReviewCase, each: CaseFigure, officer: PersonId | null): readonly PersonId[] {
  const able = judges(one, each);
  return officer !== null && able.has(officer) ? [officer] : [...able];
}

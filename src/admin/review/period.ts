/**
 * Closing a period: what is still open is listed first, then everything verified becomes final and the period is
 * locked; each unit is told its values. Opening it again needs a reason, and a second person where there is one.
 */
import type { Draft, Facts, FigureView, UnitProgress } from '../../conversation/facts.js';
import { valueWords } from '../../conversation/flows/report/lines.js';
import { periodWords } from '../../conversation/periods.js';
import { bubble, choice, tell } from '../../conversation/turn.js';
import { isVerified } from '../../domain/figure.js';
import { collectedCriteria, type Plan } from '../../domain/plan.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import type { Instant } from '../../domain/time.js';
import { judgesOf } from '../../domain/verification.js';
import type { CampaignId, Event, PersonId } from '../../events/event.js';
import { type Bubble, line } from '../../messages/message.js';
import { verificationTemplate } from '../../messages/template.js';
import type { Decide } from '../decide.js';
import { currentObligation } from '../periods-known.js';
import type { Officer } from './case.js';

export interface PeriodState {
  readonly period: string;
  readonly closedAt: number | null;
  readonly notSent: readonly UnitProgress[];
  /** Units with a figure that nobody verified, or that was returned. */
  readonly unverified: readonly UnitProgress[];
  readonly total: number;
  /** The latest bound that is still to come of a report not sent; null: nobody has time left. */
  readonly dueBefore: Instant | null;
  /** Figures nobody verified: what a closing decision must have seen. */
  readonly open: number;
}

interface Held {
  readonly plan: Plan;
  readonly state: PeriodState;
  readonly figures: ReadonlyMap<number, readonly FigureView[]>;
}

async function periodNamed(facts: Facts, campaignId: CampaignId, period: string | null, now: number) {
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return null;
  const wanted = period ?? (await currentObligation(campaign, facts, now))?.period ?? null;
  return wanted === null ? null : { campaign, period: wanted };
}

async function look(facts: Facts, campaignId: CampaignId, named: string | null, now: number): Promise<Result<Held>> {
  const found = await periodNamed(facts, campaignId, named, now);
  if (found === null) return refuse('period_none', { period: named ?? '' });
  const { period, campaign } = found;
  const progress = await facts.progress(campaignId, period);
  if (progress.length === 0) return refuse('period_none', { period });
  const figures = new Map<number, readonly FigureView[]>();
  for (const { unit } of progress) figures.set(unit.id, await facts.figures(campaignId, unit.id, period));
  const loose = (unitId: number): boolean => (figures.get(unitId) ?? []).some((one) => !isVerified(one.state));
  const waiting = (await facts.obligationsIn(campaignId, period)).filter(
    (one) => one.submitted === null && !one.exempt,
  );
  const state: PeriodState = {
    period,
    dueBefore: Math.max(0, ...waiting.map((one) => one.dueBefore ?? 0).filter((due) => due > now)) || null,
    closedAt: (await facts.closing(campaignId, period))?.closedAt ?? null,
    notSent: progress.filter((one) => one.submittedAt === null),
    unverified: progress.filter((one) => loose(one.unit.id)),
    total: progress.length,
    open: await facts.unverified(campaignId, period),
  };
  return ok({ plan: campaign.plan, state, figures });
}

/** What is open, before anybody closes. Refuses `period_none`. */
export const periodState: Decide<
  { readonly campaignId: CampaignId; readonly period: string | null },
  PeriodState
> = async ({ campaignId, period }, facts, { now }) => {
  const held = await look(facts, campaignId, period, now);
  return held.ok ? ok({ events: [], result: held.value.state }) : held;
};

export interface CloseArgs {
  readonly campaignId: CampaignId;
  readonly period: string | null;
  /** How many unverified figures the officer saw; null on the command line. */
  readonly seen: number | null;
}

/** Refuses `period_none`, `period_closed`, and `changed` when something was sent or verified since the list was shown. */
export const closePeriod: Decide<CloseArgs, PeriodState> = async ({ campaignId, period: named, seen }, facts, desk) => {
  const found = await look(facts, campaignId, named, desk.now);
  if (!found.ok) return found;
  const { plan, state, figures } = found.value;
  const { period, open } = state;
  if (state.closedAt !== null) return refuse('period_closed');
  if (seen !== null && seen !== open) return refuse('changed');
  const events: Event[] = [{ type: 'period_closed', campaignId, period, open }];
  for (const { unit, obligationId } of await facts.progress(campaignId, period)) {
    for (const task of await facts.tasksAbout(campaignId, `obligation:${obligationId}`)) {
      events.push({ type: 'task_done', taskId: task.id });
    }
    const mine = figures.get(unit.id) ?? [];
    const said =
      mine.length > 0
        ? finalValues(plan, period, unit, obligationId, mine)
        : unsentDraft(plan, period, unit, await facts.draft(obligationId));
    if (said === null) continue;
    const people = await facts.holders(campaignId, 'focal_point', unit.id);
    const result = line('template.closed');
    const template = verificationTemplate({ unit: unit.name, period: periodWords(state.period), result });
    events.push(...people.map((personId) => tell(personId, said, `report:${obligationId}`, template)));
  }
  return ok({ events, result: state });
};

/** What was entered and never sent does not count: whoever entered it hears so; null where nothing was. */
function unsentDraft(plan: Plan, period: string, unit: UnitProgress['unit'], draft: Draft | null): Bubble | null {
  if (draft === null || draft.droppedAt !== null || draft.answers.length === 0) return null;
  const params = { agency: plan.roles.standingAgency.label, done: draft.answers.length };
  return bubble(
    [
      line('report.title', { period: periodWords(period), unit: unit.name }),
      line('review.close.told_draft', params),
      line('review.close.told_ask', params),
    ],
    [],
    { titled: true },
  );
}

function finalValues(
  plan: Plan,
  period: string,
  unit: UnitProgress['unit'],
  obligationId: string,
  figures: readonly FigureView[],
): Bubble {
  const rows = collectedCriteria(plan, unit.tier).flatMap((criterion, i) => {
    const figure = figures.find((one) => one.criterionId === criterion.id);
    if (figure === undefined) return [];
    const state = isVerified(figure.state) ? 'final' : figure.state;
    return [
      line('report.row_state', {
        n: i + 1,
        name: criterion.shortName,
        value: valueWords(criterion, figure.value),
        state:
          state === 'reported' ? { line: line('review.close.unverified') } : { line: line(`report.state.${state}`) },
      }),
    ];
  });
  const head = [line('report.title', { period: periodWords(period), unit: unit.name })];
  const agency = plan.roles.standingAgency.label;
  return bubble(
    [...head, line('review.close.told', { agency }), ...rows.slice(0, 7)],
    [choice(`view:${obligationId}`, 'review')],
    {
      titled: true,
    },
  );
}

/** Whoever may agree besides the person who asks: another officer, else a reviewer, else a leader. */
async function seconds(facts: Facts, campaignId: CampaignId, asker: PersonId): Promise<readonly PersonId[]> {
  const seats = (await facts.seats(campaignId)).map(({ personId, role, unit, locked }) => {
    return { personId, role, unitId: unit?.id ?? null, locked };
  });
  return [...judgesOf({ unitId: -1, author: asker, contested: true }, seats)];
}

export interface ReopenArgs {
  readonly campaignId: CampaignId;
  readonly period: string | null;
  readonly officer: Officer;
  readonly reason: string;
}

export interface Reopened {
  readonly period: string;
  /** Open at once, since there is no second person; else how many were asked. */
  readonly done: boolean;
  readonly asked: number;
}

/** Refuses `period_none`, `period_open`, `reason_missing`, `asked_already`. */
export const reopenPeriod: Decide<ReopenArgs, Reopened> = async (args, facts, { now, make }) => {
  const { campaignId, officer } = args;
  const found = await periodNamed(facts, campaignId, args.period, now);
  const reason = args.reason.trim();
  if (found === null) return refuse('period_none', { period: args.period ?? '' });
  const { period, campaign } = found;
  if ((await facts.closing(campaignId, period)) === null) return refuse('period_open');
  if (reason === '') return refuse('reason_missing');
  const people = await seconds(facts, campaignId, officer.personId);
  if (people.length === 0) {
    const events: Event[] = [{ type: 'period_reopened', campaignId, period, reason, askedBy: null }];
    return ok({ events, result: { period, done: true, asked: 0 } });
  }
  const subject = `period:${period}`;
  if ((await facts.tasksAbout(campaignId, subject)).some((task) => task.kind === 'reopen'))
    return refuse('asked_already');
  const taskId = make.newId();
  const details = { period, reason, officer: officer.personId, seat: officer.seatId };
  const said = bubble(
    [
      line('review.reopen.ask', { period: periodWords(period), agency: campaign.plan.roles.standingAgency.label }),
      line('review.reason', { reason }),
      line('review.reopen.what'),
    ],
    [choice(`pr_yes:${taskId}`, 'reopen_yes'), choice(`pr_no:${taskId}`, 'reopen_no')],
  );
  const events: Event[] = [
    { type: 'task_opened', taskId, campaignId, kind: 'reopen', subject, details },
    ...people.map((personId) => tell(personId, said, subject)),
  ];
  return ok({ events, result: { period, done: false, asked: people.length } });
};

/** The second person agrees or not. Refuses `answered_already`, and `own_figures` for whoever asked. */
export const answerReopen: Decide<
  { readonly taskId: string; readonly officer: Officer; readonly yes: boolean },
  { readonly period: string; readonly yes: boolean }
> = async ({ taskId, officer, yes }, facts) => {
  const task = await facts.task(taskId);
  if (task === null || task.done || task.kind !== 'reopen') return refuse('answered_already');
  const { campaignId, details } = task;
  const [period, reason, asker] = [String(details.period), String(details.reason), String(details.officer)];
  if (!(await seconds(facts, campaignId, asker)).includes(officer.personId)) return refuse('own_figures');
  const closed = (await facts.closing(campaignId, period)) !== null;
  const said = bubble([line(yes ? 'review.reopen.agreed' : 'review.reopen.refused', { period: periodWords(period) })]);
  const events: Event[] = [{ type: 'task_done', taskId }, tell(asker, said, `period:${period}`)];
  if (yes && closed)
    events.push({ type: 'period_reopened', campaignId, period, reason, askedBy: String(details.seat) });
  return ok({ events, result: { period, yes } });
};

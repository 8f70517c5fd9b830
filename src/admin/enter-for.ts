/**
 * "Nhập thay": the office types the report of a unit that reported on paper. It is marked, and the unit is told.
 * On time is judged by the day the paper came in, since the unit's act was the paper.
 */
import { criteriaAsked } from '../conversation/criteria-asked.js';
import type { CampaignView, Facts, ObligationView } from '../conversation/facts.js';
import { valueWords } from '../conversation/flows/report/lines.js';
import { periodWords } from '../conversation/periods.js';
import { bubble, choice, tell } from '../conversation/turn.js';
import { misfit } from '../domain/fits.js';
import { isOnTime } from '../domain/obligation.js';
import { collectedCriteria } from '../domain/plan.js';
import { ok, refuse } from '../domain/problem.js';
import { type Day, dayOf, type Instant, startOfDay } from '../domain/time.js';
import { judgesOf } from '../domain/verification.js';
import type { Event, PersonId, SentFigure } from '../events/event.js';
import { line } from '../messages/message.js';
import type { Decide } from './decide.js';

export interface EnterArgs {
  readonly campaignId: string;
  readonly obligationId: string;
  /** One for every criterion the unit's tier is asked. */
  readonly figures: readonly SentFigure[];
  readonly receivedOn: Day;
  /** Who types, who may then not verify it; null on the command line. */
  readonly officer: PersonId | null;
}

export interface Entered {
  readonly obligation: ObligationView;
  readonly receipt: string;
  readonly onTime: boolean | null;
  /** How many focal points of the unit are told. */
  readonly told: number;
}

/** A paper that came on its last day came in time, whatever the hour at which it is typed. */
export const paperOnTime = (receivedOn: Day, dueBefore: Instant | null): boolean | null =>
  isOnTime(startOfDay(receivedOn), dueBefore);

/** Nobody else of the office may judge what this officer typed: the unit confirms it for itself, marked so. */
async function confirmsOwn(facts: Facts, { campaignId, officer }: EnterArgs, unitId: number): Promise<boolean> {
  if (officer === null) return false;
  const seats = (await facts.seats(campaignId)).map(({ personId, role, unit, locked }) => {
    return { personId, role, unitId: unit?.id ?? null, locked };
  });
  return judgesOf({ unitId, author: officer, contested: false }, seats).size === 0;
}

function toldUnit(campaign: CampaignView, obligation: ObligationView, args: EnterArgs, receipt: string, own: boolean) {
  const criteria = collectedCriteria(campaign.plan, obligation.unit.tier);
  const rows = criteria.flatMap((criterion, i) => {
    const figure = args.figures.find((one) => one.criterionId === criterion.id);
    if (figure === undefined) return [];
    return [line('report.row', { n: i + 1, name: criterion.shortName, value: valueWords(criterion, figure.value) })];
  });
  const lines = [
    line('report.title', { period: periodWords(obligation.period), unit: obligation.unit.name }),
    line('office.enter.told', {
      agency: campaign.plan.roles.standingAgency.label,
      day: { day: args.receivedOn, form: 'day' },
      receipt,
    }),
    ...rows.slice(0, 6),
    line(own ? 'office.enter.confirm_own' : 'report.review.fix'),
  ];
  const choices = [choice(`view:${obligation.id}`, 'review')];
  if (own) choices.unshift(choice(`rt_own:${obligation.id}:1`, 'confirm_own'));
  return bubble(lines, choices, { titled: true });
}

/**
 * Refuses `obligation_unknown`, `already_sent` (its receipt), `period_locked`, `period_not_open`, `figures_missing`,
 * `figure_misfit` (another kind of figure than the criterion asks) and `day_impossible` (a paper of tomorrow).
 */
export const enterFor: Decide<EnterArgs, Entered> = async (args, facts, { now, at, make }) => {
  const obligation = await facts.obligation(args.obligationId);
  const campaign = await facts.campaign(args.campaignId);
  if (obligation === null || campaign === null || obligation.campaignId !== args.campaignId)
    return refuse('obligation_unknown', { id: args.obligationId });
  if (obligation.submitted !== null) return refuse('already_sent', { receipt: obligation.submitted.receipt });
  if (now < obligation.opensAt) return refuse('period_not_open');
  if (obligation.locksAt !== null && now >= obligation.locksAt) return refuse('period_locked');
  if (args.receivedOn > dayOf(now)) return refuse('day_impossible', { day: args.receivedOn });
  const asked = await criteriaAsked(campaign.plan, obligation, facts);
  const missing = asked.filter((criterion) => !args.figures.some((one) => one.criterionId === criterion.id));
  if (missing.length > 0) return refuse('figures_missing', { missing: missing.map((one) => one.id).join(', ') });
  for (const criterion of asked) {
    const given = args.figures.find((one) => one.criterionId === criterion.id);
    const wanted = given === undefined ? null : misfit(criterion, given.value);
    if (wanted !== null) return refuse('figure_misfit', { id: criterion.id, name: criterion.shortName, wanted });
  }

  const receipt = make.newReceipt();
  const onTime = paperOnTime(args.receivedOn, obligation.dueBefore);
  const draft = await facts.draft(obligation.id);
  const submitted: Event = {
    type: 'report_submitted',
    campaignId: obligation.campaignId,
    obligationId: obligation.id,
    unitId: obligation.unit.id,
    period: obligation.period,
    receipt,
    at,
    onTime,
    asOf: args.receivedOn,
    highlight: null,
    figures: args.figures,
    source: 'entered_for',
    draftVersion: draft?.version ?? 0,
  };
  const holders = await facts.holders(obligation.campaignId, 'focal_point', obligation.unit.id);
  const own = await confirmsOwn(facts, args, obligation.unit.id);
  const said = toldUnit(campaign, obligation, args, receipt, own);
  const told = holders.map((personId) => tell(personId, said, `report:${obligation.id}`));
  return ok({ events: [submitted, ...told], result: { obligation, receipt, onTime, told: told.length } });
};

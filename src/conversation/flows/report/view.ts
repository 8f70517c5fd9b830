/** Everything one report needs on the table, and whether this person may touch it. */
import type { FigureValue } from '../../../domain/figure.js';
import { may } from '../../../domain/people.js';
import { dataWindow, previousPeriod, requestedDay } from '../../../domain/period.js';
import type { Criterion, Duty } from '../../../domain/plan.js';
import type { Day, Instant } from '../../../domain/time.js';
import { criteriaAsked } from '../../criteria-asked.js';
import type { CampaignView, Draft, DraftAnswer, FigureView, ObligationView, SeatView } from '../../facts.js';
import type { Looking, Turn } from '../../turn.js';
import { type Lineage, lineageOf } from './lineage.js';
import { type SameFigure, sameFigures } from './same.js';

export interface RequestedFigure {
  readonly day: Day;
  readonly value: FigureValue;
}

export interface ReportView {
  readonly campaign: CampaignView;
  readonly seat: SeatView;
  readonly obligation: ObligationView;
  readonly duty: Duty | undefined;
  readonly criteria: readonly Criterion[];
  readonly draft: Draft;
  /** Last comparable period's values by criterion. */
  readonly previous: ReadonlyMap<string, FigureValue>;
  readonly previousPeriod: string | null;
  /** What the unit reported on request in the same period, the newest figure of each criterion. */
  readonly onRequest: ReadonlyMap<string, RequestedFigure>;
  /** What the unit sent in another campaign for the same figure, by a recorded decision. */
  readonly same: ReadonlyMap<string, SameFigure>;
  /** The units this one was made of; null for nearly every unit. */
  readonly lineage: Lineage | null;
  /** The person reports for more than one unit: buttons that change something name the unit. */
  readonly severalUnits: boolean;
  /** When these very figures went up to the head of the unit, who has not answered; null or absent: they did not. */
  readonly sentUpAt?: Instant | null;
}

const emptyDraft = (obligationId: string): Draft => ({
  obligationId,
  version: 0,
  answers: [],
  asOf: null,
  highlight: null,
  droppedAt: null,
});

/** The seat through which the person may report for the unit, judged on every act. */
export function reportingSeat(turn: Turn, campaignId: string, unitId: number): SeatView | undefined {
  return turn.who.seats.find(
    (seat) =>
      seat.campaignId === campaignId && may({ role: seat.role, unitId: seat.unit?.id ?? null }, 'report', unitId),
  );
}

/** Of the turn that runs now: turns run one after another. */
let viewed: { readonly turn: Turn; readonly views: Map<string, Promise<ReportView | null>> } | null = null;

/**
 * Null when the obligation is gone or the person holds no seat for its unit (any more). Read once a turn: nothing
 * changes under a turn before what it decided is applied.
 */
export function reportView(turn: Turn, obligationId: string): Promise<ReportView | null> {
  if (viewed?.turn !== turn) viewed = { turn, views: new Map() };
  const { views } = viewed;
  const view = views.get(obligationId) ?? readView(turn, obligationId);
  views.set(obligationId, view);
  return view;
}

/** A report is finished under the plan version it was begun under, whatever was decided meanwhile. */
async function asBegun(turn: Looking, campaign: CampaignView, held: Draft | null): Promise<CampaignView> {
  const begun = held?.planVersion ?? null;
  if (held === null || held.droppedAt !== null || begun === null || begun === campaign.version) return campaign;
  const plan = await turn.facts.planAt(campaign.id, begun);
  return plan === null ? campaign : { ...campaign, plan };
}

async function readView(turn: Turn, obligationId: string): Promise<ReportView | null> {
  const obligation = await turn.facts.obligation(obligationId);
  if (obligation === null) return null;
  const seat = reportingSeat(turn, obligation.campaignId, obligation.unit.id);
  return seat === undefined ? null : viewFor(turn, obligation, seat);
}

/** The report through a seat that was judged for the act already; null when its campaign is gone. */
export async function viewFor(turn: Looking, obligation: ObligationView, seat: SeatView): Promise<ReportView | null> {
  const now = await turn.facts.campaign(obligation.campaignId);
  if (now === null) return null;
  const obligationId = obligation.id;
  const held = await turn.facts.draft(obligationId);
  const campaign = await asBegun(turn, now, held);
  const before = previousPeriod(obligation.period);
  const figures = before === null ? [] : await turn.facts.figures(obligation.campaignId, obligation.unit.id, before);
  const lineage = await lineageOf(turn, campaign, obligation, before);
  const criteria = await criteriaAsked(campaign.plan, obligation, turn.facts);
  const units = new Set(turn.who.seats.filter((s) => s.role === 'focal_point').map((s) => s.unit?.id));
  const draft =
    held === null || held.droppedAt !== null ? { ...emptyDraft(obligationId), version: held?.version ?? 0 } : held;
  return {
    campaign,
    seat,
    obligation,
    duty: campaign.plan.duties.find((duty) => duty.id === obligation.dutyId),
    criteria,
    same: await sameFigures(turn, campaign, obligation, criteria),
    draft,
    sentUpAt: await sentUpAt(turn, obligation, draft, criteria.length),
    previous: previousOf(figures, lineage),
    lineage,
    previousPeriod: before,
    onRequest: await onRequestIn(turn, obligation),
    severalUnits: units.size > 1,
  };
}

/** Looked at only where every figure is in. */
async function sentUpAt(
  turn: Looking,
  { campaignId, id, submitted }: ObligationView,
  draft: Draft,
  asked: number,
): Promise<Instant | null> {
  if (submitted !== null || draft.answers.length < asked) return null;
  const tasks = await turn.facts.tasksAbout(campaignId, `obligation:${id}`);
  const task = tasks.find((one) => one.kind === 'approve' && Number(one.details.draftVersion) === draft.version);
  return task === undefined ? null : Number(task.details.sentAt);
}

/** "Số đã báo ngày …": offered beside the question, never taken over by itself. */
async function onRequestIn(turn: Looking, { campaignId, unit, period }: ObligationView) {
  const found = new Map<string, RequestedFigure>();
  const window = requestedDay(period) === null ? dataWindow(period) : null;
  if (window === null) return found;
  for (const request of await turn.facts.requests(campaignId)) {
    if (request.asOf < window.from || request.asOf > window.to || request.tier !== unit.tier) continue;
    for (const one of await turn.facts.figures(campaignId, unit.id, request.period)) {
      if (!found.has(one.criterionId)) found.set(one.criterionId, { day: one.asOf ?? request.asOf, value: one.value });
    }
  }
  return found;
}

/** The unit's own figures; those of its whole area added where it has taken others in since. */
function previousOf(figures: readonly FigureView[], lineage: Lineage | null): ReadonlyMap<string, FigureValue> {
  if (lineage === null || lineage.before.size === 0) {
    return new Map(figures.map((figure) => [figure.criterionId, figure.value]));
  }
  // What cannot be added is left out: last year's smaller area is no measure for this one.
  return new Map([...lineage.before].flatMap(([id, one]) => ('value' in one ? [[id, one.value] as const] : [])));
}

export function answerTo(view: ReportView, criterionId: string): DraftAnswer | undefined {
  return view.draft.answers.find((answer) => answer.criterionId === criterionId);
}

/** The first criterion in the plan's order that has no answer yet. */
export function nextOpen(view: ReportView, after?: string): Criterion | undefined {
  const start = after === undefined ? 0 : view.criteria.findIndex((c) => c.id === after) + 1;
  const order = [...view.criteria.slice(start), ...view.criteria.slice(0, start)];
  return order.find((criterion) => answerTo(view, criterion.id) === undefined);
}

export function criterionAt(
  view: ReportView,
  id: string,
): { readonly criterion: Criterion; readonly place: number } | undefined {
  const place = view.criteria.findIndex((criterion) => criterion.id === id);
  const criterion = view.criteria[place];
  return criterion === undefined ? undefined : { criterion, place };
}

/** The view as it will stand once the answer is written: what the next bubble is made from. */
export function withAnswer(
  view: ReportView,
  answer: DraftAnswer | { readonly criterionId: string; readonly value: null },
): ReportView {
  const others = view.draft.answers.filter((held) => held.criterionId !== answer.criterionId);
  const answers = answer.value === null ? others : [...others, answer as DraftAnswer];
  return {
    ...view,
    sentUpAt: null,
    draft: { ...view.draft, answers, version: view.draft.version + 1, droppedAt: null },
  };
}

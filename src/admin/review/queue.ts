/** What waits for verification by this officer: the most doubtful first, then the oldest sending. */
import type { CampaignView, Facts } from '../../conversation/facts.js';
import { movedSince } from '../../conversation/flows/report/same.js';
import { type Doubt, type DoubtKind, ownDoubts, tierDoubt } from '../../domain/doubt.js';
import type { DoubtLimits } from '../../domain/doubt-limits.js';
import { type Criterion, reportingOf } from '../../domain/plan.js';
import { type Decimal, ratioPercent } from '../../domain/quantity.js';
import type { CampaignId, ObligationId } from '../../events/event.js';
import { type AskFacts, KIND } from '../../questions/facts.js';
import { aboutReport, type CaseFigure, caseFrom, type Officer, type ReviewCase, waitingFor } from './case.js';

export interface Note extends Omit<Doubt, 'kind'> {
  /** `moved`: taken over from another campaign, where it was changed or returned since. */
  readonly kind: DoubtKind | 'moved';
  readonly figure: CaseFigure;
  /** How the unit answered when it was asked at entry; null when it was not. */
  readonly answer: string | null;
}

export interface QueueItem {
  readonly case: ReviewCase;
  readonly waiting: readonly CaseFigure[];
  /** Strongest first. */
  readonly notes: readonly Note[];
}

export interface Queue {
  /** Reports that wait for this officer. */
  readonly total: number;
  /** Of these, with something unusual. */
  readonly doubtful: number;
  /** Reports that wait for somebody else: the officer typed them, or is of the unit. */
  readonly forOthers: number;
  readonly items: readonly QueueItem[];
}

/** The rates of one criterion over the tier, as reported; read once per criterion and period. */
class TierRates {
  readonly #held = new Map<string, readonly Decimal[]>();
  constructor(private readonly ask: AskFacts) {}

  of(criterion: Criterion, period: string): readonly Decimal[] {
    const key = `${period} ${criterion.tier} ${criterion.id}`;
    const rates = this.#held.get(key) ?? this.#read(criterion, period);
    this.#held.set(key, rates);
    return rates;
  }

  #read(criterion: Criterion, period: string): Decimal[] {
    const columns = this.ask.columns(criterion.id, period);
    if (columns === null) return [];
    return this.ask.units.flatMap((unit, row) => {
      if (unit.tier !== criterion.tier || columns.kind[row] !== KIND.ratio) return [];
      const denominator = columns.denominator[row] ?? 0;
      return denominator > 0 ? [ratioPercent({ numerator: columns.numerator[row] ?? 0, denominator })] : [];
    });
  }
}

function notesOf(one: ReviewCase, limits: DoubtLimits, rates: TierRates): readonly Note[] {
  const { previous, acts, obligation } = one.report;
  const before = new Map(previous.map((figure) => [figure.criterionId, figure.value]));
  const entered = one.figures.map(({ criterion, figure }) => {
    return { criterion, value: figure.value, before: before.get(criterion.id) };
  });
  const own = ownDoubts(entered, limits);
  const tier = entered.flatMap((each) => tierDoubt(each, rates.of(each.criterion, obligation.period), limits) ?? []);
  const found = [...own, ...tier].sort((a, b) => b.strength - a.strength);
  return found.flatMap((doubt) => {
    const figure = one.figures.find((each) => each.criterion.id === doubt.criterionId);
    if (figure === undefined) return [];
    const said = acts.filter((act) => act.act === 'doubt' && act.criterionId === doubt.criterionId).at(-1);
    return [{ ...doubt, figure, answer: said?.words ?? null }];
  });
}

/** Stronger than what is merely unusual. */
const MOVED = 1_000;

async function movedNotes(facts: Facts, one: ReviewCase): Promise<readonly Note[]> {
  const notes: Note[] = [];
  for (const figure of one.figures) {
    const { origin, value } = figure.figure;
    if (origin === null || !(await movedSince(facts, one.report.obligation, origin, value))) continue;
    notes.push({ criterionId: figure.criterion.id, kind: 'moved', points: '0', strength: MOVED, figure, answer: null });
  }
  return notes;
}

const strengthOf = (item: QueueItem): number => item.notes[0]?.strength ?? 0;

async function itemsOf(
  facts: Facts,
  campaign: CampaignView,
  of: ObligationId | undefined,
): Promise<readonly Omit<QueueItem, 'waiting'>[]> {
  const { reports } = await facts.awaiting(campaign.id, of);
  if (reports.length === 0) return [];
  const seats = await facts.seats(campaign.id);
  const tasks = await facts.openTasks(campaign.id);
  const rates = new TierRates(await facts.ask(campaign.id));
  const limits = reportingOf(campaign.plan).doubts;
  const items: Omit<QueueItem, 'waiting'>[] = [];
  for (const report of reports) {
    const about = aboutReport(report.obligation.id);
    const one = caseFrom(
      campaign,
      report,
      seats,
      tasks.filter((task) => task.subject === about),
    );
    items.push({ case: one, notes: [...(await movedNotes(facts, one)), ...notesOf(one, limits, rates)] });
  }
  return items;
}

/** Null for an unknown campaign. */
export async function queueFor(facts: Facts, campaignId: CampaignId, officer: Officer): Promise<Queue | null> {
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return null;
  const all = (await itemsOf(facts, campaign, undefined)).map((item) => {
    return { ...item, waiting: waitingFor(item.case, officer) };
  });
  const mine = all.filter((item) => item.waiting.length > 0);
  // A stable sort: those with equal doubts stay in the order of their sending.
  const items = [...mine].sort((a, b) => strengthOf(b) - strengthOf(a));
  return {
    total: mine.length,
    doubtful: mine.filter((item) => item.notes.length > 0).length,
    forOthers: all.length - mine.length,
    items,
  };
}

/** One report with its notes, waiting or not; null when it was not sent, or its period is closed. */
export async function queueItem(
  facts: Facts,
  campaignId: CampaignId,
  obligationId: ObligationId,
  officer: Officer,
): Promise<QueueItem | null> {
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return null;
  const [item] = await itemsOf(facts, campaign, obligationId);
  return item === undefined ? null : { ...item, waiting: waitingFor(item.case, officer) };
}

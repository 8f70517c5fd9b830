/**
 * What the office has typed so far from one unit's paper. It lives in the session, apart from the unit's own draft,
 * and in a task while it is put aside; nothing of it is a figure before [Gửi báo cáo].
 */

import { may } from '../../../../domain/people.js';
import { previousPeriod } from '../../../../domain/period.js';
import type { Day } from '../../../../domain/time.js';
import type { Event } from '../../../../events/event.js';
import { criteriaAsked } from '../../../criteria-asked.js';
import type { DraftAnswer } from '../../../facts.js';
import type { AskState, Open } from '../../../session.js';
import type { Turn } from '../../../turn.js';
import type { ReportView } from '../../report/view.js';

export const KEPT = 'enter_for';

export interface Entry {
  readonly obligationId: string;
  /** Tells the buttons of this entry from those of an earlier one. */
  readonly mark: string;
  /** Goes up with every change, so that a button knows whether it saw these figures. */
  readonly version: number;
  /** The criterion that is asked; null at the summary. */
  readonly criterionId: string | null;
  readonly state: AskState;
  readonly answers: readonly DraftAnswer[];
  /** The day the paper came in; null until it is said: then today. */
  readonly receivedOn: Day | null;
  /** The next text is that day. */
  readonly askingDay: boolean;
}

export const openEntry = (entry: Entry): Open => ({
  kind: 'office',
  act: 'enter',
  step: 'figures',
  held: { entry: JSON.stringify(entry) },
});

/** The entry that is open here; null when none is. */
export function entryIn(open: Open): Entry | null {
  if (open.kind !== 'office' || open.act !== 'enter' || typeof open.held.entry !== 'string') return null;
  return JSON.parse(open.held.entry) as Entry;
}

/** The unit's report as the report's own flow reads it, with the entry in place of the unit's draft. */
export async function entryView(
  turn: Turn,
  entry: Pick<Entry, 'obligationId' | 'answers' | 'version' | 'receivedOn'>,
): Promise<ReportView | null> {
  const obligation = await turn.facts.obligation(entry.obligationId);
  if (obligation === null) return null;
  const { campaignId, unit, period } = obligation;
  const seat = turn.who.seats.find(
    (one) =>
      one.campaignId === campaignId && may({ role: one.role, unitId: one.unit?.id ?? null }, 'enter_for', unit.id),
  );
  const campaign = await turn.facts.campaign(campaignId);
  if (seat === undefined || campaign === null) return null;
  const before = previousPeriod(period);
  const figures = before === null ? [] : await turn.facts.figures(campaignId, unit.id, before);
  return {
    campaign,
    seat,
    obligation,
    duty: campaign.plan.duties.find((duty) => duty.id === obligation.dutyId),
    criteria: await criteriaAsked(campaign.plan, obligation, turn.facts),
    draft: {
      obligationId: obligation.id,
      version: entry.version,
      answers: entry.answers,
      asOf: entry.receivedOn,
      highlight: null,
      droppedAt: null,
    },
    previous: new Map(figures.map((figure) => [figure.criterionId, figure.value])),
    previousPeriod: before,
    onRequest: new Map(),
    lineage: null,
    same: new Map(),
    severalUnits: false,
  };
}

/** Puts the entry aside: it is taken up again by "nhập thay" and the unit, by any coordinator. */
export function keepAside(turn: Turn, view: ReportView, entry: Entry): Event {
  return {
    type: 'task_opened',
    taskId: turn.make.newId(),
    campaignId: view.campaign.id,
    kind: KEPT,
    subject: entry.obligationId,
    details: { entry: JSON.stringify(entry) },
  };
}

/** What was put aside for the report, with the events that take it up. */
export async function takenUp(
  turn: Turn,
  campaignId: string,
  obligationId: string,
): Promise<{ readonly entry: Entry; readonly events: readonly Event[] } | null> {
  const kept = (await turn.facts.openTasks(campaignId)).filter(
    (task) => task.kind === KEPT && task.subject === obligationId && typeof task.details.entry === 'string',
  );
  const last = kept.at(-1);
  if (last === undefined) return null;
  const entry = JSON.parse(String(last.details.entry)) as Entry;
  return { entry, events: kept.map((task) => ({ type: 'task_done', taskId: task.id })) };
}

/**
 * The office takes back what it typed or imported for the wrong unit: that unit owes its report again, and both it and
 * the unit the figures belong to are told. What a unit sent itself is never taken back here, only returned.
 */
import type { Facts, SeatRow } from '../../conversation/facts.js';
import { periodWords } from '../../conversation/periods.js';
import { bubble, choice, tell } from '../../conversation/turn.js';
import { lastDayOf } from '../../domain/obligation.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import type { Unit } from '../../domain/unit.js';
import type { CampaignId, Event, ObligationId, PersonId } from '../../events/event.js';
import { type Bubble, type Line, line } from '../../messages/message.js';
import type { Decide } from '../decide.js';
import { withdrawn } from './answer.js';
import { type ReviewCase, readCase, unitPeople } from './case.js';
import { aboutOf, agencyLabel, reportTitle } from './told.js';

export interface TakeBackArgs {
  readonly campaignId: CampaignId;
  readonly obligationId: ObligationId;
  /** The report's version that was shown; null on the command line. */
  readonly version: number | null;
  readonly reason: string;
  /** The unit the figures belong to, where it was named. */
  readonly meantFor: Unit | null;
}

export interface TakenBack {
  readonly case: ReviewCase;
  /** Focal points told, of the wrong unit and of the right one. */
  readonly told: { readonly wrong: number; readonly right: number };
}

/** The report as it may be taken back. Refuses what `readCase` does, `verified_already`, `sent_by_unit`, `changed`. */
export async function mayTakeBack(
  facts: Facts,
  args: Pick<TakeBackArgs, 'campaignId' | 'obligationId' | 'version'>,
): Promise<Result<ReviewCase>> {
  const found = await readCase(facts, args.campaignId, args.obligationId);
  if (!found.ok) return found;
  const { figures, report } = found.value;
  if (args.version !== null && report.obligation.submitted?.version !== args.version) return refuse('changed');
  return figures.some(({ figure }) => figure.source === 'chat') ? refuse('sent_by_unit') : found;
}

/** Refuses `reason_missing` and what `mayTakeBack` does. */
export const takeBack: Decide<TakeBackArgs, TakenBack> = async (args, facts) => {
  const found = await mayTakeBack(facts, args);
  if (!found.ok) return found;
  const one = found.value;
  const reason = args.reason.trim();
  if (reason === '') return refuse('reason_missing');
  const events = withdrawn(one, reason);
  if (!events.ok) return events;
  const right = args.meantFor === null ? [] : focalPoints(one.seats, args.meantFor);
  const wrong = unitPeople(one);
  const told: Event[] = [
    ...wrong.map((personId) => tell(personId, toldWrong(one, reason), aboutOf(one))),
    ...(args.meantFor === null ? [] : await tellRight(facts, one, args.meantFor, right)),
  ];
  const counts = { wrong: wrong.length, right: right.length };
  return ok({ events: [...events.value, ...told], result: { case: one, told: counts } });
};

function focalPoints(seats: readonly SeatRow[], unit: Unit): readonly PersonId[] {
  const mine = seats.filter((seat) => seat.role === 'focal_point' && seat.unit?.id === unit.id && !seat.locked);
  return [...new Set(mine.map((seat) => seat.personId))];
}

function dueLine(one: ReviewCase): Line[] {
  const { dueBefore } = one.report.obligation;
  if (dueBefore === null) return [];
  return [line('take_back.due', { last: { day: lastDayOf(dueBefore), form: 'weekday_year' } })];
}

function toldWrong(one: ReviewCase, reason: string): Bubble {
  const { id, submitted } = one.report.obligation;
  const lines = [
    reportTitle(one),
    line('take_back.told_wrong', { agency: agencyLabel(one), receipt: submitted?.receipt ?? '' }),
    line('review.reason', { reason }),
    line('take_back.owed_again'),
    ...dueLine(one),
  ];
  return bubble(lines, [choice(`open:${id}`, 'menu_report')], { titled: true });
}

async function tellRight(facts: Facts, one: ReviewCase, unit: Unit, people: readonly PersonId[]): Promise<Event[]> {
  const { campaignId, period, unit: wrong } = one.report.obligation;
  const own = (await facts.obligations(campaignId, unit.id)).find((each) => each.period === period);
  const lines = [
    line('report.title', { period: periodWords(period), unit: unit.name }),
    line('take_back.told_right', { agency: agencyLabel(one), wrong: wrong.name }),
    line(own?.submitted == null ? 'take_back.right_owes' : 'take_back.right_sent'),
  ];
  const owes = own !== undefined && own.submitted === null;
  const said = bubble(lines, owes ? [choice(`open:${own.id}`, 'menu_report')] : [], { titled: true });
  return people.map((personId) => tell(personId, said, own === undefined ? null : `report:${own.id}`));
}

/**
 * One figure for two campaigns, where a decision says so: what this unit has already sent in the other campaign for the
 * same period is offered here. It is offered only to whoever may see it there, and kept with where it came from.
 */
import { sameDecided } from '../../../domain/decision.js';
import { type FigureOrigin, type FigureValue, sameValue } from '../../../domain/figure.js';
import { may } from '../../../domain/people.js';
import type { Criterion } from '../../../domain/plan.js';
import { type Day, dayOf } from '../../../domain/time.js';
import { bareName, type Unit } from '../../../domain/unit.js';
import { fold } from '../../../language/fold.js';
import { type Line, line } from '../../../messages/message.js';
import type { CampaignView, ObligationView, SeatView } from '../../facts.js';
import type { Looking } from '../../turn.js';
import { previousWords } from './lines.js';

export interface SameFigure {
  readonly value: FigureValue;
  readonly origin: FigureOrigin;
  /** Who runs the other movement: "thành phố Hải Phòng". */
  readonly issuer: string;
  readonly day: Day;
}

/** The code alone may have been given to another unit since. */
const sameUnit = (a: Unit, b: Unit): boolean => a.code === b.code && fold(bareName(a)) === fold(bareName(b));

/** By criterion of this report; empty for nearly every campaign. */
export async function sameFigures(
  turn: Looking,
  campaign: CampaignView,
  { unit, period }: ObligationView,
  criteria: readonly Criterion[],
): Promise<ReadonlyMap<string, SameFigure>> {
  const found = new Map<string, SameFigure>();
  // The turn may stand in the chosen campaign alone; the right to see is in the other one.
  const seats = async () => (await turn.facts.who(turn.who.address)).seats;
  for (const criterion of criteria) {
    const decided = sameDecided(campaign.plan, criterion.id);
    const other = decided === null ? null : await turn.facts.campaign(decided.campaign);
    if (decided === null || other === null) continue;
    for (const there of (await turn.facts.units(other.id)).filter((one) => sameUnit(one, unit))) {
      if (!maySee(await seats(), other.id, there.id)) continue;
      const figures = await turn.facts.figures(other.id, there.id, period);
      const figure = figures.find((one) => one.criterionId === decided.as && one.state !== 'returned');
      if (figure === undefined) continue;
      const origin = { campaignId: other.id, criterionId: decided.as, version: figure.version };
      found.set(criterion.id, {
        value: figure.value,
        origin,
        issuer: other.plan.issuer.replace(/^UBND /u, ''),
        day: dayOf(figure.at),
      });
    }
  }
  return found;
}

/** Whether what was taken over is no longer what the other campaign holds; says nothing of what that is. */
export async function movedSince(
  facts: Looking['facts'],
  { unit, period }: ObligationView,
  { campaignId, criterionId }: FigureOrigin,
  taken: FigureValue,
): Promise<boolean> {
  const there = (await facts.units(campaignId)).filter((one) => sameUnit(one, unit));
  for (const { id } of there) {
    const figures = await facts.figures(campaignId, id, period);
    const held = figures.find((one) => one.criterionId === criterionId);
    if (held !== undefined) return held.state === 'returned' || !sameValue(held.value, taken);
  }
  return there.length > 0;
}

function maySee(seats: readonly SeatView[], campaignId: string, unitId: number): boolean {
  return seats.some(
    (seat) =>
      seat.campaignId === campaignId && may({ role: seat.role, unitId: seat.unit?.id ?? null }, 'see_unit', unitId),
  );
}

export function sameLine(criterion: Criterion, { value, issuer, day }: SameFigure): Line {
  const counts =
    value.kind === 'ratio'
      ? { line: line('report.value.full', { n: { count: value.numerator }, d: { count: value.denominator } }) }
      : previousWords(criterion, value);
  return line('report.same.offer', {
    issuer,
    counts,
    value: previousWords(criterion, value),
    day: { day, form: 'short' },
  });
}

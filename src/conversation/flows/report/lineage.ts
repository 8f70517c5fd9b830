/**
 * A unit made of others: it reports for its whole area and the whole period. What its predecessors had entered or sent
 * for this period is offered as a sum, and last period's figure is theirs added, where that can be done exactly.
 */
import type { FigureValue } from '../../../domain/figure.js';
import { partsOn, predecessorsOf, type Recut, recut } from '../../../domain/lineage.js';
import { dataWindow } from '../../../domain/period.js';
import { type Criterion, collectedCriteria } from '../../../domain/plan.js';
import { type Day, dayOf } from '../../../domain/time.js';
import { bareName, type Unit } from '../../../domain/unit.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import type { CampaignView, ObligationView } from '../../facts.js';
import type { Looking } from '../../turn.js';
import { valueWords } from './lines.js';

export interface Lineage {
  readonly of: readonly Unit[];
  /** The unit began after this period did: its predecessors' part counts too. */
  readonly within: boolean;
  /** Predecessors' values of this period, by criterion, in the order of `of`. */
  readonly parts: ReadonlyMap<string, readonly (FigureValue | undefined)[]>;
  readonly sums: ReadonlyMap<string, Extract<FigureValue, { kind: 'ratio' }>>;
  /** Last period's figures of the predecessors, added or refused. */
  readonly before: ReadonlyMap<string, Recut>;
}

/** Null for a unit without predecessors: nearly every one. */
export async function lineageOf(
  turn: Looking,
  campaign: CampaignView,
  obligation: ObligationView,
  previous: string | null,
): Promise<Lineage | null> {
  const { unit, period } = obligation;
  const units = await turn.facts.units(campaign.id);
  if (predecessorsOf(unit, units).length === 0) return null;
  const begins = dataWindow(period)?.from ?? dayOf(obligation.opensAt);
  const lastTime = previous === null ? null : (dataWindow(previous)?.to ?? null);
  const of = partsOn(unit, units, begins);
  const earlier = lastTime === null ? [] : partsOn(unit, units, lastTime);
  const criteria = collectedCriteria(campaign.plan, unit.tier);
  const now = new Map<number, ReadonlyMap<string, FigureValue>>();
  const then = new Map<number, ReadonlyMap<string, FigureValue>>();
  for (const old of of) now.set(old.id, await valuesOf(turn, campaign.id, old, period));
  for (const old of earlier) if (previous !== null) then.set(old.id, await sentBy(turn, campaign.id, old, previous));
  const added = (from: typeof now, day: Day, criterion: Criterion) =>
    recut(unit, units, day, (old) => from.get(old.id)?.get(criterion.id));
  const sums = criteria.flatMap((criterion): [string, Extract<FigureValue, { kind: 'ratio' }>][] => {
    const sum = added(now, begins, criterion);
    return sum !== null && 'value' in sum ? [[criterion.id, sum.value]] : [];
  });
  const before = criteria.flatMap((criterion): [string, Recut][] => {
    const sum = lastTime === null ? null : added(then, lastTime, criterion);
    return sum === null ? [] : [[criterion.id, sum]];
  });
  const parts = criteria.map((criterion): [string, (FigureValue | undefined)[]] => [
    criterion.id,
    of.map((old) => now.get(old.id)?.get(criterion.id)),
  ]);
  const within = of.some((one) => one.id !== unit.id);
  return { of, within, parts: new Map(parts), sums: new Map(within ? sums : []), before: new Map(before) };
}

async function sentBy(
  turn: Looking,
  campaignId: string,
  old: Unit,
  period: string,
): Promise<ReadonlyMap<string, FigureValue>> {
  const figures = await turn.facts.figures(campaignId, old.id, period);
  return new Map(figures.map((figure) => [figure.criterionId, figure.value]));
}

/** What was sent, else what stands in the draft. */
async function valuesOf(
  turn: Looking,
  campaignId: string,
  old: Unit,
  period: string,
): Promise<ReadonlyMap<string, FigureValue>> {
  const sent = await sentBy(turn, campaignId, old, period);
  if (sent.size > 0) return sent;
  const owed = (await turn.facts.obligations(campaignId, old.id)).find((one) => one.period === period);
  const draft = owed === undefined ? null : await turn.facts.draft(owed.id);
  if (draft === null || draft.droppedAt !== null) return new Map();
  return new Map(draft.answers.map((answer) => [answer.criterionId, answer.value]));
}

/** "Tính cho cả địa bàn và cả kỳ, gồm: Mỹ Hương, Tấn Tài." */
export function areaLines(lineage: Lineage | null): Line[] {
  if (lineage === null || !lineage.within) return [];
  return [line('reform.area', { of: { list: lineage.of.map(bareName) } })];
}

/** The predecessors' figures and their sum, where it can be used. */
export function sumLine(lineage: Lineage | null, criterion: Criterion): Line | null {
  const sum = lineage?.sums.get(criterion.id);
  if (lineage === null || sum === undefined) return null;
  const values = lineage.parts.get(criterion.id) ?? [];
  const parts = lineage.of.flatMap((old, i): Param[] => {
    const value = values[i];
    return value === undefined
      ? []
      : [{ line: line('reform.sum_part', { unit: bareName(old), value: valueWords(criterion, value) }) }];
  });
  return line('reform.sum', { parts: { list: parts }, sum: valueWords(criterion, sum) });
}

/** Why last period stays empty, or of which units it was added. Null where there is nothing to say. */
export function beforeLine(lineage: Lineage | null, criterion: Criterion): Line | null {
  const found = lineage?.before.get(criterion.id);
  if (found === undefined) return null;
  const of = { list: found.of.map(bareName) };
  if ('cannot' in found) return line(`reform.cannot_${found.cannot}`, { of });
  return line('reform.previous', { of, value: valueWords(criterion, found.value) });
}

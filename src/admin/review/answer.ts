/**
 * What the unit does about its sent report: another value for a returned figure, the same one with an explanation, a
 * contest, an answer to a question, its own confirmation, a withdrawal. "Đúng hạn" belongs to the first sending and is
 * touched by none of them but a withdrawal, which takes the sending itself back.
 */

import type { Facts } from '../../conversation/facts.js';
import type { FigureValue } from '../../domain/figure.js';
import { sameValue } from '../../domain/figure.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import type { CampaignId, Event, ObligationId } from '../../events/event.js';
import type { Decide } from '../decide.js';
import {
  aboutReport,
  answeredTo,
  type CaseFigure,
  figureAt,
  judges,
  placeOf,
  type ReviewCase,
  readCase,
  tasksDone,
} from './case.js';
import { tellOne } from './told.js';
import { answered, contestedCard, correctedCard } from './told-officer.js';

interface UnitArgs {
  readonly campaignId: CampaignId;
  readonly obligationId: ObligationId;
}

interface FigureArgs extends UnitArgs {
  readonly criterionId: string;
  /** The figure's version the person saw. */
  readonly version: number;
}

interface Found {
  readonly one: ReviewCase;
  readonly each: CaseFigure;
}

async function figureOf(args: FigureArgs, facts: Facts): Promise<Result<Found>> {
  const found = await readCase(facts, args.campaignId, args.obligationId);
  if (!found.ok) return found;
  const each = figureAt(found.value, args.criterionId);
  if (each === undefined) return refuse('criterion_unknown', { criterion: args.criterionId });
  return each.figure.version === args.version ? ok({ one: found.value, each }) : refuse('changed');
}

/** The officer an open return or question came from. */
function officerOf(one: ReviewCase, criterionId: string): string | null {
  const task = one.tasks.find((each) => each.details.criterionId === criterionId);
  return task === undefined ? null : String(task.details.officer ?? '');
}

export interface CorrectArgs extends FigureArgs {
  readonly value: FigureValue;
  readonly words: string | null;
  readonly supplementary: boolean;
}

export interface Corrected extends Found {
  /** The report's new version. */
  readonly version: number;
  readonly answersReturn: boolean;
}

/**
 * Another value, or the same with an explanation where the figure was returned. It takes only this figure out of what
 * was verified, and tells whoever may judge it or asked about it. Refuses `changed`, `period_closed`, `same_value` (nothing was returned
 * and nothing changes), `words_missing` (an explanation without words).
 */
export const correctFigure: Decide<CorrectArgs, Corrected> = async (args, facts, { at }) => {
  const found = await figureOf(args, facts);
  if (!found.ok) return found;
  const { one, each } = found.value;
  const same = sameValue(each.figure.value, args.value);
  const answersReturn = each.figure.state === 'returned';
  if (same && !answersReturn) return refuse('same_value');
  if (same && (args.words ?? '').trim() === '') return refuse('words_missing');
  const { submitted } = one.report.obligation;
  const version = (submitted?.version ?? 0) + 1;
  const { campaignId, obligationId, unitId, period, criterionId } = placeOf(one, each.criterion.id);
  const corrected: Event = {
    type: 'figure_corrected',
    campaignId,
    obligationId,
    unitId,
    period,
    figure: { criterionId, value: args.value, note: null },
    reason: args.words,
    after: each.figure.version,
    version,
    at,
    supplementary: args.supplementary && !answersReturn,
    source: 'chat',
    ...(answersReturn ? { answers: same ? ('explained' as const) : ('resubmitted' as const) } : {}),
  };
  const events: Event[] = [corrected, ...tasksDone(one, [criterionId], ['return', 'question', 'contest'])];
  const asked = one.tasks.some((task) => task.kind === 'question' && task.details.criterionId === criterionId);
  if (answersReturn || asked || each.figure.state === 'verified') {
    const card = correctedCard(one, each, args.value, args.words, version);
    const verifier = one.report.acts.filter((act) => act.criterionId === criterionId && act.act === 'verified').at(-1);
    const officer = officerOf(one, criterionId) ?? verifier?.by?.personId ?? null;
    events.push(...answeredTo(one, each, officer).map((personId) => tellOne(personId, one, card)));
  }
  return ok({ events, result: { one, each, version, answersReturn } });
};

/**
 * The unit contests a value that verification recorded. Refuses `changed`, `contest_nothing` (no such value stands),
 * `contested_already` (once per report and criterion), `words_missing`.
 */
export const contestValue: Decide<FigureArgs & { readonly words: string }, Found & { readonly told: number }> = async (
  args,
  facts,
  { make },
) => {
  const found = await figureOf(args, facts);
  if (!found.ok) return found;
  const { one, each } = found.value;
  const words = args.words.trim();
  const before = one.report.acts.filter((act) => act.criterionId === args.criterionId);
  if (before.some((act) => act.act === 'contested')) return refuse('contested_already');
  if (each.figure.source !== 'verifier' || each.figure.state !== 'verified') return refuse('contest_nothing');
  if (words === '') return refuse('words_missing');
  const place = placeOf(one, args.criterionId);
  const able = [...judges(one, { ...each, contested: true })];
  const details = {
    obligationId: place.obligationId,
    criterionId: place.criterionId,
    version: args.version,
    words,
    officer: each.figure.by?.personId ?? '',
  };
  const subject = aboutReport(place.obligationId);
  const card = contestedCard(one, each, words);
  const events: Event[] = [
    { type: 'figure_contested', ...place, version: args.version, words },
    { type: 'task_opened', taskId: make.newId(), campaignId: place.campaignId, kind: 'contest', subject, details },
    ...able.map((personId) => tellOne(personId, one, card)),
  ];
  return ok({ events, result: { one, each, told: able.length } });
};

/** The unit answers a question; the reply goes back to who asked. Refuses `answered_already` and `words_missing`. */
export const answerQuestion: Decide<UnitArgs & { readonly taskId: string; readonly words: string }, Found> = async (
  args,
  facts,
) => {
  const found = await readCase(facts, args.campaignId, args.obligationId);
  if (!found.ok) return found;
  const one = found.value;
  const task = one.tasks.find((each) => each.id === args.taskId && each.kind === 'question');
  const each = figureAt(one, String(task?.details.criterionId ?? ''));
  const words = args.words.trim();
  if (task === undefined || each === undefined) return refuse('answered_already');
  if (words === '') return refuse('words_missing');
  const told = answeredTo(one, each, String(task.details.officer ?? ''));
  const events: Event[] = [
    { type: 'review_noted', act: 'answered', ...placeOf(one, each.criterion.id), version: each.figure.version, words },
    { type: 'task_done', taskId: task.id },
    ...told.map((personId) => tellOne(personId, one, answered(one, each, String(task.details.text ?? ''), words))),
  ];
  return ok({ events, result: { one, each } });
};

/**
 * The unit confirms what the office's only officer typed for it, since nobody else may judge that; it is marked so.
 * Refuses `changed`, and `not_own` where the office has somebody who may judge, or the unit typed it itself.
 */
export const confirmOwn: Decide<UnitArgs & { readonly version: number }, ReviewCase> = async (args, facts) => {
  const found = await readCase(facts, args.campaignId, args.obligationId);
  if (!found.ok) return found;
  const one = found.value;
  if (one.report.obligation.submitted?.version !== args.version) return refuse('changed');
  const mine = one.figures.filter(
    (each) => each.figure.state === 'reported' && each.figure.source === 'entered_for' && judges(one, each).size === 0,
  );
  if (mine.length === 0) return refuse('not_own');
  const figures = mine.map(({ figure: { unitId, criterionId, version } }) => ({ unitId, criterionId, version }));
  const { campaignId, period } = one.report.obligation;
  return ok({ events: [{ type: 'figures_verified', campaignId, period, figures, own: true }], result: one });
};

const TOUCHES: readonly string[] = ['verified', 'confirmed_own', 'returned', 'set', 'decided', 'contested'];

/** Verification has begun with this sending. */
const isTouched = (one: ReviewCase, sentAt: number): boolean =>
  one.figures.some((each) => each.figure.state !== 'reported') ||
  one.report.acts.some((act) => TOUCHES.includes(act.act) && act.at >= sentAt);

/**
 * Takes a sending back: sent by mistake, or for the wrong unit. Refuses `verified_already` once a figure was agreed
 * with, returned or set, and `changed`.
 */
export const withdrawReport: Decide<
  UnitArgs & { readonly version: number; readonly reason: string | null },
  ReviewCase
> = async (args, facts) => {
  const found = await readCase(facts, args.campaignId, args.obligationId);
  if (!found.ok) return found;
  const one = found.value;
  if (one.report.obligation.submitted?.version !== args.version) return refuse('changed');
  const events = withdrawn(one, args.reason);
  return events.ok ? ok({ events: events.value, result: one }) : events;
};

/** What a withdrawal does, whoever may do it: the sending is gone, what was asked about it is settled. */
export function withdrawn(one: ReviewCase, reason: string | null): Result<readonly Event[]> {
  const { id: obligationId, campaignId, submitted, unit, period } = one.report.obligation;
  if (submitted === null) return refuse('not_sent');
  if (isTouched(one, submitted.at)) return refuse('verified_already');
  const { version } = submitted;
  return ok([
    ...one.tasks.map((task): Event => ({ type: 'task_done', taskId: task.id })),
    { type: 'report_withdrawn', campaignId, obligationId, unitId: unit.id, period, version, reason },
  ]);
}

/** Reports that went out, figures corrected, figures imported. A figure is never changed, only followed. */
import { and, eq, sql } from 'drizzle-orm';
import type { FigureOrigin, FigureSource, FigureState, FigureValue } from '../../domain/figure.js';
import type { Day, Instant } from '../../domain/time.js';
import type { ReportEvent } from '../../events/event.js';
import type { Db, Tx } from '../port.js';
import { cancelAbout } from '../queries/outbox.js';
import { seat } from '../schema/people.js';
import { obligation } from '../schema/plan.js';
import { draft, draftAnswer, figure } from '../schema/report.js';
import { draftDoubt } from '../schema/review.js';
import { type ApplyEnv, figuresStamp, renewStamp, StaleDecision } from './context.js';
import { takeBackReminders } from './reminder.js';
import { putAct } from './review-act.js';

type Of<T extends ReportEvent['type']> = Extract<ReportEvent, { type: T }>;

const p = sql.placeholder;

const retire = (db: Db) =>
  db
    .update(figure)
    .set({ current: false })
    .where(
      and(
        eq(figure.campaignId, p('campaignId')),
        eq(figure.period, p('period')),
        eq(figure.criterionId, p('criterionId')),
        eq(figure.unitId, p('unitId')),
        sql`${figure.current} = 1`,
      ),
    )
    .returning({ version: figure.version })
    .prepare();

const insertFigure = (db: Db) =>
  db
    .insert(figure)
    .values({
      campaignId: p('campaignId'),
      unitId: p('unitId'),
      period: p('period'),
      criterionId: p('criterionId'),
      version: p('version'),
      current: true,
      kind: p('kind'),
      numerator: p('numerator'),
      denominator: p('denominator'),
      value: p('value'),
      whyNot: p('whyNot'),
      state: p('state'),
      source: p('source'),
      note: p('note'),
      origin: p('origin'),
      reason: p('reason'),
      supplementary: p('supplementary'),
      asOf: p('asOf'),
      at: p('at'),
      bySeat: p('bySeat'),
      confirmed: p('confirmed'),
    })
    .prepare();

/** A value as columns. */
function columnsOf(value: FigureValue) {
  const none = { kind: value.kind, numerator: null, denominator: null, value: null, whyNot: null };
  switch (value.kind) {
    case 'ratio':
      return { ...none, numerator: value.numerator, denominator: value.denominator };
    case 'percent':
      return { ...none, value: value.percent };
    case 'count':
      return { ...none, value: value.value };
    case 'not_arisen':
      return { ...none, whyNot: value.reason };
    default:
      return value satisfies never;
  }
}

interface NewFigure {
  readonly campaignId: string;
  readonly unitId: number;
  readonly period: string;
  readonly criterionId: string;
  readonly value: FigureValue;
  readonly note: string | null;
  readonly origin?: FigureOrigin | null;
  readonly reason: string | null;
  readonly supplementary: boolean;
  readonly state: FigureState;
  readonly source: FigureSource;
  readonly asOf: Day | null;
  readonly at: Instant;
  readonly bySeat: string | null;
  readonly confirmed: boolean;
}

/** The highest version there ever was: a report that was withdrawn has none in force, and is not numbered anew. */
const lastVersion = (db: Db) =>
  db
    .select({ version: sql<number>`coalesce(max(${figure.version}), 0)` })
    .from(figure)
    .where(
      and(
        eq(figure.campaignId, p('campaignId')),
        eq(figure.period, p('period')),
        eq(figure.criterionId, p('criterionId')),
        eq(figure.unitId, p('unitId')),
      ),
    )
    .prepare();

/** `after`: the version the decision saw; null where it was made without looking at one. Gives the version written. */
export async function putFigure(tx: Tx, fresh: NewFigure, after: number | null): Promise<number> {
  const { campaignId, unitId, period, criterionId } = fresh;
  const place = { campaignId, unitId, period, criterionId };
  const [old] = await tx.prepared(retire).execute(place);
  if (after !== null && (old?.version ?? 0) !== after) throw new StaleDecision('figure version');
  const found = old?.version ?? (await tx.prepared(lastVersion).execute(place))[0]?.version ?? 0;
  const { value, ...rest } = fresh;
  await tx.prepared(insertFigure).execute({ origin: null, ...rest, ...columnsOf(value), version: found + 1 });
  return found + 1;
}

/** The seat that sends, and whether the inviter has said it is the right person. */
export async function sender(
  tx: Tx,
  env: ApplyEnv,
  by?: string,
): Promise<{ bySeat: string | null; confirmed: boolean }> {
  const bySeat = by ?? (env.actor.kind === 'seat' ? env.actor.seatId : null);
  if (bySeat === null) return { bySeat: null, confirmed: true };
  const [row] = await tx.db.select({ confirmedAt: seat.confirmedAt }).from(seat).where(eq(seat.id, bySeat));
  return { bySeat, confirmed: row !== undefined && row.confirmedAt !== null };
}

export async function reportSubmitted(tx: Tx, event: Of<'report_submitted'>, env: ApplyEnv): Promise<void> {
  const { campaignId, obligationId, unitId, period, receipt, at, onTime, asOf, highlight, source } = event;
  const [held] = await tx.db.select().from(draft).where(eq(draft.obligationId, obligationId));
  if ((held?.version ?? 0) !== event.draftVersion) throw new StaleDecision('draft version');
  const taken = and(eq(obligation.campaignId, campaignId), eq(obligation.receipt, receipt));
  const [other] = await tx.db.select({ id: obligation.id }).from(obligation).where(taken);
  if (other !== undefined) throw new StaleDecision('receipt exists');
  const by = await sender(tx, env, event.by);
  const sent = await tx.db
    .update(obligation)
    .set({ submittedAt: at, onTime, receipt, version: 1, asOf, highlight, submittedBy: by.bySeat })
    .where(and(eq(obligation.id, obligationId), sql`${obligation.submittedAt} is null`))
    .returning({ id: obligation.id });
  if (sent.length !== 1) throw new StaleDecision('report is sent');
  for (const one of event.figures) {
    const rest = { reason: null, supplementary: false, state: 'reported' as const, source, asOf, at, ...by };
    await putFigure(tx, { campaignId, unitId, period, ...one, ...rest }, null);
  }
  await takeBackReminders(tx, [obligationId], 'met', env);
  await keepDoubt(tx, event, by.bySeat, env);
  await cancelAbout(tx, `obligation:${obligationId}`, 'report_submitted', env.now);
  await renewStamp(tx, figuresStamp(campaignId, period), env, [unitId]);
}

/** How the unit answered the one question about an unusual figure goes along with the report. */
async function keepDoubt(tx: Tx, event: Of<'report_submitted'>, bySeat: string | null, env: ApplyEnv): Promise<void> {
  const [doubt] = await tx.db.select().from(draftDoubt).where(eq(draftDoubt.obligationId, event.obligationId));
  if (doubt === undefined || doubt.answer === '' || event.source !== 'chat') return;
  // What was said about a figure says nothing about another one typed in its place.
  const place = and(eq(draftAnswer.obligationId, event.obligationId), eq(draftAnswer.criterionId, doubt.criterionId));
  const [typed] = await tx.db.select({ at: draftAnswer.at }).from(draftAnswer).where(place);
  if (typed === undefined || typed.at > doubt.at) return;
  const { criterionId, answer: words } = doubt;
  await putAct(tx, { ...event, criterionId, version: 1, act: 'doubt', words }, bySeat, env);
}

export async function reportReceived(tx: Tx, event: Of<'report_received'>, env: ApplyEnv): Promise<void> {
  const { obligationId, receipt, at, asOf } = event;
  const [met] = await tx.db
    .update(obligation)
    .set({ submittedAt: at, onTime: null, receipt, version: 1, asOf })
    .where(and(eq(obligation.id, obligationId), sql`${obligation.submittedAt} is null`))
    .returning({ unitId: obligation.unitId, period: obligation.period });
  if (met === undefined) throw new StaleDecision('report is sent');
  await takeBackReminders(tx, [obligationId], 'met', env);
  await cancelAbout(tx, `obligation:${obligationId}`, 'report_received', env.now);
  await renewStamp(tx, figuresStamp(event.campaignId, met.period), env, [met.unitId]);
}

export async function figureCorrected(tx: Tx, event: Of<'figure_corrected'>, env: ApplyEnv): Promise<void> {
  const { campaignId, obligationId, unitId, period, reason, supplementary, source, at, version } = event;
  const [moved] = await tx.db
    .update(obligation)
    .set({ version })
    .where(and(eq(obligation.id, obligationId), eq(obligation.version, version - 1)))
    .returning({ asOf: obligation.asOf });
  if (moved === undefined) throw new StaleDecision('report version');
  const rest = { reason, supplementary, state: 'reported' as const, source, asOf: moved.asOf, at };
  const by = await sender(tx, env);
  const made = await putFigure(tx, { campaignId, unitId, period, ...event.figure, ...rest, ...by }, event.after);
  if (event.answers !== undefined) {
    const { criterionId } = event.figure;
    const act = { campaignId, unitId, period, criterionId, version: made, act: event.answers, words: reason };
    await putAct(tx, act, by.bySeat, env);
  }
  await renewStamp(tx, figuresStamp(campaignId, period), env, [unitId]);
}

export async function figuresImported(tx: Tx, event: Of<'figures_imported'>, env: ApplyEnv): Promise<void> {
  const { campaignId, source, at } = event;
  const by = await sender(tx, env);
  for (const { after, ...one } of event.figures) {
    const rest = { reason: null, supplementary: false, source, asOf: null, at, ...by };
    await putFigure(tx, { campaignId, ...one, ...rest }, after);
  }
  for (const period of new Set(event.figures.map((one) => one.period))) {
    const units = event.figures.filter((one) => one.period === period).map((one) => one.unitId);
    await renewStamp(tx, figuresStamp(campaignId, period), env, units);
  }
}

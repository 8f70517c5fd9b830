/** Thẩm định số liệu: agreed, returned, set to another value, contested, withdrawn. Each names the version it saw. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { FigureState } from '../../domain/figure.js';
import type { ReportEvent, ReviewEvent } from '../../events/event.js';
import type { Tx } from '../port.js';
import { cancelAbout } from '../queries/outbox.js';
import { obligation } from '../schema/plan.js';
import { figure } from '../schema/report.js';
import { type ApplyEnv, figuresStamp, renewStamp, StaleDecision } from './context.js';
import { putFigure, sender } from './report.js';
import { putAct } from './review-act.js';

type Of<T extends ReviewEvent['type']> = Extract<ReviewEvent, { type: T }>;

interface Which {
  readonly campaignId: string;
  readonly period: string;
  readonly unitId: number;
  readonly criterionId: string;
  readonly version: number;
}

const seatOf = (env: ApplyEnv): string | null => (env.actor.kind === 'seat' ? env.actor.seatId : null);

/** The value stays, its state moves; a figure that changed or moved meanwhile is not the one that was looked at. */
async function moveState(tx: Tx, which: Which, from: readonly FigureState[], state: FigureState): Promise<void> {
  const { campaignId, period, criterionId, unitId, version } = which;
  const done = await tx.db
    .update(figure)
    .set({ state })
    .where(
      and(
        eq(figure.campaignId, campaignId),
        eq(figure.period, period),
        eq(figure.criterionId, criterionId),
        eq(figure.unitId, unitId),
        eq(figure.version, version),
        inArray(figure.state, [...from]),
        sql`${figure.current} = 1`,
      ),
    )
    .returning({ id: figure.id });
  if (done.length !== 1) throw new StaleDecision('figure version');
}

export async function figuresVerified(
  tx: Tx,
  event: Extract<ReportEvent, { type: 'figures_verified' }>,
  env: ApplyEnv,
): Promise<void> {
  const { campaignId, period } = event;
  const act = event.own === true ? 'confirmed_own' : 'verified';
  for (const one of event.figures) {
    await moveState(tx, { campaignId, period, ...one }, ['reported', 'returned'], 'verified');
    await putAct(tx, { campaignId, period, ...one, act, words: null }, seatOf(env), env);
  }
  await renewStamp(
    tx,
    figuresStamp(campaignId, period),
    env,
    event.figures.map((one) => one.unitId),
  );
}

export async function figureReturned(tx: Tx, event: Of<'figure_returned'>, env: ApplyEnv): Promise<void> {
  await moveState(tx, event, ['reported', 'verified'], 'returned');
  await putAct(tx, { ...event, act: 'returned', words: event.reason }, seatOf(env), env);
  await renewStamp(tx, figuresStamp(event.campaignId, event.period), env, [event.unitId]);
}

export async function figureSet(tx: Tx, event: Of<'figure_set'>, env: ApplyEnv): Promise<void> {
  const { campaignId, obligationId, unitId, period, criterionId, value, reason, after, version, at, act } = event;
  const [moved] = await tx.db
    .update(obligation)
    .set({ version })
    .where(and(eq(obligation.id, obligationId), eq(obligation.version, version - 1)))
    .returning({ asOf: obligation.asOf });
  if (moved === undefined) throw new StaleDecision('report version');
  const by = await sender(tx, env);
  const rest = { note: null, reason, supplementary: false, state: 'verified', source: 'verifier' } as const;
  const fresh = { campaignId, unitId, period, criterionId, value, ...rest, asOf: moved.asOf, at, ...by };
  const made = await putFigure(tx, fresh, after);
  await putAct(tx, { campaignId, unitId, period, criterionId, version: made, act, words: reason }, by.bySeat, env);
  await renewStamp(tx, figuresStamp(campaignId, period), env, [unitId]);
}

export async function figureContested(tx: Tx, event: Of<'figure_contested'>, env: ApplyEnv): Promise<void> {
  await moveState(tx, event, ['verified'], 'reported');
  await putAct(tx, { ...event, act: 'contested' }, seatOf(env), env);
  await renewStamp(tx, figuresStamp(event.campaignId, event.period), env, [event.unitId]);
}

export async function reviewNoted(tx: Tx, event: Of<'review_noted'>, env: ApplyEnv): Promise<void> {
  await putAct(tx, event, seatOf(env), env);
}

/** Nothing verified, returned or set may be withdrawn: the figures must all stand as they were sent. */
export async function reportWithdrawn(tx: Tx, event: Of<'report_withdrawn'>, env: ApplyEnv): Promise<void> {
  const { campaignId, obligationId, unitId, period, version, reason } = event;
  const [gone] = await tx.db
    .update(obligation)
    .set({ submittedAt: null, onTime: null, receipt: null, version: 0, asOf: null, highlight: null, submittedBy: null })
    .where(and(eq(obligation.id, obligationId), eq(obligation.version, version)))
    .returning({ id: obligation.id });
  if (gone === undefined) throw new StaleDecision('report version');
  const retired = await tx.db
    .update(figure)
    .set({ current: false })
    .where(
      and(
        eq(figure.campaignId, campaignId),
        eq(figure.unitId, unitId),
        eq(figure.period, period),
        sql`${figure.current} = 1`,
      ),
    )
    .returning({ state: figure.state });
  if (retired.some((one) => one.state !== 'reported')) throw new StaleDecision('figure state');
  await putAct(
    tx,
    { campaignId, unitId, period, criterionId: null, version, act: 'withdrawn', words: reason },
    seatOf(env),
    env,
  );
  await cancelAbout(tx, `report:${obligationId}`, 'report_withdrawn', env.now);
  await renewStamp(tx, figuresStamp(campaignId, period), env, [unitId]);
}

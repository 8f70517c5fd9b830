/** A period is closed and opened again; a rule of the campaign is decided. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { ReviewEvent } from '../../events/event.js';
import type { Tx } from '../port.js';
import { figure } from '../schema/report.js';
import { campaignRule, periodClosing } from '../schema/review.js';
import { type ApplyEnv, figuresStamp, renewStamp, StaleDecision } from './context.js';

type Of<T extends ReviewEvent['type']> = Extract<ReviewEvent, { type: T }>;

const seatOf = (env: ApplyEnv): string | null => (env.actor.kind === 'seat' ? env.actor.seatId : null);

const inPeriod = (campaignId: string, period: string) =>
  and(eq(figure.campaignId, campaignId), eq(figure.period, period), sql`${figure.current} = 1`);

/** What was verified becomes final; what was not stays as it is, and is locked with the rest. */
export async function periodClosed(tx: Tx, event: Of<'period_closed'>, env: ApplyEnv): Promise<void> {
  const { campaignId, period, open } = event;
  const unverified = sql`${figure.state} in ('reported', 'returned')`;
  const [counted] = await tx.db
    .select({ n: sql<number>`count(*)` })
    .from(figure)
    .where(and(inPeriod(campaignId, period), unverified));
  if ((counted?.n ?? 0) !== open) throw new StaleDecision('open figures');
  const [made] = await tx.db
    .insert(periodClosing)
    .values({ campaignId, period, closedAt: env.now, bySeat: seatOf(env) })
    .onConflictDoNothing()
    .returning({ id: periodClosing.id });
  if (made === undefined) throw new StaleDecision('period is closed');
  await tx.db
    .update(figure)
    .set({ state: 'final' })
    .where(and(inPeriod(campaignId, period), eq(figure.state, 'verified')));
  await renewStamp(tx, figuresStamp(campaignId, period), env);
}

export async function periodReopened(tx: Tx, event: Of<'period_reopened'>, env: ApplyEnv): Promise<void> {
  const { campaignId, period, reason, askedBy } = event;
  const open = and(
    eq(periodClosing.campaignId, campaignId),
    eq(periodClosing.period, period),
    isNull(periodClosing.reopenedAt),
  );
  const done = await tx.db
    .update(periodClosing)
    .set({ reopenedAt: env.now, reopenedBy: seatOf(env), askedBy, reason })
    .where(open)
    .returning({ id: periodClosing.id });
  if (done.length !== 1) throw new StaleDecision('period is open');
  await tx.db
    .update(figure)
    .set({ state: 'verified' })
    .where(and(inPeriod(campaignId, period), eq(figure.state, 'final')));
  await renewStamp(tx, figuresStamp(campaignId, period), env);
}

export async function ruleDecided(tx: Tx, event: Of<'rule_decided'>, env: ApplyEnv): Promise<void> {
  const { campaignId, rule, value, document } = event;
  const set = { value, document, bySeat: seatOf(env) };
  await tx.db
    .insert(campaignRule)
    .values({ campaignId, rule, ...set, at: env.now })
    .onConflictDoUpdate({ target: [campaignRule.campaignId, campaignRule.rule, campaignRule.at], set });
}

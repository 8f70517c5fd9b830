/** Who has reported and who has not, for one period. */
import type { UnitProgress } from '../conversation/facts.js';
import { ok, refuse } from '../domain/problem.js';
import type { Instant } from '../domain/time.js';
import type { Decide } from './decide.js';
import { currentObligation, owedBy } from './periods-known.js';

export interface ReportedArgs {
  readonly campaignId: string;
  /** Null for the newest period whose window has opened. */
  readonly period: string | null;
}

export interface Reported {
  readonly period: string;
  readonly dueBefore: Instant | null;
  /** By the time of sending. */
  readonly sent: readonly (UnitProgress & { readonly submittedAt: Instant })[];
  /** By name. */
  readonly notSent: readonly UnitProgress[];
}

const names = new Intl.Collator('vi', { numeric: true });

/** Refuses `campaign_unknown`, and `period_none` when no window has opened yet. */
export const reported: Decide<ReportedArgs, Reported> = async ({ campaignId, period }, facts, { now }) => {
  const campaign = await facts.campaign(campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: campaignId });
  const asked =
    period === null
      ? await currentObligation(campaign, facts, now)
      : ((await owedBy(campaign, facts, now)).find((one) => one.period === period) ?? null);
  if (asked === null) return refuse('period_none', { period: period ?? '' });
  const all = await facts.progress(campaignId, asked.period);
  const sent = all.flatMap((one) => (one.submittedAt === null ? [] : [{ ...one, submittedAt: one.submittedAt }]));
  const notSent = all.filter((one) => one.submittedAt === null);
  return ok({
    events: [],
    result: {
      period: asked.period,
      dueBefore: asked.dueBefore,
      sent: sent.sort((a, b) => a.submittedAt - b.submittedAt || names.compare(a.unit.name, b.unit.name)),
      notSent: notSent.sort((a, b) => names.compare(a.unit.name, b.unit.name)),
    },
  });
};

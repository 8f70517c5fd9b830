/** What is known of one report that a reminder speaks about, whoever asked for the reminder: a rule or the office. */
import { criteriaAsked } from '../conversation/criteria-asked.js';
import type { Facts, OwingView } from '../conversation/facts.js';
import { periodWords } from '../conversation/periods.js';
import type { Plan } from '../domain/plan.js';
import type { Instant } from '../domain/time.js';
import type { SaidReport } from './say.js';

type Owed = Pick<OwingView, 'obligationId' | 'campaignId' | 'unit' | 'period' | 'dueBefore'>;

/**
 * When the report was sent up to the head of the unit, who has not answered yet; null where it was not, or a figure was
 * changed since: it is then its sender's to send up again.
 */
export async function sentUpAt(
  { campaignId, obligationId }: Pick<Owed, 'campaignId' | 'obligationId'>,
  facts: Facts,
): Promise<Instant | null> {
  const tasks = await facts.tasksAbout(campaignId, `obligation:${obligationId}`);
  const sentUp = tasks.find((one) => one.kind === 'approve');
  if (sentUp === undefined) return null;
  const version = (await facts.draft(obligationId))?.version ?? 0;
  return version === Number(sentUp.details.draftVersion) ? Number(sentUp.details.sentAt) : null;
}

/** `how`: what the rule alone decides. */
export async function saidReport(
  plan: Plan,
  { obligationId, campaignId, unit, period, dueBefore }: Owed,
  facts: Facts,
  how: Pick<SaidReport, 'rule' | 'promise' | 'prepare' | 'head'>,
): Promise<SaidReport> {
  const criteria = await criteriaAsked(plan, { campaignId, unit, period }, facts);
  const draft = await facts.draft(obligationId);
  return {
    ...how,
    obligationId,
    unit: unit.name,
    period: periodWords(period),
    dueBefore,
    labels: criteria.map((one) => one.label ?? one.shortName),
    done: draft === null || draft.droppedAt !== null ? 0 : draft.answers.length,
    agency: plan.roles.standingAgency.label,
    sentUpAt: await sentUpAt({ campaignId, obligationId }, facts),
  };
}

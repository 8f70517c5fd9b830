/**
 * A head who is silent on the last day: the standing agency is told which reports wait, since from then on the signed
 * document's number counts in the head's place. Told once for each sending up.
 */
import type { CampaignView, Facts, ObligationView, TaskView } from '../conversation/facts.js';
import { needsApprovalIn } from '../conversation/flows/report/approval.js';
import { periodWords } from '../conversation/periods.js';
import { bubble, choice, tell } from '../conversation/turn.js';
import { lastDayOf } from '../domain/obligation.js';
import { ok } from '../domain/problem.js';
import { dayOf, type Instant } from '../domain/time.js';
import { bareName } from '../domain/unit.js';
import { documentCountsFrom } from '../domain/verification.js';
import type { CampaignId, Event } from '../events/event.js';
import { type Bubble, type Line, line, type Param } from '../messages/message.js';
import type { Decide } from './decide.js';

/** A head is given so long before being called silent. */
const PATIENCE_MS = 2 * 3_600_000;
const MOST_NAMES = 8;

interface Silent {
  readonly obligation: ObligationView;
  readonly task: TaskView;
}

async function silentNow(campaign: CampaignView, facts: Facts, now: Instant): Promise<readonly Silent[]> {
  const found: Silent[] = [];
  const { calendar } = await facts.calendar(campaign.id);
  for (const task of (await facts.openTasks(campaign.id)).filter((one) => one.kind === 'approve')) {
    const obligation = await facts.obligation(String(task.details.obligationId));
    const due = obligation?.dueBefore ?? null;
    if (obligation === null || due === null || obligation.submitted !== null) continue;
    if (now < Math.max(documentCountsFrom(due, calendar), Number(task.details.sentAt) + PATIENCE_MS)) continue;
    if ((await facts.holders(campaign.id, 'unit_head', obligation.unit.id)).length === 0) continue;
    const acts = await facts.reviewActs(campaign.id, obligation.unit.id, obligation.period);
    const version = Number(task.details.draftVersion);
    // Changed since it was sent up: the head waits for another card.
    if (((await facts.draft(obligation.id))?.version ?? 0) !== version) continue;
    if (acts.some((act) => act.act === 'head_silent' && act.version === version)) continue;
    found.push({ obligation, task });
  }
  return found;
}

export const tellSilentHeads: Decide<{ readonly campaignId: CampaignId }, { readonly silent: number }> = async (
  { campaignId },
  facts,
  { now },
) => {
  const nothing = ok({ events: [], result: { silent: 0 } });
  const campaign = await facts.campaign(campaignId);
  if (campaign === null || !(await needsApprovalIn(campaign, facts))) return nothing;
  const silent = await silentNow(campaign, facts, now);
  if (silent.length === 0) return nothing;
  const events: Event[] = silent.map(({ obligation, task }) => {
    const { id: obligationId, unit, period } = obligation;
    const place = { campaignId, obligationId, unitId: unit.id, period, criterionId: null };
    return {
      type: 'review_noted',
      act: 'head_silent',
      ...place,
      version: Number(task.details.draftVersion),
      words: null,
    };
  });
  const officers = await facts.holders(campaignId, 'coordinator', null);
  for (const period of new Set(silent.map((one) => one.obligation.period))) {
    const said = news(silent.filter((one) => one.obligation.period === period));
    events.push(...officers.map((personId) => tell(personId, said, `campaign:${campaignId}`)));
  }
  return ok({ events, result: { silent: silent.length } });
};

/** "Đài Sơn (trình 08/12)" */
function rows(silent: readonly Silent[]): Line[] {
  const names: Param[] = silent.slice(0, MOST_NAMES).map(({ obligation, task }) => ({
    line: line('heads.one', {
      unit: bareName(obligation.unit),
      day: { day: dayOf(Number(task.details.sentAt)), form: 'short' },
    }),
  }));
  const more = silent.length - names.length;
  return [line(more > 0 ? 'heads.names_more' : 'heads.names', { names: { list: names }, more })];
}

function news(silent: readonly Silent[]): Bubble {
  const [first] = silent;
  const { period = '', dueBefore = 0 } = first?.obligation ?? {};
  const last = { day: lastDayOf(dueBefore ?? 0), form: 'weekday' as const };
  const lines = [line('heads.title', { period: periodWords(period), last }), ...rows(silent), line('heads.paper')];
  return bubble(lines, [choice('menu:status', 'menu_status')], { titled: true });
}

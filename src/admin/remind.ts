/**
 * The coordinator reminds by hand: one unit, a tier, or all who owe. The same daily cap as the planner's, set aside only
 * with a reason; a promise is kept in any case. Sent within sending hours.
 */
import type { CampaignView, Facts, OwingView } from '../conversation/facts.js';
import { periodWords } from '../conversation/periods.js';
import { endOfSending, NATIONAL, nextSendingInstant } from '../domain/calendar.js';
import { collectedCriteria } from '../domain/plan.js';
import { ok, type Result, refuse } from '../domain/problem.js';
import { dayOf, type Instant } from '../domain/time.js';
import type { DecidedIntent, Event, PersonId, Reminding, SeatId } from '../events/event.js';
import type { Bubble } from '../messages/message.js';
import { needsCall } from '../reminders/calls.js';
import { isFull } from '../reminders/plan.js';
import { DEFAULT_RULES } from '../reminders/rules.js';
import { sayReminder } from '../reminders/say.js';
import type { Decide, Desk } from './decide.js';

/** Whom: everybody who owes, a tier's units, or one unit. */
export type RemindScope = 'all' | { readonly tier: string } | { readonly unitId: number };

export interface RemindArgs {
  readonly campaignId: string;
  readonly scope: RemindScope;
  readonly seatId: SeatId;
  /** Why somebody is reminded although they had their messages; null keeps the cap. */
  readonly because: string | null;
}

/** Why an owing unit is left alone. */
export type Left = 'told' | 'promised' | 'no_person';

export interface Nudge {
  readonly will: readonly OwingView[];
  readonly left: readonly { readonly owing: OwingView; readonly why: Left }[];
  /** When the messages go out: now, or at the beginning of the next sending hours. */
  readonly at: Instant;
}

const names = new Intl.Collator('vi', { numeric: true });

export async function owingIn(campaignId: string, scope: RemindScope, facts: Facts): Promise<readonly OwingView[]> {
  const all = [...(await facts.owing(campaignId))].sort((a, b) => names.compare(a.unit.name, b.unit.name));
  if (scope === 'all') return all;
  return all.filter((one) => ('tier' in scope ? one.unit.tier === scope.tier : one.unit.id === scope.unitId));
}

function whyLeft(one: OwingView, at: Instant, because: string | null): Left | null {
  if (one.people.length === 0) return 'no_person';
  if (one.promise !== null && one.promise.day >= dayOf(at)) return 'promised';
  const free = one.people.some((person) => !isFull(DEFAULT_RULES, person.told, at));
  return free || because !== null ? null : 'told';
}

/** Refuses `campaign_unknown` and `nobody_owes`; nobody to remind is a result with an empty `will`. */
export const remindByHand: Decide<RemindArgs, Nudge> = async (args, facts, desk) => {
  const campaign = await facts.campaign(args.campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: args.campaignId });
  const owing = await owingIn(args.campaignId, args.scope, facts);
  if (owing.length === 0) return refuse('nobody_owes');
  const at = nextSendingInstant(NATIONAL, desk.now);
  const left = owing.flatMap((one) => {
    const why = whyLeft(one, at, args.because);
    return why === null ? [] : [{ owing: one, why }];
  });
  const will = owing.filter((one) => !left.some((other) => other.owing === one));
  const reminders = remindersFor(will, campaign, at, args, desk);
  const byHand = { seatId: args.seatId, because: args.because };
  const event: Event = { type: 'reminders_decided', reminders, others: [], byHand };
  return ok({ events: reminders.length === 0 ? [] : [event], result: { will, left, at } });
};

/** One message to each person, whatever they owe. */
function remindersFor(
  will: readonly OwingView[],
  campaign: CampaignView,
  at: Instant,
  args: RemindArgs,
  desk: Desk,
): Reminding[] {
  const byPerson = new Map<PersonId, OwingView[]>();
  for (const one of will) {
    for (const { personId, told } of one.people) {
      if (args.because === null && isFull(DEFAULT_RULES, told, at)) continue;
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), one]);
    }
  }
  const occurrence = desk.make.newId();
  return [...byPerson].map(([personId, mine]) => ({
    ...reminding(mine[0]?.obligationId ?? '', wordsFor(mine, campaign, at), at, desk.now),
    personId,
    intents: mine.map((one) => intent(one, personId, occurrence, at)),
  }));
}

export function reminding(
  obligationId: string,
  bubble: Bubble,
  at: Instant,
  now: Instant,
): Omit<Reminding, 'personId' | 'intents'> {
  const notAfter = endOfSending(NATIONAL, at) - 1;
  return {
    bubble,
    template: null,
    about: `obligation:${obligationId}`,
    notBefore: at > now ? at : null,
    notAfter,
    rung: null,
  };
}

export function intent(one: OwingView, personId: PersonId, occurrence: string, at: Instant): DecidedIntent {
  const { campaignId, obligationId: subject } = one;
  return { campaignId, subject, rule: 'by-hand', occurrence, personId, at, state: 'sent', reason: null };
}

function wordsFor(mine: readonly OwingView[], { plan }: CampaignView, at: Instant): Bubble {
  const reports = mine.map((one) => ({
    obligationId: one.obligationId,
    unit: one.unit.name,
    period: periodWords(one.period),
    dueBefore: one.dueBefore,
    rule: 'by-hand' as const,
    half: null,
    labels: collectedCriteria(plan, one.unit.tier).map((criterion) => criterion.label ?? criterion.shortName),
    done: 0,
    agency: plan.roles.standingAgency.label,
    prepare: false,
    sentUpAt: null,
    head: at >= one.dueBefore,
  }));
  return sayReminder(reports, [], NATIONAL, at);
}

/** By name. */
export async function callList(campaignId: string, facts: Facts, now: Instant): Promise<readonly OwingView[]> {
  const owing = await owingIn(campaignId, 'all', facts);
  return owing.filter((one) => needsCall(one, DEFAULT_RULES, now));
}

/** Telling the unit's head is proposed, never automatic, and only when the focal point has been told that it may come. */
export async function mayTellHead(one: OwingView, facts: Facts): Promise<readonly PersonId[]> {
  if (one.people.length > 0 && !one.headNext) return [];
  return facts.holders(one.campaignId, 'unit_head', one.unit.id);
}

export type HeadTold = Result<{ readonly events: readonly Event[]; readonly unit: string; readonly at: Instant }>;

/** Refuses `nobody_owes` and `head_not_yet` (no head takes part, or the focal point was not told before). */
export async function tellHead(
  args: { readonly campaignId: string; readonly obligationId: string; readonly seatId: SeatId },
  bubbleFor: (one: OwingView) => Bubble,
  facts: Facts,
  desk: Desk,
): Promise<HeadTold> {
  const one = (await facts.owing(args.campaignId)).find((row) => row.obligationId === args.obligationId);
  if (one === undefined) return refuse('nobody_owes');
  const heads = await mayTellHead(one, facts);
  if (heads.length === 0) return refuse('head_not_yet');
  const at = nextSendingInstant(NATIONAL, desk.now);
  const occurrence = `head ${dayOf(at)}`;
  const reminders = heads.map((personId) => ({
    ...reminding(one.obligationId, bubbleFor(one), at, desk.now),
    personId,
    intents: [intent(one, personId, occurrence, at)],
  }));
  const byHand = { seatId: args.seatId, because: null };
  return ok({ events: [{ type: 'reminders_decided', reminders, others: [], byHand }], unit: one.unit.name, at });
}

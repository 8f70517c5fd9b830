/**
 * The coordinator reminds by hand: one unit, a tier, or all who owe. The same daily cap as the planner's, set aside only
 * with a reason; a promise is kept in any case. Sent within sending hours, by the campaign's own calendar.
 */
import type { CampaignView, Facts, OwingView } from '../conversation/facts.js';
import { type Calendar, endOfSending, nextSendingInstant } from '../domain/calendar.js';
import { ok, type Result, refuse } from '../domain/problem.js';
import { type ReminderRules, reminderRulesOf, TO_HEAD } from '../domain/reminder-rules.js';
import type { Instant } from '../domain/time.js';
import type { DecidedIntent, Event, PersonId, Reminding, SeatId } from '../events/event.js';
import type { Bubble } from '../messages/message.js';
import { byUnit, type Chased, isPromised, needsCall, periodsOf, worthAsking } from '../reminders/chase.js';
import { isFull } from '../reminders/plan.js';
import { saidReport, sentUpAt } from '../reminders/said-report.js';
import { reminderTemplate, type SaidReport, sayReminder } from '../reminders/say.js';
import type { Decide, Desk } from './decide.js';

export type { Chased };

/** Whom: everybody who owes, a tier's units, or one unit. */
export type RemindScope = 'all' | { readonly tier: string } | { readonly unitId: number };

export interface RemindArgs {
  readonly campaignId: string;
  readonly scope: RemindScope;
  /** Null: whatever it is time to ask for. */
  readonly period: string | null;
  readonly seatId: SeatId;
  /** Why somebody is reminded although they had their messages; null keeps the cap. */
  readonly because: string | null;
}

/** Why an owing unit is left alone. */
export type Left = 'told' | 'promised' | 'no_person' | 'no_channel';

export interface Nudge {
  readonly will: readonly Chased[];
  readonly left: readonly { readonly chased: Chased; readonly why: Left }[];
  /** What is asked for, and what is owed too though its time has not come. */
  readonly periods: readonly string[];
  readonly later: readonly string[];
  /** When the messages go out: now, or at the beginning of the next sending hours. */
  readonly at: Instant;
}

function within(owing: readonly OwingView[], scope: RemindScope): readonly OwingView[] {
  if (scope === 'all') return owing;
  return owing.filter((one) => ('tier' in scope ? one.unit.tier === scope.tier : one.unit.id === scope.unitId));
}

async function rulesFor(campaignId: string, facts: Facts): Promise<ReminderRules> {
  return reminderRulesOf((await facts.campaign(campaignId))?.plan ?? {});
}

/** The reports it is time to ask for, over the whole campaign; of one period where it is named. */
export async function askedFor(
  campaignId: string,
  period: string | null,
  facts: Facts,
  now: Instant,
): Promise<readonly OwingView[]> {
  const { calendar } = await facts.calendar(campaignId);
  return worthAsking(await facts.owing(campaignId), period, await rulesFor(campaignId, facts), calendar, now);
}

/** Whom no channel brings anything; nobody, where it is not known which channels run. */
async function unreached(chased: readonly Chased[], facts: Facts): Promise<ReadonlySet<PersonId>> {
  const people = [...new Set(chased.flatMap(({ reports }) => reports[0].people.map((one) => one.personId)))];
  if (people.length === 0) return new Set();
  const { channels, reach } = await facts.announcements().reach(people);
  const template = channels.some((one) => one.templates.includes('deadline'));
  const never = (is: string | undefined): boolean => is === 'nowhere' || (is === 'shut' && !template);
  return new Set(channels.length === 0 ? [] : people.filter((one) => never(reach.get(one)?.is)));
}

function whyLeft(
  { reports }: Chased,
  rules: ReminderRules,
  at: Instant,
  because: string | null,
  lost: ReadonlySet<PersonId>,
): Left | null {
  const [first] = reports;
  if (first.people.length === 0) return 'no_person';
  const people = first.people.filter((one) => !lost.has(one.personId));
  if (people.length === 0) return 'no_channel';
  if (reports.every((one) => isPromised(one, at))) return 'promised';
  const free = people.some((person) => !isFull(rules, person.told, at));
  return free || because !== null ? null : 'told';
}

/** Refuses `campaign_unknown` and `nobody_owes`; nobody to remind is a result with an empty `will`. */
export const remindByHand: Decide<RemindArgs, Nudge> = async (args, facts, desk) => {
  const campaign = await facts.campaign(args.campaignId);
  if (campaign === null) return refuse('campaign_unknown', { id: args.campaignId });
  const { calendar } = await facts.calendar(args.campaignId);
  const rules = reminderRulesOf(campaign.plan);
  const all = within(await facts.owing(args.campaignId), args.scope);
  const asked = worthAsking(all, args.period, rules, calendar, desk.now);
  if (asked.length === 0) return refuse('nobody_owes');
  const at = nextSendingInstant(calendar, desk.now);
  const units = byUnit(asked);
  const lost = await unreached(units, facts);
  const left = units.flatMap((chased) => {
    const why = whyLeft(chased, rules, at, args.because, lost);
    return why === null ? [] : [{ chased, why }];
  });
  const will = units.filter((one) => !left.some((other) => other.chased === one));
  const asking = { campaign, calendar, facts, at, lost };
  const reminders = await remindersFor(will, asking, args, desk);
  const byHand = { seatId: args.seatId, because: args.because };
  const event: Event = { type: 'reminders_decided', reminders, others: [], byHand };
  const periods = periodsOf(asked);
  const later = args.period !== null ? [] : periodsOf(all).filter((one) => !periods.includes(one));
  return ok({ events: reminders.length === 0 ? [] : [event], result: { will, left, periods, later, at } });
};

interface Asking {
  readonly campaign: CampaignView;
  readonly calendar: Calendar;
  readonly facts: Facts;
  readonly at: Instant;
  readonly lost: ReadonlySet<PersonId>;
}

/** One message to each person, whatever they owe; what has a day named for it is left out. */
async function remindersFor(
  will: readonly Chased[],
  asking: Asking,
  args: RemindArgs,
  desk: Desk,
): Promise<Reminding[]> {
  const { calendar, at } = asking;
  const rules = reminderRulesOf(asking.campaign.plan);
  const byPerson = new Map<PersonId, OwingView[]>();
  for (const one of will.flatMap(({ reports }) => reports.filter((report) => !isPromised(report, at)))) {
    for (const { personId, told } of one.people) {
      if (asking.lost.has(personId) || (args.because === null && isFull(rules, told, at))) continue;
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), one]);
    }
  }
  const occurrence = desk.make.newId();
  const made: Reminding[] = [];
  for (const [personId, mine] of byPerson) {
    const intents = mine.map((one) => intent(one, personId, occurrence, at));
    const words = await wordsFor(mine, asking);
    made.push({ ...reminding(mine[0]?.obligationId ?? '', words, calendar, at, desk.now), personId, intents });
  }
  return made;
}

type Words = Pick<Reminding, 'bubble' | 'template'>;

function reminding(
  obligationId: string,
  { bubble, template }: Words,
  calendar: Calendar,
  at: Instant,
  now: Instant,
): Omit<Reminding, 'personId' | 'intents'> {
  const notAfter = endOfSending(calendar, at) - 1;
  return {
    bubble,
    template,
    about: `obligation:${obligationId}`,
    notBefore: at > now ? at : null,
    notAfter,
    rung: null,
  };
}

function intent(one: OwingView, personId: PersonId, occurrence: string, at: Instant): DecidedIntent {
  const { campaignId, obligationId: subject } = one;
  return { campaignId, subject, rule: 'by-hand', occurrence, personId, at, state: 'sent', reason: null };
}

async function wordsFor(mine: readonly OwingView[], { campaign, calendar, facts, at }: Asking): Promise<Words> {
  const reports: SaidReport[] = [];
  for (const one of mine) {
    const how = { rule: 'by-hand' as const, promise: null, prepare: false, head: at >= one.dueBefore };
    reports.push(await saidReport(campaign.plan, one, facts, how));
  }
  return { bubble: sayReminder(reports, [], calendar, at), template: reminderTemplate(reports) };
}

/** By name, each unit once. */
export async function callList(campaignId: string, facts: Facts, now: Instant): Promise<readonly Chased[]> {
  const units = byUnit(await askedFor(campaignId, null, facts, now));
  const rules = await rulesFor(campaignId, facts);
  return units.filter((one) => needsCall(one, rules, now));
}

/** Which of a unit's reports a day taken by telephone is for: what it is asked for now; else what is due first. */
export async function calledAbout(
  campaignId: string,
  unitId: number,
  facts: Facts,
  now: Instant,
): Promise<readonly OwingView[]> {
  const asked = (await askedFor(campaignId, null, facts, now)).filter((one) => one.unit.id === unitId);
  if (asked.length > 0) return asked;
  return (await facts.owing(campaignId)).filter((one) => one.unit.id === unitId).slice(0, 1);
}

/**
 * Telling the unit's head is proposed, never automatic, only when the focal point has been told that it may come, at most
 * once a day, and not before a day the unit has named.
 */
export async function mayTellHead(one: OwingView, facts: Facts, now: Instant): Promise<readonly PersonId[]> {
  if (!one.headNext || isPromised(one, now)) return [];
  return facts.holders(one.campaignId, 'unit_head', one.unit.id);
}

export type HeadTold = Result<{ readonly events: readonly Event[]; readonly unit: string; readonly at: Instant }>;

/** Refuses `nobody_owes`, and `head_not_yet` where `mayTellHead` finds nobody. */
export async function tellHead(
  args: { readonly campaignId: string; readonly obligationId: string; readonly seatId: SeatId },
  /** `sentUpAt`: when the report was sent up to this very head, whose word is what it waits for. */
  bubbleFor: (one: OwingView, sentUpAt: Instant | null) => Bubble,
  facts: Facts,
  desk: Desk,
): Promise<HeadTold> {
  const one = (await facts.owing(args.campaignId)).find((row) => row.obligationId === args.obligationId);
  if (one === undefined) return refuse('nobody_owes');
  const heads = await mayTellHead(one, facts, desk.now);
  if (heads.length === 0) return refuse('head_not_yet');
  const { calendar } = await facts.calendar(args.campaignId);
  const at = nextSendingInstant(calendar, desk.now);
  const occurrence = `${TO_HEAD}${desk.make.newId()}`;
  const bubble = bubbleFor(one, await sentUpAt(one, facts));
  const reminders = heads.map((personId) => ({
    ...reminding(one.obligationId, { bubble, template: null }, calendar, at, desk.now),
    personId,
    intents: [intent(one, personId, occurrence, at)],
  }));
  const byHand = { seatId: args.seatId, because: null };
  return ok({ events: [{ type: 'reminders_decided', reminders, others: [], byHand }], unit: one.unit.name, at });
}

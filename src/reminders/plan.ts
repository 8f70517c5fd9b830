/**
 * THE planner, pure: who owes what, who was told what, the calendar and the time -> what is said now, and what is
 * not said and why. Every wake asks the same question, so a late, doubled or missing wake changes nothing.
 *
 * The rule for what was missed (downtime, a jumping clock, a full week): of one report only the latest rule that is due
 * speaks, the earlier ones are merged into it; what is due to one person goes out as ONE message; what cannot be said
 * within five working days, after its bound or after the lock is dropped. Each with its reason on record.
 */
import { type Calendar, hoursOf } from '../domain/calendar.js';
import type { ReminderRules } from '../domain/reminder-rules.js';
import { dayNumber, type Instant } from '../domain/time.js';
import { LATE_MS } from './rules.js';
import { type Bound, boundSlots, type PromisedDay, promiseSlot, type RuleId, returnSlot, type Slot } from './slots.js';

export interface Receiver {
  readonly personId: string;
  /** Since when the person is to be told: rules that spoke before are not repeated to a newcomer. */
  readonly since: Instant;
}

/** One thing that people are reminded of: a report owed (subject: its obligation), a roll-up, a campaign's own dates. */
export interface Matter {
  readonly subject: string;
  readonly campaignId: string;
  readonly rules: ReminderRules;
  readonly people: readonly Receiver[];
  /** What the rules say about it, whoever is told; from `matterSlots` or a campaign's own dates. */
  readonly slots: readonly Slot[];
  /** The latest promise; reminders are silent until its time. */
  readonly promise: (PromisedDay & { readonly id: string; readonly madeAt: Instant }) | null;
  /** Open: nothing is said before somebody can act. */
  readonly opensAt: Instant;
}

/** What happened so far. */
export interface History {
  /** `intentKey` of everything decided. */
  readonly done: ReadonlySet<string>;
  /** Per person, when a reminder went out (those taken back before they were sent do not count). */
  readonly told: ReadonlyMap<string, readonly Instant[]>;
}

export const NO_ONE = '';

export type Reason =
  /** Sent more than six hours after its time. */
  | 'late'
  /** Sent on a later day, since the person had their messages for the day or week. */
  | 'postponed'
  /** A later rule of the same report speaks instead. */
  | 'superseded'
  /** The person had their messages for the day or week until it was too late. */
  | 'cap'
  | 'promise'
  /** Too late to be of use. */
  | 'stale'
  /** Nobody holds the seat. */
  | 'no_person'
  /** No channel reaches the person now. */
  | 'unreachable'
  /** It had been settled otherwise when the words were made. */
  | 'nothing_to_say';

export interface Intent {
  readonly subject: string;
  readonly campaignId: string;
  readonly rule: RuleId;
  readonly occurrence: string;
  /** `NO_ONE` where the seat is empty. */
  readonly personId: string;
  /** When it was due. */
  readonly at: Instant;
  readonly state: 'sent' | 'merged' | 'dropped';
  readonly reason: Reason | null;
}

/** One message to one person; its parts are the intents of state `sent`. */
export interface Notice {
  readonly personId: string;
  readonly parts: readonly Intent[];
}

export interface Plan {
  readonly notices: readonly Notice[];
  /** Decided and not said. */
  readonly others: readonly Intent[];
  /** Something is due and waits for another day. */
  readonly waiting: boolean;
}

const NOTHING: Plan = { notices: [], others: [], waiting: false };

export const intentKey = (one: Pick<Intent, 'subject' | 'rule' | 'occurrence' | 'personId'>): string =>
  keyOf(one.subject, one, one.personId);

export const keyOf = (
  subject: string,
  slot: { readonly rule: string; readonly occurrence: string },
  personId: string,
): string => `${subject}|${slot.rule}|${slot.occurrence}|${personId}`;

export interface OpenReturn {
  readonly taskId: string;
  readonly dueBefore: Instant;
  readonly since: Instant;
}

/** Slots of equal bounds are made once: ten thousand units share a handful of dates. */
export class SlotBook {
  readonly #made = new WeakMap<ReminderRules, Map<string, readonly Slot[]>>();

  constructor(private readonly calendar: Calendar) {}

  of(bound: Bound, rules: ReminderRules): readonly Slot[] {
    const made = this.#made.get(rules) ?? new Map<string, readonly Slot[]>();
    this.#made.set(rules, made);
    const key = `${bound.dueBefore}|${bound.locksAt}|${bound.once}`;
    const held = made.get(key) ?? boundSlots(bound, rules, this.calendar);
    made.set(key, held);
    return held;
  }
}

/** All slots of one report: of its bound while it is owed, of the returns that are open, of a promise. */
export function matterSlots(
  owed: {
    readonly bound: readonly Slot[];
    readonly returns: readonly OpenReturn[];
    readonly promise: Matter['promise'];
    /** Asked for by hand and taken back before it went out, since another part of its message was met. */
    readonly again?: readonly Slot[];
  },
  rules: ReminderRules,
  calendar: Calendar,
): readonly Slot[] {
  const { again = [] } = owed;
  if (owed.returns.length + again.length === 0 && owed.promise === null) return owed.bound;
  const returned = owed.returns.flatMap((one) => returnSlot(one, rules, calendar) ?? []);
  const promised = owed.promise === null ? [] : [promiseSlot(owed.promise, rules, calendar)];
  return [...owed.bound, ...returned, ...promised, ...again].sort((a, b) => a.at - b.at);
}

interface Due {
  readonly matter: Matter;
  readonly slot: Slot;
}

/** Nothing outside sending hours: what is due then waits for them. */
export function plan(matters: readonly Matter[], history: History, calendar: Calendar, now: Instant): Plan {
  const [first] = matters;
  if (first === undefined || !hoursOf(calendar, first.rules.hours, now)) return NOTHING;
  const others: Intent[] = [];
  const byPerson = new Map<string, Due[]>();
  for (const matter of matters) {
    const people = matter.people.length === 0 ? [{ personId: NO_ONE, since: matter.opensAt }] : matter.people;
    for (const person of people) {
      const speaks = dueFor(matter, person, history, now, others);
      if (speaks === null) continue;
      if (person.personId === NO_ONE) others.push(intent({ matter, slot: speaks }, NO_ONE, 'dropped', 'no_person'));
      else byPerson.set(person.personId, [...(byPerson.get(person.personId) ?? []), { matter, slot: speaks }]);
    }
  }
  return { ...within(matters, byPerson, history, now), others };
}

/** The one slot that speaks to the person now; everything that does not goes to `others`. */
function dueFor(matter: Matter, person: Receiver, history: History, now: Instant, others: Intent[]): Slot | null {
  const { personId } = person;
  const from = Math.max(person.since, matter.opensAt);
  let speaks: Slot | null = null;
  for (const slot of matter.slots) {
    if (slot.at > now) break;
    if (slot.to !== undefined && slot.to !== personId) continue;
    if (slot.at < from || history.done.has(keyOf(matter.subject, slot, personId))) continue;
    const why = silenced(matter, slot, now);
    if (why !== null) {
      others.push(intent({ matter, slot }, personId, 'dropped', why));
      continue;
    }
    if (speaks !== null) others.push(replaced({ matter, slot: speaks }, personId, history, now));
    speaks = slot;
  }
  if (speaks === null || now < speaks.until) return speaks;
  const capped = isFull(matter.rules, history.told.get(personId) ?? [], speaks.at);
  others.push(intent({ matter, slot: speaks }, personId, 'dropped', capped ? 'cap' : 'stale'));
  return null;
}

/** A promise keeps everything before its own time silent. */
function silenced({ promise, slots }: Matter, slot: Slot, now: Instant): Reason | null {
  if (promise === null || slot.rule === 'promised') return null;
  const kept = slots.find((one) => one.rule === 'promised')?.at ?? 0;
  return slot.at <= kept && (now < kept || slot.at >= promise.madeAt) ? 'promise' : null;
}

function replaced(due: Due, personId: string, history: History, now: Instant): Intent {
  const told = history.told.get(personId) ?? [];
  const reason = isFull(due.matter.rules, told, due.slot.at) ? 'cap' : 'superseded';
  return intent(due, personId, now < due.slot.until ? 'merged' : 'dropped', reason);
}

function intent({ matter, slot }: Due, personId: string, state: Intent['state'], reason: Reason | null): Intent {
  const { subject, campaignId } = matter;
  const { rule, occurrence, at } = slot;
  return { subject, campaignId, rule, occurrence, personId, at, state, reason };
}

interface Counts {
  readonly day: number;
  readonly week: number;
}

const NONE: Counts = { day: 0, week: 0 };

/** 01/01/1970 was a Thursday; a week runs from Monday. */
const weekOf = (day: number): number => Math.floor((day + 3) / 7);

function counts(told: readonly Instant[], at: Instant): Counts {
  if (told.length === 0) return NONE;
  const today = dayNumber(at);
  const days = told.map(dayNumber);
  return {
    day: days.filter((day) => day === today).length,
    week: days.filter((day) => weekOf(day) === weekOf(today)).length,
  };
}

/** Whether the person has had all messages of the day or week in which `at` lies. */
export function isFull(rules: ReminderRules, told: readonly Instant[], at: Instant): boolean {
  const { day, week } = counts(told, at);
  return day >= rules.perDay || week >= rules.perWeek;
}

function within(
  matters: readonly Matter[],
  byPerson: ReadonlyMap<string, readonly Due[]>,
  history: History,
  now: Instant,
): Pick<Plan, 'notices' | 'waiting'> {
  const notices: Notice[] = [];
  let waiting = false;
  let kept: ReadonlyMap<string, Instant> | null = null;
  for (const [personId, dues] of byPerson) {
    const [{ matter }] = dues as [Due, ...Due[]];
    const told = history.told.get(personId) ?? [];
    const full = isFull(matter.rules, told, now);
    const last = !full && counts(told, now).week + 1 >= matter.rules.perWeek;
    if (last && !dues.some((due) => PRESSING.has(due.slot.rule))) kept ??= pressingThisWeek(matters, history, now);
    if (full || (last && !dues.some((due) => PRESSING.has(due.slot.rule)) && kept?.has(personId) === true)) {
      waiting = true;
      continue;
    }
    const parts = dues.map((due) => intent(due, personId, 'sent', lateness(due, told, now)));
    notices.push({ personId, parts });
  }
  return { notices, waiting };
}

function lateness({ matter, slot }: Due, told: readonly Instant[], now: Instant): Reason | null {
  if (dayNumber(now) !== dayNumber(slot.at) && isFull(matter.rules, told, slot.at)) return 'postponed';
  return now - slot.at > LATE_MS ? 'late' : null;
}

/** The week's last message is kept for a last day, or a day the person named, that still comes in this week. */
const PRESSING: ReadonlySet<RuleId> = new Set<RuleId>(['last-day', 'promised', 'returned']);

function pressingThisWeek(matters: readonly Matter[], history: History, now: Instant): ReadonlyMap<string, Instant> {
  const week = weekOf(dayNumber(now));
  const found = new Map<string, Instant>();
  for (const matter of matters) {
    for (const slot of matter.slots) {
      if (slot.at <= now || !PRESSING.has(slot.rule) || weekOf(dayNumber(slot.at)) !== week) continue;
      if (silenced(matter, slot, now) !== null) continue;
      for (const { personId } of matter.people) {
        if (!history.done.has(keyOf(matter.subject, slot, personId))) found.set(personId, slot.at);
      }
    }
  }
  return found;
}

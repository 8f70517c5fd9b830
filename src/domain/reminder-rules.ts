/** When reminders are due, as data: a campaign's plan may say its own; these are the house's. */
import { SENDING_HOURS, type SendingHours } from './calendar.js';

/** Wall clock in Vietnam, `HH:MM`, within sending hours. */
export type Clock = string;

/** What a plan may say for its campaign; the rest holds for a person over all campaigns. */
export interface PlanReminders {
  /** So many working days before the last working day of the bound; `prepare` says what to get ready. */
  readonly before: readonly { readonly days: number; readonly at: Clock; readonly prepare: boolean }[];
  /** On the last working day itself; null: not. */
  readonly last: Clock | null;
  /** So many working days after the last day. `head`: says that the unit's head may be told next. */
  readonly after: readonly { readonly days: number; readonly at: Clock; readonly head: boolean }[];
  /** What the office itself gets: the weekly digest, the day-after summary, who can be reached, its own roll-up. */
  readonly office: Clock;
  /** Reminders without any reply after which the name stands on the call list. */
  readonly callAfter: number;
}

export interface ReminderRules extends PlanReminders {
  /**
   * On a promised day: in its morning (also where no half-day was said), in its afternoon; `late` where the day was
   * named when its own moment was nearly there or over.
   */
  readonly promised: { readonly morning: Clock; readonly afternoon: Clock; readonly late: Clock };
  readonly hours: SendingHours;
  /** Reminder messages to one person, over all campaigns. A week runs from Monday to Sunday. */
  readonly perDay: number;
  readonly perWeek: number;
}

export const DEFAULT_RULES: ReminderRules = {
  before: [
    { days: 10, at: '07:45', prepare: true },
    { days: 3, at: '07:45', prepare: false },
  ],
  last: '08:00',
  after: [
    { days: 1, at: '07:45', head: true },
    { days: 5, at: '07:45', head: true },
  ],
  office: '08:05',
  callAfter: 2,
  promised: { morning: '07:45', afternoon: '13:35', late: '16:00' },
  hours: SENDING_HOURS,
  perDay: 1,
  perWeek: 2,
};

const known = new WeakMap<PlanReminders, ReminderRules>();

/** The same object for the same plan: slots of equal rules are made once. */
export function reminderRulesOf({ reminders }: { readonly reminders?: PlanReminders | null }): ReminderRules {
  if (reminders == null) return DEFAULT_RULES;
  const made = known.get(reminders) ?? { ...DEFAULT_RULES, ...reminders };
  known.set(reminders, made);
  return made;
}

/** What the standing agency hears of its own roll-up: at the rules' days, with whatever else the office is told. */
export function agencyRules(rules: ReminderRules): ReminderRules {
  const at = rules.office;
  const before = rules.before.map((one) => ({ ...one, at }));
  const after = rules.after.map((one) => ({ ...one, at }));
  return { ...rules, before, after, last: rules.last === null ? null : at };
}

const DOSSIER_DAYS = 3;

/** A unit's dossiers: three working days before they are collected and on the day itself; nothing after it. */
export function dossierRules(rules: ReminderRules): ReminderRules {
  const at = rules.before.at(-1)?.at ?? rules.promised.morning;
  return { ...rules, before: [{ days: DOSSIER_DAYS, at, prepare: false }], last: rules.last ?? at, after: [] };
}

/** How the occurrence of what the office sends to the head of a unit begins; the rest is an id. */
export const TO_HEAD = 'head ';

/** The planner's matters, made of what is stored. */
import type { Calendar } from '../domain/calendar.js';
import { agencySubject } from '../domain/obligation.js';
import type { Role } from '../domain/people.js';
import { agencyRules, type ReminderRules } from '../domain/reminder-rules.js';
import { addDays, DAY_MS, dayOf, type Instant } from '../domain/time.js';
import type { ReadTx } from '../store/port.js';
import { decidedRows, openByHand, toldRows } from '../store/queries/intent.js';
import {
  agencyRows,
  boundRows,
  type HolderRow,
  holderRows,
  type OwedRow,
  owedRows,
  promiseRows,
  returnRows,
  type Span,
} from '../store/queries/reminder.js';
import { type DossierRow, dossierRows } from '../store/queries/reminder-award.js';
import { dossierMatter, subjectOf } from './dossier.js';
import { type History, keyOf, type Matter, matterSlots, type OpenReturn, type Receiver, SlotBook } from './plan.js';
import { againSlot, boundSlots, digestSlot, mondayOf, officeSlots, type Slot } from './slots.js';

export interface World {
  readonly matters: readonly Matter[];
  /** The report's own matter, by obligation. */
  readonly reports: ReadonlyMap<string, Matter>;
  readonly history: History;
  /** By obligation. */
  readonly owed: ReadonlyMap<string, OwedRow>;
  readonly bounds: readonly BoundRow[];
  /** Roll-ups by their subject. */
  readonly rollUps: ReadonlyMap<string, RollUpRow>;
  /** Units whose dossiers are collected by a day, by their subject. */
  readonly dossiers: ReadonlyMap<string, DossierRow>;
  readonly rulesOf: (campaignId: string) => ReminderRules;
}

export type RollUpRow = Awaited<ReturnType<typeof agencyRows>>[number];

export type BoundRow = Awaited<ReturnType<typeof boundRows>>[number];

/** The subject of what the office of a campaign is told. */
export const officeSubject = (campaignId: string): string => `campaign:${campaignId}`;

/** How long a bound stays of interest to the office after it has passed. */
const OFFICE_DAYS = 100;

export async function readWorld(
  tx: ReadTx,
  calendar: Calendar,
  span: Span,
  now: Instant,
  rulesOf: (campaignId: string) => ReminderRules,
  /** These people and what they are told; null: everybody. */
  of: readonly string[] | null = null,
): Promise<World> {
  const returns = await openReturns(tx);
  const holders = await holderRows(tx, now, of);
  const units = of === null ? null : holders.flatMap((one) => one.unitId ?? []);
  const owed = await owedRows(tx, span, [...returns.keys()], units);
  const promises = new Map((await promiseRows(tx)).map((row) => [row.obligationId, row]));
  const bounds =
    holders.every((one) => one.unitId !== null) && of !== null
      ? []
      : await boundRows(tx, span.from - OFFICE_DAYS * DAY_MS);
  const reporters = byUnit(holders);
  const again = await openAgain(tx, calendar, now);
  const book = new SlotBook(calendar);
  const reports = owed.map((row): Matter => {
    const rules = rulesOf(row.campaignId);
    const { dueBefore, locksAt, opensAt } = row;
    const bound = row.sent ? [] : book.of({ dueBefore, locksAt, once: isOnce(row) }, rules);
    const promise = promises.get(row.id) ?? null;
    const people = reporters.get(`${row.campaignId} ${row.unitId}`) ?? [];
    const slots = matterSlots(
      { bound, returns: returns.get(row.id) ?? [], promise, again: again.get(row.id) ?? [] },
      rules,
      calendar,
    );
    return { subject: row.id, campaignId: row.campaignId, rules, people, slots, promise, opensAt };
  });
  const rollUps = await agencyRows(tx, span);
  const agencies = rollUps.map((row) => rollUpMatter(row, holders, rulesOf(row.campaignId), calendar));
  const collected = await dossierRows(tx, span);
  const dossiers = collected.map((row) => {
    const people = reporters.get(`${row.campaignId} ${row.unitId}`) ?? [];
    return dossierMatter(row, people, rulesOf(row.campaignId), calendar);
  });
  const office = officeMatters(bounds, holders, rulesOf, calendar, span);
  const matters = [...reports, ...agencies, ...dossiers, ...office];
  return {
    // Of some people, what concerns none of them is not theirs to decide.
    matters: of === null ? matters : matters.filter((one) => one.people.length > 0),
    reports: new Map(reports.map((one) => [one.subject, one])),
    history: await readHistory(tx, now, of),
    owed: new Map(owed.map((row) => [row.id, row])),
    bounds,
    rollUps: new Map(rollUps.map((row) => [agencySubject(row.campaignId, row.dutyId, row.period), row])),
    dossiers: new Map(collected.map((row) => [subjectOf(row), row])),
    rulesOf,
  };
}

/** The other link of the chain: the standing agency's own report, until its paper is written down. */
function rollUpMatter(
  { campaignId, dutyId, period, opensAt, dueBefore }: RollUpRow,
  holders: readonly HolderRow[],
  rules: ReminderRules,
  calendar: Calendar,
): Matter {
  const slots = boundSlots({ dueBefore, locksAt: null, once: false }, agencyRules(rules), calendar);
  const people = peopleOf(holders, campaignId, ['coordinator']);
  return {
    subject: agencySubject(campaignId, dutyId, period),
    campaignId,
    rules,
    people,
    slots,
    promise: null,
    opensAt,
  };
}

/** Asked for once, besides the plan's own duties (đột xuất). */
const isOnce = (row: OwedRow): boolean => row.period.startsWith('adhoc:');

function byUnit(holders: readonly HolderRow[]): ReadonlyMap<string, readonly Receiver[]> {
  const found = new Map<string, Receiver[]>();
  for (const { campaignId, unitId, role, personId, since } of holders) {
    if (role !== 'focal_point' || unitId === null) continue;
    const key = `${campaignId} ${unitId}`;
    const others = found.get(key) ?? [];
    if (!others.some((one) => one.personId === personId)) found.set(key, [...others, { personId, since }]);
  }
  return found;
}

async function openAgain(tx: ReadTx, calendar: Calendar, now: Instant): Promise<ReadonlyMap<string, readonly Slot[]>> {
  const found = new Map<string, Slot[]>();
  for (const one of await openByHand(tx, now)) {
    found.set(one.subject, [...(found.get(one.subject) ?? []), againSlot(one, calendar)]);
  }
  return found;
}

async function openReturns(tx: ReadTx): Promise<ReadonlyMap<string, readonly OpenReturn[]>> {
  const found = new Map<string, OpenReturn[]>();
  for (const { taskId, details, since } of await returnRows(tx)) {
    const { obligationId, dueBefore } = details;
    if (typeof obligationId !== 'string' || typeof dueBefore !== 'number') continue;
    found.set(obligationId, [...(found.get(obligationId) ?? []), { taskId, dueBefore, since }]);
  }
  return found;
}

function officeMatters(
  bounds: readonly BoundRow[],
  holders: readonly HolderRow[],
  rulesOf: (campaignId: string) => ReminderRules,
  calendar: Calendar,
  span: Span,
): Matter[] {
  const mondays = weeksOf(span);
  return [...new Set(bounds.map((row) => row.campaignId))].flatMap((campaignId) => {
    const rules = rulesOf(campaignId);
    const dates = [...new Set(bounds.filter((row) => row.campaignId === campaignId).map((row) => row.dueBefore))];
    const own = dates.flatMap((dueBefore) => officeSlots(dueBefore, rules, calendar));
    const weeks = mondays.flatMap((day) => digestSlot(day, rules, calendar) ?? []);
    const matter = (roles: readonly Role[], slots: Matter['slots']): Matter => ({
      subject: officeSubject(campaignId),
      campaignId,
      rules,
      people: peopleOf(holders, campaignId, roles),
      slots: [...slots].sort((a, b) => a.at - b.at),
      promise: null,
      opensAt: 0,
    });
    const toLeaders = own.filter((slot) => slot.rule === 'summary');
    const matters = [matter(['coordinator'], [...own, ...weeks]), matter(['leader'], toLeaders)];
    return matters.filter((one) => one.people.length > 0);
  });
}

/** The Mondays of the span, with the one before: a week that was missed is on record as such. */
function weeksOf({ from, to }: Span): string[] {
  const found: string[] = [];
  const last = mondayOf(dayOf(to));
  for (let monday = addDays(mondayOf(dayOf(from)), -7); monday <= last; monday = addDays(monday, 7)) found.push(monday);
  return found;
}

function peopleOf(holders: readonly HolderRow[], campaignId: string, roles: readonly Role[]): Receiver[] {
  const found = new Map<string, Receiver>();
  for (const one of holders) {
    if (one.campaignId !== campaignId || !roles.includes(one.role) || found.has(one.personId)) continue;
    found.set(one.personId, { personId: one.personId, since: one.since });
  }
  return [...found.values()];
}

const TOLD_DAYS = 21;

export async function readHistory(tx: ReadTx, now: Instant, people: readonly string[] | null = null): Promise<History> {
  const done = new Set((await decidedRows(tx, now, people)).map((row) => keyOf(row.subject, row, row.personId)));
  const told = new Map<string, Instant[]>();
  for (const { personId, at } of await toldRows(tx, now - TOLD_DAYS * DAY_MS, people)) {
    told.set(personId, [...(told.get(personId) ?? []), at]);
  }
  return { done, told };
}

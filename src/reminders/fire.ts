/**
 * One tick: what is due now is decided and written as ONE event in one transaction. Whoever wakes it (a timer, cron, a
 * test) and how often changes nothing.
 */
import type { Facts } from '../conversation/facts.js';
import { type Calendar, endOfSending, hoursOf } from '../domain/calendar.js';
import { DEFAULT_RULES, reminderRulesOf } from '../domain/reminder-rules.js';
import type { Instant } from '../domain/time.js';
import type { DecidedIntent, Event, Reminding } from '../events/event.js';
import { apply, StaleDecision } from '../store/apply.js';
import { type Caches, createFacts } from '../store/facts.js';
import type { ReadTx, Store, Tx } from '../store/port.js';
import { reopenUnsent } from '../store/queries/intent.js';
import { type ReachChannel, reachOf } from '../store/queries/reach.js';
import { noteTick } from '../store/queries/reminder.js';
import { type Composer, createComposer } from './compose.js';
import { type Notice, plan } from './plan.js';
import { readWorld, type World } from './world.js';

export interface FireOptions {
  readonly store: Store;
  readonly caches: Caches;
  readonly secretKey: string;
  readonly newId: () => string;
  readonly calendarOf: (tx: ReadTx) => Promise<Calendar>;
  /** The channels that run. */
  readonly channels: readonly ReachChannel[];
}

export interface Fired {
  readonly sent: number;
  readonly others: number;
  /** To whom there is more to say at once. */
  readonly more: readonly string[];
}

/** Messages in one transaction: the rest follows at once. */
const MOST = 300;
const TRIES = 3;

/** `people`: only what these are told, of whom a tick before said that there is more; null: everything that is due. */
export async function fire(
  options: FireOptions,
  now: Instant,
  people: readonly string[] | null = null,
): Promise<Fired> {
  for (let tries = 1; ; tries++) {
    try {
      return await options.store.write((tx) => tick(tx, options, now, people));
    } catch (error) {
      if (!(error instanceof StaleDecision) || tries === TRIES) throw error;
    }
  }
}

async function tick(tx: Tx, options: FireOptions, now: Instant, people: readonly string[] | null): Promise<Fired> {
  await noteTick(tx, now);
  const calendar = await options.calendarOf(tx);
  const nothing = { sent: 0, others: 0, more: [] };
  if (!hoursOf(calendar, DEFAULT_RULES.hours, now)) return nothing;
  await reopenUnsent(tx, now);
  const facts = createFacts(tx, options.caches, now);
  const wave = people === null ? null : people.slice(0, MOST);
  const later = people === null ? [] : people.slice(MOST);
  const world = await readWorld(tx, calendar, { from: now, to: now }, now, await rulesIn(facts), wave);
  const { notices, others } = plan(world.matters, world.history, calendar, now);
  if (notices.length + others.length === 0) return { ...nothing, more: later };
  const composer = createComposer({ tx, facts, world, calendar, now, channels: options.channels });
  const decided: DecidedIntent[] = [...others];
  const reminders: Reminding[] = [];
  for (const notice of notices.slice(0, MOST)) {
    const said = await reminding(tx, notice, world, composer, options, calendar, now);
    if (said === null) decided.push(...notice.parts.map((part) => dropped(part, 'unreachable')));
    else if ('nothing' in said) decided.push(...notice.parts.map((part) => dropped(part, 'nothing_to_say')));
    else reminders.push(said);
  }
  const event: Event = { type: 'reminders_decided', reminders, others: decided, byHand: null };
  const { secretKey, newId } = options;
  const actor = { kind: 'service' as const };
  await apply(tx, [event], { actor, address: null, seq: null, now, secretKey, newId, handed: false });
  return {
    sent: reminders.length,
    others: decided.length,
    more: [...notices.slice(MOST).map((one) => one.personId), ...later],
  };
}

/** Each campaign's own rules, by its plan. */
export async function rulesIn(facts: Pick<Facts, 'campaigns'>): Promise<World['rulesOf']> {
  const rules = new Map((await facts.campaigns()).map(({ id, plan }) => [id, reminderRulesOf(plan)]));
  return (campaignId) => rules.get(campaignId) ?? DEFAULT_RULES;
}

const dropped = (part: DecidedIntent, reason: string): DecidedIntent => ({ ...part, state: 'dropped', reason });

/** Null: nobody can write to the person now. */
async function reminding(
  tx: Tx,
  { personId, parts }: Notice,
  world: World,
  composer: Composer,
  { channels }: FireOptions,
  calendar: Calendar,
  now: Instant,
): Promise<Reminding | { readonly nothing: true } | null> {
  const { rung } = await reachOf(tx, personId, now, channels, 'deadline');
  if (rung === 'none') return null;
  const said = await composer.say(parts);
  if (said === null) return { nothing: true };
  const first = parts.find((part) => world.owed.has(part.subject))?.subject;
  const about = first === undefined ? (parts[0]?.subject ?? 'reminder') : `obligation:${first}`;
  const notAfter = endOfSending(calendar, now, DEFAULT_RULES.hours) - 1;
  // A clock that steps back after this moment must not send it before its hours.
  return { personId, intents: parts, ...said, about, notBefore: now, notAfter, rung };
}

/** Answers what is asked about announcements. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { BroadcastFacts, Reachable } from '../../broadcast/facts.js';
import type { ReachNow, RunningChannel } from '../../broadcast/preview.js';
import type { ReportState } from '../../broadcast/types.js';
import type { ChannelName } from '../../channels/channel.js';
import type { Instant } from '../../domain/time.js';
import type { PersonId } from '../../events/event.js';
import type { ReadTx, Tx } from '../port.js';
import {
  chargedFor,
  earlierStates,
  ledgerCounts,
  ledgerRows,
  listBroadcasts,
  nextWaiting,
  optedOut,
  readBroadcast,
  underway,
} from '../queries/broadcast.js';
import { spentInMonth } from '../queries/paid.js';
import { type Seen, windowState } from '../queries/reach.js';
import { holderRows, owedRows, promiseRows, returnRows } from '../queries/reminder.js';
import { readSetting, writeSetting } from '../queries/setting.js';
import { address } from '../schema/people.js';
import { obligation } from '../schema/plan.js';
import { reach } from '../schema/reach.js';
import { draft } from '../schema/report.js';

const RUNNING = 'channels.running';

/** Written by the service when it starts, so that every process can say how people are reached. */
export function noteRunning(tx: Tx, channels: readonly RunningChannel[]): Promise<void> {
  return writeSetting(tx, RUNNING, JSON.stringify(channels));
}

async function runningChannels(tx: ReadTx): Promise<readonly RunningChannel[]> {
  const held = await readSetting(tx, RUNNING);
  // Written by `noteRunning` alone.
  return held === null ? [] : (JSON.parse(held) as RunningChannel[]);
}

export function broadcastFacts(tx: ReadTx, now: Instant): BroadcastFacts {
  return {
    get: (id) => readBroadcast(tx, id),
    list: (campaignId) => listBroadcasts(tx, campaignId),
    counts: (id) => ledgerCounts(tx, id),
    async ledger(id, states) {
      const rows = await ledgerRows(tx, id);
      return states === undefined ? rows : rows.filter((row) => states.includes(row.state));
    },
    optedOut: (campaignId) => optedOut(tx, campaignId),
    unitsIn: (campaignId, state) => unitsIn(tx, campaignId, state, now),
    reach: (people) => reachable(tx, people, now),
    charged: (id) => chargedFor(tx, id),
    waiting: (id, limit, besides) => nextWaiting(tx, id, { limit, besides, now }),
    underway: () => underway(tx),
    earlier: (ids, people) => earlierStates(tx, ids, people),
  };
}

async function unitsIn(tx: ReadTx, campaignId: string, state: ReportState, now: Instant): Promise<ReadonlySet<number>> {
  const owed = (await owedRows(tx, { from: now, to: now })).filter((row) => row.campaignId === campaignId);
  const owing = new Set(owed.map((row) => row.unitId));
  switch (state) {
    case 'not_submitted':
      return owing;
    case 'late':
      return new Set(owed.filter((row) => row.dueBefore <= now).map((row) => row.unitId));
    case 'returned': {
      const mine = (await returnRows(tx)).filter((row) => row.campaignId === campaignId);
      return unitsOfObligations(
        tx,
        mine.map((row) => String(row.details.obligationId)),
      );
    }
    case 'silent': {
      const moving = await begun(
        tx,
        owed.map((row) => row.id),
      );
      const joined = new Set(
        (await holderRows(tx, now)).filter((one) => one.role === 'focal_point').map((one) => one.unitId),
      );
      const quiet = owed.filter((row) => !moving.has(row.id) && joined.has(row.unitId));
      return new Set(quiet.map((row) => row.unitId));
    }
    case 'submitted': {
      const sent = await sentUnits(tx, campaignId, now);
      return new Set([...sent].filter((unitId) => !owing.has(unitId)));
    }
    default:
      return state satisfies never;
  }
}

/** SQLite takes 32,766 values at most; parts keep each statement small. */
const PART = 500;

async function inParts<K, T>(keys: readonly K[], read: (part: K[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = [];
  for (let at = 0; at < keys.length; at += PART) found.push(...(await read(keys.slice(at, at + PART))));
  return found;
}

async function unitsOfObligations(tx: ReadTx, ids: readonly string[]): Promise<ReadonlySet<number>> {
  const rows = await inParts(ids, (part) =>
    tx.db.select({ unitId: obligation.unitId }).from(obligation).where(inArray(obligation.id, part)),
  );
  return new Set(rows.map((row) => row.unitId));
}

/** Reports of which something was entered, or for which a day was named. */
async function begun(tx: ReadTx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const drafts = await inParts(ids, (part) =>
    tx.db
      .select({ id: draft.obligationId })
      .from(draft)
      .where(and(inArray(draft.obligationId, part), isNull(draft.droppedAt))),
  );
  const promised = (await promiseRows(tx)).map((row) => row.obligationId);
  return new Set([...drafts.map((row) => row.id), ...promised]);
}

async function sentUnits(tx: ReadTx, campaignId: string, now: Instant): Promise<ReadonlySet<number>> {
  const { unitId, opensAt, locksAt, submittedAt } = obligation;
  const rows = await tx.db
    .selectDistinct({ unitId })
    .from(obligation)
    .where(
      and(
        eq(obligation.campaignId, campaignId),
        isNotNull(submittedAt),
        lte(opensAt, now),
        or(isNull(locksAt), sql`${locksAt} > ${now}`),
      ),
    );
  return new Set(rows.map((row) => row.unitId));
}

async function reachable(tx: ReadTx, people: readonly PersonId[], now: Instant): Promise<Reachable> {
  const channels = await runningChannels(tx);
  const names = channels.map((one) => one.name as ChannelName);
  const places = await inParts(people, (part) =>
    tx.db
      .select({ personId: address.personId, channel: address.channel, seenAt: reach.seenAt, shutAt: reach.shutAt })
      .from(address)
      .leftJoin(reach, eq(reach.address, address.id))
      .where(and(inArray(address.personId, part), isNull(address.goneAt), inArray(address.channel, names)))
      .orderBy(desc(reach.seenAt), asc(address.createdAt), asc(address.id)),
  );
  const byPerson = new Map<string, (Seen & { readonly channel: string })[]>();
  for (const { personId, ...place } of places) {
    if (personId !== null) byPerson.set(personId, [...(byPerson.get(personId) ?? []), place]);
  }
  const found = new Map<string, ReachNow>();
  for (const personId of people) found.set(personId, reachNow(byPerson.get(personId) ?? [], channels, now));
  const spent = await spentInMonth(tx, 'zalo-oa', now);
  const cap = Math.max(0, ...channels.map((one) => one.cap));
  return { channels, reach: found, left: Math.max(0, cap - spent), spent };
}

/** Free before paid, as delivery chooses; a place that is shut is used once its person has written. */
function reachNow(
  places: readonly (Seen & { readonly channel: string })[],
  channels: readonly RunningChannel[],
  now: Instant,
): ReachNow {
  let paid: ReachNow | null = null;
  for (const place of places) {
    const channel = channels.find((one) => one.name === place.channel);
    if (channel === undefined) continue;
    const { is } = windowState(channel.window, place, now);
    if (is === 'free') return { is: 'free', channel: channel.name };
    const template = channel.templates.includes('announcement');
    const price = is === 'paid' ? channel.prices.late : template ? channel.prices.announcement : null;
    if (price !== null && channel.cap > 0) paid ??= { is: 'paid', channel: channel.name, price };
  }
  const [first] = places;
  return paid ?? (first === undefined ? { is: 'nowhere' } : { is: 'shut', channel: first.channel });
}

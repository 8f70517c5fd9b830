/** One part of the sending: few receivers at a time, so that nobody's turn waits for a long list. */

import type { WaitingRow } from '../../broadcast/facts.js';
import { GOT_IT } from '../../broadcast/ledger.js';
import { isTooLate, LAST_MOMENT_MS } from '../../broadcast/state.js';
import type { Broadcast } from '../../broadcast/types.js';
import type { CampaignView, Facts } from '../../conversation/facts.js';
import { nextSendingInstant } from '../../domain/calendar.js';
import { ok, refuse } from '../../domain/problem.js';
import type { Instant } from '../../domain/time.js';
import type { QueuedRow } from '../../events/broadcast.js';
import type { Event } from '../../events/event.js';
import type { Words } from '../../messages/render.js';
import { announcementTemplate } from '../../messages/template.js';
import type { Decide, Desk } from '../decide.js';
import { withWaves } from './case.js';
import { asksReports, bubbleFor, readerOf, textFor } from './say.js';
import { tellHalfWay, tellOvertaken, tellSummary } from './told.js';

/** Receivers in one transaction. */
const PART = 40;
/** Messages of announcements in the outbox at one time and channel: what is stopped is stopped at once. */
const UNDERWAY = 200;
/** Longer than this, its author hears of it on the way. */
const LONG_MS = 60_000;
/** While something is being sent. */
const SOON_MS = 250;
/** Outside of its hours. */
const LOOK_MS = 1_000;

export interface SendArgs {
  readonly broadcastId: string;
  readonly words: Words;
}

/** When to look again; null: nothing is left to do. */
export interface PartSent {
  readonly queued: number;
  readonly next: Instant | null;
}

const idle = (next: Instant | null) => ok({ events: [], result: { queued: 0, next } });

/** Refuses `broadcast_unknown`. What is due is decided from rows: looking more often, or late, changes nothing. */
export const sendPart: Decide<SendArgs, PartSent> = async ({ broadcastId, words }, facts, desk) => {
  const one = await facts.announcements().get(broadcastId);
  const campaign = one === null ? null : await facts.campaign(one.campaignId);
  if (one === null || campaign === null) return refuse('broadcast_unknown', { named: broadcastId });
  const { calendar } = await facts.calendar(one.campaignId);
  const { now } = desk;
  const open = nextSendingInstant(calendar, now);
  if (one.state === 'approved') return begin(one, facts, now, open);
  if (one.state !== 'sending') return idle(null);
  const late = isTooLate(one, now);
  const rows = late || open > now ? [] : await facts.announcements().waiting(one.id, PART, await full(facts));
  if (rows.length > 0) {
    const part = await partOf(one, campaign, rows, { facts, desk, words });
    const events: Event[] = [part, ...(await halfWay(one, facts, now))];
    return ok({ events, result: { queued: part.rows.length, next: now + SOON_MS } });
  }
  const counts = await facts.announcements().counts(one.id);
  if (counts.sending > 0 && open > now)
    return ok({ events: [paused(one)], result: { queued: 0, next: now + LOOK_MS } });
  if (counts.sending > 0) return idle(now + SOON_MS);
  if (counts.waiting > 0 && !late) return idle(Math.max(open, now + SOON_MS));
  return end(one, facts, now);
};

/** A long one says once that half of it is out. */
async function halfWay(one: Broadcast, facts: Facts, now: Instant): Promise<readonly Event[]> {
  const { id: broadcastId, campaignId, startedAt, halfAt } = one;
  if (halfAt !== null || startedAt === null || now - startedAt < LONG_MS) return [];
  const counts = await facts.announcements().counts(broadcastId);
  if (counts.delivered * 2 < counts.total) return [];
  return [{ type: 'broadcast_half_way', broadcastId, campaignId }, ...tellHalfWay(one, counts)];
}

const paused = ({ id, campaignId }: Broadcast): Event => ({ type: 'broadcast_paused', broadcastId: id, campaignId });

/** Channels that have enough to do: one that does not answer holds up no other. */
async function full(facts: Facts): Promise<readonly string[]> {
  return [...(await facts.announcements().underway())].flatMap(([name, count]) => (count < UNDERWAY ? [] : [name]));
}

/** A correction begins when nothing of what it corrects is on its way any more: then it is known who got it. */
async function begin(one: Broadcast, facts: Facts, now: Instant, open: Instant) {
  const { id: broadcastId, campaignId, startsAt } = one;
  if (isTooLate(one, now)) {
    const events: Event[] = [{ type: 'broadcast_overtaken', broadcastId, campaignId }, ...tellOvertaken(one)];
    return ok({ events, result: { queued: 0, next: null } });
  }
  if (startsAt !== null && now < startsAt) return idle(startsAt);
  if (open > now) return idle(open);
  for (const id of await corrected(one, facts))
    if ((await facts.announcements().counts(id)).sending > 0) return idle(now + SOON_MS);
  const events: Event[] = [{ type: 'broadcast_began', broadcastId, campaignId }];
  return ok({ events, result: { queued: 0, next: now } });
}

/** What a correction puts right: the announcement, and what sent it again. */
async function corrected({ corrects }: Broadcast, facts: Facts): Promise<readonly string[]> {
  const one = corrects === null ? null : await facts.announcements().get(corrects);
  return one === null ? [] : (await withWaves(one, facts)).all.map((each) => each.id);
}

async function end(one: Broadcast, facts: Facts, now: Instant) {
  const known = facts.announcements();
  const { id: broadcastId, campaignId } = one;
  const counts = await known.counts(broadcastId);
  const { channels, spent } = await known.reach([]);
  const cap = Math.max(0, ...channels.map((channel) => channel.cap));
  // Ending gives up what still waits (its last moment has passed).
  const told = { ...counts, waiting: 0, superseded: counts.superseded + counts.waiting };
  const events: Event[] = [
    { type: 'broadcast_ended', broadcastId, campaignId },
    ...tellSummary(one, told, { ...(await known.charged(broadcastId)), spent, cap }, now),
  ];
  return ok({ events, result: { queued: 0, next: null } });
}

/** Units still in the state it is for ("chưa nộp"): who has reported since is not told to. Null: it names no such state. */
async function stillMeant({ campaignId, audience }: Broadcast, facts: Facts): Promise<ReadonlySet<number> | null> {
  const { state, of } = audience;
  return state === null || state === 'eligible' || of !== null
    ? null
    : facts.announcements().unitsIn(campaignId, state);
}

interface Through {
  readonly facts: Facts;
  readonly desk: Desk;
  readonly words: Words;
}

type Part = Extract<Event, { type: 'broadcast_queued' }>;

async function partOf(
  one: Broadcast,
  campaign: CampaignView,
  rows: readonly WaitingRow[],
  { facts, desk, words }: Through,
): Promise<Part> {
  const known = facts.announcements();
  const people = rows.map((row) => row.personId);
  const { reach, channels } = await known.reach(people);
  const earlier = one.corrects === null ? null : await known.earlier(await corrected(one, facts), people);
  const still = await stillMeant(one, facts);
  const units = new Map((await facts.units(one.campaignId)).map((unit) => [unit.id, unit]));
  const withReports = asksReports(one.content);
  const queued: QueuedRow[] = [];
  const ends: { recipientId: number; end: Part['ends'][number]['end']; reason: string }[] = [];
  for (const row of rows) {
    const { id: recipientId, personId } = row;
    const before = earlier?.get(personId) ?? null;
    const now = channels.length === 0 ? null : (reach.get(personId)?.is ?? 'nowhere');
    if (row.gone) ends.push({ recipientId, end: 'cancelled', reason: 'left' });
    else if (before !== null && !GOT_IT.includes(before))
      ends.push({ recipientId, end: 'superseded', reason: 'never_got_it' });
    else if (still !== null && row.unitIds.length > 0 && !row.unitIds.some((id) => still.has(id)))
      ends.push({ recipientId, end: 'superseded', reason: 'no_longer' });
    else if (now === 'nowhere') ends.push({ recipientId, end: 'unreachable', reason: 'no_address' });
    else {
      const mine = row.unitIds.flatMap((id) => units.get(id) ?? []);
      const told = withReports ? row.stillOf : [];
      const reader = await readerOf(campaign, row.role, mine, facts, desk.now, told);
      const { text } = textFor(one, campaign, reader, row.language, words);
      const notAfter = one.notAfter ?? desk.now + LAST_MOMENT_MS;
      const unit = mine[0]?.name ?? campaign.plan.roles.standingAgency.label;
      queued.push({
        recipientId,
        personId,
        bubble: bubbleFor(one, text),
        template: announcementTemplate({ unit, text }),
        notAfter,
      });
    }
  }
  const { id: broadcastId, campaignId } = one;
  return { type: 'broadcast_queued', broadcastId, campaignId, rows: queued, ends };
}

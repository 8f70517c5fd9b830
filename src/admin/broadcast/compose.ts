/** Writing an announcement: a draft that nobody receives yet; its corrections and second waves begin the same way. */
import { FAILED, GOT_IT } from '../../broadcast/ledger.js';
import { after } from '../../broadcast/state.js';
import { finished } from '../../broadcast/text.js';
import { type Audience, type Broadcast, type Content, EVERYBODY } from '../../broadcast/types.js';
import type { Facts } from '../../conversation/facts.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import type { Instant } from '../../domain/time.js';
import type { Event } from '../../events/event.js';
import type { Decide, Decided, Desk } from '../decide.js';
import { broadcastNamed, contentHash, type Hand, withWaves } from './case.js';
import { eligibleNow } from './eligible.js';

/** What a draft says and for whom; what is left out stays as it was (of a fresh one: nothing, everybody, a duty). */
export interface Wanted {
  readonly content?: Content;
  readonly audience?: Audience;
  readonly optional?: boolean;
  readonly repeat?: boolean;
  readonly scheduledAt?: Instant | null;
  readonly notAfter?: Instant | null;
}

export interface ComposeArgs extends Wanted {
  readonly campaignId: string;
  /** Null: a fresh one. */
  readonly broadcastId: string | null;
  readonly hand: Hand;
}

export const textOnly = (vi: string): Content => ({
  text: { vi: vi.normalize('NFC').trim(), en: null },
  document: null,
  attachment: null,
  question: null,
});

/**
 * Refuses `campaign_unknown`, `broadcast_unknown`, `broadcast_<state>` (it is no draft any more), what the text refuses
 * (`text_…`), `broadcast_past` for a time that has passed, `broadcast_receivers_set` where those of a correction or a
 * second wave would be chosen anew (they may only be fewer), and for receivers by standards what `eligibleNow` refuses.
 */
export const composeBroadcast: Decide<ComposeArgs, Broadcast> = async (args, facts, desk) => {
  const { campaignId, broadcastId, hand } = args;
  if ((await facts.campaign(campaignId)) === null) return refuse('campaign_unknown', { id: campaignId });
  if (args.audience !== undefined) {
    const eligible = await eligibleNow({ campaignId, audience: args.audience }, facts, desk.now);
    if (!eligible.ok) return eligible;
  }
  if (broadcastId === null) {
    if (args.content === undefined) return refuse('text_empty');
    const fresh = { ...blank(await place(campaignId, facts, desk), args.content, hand) };
    return composed({ ...fresh, ...given(args) }, 1, desk.now);
  }
  const held = await broadcastNamed(campaignId, broadcastId, facts);
  if (!held.ok) return held;
  const may = after(held.value.state, 'edit');
  if (!may.ok) return may;
  const { of } = held.value.audience;
  if (of !== null && args.audience !== undefined && args.audience.of?.broadcastId !== of.broadcastId)
    return refuse('broadcast_receivers_set');
  // Whoever changes it is its author from now on: nobody agrees with words of their own.
  const createdBy = hand ?? held.value.createdBy;
  return composed({ ...held.value, ...given(args), createdBy }, held.value.version + 1, desk.now);
};

function given({ content, audience, optional, repeat, scheduledAt, notAfter }: Wanted): Partial<Broadcast> {
  return Object.fromEntries(
    Object.entries({ content, audience, optional, repeat, scheduledAt, notAfter }).filter(
      ([, one]) => one !== undefined,
    ),
  );
}

interface Place {
  readonly id: string;
  readonly campaignId: string;
  /** The next one of the campaign. */
  readonly number: number;
  readonly now: Instant;
}

async function place(campaignId: string, facts: Facts, { make, now }: Desk): Promise<Place> {
  const [newest] = await facts.announcements().list(campaignId);
  return { id: make.newId(), campaignId, number: (newest?.number ?? 0) + 1, now };
}

function blank({ id, campaignId, number, now }: Place, content: Content, hand: Hand): Broadcast {
  return {
    id,
    campaignId,
    number,
    state: 'draft',
    version: 0,
    content,
    hash: '',
    audience: EVERYBODY,
    optional: false,
    repeat: true,
    scheduledAt: null,
    notAfter: null,
    corrects: null,
    waveOf: null,
    createdBy: hand,
    createdAt: now,
    approvedBy: null,
    approvedAt: null,
    startsAt: null,
    startedAt: null,
    halfAt: null,
    endedAt: null,
  };
}

function composed(wanted: Broadcast, version: number, now: Instant): Result<Decided<Broadcast>> {
  const { content, scheduledAt, notAfter } = wanted;
  for (const text of [content.text.vi, content.text.en]) {
    const read = text === null ? null : finished(text);
    if (read?.ok === false) return read;
  }
  if ((scheduledAt !== null && scheduledAt <= now) || (notAfter !== null && notAfter <= (scheduledAt ?? now))) {
    return refuse('broadcast_past');
  }
  const draft: Broadcast = { ...wanted, version, hash: contentHash(content) };
  const { id: broadcastId, campaignId, number, hash, audience, optional, repeat, corrects, waveOf } = draft;
  const what = {
    broadcastId,
    campaignId,
    number,
    version,
    content,
    hash,
    audience,
    optional,
    repeat,
    scheduledAt,
    notAfter,
  };
  return ok({ events: [{ type: 'broadcast_composed', ...what, corrects, waveOf }], result: draft });
}

export interface FollowArgs {
  readonly campaignId: string;
  readonly broadcastId: string;
  readonly hand: Hand;
}

/**
 * A mistake went out: whatever has not gone out is stopped at once, waves included, and the correction is for exactly
 * those who read it or may have, by any of them. Refuses `broadcast_unknown`, `broadcast_not_sent`, and what the text refuses.
 */
export const correctBroadcast: Decide<FollowArgs & { readonly content: Content }, Broadcast> = async (
  args,
  facts,
  desk,
) => {
  const { campaignId, broadcastId, hand, content } = args;
  const held = await broadcastNamed(campaignId, broadcastId, facts);
  if (!held.ok) return held;
  if (held.value.startedAt === null) return refuse('broadcast_not_sent');
  const { id, optional, repeat } = held.value;
  const fresh = blank(await place(campaignId, facts, desk), content, hand);
  const audience: Audience = { ...EVERYBODY, of: { broadcastId: id, ends: GOT_IT } };
  // Whoever got the mistake gets the correction, wanted or not.
  const made = composed({ ...fresh, audience, optional: false, repeat: optional || repeat, corrects: id }, 1, desk.now);
  if (!made.ok) return made;
  const stop: Event[] = [];
  for (const each of (await withWaves(held.value, facts)).all) {
    const counts = await facts.announcements().counts(each.id);
    if (counts.waiting + counts.sending + counts.held > 0 && after(each.state, 'stop').ok)
      stop.push({ type: 'broadcast_stopped', broadcastId: each.id, campaignId, as: 'superseded' });
  }
  return ok({ events: [...stop, ...made.value.events], result: made.value.result });
};

/**
 * The same text once more, to those it never reached, nor any wave since; what is in doubt is not sent again. Refuses
 * `broadcast_unknown`, `broadcast_not_over` while it is still being sent, `broadcast_none_failed`.
 */
export const sendAgain: Decide<FollowArgs, Broadcast> = async ({ campaignId, broadcastId, hand }, facts, desk) => {
  const held = await broadcastNamed(campaignId, broadcastId, facts);
  if (!held.ok) return held;
  const { id, state, content, optional, repeat, audience: first } = held.value;
  if (state !== 'done' && state !== 'cancelled') return refuse('broadcast_not_over');
  const { rows } = await withWaves(held.value, facts);
  if (!rows.some((row) => FAILED.includes(row.state))) return refuse('broadcast_none_failed');
  // Where nobody had joined, whoever holds one of the same roles now.
  const audience: Audience = { ...EVERYBODY, roles: first.roles, of: { broadcastId: id, ends: FAILED } };
  const fresh = blank(await place(campaignId, facts, desk), content, hand);
  return composed({ ...fresh, audience, optional, repeat, waveOf: id }, 1, desk.now);
};

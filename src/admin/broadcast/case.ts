/** One announcement with everything a decision about it looks at. */
import { createHash } from 'node:crypto';
import { recipientsOf } from '../../broadcast/audience.js';
import type { LedgerRow } from '../../broadcast/facts.js';
import { ALONE_MOST, wayOut } from '../../broadcast/state.js';
import type { Audience, Broadcast, Content, Recipient, UnitState } from '../../broadcast/types.js';
import { afterWaves, wavesAfter } from '../../broadcast/waves.js';
import type { Facts } from '../../conversation/facts.js';
import { ok, type Result, refuse } from '../../domain/problem.js';
import { dayOf, type Instant } from '../../domain/time.js';
import { standingOn } from '../../domain/unit.js';
import type { PersonId, SeatId } from '../../events/event.js';
import { type Eligible, eligibleNow } from './eligible.js';

/** Who acts; null: the command line. */
export type Hand = { readonly seatId: SeatId; readonly personId: PersonId } | null;

/** SHA-256 of everything receivers read: what was agreed with is what goes out. */
export function contentHash(content: Content): string {
  const { text, document, attachment, question } = content;
  return createHash('sha256')
    .update(JSON.stringify([text.vi, text.en, document, attachment, question]))
    .digest('hex');
}

/** Refuses `broadcast_unknown`: none of this campaign has the id, or the number. */
export async function broadcastNamed(
  campaignId: string,
  named: string | number,
  facts: Facts,
): Promise<Result<Broadcast>> {
  const known = facts.announcements();
  const found =
    typeof named === 'string'
      ? await known.get(named)
      : (await known.list(campaignId)).find((one) => one.number === named);
  return found == null || found.campaignId !== campaignId ? refuse('broadcast_unknown', { named }) : ok(found);
}

export interface Receivers {
  /** Everybody who would receive it, and who would not and why. */
  readonly recipients: readonly Recipient[];
  /** The lists they come from; null where none was asked for, or the plan gives no basis any more: then nobody is. */
  readonly eligible: Eligible | null;
}

export async function receiversNow(
  { campaignId, audience, optional }: Pick<Broadcast, 'campaignId' | 'audience' | 'optional'>,
  facts: Facts,
  now: Instant,
): Promise<Receivers> {
  const found = await eligibleNow({ campaignId, audience }, facts, now);
  const eligible = found.ok ? found.value : null;
  const known = facts.announcements();
  const seats = await facts.seats(campaignId);
  const holders = seats.flatMap(({ locked, personId, role, unit }) =>
    locked ? [] : [{ personId, role, unitId: unit?.id ?? null }],
  );
  const recipients = recipientsOf(audience, {
    units: standingOn(await facts.units(campaignId), dayOf(now)),
    holders,
    inState: audience.state === null ? null : await unitsIn(campaignId, audience.state, eligible, facts),
    earlier: await earlierOf(audience, facts),
    optedOut: optional ? await known.optedOut(campaignId) : new Set(),
  });
  return { recipients, eligible };
}

const unitsIn = async (campaignId: string, state: UnitState, eligible: Eligible | null, facts: Facts) =>
  state === 'eligible' ? (eligible?.unitIds ?? new Set()) : facts.announcements().unitsIn(campaignId, state);

async function earlierOf({ of }: Audience, facts: Facts) {
  const one = of === null ? null : await facts.announcements().get(of.broadcastId);
  return one === null ? null : (await withWaves(one, facts)).rows;
}

/** An announcement with what has sent it again, and how each of its receivers stands after that. */
export async function withWaves(one: Broadcast, facts: Facts) {
  const known = facts.announcements();
  const waves = wavesAfter(one, await known.list(one.campaignId));
  const later: (readonly LedgerRow[])[] = [];
  for (const wave of waves) later.push(await known.ledger(wave.id));
  return { all: [one, ...waves], rows: afterWaves(await known.ledger(one.id), later) };
}

/** Leaders agree with announcements only where the campaign gave them the part. */
export const LEADER_APPROVES = 'announcement_leader';
/** How many one person alone may send to. */
export const ALONE = 'announcement_alone';

/** People who may agree with what `author` wrote, or stop it: never the author; null: anybody's. */
export async function approversOf(
  campaignId: string,
  author: PersonId | null,
  facts: Facts,
): Promise<readonly PersonId[]> {
  const leaders = (await facts.rule(campaignId, LEADER_APPROVES)) === 'on';
  const seats = (await facts.seats(campaignId)).filter(
    ({ role, locked, personId }) =>
      !locked && personId !== author && (role === 'coordinator' || (leaders && role === 'leader')),
  );
  return [...new Set(seats.map((seat) => seat.personId))];
}

export async function wayOutOf(
  { campaignId, createdBy }: Pick<Broadcast, 'campaignId' | 'createdBy'>,
  size: number,
  facts: Facts,
): Promise<{
  readonly way: ReturnType<typeof wayOut>;
  readonly approvers: readonly PersonId[];
  readonly most: number;
}> {
  const approvers = await approversOf(campaignId, createdBy?.personId ?? null, facts);
  const most = Number((await facts.rule(campaignId, ALONE)) ?? ALONE_MOST);
  return { way: wayOut({ size, most, approvers: approvers.length }), approvers, most };
}

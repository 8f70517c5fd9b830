/** Addresses, persons, consent, invitations, seats. */
import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { ChannelName } from '../../channels/channel.js';
import type { PeopleEvent } from '../../events/event.js';
import type { Tx } from '../port.js';
import { seatInForce } from '../queries/seat.js';
import { address, codeTry, codeWanted, consent, invitation, person, seat } from '../schema/people.js';
import { cancelForPerson, cancelForSeat } from './cancel.js';
import { type ApplyEnv, StaleDecision, splitAddress } from './context.js';

type Of<T extends PeopleEvent['type']> = Extract<PeopleEvent, { type: T }>;

export async function addressOpened(tx: Tx, event: Of<'address_opened'>, env: ApplyEnv): Promise<void> {
  const { channel, external } = splitAddress(event.address);
  await tx.db
    .insert(address)
    .values({
      id: event.address,
      // The address was made from a channel's name by the inbox.
      channel: channel as ChannelName,
      external,
      displayName: event.displayName,
      language: event.language,
      createdAt: env.now,
    })
    .onConflictDoNothing();
}

export async function personOpened(tx: Tx, event: Of<'person_opened'>, env: ApplyEnv): Promise<void> {
  const { personId, displayName, language } = event;
  await tx.db.insert(person).values({ id: personId, displayName, language, createdAt: env.now });
  await addressOpened(tx, { ...event, type: 'address_opened' }, env);
  const bound = await tx.db
    .update(address)
    .set({ personId, goneAt: null })
    .where(and(eq(address.id, event.address), isNull(address.personId)))
    .returning({ id: address.id });
  if (bound.length !== 1) throw new StaleDecision('address has a person');
}

export async function consentGiven(tx: Tx, event: Of<'consent_given'>, env: ApplyEnv): Promise<void> {
  const { campaignId, personId, version, ref } = event;
  await tx.db
    .insert(consent)
    .values({ campaignId, personId, address: env.address, given: true, version, ref, at: env.now });
}

export async function consentRefused(tx: Tx, event: Of<'consent_refused'>, env: ApplyEnv): Promise<void> {
  await tx.db
    .insert(consent)
    .values({ campaignId: event.campaignId, address: event.address, given: false, at: env.now });
}

export async function languageChosen(tx: Tx, event: Of<'language_chosen'>, env: ApplyEnv): Promise<void> {
  const { personId, language } = event;
  if (personId !== null) await tx.db.update(person).set({ language }).where(eq(person.id, personId));
  else if (env.address !== null) await tx.db.update(address).set({ language }).where(eq(address.id, env.address));
}

/** Six digits recur: the hash of a spent telephone code is let go before a new one is written. */
export async function invitationCreated(tx: Tx, event: Of<'invitation_created'>, env: ApplyEnv): Promise<void> {
  const { invitationId: id, campaignId, unitId, role, codeHash, medium, name, expiresAt } = event;
  const { replaces = null, until = null } = event;
  if (medium === 'phone') {
    const spent = or(lt(invitation.expiresAt, env.now), isNotNull(invitation.usedAt));
    await tx.db
      .update(invitation)
      .set({ codeHash: null })
      .where(and(eq(invitation.codeHash, codeHash), eq(invitation.medium, 'phone'), spent));
  }
  const invitedBy = env.actor.kind === 'seat' || env.actor.kind === 'person' ? env.actor.personId : null;
  const made = await tx.db
    .insert(invitation)
    .values({
      id,
      campaignId,
      unitId,
      role,
      codeHash,
      medium,
      name,
      invitedBy,
      createdAt: env.now,
      expiresAt,
      tries: 0,
      replaces,
      until,
    })
    .onConflictDoNothing({ target: invitation.codeHash })
    .returning({ id: invitation.id });
  if (made.length !== 1) throw new StaleDecision('code exists');
}

/** Exactly one of those who hold the code at once gets in. */
export async function invitationUsed(tx: Tx, event: Of<'invitation_used'>, env: ApplyEnv): Promise<void> {
  const used = await tx.db
    .update(invitation)
    .set({ usedAt: env.now, usedBy: event.address })
    .where(and(eq(invitation.id, event.invitationId), isNull(invitation.usedAt)))
    .returning({ id: invitation.id });
  if (used.length !== 1) throw new StaleDecision('invitation is used');
}

export async function codeFailed(tx: Tx, event: Of<'code_failed'>, env: ApplyEnv): Promise<void> {
  await tx.db.insert(codeTry).values({ address: event.address, invitationId: event.invitationId, at: env.now });
  if (event.invitationId === null) return;
  await tx.db
    .update(invitation)
    .set({ tries: sql`${invitation.tries} + 1` })
    .where(eq(invitation.id, event.invitationId));
}

export async function codeWantedBy(tx: Tx, event: Of<'code_wanted'>, env: ApplyEnv): Promise<void> {
  const { campaignId, displayName, unitText } = event;
  await tx.db.insert(codeWanted).values({ campaignId, address: event.address, displayName, unitText, at: env.now });
}

/** Met once: a second officer is told so by the turn that is decided again. */
export async function codeWantedMet(tx: Tx, event: Of<'code_wanted_met'>): Promise<void> {
  const met = await tx.db
    .delete(codeWanted)
    .where(and(eq(codeWanted.address, event.address), eq(codeWanted.campaignId, event.campaignId)))
    .returning({ id: codeWanted.id });
  if (met.length === 0) throw new StaleDecision('the wish for a code is met');
}

export async function seatOpened(tx: Tx, event: Of<'seat_opened'>, env: ApplyEnv): Promise<void> {
  const { seatId: id, campaignId, personId, unitId, role, invitationId, confirmed, until = null } = event;
  const unitIs = unitId === null ? isNull(seat.unitId) : eq(seat.unitId, unitId);
  const [held] = await tx.db
    .select({ id: seat.id })
    .from(seat)
    .where(
      and(
        eq(seat.personId, personId),
        eq(seat.campaignId, campaignId),
        eq(seat.role, role),
        unitIs,
        seatInForce(env.now),
      ),
    );
  if (held !== undefined) throw new StaleDecision('seat is held');
  const confirmedAt = confirmed ? env.now : null;
  await tx.db
    .insert(seat)
    .values({ id, campaignId, personId, unitId, role, invitationId, confirmedAt, openedAt: env.now, until });
}

export async function seatConfirmed(tx: Tx, event: Of<'seat_confirmed'>, env: ApplyEnv): Promise<void> {
  const done = await tx.db
    .update(seat)
    .set({ confirmedAt: env.now })
    .where(and(eq(seat.id, event.seatId), isNull(seat.confirmedAt), isNull(seat.endedAt)))
    .returning({ id: seat.id });
  if (done.length !== 1) throw new StaleDecision('seat is confirmed or ended');
}

/** What was still to be said to the person because of the seat is taken back in the same breath. */
export async function seatEnded(tx: Tx, event: Of<'seat_ended'>, env: ApplyEnv): Promise<void> {
  const [ended] = await tx.db
    .update(seat)
    .set({ endedAt: env.now, endWhy: event.why })
    .where(and(eq(seat.id, event.seatId), isNull(seat.endedAt)))
    .returning({ personId: seat.personId, unitId: seat.unitId });
  if (ended === undefined) throw new StaleDecision('seat is ended');
  const others = await tx.db
    .select({ unitId: seat.unitId })
    .from(seat)
    .where(and(eq(seat.personId, ended.personId), seatInForce(env.now)));
  const keepsUnit = others.some((other) => other.unitId === null || other.unitId === ended.unitId);
  if (others.length === 0) await cancelForPerson(tx, ended.personId, `seat_${event.why}`, env.now);
  await cancelForSeat(tx, event.seatId, keepsUnit ? null : ended, `seat_${event.why}`, env.now);
}

export async function personLocked(tx: Tx, event: Of<'person_locked'>, env: ApplyEnv): Promise<void> {
  await tx.db.update(person).set({ lockedAt: env.now }).where(eq(person.id, event.personId));
  await cancelForPerson(tx, event.personId, 'person_locked', env.now);
}

export async function personUnlocked(tx: Tx, event: Of<'person_unlocked'>): Promise<void> {
  await tx.db.update(person).set({ lockedAt: null }).where(eq(person.id, event.personId));
}

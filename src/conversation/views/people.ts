/** Who takes part, as a turn sees them. */
import type { Role } from '../../domain/people.js';
import type { Day, Instant } from '../../domain/time.js';
import type { Unit } from '../../domain/unit.js';
import type { AddressId, CampaignId, InvitationId, PersonId, SeatId } from '../../events/event.js';
import type { Language } from '../../messages/message.js';

export interface SeatView {
  readonly id: SeatId;
  readonly campaignId: CampaignId;
  readonly role: Role;
  readonly unit: Unit | null;
  /** The inviter said it is the right person. What an unconfirmed person sends is marked. */
  readonly confirmed: boolean;
  /** When a stand-in's seat ends by itself (exclusive); null or absent for any other. */
  readonly until?: Instant | null;
}

export interface Who {
  readonly address: AddressId;
  /** False when the address has never been written down. */
  readonly known: boolean;
  readonly displayName: string | null;
  readonly language: Language;
  readonly person: { readonly id: PersonId; readonly displayName: string | null; readonly locked: boolean } | null;
  /** Seats in force now, oldest first; empty for a locked person. */
  readonly seats: readonly SeatView[];
}

export interface InvitationView {
  readonly id: InvitationId;
  readonly campaignId: CampaignId;
  readonly role: Role;
  readonly unit: Unit | null;
  readonly medium: 'chat' | 'printed' | 'phone';
  readonly name: string | null;
  readonly invitedBy: PersonId | null;
  readonly expiresAt: Instant;
  readonly used: boolean;
  /** The seat handed over with it; it must still be in force when the code is used. */
  readonly replaces?: SeatId | null;
  /** A stand-in's last day. */
  readonly until?: Day | null;
}

/** An invitation nobody has used yet. */
export interface PendingInvitation {
  readonly unitId: number | null;
  readonly role: Role;
  readonly expiresAt: Instant;
}

export interface SeatRow extends SeatView {
  readonly personId: PersonId;
  readonly displayName: string | null;
  readonly locked: boolean;
  readonly channels: readonly string[];
}

/** A code that brings a second channel to the same person. */
export interface LinkCode {
  readonly personId: PersonId;
  /** Where it was shown. */
  readonly shownAt: AddressId;
  readonly expiresAt: Instant;
  readonly used: boolean;
}

export interface PersonChannel {
  readonly address: AddressId;
  /** When the person last wrote there; null: not since that is kept. */
  readonly seenAt: Instant | null;
  /** The platform refuses it. */
  readonly gone: boolean;
}

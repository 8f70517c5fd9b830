/** Who takes part: accounts, invitations, consent, seats. */

import type { Role } from '../domain/people.js';
import type { Day, Instant } from '../domain/time.js';
import type { Language } from '../messages/message.js';
import type { AddressId, CampaignId, InvitationId, PersonId, SeatId } from './ids.js';

/** Why a seat ended. */
export type SeatEnd =
  | 'left'
  | 'removed'
  | 'handed_over'
  | 'not_the_person'
  | 'erased'
  | 'joined'
  | 'reorganised'
  | 'campaign_closed';

export type PeopleEvent =
  | {
      readonly type: 'address_opened';
      readonly address: AddressId;
      readonly displayName: string | null;
      readonly language: Language;
    }
  | {
      readonly type: 'person_opened';
      readonly personId: PersonId;
      readonly address: AddressId;
      readonly displayName: string | null;
      readonly language: Language;
    }
  | {
      readonly type: 'consent_given';
      readonly personId: PersonId;
      readonly campaignId: CampaignId;
      readonly version: string;
      readonly ref: string | null;
    }
  | {
      readonly type: 'consent_refused';
      readonly address: AddressId;
      readonly campaignId: CampaignId;
      readonly invitationId: InvitationId;
    }
  /** `shownAt` is told when the code is used. */
  | {
      readonly type: 'link_code_created';
      readonly personId: PersonId;
      readonly codeHash: string;
      readonly shownAt: AddressId;
      readonly expiresAt: Instant;
    }
  | {
      readonly type: 'address_linked';
      readonly personId: PersonId;
      readonly address: AddressId;
      readonly codeHash: string;
    }
  /** Two accounts of one person: what `from` holds is `into`'s from now on. */
  | {
      readonly type: 'persons_joined';
      readonly campaignId: CampaignId;
      readonly into: PersonId;
      readonly from: PersonId;
    }
  | { readonly type: 'address_unlinked'; readonly personId: PersonId; readonly address: AddressId }
  /** `personId` null: somebody without a role; the language stays with the address they write from. */
  | { readonly type: 'language_chosen'; readonly personId: PersonId | null; readonly language: Language }
  | {
      readonly type: 'invitation_created';
      readonly invitationId: InvitationId;
      readonly campaignId: CampaignId;
      readonly role: Role;
      readonly unitId: number | null;
      readonly codeHash: string;
      readonly medium: 'chat' | 'printed' | 'phone';
      readonly name: string | null;
      readonly expiresAt: Instant;
      /** The seat whose holder hands it over; it ends when the invited person agrees, unless `until` is set. */
      readonly replaces?: SeatId | null;
      /** A stand-in's last day. */
      readonly until?: Day | null;
    }
  | { readonly type: 'invitation_used'; readonly invitationId: InvitationId; readonly address: AddressId }
  /** A wrong, used or expired code was tried: counted, so that guesses are throttled. */
  | { readonly type: 'code_failed'; readonly address: AddressId; readonly invitationId: InvitationId | null }
  | {
      readonly type: 'code_wanted';
      readonly address: AddressId;
      readonly displayName: string | null;
      readonly unitText: string;
      readonly campaignId: CampaignId;
    }
  /** The office has sent a code to whoever asked: the wish is kept no longer. */
  | { readonly type: 'code_wanted_met'; readonly address: AddressId; readonly campaignId: CampaignId }
  | {
      readonly type: 'seat_opened';
      readonly seatId: SeatId;
      readonly personId: PersonId;
      readonly campaignId: CampaignId;
      readonly unitId: number | null;
      readonly role: Role;
      readonly invitationId: InvitationId | null;
      readonly confirmed: boolean;
      /** A stand-in's seat ends by itself here (exclusive). */
      readonly until?: Instant | null;
    }
  | { readonly type: 'seat_confirmed'; readonly seatId: SeatId; readonly campaignId: CampaignId }
  | { readonly type: 'seat_ended'; readonly seatId: SeatId; readonly campaignId: CampaignId; readonly why: SeatEnd }
  | { readonly type: 'person_locked'; readonly personId: PersonId; readonly campaignId: CampaignId }
  | { readonly type: 'person_unlocked'; readonly personId: PersonId; readonly campaignId: CampaignId };

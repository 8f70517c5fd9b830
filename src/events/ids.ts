/** The names things go by, and who did it. */

/** `telegram:123456`: a person's place within one channel. */
export type AddressId = string;
export type PersonId = string;
export type SeatId = string;
export type InvitationId = string;
export type CampaignId = string;
export type ObligationId = string;
export type TaskId = string;

/** Who did it, for the audit: a seat, the command line, or the service itself. */
export type Actor =
  | { readonly kind: 'seat'; readonly seatId: SeatId; readonly personId: PersonId }
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'address'; readonly address: AddressId }
  | { readonly kind: 'command_line' }
  | { readonly kind: 'service' };

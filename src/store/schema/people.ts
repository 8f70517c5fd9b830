/** Who takes part: addresses, persons, their consent, seats and invitations. Seats end, they are never deleted. */
import { sql } from 'drizzle-orm';
import type { ChannelName } from '../../channels/channel.js';
import { ROLES } from '../../domain/people.js';
import type { SeatEnd } from '../../events/event.js';
import type { Language } from '../../messages/message.js';
import { bool, day, id, index, instant, integer, oneOf, table, text, uniqueIndex } from '../columns.js';
import { campaign, unit } from './plan.js';

export const person = table('person', {
  id: text().primaryKey(),
  displayName: text(),
  language: text().$type<Language>().notNull(),
  lockedAt: instant(),
  createdAt: instant().notNull(),
});

/** A person's place within one channel; `id` is `<channel>:<external>`. */
export const address = table(
  'address',
  {
    id: text().primaryKey(),
    channel: text().$type<ChannelName>().notNull(),
    external: text().notNull(),
    personId: text().references(() => person.id),
    displayName: text(),
    language: text().$type<Language>().notNull(),
    createdAt: instant().notNull(),
    /** The platform refused it (blocked, unknown); null again when the person writes. */
    goneAt: instant(),
  },
  (t) => [index('address_person').on(t.personId), uniqueIndex('address_place').on(t.channel, t.external)],
);

/** Provable consent (Luật 91/2025/QH15): which version was shown, when, in which message. Refusals are kept too. */
export const consent = table(
  'consent',
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    /** Null for a refusal: nobody is written down then but the address. */
    personId: text().references(() => person.id),
    address: text(),
    given: bool().notNull(),
    version: text(),
    ref: text(),
    at: instant().notNull(),
  },
  (t) => [index('consent_person').on(t.personId)],
);

export const MEDIA = ['chat', 'printed', 'phone'] as const;

/** A single-use code, stored hashed. A six-digit code's hash is dropped once used or expired, so that it may recur. */
export const invitation = table(
  'invitation',
  {
    id: text().primaryKey(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    unitId: integer().references(() => unit.id),
    role: oneOf(ROLES).notNull(),
    codeHash: text().unique(),
    medium: oneOf(MEDIA).notNull(),
    name: text(),
    /** The inviting person; null when the command line invited. */
    invitedBy: text().references(() => person.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    tries: integer().notNull(),
    usedAt: instant(),
    usedBy: text(),
    /** The seat that is handed over (its table stands below, so no reference). */
    replaces: text(),
    /** The last day of a stand-in. */
    until: day(),
  },
  (t) => [index('invitation_campaign').on(t.campaignId, t.createdAt)],
);

/** Wrong, used and expired codes that were tried, for the throttle. */
export const codeTry = table(
  'code_try',
  {
    id: id(),
    address: text().notNull(),
    invitationId: text().references(() => invitation.id),
    at: instant().notNull(),
  },
  (t) => [index('code_try_at').on(t.at), index('code_try_address').on(t.address, t.at)],
);

/** [Xin mã]: the coordinators' queue of people who would like a code. */
export const codeWanted = table(
  'code_wanted',
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    address: text().notNull(),
    displayName: text(),
    unitText: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('code_wanted_address').on(t.address, t.at)],
);

/** person × unit × role, dated. What a person may do is judged from the open rows, on every act. */
export const seat = table(
  'seat',
  {
    id: text().primaryKey(),
    campaignId: text()
      .notNull()
      .references(() => campaign.id),
    personId: text()
      .notNull()
      .references(() => person.id),
    unitId: integer().references(() => unit.id),
    role: oneOf(ROLES).notNull(),
    invitationId: text()
      .unique()
      .references(() => invitation.id),
    confirmedAt: instant(),
    openedAt: instant().notNull(),
    endedAt: instant(),
    endWhy: text().$type<SeatEnd>(),
    /** A stand-in's seat is in force until then (exclusive) and needs nobody to end it. */
    until: instant(),
  },
  (t) => [
    index('seat_person').on(t.personId).where(sql`ended_at is null`),
    index('seat_campaign').on(t.campaignId, t.role).where(sql`ended_at is null`),
  ],
);

/** What is open at an address, as the conversation keeps it. No reference: a stranger has one before an address. */
export const session = table('session', {
  address: text().primaryKey(),
  held: text().notNull(),
  at: instant().notNull(),
});

/** The web chat's cookies, by hash. */
export const webSession = table('web_session', {
  hash: text().primaryKey(),
  address: text().notNull(),
  createdAt: instant().notNull(),
});

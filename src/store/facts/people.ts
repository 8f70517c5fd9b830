/** Who speaks, who holds which seat, which codes are out. */
import { and, asc, desc, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import type { Who } from '../../conversation/facts.js';
import type { Role } from '../../domain/people.js';
import type { Instant } from '../../domain/time.js';
import type { AddressId, CampaignId, PersonId } from '../../events/event.js';
import { PLANS_STAMP } from '../apply/context.js';
import type { ReadDb, ReadTx } from '../port.js';
import { SHUT_OUT } from '../queries/reach.js';
import { seatInForce } from '../queries/seat.js';
import { address, codeTry, codeWanted, invitation, person, seat, session } from '../schema/people.js';
import { outbox } from '../schema/pipe.js';
import { stamp } from '../schema/plan.js';
import { reach } from '../schema/reach.js';

const p = sql.placeholder;

/** All a turn must know of an address, its session and the plans' stamp included, in one statement: a row per open seat. */
const whoRows = (db: ReadDb) =>
  db
    .select({
      known: address.id,
      addressName: address.displayName,
      addressLanguage: address.language,
      goneAt: address.goneAt,
      personId: person.id,
      personName: person.displayName,
      personLanguage: person.language,
      lockedAt: person.lockedAt,
      session: session.held,
      sessionAt: session.at,
      seenAt: reach.seenAt,
      shutAt: reach.shutAt,
      elsewhere: sql<number>`exists (select 1 from ${address} as other join ${reach} as there on there.address = other.id
        where other.person_id = ${person.id} and there.seen_at > ${reach.seenAt})`,
      shutOut: sql<number>`exists (select 1 from ${outbox} where ${SHUT_OUT})`,
      seatId: seat.id,
      campaignId: seat.campaignId,
      unitId: seat.unitId,
      role: seat.role,
      confirmedAt: seat.confirmedAt,
      until: seat.until,
      plansStamp: sql<string | null>`(select ${stamp.value} from ${stamp} where ${stamp.name} = ${PLANS_STAMP})`,
    })
    .from(sql`(select ${p('address')} as wanted) as asked`)
    .leftJoin(address, sql`${address.id} = asked.wanted`)
    .leftJoin(person, eq(person.id, address.personId))
    .leftJoin(session, sql`${session.address} = asked.wanted`)
    .leftJoin(reach, sql`${reach.address} = asked.wanted`)
    .leftJoin(seat, and(eq(seat.personId, person.id), sql`${seat.endedAt} is null`))
    .orderBy(asc(seat.openedAt), asc(seat.id))
    .prepare();

export type WhoRow = Awaited<ReturnType<ReturnType<typeof whoRows>['execute']>>[number];

export async function readWho(tx: ReadTx, id: AddressId): Promise<readonly WhoRow[]> {
  return tx.prepared(whoRows).execute({ address: id });
}

/** What earlier turns left written, so that a turn writes nothing that says nothing new. */
export interface Left {
  readonly session: { readonly held: string; readonly at: Instant } | null;
  /** Null: the address has never acted. */
  readonly seenAt: Instant | null;
  readonly shutAt: Instant | null;
  /** The person acted later at another address. */
  readonly elsewhere: boolean;
  /** Somebody's message waits until they act; whose is not looked at. */
  readonly shutOut: boolean;
}

export function leftOf(first: WhoRow | undefined): Left {
  const [held, at] = [first?.session ?? null, first?.sessionAt ?? null];
  return {
    session: held === null || at === null ? null : { held, at },
    seenAt: first?.seenAt ?? null,
    shutAt: first?.shutAt ?? null,
    elsewhere: first?.elsewhere === 1,
    shutOut: first?.shutOut === 1,
  };
}

/** `seats` come from the caller, who knows their units. */
export function whoOf(id: AddressId, first: WhoRow | undefined, seats: Who['seats']): Who {
  const person_ =
    first?.personId == null
      ? null
      : { id: first.personId, displayName: first.personName, locked: first.lockedAt !== null };
  return {
    address: id,
    known: first?.known != null,
    displayName: first?.addressName ?? null,
    language: first?.personLanguage ?? first?.addressLanguage ?? 'vi',
    person: person_,
    seats,
  };
}

const byHash = (db: ReadDb) =>
  db
    .select()
    .from(invitation)
    .where(eq(invitation.codeHash, p('hash')))
    .prepare();
const byId = (db: ReadDb) =>
  db
    .select()
    .from(invitation)
    .where(eq(invitation.id, p('id')))
    .prepare();

export type InvitationRow = typeof invitation.$inferSelect;

export async function invitationByHash(tx: ReadTx, hash: string): Promise<InvitationRow | undefined> {
  return (await tx.prepared(byHash).execute({ hash }))[0];
}

export async function invitationRow(tx: ReadTx, id: string): Promise<InvitationRow | undefined> {
  return (await tx.prepared(byId).execute({ id }))[0];
}

/** By this address, and by all addresses whose person holds no seat: people who belong here must not be locked out. */
export async function countFailedCodes(
  tx: ReadTx,
  id: AddressId,
  since: Instant,
): Promise<{ readonly here: number; readonly all: number }> {
  const holds = sql`exists (select 1 from ${seat} inner join ${address} on ${address.personId} = ${seat.personId}
    where ${address.id} = ${codeTry.address} and ${seat.endedAt} is null)`;
  const [row] = await tx.db
    .select({
      here: sql<number>`coalesce(sum(${codeTry.address} = ${id}), 0)`,
      all: sql<number>`coalesce(sum(not ${holds}), 0)`,
    })
    .from(codeTry)
    .where(gte(codeTry.at, since));
  return row ?? { here: 0, all: 0 };
}

export async function codeWish(
  tx: ReadTx,
  id: AddressId,
  campaignId: CampaignId | null,
): Promise<{ at: Instant; unitText: string; displayName: string | null } | null> {
  const here = campaignId === null ? undefined : eq(codeWanted.campaignId, campaignId);
  const [row] = await tx.db
    .select({ at: codeWanted.at, unitText: codeWanted.unitText, displayName: codeWanted.displayName })
    .from(codeWanted)
    .where(and(eq(codeWanted.address, id), here))
    .orderBy(desc(codeWanted.at))
    .limit(1);
  return row ?? null;
}

export interface HeldSeat {
  readonly id: string;
  readonly campaignId: string;
  readonly unitId: number | null;
  readonly role: Role;
  readonly confirmed: boolean;
  readonly personId: PersonId;
  readonly displayName: string | null;
  readonly locked: boolean;
  readonly channels: readonly string[];
}

/** The seats in force, oldest first, with the channels their holders can be reached on. */
export async function heldSeats(tx: ReadTx, campaignId: string, now: Instant): Promise<readonly HeldSeat[]> {
  const rows = await tx.db
    .select({
      seat,
      name: person.displayName,
      lockedAt: person.lockedAt,
      channels: sql<string | null>`(select group_concat(distinct ${address.channel}) from ${address}
        where ${address.personId} = ${person.id})`,
    })
    .from(seat)
    .innerJoin(person, eq(person.id, seat.personId))
    .where(and(eq(seat.campaignId, campaignId), seatInForce(now)))
    .orderBy(asc(seat.openedAt), asc(seat.id));
  return rows.map(({ seat: held, name, lockedAt, channels }) => ({
    id: held.id,
    campaignId: held.campaignId,
    unitId: held.unitId,
    role: held.role,
    confirmed: held.confirmedAt !== null,
    personId: held.personId,
    displayName: name,
    locked: lockedAt !== null,
    channels: channels === null ? [] : channels.split(',').sort(),
  }));
}

export async function holdersOf(
  tx: ReadTx,
  campaignId: string,
  role: Role,
  unitId: number | null,
  now: Instant,
): Promise<readonly PersonId[]> {
  const rows = await tx.db
    .selectDistinct({ personId: seat.personId })
    .from(seat)
    .innerJoin(person, eq(person.id, seat.personId))
    .where(
      and(
        eq(seat.campaignId, campaignId),
        eq(seat.role, role),
        unitId === null ? undefined : eq(seat.unitId, unitId),
        seatInForce(now),
        isNull(person.lockedAt),
      ),
    )
    .orderBy(asc(seat.personId));
  return rows.map((row) => row.personId);
}

export async function heldSeatIn(tx: ReadTx, personId: PersonId, unitIds: readonly number[]): Promise<boolean> {
  if (unitIds.length === 0) return false;
  const where = and(eq(seat.personId, personId), inArray(seat.unitId, [...unitIds]));
  return (await tx.db.select({ id: seat.id }).from(seat).where(where).limit(1)).length > 0;
}

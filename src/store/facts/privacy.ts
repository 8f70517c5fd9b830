/** Open requests about personal data, and what is kept about one person. */
import { and, asc, count, eq, isNotNull, isNull } from 'drizzle-orm';
import type { KeptData, PrivacyRequestView } from '../../conversation/facts.js';
import type { ReadTx } from '../port.js';
import { address, consent, person, seat } from '../schema/people.js';
import { inbox } from '../schema/pipe.js';
import { privacyRequest } from '../schema/privacy.js';

const columns = {
  id: privacyRequest.id,
  personId: privacyRequest.personId,
  displayName: person.displayName,
  kind: privacyRequest.kind,
  words: privacyRequest.words,
  askedAt: privacyRequest.askedAt,
  answerBy: privacyRequest.answerBy,
  doneBy: privacyRequest.doneBy,
};

const requests = (tx: ReadTx) =>
  tx.db.select(columns).from(privacyRequest).innerJoin(person, eq(person.id, privacyRequest.personId));

export type RequestRow = Omit<PrivacyRequestView, 'unit'> & { readonly unitId: number | null };

/** Of people who hold, or ever held, a seat in the campaign; oldest first. */
export async function openRequests(tx: ReadTx, campaignId: string): Promise<readonly RequestRow[]> {
  const rows = await requests(tx).where(isNull(privacyRequest.doneAt)).orderBy(asc(privacyRequest.askedAt));
  const seats = await tx.db
    .select({ personId: seat.personId, role: seat.role, unitId: seat.unitId })
    .from(seat)
    .where(eq(seat.campaignId, campaignId))
    .orderBy(asc(seat.openedAt));
  const latest = new Map(seats.map(({ personId, ...held }) => [personId, held]));
  return rows.flatMap((row) => {
    const held = latest.get(row.personId);
    return held === undefined ? [] : [{ ...row, ...held }];
  });
}

/** Everything that is kept about the person and not their unit's. */
export async function keptData(tx: ReadTx, personId: string): Promise<KeptData> {
  const [who] = await tx.db.select().from(person).where(eq(person.id, personId));
  const addresses = await tx.db.select().from(address).where(eq(address.personId, personId));
  const seats = await tx.db.select().from(seat).where(eq(seat.personId, personId)).orderBy(asc(seat.openedAt));
  const consents = await tx.db.select().from(consent).where(eq(consent.personId, personId)).orderBy(asc(consent.id));
  const asked = await tx.db.select().from(privacyRequest).where(eq(privacyRequest.personId, personId));
  let texts = 0;
  for (const one of addresses) {
    const mine = and(eq(inbox.channel, one.channel), eq(inbox.address, one.external), isNotNull(inbox.body));
    texts += (await tx.db.select({ n: count() }).from(inbox).where(mine))[0]?.n ?? 0;
  }
  return {
    displayName: who?.displayName ?? null,
    language: who?.language ?? 'vi',
    since: who?.createdAt ?? null,
    channels: addresses.map(({ channel, external, displayName, createdAt }) => ({
      channel,
      external,
      displayName,
      createdAt,
    })),
    seats: seats.map(({ id, campaignId, unitId, role, openedAt, endedAt }) => ({
      id,
      campaignId,
      unitId,
      role,
      openedAt,
      endedAt,
    })),
    consents: consents.map(({ campaignId, version, given, at }) => ({ campaignId, version, given, at })),
    requests: asked.map(({ kind, askedAt, doneAt, outcome }) => ({ kind, askedAt, doneAt, outcome })),
    texts,
  };
}

/**
 * Requests about personal data, and their hardest answer: a person is taken out of every table. Figures, seats and
 * audit rows stay, carrying a random id that leads to nobody; audit payloads that name the chat account are erased,
 * which the chain allows.
 */
import { and, eq, inArray, isNull, like, ne, or, sql } from 'drizzle-orm';
import type { PrivacyEvent } from '../../events/event.js';
import type { Tx } from '../port.js';
import { announcementAnswer, announcementReply } from '../schema/announcement-answer.js';
import { auditPayload } from '../schema/audit.js';
import { linkCode, remark } from '../schema/channel.js';
import {
  address,
  codeTry,
  codeWanted,
  consent,
  invitation,
  person,
  seat,
  session,
  webSession,
} from '../schema/people.js';
import { inbox, mailbox, outbox } from '../schema/pipe.js';
import { privacyRequest } from '../schema/privacy.js';
import { reach } from '../schema/reach.js';
import { answer } from '../schema/report.js';
import { cancelForPerson } from './cancel.js';
import { type ApplyEnv, StaleDecision } from './context.js';

type Of<T extends PrivacyEvent['type']> = Extract<PrivacyEvent, { type: T }>;

export async function privacyRequested(tx: Tx, event: Of<'privacy_requested'>, env: ApplyEnv): Promise<void> {
  const { requestId: id, personId, kind, words, answerBy, doneBy, done } = event;
  const doneAt = done ? env.now : null;
  await tx.db.insert(privacyRequest).values({ id, personId, kind, words, askedAt: env.now, answerBy, doneBy, doneAt });
}

/** Done once: a second officer is told so by the turn that is decided again. */
export async function privacyDone(tx: Tx, event: Of<'privacy_done'>, env: ApplyEnv): Promise<void> {
  const done = await tx.db
    .update(privacyRequest)
    .set({ doneAt: env.now, outcome: event.outcome })
    .where(and(eq(privacyRequest.id, event.requestId), isNull(privacyRequest.doneAt)))
    .returning({ id: privacyRequest.id });
  if (done.length !== 1) throw new StaleDecision('request is done');
}

export async function personErased(tx: Tx, { personId }: Of<'person_erased'>, env: ApplyEnv): Promise<void> {
  const [who] = await tx.db.select().from(person).where(eq(person.id, personId));
  if (who === undefined) throw new StaleDecision('person is gone');
  await cancelForPerson(tx, personId, 'person_erased', env.now);
  const endSeat = { endedAt: env.now, endWhy: 'erased' as const };
  await tx.db
    .update(seat)
    .set(endSeat)
    .where(and(eq(seat.personId, personId), isNull(seat.endedAt)));
  const held = await tx.db.select().from(address).where(eq(address.personId, personId));
  for (const one of held) await eraseAddress(tx, one, `erased-${env.newId()}`);
  const names = [who.displayName, ...held.map((one) => one.displayName)].filter((name) => name !== null);
  await erasePayloads(tx, [...held.map((one) => one.external), ...names]);
  for (const name of names) await eraseName(tx, name);
  await tx.db
    .update(outbox)
    .set({ message: sql`null`, template: sql`null`, sentTo: null, tried: null })
    .where(and(eq(outbox.personId, personId), ne(outbox.state, 'claimed')));
  await tx.db.update(announcementAnswer).set({ words: null }).where(eq(announcementAnswer.personId, personId));
  await tx.db.update(announcementReply).set({ words: null }).where(eq(announcementReply.personId, personId));
  await tx.db.update(privacyRequest).set({ words: null }).where(eq(privacyRequest.personId, personId));
  await tx.db.update(person).set({ displayName: null, lockedAt: env.now }).where(eq(person.id, personId));
}

type Held = typeof address.$inferSelect;

/** Every table that knows a chat account by its id or name. */
async function eraseAddress(tx: Tx, held: Held, alias: string): Promise<void> {
  const { id, channel, external } = held;
  const now = `${channel}:${alias}`;
  const { db } = tx;
  await db
    .update(inbox)
    .set({ body: sql`null`, displayName: null, address: alias })
    .where(and(eq(inbox.channel, channel), eq(inbox.address, external), ne(inbox.state, 'open')));
  await db
    .update(outbox)
    .set({ message: sql`null`, template: sql`null`, address: alias })
    .where(and(eq(outbox.channel, channel), eq(outbox.address, external), ne(outbox.state, 'claimed')));
  await db.delete(mailbox).where(or(eq(mailbox.address, id), eq(mailbox.address, external)));
  await db.delete(session).where(eq(session.address, id));
  await db.delete(webSession).where(or(eq(webSession.address, id), eq(webSession.address, external)));
  await db.delete(reach).where(eq(reach.address, id));
  await db.delete(linkCode).where(eq(linkCode.shownAt, id));
  await db.delete(remark).where(eq(remark.whose, id));
  await db.delete(codeWanted).where(eq(codeWanted.address, id));
  await db.update(codeTry).set({ address: now }).where(eq(codeTry.address, id));
  await db.update(consent).set({ address: now, ref: null }).where(eq(consent.address, id));
  await db.update(answer).set({ address: now }).where(eq(answer.address, id));
  await db.update(invitation).set({ usedBy: now, name: null }).where(eq(invitation.usedBy, id));
  const bare = { id: now, external: alias, displayName: null, personId: null };
  await db.update(address).set(bare).where(eq(address.id, id));
}

const MASK = '…';
/** A shorter name may be part of other words; the texts it stands in are erased in their time. */
const SHORTEST = 4;

/** What others were told about the person by name. */
async function eraseName(tx: Tx, name: string): Promise<void> {
  const asParam = like(outbox.message, sql`${`%${inJson(name)}%`} escape '\\'`);
  await tx.db
    .update(outbox)
    .set({ message: sql`null`, template: sql`null` })
    .where(and(asParam, ne(outbox.state, 'claimed'), ne(outbox.state, 'due')));
  if (name.length < SHORTEST) return;
  await tx.db.update(mailbox).set({ text: sql`replace(${mailbox.text}, ${name}, ${MASK})` });
}

/** The text as a whole JSON string, for LIKE. */
const inJson = (text: string): string => JSON.stringify(text).replace(/[\\%_]/g, '\\$&');

async function erasePayloads(tx: Tx, said: readonly string[]): Promise<void> {
  for (const text of said.filter((one) => one !== '')) {
    // A whole value, or the end of one: an address is stored as `<channel>:<external>`.
    const whole = inJson(text);
    const rows = await tx.db
      .select({ id: auditPayload.auditId })
      .from(auditPayload)
      .where(
        or(
          like(auditPayload.payload, sql`${`%${whole}%`} escape '\\'`),
          like(auditPayload.payload, sql`${`%:${whole.slice(1)}%`} escape '\\'`),
        ),
      );
    const ids = rows.map((row) => row.id);
    for (let i = 0; i < ids.length; i += 500) {
      await tx.db.delete(auditPayload).where(inArray(auditPayload.auditId, ids.slice(i, i + 500)));
    }
  }
}

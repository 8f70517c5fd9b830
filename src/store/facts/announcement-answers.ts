/** Answers to announcements, as the ledger and the answers say together. */
import { and, asc, desc, eq, gt, gte, inArray, isNull, or } from 'drizzle-orm';
import type { AnswerFacts, Received, ReplyView } from '../../broadcast/answer-facts.js';
import type { AskedRow } from '../../broadcast/answers.js';
import type { ReadTx } from '../port.js';
import { ledgerRows, readBroadcast } from '../queries/broadcast.js';
import { announcementAnswer, announcementReminder, announcementReply } from '../schema/announcement-answer.js';
import { broadcast, broadcastRecipient } from '../schema/broadcast.js';
import { outbox } from '../schema/pipe.js';

/** What may have reached a person: beyond recall, in doubt, or tried once without an answer. */
const MAY_HAVE = ['sent', 'in_doubt', 'claimed'] as const;
const mayHave = or(inArray(outbox.state, [...MAY_HAVE]), gt(outbox.doubts, 0));

export function answerFacts(tx: ReadTx): AnswerFacts {
  return {
    rows: (id) => askedRows(tx, id),
    async received(id, personId) {
      const [row] = await receivedRows(tx, personId, eq(broadcastRecipient.broadcastId, id));
      return row ?? null;
    },
    receivedSince: (personId, since) => receivedRows(tx, personId, gte(broadcast.startedAt, since)),
    async reply(id) {
      const [row] = await replies(tx, eq(announcementReply.id, id));
      return row ?? null;
    },
    openReplies: (id) => replies(tx, and(eq(announcementReply.broadcastId, id), isNull(announcementReply.answeredAt))),
  };
}

async function askedRows(tx: ReadTx, id: string): Promise<readonly AskedRow[]> {
  const rows = await ledgerRows(tx, id);
  const given = await tx.db.select().from(announcementAnswer).where(eq(announcementAnswer.broadcastId, id));
  const told = await tx.db.select().from(announcementReminder).where(eq(announcementReminder.broadcastId, id));
  const answers = new Map(given.map((one) => [one.personId, one]));
  const reminded = new Map(told.map((one) => [one.personId, one.at]));
  return rows.map(({ personId, unitIds, state }) => {
    const answer = personId === null ? undefined : answers.get(personId);
    return {
      personId,
      unitIds,
      state,
      given: answer === undefined ? null : { kind: answer.given, words: answer.words },
      at: answer?.at ?? null,
      remindedAt: personId === null ? null : (reminded.get(personId) ?? null),
    };
  });
}

async function receivedRows(tx: ReadTx, personId: string, which: ReturnType<typeof eq>): Promise<readonly Received[]> {
  const rows = await tx.db
    .select({
      id: broadcast.id,
      unitIds: broadcastRecipient.unitIds,
      given: announcementAnswer.given,
      words: announcementAnswer.words,
    })
    .from(broadcastRecipient)
    .innerJoin(broadcast, eq(broadcast.id, broadcastRecipient.broadcastId))
    .innerJoin(outbox, eq(outbox.id, broadcastRecipient.outboxId))
    .leftJoin(
      announcementAnswer,
      and(eq(announcementAnswer.broadcastId, broadcast.id), eq(announcementAnswer.personId, personId)),
    )
    .where(and(eq(broadcastRecipient.personId, personId), mayHave, which))
    .orderBy(desc(broadcast.startedAt), desc(broadcast.number))
    .limit(10);
  const found: Received[] = [];
  for (const { id, unitIds, given, words } of rows) {
    const one = await readBroadcast(tx, id);
    if (one !== null) found.push({ broadcast: one, unitIds, given: given === null ? null : { kind: given, words } });
  }
  return found;
}

async function replies(tx: ReadTx, which: ReturnType<typeof and>): Promise<readonly ReplyView[]> {
  const { id, broadcastId, personId, unitId, words, at, answeredAt } = announcementReply;
  return tx.db
    .select({ id, broadcastId, campaignId: broadcast.campaignId, personId, unitId, words, at, answeredAt })
    .from(announcementReply)
    .innerJoin(broadcast, eq(broadcast.id, broadcastId))
    .where(which)
    .orderBy(asc(at), asc(id))
    .limit(50);
}

/** Answers to announcements, questions asked back, and the one reminder of each person. */
import { and, eq, isNull, notInArray } from 'drizzle-orm';
import type { AnnouncementAnswerEvent } from '../../events/announcement-answer.js';
import type { PersonId } from '../../events/event.js';
import type { Tx } from '../port.js';
import { cancelAbout, enqueue } from '../queries/outbox.js';
import { announcementAnswer, announcementReminder, announcementReply } from '../schema/announcement-answer.js';
import { type ApplyEnv, StaleDecision } from './context.js';

type Of<T extends AnnouncementAnswerEvent['type']> = Extract<AnnouncementAnswerEvent, { type: T }>;

const reminderOf = (broadcastId: string, personId: PersonId): string => `answer:${broadcastId}:${personId}`;

export async function announcementAnswered(
  tx: Tx,
  { broadcastId, personId, given }: Of<'announcement_answered'>,
  env: ApplyEnv,
): Promise<void> {
  const set = { given: given.kind, words: given.words, at: env.now };
  await tx.db
    .insert(announcementAnswer)
    .values({ broadcastId, personId, ...set })
    .onConflictDoUpdate({ target: [announcementAnswer.broadcastId, announcementAnswer.personId], set });
  await cancelAbout(tx, reminderOf(broadcastId, personId), 'answered', env.now);
}

export async function announcementReplied(
  tx: Tx,
  { replyId: id, broadcastId, personId, unitId, words }: Of<'announcement_replied'>,
  env: ApplyEnv,
): Promise<void> {
  await tx.db.insert(announcementReply).values({ id, broadcastId, personId, unitId, words, at: env.now });
}

/** Answered once: a second officer is told so by the turn that is decided again. */
export async function announcementReplyAnswered(
  tx: Tx,
  { replyId, words }: Of<'announcement_reply_answered'>,
  env: ApplyEnv,
): Promise<void> {
  const done = await tx.db
    .update(announcementReply)
    .set({ answeredAt: env.now, answer: words })
    .where(and(eq(announcementReply.id, replyId), isNull(announcementReply.answeredAt)))
    .returning({ id: announcementReply.id });
  if (done.length !== 1) throw new StaleDecision('question is answered');
}

export async function answersReminded(tx: Tx, event: Of<'answers_reminded'>, env: ApplyEnv): Promise<void> {
  const { broadcastId, reminders, notBefore, notAfter } = event;
  for (const { personId, bubble, template } of reminders) {
    const fresh = await tx.db
      .insert(announcementReminder)
      .values({ broadcastId, personId, at: env.now })
      .onConflictDoNothing()
      .returning({ personId: announcementReminder.personId });
    if (fresh.length !== 1) throw new StaleDecision('person was reminded');
    const about = reminderOf(broadcastId, personId);
    const message = { to: { personId }, lane: 'reminder' as const, about, message: bubble, language: null, template };
    await enqueue(tx, { ...message, notBefore, notAfter, handed: false }, env.now);
  }
}

/** Two accounts become one: what one of them answered stands, where the other has not answered the same itself. */
export async function moveAnswers(tx: Tx, from: PersonId, into: PersonId): Promise<void> {
  for (const held of [announcementAnswer, announcementReminder]) {
    const already = tx.db.select({ id: held.broadcastId }).from(held).where(eq(held.personId, into));
    await tx.db
      .update(held)
      .set({ personId: into })
      .where(and(eq(held.personId, from), notInArray(held.broadcastId, already)));
  }
  await tx.db.update(announcementReply).set({ personId: into }).where(eq(announcementReply.personId, from));
}

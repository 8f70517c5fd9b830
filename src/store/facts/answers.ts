/** Answers given, what was published, what was not understood, other names. */
import { and, asc, desc, eq, gte, isNull, sql } from 'drizzle-orm';
import type { AliasView, AnswerView, UnreadQuestion } from '../../conversation/facts.js';
import type { Publication } from '../../domain/publication.js';
import type { Instant } from '../../domain/time.js';
import type { ReadTx } from '../port.js';
import { alias, answerOutcome, publication, unreadQuestion } from '../schema/ask.js';
import { answer } from '../schema/report.js';

const columns = {
  id: answer.id,
  campaignId: answer.campaignId,
  address: answer.address,
  query: answer.query,
  at: answer.at,
  personId: answerOutcome.personId,
  outcome: answerOutcome.outcome,
};

export async function readAnswer(tx: ReadTx, id: string): Promise<AnswerView | null> {
  const [row] = await tx.db
    .select(columns)
    .from(answer)
    .leftJoin(answerOutcome, eq(answerOutcome.answerId, answer.id))
    .where(eq(answer.id, id));
  return row ?? null;
}

export async function readWatched(tx: ReadTx, campaignId: string, since: Instant): Promise<readonly AnswerView[]> {
  return tx.db
    .select(columns)
    .from(answerOutcome)
    .innerJoin(answer, eq(answer.id, answerOutcome.answerId))
    .where(and(eq(answerOutcome.campaignId, campaignId), gte(answerOutcome.at, since), isNull(answerOutcome.toldAt)))
    .orderBy(asc(answerOutcome.at), asc(answer.id));
}

export async function readPublications(tx: ReadTx, campaignId: string): Promise<readonly Publication[]> {
  const rows = await tx.db
    .select()
    .from(publication)
    .where(eq(publication.campaignId, campaignId))
    .orderBy(asc(publication.at));
  return rows.map(({ id, period, tier, criterionId, way, rule, at }) => ({
    id,
    period,
    tier,
    criterion: criterionId,
    way,
    rule,
    at,
  }));
}

const MOST_SHOWN = 50;

export async function readUnread(tx: ReadTx, campaignId: string): Promise<readonly UnreadQuestion[]> {
  const times = sql<number>`count(*)`;
  return tx.db
    .select({ text: sql<string>`max(${unreadQuestion.text})`, times, lastDay: sql<string>`max(${unreadQuestion.day})` })
    .from(unreadQuestion)
    .where(eq(unreadQuestion.campaignId, campaignId))
    .groupBy(unreadQuestion.key)
    .orderBy(desc(times), asc(unreadQuestion.key))
    .limit(MOST_SHOWN);
}

export async function readAliases(tx: ReadTx, campaignId: string): Promise<readonly AliasView[]> {
  const { key, words, criterionId } = alias;
  return tx.db
    .select({ key, words, criterionId })
    .from(alias)
    .where(eq(alias.campaignId, campaignId))
    .orderBy(asc(key));
}

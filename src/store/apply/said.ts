/** What was answered, what is to be done, what is said. */
import { and, eq, isNull } from 'drizzle-orm';
import type { ChannelName } from '../../channels/channel.js';
import type { MessageEvent, QuestionAnswered, TaskEvent } from '../../events/event.js';
import type { Tx } from '../port.js';
import { enqueue, type OutboxRow, type Receiver } from '../queries/outbox.js';
import { answer, task } from '../schema/report.js';
import { answerKept } from './ask.js';
import { type ApplyEnv, StaleDecision, splitAddress } from './context.js';

export async function questionAnswered(tx: Tx, event: QuestionAnswered, env: ApplyEnv): Promise<void> {
  const { answerId: id, campaignId, address, query, canonical, personId = null, outcome = null } = event;
  await tx.db.insert(answer).values({ id, campaignId, address, query, canonical, at: env.now });
  if (outcome !== null) await answerKept(tx, { answerId: id, campaignId, personId, outcome }, env);
}

export async function taskOpened(
  tx: Tx,
  event: Extract<TaskEvent, { type: 'task_opened' }>,
  env: ApplyEnv,
): Promise<void> {
  const { taskId: id, campaignId, kind, subject, details } = event;
  await tx.db.insert(task).values({ id, campaignId, kind, subject, details, openedAt: env.now });
}

/** Done once: a second person is told so by the turn that is decided again. */
export async function taskDone(tx: Tx, event: Extract<TaskEvent, { type: 'task_done' }>, env: ApplyEnv): Promise<void> {
  const done = await tx.db
    .update(task)
    .set({ doneAt: env.now })
    .where(and(eq(task.id, event.taskId), isNull(task.doneAt)))
    .returning({ id: task.id });
  if (done.length !== 1) throw new StaleDecision('task is done');
}

/** Null where the answer is heard at once: the command line has no address. */
export async function messageCreated(tx: Tx, event: MessageEvent, env: ApplyEnv): Promise<OutboxRow | null> {
  const to = receiver(event, env);
  if (to === null) return null;
  const { lane, about, bubble: message, fleeting, template = null } = event;
  const language = event.to === 'reply' ? (env.language ?? null) : null;
  const fresh = { to, lane, about, message, language, fleeting, template, inboxSeq: env.seq, handed: env.handed };
  return enqueue(tx, fresh, env.now);
}

function receiver(event: MessageEvent, env: ApplyEnv): Receiver | null {
  if (event.to !== 'reply' && 'personId' in event.to) return { personId: event.to.personId };
  const place = event.to === 'reply' ? env.address : event.to.address;
  if (place === null) return null;
  const { channel, external } = splitAddress(place);
  // The address was made from a channel's name by the inbox.
  return { channel: channel as ChannelName, address: external };
}

/** Rows that are nearly views already: tasks. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { TaskView } from '../../conversation/facts.js';
import type { ReadTx } from '../port.js';
import { task } from '../schema/report.js';

function taskView(row: typeof task.$inferSelect): TaskView {
  const { id, campaignId, kind, subject, details, doneAt } = row;
  return { id, campaignId, kind, subject, details, done: doneAt !== null };
}

export async function readTask(tx: ReadTx, id: string): Promise<TaskView | null> {
  const [row] = await tx.db.select().from(task).where(eq(task.id, id));
  return row === undefined ? null : taskView(row);
}

export async function readOpenTasks(tx: ReadTx, campaignId: string): Promise<readonly TaskView[]> {
  const where = and(eq(task.campaignId, campaignId), isNull(task.doneAt));
  return (await tx.db.select().from(task).where(where).orderBy(asc(task.openedAt), asc(task.id))).map(taskView);
}

export async function readTasksAbout(tx: ReadTx, campaignId: string, subject: string): Promise<readonly TaskView[]> {
  const where = and(eq(task.campaignId, campaignId), eq(task.subject, subject), isNull(task.doneAt));
  return (await tx.db.select().from(task).where(where).orderBy(asc(task.openedAt), asc(task.id))).map(taskView);
}

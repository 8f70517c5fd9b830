/** "Gửi báo cáo": everything is sent at once, judged by the platform's own time of the person's act. */
import { line } from '../../../messages/message.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { needsApproval, sendUp, sent } from './approval.js';
import { titleLine } from './lines.js';
import { explain, isOpen } from './start.js';
import { submission } from './submit.js';
import { summary } from './summary.js';
import { nextOpen, type ReportView } from './view.js';

export function alreadySent(view: ReportView): Answer {
  const sent = view.obligation.submitted;
  if (sent === null) throw new Error('asked only for a sent report');
  const lines = [
    titleLine(view),
    line('report.already_sent', { receipt: sent.receipt, at: { instant: sent.at, form: 'stamp' } }),
  ];
  return {
    bubble: bubble(lines, [choice(`view:${view.obligation.id}`, 'review')], { titled: true }),
    open: NOTHING_OPEN,
  };
}

/**
 * `version` is the draft the person saw when the button was made; null when "gửi" was typed under the summary.
 * A stale or repeated press explains itself and changes nothing.
 */
export async function send(turn: Turn, view: ReportView, version: number | null): Promise<Answer> {
  const { obligation, draft } = view;
  if (obligation.submitted !== null) return alreadySent(view);
  if (!isOpen(obligation, turn.now)) return explain(turn, obligation);
  if (nextOpen(view) !== undefined) return summary(view, turn.now);
  if (version !== null && version !== draft.version) return summary(view, turn.now, [line('stale.figures_changed')]);
  if (await needsApproval(turn, view)) return sendUp(turn, view);
  return sent(turn, view, submission(turn, view, turn.input.at), []);
}

/** "đột xuất": the requests outside the rhythm, newest first, and who has answered them. */
import { bareName } from '../../../../domain/unit.js';
import { type Line, line } from '../../../../messages/message.js';
import { boundWords } from '../../../bound-words.js';
import { periodWords } from '../../../periods.js';
import { type Answer, bubble, type Turn } from '../../../turn.js';
import { officeSeat } from '../seat.js';

const MOST_SHOWN = 3;
const MOST_NAMED = 6;

export async function showRequests(turn: Turn): Promise<Answer | null> {
  const seat = officeSeat(turn, 'request_report');
  if (seat === null) return null;
  const { open } = turn.session;
  const requests = await turn.facts.requests(seat.campaignId);
  if (requests.length === 0) return { bubble: bubble([line('dates.request.none')]), open };
  const { calendar } = await turn.facts.calendar(seat.campaignId);
  const lines: Line[] = [];
  for (const { period, dueBefore } of requests.slice(0, MOST_SHOWN)) {
    const all = await turn.facts.progress(seat.campaignId, period);
    const missing = all.filter((one) => one.submittedAt === null);
    const last = { line: boundWords(dueBefore, calendar) };
    const counts = { sent: all.length - missing.length, total: all.length };
    lines.push(line('dates.request.progress', { period: periodWords(period), last, ...counts }));
    const names = missing.slice(0, MOST_NAMED).map((one) => bareName(one.unit));
    if (names.length > 0 && missing.length <= MOST_NAMED)
      lines.push(line('dates.request.missing', { names: { list: names } }));
  }
  return { bubble: bubble(lines), open };
}

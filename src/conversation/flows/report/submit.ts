/** The whole report as the one event that sends it. */
import { isOnTime } from '../../../domain/obligation.js';
import type { Instant } from '../../../domain/time.js';
import type { Event, SeatId } from '../../../events/event.js';
import type { Turn } from '../../turn.js';
import { figuresDate } from './summary.js';
import { answerTo, type ReportView } from './view.js';

export interface Sending {
  readonly event: Extract<Event, { type: 'report_submitted' }>;
  readonly receipt: string;
  readonly onTime: boolean | null;
}

/** `at`: whose act is judged by the bound. `by`: who sent it, where the act that completes it is somebody else's. */
export function submission(turn: Pick<Turn, 'make' | 'now'>, view: ReportView, at: Instant, by?: SeatId): Sending {
  const { obligation, draft } = view;
  const onTime = isOnTime(at, obligation.dueBefore);
  const receipt = turn.make.newReceipt();
  const figures = view.criteria.flatMap((criterion) => {
    const answer = answerTo(view, criterion.id);
    return answer === undefined
      ? []
      : [{ criterionId: criterion.id, value: answer.value, note: answer.note, origin: answer.origin ?? null }];
  });
  const event: Sending['event'] = {
    type: 'report_submitted',
    campaignId: obligation.campaignId,
    obligationId: obligation.id,
    unitId: obligation.unit.id,
    period: obligation.period,
    receipt,
    at,
    onTime,
    asOf: figuresDate(view, turn.now),
    highlight: draft.highlight,
    figures,
    source: 'chat',
    draftVersion: draft.version,
    ...(by === undefined ? {} : { by }),
  };
  return { event, receipt, onTime };
}

/** [Trả lại]: which figure, why, and the very sentence the unit will read before it goes out. */
import type { CaseFigure, Officer } from '../../../admin/review/case.js';
import type { QueueItem } from '../../../admin/review/queue.js';
import { figureWords, untilParams } from '../../../admin/review/told.js';
import { returnFigure } from '../../../admin/review/verify.js';
import { isVerified } from '../../../domain/figure.js';
import { returnDueBefore } from '../../../domain/verification.js';
import { type Choice, type Line, line } from '../../../messages/message.js';
import type { SeatView } from '../../facts.js';
import { type Answer, bubble, choice, type Turn } from '../../turn.js';
import { deskOf } from '../office/seat.js';
import { refused } from './agree.js';
import { opened, type VerifyOpen, type VerifyStep } from './open.js';
import { itemOf, next } from './queue.js';

const MOST_REASON = 160;
/** Reasons that are one tap; the words are the locale's, and are what the unit reads. */
const QUICK = ['differs', 'explain', 'definition'] as const;

interface Found {
  readonly seat: SeatView;
  readonly officer: Officer;
  readonly item: QueueItem;
}

/** "Trả lại tiêu chí nào?": at most four names and [Thôi]; with more, the number is typed. */
export function askWhich(item: QueueItem, step: VerifyStep, open: VerifyOpen | null): Answer {
  const { id, unit, submitted } = item.case.report.obligation;
  const version = submitted?.version ?? 0;
  const act = step === 'which_return' ? 'vf_back1' : step === 'which_ask' ? 'vf_ask1' : 'vf_set';
  const names = item.case.figures.slice(0, 4).map(
    (each): Choice => ({
      id: `${act}:${id}:${each.criterion.id}:${version}`,
      label: line('choice.nth', { n: each.place + 1, name: shortName(each) }),
    }),
  );
  const key = item.case.figures.length > names.length ? `review.ask.${step}_number` : `review.ask.${step}`;
  return {
    bubble: bubble([line(key, { unit: unit.name })], [...names, choice(`vf_open:${id}`, 'stop')]),
    open: opened(step, { obligationId: id, version, passed: open?.passed ?? '' }),
  };
}

/** At most 17 characters beside "1. ". */
function shortName({ criterion }: CaseFigure): string {
  const name = criterion.button ?? criterion.shortName;
  return name.length <= 17 ? name : `${name.slice(0, 16)}…`;
}

export function askReason(item: QueueItem, each: CaseFigure, open: VerifyOpen | null): Answer {
  const { id, submitted, unit } = item.case.report.obligation;
  const version = submitted?.version ?? 0;
  const subject = `${id}:${each.criterion.id}`;
  const quick = QUICK.map((name, i) => choice(`vf_why:${subject}:${i}`, `why_${name}`));
  return {
    bubble: bubble([line('review.ask.reason', { n: each.place + 1, unit: unit.name })], quick),
    open: opened('reason', { obligationId: id, version, criterionId: each.criterion.id, passed: open?.passed ?? '' }),
  };
}

/** The words of a quick reason, as the unit will read them. */
export function quickReason(turn: Turn, index: number): string | null {
  const name = QUICK[index];
  return name === undefined ? null : turn.words.say(line(`review.why.${name}`), 'vi');
}

function restLine(item: QueueItem, each: CaseFigure, hold: boolean): Line | null {
  const rest = item.waiting.filter((other) => other !== each && !other.contested).map((other) => other.place + 1);
  if (rest.length === 0) return null;
  return line(hold ? 'review.preview.rest_later' : 'review.preview.rest', { rest: rest.join(', ') });
}

/** What the unit will read, until when, and what happens to the other figures. */
export function preview(
  item: QueueItem,
  each: CaseFigure,
  reason: string,
  turn: Turn,
  hold: boolean,
  passed: string,
): Answer {
  const { id, submitted, unit } = item.case.report.obligation;
  const version = submitted?.version ?? 0;
  const words = reason.slice(0, MOST_REASON);
  const said = { n: each.place + 1, name: each.criterion.shortName, value: figureWords(each), reason: words };
  const rest = restLine(item, each, hold);
  const lines = [
    line('review.preview.to', { unit: unit.name }),
    line('review.preview.text', said),
    line('review.preview.until', untilParams(returnDueBefore(turn.now))),
    rest,
  ];
  const subject = `${id}:${each.criterion.id}:${version}`;
  const choices = [choice(`vf_send:${subject}${hold ? ':hold' : ''}`, 'send_return')];
  if (rest !== null && !hold) choices.push(choice(`vf_hold:${subject}`, 'hold_rest'));
  choices.push(choice(`vf_open:${id}`, 'stop'));
  return {
    bubble: bubble(
      lines.filter((one) => one !== null),
      choices,
    ),
    open: opened('preview', { obligationId: id, version, criterionId: each.criterion.id, words, passed }),
  };
}

/** [Gửi] under the preview: the reason is the one that stands open here. */
export async function sendReturn(turn: Turn, open: VerifyOpen, version: number, hold: boolean): Promise<Answer | null> {
  const found = await itemOf(turn, open.obligationId);
  return found === null ? null : doReturn(turn, found, open, version, hold);
}

async function doReturn(
  turn: Turn,
  found: Found,
  open: VerifyOpen,
  version: number,
  hold: boolean,
): Promise<Answer | null> {
  const { seat, officer } = found;
  const { obligationId, criterionId, words: reason } = open;
  const args = { campaignId: seat.campaignId, obligationId, officer, version, criterionId, reason };
  const done = await returnFigure({ ...args, agreeRest: !hold }, turn.facts, deskOf(turn));
  if (!done.ok) return refused(turn, obligationId, done.problem.code);
  const { events, result } = done.value;
  const params = {
    unit: result.case.report.obligation.unit.name,
    at: { instant: turn.input.at, form: 'clock' as const },
    n: result.figure.place + 1,
    agreed: result.agreed.map((each) => each.place + 1).join(', '),
  };
  const key = result.told === 0 ? 'returned_nobody' : result.agreed.length > 0 ? 'returned_agreed' : 'returned';
  const left = result.case.figures.some(
    (each) => each !== result.figure && !result.agreed.includes(each) && !isVerified(each.figure.state),
  );
  const lead = [line(`review.done.${key}`, params)];
  return { ...(await next(turn, lead, open.passed, left ? null : obligationId)), events, by: seat.id };
}

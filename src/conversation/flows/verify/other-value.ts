/** [Ghi số khác]: another verified value with its reason; also how the second person decides a contest. */
import type { CaseFigure } from '../../../admin/review/case.js';
import type { QueueItem } from '../../../admin/review/queue.js';
import { figureWords } from '../../../admin/review/told.js';
import { setValue } from '../../../admin/review/verify.js';
import type { FigureValue } from '../../../domain/figure.js';
import { readReply } from '../../../language/reply.js';
import { line } from '../../../messages/message.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { deskOf } from '../office/seat.js';
import { certain } from '../report/answer.js';
import { fieldOf } from '../report/field.js';
import { refused } from './agree.js';
import { opened, type VerifyOpen } from './open.js';
import { itemOf, openCase } from './queue.js';

export function askValue(item: QueueItem, each: CaseFigure, passed: string): Answer {
  const { id, submitted, unit } = item.case.report.obligation;
  return {
    bubble: bubble(
      [
        line('review.ask.value', { unit: unit.name, n: each.place + 1 }),
        line(`review.ask.${each.figure.source === 'verifier' ? 'value_recorded' : 'value_now'}`, {
          value: figureWords(each),
        }),
      ],
      [choice(`vf_open:${id}`, 'stop')],
    ),
    open: opened('value', {
      obligationId: id,
      version: submitted?.version ?? 0,
      criterionId: each.criterion.id,
      passed,
    }),
  };
}

/** "449/751, theo thống kê phần mềm": the value, and the reason besides; asked for when it is missing. */
export async function takeValue(turn: Turn, open: VerifyOpen, text: string): Promise<Answer | null> {
  const found = await itemOf(turn, open.obligationId);
  const each = found?.item.case.figures.find((one) => one.criterion.id === open.criterionId);
  if (found == null || each === undefined) return null;
  const read = (typed: string) => certain(readReply(typed, fieldOf(each.criterion)), each.criterion);
  const typed = read(text);
  // A bare value under "Xin gõ lý do" is no reason: it takes the place of the one before.
  const bare = typed !== null && (typed.note ?? '').trim() === '';
  const reading = open.words === '' || bare ? typed : read(open.words);
  if (reading === null) return { bubble: bubble([line('review.ask.value_unread')]), open: turn.session.open };
  const reason = bare ? '' : open.words === '' ? (reading.note ?? '') : text;
  if (reason.trim() === '') {
    const { step, ...held } = open;
    const said = line('review.ask.value_reason', { value: figureWords(each, reading.value) });
    return {
      bubble: bubble([said], [choice(`vf_open:${open.obligationId}`, 'stop')]),
      open: opened(step, { ...held, words: text }),
    };
  }
  return record(turn, open.obligationId, open.criterionId, open.version, reading.value, reason);
}

/** Writes the value and tells the unit, which may contest it once. */
export async function record(
  turn: Turn,
  obligationId: string,
  criterionId: string,
  version: number,
  value: FigureValue,
  reason: string,
): Promise<Answer | null> {
  const found = await itemOf(turn, obligationId);
  if (found === null) return null;
  const { seat, officer } = found;
  const args = { campaignId: seat.campaignId, obligationId, officer, version, criterionId, value };
  const done = await setValue({ ...args, reason: reason.slice(0, 160) }, turn.facts, deskOf(turn));
  if (!done.ok) return refused(turn, obligationId, done.problem.code);
  const { result, events } = done.value;
  const params = {
    n: result.figure.place + 1,
    unit: result.case.report.obligation.unit.name,
    value: figureWords(result.figure, value),
  };
  return {
    bubble: bubble(
      [line(result.decided ? 'review.done.decided' : 'review.done.set', params)],
      [choice('vf_next', 'next_report')],
    ),
    open: NOTHING_OPEN,
    events,
    by: seat.id,
  };
}

/** `vf_keep` / `vf_unit`: the recorded value stays, or the unit's own takes its place; the words are the reason. */
export async function decide(
  turn: Turn,
  obligationId: string,
  criterionId: string,
  version: number,
  whose: 'recorded' | 'unit',
): Promise<Answer | null> {
  const found = await itemOf(turn, obligationId);
  const each = found?.item.case.figures.find((one) => one.criterion.id === criterionId);
  if (found == null || each === undefined) return null;
  if (!each.contested) return openCase(turn, obligationId, [line('review.refused.changed')]);
  const value = whose === 'recorded' ? each.figure.value : await unitValue(turn, found.item, each);
  const reason = turn.words.say(line(`review.why.${whose === 'recorded' ? 'keep_recorded' : 'take_unit'}`), 'vi');
  return value === null ? null : record(turn, obligationId, criterionId, version, value, reason);
}

/** The last value the unit itself stood by. */
async function unitValue(turn: Turn, item: QueueItem, each: CaseFigure): Promise<FigureValue | null> {
  const { campaignId, unit, period } = item.case.report.obligation;
  const all = await turn.facts.history(campaignId, unit.id, period);
  const own = all.filter((one) => one.criterionId === each.criterion.id && one.source !== 'verifier');
  return own.at(-1)?.value ?? null;
}

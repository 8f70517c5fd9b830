/** "Yêu cầu dữ liệu": people's open requests with their clock; done in words, or the person taken out. */
import { erasePerson, finishRequest } from '../../../admin/privacy.js';
import { type Choice, line } from '../../../messages/message.js';
import type { PrivacyRequestView, SeatView } from '../../facts.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { askerLine } from '../privacy.js';
import { deskOf, officeSeat } from './seat.js';

const OUTCOME_MAX = 500;

function card(request: PrivacyRequestView, n: number, total: number): Answer {
  const choices: Choice[] = [choice(`of_priv:done:${request.id}`, 'privacy_done')];
  if (request.kind === 'erase' || request.kind === 'withdraw') {
    choices.push(choice(`of_priv:erase:${request.id}`, 'privacy_erase'));
  }
  if (n < total) choices.push(choice(`of_priv:next:${n}`, 'office_more'));
  const lines = [
    line('privacy.card', {
      n,
      total,
      what: { line: line(`privacy.kind.${request.kind}`) },
      name: { line: askerLine(line(`role.${request.role}`, { unit: request.unit?.name ?? '' }), request.displayName) },
      at: { instant: request.askedAt, form: 'clock_day' },
    }),
    ...(request.words === null ? [] : [line('privacy.card_words', { text: request.words })]),
    line('privacy.card_clock', {
      answerBy: { day: request.answerBy, form: 'weekday_year' },
      doneBy: { day: request.doneBy, form: 'weekday_year' },
    }),
  ];
  return { bubble: bubble(lines, choices), open: NOTHING_OPEN };
}

export async function startPrivacy(turn: Turn, from = 0): Promise<Answer | null> {
  const seat = officeSeat(turn, 'privacy');
  if (seat === null) return null;
  const open = await turn.facts.privacyRequests(seat.campaignId);
  const one = open[from];
  if (one === undefined) return { bubble: bubble([line('privacy.none_open')]), open: NOTHING_OPEN };
  return card(one, from + 1, open.length);
}

/** `of_priv:next:<n>`, `of_priv:done:<id>`, `of_priv:erase:<id>`, `of_priv:sure:<id>`. */
export async function privacyOfficePress(turn: Turn, step: string, id: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'privacy');
  if (seat === null) return null;
  switch (step) {
    case 'next':
      return startPrivacy(turn, Number(id) || 0);
    case 'done':
      return {
        bubble: bubble([line('privacy.ask_outcome')], [choice('menu:privacy', 'office_stop')]),
        open: { kind: 'office', act: 'privacy', step: 'outcome', held: { request: id } },
      };
    case 'erase':
      return {
        bubble: bubble(
          [line('privacy.ask_sure')],
          [choice(`of_priv:sure:${id}`, 'privacy_erase'), choice('menu:privacy', 'office_stop')],
        ),
        open: NOTHING_OPEN,
      };
    case 'sure':
      return erase(turn, seat, id);
    default:
      return null;
  }
}

async function erase(turn: Turn, seat: SeatView, requestId: string): Promise<Answer> {
  const done = await erasePerson({ campaignId: seat.campaignId, requestId }, turn.facts, deskOf(turn));
  if (!done.ok) return { bubble: bubble([line(`office.refused.${done.problem.code}`)]), open: NOTHING_OPEN };
  return {
    bubble: bubble([line('privacy.erased')], [choice('menu:privacy', 'privacy_requests')]),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: seat.id,
  };
}

/** What was done, typed by the officer. */
export async function privacyOfficeText(turn: Turn, requestId: string, text: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'privacy');
  if (seat === null) return null;
  const args = { campaignId: seat.campaignId, requestId, outcome: text.slice(0, OUTCOME_MAX) };
  const done = await finishRequest(args, turn.facts, deskOf(turn));
  if (!done.ok) return { bubble: bubble([line(`office.refused.${done.problem.code}`)]), open: NOTHING_OPEN };
  return {
    bubble: bubble([line('privacy.finished')], [choice('menu:privacy', 'privacy_requests')]),
    open: NOTHING_OPEN,
    events: done.value.events,
    by: seat.id,
  };
}

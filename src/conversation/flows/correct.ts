/**
 * One figure of a sent report is corrected: old and new stand one under the other, nothing changes until the press.
 * "Đúng hạn" belongs to the first sending. After the bound, or once verified, it goes as a supplementary report
 * ("báo cáo bổ sung, đính chính") with a reason.
 */
import { correctFigure } from '../../admin/review/answer.js';
import type { FigureValue } from '../../domain/figure.js';
import { isVerified, sameValue } from '../../domain/figure.js';
import type { Criterion, Measure } from '../../domain/plan.js';
import { readReply } from '../../language/reply.js';
import { type Line, line } from '../../messages/message.js';
import type { FigureView } from '../facts.js';
import { periodWords } from '../periods.js';
import type { AskState, Open } from '../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../turn.js';
import { menu } from './menu.js';
import { deskOf } from './office/seat.js';
import { restChoice } from './report/again.js';
import { certain, replyUnder, take } from './report/answer.js';
import { askLine } from './report/ask-back.js';
import { fieldOf } from './report/field.js';
import { timelinessLine, titleLine, valueWords } from './report/lines.js';
import { paperChoice } from './report/paper.js';
import { openQuestion } from './report/question.js';
import { criterionAt, type ReportView } from './report/view.js';
import { askWhyKept } from './returned/says.js';

type Correcting = Extract<Open, { kind: 'correct' }>;

interface Case {
  readonly view: ReportView;
  readonly criterion: Criterion;
  readonly place: number;
  readonly old: FigureView | undefined;
  /** Past the bound or already verified: sent as a supplementary report, with a reason. */
  readonly supplementary: boolean;
  /** It answers a return of the standing agency: sent again, whatever the day, and never late by it. */
  readonly returned: boolean;
  readonly version: number;
}

async function caseOf(turn: Turn, view: ReportView, criterionId: string): Promise<Case | null> {
  const found = criterionAt(view, criterionId);
  const sent = view.obligation.submitted;
  if (found === undefined || sent === null) return null;
  const { campaignId, unit, period, dueBefore } = view.obligation;
  const figures = await turn.facts.figures(campaignId, unit.id, period);
  const old = figures.find((figure) => figure.criterionId === criterionId);
  const late = dueBefore !== null && turn.input.at >= dueBefore;
  const returned = old?.state === 'returned';
  const supplementary = !returned && (late || (old !== undefined && isVerified(old.state)));
  return { view, ...found, old, supplementary, returned, version: sent.version };
}

function headLine(one: Case): Line {
  const { obligation } = one.view;
  const params = { period: periodWords(obligation.period), unit: obligation.unit.name, n: one.place + 1 };
  return line('correct.title', params);
}

const PLAIN: AskState = { kind: 'plain' };

function openCase(one: Case, value: FigureValue | null, reason: string | null, state = PLAIN): Correcting {
  return {
    kind: 'correct',
    state,
    obligationId: one.view.obligation.id,
    criterionId: one.criterion.id,
    value,
    reason,
    version: one.version,
  };
}

function oldLine(one: Case): Line {
  const value =
    one.old === undefined ? { line: line('report.value.missing') } : valueWords(one.criterion, one.old.value);
  return line('correct.old', { name: one.criterion.shortName, value });
}

const ASKED: Readonly<Record<Measure, string>> = {
  ratio: 'correct.ask',
  units: 'correct.ask_yes_no',
  count: 'correct.ask_one',
  growth: 'correct.ask_one',
  qualitative: 'correct.ask_one',
};

/** "sửa 3" without a figure: shows what stands and asks for the new one. */
function askValue(one: Case): Answer {
  return {
    bubble: bubble(
      [headLine(one), oldLine(one), line(ASKED[one.criterion.measure], { noun: one.criterion.noun ?? '' })],
      [],
      {
        titled: true,
      },
    ),
    open: openCase(one, null, null),
  };
}

function card(one: Case, value: FigureValue, reason: string | null): Answer {
  const id = `${one.view.obligation.id}:${one.criterion.id}:${one.version}`;
  const lines = [headLine(one), oldLine(one)];
  lines.push(
    line(one.supplementary ? 'correct.new_supplementary' : 'correct.new', { value: valueWords(one.criterion, value) }),
  );
  if (reason !== null) lines.push(line(one.returned ? 'correct.note' : 'correct.reason', { reason }));
  const open = openCase(one, value, reason);
  if (one.supplementary && reason === null) {
    lines.push(line(verified(one) ? 'correct.ask_reason_verified' : 'correct.ask_reason'));
    return { bubble: bubble(lines, [choice('nofix', 'do_not_fix')], { titled: true }), open };
  }
  if (!one.returned) lines.push(line(one.supplementary ? 'correct.how_supplementary' : 'correct.how_in_time'));
  const save = choice(
    `save:${id}`,
    one.returned ? 'send_again' : one.supplementary ? 'send_correction' : 'save_change',
  );
  return { bubble: bubble(lines, [save, choice('nofix', 'do_not_fix')], { titled: true }), open };
}

/** Starts a correction; `text` may hold the new value, `reason` what was said besides. */
export async function startCorrection(
  turn: Turn,
  view: ReportView,
  criterionId: string,
  text: string,
  reason: string | null,
): Promise<Answer | null> {
  const one = await caseOf(turn, view, criterionId);
  if (one === null) return null;
  const { campaignId, period } = view.obligation;
  if ((await turn.facts.closing(campaignId, period)) !== null)
    return menu(turn, [line('review.refused.period_closed')]);
  return text.trim() === '' ? askValue(one) : takeValue(turn, one, PLAIN, text, reason);
}

function takeValue(turn: Turn, one: Case, state: AskState, text: string, reason: string | null): Answer {
  const { criterion, view } = one;
  const reply = replyUnder(state, text, criterion);
  if (
    reply.outcome === 'value' ||
    reply.outcome === 'ask' ||
    reply.outcome === 'not_arisen' ||
    reply.outcome === 'same'
  )
    return turned(one, take(turn, view, criterion, reply, state), reason);
  const asked = askLine(criterion, 'unreadable', { noun: criterion.noun ?? '' });
  return { bubble: bubble([headLine(one), asked], [], { titled: true }), open: openCase(one, null, reason, state) };
}

/** What only a report that is being entered can do. */
const DRAFT_ONLY = /^(?:nodata|back|later|pass):/;

/** The report's own question about a figure, turned: its figure goes on the card, what it asks back stays open here. */
function turned(one: Case, answer: Answer, reason: string | null): Answer {
  const kept = answer.events?.find((event) => event.type === 'draft_answered');
  if (kept?.value != null) return settle(one, kept.value, reason ?? kept.note);
  const state = answer.open.kind === 'question' ? answer.open.state : PLAIN;
  const choices = answer.bubble.choices.filter((one) => !DRAFT_ONLY.test(one.id));
  return { bubble: { ...answer.bubble, choices }, open: openCase(one, null, reason, state) };
}

function settle(one: Case, value: FigureValue, reason: string | null): Answer {
  if (one.old === undefined || !sameValue(one.old.value, value)) return card(one, value, reason);
  // Said again under a return: the same figure is kept, and the words are why.
  if (one.returned) return askWhyKept(one.view, one.criterion.id, one.old.version);
  return {
    bubble: bubble([headLine(one), oldLine(one), line('correct.same')], [], { titled: true }),
    open: NOTHING_OPEN,
  };
}

/** Something typed while a correction is open: the new figure, or the reason that is still missing. */
export async function answerCorrection(
  turn: Turn,
  view: ReportView,
  open: Correcting,
  text: string,
): Promise<Answer | null> {
  const one = await caseOf(turn, view, open.criterionId);
  if (one === null) return null;
  if (open.value === null) return takeValue(turn, one, open.state ?? PLAIN, text, open.reason);
  const again = certain(readReply(text, fieldOf(one.criterion)), one.criterion);
  if (again !== null && (again.value.kind === 'ratio' || (again.value.kind === 'count' && again.note === null)))
    return takeValue(turn, one, PLAIN, text, open.reason);
  return card(one, open.value, text.slice(0, 300));
}

/** A button under what a correction asked back; null when none is open for the figure. */
export async function pressCorrection(
  turn: Turn,
  view: ReportView,
  criterionId: string,
  asReport: (turn: Turn) => Promise<Answer>,
): Promise<Answer | null> {
  const { open } = turn.session;
  if (open.kind !== 'correct' || open.obligationId !== view.obligation.id || open.criterionId !== criterionId)
    return null;
  const one = open.value === null ? await caseOf(turn, view, criterionId) : null;
  if (one === null) return null;
  const asked = openQuestion(view, criterionId, open.state ?? PLAIN);
  return turned(one, await asReport({ ...turn, session: { ...turn.session, open: asked } }), open.reason);
}

/** [Lưu thay đổi] / [Gửi đính chính]: a second press says when it was saved and changes nothing. */
export async function saveCorrection(
  turn: Turn,
  view: ReportView,
  criterionId: string,
  version: number,
): Promise<Answer> {
  const open = turn.session.open;
  const one = await caseOf(turn, view, criterionId);
  if (one === null) return { bubble: bubble([line('stale.gone')]), open: NOTHING_OPEN };
  if (open.kind !== 'correct' || open.value === null || open.criterionId !== criterionId || version !== one.version) {
    return staleSave(one, version);
  }
  if (one.supplementary && open.reason === null) return card(one, open.value, null);
  return save(turn, one, open.value, open.reason);
}

async function save(turn: Turn, one: Case, value: FigureValue, words: string | null): Promise<Answer> {
  const { obligation, campaign, seat } = one.view;
  const { campaignId, id: obligationId } = obligation;
  const version = one.old?.version ?? 0;
  const args = { campaignId, obligationId, criterionId: one.criterion.id, version, value, words };
  const done = await correctFigure({ ...args, supplementary: one.supplementary }, turn.facts, deskOf(turn));
  if (!done.ok) return menu(turn, [line(`review.refused.${done.problem.code}`)]);
  const late = verified(one) ? 'verified' : 'supplementary';
  const key = one.returned ? 'again' : one.supplementary ? late : 'in_time';
  const said = WORDS[key];
  const lines = [
    line(said.got, { n: one.place + 1, unit: obligation.unit.name }),
    line('correct.code', {
      receipt: obligation.submitted?.receipt ?? '',
      version: done.value.result.version,
      at: { instant: turn.input.at, form: 'stamp' },
      time: { line: timelinessLine(obligation.submitted?.onTime ?? null) },
    }),
    line(said.next, { n: one.place + 1, agency: campaign.plan.roles.standingAgency.label }),
  ];
  const rest = await restChoice(turn, one.view);
  const choices = [...rest, choice(`view:${obligation.id}`, 'review'), paperChoice(one.view)];
  return {
    bubble: bubble(lines, choices, { titled: true }),
    open: NOTHING_OPEN,
    by: seat.id,
    events: done.value.events,
  };
}

/** The figure that is corrected had been agreed with. */
const verified = ({ old }: Case): boolean => old !== undefined && isVerified(old.state);

const WORDS = {
  again: { got: 'correct.sent_again', next: 'correct.next_again' },
  supplementary: { got: 'correct.got_supplementary', next: 'correct.next_supplementary' },
  verified: { got: 'correct.got_supplementary', next: 'correct.next_supplementary_verified' },
  in_time: { got: 'correct.saved', next: 'correct.next' },
} as const;

function staleSave(one: Case, version: number): Answer {
  const saved = version < one.version && one.old !== undefined;
  const said = saved ? line('correct.already', { at: { instant: one.old.at, form: 'clock_day' } }) : line('stale.gone');
  return {
    bubble: bubble([titleLine(one.view), said], [choice(`view:${one.view.obligation.id}`, 'review')], { titled: true }),
    open: NOTHING_OPEN,
  };
}

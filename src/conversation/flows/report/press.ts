/** Presses that belong to a report. Every press is judged anew: the seat, the report, the version it was made for. */
import { frozenLine } from '../../../admin/reform/issuer.js';
import { NO_REPLY, YES_REPLY } from '../../../language/yes-no.js';
import { line } from '../../../messages/message.js';
import { type Answer, bubble, NOTHING_OPEN, type Turn } from '../../turn.js';
import { pressCorrection } from '../correct.js';
import { menu } from '../menu.js';
import { askDate, back, drop, how, keepHighlight, later, restore } from './acts.js';
import { changeAgain, keepAgain } from './again.js';
import { answerQuestion, keep, noData, rateReading, take } from './answer.js';
import { askReason } from './ask-back.js';
import { pressDoubt } from './doubt.js';
import { history } from './history.js';
import { draftPaper } from './paper.js';
import { ask } from './question.js';
import { review } from './review.js';
import { alreadySent, send } from './send.js';
import { explain, goOn, isOpen, openReport } from './start.js';
import { summary } from './summary.js';
import { criterionAt, type ReportView, reportView } from './view.js';
import { withdraw } from './withdraw.js';

/** Acts on a draft that mean nothing once the report is sent. */
const DRAFT_ACTS = new Set([
  'how',
  'nodata',
  'back',
  'read',
  'again',
  'rate',
  'whose',
  'none',
  'zero',
  'sum',
  'same',
  'other',
  'has',
  'hasnot',
  'date',
  'later',
  'drop',
  'nodrop',
  'note',
  'nonote',
  'go',
  'restore',
  'dt_real',
  'dt_slip',
  'dt_count',
]);

/** Buttons under what was asked back about a figure: they also settle a correction of a sent report. */
const ASKED_BACK = new Set(['how', 'read', 'again', 'rate', 'none', 'zero']);

/** Acts on a report whether it was sent or not. */
const SENT_ACTS = new Set(['send', 'view', 'history', 'wd', 'paper', 'ag_keep', 'ag_change']);

/** Null when the press is none of ours. */
export async function pressReport(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  const [obligationId = '', subject = '', extra = ''] = args;
  if (act === 'open') return openReport(turn, obligationId);
  if (!SENT_ACTS.has(act) && !DRAFT_ACTS.has(act)) return null;
  const view = await reportView(turn, obligationId);
  if (view === null) return menu(turn, [line('stale.gone')]);
  const frozen = DRAFT_ACTS.has(act) ? frozenLine(view.campaign) : null;
  if (frozen !== null) return { bubble: bubble([frozen]), open: NOTHING_OPEN };
  if (act === 'view') return review(turn, view);
  if (act === 'history') return history(turn, view, Math.max(0, Number(subject) || 0));
  if (act === 'ag_keep') return keepAgain(turn, view);
  if (act === 'ag_change') return changeAgain(turn, view);
  if (act === 'wd') return withdraw(turn, view, Number(subject));
  if (act === 'paper') return draftPaper(view);
  if (act === 'send') return send(turn, view, Number(subject));
  if (view.obligation.submitted !== null) {
    const asReport = (asked: Turn) => pressCriterion(asked, view, act, subject, extra);
    const corrected = ASKED_BACK.has(act) ? await pressCorrection(turn, view, subject, asReport) : null;
    return corrected ?? alreadySent(view);
  }
  if (!isOpen(view.obligation, turn.now)) return explain(turn, view.obligation);
  return pressDraft(turn, view, act, subject, extra);
}

async function pressDraft(turn: Turn, view: ReportView, act: string, subject: string, extra: string): Promise<Answer> {
  switch (act) {
    case 'date':
      return askDate(view);
    case 'later':
      return later(view, turn.now);
    case 'drop':
      return drop(view, Number(subject));
    case 'restore':
      return restore(turn, view);
    case 'nodrop':
      return goOn(turn, view);
    case 'note':
      return turn.session.open.kind === 'highlight'
        ? keepHighlight(turn, view, turn.session.open.text)
        : stale(turn, view);
    case 'nonote':
      return summary(view, turn.now);
    default:
      return pressCriterion(turn, view, act, subject, extra);
  }
}

async function pressCriterion(
  turn: Turn,
  view: ReportView,
  act: string,
  subject: string,
  extra: string,
): Promise<Answer> {
  const criterion = criterionAt(view, subject)?.criterion;
  if (criterion === undefined) return stale(turn, view);
  const open = turn.session.open;
  const here = open.kind === 'question' && open.obligationId === view.obligation.id && open.criterionId === subject;
  switch (act) {
    case 'how':
      return how(view, subject) ?? stale(turn, view);
    case 'nodata':
      return noData(turn, view, criterion);
    case 'back':
      return back(view, subject);
    case 'go':
    case 'again':
      return ask(view, subject, []);
    case 'none':
      return keep(turn, view, criterion, { value: { kind: 'not_arisen', reason: null }, note: null });
    case 'has':
    case 'hasnot':
      return criterion.measure === 'units'
        ? take(turn, view, criterion, act === 'has' ? YES_REPLY : NO_REPLY)
        : stale(turn, view);
    case 'sum': {
      const sum = view.lineage?.sums.get(criterion.id);
      return sum === undefined ? stale(turn, view) : keep(turn, view, criterion, { value: sum, note: null });
    }
    case 'same': {
      const same = view.same.get(subject);
      if (same === undefined || same.origin.version !== Number(extra)) return stale(turn, view);
      return keep(turn, view, criterion, { value: same.value, note: null, origin: same.origin });
    }
    case 'other':
      return ask({ ...view, same: new Map() }, subject, []);
    case 'zero':
      if (criterion.measure === 'count')
        return keep(turn, view, criterion, { value: { kind: 'count', value: '0' }, note: null });
      if (criterion.measure === 'growth') return keep(turn, view, criterion, rateReading('0'));
      return askReason(view, criterion, {
        outcome: 'ask',
        reason: 'denominator_missing',
        readings: [],
        numerator: '0',
      });
    case 'dt_real':
    case 'dt_slip':
    case 'dt_count':
      return pressDoubt(turn, view, act, subject) ?? stale(turn, view);
    case 'whose':
      return open.kind === 'question' && open.obligationId === view.obligation.id && open.state.kind === 'whose'
        ? answerQuestion(turn, view, criterion, { kind: 'plain' }, open.state.text)
        : stale(turn, view);
    case 'rate':
      return here && open.state.kind === 'counts'
        ? keep(turn, view, criterion, rateReading(open.state.percent))
        : stale(turn, view);
    case 'read': {
      const reading = here && open.state.kind === 'readings' ? open.state.readings[Number(extra)] : undefined;
      return reading === undefined ? stale(turn, view) : keep(turn, view, criterion, reading);
    }
    default:
      return stale(turn, view);
  }
}

/** A button of a step that has passed: says so, changes nothing, shows where the report stands. */
export function stale(turn: Turn, view: ReportView): Answer {
  const now = goOn(turn, view);
  const lines = [line('stale.passed'), null, ...now.bubble.lines];
  return { ...now, bubble: bubble(lines, now.bubble.choices, { spelled: now.bubble.spelled ?? 'words' }) };
}

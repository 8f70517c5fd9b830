/** "lập báo cáo tổng hợp", "lập tờ trình": a draft as a Word file, or as A4 pages. */
import { KINDS, PAPERS, type PaperKind, paperKind } from '../../../../admin/papers/kinds.js';
import { bareName } from '../../../../domain/unit.js';
import { readPaper, wantsPages } from '../../../../language/papers.js';
import { type Line, line } from '../../../../messages/message.js';
import type { SeatView } from '../../../facts.js';
import { periodWords } from '../../../periods.js';
import { type Answer, bubble, choice, type Turn } from '../../../turn.js';
import { nominatingSeats } from '../../award/seat.js';
import { officeSeat } from '../seat.js';
import { councilPress, startCouncil } from './council.js';
import { madeFile, paperChoice } from './made.js';
import { periodMeant, whichPeriod } from './period.js';
import { startSummary, summaryPress } from './summary.js';

const MOST_NAMES = 8;

/** Null for whoever may not, and where no paper of ours is named. A unit may have the summary of its own proposal. */
export async function startPaper(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'papers');
  const name = readPaper(rest);
  const kind = name === null ? null : paperKind(name);
  const format = wantsPages(rest) ? 'pdf' : 'docx';
  if (kind?.id === 'summary') {
    const own = seat ?? nominatingSeats(turn)[0] ?? null;
    return own === null ? null : startSummary(turn, kind, own.campaignId, rest, format);
  }
  if (seat === null) return null;
  if (kind === null) return rest === '' ? whichPaper(turn, seat) : null;
  if (kind.id !== 'roll_up') return startCouncil(turn, seat, kind, rest, format);
  const period = periodMeant(turn, rest, (await turn.facts.ask(seat.campaignId)).period);
  return period === null ? whichPeriod(turn) : draft(turn, seat, kind, period, format);
}

function whichPaper(turn: Turn, { campaignId }: SeatView): Answer {
  const choices = PAPERS.map((paper) => choice(paperChoice(campaignId, paper, '', 'docx'), `paper_${paper}`));
  return { bubble: bubble([line('papers.which')], choices), open: turn.session.open };
}

export async function paperPress(turn: Turn, args: readonly string[]): Promise<Answer | null> {
  const [campaignId = '', name = '', period = '', format = 'docx'] = args;
  const seat = officeSeat(turn, 'papers', campaignId);
  const kind = paperKind(name);
  if (seat === null || kind === null) return null;
  const as = format === 'pdf' ? 'pdf' : 'docx';
  if (kind.id === 'summary') return startSummary(turn, kind, seat.campaignId, '', as);
  if (kind.id !== 'roll_up') return startCouncil(turn, seat, kind, '', as);
  return draft(turn, seat, kind, period === '' ? null : period, as);
}

/** `pa:…`, `ps:…`: see `council.ts`, `summary.ts`. */
export async function awardPaperPress(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  const [first = '', second = ''] = args;
  if (act === 'ps') return summaryPress(turn, KINDS.summary, first, second);
  const kind = paperKind(second);
  return kind === null || kind.id === 'roll_up' || kind.id === 'summary' ? null : councilPress(turn, kind, args);
}

async function draft(
  turn: Turn,
  seat: SeatView,
  kind: PaperKind,
  named: string | null,
  format: 'docx' | 'pdf',
): Promise<Answer | null> {
  const facts = await turn.facts.ask(seat.campaignId);
  const period = named ?? facts.period;
  if (facts.duties(period) === null && !facts.periods.includes(period)) {
    const nothing = line('papers.nothing_in', { period: periodWords(period) });
    return { bubble: bubble([nothing]), open: turn.session.open };
  }
  return rollUp(turn, seat, kind, period, format);
}

async function rollUp(turn: Turn, seat: SeatView, kind: PaperKind, period: string, format: 'docx' | 'pdf') {
  const { campaignId } = seat;
  const owed = (await turn.facts.obligationsIn(campaignId, period)).filter((one) => !one.exempt);
  const open = owed.filter((one) => one.submitted === null).map((one) => bareName(one.unit));
  const counts = { sent: { count: owed.length - open.length }, total: { count: owed.length } };
  const missing: Line | null =
    open.length === 0
      ? null
      : open.length > MOST_NAMES
        ? line('papers.draft.open_many', { n: { count: open.length }, period: periodWords(period) })
        : line('papers.draft.open', { names: { list: open } });
  const own = (await turn.facts.paperForms(campaignId)).some((one) => one.paper === kind.id);
  return madeFile(turn, {
    seat,
    what: kind.id,
    period,
    recipe: { kind: 'paper', params: { paper: kind.id, format, campaignId, period } },
    lines: [
      line(`papers.draft.${kind.id}`, { period: periodWords(period) }),
      ...(owed.length === 0 ? [] : [line('papers.draft.counts', counts)]),
      ...(missing === null ? [] : [missing]),
      line('papers.draft.blank'),
      ...(own && format === 'docx' ? [line('papers.draft.own_form')] : []),
    ],
    choices: format === 'pdf' ? [] : [choice(paperChoice(campaignId, kind.id, period, 'pdf'), 'paper_pdf')],
    size: owed.length,
  });
}

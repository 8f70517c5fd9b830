/** "Báo cáo": opens the obligation whose window is open now; several are one tap; a locked one never opens by itself. */
import { frozenLine } from '../../../admin/reform/issuer.js';
import { may } from '../../../domain/people.js';
import { buttonName } from '../../../domain/unit.js';
import { line } from '../../../messages/message.js';
import type { ObligationView } from '../../facts.js';
import { periodShort, periodWords } from '../../periods.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { menu } from '../menu.js';
import { startReturned } from '../returned/returned.js';
import { finish } from './doubt.js';
import { askAgain, askFirst } from './question.js';
import { criterionAt, nextOpen, type ReportView, reportView } from './view.js';

export function isOpen(obligation: ObligationView, now: number): boolean {
  return obligation.opensAt <= now && (obligation.locksAt === null || now < obligation.locksAt);
}

/** Every obligation this person may report, over all seats. */
export async function myObligations(turn: Turn): Promise<readonly ObligationView[]> {
  const all: ObligationView[] = [];
  for (const seat of turn.who.seats) {
    if (seat.unit === null || !may({ role: seat.role, unitId: seat.unit.id }, 'report', seat.unit.id)) continue;
    all.push(...(await turn.facts.obligations(seat.campaignId, seat.unit.id)));
  }
  return all;
}

/** Goes on with the report: its first bubble, the open question, or the summary. */
export function goOn(turn: Turn, view: ReportView, at?: string): Answer {
  if (view.draft.answers.length === 0 && at === undefined) return askFirst(view, turn.now);
  const next = at === undefined ? nextOpen(view) : criterionAt(view, at)?.criterion;
  return next === undefined ? finish(view, turn.now) : askAgain(view, next.id);
}

export async function startReport(turn: Turn): Promise<Answer> {
  const mine = await myObligations(turn);
  const open = mine.filter((o) => isOpen(o, turn.now) && o.submitted === null);
  if (open.length > 1) {
    const choices = open
      .slice(0, 5)
      .map((o) => choice(`open:${o.id}`, 'open_report', { unit: buttonName(o.unit), period: periodShort(o.period) }));
    return { bubble: bubble([line('report.which')], choices, { spelled: 'numbered' }), open: NOTHING_OPEN };
  }
  const [only] = open;
  if (only !== undefined) return openReport(turn, only.id);
  const returned = await startReturned(turn);
  if (returned !== null) return returned;
  const sent = mine.filter((o) => isOpen(o, turn.now) && o.submitted !== null).at(-1);
  if (sent?.submitted != null) {
    const lines = [
      line('report.title', { period: periodWords(sent.period), unit: sent.unit.name }),
      line('report.already_sent', {
        receipt: sent.submitted.receipt,
        at: { instant: sent.submitted.at, form: 'stamp' },
      }),
    ];
    return { bubble: bubble(lines, [choice(`view:${sent.id}`, 'review')], { titled: true }), open: NOTHING_OPEN };
  }
  const locked = mine.filter((o) => o.submitted === null && o.opensAt <= turn.now).at(-1);
  if (locked !== undefined) return explain(turn, locked);
  const reports = turn.who.seats.some((seat) =>
    may({ role: seat.role, unitId: seat.unit?.id ?? null }, 'report', seat.unit?.id ?? null),
  );
  return menu(turn, [line(reports ? 'report.none_open' : 'report.by_focal_point')]);
}

/** Why nothing can be reported now: frozen, exempt or locked. */
export async function explain(turn: Turn, locked: ObligationView): Promise<Answer> {
  const campaign = await turn.facts.campaign(locked.campaignId);
  const frozen = campaign === null ? null : frozenLine(campaign);
  if (frozen !== null) return menu(turn, [frozen]);
  const agency = campaign?.plan.roles.standingAgency.label ?? '';
  const words = { period: periodWords(locked.period), unit: locked.unit.name, agency };
  return menu(turn, [line(locked.exempt ? 'report.exempt' : 'report.locked', words)]);
}

export async function openReport(turn: Turn, obligationId: string): Promise<Answer> {
  const view = await reportView(turn, obligationId);
  if (view === null) return menu(turn, [line('stale.gone')]);
  if (!isOpen(view.obligation, turn.now)) return explain(turn, view.obligation);
  return goOn(turn, view);
}

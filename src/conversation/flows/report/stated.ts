/**
 * "Định tính": the unit says in a few words what it did about each qualitative standard, or that it has not. Part of the
 * report as long as that is open, before or after its figures were sent; the standing agency assesses the words.
 */
import { type Statement, statedStandards } from '../../../domain/assessment.js';
import type { Criterion } from '../../../domain/plan.js';
import type { Event } from '../../../events/event.js';
import { readStatement } from '../../../language/assess.js';
import { type Line, line } from '../../../messages/message.js';
import type { AssessmentView, ObligationView, StatementView } from '../../facts.js';
import { periodWords } from '../../periods.js';
import type { Open } from '../../session.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { menu } from '../menu.js';
import { lastReport } from './after.js';
import { isOpen } from './start.js';
import { assessedLine, shortened, statementLine } from './stated-lines.js';
import { type ReportView, reportView } from './view.js';

type Stating = Extract<Open, { kind: 'stated' }>;

/** Of one line in the list. */
const MOST_IN_LIST = 70;

export const statedOf = (view: ReportView): readonly Criterion[] =>
  statedStandards(view.campaign.plan, view.obligation.unit.tier);

/** They are numbered on after the figures, so that "minh chứng 5" can mean only one thing. */
const numberOf = (view: ReportView, criterion: Criterion): number =>
  view.criteria.length + statedOf(view).indexOf(criterion) + 1;

const titleLine = ({ unit, period }: ObligationView): Line =>
  line('assess.title', { unit: unit.name, period: periodWords(period) });

async function takesWords(turn: Turn, { obligation }: ReportView): Promise<boolean> {
  return isOpen(obligation, turn.now) && (await turn.facts.closing(obligation.campaignId, obligation.period)) === null;
}

const statementsOf = (turn: Turn, { obligation }: ReportView): Promise<readonly StatementView[]> =>
  turn.facts.statements(obligation.campaignId, obligation.unit.id, obligation.period);

const of = <T extends { readonly criterionId: string }>(all: readonly T[], criterion: Criterion): T | null =>
  all.find((one) => one.criterionId === criterion.id) ?? null;

/** "định tính", "định tính 5". Null for whoever reports for nobody. */
export async function startStated(turn: Turn, rest: string): Promise<Answer | null> {
  const view = await lastReport(turn);
  return view === null ? null : openStated(turn, view, rest);
}

async function openStated(turn: Turn, view: ReportView, rest = ''): Promise<Answer> {
  const standards = statedOf(view);
  if (standards.length === 0) {
    const none = line('assess.none_stated', { unit: view.obligation.unit.name });
    return { bubble: bubble([none]), open: turn.session.open };
  }
  const said = await statementsOf(turn, view);
  const n = /^\s*(\d{1,2})/.exec(rest)?.[1];
  const named = n === undefined ? undefined : standards[Number(n) - view.criteria.length - 1];
  const next = named ?? standards.find((one) => of(said, one) === null);
  return next === undefined || !(await takesWords(turn, view)) ? list(turn, view, said, []) : ask(view, next, said);
}

/** `ql:<obligation>`, `ql:<obligation>:<criterion>`, `ql_not:…`. Null when it is none of ours. */
export async function pressStated(turn: Turn, act: string, args: readonly string[]): Promise<Answer | null> {
  if (act !== 'ql' && act !== 'ql_not' && act !== 'ql_later') return null;
  const [obligationId = '', criterionId = ''] = args;
  const view = await reportView(turn, obligationId);
  if (view === null) return menu(turn, [line('stale.gone')]);
  if (act === 'ql_later') return later(view);
  if (criterionId === '') return openStated(turn, view);
  const criterion = statedOf(view).find((one) => one.id === criterionId);
  if (criterion === undefined) return menu(turn, [line('stale.gone')]);
  if (act === 'ql_not') return keep(turn, view, criterion, null);
  return ask(view, criterion, await statementsOf(turn, view));
}

function ask(view: ReportView, criterion: Criterion, all: readonly Statement[], lead: readonly Line[] = []): Answer {
  const said = of(all, criterion);
  const subject = `${view.obligation.id}:${criterion.id}`;
  const lines = [
    ...lead,
    titleLine(view.obligation),
    line('assess.ask.standard', { n: numberOf(view, criterion), name: criterion.shortName, clause: criterion.clause }),
    ...(said === null ? [] : [statementLine(said)]),
    line('assess.ask.how', { agency: view.campaign.plan.roles.standingAgency.label }),
  ];
  const choices = [
    choice(`ql_not:${subject}`, 'stated_not_done'),
    choice(`ql_later:${view.obligation.id}`, 'stated_later'),
  ];
  return {
    bubble: bubble(lines, choices, { titled: lead.length === 0 }),
    open: { kind: 'stated', obligationId: view.obligation.id, criterionId: criterion.id },
    by: view.seat.id,
  };
}

/** Everything of the period: the unit's words and how they were assessed. */
async function list(
  turn: Turn,
  view: ReportView,
  said: readonly Statement[],
  lead: readonly Line[],
  events: readonly Event[] = [],
): Promise<Answer> {
  const { campaignId, unit, period, id } = view.obligation;
  const all = await turn.facts.assessments(campaignId, period);
  const mine = all.filter((one) => one.unitId === unit.id);
  const standards = statedOf(view);
  const rows = standards.flatMap((criterion) => rowLines(view, criterion, said, mine));
  const open = await takesWords(turn, view);
  const lines = [
    ...lead,
    titleLine(view.obligation),
    ...rows,
    line(open ? 'assess.list.next' : 'assess.list.locked', {
      agency: view.campaign.plan.roles.standingAgency.label,
      n: view.criteria.length + 1,
    }),
  ];
  const choices = open
    ? standards.slice(0, 3).map((one) => choice(`ql:${id}:${one.id}`, 'stated_change', { n: numberOf(view, one) }))
    : [];
  const by = view.seat.id;
  return { bubble: bubble(lines, choices, { titled: lead.length === 0 }), open: NOTHING_OPEN, events, by };
}

function rowLines(
  view: ReportView,
  criterion: Criterion,
  said: readonly Statement[],
  assessed: readonly AssessmentView[],
): Line[] {
  const own = of(said, criterion);
  const words =
    own === null
      ? { line: line('assess.list.nothing') }
      : own.text === null
        ? { line: line('assess.list.not_done') }
        : { line: line('assess.list.text', { text: shortened(own.text, MOST_IN_LIST) }) };
  const held = of(assessed, criterion);
  const row = line('assess.list.row', { n: numberOf(view, criterion), name: criterion.shortName, words });
  return held === null || held.verdict === 'open' ? [row] : [row, assessedLine(held, own, view.campaign)];
}

const later = (view: ReportView): Answer => ({
  bubble: bubble([titleLine(view.obligation), line('assess.later')], [], { titled: true }),
  open: NOTHING_OPEN,
});

const LEAVES: ReadonlySet<string> = new Set(['later', 'skip', 'back', 'cancel']);

/** A command typed while words are awaited: "chưa" is an answer, "để sau" leaves, any other is done instead. */
export async function statedCommand(turn: Turn, open: Stating, kind: string, text: string): Promise<Answer | null> {
  if (kind === 'no' || kind === 'no_data') return statedText(turn, open, text);
  const view = LEAVES.has(kind) ? await reportView(turn, open.obligationId) : null;
  return view === null ? null : later(view);
}

/** The words that were asked for. */
export async function statedText(turn: Turn, open: Stating, text: string): Promise<Answer | null> {
  const view = await reportView(turn, open.obligationId);
  const criterion = view === null ? undefined : statedOf(view).find((one) => one.id === open.criterionId);
  if (view === null || criterion === undefined) return null;
  const read = readStatement(text);
  switch (read.kind) {
    case 'text':
      return keep(turn, view, criterion, read.text);
    case 'not_done':
      return keep(turn, view, criterion, null);
    case 'too_short':
      return ask(view, criterion, [], [line('assess.ask.too_short')]);
    case 'too_long':
      return ask(view, criterion, [], [line('assess.ask.too_long', { length: read.length })]);
    default:
      return read satisfies never;
  }
}

async function keep(turn: Turn, view: ReportView, criterion: Criterion, text: string | null): Promise<Answer> {
  const said = await statementsOf(turn, view);
  if (!(await takesWords(turn, view))) return list(turn, view, said, []);
  const { campaignId, id: obligationId, unit, period } = view.obligation;
  const old = of(said, criterion);
  const place = { campaignId, obligationId, unitId: unit.id, criterionId: criterion.id, period };
  const at = turn.input.at;
  const event = { type: 'statement_given', ...place, text, at, after: old?.version ?? 0 } as const;
  const now = [
    ...said.filter((one) => one !== old),
    { unitId: unit.id, criterionId: criterion.id, period, version: (old?.version ?? 0) + 1, text, at },
  ];
  const lead = [line(text === null ? 'assess.kept_not_done' : 'assess.kept', { name: criterion.shortName })];
  const next = statedOf(view).find((one) => of(now, one) === null);
  if (next === undefined) return list(turn, view, now, lead, [event]);
  return { ...ask(view, next, now, lead), events: [event] };
}

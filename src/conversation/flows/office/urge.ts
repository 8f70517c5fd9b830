/** "Công văn đôn đốc": for which units and why, then one press; the DOCX carries a sheet with a code for each unit. */
import { type Chased, draftUrging, toUrge, type UrgeScope } from '../../../admin/urge.js';
import { dayOf } from '../../../domain/time.js';
import { bareName } from '../../../domain/unit.js';
import { readCommand } from '../../../language/commands.js';
import { fold } from '../../../language/fold.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import { periodWords } from '../../periods.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { deskOf, officeSeat } from './seat.js';

/** By how many kinds of reasons share the bubble. */
const MOST_NAMES = [0, 8, 6, 4, 3];

/** The letter reminds and invites: the seat must allow both. */
function seatFor(turn: Turn) {
  const seat = officeSeat(turn, 'remind');
  return seat === null || officeSeat(turn, 'invite', seat.campaignId) === null ? null : seat;
}

const scopeOf = (text: string): UrgeScope => (text === 'all' ? 'all' : 'stuck');

/** "công văn đôn đốc", "công văn đôn đốc tất cả": the preview. */
export async function startUrge(turn: Turn, rest: string): Promise<Answer | null> {
  return preview(turn, /^(?:tat ca|het|cac don vi|all)/.test(fold(rest).trim()) ? 'all' : 'stuck');
}

async function preview(turn: Turn, scope: UrgeScope): Promise<Answer | null> {
  const seat = seatFor(turn);
  if (seat === null) return null;
  const units = await toUrge(seat.campaignId, scope, turn.facts, turn.now);
  const open = NOTHING_OPEN;
  if (units.length === 0) return { bubble: bubble([line(`urge.nobody_${scope}`)]), open };
  const periods = [...new Set(units.flatMap((one) => one.reports.map((report) => report.period)))];
  const before = units.filter((one) => one.reports.some((report) => report.urgedAt !== null));
  const lines = [
    line('urge.title', { period: { list: periods.map(periodWords) }, count: units.length }),
    ...whyLines(units),
    ...(before.length === 0 ? [] : [line('urge.before', { count: before.length })]),
    line('urge.sheets'),
    line('urge.draft_only'),
  ];
  const choices = [choice(`rm_paper_go:${scope}`, 'urge_go'), choice('rm_paper_no', 'remind_no')];
  return {
    bubble: bubble(lines, choices, { titled: true }),
    open: { kind: 'office', act: 'urge', step: 'preview', held: { scope } },
  };
}

function namesOf(units: readonly Chased[], most: number): Param {
  const shown: Param[] = units.slice(0, most).map((one) => bareName(one.unit));
  const more = units.length - shown.length;
  return { list: more > 0 ? [...shown, { line: line('nudge.more', { more }) }] : shown };
}

type Why = 'no_person' | 'unreached' | 'unanswered' | 'owes';

function whyOf({ reports }: Chased): Why {
  if (reports[0].people.length === 0) return 'no_person';
  if (reports.some((one) => one.unreached)) return 'unreached';
  return reports.some((one) => one.unanswered > 0) ? 'unanswered' : 'owes';
}

function whyLines(units: readonly Chased[]): Line[] {
  const kinds = (['no_person', 'unreached', 'unanswered', 'owes'] as const)
    .map((why) => ({ why, these: units.filter((one) => whyOf(one) === why) }))
    .filter(({ these }) => these.length > 0);
  return kinds.map(({ why, these }) =>
    line(`urge.why.${why}`, { names: namesOf(these, MOST_NAMES[kinds.length] ?? 0) }),
  );
}

/** "soạn" and "thôi" under the preview. */
export async function urgeText(
  turn: Turn,
  held: Readonly<Record<string, string | number>>,
  text: string,
): Promise<Answer | null> {
  const said = readCommand(text)?.kind;
  if (said === 'yes' || /^(?:soan|soan cong van|draft)$/.test(fold(text).trim()))
    return draft(turn, String(held.scope));
  return said === 'cancel' || said === 'no' ? left() : null;
}

const left = (): Answer => ({ bubble: bubble([line('urge.left')]), open: NOTHING_OPEN });

async function draft(turn: Turn, scope: string): Promise<Answer | null> {
  const seat = seatFor(turn);
  if (seat === null) return null;
  const { campaignId } = seat;
  const args = { campaignId, scope: scopeOf(scope), seatId: seat.id };
  const decided = await draftUrging(args, turn.facts, deskOf(turn));
  if (!decided.ok)
    return {
      bubble: bubble([line(`urge.refused.${decided.problem.code}`, decided.problem.params)]),
      open: NOTHING_OPEN,
    };
  const { events, result } = decided.value;
  const { units, sheets, expiresAt } = result;
  const until = dayOf((expiresAt ?? turn.now) - 1);
  const params = {
    campaignId,
    obligations: units.flatMap((one) => one.reports.map((report) => report.obligationId)).join(' '),
    sheets: sheets.map((one) => `${one.unitId}:${one.code}`).join(' '),
    page: turn.links.page ?? '',
    until,
    at: turn.now,
  };
  const lines = [
    line('urge.done', { period: { list: result.periods.map(periodWords) }, count: units.length }),
    line('urge.done_sheets', { until: { day: until, form: 'weekday_year' } }),
    line('urge.done_next'),
  ];
  return {
    bubble: bubble(lines, [choice('rm_calls', 'call_list')], { titled: true, file: { kind: 'urging', params } }),
    open: NOTHING_OPEN,
    events,
    by: seat.id,
    // The file's recipe holds the codes of the sheets.
    fleeting: true,
  };
}

/** `rm_paper[:<scope>]` previews, `rm_paper_go:<scope>` drafts, `rm_paper_no` does not. */
export async function urgePress(turn: Turn, act: string, scope: string): Promise<Answer | null> {
  if (act === 'rm_paper_no') return left();
  if (act === 'rm_paper') return preview(turn, scopeOf(scope));
  return act === 'rm_paper_go' ? draft(turn, scope) : null;
}

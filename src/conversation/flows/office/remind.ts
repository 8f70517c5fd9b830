/** "Nhắc …": who would be reminded of what and who not, then one press. */

import { frozenLine } from '../../../admin/reform/issuer.js';
import { type Chased, type Left, type Nudge, type RemindArgs, remindByHand } from '../../../admin/remind.js';
import { requestedDay } from '../../../domain/period.js';
import { bareName } from '../../../domain/unit.js';
import { readCommand } from '../../../language/commands.js';
import { fold, tidy } from '../../../language/fold.js';
import { type Line, line, type Param } from '../../../messages/message.js';
import { periodShort, periodWords } from '../../periods.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { groupText, headPress, startCalls } from './calls.js';
import { deskOf, officeSeat } from './seat.js';
import { unitMeant } from './unit-meant.js';
import { urgePress } from './urge.js';

const MOST_NAMES = 8;

type Meant = Pick<RemindArgs, 'scope' | 'period'>;

/** `all`, `t<tier>` or `u<unit>`, with `@<period>` where one was named; a colon would end a press. */
function codeOf(scope: string, period: string | null): string {
  return period === null ? scope : `${scope}@${period.replace(':', '~')}`;
}

function meantBy(code: string): Meant | null {
  const [text = '', named] = code.split('@');
  const period = named?.replace('~', ':') ?? null;
  if (text === 'all') return { scope: 'all', period };
  const [kind = '', rest = ''] = [text.slice(0, 1), text.slice(1)];
  if (kind === 't' && rest !== '') return { scope: { tier: rest }, period };
  return kind === 'u' && /^\d+$/.test(rest) ? { scope: { unitId: Number(rest) }, period } : null;
}

interface Named {
  readonly period: string | null;
  /** What is left of the words. */
  readonly rest: string;
}

/** A year, or "đột xuất": the newest request that is owed. */
async function periodNamed(turn: Turn, campaignId: string, words: string): Promise<Named> {
  const year = /(?:^| )(?:(?:bao cao )?(?:nam|ky) )?(20\d\d(?:-(?:h[12]|9m|q[1-4]|\d\d))?)$/.exec(words);
  if (year !== null) return { period: (year[1] ?? '').toUpperCase(), rest: words.slice(0, year.index) };
  const adhoc = /(?:^| )(?:bao cao )?dot xuat$/.exec(words);
  if (adhoc === null) return { period: null, rest: words };
  const asked = (await turn.facts.owing(campaignId)).map((one) => one.period);
  const requests = asked.filter((period) => requestedDay(period) !== null).sort();
  return { period: requests.at(-1) ?? 'adhoc', rest: words.slice(0, adhoc.index) };
}

/** "nhắc", "nhắc Mỹ Đông", "nhắc phường xã", "nhắc 2023": the preview. */
export async function startRemind(turn: Turn, typed: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'remind');
  if (seat === null) return null;
  const campaign = await turn.facts.campaign(seat.campaignId);
  const frozen = campaign === null ? null : frozenLine(campaign);
  if (frozen !== null) return { bubble: bubble([frozen]), open: NOTHING_OPEN };
  const { period, rest } = await periodNamed(turn, seat.campaignId, fold(typed).trim());
  const words = rest.trim();
  if (words === '' || /^(?:tat ca|het|cac don vi|all|don vi chua nop|ai chua nop)/.test(words))
    return preview(turn, codeOf('all', period), null);
  const tiers = campaign?.plan.tiers ?? [];
  const tier = tiers.find((one) => [one.name, ...one.words].some((word) => fold(word) === words));
  if (tier !== undefined) return preview(turn, codeOf(`t${tier.id}`, period), null);
  const meant = await unitMeant(turn, seat.campaignId, words);
  if (meant.kind === 'one') return preview(turn, codeOf(`u${meant.unit.id}`, period), null);
  const { open } = turn.session;
  if (meant.kind === 'none') return { bubble: bubble([line('office.unit_unknown', { text: typed })]), open };
  const choices = meant.units.map((unit) =>
    choice(`rm:${codeOf(`u${unit.id}`, period)}`, 'remind_unit', { unit: unit.name }),
  );
  return { bubble: bubble([line('nudge.which')], choices, { spelled: 'numbered' }), open };
}

async function preview(turn: Turn, code: string, because: string | null): Promise<Answer | null> {
  const seat = officeSeat(turn, 'remind');
  const meant = meantBy(code);
  if (seat === null || meant === null) return null;
  const args = { campaignId: seat.campaignId, ...meant, seatId: seat.id, because };
  const decided = await remindByHand(args, turn.facts, deskOf(turn));
  if (!decided.ok) return refused(turn, args, decided.problem.code);
  const { result } = decided.value;
  const { will, left, later } = result;
  const lines = [
    line('nudge.title', { period: { list: result.periods.map(periodWords) }, count: will.length }),
    will.length === 0 ? line('nudge.nobody') : line('nudge.will', { names: namesOf(will) }),
    ...leftLines(left),
    ...(will.length === 0 ? [] : [whenLine(turn, result)]),
  ];
  if (because === null && left.some((one) => one.why === 'told')) lines.push(line('nudge.override'));
  const [next] = later;
  if (next !== undefined && meant.scope === 'all' && !next.startsWith('phase:'))
    lines.push(line('nudge.not_yet', { period: periodWords(next), short: periodShort(next) }));
  const choices =
    will.length === 0
      ? []
      : [choice(`rm_go:${code}`, 'remind_go', { count: will.length }), choice('rm_no', 'remind_no')];
  return {
    bubble: bubble(lines, choices, { titled: true }),
    open: { kind: 'office', act: 'remind', step: 'preview', held: { scope: code, because: because ?? '' } },
  };
}

async function refused(turn: Turn, { campaignId, scope }: RemindArgs, code: string): Promise<Answer> {
  const unitId = typeof scope === 'object' && 'unitId' in scope ? scope.unitId : null;
  const unit = unitId === null ? undefined : (await turn.facts.units(campaignId)).find((one) => one.id === unitId);
  const said =
    unit === undefined || code !== 'nobody_owes'
      ? line(`nudge.refused.${code}`)
      : line('nudge.refused.unit_owes_nothing', { unit: unit.name });
  return { bubble: bubble([said]), open: NOTHING_OPEN };
}

function whenLine(turn: Turn, { at }: Nudge): Line {
  return at > turn.now ? line('nudge.later', { at: { instant: at, form: 'stamp' } }) : line('nudge.now');
}

function namesOf(units: readonly Chased[]): Param {
  const shown: Param[] = units.slice(0, MOST_NAMES).map((one) => bareName(one.unit));
  const more = units.length - shown.length;
  return { list: more > 0 ? [...shown, { line: line('nudge.more', { more }) }] : shown };
}

const WHY: readonly Left[] = ['told', 'promised', 'no_person', 'no_channel'];

function leftLines(left: Nudge['left']): Line[] {
  return WHY.flatMap((why) => {
    const units = left.filter((one) => one.why === why).map((one) => one.chased);
    return units.length === 0 ? [] : [line(`nudge.left.${why}`, { names: namesOf(units) })];
  });
}

/** With its marks: "do họp gấp" is a reason, "Đô Vinh" a unit. */
const REASON = /^(?:v[iì]|do|l[yý] do|because)(?:\s*:\s*|\s+)(\S.*)$/iu;

/** "vì …" under the preview sets the daily cap aside; "gửi" and "thôi" are its two buttons. */
export async function remindText(
  turn: Turn,
  held: Readonly<Record<string, string | number>>,
  text: string,
): Promise<Answer | null> {
  const scope = String(held.scope ?? 'all');
  const because = REASON.exec(tidy(text).trim())?.[1];
  if (because !== undefined) return preview(turn, scope, because.slice(0, 200));
  const said = readCommand(text)?.kind;
  if (said === 'send' || said === 'yes' || fold(text).trim() === 'gui nhac') return send(turn, scope);
  return said === 'cancel' || said === 'no' ? left() : null;
}

const left = (): Answer => ({ bubble: bubble([line('nudge.not_sent')]), open: NOTHING_OPEN });

async function send(turn: Turn, code: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'remind');
  const meant = meantBy(code);
  if (seat === null || meant === null) return null;
  const { open } = turn.session;
  const held = open.kind === 'office' && open.act === 'remind' && open.held.scope === code ? open.held : null;
  const because = typeof held?.because === 'string' && held.because !== '' ? held.because : null;
  const args = { campaignId: seat.campaignId, ...meant, seatId: seat.id, because };
  const decided = await remindByHand(args, turn.facts, deskOf(turn));
  if (!decided.ok) return refused(turn, args, decided.problem.code);
  const { events, result } = decided.value;
  const later = result.at > turn.now;
  const when = { count: result.will.length, at: { instant: result.at, form: 'stamp' as const } };
  const said = events.length === 0 ? line('nudge.nobody') : line(later ? 'nudge.done_later' : 'nudge.done', when);
  const lines = events.length === 0 ? [said, ...leftLines(result.left)] : [said, line('nudge.stops')];
  return {
    bubble: bubble(lines, [choice('rm_calls', 'call_list')]),
    open: NOTHING_OPEN,
    events,
    by: seat.id,
  };
}

/** `rm:<scope>`, `rm_all[:<period>]`, `rm_go:<scope>`, `rm_no`, `rm_calls`, `rm_paper…`, `rm_head:<obligation>`, `rm_group`. */
export async function remindPress(turn: Turn, act: string, first: string): Promise<Answer | null> {
  if (!act.startsWith('rm') || officeSeat(turn, 'remind') === null) return null;
  switch (act) {
    case 'rm':
      return preview(turn, first, null);
    case 'rm_all':
      return preview(turn, codeOf('all', first === '' ? null : first.replace('~', ':')), null);
    case 'rm_go':
      return send(turn, first);
    case 'rm_no':
      return left();
    case 'rm_calls':
      return startCalls(turn);
    case 'rm_head':
      return headPress(turn, first);
    case 'rm_paper':
    case 'rm_paper_go':
    case 'rm_paper_no':
      return urgePress(turn, act, first);
    case 'rm_group':
      return groupText(turn);
    default:
      return null;
  }
}

/** "Nhắc …": who would be reminded and who not, then one press. The call list, a day taken by telephone, the unit's head. */
import {
  callList,
  type Left,
  mayTellHead,
  type Nudge,
  type RemindScope,
  remindByHand,
  tellHead,
} from '../../../admin/remind.js';
import { reported } from '../../../admin/reported.js';
import { lastDayOf } from '../../../domain/obligation.js';
import { dayOf } from '../../../domain/time.js';
import { bareName } from '../../../domain/unit.js';
import { fold } from '../../../language/fold.js';
import { readPromise } from '../../../language/promise.js';
import { type Bubble, type Choice, type Line, line, type Param } from '../../../messages/message.js';
import type { OwingView } from '../../facts.js';
import { periodWords } from '../../periods.js';
import { type Answer, bubble, choice, NOTHING_OPEN, type Turn } from '../../turn.js';
import { promiseWords } from '../promise.js';
import { agencyOf, deskOf, officeSeat } from './seat.js';
import { unitAmong, unitMeant } from './unit-meant.js';

const MOST_NAMES = 8;
const MOST_CALLS = 6;

function scopeOf(text: string): RemindScope | null {
  if (text === 'all') return 'all';
  const [kind = '', rest = ''] = [text.slice(0, 1), text.slice(1)];
  if (kind === 't' && rest !== '') return { tier: rest };
  return kind === 'u' && /^\d+$/.test(rest) ? { unitId: Number(rest) } : null;
}

/** "nhắc", "nhắc Mỹ Đông", "nhắc phường xã": the preview. */
export async function startRemind(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'remind');
  if (seat === null) return null;
  const words = fold(rest).trim();
  if (words === '' || /^(?:tat ca|het|cac don vi|all|don vi chua nop|ai chua nop)/.test(words))
    return preview(turn, 'all', null);
  const tiers = (await turn.facts.campaign(seat.campaignId))?.plan.tiers ?? [];
  const tier = tiers.find((one) => [one.name, ...one.words].some((word) => fold(word) === words));
  if (tier !== undefined) return preview(turn, `t${tier.id}`, null);
  const meant = await unitMeant(turn, seat.campaignId, rest);
  if (meant.kind === 'one') return preview(turn, `u${meant.unit.id}`, null);
  const { open } = turn.session;
  if (meant.kind === 'none') return { bubble: bubble([line('office.unit_unknown', { text: rest })]), open };
  const choices = meant.units.map((unit) => choice(`rm:u${unit.id}`, 'remind_unit', { unit: unit.name }));
  return { bubble: bubble([line('nudge.which')], choices, { spelled: 'numbered' }), open };
}

async function preview(turn: Turn, scope: string, because: string | null): Promise<Answer | null> {
  const seat = officeSeat(turn, 'remind');
  const whom = scopeOf(scope);
  if (seat === null || whom === null) return null;
  const args = { campaignId: seat.campaignId, scope: whom, seatId: seat.id, because };
  const decided = await remindByHand(args, turn.facts, deskOf(turn));
  if (!decided.ok) return { bubble: bubble([line(`nudge.refused.${decided.problem.code}`)]), open: NOTHING_OPEN };
  const { will, left } = decided.value.result;
  const first = will[0] ?? left[0]?.owing;
  const lines = [
    line('nudge.title', { period: periodWords(first?.period ?? ''), count: will.length }),
    will.length === 0 ? line('nudge.nobody') : line('nudge.will', { names: namesOf(will) }),
    ...leftLines(left),
    ...(will.length === 0 ? [] : [whenLine(turn, decided.value.result)]),
  ];
  if (because === null && left.some((one) => one.why === 'told')) lines.push(line('nudge.override'));
  const held = { scope, because: because ?? '' };
  const choices =
    will.length === 0
      ? []
      : [choice(`rm_go:${scope}`, 'remind_go', { count: will.length }), choice('rm_no', 'remind_no')];
  return {
    bubble: bubble(lines, choices, { titled: true }),
    open: { kind: 'office', act: 'remind', step: 'preview', held },
  };
}

function whenLine(turn: Turn, { at }: Nudge): Line {
  return at > turn.now ? line('nudge.later', { at: { instant: at, form: 'stamp' } }) : line('nudge.now');
}

function namesOf(units: readonly OwingView[]): Param {
  const shown: Param[] = units.slice(0, MOST_NAMES).map((one) => bareName(one.unit));
  const more = units.length - shown.length;
  return { list: more > 0 ? [...shown, { line: line('nudge.more', { more }) }] : shown };
}

const WHY: readonly Left[] = ['told', 'promised', 'no_person'];

function leftLines(left: Nudge['left']): Line[] {
  return WHY.flatMap((why) => {
    const units = left.filter((one) => one.why === why).map((one) => one.owing);
    return units.length === 0 ? [] : [line(`nudge.left.${why}`, { names: namesOf(units) })];
  });
}

/** "vì …" under the preview sets the daily cap aside; "gửi" and "thôi" are its two buttons. */
export async function remindText(
  turn: Turn,
  held: Readonly<Record<string, string | number>>,
  text: string,
): Promise<Answer | null> {
  const words = fold(text).trim();
  const scope = String(held.scope ?? 'all');
  if (/^(?:vi|do|ly do|because) /.test(words)) return preview(turn, scope, text.replace(/^\S+\s+/, '').slice(0, 200));
  if (/^(?:gui|gui nhac|nhac|ok|dung|dong y|send|yes)(?: |$)/.test(words)) return send(turn, scope);
  return /^(?:thoi|khong|huy|no|cancel)(?: |$)/.test(words) ? left() : null;
}

const left = (): Answer => ({ bubble: bubble([line('nudge.not_sent')]), open: NOTHING_OPEN });

async function send(turn: Turn, scope: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'remind');
  const whom = scopeOf(scope);
  if (seat === null || whom === null) return null;
  const { open } = turn.session;
  const held = open.kind === 'office' && open.act === 'remind' && open.held.scope === scope ? open.held : null;
  const because = typeof held?.because === 'string' && held.because !== '' ? held.because : null;
  const args = { campaignId: seat.campaignId, scope: whom, seatId: seat.id, because };
  const decided = await remindByHand(args, turn.facts, deskOf(turn));
  if (!decided.ok) return { bubble: bubble([line(`nudge.refused.${decided.problem.code}`)]), open: NOTHING_OPEN };
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

/** `rm:<scope>`, `rm_all`, `rm_go:<scope>`, `rm_no`, `rm_calls`, `rm_head:<obligation>`, `rm_group`. */
export async function remindPress(turn: Turn, act: string, first: string): Promise<Answer | null> {
  if (!act.startsWith('rm') || officeSeat(turn, 'remind') === null) return null;
  switch (act) {
    case 'rm':
      return preview(turn, first, null);
    case 'rm_all':
      return preview(turn, 'all', null);
    case 'rm_go':
      return send(turn, first);
    case 'rm_no':
      return left();
    case 'rm_calls':
      return startCalls(turn);
    case 'rm_head':
      return head(turn, first);
    case 'rm_group':
      return groupText(turn);
    default:
      return null;
  }
}

/** Who has to be called and why; what to type after the call. */
export async function startCalls(turn: Turn): Promise<Answer | null> {
  const seat = officeSeat(turn, 'remind');
  if (seat === null) return null;
  const rows = await callList(seat.campaignId, turn.facts, turn.now);
  const [first] = rows;
  if (first === undefined) {
    return { bubble: bubble([line('calls.none')], [choice('rm_group', 'group_text')]), open: NOTHING_OPEN };
  }
  const shown = rows.slice(0, MOST_CALLS).map((one, i) => {
    const params = { n: i + 1, unit: one.unit.name, count: one.unanswered };
    return line(one.people.length === 0 ? 'calls.no_person' : 'calls.unanswered', params);
  });
  const more = rows.length - shown.length;
  const lines = [
    line('calls.title', { count: rows.length }),
    ...shown,
    ...(more > 0 ? [line('calls.more', { more })] : []),
    line('calls.after', { unit: bareName(first.unit) }),
  ];
  return {
    bubble: bubble(lines, [...(await headChoices(turn, rows)), choice('rm_group', 'group_text')], { titled: true }),
    open: NOTHING_OPEN,
  };
}

async function headChoices(turn: Turn, rows: readonly OwingView[]): Promise<Choice[]> {
  for (const one of rows.slice(0, MOST_CALLS)) {
    if ((await mayTellHead(one, turn.facts)).length > 0)
      return [choice(`rm_head:${one.obligationId}`, 'tell_head', { unit: bareName(one.unit) })];
  }
  return [];
}

/** "Đài Sơn đã gọi, hẹn 13/12": the day stands as if the unit had named it. Null for any other text. */
export async function calledText(turn: Turn, text: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'remind');
  if (seat === null || !/(?:^| )(?:da goi|goi roi|called)(?: |,|$)/.test(fold(text))) return null;
  const owing = await turn.facts.owing(seat.campaignId);
  const meant = unitAmong(
    owing.map((one) => one.unit),
    text,
  );
  const { open } = turn.session;
  if (meant.kind !== 'one') return { bubble: bubble([line('calls.which')]), open };
  const one = owing.find((row) => row.unit.id === meant.unit.id);
  const said = readPromise(text, turn.now);
  if (one === undefined || 'problem' in said) {
    return { bubble: bubble([line('calls.no_day', { unit: bareName(meant.unit) })]), open };
  }
  const { campaignId, obligationId } = one;
  const { day, half } = said;
  const promiseId = turn.make.newId();
  return {
    bubble: bubble(
      [line('calls.noted', { unit: meant.unit.name, when: promiseWords(said) })],
      [choice('rm_calls', 'call_list')],
    ),
    open: NOTHING_OPEN,
    by: seat.id,
    events: [{ type: 'promise_made', promiseId, campaignId, obligationId, day, half, by: 'call' }],
  };
}

async function head(turn: Turn, obligationId: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'remind');
  if (seat === null) return null;
  const { campaignId } = seat;
  const agency = await agencyOf(turn, campaignId);
  const told = await tellHead(
    { campaignId, obligationId, seatId: seat.id },
    (one) => headBubble(one, agency),
    turn.facts,
    deskOf(turn),
  );
  if (!told.ok) return { bubble: bubble([line(`nudge.refused.${told.problem.code}`)]), open: NOTHING_OPEN };
  const { events, unit, at } = told.value;
  const params = { unit, at: { instant: at, form: 'stamp' as const } };
  const lines = [line(at > turn.now ? 'nudge.head_later' : 'nudge.head_told', params)];
  return { bubble: bubble(lines, [choice('rm_calls', 'call_list')]), open: NOTHING_OPEN, events, by: seat.id };
}

function headBubble(one: OwingView, agency: string): Bubble {
  const params = {
    unit: one.unit.name,
    period: periodWords(one.period),
    last: { day: lastDayOf(one.dueBefore), form: 'weekday' as const },
    agency,
  };
  return bubble([
    line('nudge.to_head', params),
    line(one.people.length === 0 ? 'nudge.to_head_nobody' : 'nudge.to_head_told', params),
  ]);
}

/** Numbers only, no names of units: for a group the office writes to itself. */
async function groupText(turn: Turn): Promise<Answer | null> {
  const seat = officeSeat(turn, 'remind');
  if (seat === null) return null;
  const found = await reported({ campaignId: seat.campaignId, period: null }, turn.facts, deskOf(turn));
  if (!found.ok) return { bubble: bubble([line(`office.refused.${found.problem.code}`)]), open: NOTHING_OPEN };
  const { period, sent, notSent, dueBefore } = found.value.result;
  const total = sent.length + notSent.length;
  const last = dueBefore === null ? null : { day: lastDayOf(dueBefore), form: 'weekday_year' as const };
  const passed = dueBefore !== null && dayOf(turn.now) > lastDayOf(dueBefore);
  const params = { period: periodWords(period), sent: sent.length, total, last: last ?? '' };
  const lines = [line('nudge.group', params)];
  if (last !== null && notSent.length > 0) lines.push(line(passed ? 'nudge.group_passed' : 'nudge.group_due', params));
  return { bubble: bubble([line('nudge.group_copy'), null, ...lines]), open: NOTHING_OPEN };
}

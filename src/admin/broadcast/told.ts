/** What the author and the second person are told about an announcement, each in one bubble. */
import type { LedgerCounts } from '../../broadcast/ledger.js';
import type { Broadcast } from '../../broadcast/types.js';
import { bubble, choice, tell } from '../../conversation/turn.js';
import type { Instant } from '../../domain/time.js';
import type { MessageEvent, PersonId } from '../../events/event.js';
import { type Bubble, type Line, line } from '../../messages/message.js';
import type { Approval } from './approve.js';
import type { Hand } from './case.js';
import { basisLines, type Eligible } from './eligible.js';
import { fileOf, writtenLines } from './say.js';

/** Enough of the hash to tell two texts of one announcement apart, in a button of 60 bytes. */
export const shortHash = (hash: string): string => hash.slice(0, 12);

/** The very text, how many it is for, by which lists where they were chosen by standards, and one press. */
export function approvalCard(one: Broadcast, count: number, eligible: Eligible | null): Bubble {
  const file = fileOf(one.content.attachment);
  const lines = [
    line('broadcast.approve.title', { number: one.number, count }),
    ...basisLines(eligible),
    ...writtenLines(one.content),
    ...(one.scheduledAt === null ? [] : [line('broadcast.scheduled', { at: stamp(one.scheduledAt) })]),
  ];
  const act = `bc_yes:${one.id}:${shortHash(one.hash)}:${count}:${one.version}`;
  return bubble(
    lines,
    [choice(act, 'broadcast_approve'), choice(`bc_no:${one.id}`, 'broadcast_send_back')],
    file === null ? {} : { file },
  );
}

const stamp = (at: Instant) => ({ instant: at, form: 'stamp' as const });

export function tellApprovers(approvers: readonly PersonId[], said: Bubble): MessageEvent[] {
  return approvers.map((personId) => tell(personId, said));
}

const tellAuthor = ({ createdBy }: Broadcast, said: Bubble): MessageEvent[] =>
  createdBy === null ? [] : [tell(createdBy.personId, said)];

export function tellSentBack(one: Broadcast, words: string | null): MessageEvent[] {
  const { number } = one;
  const said =
    words === null ? line('broadcast.sent_back', { number }) : line('broadcast.sent_back_why', { number, words });
  return tellAuthor(one, bubble([said], [choice(`bc_show:${one.id}`, 'broadcast_edit')]));
}

export function tellApproved(one: Broadcast, { startsAt, count }: Approval): MessageEvent[] {
  const params = { number: one.number, count, at: stamp(startsAt) };
  return tellAuthor(one, bubble([line('broadcast.approved', params)], [choice(`bc_stop:${one.id}`, 'broadcast_stop')]));
}

/** Reasons in the order in which they are said; every row of the ledger is counted in exactly one. */
const SAID = [
  'delivered',
  'in_doubt',
  'refused',
  'unreachable',
  'opted_out',
  'cancelled',
  'superseded',
  'held',
  'sending',
  'waiting',
] as const;

/** "26 đã gửi tới, 1 chưa rõ kết quả, 1 chưa có người tham gia" */
export function countsLine(counts: LedgerCounts): Line {
  const { nobodyJoined } = counts;
  const shown = { ...counts, unreachable: counts.unreachable - nobodyJoined };
  const some = SAID.filter((state) => shown[state] > 0);
  const list = some.map((state) => ({ line: line(`broadcast.count.${state}`, { n: shown[state] }) }));
  if (nobodyJoined > 0) list.push({ line: line('broadcast.count.nobody_joined', { n: nobodyJoined }) });
  return line('broadcast.total', { total: counts.total, list: { list } });
}

export interface Charged {
  readonly count: number;
  readonly amount: number;
  /** Đồng in the month, over everything, and the limit; 0: nothing is paid for. */
  readonly spent: number;
  readonly cap: number;
}

export function chargedLine({ count, amount, spent, cap }: Charged): Line | null {
  return cap === 0 && count === 0
    ? null
    : line('broadcast.charged', { count, amount: { count: amount }, spent: { count: spent }, cap: { count: cap } });
}

export function summary(one: Broadcast, counts: LedgerCounts, charged: Charged, at: Instant): Bubble {
  const params = { number: one.number, at: { instant: at, form: 'clock' as const } };
  const lines = [line('broadcast.finished', params), countsLine(counts), chargedLine(charged)];
  const left = counts.total - counts.delivered;
  const failed = counts.refused + counts.unreachable;
  const choices = [
    ...(one.content.question === null ? [] : [choice(`an_list:${one.id}`, 'announce_answers')]),
    ...(left > 0 ? [choice(`bc_left:${one.id}`, 'broadcast_left', { n: left })] : []),
    ...(failed > 0 ? [choice(`bc_again:${one.id}`, 'broadcast_again')] : []),
  ];
  return bubble(
    lines.filter((each) => each !== null),
    choices,
  );
}

export function tellSummary(one: Broadcast, counts: LedgerCounts, charged: Charged, at: Instant): MessageEvent[] {
  return tellAuthor(one, summary(one, counts, charged, at));
}

export function tellHalfWay(one: Broadcast, { delivered, total }: LedgerCounts): MessageEvent[] {
  const params = { number: one.number, delivered: { count: delivered }, total: { count: total } };
  return tellAuthor(one, bubble([line('broadcast.half_way', params)], [choice(`bc_stop:${one.id}`, 'broadcast_stop')]));
}

/** The author, where somebody else stopped it. */
export function tellStopped(one: Broadcast, { delivered, total }: LedgerCounts, hand: Hand): MessageEvent[] {
  if (one.createdBy?.personId === hand?.personId) return [];
  const params = { number: one.number, sent: delivered, total };
  return tellAuthor(one, bubble([line(total === 0 ? 'broadcast.dropped_for' : 'broadcast.stopped_for', params)]));
}

export function tellOvertaken(one: Broadcast): MessageEvent[] {
  return tellAuthor(one, bubble([line('broadcast.overtaken', { number: one.number })]));
}

/** What the office is told about its campaign: the week, the day after a bound, who can be reached before one. */
import { bareName, type Unit } from '../domain/unit.js';
import type { Choice, Line, Param } from '../messages/message.js';
import { line } from '../messages/message.js';
import type { SaidOffice } from './say.js';
import type { RuleId } from './slots.js';

/** How one period of a campaign stands. */
export interface Standing {
  readonly period: Param;
  /** The last day, with its weekday. */
  readonly last: Param;
  readonly passed: boolean;
  readonly sent: number;
  readonly late: number;
  readonly missing: readonly Unit[];
  /** Of the missing: who named a day, whom nobody can write to. */
  readonly promised: number;
  readonly unreachable: readonly Unit[];
  /** Names on the call list. */
  readonly calls: number;
}

const MOST_NAMES = 8;

function names(units: readonly Unit[]): Param {
  const shown: Param[] = units.slice(0, MOST_NAMES).map(bareName);
  const more = units.length - shown.length;
  return { list: more > 0 ? [...shown, { line: line('remind.office.more', { more }) }] : shown };
}

const choice = (id: string, name: string): Choice => ({ id, label: { key: `choice.${name}` } });

/** Null where there is nothing worth a message. `audit` is the chain's head, for the weekly digest. */
export function sayOffice(rule: RuleId, standings: readonly Standing[], audit: string | null): SaidOffice | null {
  const open = standings.filter((one) => one.sent + one.missing.length > 0);
  const [first] = open;
  if (first === undefined) return null;
  if (rule === 'reach') return reach(first);
  const lines = open.slice(0, 2).flatMap(standingLines);
  if (rule === 'digest' && audit !== null) lines.push(line('remind.office.audit', { head: audit }));
  const owing = open.some((one) => one.missing.length > 0);
  const calls = open.some((one) => one.calls > 0);
  const choices = [
    ...(owing ? [choice('rm_all', 'remind_all')] : []),
    ...(calls ? [choice('rm_calls', 'call_list')] : []),
  ];
  return { lines, choices: [...choices, choice('of_sent:0', 'see_reported')] };
}

function standingLines(one: Standing): Line[] {
  const { period, last, sent, late, missing, promised, calls } = one;
  const total = sent + missing.length;
  const lines = [line(one.passed ? 'remind.office.passed' : 'remind.office.open', { period, last })];
  lines.push(line(late > 0 ? 'remind.office.sent_late' : 'remind.office.sent', { sent, total, late }));
  if (missing.length > 0) lines.push(line('remind.office.missing', { names: names(missing) }));
  if (promised > 0) lines.push(line('remind.office.promised', { promised }));
  if (calls > 0) lines.push(line('remind.office.calls', { calls }));
  return lines;
}

/** "16 đơn vị chưa nộp, 14 đơn vị nhắn được; không nhắn được: …" */
function reach({ period, last, missing, unreachable }: Standing): SaidOffice | null {
  if (missing.length === 0) return null;
  const params = { period, last, total: missing.length, ok: missing.length - unreachable.length };
  const lines = [line('remind.office.reach', params)];
  if (unreachable.length === 0) return { lines: [...lines, line('remind.office.reach_all')], choices: [] };
  lines.push(line('remind.office.unreachable', { names: names(unreachable) }));
  return { lines, choices: [choice('rm_calls', 'call_list'), choice('rm_paper:stuck', 'urge')] };
}

export interface RollUp {
  readonly agency: string;
  /** Null where the plan names no addressee. */
  readonly to: string | null;
  readonly period: Param;
  /** Of the same period; null where units report nothing for it. */
  readonly units: { readonly sent: number; readonly total: number } | null;
}

/** "Phòng VHTT còn báo cáo tổng hợp năm 2023 gửi UBND thành phố. Hạn: …" */
export function sayRollUp({ agency, to, period, units }: RollUp, due: Line): SaidOffice {
  const owed =
    to === null
      ? line('remind.roll_up.owed', { agency, period })
      : line('remind.roll_up.owed_to', { agency, to, period });
  const sent = units === null ? [] : [line('remind.roll_up.units', { sent: units.sent, total: units.total })];
  return { lines: [owed, due, ...sent, line('dates.agency.how')], choices: [] };
}

const LONG: ReadonlySet<string> = new Set(['remind.office.missing', 'remind.office.promised']);

/** Beside something else in one bubble: numbers, no names. */
export const brief = ({ lines, choices }: SaidOffice): SaidOffice => ({
  lines: lines.filter(({ key }) => !LONG.has(key)),
  choices,
});

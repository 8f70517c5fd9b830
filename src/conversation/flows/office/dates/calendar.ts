/** "lịch nghỉ 2027": what a year holds beyond weekends, what is not settled, how to change it. */
import { calendarOfYear, type DayShown } from '../../../../admin/dates/calendar.js';
import { dayOf } from '../../../../domain/time.js';
import { type Line, line, type Param } from '../../../../messages/message.js';
import { type Answer, bubble, type Turn } from '../../../turn.js';
import { officeSeat } from '../seat.js';

const FREE = new Set(['holiday', 'swapped_off', 'weekend']);

export async function showCalendar(turn: Turn, rest: string): Promise<Answer | null> {
  const seat = officeSeat(turn, 'manage_dates');
  if (seat === null) return null;
  const year = Number(/(?:^|\D)(20\d{2})(?!\d)/.exec(rest)?.[1] ?? dayOf(turn.now).slice(0, 4));
  const { known, table, days } = await calendarOfYear(seat.campaignId, year, turn.facts);
  const free = days.filter((one) => FREE.has(one.kind) && weekdayish(one));
  const worked = days.filter((one) => one.kind === 'working_saturday' || (one.own && one.kind === 'working'));
  const open = days.filter((one) => one.kind === 'unknown');
  const lines: Line[] = [line('dates.year.title', { year: String(year) })];
  if (!known) lines.push(line('dates.year_unknown', { year: String(year) }));
  else if (table !== null) lines.push(line(`dates.year.${table.status}`));
  if (free.length > 0) lines.push(line('dates.year.free', { days: { list: short(free) } }));
  if (worked.length > 0) lines.push(line('dates.year.worked', { days: { list: short(worked) } }));
  if (open.length > 0) lines.push(line('dates.year.open', { days: { list: short(open) } }));
  lines.push(line('dates.year.how'));
  return { bubble: bubble(lines, [], { titled: true }), open: turn.session.open };
}

/** Holidays that fall on a weekend change nothing and would fill the list. */
const weekdayish = ({ day, own }: DayShown): boolean =>
  own || ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

const short = (days: readonly DayShown[]): readonly Param[] => days.map(({ day }) => ({ day, form: 'short' as const }));

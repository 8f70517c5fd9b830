// The planner of reminders over whole rosters: one tick in which everything is due, and a look at a whole season of all
// rules; CPU time. Pure; the rows it reads come from `store/queries/reminder`.
import { NATIONAL } from '../../dist/domain/calendar.js';
import { DEFAULT_RULES } from '../../dist/domain/reminder-rules.js';
import { startOfDay } from '../../dist/domain/time.js';
import { forecast } from '../../dist/reminders/forecast.js';
import { matterSlots, plan, SlotBook } from '../../dist/reminders/plan.js';

const DUE = startOfDay('2026-12-15');
const at = (text) => Date.parse(`${text}:00+07:00`);
const NEW = { done: new Set(), told: new Map() };

function matters(count) {
  const book = new SlotBook(NATIONAL);
  return Array.from({ length: count }, (_, i) => {
    const bound = book.of({ dueBefore: DUE, locksAt: DUE + 90 * 86_400_000, once: false }, DEFAULT_RULES);
    const slots = matterSlots({ bound, returns: [], promise: null }, DEFAULT_RULES, NATIONAL);
    const people = [{ personId: `p${i}`, since: 0 }];
    return { subject: `o${i}`, campaignId: 'c', rules: DEFAULT_RULES, people, slots, promise: null, opensAt: 0 };
  });
}

function least(runs, work) {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const from = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(from);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

const tick = (all) => plan(all, NEW, NATIONAL, at('2026-12-14T08:00'));
const season = (all) => forecast(all, NEW, NATIONAL, at('2026-11-01T00:00'), at('2027-03-20T00:00'));

export function remindersBench() {
  const sizes = [16, 1_000, 10_599];
  const ticks = sizes.map((count) => {
    const all = matters(count);
    return least(5, () => tick(all));
  });
  const seasons = sizes.map((count) => {
    const all = matters(count);
    return least(3, () => season(all));
  });
  const ms = (value) => `${value.toFixed(1)} ms`;
  const perUnit = (values) => sizes.map((count, i) => `${((values[i] / count) * 1_000).toFixed(1)}`).join(' / ');
  return [
    ['reminders: one tick, 10,599 units all due', ms(ticks[2])],
    ['reminders: µs per unit of a tick at 16 / 1,000 / 10,599 units', perUnit(ticks)],
    ['reminders: a season, all rules, 10,599 units', ms(seasons[2])],
    ['reminders: µs per unit of a season at 16 / 1,000 / 10,599 units', perUnit(seasons)],
  ];
}

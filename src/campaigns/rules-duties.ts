/** What must hold for period, phases and duties beyond their shape. */
import { found, type Item, itemsOf, type Known, knownTiers, mapAt, yearIn } from './items.js';
import type { Found } from './problem.js';
import { cut, isTreeMap, type Tree, treeAt } from './tree.js';

const ROLES = ['standing_agency', 'reviewer'];

interface Years {
  readonly from: number;
  readonly to: number;
}

function checkOrder(item: Item | null): Found[] {
  const from = yearIn(item?.text('from') ?? null);
  const to = yearIn(item?.text('to') ?? null);
  if (item === null || from === null || to === null || from <= to) return [];
  return [found([...item.path, 'to'], 'years_reversed', { from, to })];
}

function outside(year: number | null, path: Found['path'], period: Years | null): Found[] {
  if (year === null || period === null || (year >= period.from && year <= period.to)) return [];
  return [found(path, 'year_outside', { year, from: period.from, to: period.to })];
}

function checkFrom(item: Item, known: Known, tree: Tree): Found[] {
  const roles = ROLES.filter((role) => isTreeMap(treeAt(tree, ['roles', role])));
  return item.texts('from').flatMap(({ text, path }) => {
    if (roles.includes(text)) return [];
    const params = { from: cut(text), options: [...known.tiers, ...roles].join(', ') };
    if (!known.tiers.includes(text)) return [found(path, 'unknown_from', params)];
    return known.reporting.includes(text) ? [] : [found(path, 'tier_not_reporting', { tier: text })];
  });
}

/** A date needs to be read one way only, to repeat by a stated rhythm, and to be shown in the plan's own words. */
function checkBound(item: Item): Found[] {
  const at = (key: string) => [...item.path, key];
  const due = item.text('due');
  const years = item.map.years;
  const count = Array.isArray(years) ? years.length : 0;
  const problems: Found[] = [];
  if (due !== null && item.text('bound') === null)
    problems.push(found(at('due'), 'due_without_bound', { due: cut(due) }));
  if (due === null && item.text('bound') !== null) problems.push(found(at('bound'), 'bound_without_due'));
  if (due !== null && item.text('words') === null)
    problems.push(found(at('due'), 'due_without_words', { due: cut(due) }));
  const every = item.text('every');
  if (every !== null && every !== 'phase' && count === 0) problems.push(found(at('every'), 'no_years'));
  // One month and day cannot bound four quarters.
  const monthDay = due !== null && !due.startsWith('cutoff');
  if (monthDay && every !== null && every !== 'year' && every !== 'once')
    problems.push(found(at('due'), 'due_of_year', { due: cut(due), every: cut(every) }));
  if (item.text('every') === 'once' && count > 1) problems.push(found(at('years'), 'once_many_years'));
  return problems;
}

function checkYears(item: Item, period: Years | null): Found[] {
  const seen = new Set<string>();
  return item.texts('years').flatMap(({ text, path }) => {
    const twice = seen.has(text) ? [found(path, 'year_twice', { year: cut(text) })] : [];
    seen.add(text);
    return [...twice, ...outside(yearIn(text), path, period)];
  });
}

export function checkDuties(tree: Tree): Found[] {
  const known = knownTiers(tree);
  const whole = mapAt(tree, ['period']);
  const [from, to] = [yearIn(whole?.text('from') ?? null), yearIn(whole?.text('to') ?? null)];
  const period = from === null || to === null || from > to ? null : { from, to };
  const phases = itemsOf(tree, 'phases').flatMap((item) => [
    ...checkOrder(item),
    ...['from', 'to'].flatMap((key) => outside(yearIn(item.text(key)), [...item.path, key], period)),
  ]);
  const duties = itemsOf(tree, 'duties').flatMap((item) => [
    ...checkFrom(item, known, tree),
    ...checkBound(item),
    ...checkYears(item, period),
  ]);
  const issued = mapAt(tree, ['document']);
  const [date, earliest] = [issued?.text('date') ?? null, issued?.text('earliest') ?? null];
  const both =
    date !== null && earliest !== null
      ? [found(['document', 'earliest'], 'earliest_not_needed', { date: cut(date) })]
      : [];
  return [...checkOrder(whole), ...phases, ...duties, ...both];
}

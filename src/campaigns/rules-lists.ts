/** Ids that must be unique, and the roster. */
import { isDay } from '../domain/time.js';
import { found, type Item, itemsOf, knownTiers } from './items.js';
import type { Found } from './problem.js';
import { checkTier } from './rules-criteria.js';
import { cut, type Tree } from './tree.js';

/** The keys whose texts together must be unique within a list. */
const UNIQUE: readonly (readonly [string, readonly string[]])[] = [
  ['tiers', ['id']],
  ['phases', ['id']],
  ['criteria', ['tier', 'kind', 'id']],
  ['duties', ['id']],
  ['awards', ['id']],
  ['dossier', ['id']],
];

function checkUnique(tree: Tree): Found[] {
  return UNIQUE.flatMap(([list, keys]) => {
    const seen = new Set<string>();
    return itemsOf(tree, list).flatMap((item) => {
      if (item.text('id') === null) return [];
      const name = keys.map((key) => item.text(key) ?? '').join(' / ');
      const twice = seen.has(name) ? [found([...item.path, 'id'], 'duplicate_id', { id: cut(name), list })] : [];
      seen.add(name);
      return twice;
    });
  });
}

const dayIn = (item: Item, key: string): string | null => {
  const text = item.text(key);
  return text !== null && isDay(text) ? text : null;
};

interface Stay {
  readonly from: string;
  readonly to: string;
}

/** A code may be used again, but only after the unit that held it is gone. */
function checkCodes(units: readonly Item[]): Found[] {
  const held = new Map<string, Stay[]>();
  return units.flatMap((item) => {
    const code = item.text('code');
    if (code === null) return [];
    const stay = { from: dayIn(item, 'valid_from') ?? '', to: dayIn(item, 'valid_to') ?? '9999' };
    const others = held.get(code) ?? [];
    held.set(code, [...others, stay]);
    const clash = others.some((other) => other.from <= stay.to && stay.from <= other.to);
    return clash ? [found([...item.path, 'code'], 'duplicate_code', { code: cut(code) })] : [];
  });
}

function checkUnit(item: Item): Found[] {
  const [from, to] = [dayIn(item, 'valid_from'), dayIn(item, 'valid_to')];
  const [name, type] = [item.text('name'), item.text('type')];
  const problems: Found[] = [];
  if (from !== null && to !== null && from > to)
    problems.push(found([...item.path, 'valid_to'], 'unit_days_reversed', { from, to }));
  if (name !== null && type !== null && !name.startsWith(`${type} `) && name !== type)
    problems.push(found([...item.path, 'name'], 'name_without_type', { name: cut(name), type: cut(type) }));
  return problems;
}

export function checkLists(tree: Tree): Found[] {
  const known = knownTiers(tree);
  const units = itemsOf(tree, 'units');
  const each = units.flatMap((item) => {
    const tier = item.text('tier');
    const silent = tier !== null && known.tiers.includes(tier) && !known.reporting.includes(tier);
    return [
      ...checkTier(item, known),
      ...(silent ? [found([...item.path, 'tier'], 'tier_not_reporting', { tier })] : []),
      ...checkUnit(item),
    ];
  });
  return [...checkUnique(tree), ...each, ...checkCodes(units)];
}

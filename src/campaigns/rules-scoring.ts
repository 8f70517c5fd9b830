/** What must hold for a scoring sheet beyond its shape: known criteria, each once, and weights that total in every tier. */
import { found, type Item, itemsOf, mapAt } from './items.js';
import type { Found } from './problem.js';
import { cut, isTreeMap, type Tree, treeAt } from './tree.js';

interface Entry {
  readonly path: readonly (string | number)[];
  readonly tier: string;
  readonly criterion: string;
  readonly points: number;
  readonly formula: string;
}

function entries(tree: Tree): Entry[] {
  const items = treeAt(tree, ['scoring', 'items']);
  if (!Array.isArray(items)) return [];
  return items.flatMap((one: Tree, i): Entry[] => {
    if (!isTreeMap(one)) return [];
    const text = (key: string): string => (typeof one[key] === 'string' ? one[key] : '');
    const path = ['scoring', 'items', i];
    const points = /^\d{1,3}$/.test(text('points')) ? Number(text('points')) : 0;
    return [{ path, tier: text('tier'), criterion: text('criterion'), formula: text('formula'), points }];
  });
}

function checkEntry(one: Entry, criteria: readonly Item[]): Found[] {
  // A goal may share the name of what units are asked for.
  const named = criteria.find(
    (c) => c.text('collectable') === 'true' && c.text('tier') === one.tier && c.text('id') === one.criterion,
  );
  const at = [...one.path, 'criterion'];
  if (named === undefined) return [found(at, 'score_unknown', { criterion: cut(one.criterion), tier: cut(one.tier) })];
  const measure = named.text('measure');
  const marked = named.text('threshold') !== null;
  // The more the better: a proportion of "at most" would give most to the worst.
  const rises = measure === 'ratio' && !(named.text('cmp') ?? '').startsWith('<');
  const fits = one.formula === 'yes_no' ? marked : rises && (one.formula === 'linear' || marked);
  return fits ? [] : [found([...one.path, 'formula'], 'score_formula', { criterion: cut(one.criterion) })];
}

export function checkScoring(tree: Tree): Found[] {
  const sheet = mapAt(tree, ['scoring']);
  if (sheet === null) return [];
  const all = entries(tree);
  const criteria = itemsOf(tree, 'criteria');
  const problems = all.flatMap((one) => checkEntry(one, criteria));
  const total = Number(sheet.text('total') ?? '0');
  for (const tier of new Set(all.map((one) => one.tier))) {
    const mine = all.filter((one) => one.tier === tier);
    const sum = mine.reduce((points, one) => points + one.points, 0);
    if (sum !== total) problems.push(found(['scoring', 'total'], 'score_total', { tier: cut(tier), sum, total }));
    const twice = mine.find((one, i) => mine.findIndex((other) => other.criterion === one.criterion) !== i);
    if (twice !== undefined)
      problems.push(found([...twice.path, 'criterion'], 'score_twice', { criterion: cut(twice.criterion) }));
  }
  return problems;
}

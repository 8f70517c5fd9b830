/** Items of the tree's lists, as the rules read them: whatever has the wrong shape is left out, shape says it. */
import type { Found } from './problem.js';
import { isTreeMap, type Tree, type TreeMap, treeAt } from './tree.js';

export type Path = readonly (string | number)[];

export interface Item {
  readonly path: Path;
  readonly map: TreeMap;
  /** The text of a key, or null. */
  text(key: string): string | null;
  /** The texts of a list, each with its place. */
  texts(key: string): readonly { readonly text: string; readonly path: Path }[];
}

function item(map: TreeMap, path: Path): Item {
  return {
    path,
    map,
    text: (key) => {
      const value = map[key];
      return typeof value === 'string' ? value : null;
    },
    texts: (key) => {
      const value = map[key];
      if (!Array.isArray(value)) return [];
      return value.flatMap((text: Tree, i) => (typeof text === 'string' ? [{ text, path: [...path, key, i] }] : []));
    },
  };
}

export function itemsOf(tree: Tree, list: string): Item[] {
  const values = treeAt(tree, [list]);
  if (!Array.isArray(values)) return [];
  return values.flatMap((value: Tree, i) => (isTreeMap(value) ? [item(value, [list, i])] : []));
}

export function mapAt(tree: Tree, path: Path): Item | null {
  const value = treeAt(tree, path);
  return isTreeMap(value) ? item(value, path) : null;
}

export const found = (path: Path, code: string, params: Found['params'] = {}): Found => ({ path, code, params });

/** A whole number 2000–2099, or null: a badly written year is a matter of shape. */
export function yearIn(text: string | null): number | null {
  return text !== null && /^20\d{2}$/.test(text) ? Number(text) : null;
}

export interface Known {
  readonly tiers: readonly string[];
  /** Tiers whose units report. */
  readonly reporting: readonly string[];
}

export function knownTiers(tree: Tree): Known {
  const tiers = itemsOf(tree, 'tiers');
  const ids = (some: readonly Item[]): string[] => some.flatMap((tier) => tier.text('id') ?? []);
  return { tiers: ids(tiers), reporting: ids(tiers.filter((tier) => tier.text('reports') === 'true')) };
}

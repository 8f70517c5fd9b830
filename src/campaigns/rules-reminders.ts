/** Two reminders on the same day would say the same thing twice. */
import { found, mapAt } from './items.js';
import type { Found } from './problem.js';
import { type Tree, treeAt } from './tree.js';

export function checkReminders(tree: Tree): Found[] {
  return ['before', 'after'].flatMap((list) => {
    const rungs = treeAt(tree, ['reminders', list]);
    const seen = new Set<string>();
    return (Array.isArray(rungs) ? rungs : []).flatMap((_, i) => {
      const path = ['reminders', list, i];
      const days = mapAt(tree, path)?.text('days') ?? null;
      const twice = days !== null && seen.has(days) ? [found([...path, 'days'], 'days_twice', { days })] : [];
      if (days !== null) seen.add(days);
      return twice;
    });
  });
}

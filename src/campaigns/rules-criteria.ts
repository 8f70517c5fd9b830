/** What must hold for the criteria beyond their shape. */

import { nearest } from '../domain/nearest.js';
import { compareDecimals, toDecimal } from '../domain/quantity.js';
import { found, type Item, itemsOf, type Known, knownTiers, mapAt } from './items.js';
import type { Found } from './problem.js';
import { cut, isTreeMap, type Tree } from './tree.js';

/** Keys that only a measured criterion has. */
const MEASURED = ['numerator', 'denominator', 'cmp', 'threshold'];

export function checkTier(item: Item, known: Known): Found[] {
  const tier = item.text('tier');
  if (tier === null || known.tiers.includes(tier)) return [];
  const near = nearest(tier, known.tiers) ?? 'none';
  return [
    found([...item.path, 'tier'], 'unknown_tier', { tier: cut(tier), nearest: near, options: known.tiers.join(', ') }),
  ];
}

function checkThreshold(item: Item): Found[] {
  const [cmp, threshold, measure] = [item.text('cmp'), item.text('threshold'), item.text('measure')];
  const path = [...item.path, 'threshold'];
  if (cmp !== null && threshold === null) return [found([...item.path, 'cmp'], 'cmp_alone', { value: cut(cmp) })];
  if (threshold === null) return [];
  const problems = cmp === null ? [found(path, 'threshold_alone', { value: cut(threshold) })] : [];
  const value = toDecimal(threshold);
  if (value === null || measure === 'growth') return problems;
  const low = compareDecimals(value, '0') < 0;
  const high = measure === 'ratio' && compareDecimals(value, '100') > 0;
  if (measure === 'ratio' && (low || high)) problems.push(found(path, 'threshold_range', { value: cut(threshold) }));
  if (measure === 'count' && low) problems.push(found(path, 'threshold_negative', { value: cut(threshold) }));
  return problems;
}

function checkQualitative(item: Item): Found[] {
  if (item.text('measure') !== 'qualitative')
    return item.text('stated') === null ? [] : [found([...item.path, 'stated'], 'stated_measured')];
  const measured = MEASURED.filter((key) => item.text(key) !== null);
  const problems = measured.map((key) => found([...item.path, key], 'qualitative_measured', { key }));
  if (item.text('collectable') === 'true') problems.push(found([...item.path, 'collectable'], 'qualitative_asked'));
  return problems;
}

/** Asked of units: it must say how. Not asked: it must say why. Never both. */
function checkCollectable(item: Item, known: Known): Found[] {
  const at = (key: string) => [...item.path, key];
  const asks = isTreeMap(item.map.ask);
  const reason = item.text('not_collected_because');
  if (item.text('collectable') === 'false') {
    const problems = reason === null ? [found(at('collectable'), 'needs_reason')] : [];
    return asks ? [...problems, found(at('ask'), 'ask_not_needed')] : problems;
  }
  if (item.text('collectable') !== 'true') return [];
  const problems: Found[] = [];
  const tier = item.text('tier');
  if (!asks) problems.push(found(at('collectable'), 'needs_ask'));
  if (reason !== null) problems.push(found(at('not_collected_because'), 'reason_not_needed'));
  if (tier !== null && known.tiers.includes(tier) && !known.reporting.includes(tier))
    problems.push(found(at('tier'), 'tier_not_reporting', { tier }));
  if (item.text('measure') === 'ratio')
    for (const key of ['numerator', 'denominator'])
      if (item.text(key) === null) problems.push(found(at('collectable'), 'needs_counted', { key }));
  return problems;
}

/** A unit is asked for one thing once, and no two things it is asked for go by one name. */
function checkAskedOnce(criteria: readonly Item[]): Found[] {
  const ids = new Set<string>();
  const names = new Map<string, string>();
  const problems: Found[] = [];
  for (const item of criteria.filter((one) => one.text('collectable') === 'true')) {
    const [tier, id] = [item.text('tier') ?? '', item.text('id') ?? ''];
    if (ids.has(`${tier} ${id}`))
      problems.push(found([...item.path, 'collectable'], 'asked_twice', { id: cut(id), tier: cut(tier) }));
    ids.add(`${tier} ${id}`);
    const label = mapAt(item.map, ['ask'])?.text('label') ?? null;
    const labelled = label === null ? [] : [{ text: label, path: [...item.path, 'ask', 'label'] }];
    for (const { text, path } of [...labelled, ...item.texts('aliases')]) {
      const name = `${tier} ${text.toLowerCase()}`;
      const other = names.get(name);
      if (other !== undefined && other !== id)
        problems.push(found(path, 'name_of_two', { name: cut(text), other: cut(other) }));
      names.set(name, other ?? id);
    }
  }
  return problems;
}

export function checkCriteria(tree: Tree): Found[] {
  const known = knownTiers(tree);
  const criteria = itemsOf(tree, 'criteria');
  const each = criteria.flatMap((item) => [
    ...checkTier(item, known),
    ...checkThreshold(item),
    ...checkQualitative(item),
    ...checkCollectable(item, known),
  ]);
  const claims = mapAt(tree, [])?.text('has_award_standards') === 'true';
  const holds = criteria.some((item) => item.text('kind') === 'award');
  const claimed = claims && !holds ? [found(['has_award_standards'], 'no_award_standard')] : [];
  return [...each, ...checkAskedOnce(criteria), ...claimed];
}

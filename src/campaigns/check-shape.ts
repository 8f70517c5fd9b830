/** Runs the shape over the tree and says each difference in our own codes. */
import type { z } from 'zod';
import { nearest } from '../domain/nearest.js';
import type { Found } from './problem.js';
import { KEYS, type PlanFile, planShape } from './shape.js';
import { cut, type Tree, treeAt } from './tree.js';

type Path = readonly (string | number)[];

const WANTS: Readonly<Record<string, string>> = { string: 'wants_text', array: 'wants_list', object: 'wants_map' };
const NONE = 'none';

/** What the person probably meant, where the slip is a usual one; else an example of the right form. */
const REMEDIES: Readonly<Record<string, (value: string) => string>> = {
  bad_day: (value) => dayRight(value) ?? '2023-12-31',
  bad_bound: (value) => boundRight(value) ?? '12-15',
  bad_decimal: (value) => value.replace(',', '.').match(/^\d+(\.\d+)?(?=\s*%?$)/)?.[0] ?? '60',
  bad_id: () => 'work_files_online',
  bad_clock: (value) => clockRight(value) ?? '07:45',
};

function dayRight(value: string): string | null {
  const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(value);
  if (found === null) return null;
  const [, day = '', month = '', year = ''] = found;
  return Number(month) > 12 ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** "7h45" and "7:45". */
function clockRight(value: string): string | null {
  const [, hour = '', minute = '00'] = /^(\d{1,2})[h:.](\d{2})?$/i.exec(value) ?? [];
  return hour === '' || Number(hour) > 23 || Number(minute) > 59 ? null : `${hour.padStart(2, '0')}:${minute}`;
}

/** "15/12" is day and month; "15-12" cannot be month and day. */
function boundRight(value: string): string | null {
  const found = /^(\d{1,2})[/.-](\d{1,2})$/.exec(value);
  if (found === null) return null;
  const [, day = '', month = ''] = found;
  return Number(month) > 12 || Number(day) > 31 ? null : `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const keysAt = (path: Path): readonly string[] =>
  KEYS[path.map((step) => (typeof step === 'number' ? '*' : step)).join('.')] ?? [];

function unknownKey(path: Path, key: string): Found {
  const known = keysAt(path);
  const params = { key: cut(key), nearest: nearest(key, known) ?? NONE, options: known.join(', ') };
  return { path: [...path, key], atKey: true, code: 'unknown_key', params };
}

function wrongKind(path: Path, expected: string, tree: Tree): Found {
  const value = treeAt(tree, path);
  const key = String(path.at(-1) ?? '');
  if (path.length === 0) return { path, code: 'not_map', params: {} };
  if (value === undefined || value === null) return { path, code: 'missing', params: { key } };
  return { path, code: WANTS[expected] ?? 'wants_text', params: { key } };
}

function problemOf(issue: z.core.$ZodIssue, tree: Tree): Found[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  if (issue.code === 'invalid_type') return [wrongKind(path, issue.expected, tree)];
  const value = treeAt(tree, path);
  if (issue.code === 'invalid_value' && issue.message !== 'bad_format')
    return [oneOf(path, value, issue.values.map(String))];
  if (value === undefined || value === null) return [{ path, code: 'missing', params: { key: String(path.at(-1)) } }];
  const typed = typeof value === 'string' ? value : '';
  const right = REMEDIES[issue.message]?.(typed) ?? '';
  return [{ path, code: issue.message, params: { key: String(path.at(-1)), value: cut(typed), right } }];
}

function oneOf(path: Path, value: Tree | undefined, options: readonly string[]): Found {
  const key = String(path.at(-1));
  if (value === undefined || value === null)
    return { path, code: 'missing_choice', params: { key, options: options.join(', ') } };
  const typed = typeof value === 'string' ? cut(value) : '…';
  return { path, code: 'not_one_of', params: { key, value: typed, options: options.join(', ') } };
}

export interface Shaped {
  /** Null when there is any problem of shape. */
  readonly file: PlanFile | null;
  readonly problems: readonly Found[];
}

export function checkShape(tree: Tree): Shaped {
  const parsed = planShape.safeParse(tree);
  if (parsed.success) return { file: parsed.data, problems: [] };
  return { file: null, problems: parsed.error.issues.flatMap((issue) => problemOf(issue, tree)) };
}

/** Plan file -> Plan, or everything that is wrong with it at once. */
import type { Plan } from '../domain/plan.js';
import { checkShape } from './check-shape.js';
import type { Found, PlanProblem } from './problem.js';
import { checkCriteria } from './rules-criteria.js';
import { checkDuties } from './rules-duties.js';
import { checkLists } from './rules-lists.js';
import { checkReminders } from './rules-reminders.js';
import { checkScoring } from './rules-scoring.js';
import { toPlan } from './to-plan.js';
import { type ReadTree, readTree } from './tree.js';

export type ParsedPlan = { readonly plan: Plan } | { readonly problems: readonly PlanProblem[] };

/** Bytes; the five known plans have under 40 KB. */
const LARGEST = 1_000_000;
/** Beyond this the file is of another kind, and a longer list helps nobody. */
const MOST_PROBLEMS = 200;

const refuse = (file: string, code: string, params: PlanProblem['params'] = {}): ParsedPlan => ({
  problems: [{ file, line: 1, column: 1, path: '', code, params }],
});

/** Bytes as they lie in the file; refuses what is not UTF-8 and what is over 1 MB, before reading it. */
export function readPlan(bytes: Uint8Array, fileName: string): ParsedPlan {
  if (bytes.byteLength > LARGEST) return refuse(fileName, 'too_big');
  try {
    return parsePlan(new TextDecoder('utf-8', { fatal: true }).decode(bytes), fileName);
  } catch (error) {
    if (error instanceof TypeError) return refuse(fileName, 'encoding');
    throw error;
  }
}

/**
 * Reports every problem of the file in its order: shape and meaning together, so that one round of corrections is
 * enough. Only text that is no YAML at all is reported alone. Never throws, whatever the text.
 */
export function parsePlan(text: string, fileName: string): ParsedPlan {
  if (text.length > LARGEST) return refuse(fileName, 'too_big');
  if (/[\uFFFD\u0000]/.test(text)) return refuse(fileName, 'encoding');
  const read = readTree(text.replace(/^\uFEFF/, '').normalize('NFC'));
  if (read.problems.some((problem) => problem.path.length === 0))
    return { problems: placed(read, read.problems, fileName) };
  if (read.tree === null) return refuse(fileName, 'empty');
  const shape = checkShape(read.tree);
  const meaning = [
    ...checkCriteria(read.tree),
    ...checkDuties(read.tree),
    ...checkLists(read.tree),
    ...checkReminders(read.tree),
    ...checkScoring(read.tree),
  ];
  const problems = [...read.problems, ...[...shape.problems, ...meaning].filter((one) => !isRefused(read, one))];
  if (shape.file !== null && problems.length === 0) return { plan: toPlan(shape.file) };
  return { problems: placed(read, problems, fileName) };
}

/** What the tree already refused is null there; that it is then missing is no news. */
function isRefused(read: ReadTree, problem: Found): boolean {
  const inside = read.problems.filter((refused) => refused.atKey !== true);
  return inside.some((refused) => problem.path.every((step, i) => step === refused.path[i]));
}

/** With their places, in the file's order, one per place and code. */
function placed(read: ReadTree, problems: readonly Found[], file: string): PlanProblem[] {
  const all = problems.map((problem) => {
    const { line, column } = read.place(problem);
    return { file, line, column, path: problem.path.join('.'), code: problem.code, params: problem.params };
  });
  const sorted = all.sort((a, b) => a.line - b.line || a.column - b.column);
  const seen = new Set<string>();
  const once = sorted.filter(({ path, code, line, params }) => {
    const name = JSON.stringify([line, path, code, params]);
    return seen.has(name) ? false : seen.add(name) !== undefined;
  });
  if (once.length <= MOST_PROBLEMS) return once;
  const rest = {
    file,
    line: once[MOST_PROBLEMS]?.line ?? 1,
    column: 1,
    path: '',
    code: 'and_more',
    params: { n: once.length - MOST_PROBLEMS },
  };
  return [...once.slice(0, MOST_PROBLEMS), rest];
}

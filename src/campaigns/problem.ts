/** What is wrong in a plan file, where, and (in the words of `locales/<language>/plan.yaml`) what would be right. */
import { type Line, line } from '../messages/message.js';

export interface PlanProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** `criteria.3.threshold`, items counted from 0; '' is the file as a whole. */
  readonly path: string;
  /** Names the sentence `plan.problem.<code>`. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A problem before its place in the file is known. */
export interface Found {
  readonly path: readonly (string | number)[];
  /** The name is wrong, not the value: point at the key. */
  readonly atKey?: boolean;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** "prtc.yaml:12:5: ngưỡng 120 …": one line per problem. */
export function planProblemLine(problem: PlanProblem): Line {
  const { file, line: row, column, path } = problem;
  const what = { line: line(`plan.problem.${problem.code}`, problem.params) };
  const place = { file, line: row, column, what };
  return path === '' ? line('plan.problem_in_file', place) : line('plan.problem_at', { ...place, path });
}

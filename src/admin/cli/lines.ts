/** `--stdin`: one JSON object a line in, one result a line out, in order; an error stands in its line's place. */
import { ok, type Result, refuse } from '../../domain/problem.js';
import type { Call, Output } from './call.js';
import { problemWords } from './words.js';

export type LineObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is LineObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): Result<LineObject> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? ok(value) : refuse('line_unreadable');
  } catch {
    return refuse('line_unreadable');
  }
}

export async function answerLines(
  call: Call,
  answer: (line: LineObject) => Promise<Result<unknown>>,
): Promise<Result<Output>> {
  const words = await call.words();
  let bad = 0;
  for await (const text of call.lines()) {
    if (text.trim() === '') continue;
    const line = parse(text);
    const done = line.ok ? await answer(line.value) : line;
    if (!done.ok) bad += 1;
    call.emit(done.ok ? done.value : { error: problemWords(done.problem, words, call.language) });
  }
  if (bad === 0) return ok({});
  return ok({ failed: words.say({ key: 'problem.lines_refused', params: { count: bad } }, call.language) });
}

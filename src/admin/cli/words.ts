/** A problem in words: `problem.<code>`, or a file's own `import.problem.<code>`. */
import type { Problem } from '../../domain/problem.js';
import type { Language } from '../../messages/message.js';
import type { Words } from '../../messages/render.js';

export function problemWords(
  problem: Problem,
  words: Words,
  language: Language,
): { readonly code: string; readonly message: string } {
  const { code, params } = problem;
  const rooms = ['problem', 'import.problem', 'review.refused', 'take_back.refused'];
  const key = rooms.map((room) => `${room}.${code}`).find((one) => words.has(one, language));
  const line = key === undefined ? { key: 'problem.other', params: { code } } : { key, params };
  return { code, message: words.say(line, language) };
}

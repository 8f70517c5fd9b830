/** Why the service did not start, in one line with a remedy: for an administrator, without stack or SQL. */
import type { Problem } from '../../domain/problem.js';
import { cataloguesIn } from '../../messages/locales.js';
import { createWords } from '../../messages/render.js';
import { StoreProblem } from '../../store/port.js';
import { packageRoot } from '../root.js';

const isProblem = (thrown: unknown): thrown is Problem =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'params' in thrown;

export async function startProblem(thrown: unknown): Promise<string> {
  const words = createWords(cataloguesIn(packageRoot));
  if (isProblem(thrown)) {
    const key = `problem.${thrown.code}`;
    return words.has(key, 'en') ? words.say({ key, params: thrown.params }, 'en') : thrown.code;
  }
  if (thrown instanceof StoreProblem) return thrown.message;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'EADDRINUSE') return words.say({ key: 'service.port_taken' }, 'en');
  return `${words.say({ key: 'service.failed' }, 'en')} ${thrown instanceof Error ? thrown.message : ''}`.trim();
}

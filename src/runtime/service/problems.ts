/** What stopped a program, in one line with a remedy: for an administrator, without stack or SQL. */
import type { Problem } from '../../domain/problem.js';
import { cataloguesIn } from '../../messages/locales.js';
import { createWords } from '../../messages/render.js';
import { StoreProblem } from '../../store/port.js';
import { packageRoot } from '../root.js';

const isProblem = (thrown: unknown): thrown is Problem =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'params' in thrown;

const LISTENING = new Set(['listen', 'bind', 'getaddrinfo']);
const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** Of what the store or the system refused; null for a fault of the program. */
export function problemThrown(thrown: unknown): Problem | null {
  if (isProblem(thrown)) return thrown;
  if (thrown instanceof StoreProblem) return { code: `store_${thrown.code}`, params: { engine: thrown.engineCode } };
  if (!(thrown instanceof Error && 'syscall' in thrown && 'code' in thrown)) return null;
  const engine = String(thrown.code);
  if (engine === 'EADDRINUSE') return { code: 'port_taken', params: {} };
  if (LISTENING.has(String(thrown.syscall))) return { code: 'cannot_listen', params: { engine } };
  if (FULL.has(engine)) return { code: 'store_full', params: { engine } };
  const file = 'dest' in thrown ? thrown.dest : 'path' in thrown ? thrown.path : null;
  return typeof file === 'string' ? { code: 'file_refused', params: { engine, file } } : null;
}

export async function startProblem(thrown: unknown): Promise<string> {
  const words = createWords(cataloguesIn(packageRoot));
  const problem = problemThrown(thrown);
  if (problem !== null) {
    const key = `problem.${problem.code}`;
    return words.has(key, 'en') ? words.say({ key, params: problem.params }, 'en') : problem.code;
  }
  return `${words.say({ key: 'service.failed' }, 'en')} ${thrown instanceof Error ? thrown.message : ''}`.trim();
}

/**
 * Whether what a document says bears a secrecy marking: all of its text that can be read within the limits, read in a
 * child. A stamp that is a picture cannot be read; the person is told before the first file.
 */
import { ok, type Result, refuse } from '../domain/problem.js';
import { inLine, startChild } from './child.js';
import { LIMITS, type Limits } from './limits.js';

export type WithText = 'pdf' | 'docx' | 'xlsx';

/** A hostile file is refused within five seconds of work. */
const READING: Limits = { ...LIMITS, childCpuS: 5 };

interface Said {
  readonly secret?: boolean;
  readonly problem?: string;
}

/** True when it does. Refuses `file_encrypted`, `file_damaged`, `file_too_heavy` (out of time or memory), `file_busy`. */
export function bearsSecret(bytes: Uint8Array, kind: WithText, limits: Limits = READING): Promise<Result<boolean>> {
  return inLine(bytes.length, () => runChild(bytes, kind, limits));
}

function runChild(bytes: Uint8Array, kind: WithText, limits: Limits): Promise<Result<boolean>> {
  return new Promise((resolve, reject) => {
    const child = startChild('secrecy-child', limits, [kind]);
    const timer = setTimeout(() => child.kill('SIGKILL'), limits.childMs);
    let out = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
    });
    child.stdin?.on('error', () => undefined); // it may die before it has read everything: `close` tells
    child.stdin?.end(bytes);
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(timer);
      const [ready, last] = out.split('\n');
      if (ready !== 'ready') return reject(new Error('the reader of documents did not start: is dist/ built?'));
      if (last === undefined || last === '') return resolve(refuse('file_too_heavy'));
      const { secret, problem } = JSON.parse(last) as Said;
      resolve(problem === undefined ? ok(secret === true) : refuse(problem));
    });
  });
}

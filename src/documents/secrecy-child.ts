/**
 * The child that reads one document: bytes on standard input; on standard output the line `ready`, then
 * `{"secret":…}` or `{"problem":"…"}`. Started by `secrecy.ts` only.
 */
import { readFileSync } from 'node:fs';
import type { Result } from '../domain/problem.js';
import { bearsMarking, carriesSecret } from '../language/secret.js';
import type { Limits } from './limits.js';
import { officeLines } from './office-text.js';
import { pdfLines } from './pdf-text.js';

/** Where a stamp, a subject and a title stand: read as a message is read. */
const HEAD_LINES = 15;

async function linesOf(bytes: Uint8Array, kind: string, limits: Limits): Promise<Result<readonly string[]>> {
  return kind === 'pdf' ? pdfLines(bytes) : officeLines(bytes, kind, limits);
}

process.stdout.write('ready\n');
const limits = JSON.parse(process.argv[2] ?? '') as Limits;
const read = await linesOf(readFileSync(0), process.argv[3] ?? '', limits);
if (read.ok) {
  const lines = read.value.filter((line) => line.trim() !== '');
  const secret = lines.slice(0, HEAD_LINES).some(carriesSecret) || lines.some(bearsMarking);
  process.stdout.write(`${JSON.stringify({ secret })}\n`);
} else {
  process.stdout.write(`${JSON.stringify({ problem: read.problem.code })}\n`);
}

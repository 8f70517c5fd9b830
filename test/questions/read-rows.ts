/**
 * Reads the question tables (`rows/*.rows`), which a non-programmer can read and extend:
 *
 *   = canonical line        what the questions below must be understood as ("?" nothing, "clarify A | B" asked back);
 *                           units stand by name
 *   ~ units: A, B           what the answer over the sample season must hold: also value, says, missing, verdict
 *   < question before       the questions below lean on its answer, until the next "<" or the end of the file
 *   a question | other      one question a line; after "|" what this one alone is understood as
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { idOf } from './world.js';

export interface Expected {
  readonly units?: readonly string[];
  readonly value?: number | null;
  readonly says: readonly string[];
  readonly missing?: readonly string[];
  readonly verdict?: string;
}

export interface QuestionRow {
  readonly question: string;
  readonly before: string | null;
  readonly understood: string;
  readonly expected: Expected;
}

const list = (text: string): readonly string[] => (text === '' ? [] : text.split(',').map((one) => one.trim()));

/** "unit=Kinh Dinh tier=…" with the names of units as their ids. */
function withIds(line: string): string {
  return line.replace(/\bunits?=(.+?)(?= (?:criterion|tier)=)/u, (all, names: string) => {
    const ids = names.split('+').map((name) => idOf(name.replace(/^Xã /, '')));
    return `${all.slice(0, all.indexOf('='))}=${ids.join('+')}`;
  });
}

function withFact(expected: Expected, fact: string): Expected {
  const cut = fact.indexOf(':');
  const [name, text] = [fact.slice(0, cut), fact.slice(cut + 1).trim()];
  if (name === 'says') return { ...expected, says: [...expected.says, text] };
  if (name === 'units' || name === 'missing') return { ...expected, [name]: list(text) };
  if (name === 'value') return { ...expected, value: text === 'null' ? null : Number(text) };
  if (name === 'verdict') return { ...expected, verdict: text };
  throw new Error(`unknown fact ${fact}`);
}

export function readRows(file: string): readonly QuestionRow[] {
  const rows: QuestionRow[] = [];
  let before: string | null = null;
  let understood = '';
  let expected: Expected = { says: [] };
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const rest = line.slice(2);
    if (line.trim() === '' || line.startsWith('# ')) continue;
    if (line.startsWith('< ')) before = rest;
    else if (line.startsWith('= ')) {
      understood = withIds(rest);
      expected = { says: [] };
    } else if (line.startsWith('~ ')) expected = withFact(expected, rest);
    else {
      const cut = line.indexOf(' | ');
      if (cut < 0) rows.push({ question: line, before, understood, expected });
      else
        rows.push({
          question: line.slice(0, cut),
          before,
          understood: withIds(line.slice(cut + 3)),
          expected: { says: [] },
        });
    }
  }
  return rows;
}

const folder = join(import.meta.dirname, 'rows');

export const TABLES = readdirSync(folder)
  .filter((name) => name.endsWith('.rows'))
  .map((name) => ({ name, rows: readRows(join(folder, name)) }));

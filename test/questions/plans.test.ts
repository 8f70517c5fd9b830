/** The question tables of the other four plans (`rows/plans/*.rows`): how each is understood and what a leader reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/questions/understand.js';
import { leaderReads, NOW } from '../campaigns/ask-plan.js';
import { WORLDS } from './plan-worlds.js';
import { shown } from './world.js';

interface PlanRow {
  readonly question: string;
  readonly understood: string;
  readonly says: readonly string[];
  readonly never: readonly string[];
}

function readRows(text: string): readonly PlanRow[] {
  const rows: PlanRow[] = [];
  let now = { understood: '', says: [] as string[], never: [] as string[] };
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (line.startsWith('= ')) now = { understood: line.slice(2), says: [], never: [] };
    else if (line.startsWith('~ says: ')) now.says.push(line.slice(8));
    else if (line.startsWith('~ never: ')) now.never.push(line.slice(9));
    else rows.push({ question: line, ...now });
  }
  return rows;
}

const folder = join(import.meta.dirname, 'rows/plans');
const TABLES = readdirSync(folder).map((name) => ({
  plan: name.replace('.rows', '') as keyof typeof WORLDS,
  rows: readRows(readFileSync(join(folder, name), 'utf8')),
}));
const now = { now: NOW, period: '2023', duePeriod: '2023', reportPeriod: '2023', previous: null, unitOfSeat: null };

describe.each(TABLES)('$plan', ({ plan, rows }) => {
  it.each(rows)('$question', ({ question, understood, says, never }) => {
    const facts = WORLDS[plan];
    expect(shown(understand(question, facts.lexicon, now))).toBe(understood);
    const text = leaderReads(facts, question);
    if (says.includes('nothing')) expect(text).toBe('');
    else for (const said of says) expect(text).toContain(said);
    for (const wrong of never) expect(text).not.toContain(wrong);
  });
});

/** Every row of `rows/*.rows`: what it is understood as, and what the sample season answers. */
import { describe, expect, it } from 'vitest';
import type { UnitJson } from '../../src/questions/answers/parts.js';
import { TABLES } from './read-rows.js';
import { ask, lexicon, queryOf, readAs, textOf } from './world.js';

const bare = (name: string): string => name.replace(/^Phường /, '');
const nameOf = (code: string): string => bare(lexicon.units.find((unit) => unit.code === code)?.name ?? code);

describe.each(TABLES)('$name', ({ rows }) => {
  it.each(rows)('$before $question', ({ question, before, understood, expected }) => {
    const previous = before === null ? null : queryOf(before);
    expect(readAs(question, previous)).toBe(understood);
    if (understood === '?' || understood.startsWith('clarify')) return;
    const done = ask(question, previous);
    const { json } = done;
    if (expected.units !== undefined)
      expect(json.units.map((unit: UnitJson) => bare(unit.name))).toEqual(expected.units);
    if (expected.value !== undefined) expect(json.value).toBe(expected.value);
    if (expected.missing !== undefined) expect(json.missing.map(nameOf)).toEqual(expected.missing);
    if (expected.verdict !== undefined) expect(json.units[0]?.verdict).toBe(expected.verdict);
    for (const said of expected.says) expect(textOf(done)).toContain(said);
  });
});

it('holds several hundred questions', () => {
  expect(TABLES.flatMap(({ rows }) => rows).length).toBeGreaterThan(600);
});

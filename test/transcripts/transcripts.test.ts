/** Every conversation is played against the whole house; what the bot says must be what the file says. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTranscript, writeTranscript } from '../support/transcript.js';
import { play } from './run.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(FOLDER).filter((name) => /^\d\d-.*\.md$/.test(name));

describe('transcripts', () => {
  it('are at least twelve whole conversations', () => {
    expect(files.length).toBeGreaterThanOrEqual(12);
  });

  it.each(files)(
    '%s',
    async (name) => {
      const text = readFileSync(`${FOLDER}${name}`, 'utf8');
      const played = await play(readTranscript(text));
      expect(played.problems).toEqual([]);
      const said = writeTranscript(played.steps);
      if (process.env.UPDATE_TRANSCRIPTS === '1') writeFileSync(`${FOLDER}${name}`, said);
      else expect(said).toBe(text);
    },
    30_000,
  );
});

import { readFileSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { answer } from '../../src/questions/answer.js';
import { understand } from '../../src/questions/understand.js';
import { context, facts, lexicon, shown, textOf } from './world.js';
it('explores', () => {
  let out = '';
  let previous = null;
  for (const raw of readFileSync('/tmp/q/questions.txt', 'utf8').split('\n')) {
    if (raw.trim() === '') { previous = null; continue; }
    const [text = '', seat] = raw.split('@');
    const u = understand(text.replace('~',''), lexicon, context(previous, seat === undefined ? null : Number(seat)));
    out += `${text}\n      ${shown(u)}\n`;
    if ('query' in u) { if (true) { if (!text.startsWith('~')) previous = u.query; try { textOf(answer(u.query, facts, 'A')); textOf(answer(u.query, facts, 'A'), 'en'); } catch (e) { out += '!! ' + String(e) + '\n'; } continue; }
      try { out += textOf(answer(u.query, facts, 'A-1')).split('\n').map((l) => `          ${l}`).join('\n') + '\n'; } catch (e) { out += `   !! ${String(e)}\n`; }
      if (raw.includes('>>')) previous = u.query;
      previous = u.query;
    }
  }
  writeFileSync('/tmp/q/out.txt', out);
});

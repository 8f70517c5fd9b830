/** Words: every key in both languages, every key that is used, every text that can be formatted. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/messages/locales.js';
import { packageRoot } from '../../src/runtime/root.js';

const vi = loadCatalogue(packageRoot, 'vi');
const en = loadCatalogue(packageRoot, 'en');

/** `line('a.b')`, `key: 'a.b'`; keys built from parts are checked by the transcripts. */
function usedKeys(): Map<string, string> {
  const src = fileURLToPath(new URL('src/', packageRoot));
  const used = new Map<string, string>();
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
    const text = readFileSync(join(src, file), 'utf8');
    for (const m of text.matchAll(/(?:\bline\(|\bkey: |say\(turn, )'([a-z_]+(?:\.[A-Za-z0-9_]+)+)'/g))
      used.set(m[1] ?? '', file);
    for (const m of text.matchAll(/\bchoice\([^()]*?, '([a-z_]+)'/g)) used.set(`choice.${m[1]}`, file);
  }
  return used;
}

describe('locales', () => {
  it('hold the same keys in Vietnamese and English', () => {
    const spelled = (keys: Iterable<string>) => [...keys].filter((key) => !key.endsWith('@words')).sort();
    expect(spelled(en.keys())).toEqual(spelled(vi.keys()));
  });

  it.each(['vi', 'en'] as const)('can format every text in %s', (language) => {
    const bad: string[] = [];
    for (const [key, text] of language === 'vi' ? vi : en) {
      try {
        new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
      } catch (error) {
        bad.push(`${key}: ${String(error)}`);
      }
    }
    expect(bad).toEqual([]);
  });

  it('hold every key the source names', () => {
    const used = usedKeys();
    expect(used.size).toBeGreaterThan(100);
    expect([...used].filter(([key]) => !vi.has(key)).map(([key, file]) => `${key} (${file})`)).toEqual([]);
  });
});

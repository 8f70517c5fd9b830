import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refuseCell, refusedLine } from '../../src/admin/import/refused.js';
import { fileProblemLine } from '../../src/documents/table.js';
import { cataloguesIn } from '../../src/messages/locales.js';
import { createWords } from '../../src/messages/render.js';
import { packageRoot } from '../../src/runtime/root.js';

const catalogues = cataloguesIn(packageRoot);
const words = createWords(catalogues);
const ours = (language: 'vi' | 'en') =>
  [...catalogues[language].keys()].filter((key) => key.startsWith('import.')).sort();

function sources(folder: string): string {
  const files = readdirSync(new URL(folder, packageRoot)).filter((name) => name.endsWith('.ts'));
  return files.map((name) => readFileSync(new URL(`${folder}${name}`, packageRoot), 'utf8')).join('\n');
}

describe('words of an import', () => {
  it('say the same things in both languages', () => {
    expect(ours('vi')).toEqual(ours('en'));
    for (const key of ours('vi')) {
      const params = (text = '') => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
      expect([key, params(catalogues.en.get(key))]).toEqual([key, params(catalogues.vi.get(key))]);
    }
  });

  it('exist for every code, and no more', () => {
    const text = sources('src/documents/') + sources('src/admin/import/');
    const used = new Set(
      [...(text + sources('src/admin/reform/')).matchAll(/'([a-z]+(?:_[a-z]+)+)'/g)].map((m) => m[1]),
    );
    const codes = ours('vi').filter((key) => key.startsWith('import.problem.'));
    expect(codes.filter((key) => !used.has(key.slice('import.problem.'.length)))).toEqual([]);
    const files = [...used].filter((code) => code?.startsWith('file_'));
    expect(files.filter((code) => !words.has(`import.problem.${code}`, 'vi'))).toEqual([]);
    const cells = [...text.matchAll(/refuse(?:Cell)?\([^()]*?'([a-z]+_[a-z_]+)'(?:,\s*\{|\))/g)].map((m) => m[1]);
    // An office's own form is no import: its words are those of papers.
    const known = (code = '') =>
      words.has(code.startsWith('form_') ? `problem.${code}` : `import.problem.${code}`, 'vi');
    expect(cells.filter((code) => !known(code))).toEqual([]);
  });

  it('read well with their place', () => {
    const refused = refuseCell(5, 'numerator', 'numerator_greater', {
      numerator: { count: 1204 },
      denominator: { count: 1196 },
    });
    expect(words.say(refusedLine(refused), 'vi')).toBe(
      'Dòng 5, cột numerator: tử số 1.204 lớn hơn mẫu số 1.196. Xin kiểm tra, có thể hai cột bị đổi chỗ.',
    );
    expect(words.say(fileProblemLine({ code: 'file_too_big', params: { size: 200, most: 20 } }), 'vi')).toBe(
      'Tệp 200 MB, lớn hơn mức nhận là 20 MB. Xin chia thành nhiều tệp.',
    );
    expect(words.say(refusedLine(refuseCell(3, null, 'row_twice', { first: 2 })), 'en')).toBe(
      'Row 3: row 2 already holds the figure of this unit, criterion and period. Please keep one.',
    );
  });
});

import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readTableFile } from '../../src/documents/table.js';

const folder = mkdtempSync(join(tmpdir(), 'table-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a file on this machine', () => {
  it('is read', async () => {
    const path = join(folder, 'units.csv');
    writeFileSync(path, 'code,name\n1,Phường Văn Hải\n');
    expect(await readTableFile(path)).toMatchObject({ ok: true, value: { columns: ['code', 'name'] } });
  });

  it('of 200 MB is refused by its size', async () => {
    const path = join(folder, 'big.csv');
    writeFileSync(path, 'code,name\n');
    truncateSync(path, 200_000_000);
    expect(await readTableFile(path)).toEqual({
      ok: false,
      problem: { code: 'file_too_big', params: { size: 200, most: 20 } },
    });
  });

  it.each([
    ['missing', 'none.csv'],
    ['a folder', '.'],
  ])('%s is refused', async (_, name) => {
    expect(await readTableFile(join(folder, name))).toMatchObject({ problem: { code: 'file_missing' } });
  });
});

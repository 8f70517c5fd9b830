import { randomBytes } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { LIMITS } from '../../src/documents/limits.js';
import { readTable } from '../../src/documents/table.js';
import { sheetRows, workbookParts, type ZipPart, zip } from '../support/zip.js';

// Each row starts a child; other test files share the processors.
vi.setConfig({ testTimeout: 60_000 });

const ROWS = [
  ['code', 'name'],
  ['00123', 'Phường Đài Sơn'],
] as const;
const data = (before = '', after = ''): string => `${before}<sheetData>${sheetRows(ROWS)}</sheetData>${after}`;
const book = (sheet: string, more: readonly ZipPart[] = []): Uint8Array => zip([...workbookParts(sheet), ...more]);
const code = async (bytes: Uint8Array): Promise<string> => {
  const read = await readTable(bytes);
  return read.ok ? 'read' : read.problem.code;
};

describe('an honest workbook', () => {
  it('keeps text codes, numbers as typed and days', async () => {
    const file = writeXlsxFile([
      [{ value: 'code' }, { value: 'value' }, { value: 'valid_to' }],
      [
        { value: '00123' },
        { type: Number, value: 0.1 + 0.2 },
        { type: Date, value: new Date('2024-10-31'), format: 'dd/mm/yyyy' },
      ],
      [],
      [{ value: 'x' }, { type: Number, value: 1e15 }],
    ]);
    const read = await readTable(await file.toBuffer());
    expect(read.ok && read.value.rows.map((row) => [row.line, { ...row.cells }])).toEqual([
      [2, { code: '00123', value: '0.3', valid_to: '2024-10-31' }],
      [4, { code: 'x', value: '1000000000000000', valid_to: '' }],
    ]);
  });

  it.each([
    ['merged over the whole sheet', data('', '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')],
    [
      'validated over the whole sheet',
      data(
        '',
        '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation></dataValidations>',
      ),
    ],
    ['that claims a huge dimension', data('<dimension ref="A1:XFD1048576"/>')],
  ])('%s is read', async (_, sheet) => {
    const read = await readTable(book(sheet));
    expect(read.ok && { ...read.value.rows[0]?.cells }).toEqual({ code: '00123', name: 'Phường Đài Sơn' });
  });

  it.each([
    ['macros', 'xl/vbaProject.bin'],
    ['links to other files', 'xl/externalLinks/externalLink1.xml'],
  ])('with %s is read without them', async (_, name) => {
    expect(await code(book(data(), [{ name, data: '<x/>' }]))).toBe('read');
  });

  it('with a header __proto__ harms nothing', async () => {
    const rows = sheetRows([
      ['__proto__', 'constructor'],
      ['a', 'b'],
    ]);
    const read = await readTable(book(`<sheetData>${rows}</sheetData>`));
    expect(read.ok && Object.entries(read.value.rows[0]?.cells ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });
});

describe('a hostile workbook is refused', () => {
  const rowOf = (n: number): string => `<row r="${n}"><c r="A${n}"><v>1</v></c></row>`;
  const manyRows = (): string => Array.from({ length: 1_048_576 }, (_, i) => rowOf(i + 1)).join('');
  const part = (name: string, more: Partial<ZipPart>): ZipPart => ({ name, data: '<x/>', ...more });
  const whole = (): Uint8Array => book(data());
  const ole = (text: string): Uint8Array =>
    Buffer.concat([Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), Buffer.from(text, 'utf16le')]);

  it.each<[string, () => Uint8Array, string]>([
    ['80 MB of spaces', () => book(data(' '.repeat(80_000_000))), 'file_bomb'],
    ['30 MB of spaces, packed 900:1', () => book(data(' '.repeat(30_000_000))), 'file_bomb'],
    [
      '80 MB that the directory calls 1,000 bytes',
      () =>
        zip(
          workbookParts(data(' '.repeat(80_000_000))).map((one) =>
            one.name.includes('sheet1') ? { ...one, claimedSize: 1_000 } : one,
          ),
        ),
      'file_bomb',
    ],
    [
      'one string of 12 MB',
      () => book(`<sheetData>${sheetRows([[randomBytes(6_000_000).toString('hex')]])}</sheetData>`),
      'file_cell_too_long',
    ],
    ['1,048,576 rows', () => book(`<sheetData>${manyRows()}</sheetData>`), 'file_too_many_rows'],
    [
      'a cell at XFD1048576',
      () => book(`<sheetData>${rowOf(1)}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>`),
      'file_far_cell',
    ],
    ['a cell at XFD1', () => book('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>'), 'file_far_cell'],
    [
      'entities that expand',
      () =>
        zip(
          workbookParts(data()).map((one) =>
            one.name.includes('sheet1') ? { ...one, data: `<!DOCTYPE a [<!ENTITY a "aaaa">]>${one.data}` } : one,
          ),
        ),
      'file_unsafe',
    ],
    ['a name that climbs out', () => book(data(), [part('../../etc/passwd', {})]), 'file_unsafe'],
    ['a name from the root', () => book(data(), [part('/etc/passwd', {})]), 'file_unsafe'],
    ['a name with backslashes', () => book(data(), [part('..\\..\\x', {})]), 'file_unsafe'],
    [
      '15,000 parts',
      () =>
        book(
          data(),
          Array.from({ length: 15_000 }, (_, i) => part(`xl/${i}.xml`, {})),
        ),
      'file_bomb',
    ],
    [
      'parts over the same bytes',
      () => book(data(), [part('xl/a.xml', {}), part('xl/b.xml', { sameBytesAsBefore: true })]),
      'file_damaged',
    ],
    ['one name twice', () => book(data(), [part('xl/workbook.xml', {})]), 'file_damaged'],
    ['a workbook inside an archive', () => zip([{ name: 'a.xlsx', data: whole(), store: true }]), 'file_unknown'],
    ['a text document', () => zip([{ name: 'word/document.xml', data: '<x/>' }]), 'file_unknown'],
    ['cut in the middle', () => whole().subarray(0, whole().length / 2), 'file_damaged'],
    ['a wrong checksum', () => book(data(), [part('xl/styles.xml', { claimedCrc: 1 })]), 'file_damaged'],
    ['size shorter than claimed', () => book(data(), [part('xl/styles.xml', { claimedSize: 900 })]), 'file_damaged'],
    ['no XML inside', () => book('<sheetData><row r="1"><c r="A1"><v>1</row></sheetData>'), 'file_damaged'],
    ['a password on its parts', () => book(data(), [part('xl/styles.xml', { encrypted: true })]), 'file_encrypted'],
    ['a password on the whole', () => ole('EncryptedPackage'), 'file_encrypted'],
    ['the old .xls', () => ole('Workbook'), 'file_old_excel'],
    [
      'a text the sheet refers to and does not have',
      () => book('<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>'),
      'file_cell',
    ],
  ])('%s', async (_, make, expected) => {
    expect(await code(make())).toBe(expected);
  });

  it('that would eat the memory of its reader', async () => {
    const styles = `<styleSheet><cellXfs>${'<xf numFmtId="1"/>'.repeat(1_000_000)}</cellXfs></styleSheet>`;
    const tight = { ...LIMITS, childHeapMib: 24 };
    const read = await readTable(book(data(), [{ name: 'xl/styles.xml', data: styles, store: true }]), tight);
    expect(read).toMatchObject({ ok: false, problem: { code: 'file_too_heavy' } });
  });

  it.runIf(process.platform === 'linux')('under an address space that is really limited', async () => {
    // Node cannot start in less than it maps bare: were the limit not applied, the file would be read.
    const read = await readTable(whole(), { ...LIMITS, childKib: -600_000, childMs: 2_000 }).catch(() => null);
    expect(read?.ok ?? false).toBe(false);
    expect(await code(whole())).toBe('read');
  });

  it('that outlasts its time', async () => {
    const read = await readTable(whole(), { ...LIMITS, childMs: 1 });
    expect(read).toMatchObject({ problem: { code: 'file_too_heavy' } });
  });
});

it('workbooks that arrive together are read one after another; beyond the queue one is told to come back', async () => {
  const small = book(data());
  const large = book(data(), [{ name: 'xl/media/image1.png', data: randomBytes(19_900_000), store: true }]);
  const read = await Promise.all([...Array.from({ length: 10 }, () => small), ...Array(9).fill(large)].map(code));
  expect(read.filter((one) => one === 'read')).toHaveLength(18);
  expect(read.at(-1)).toBe('file_busy');
  expect(await code(small)).toBe('read');
});

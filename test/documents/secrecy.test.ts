/** A secrecy marking anywhere in a document's text, and documents that only speak of the rule. */
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { FONTS } from '../../src/documents/fonts.js';
import { LIMITS } from '../../src/documents/limits.js';
import { officeLines } from '../../src/documents/office-text.js';
import { bearsSecret } from '../../src/documents/secrecy.js';
import { bearsMarking } from '../../src/language/secret.js';
import { sheetRows, workbookParts, type ZipPart, zip } from '../support/zip.js';

const paragraph = (words: string): string => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
const LONG = Array.from({ length: 400 }, (_, i) => paragraph(`Dòng mẫu ${i}`)).join('');
const word = (body: string, more: readonly ZipPart[] = []): Uint8Array =>
  zip([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: 'word/document.xml', data: `<w:document><w:body>${body}</w:body></w:document>` },
    ...more,
  ]);
const marked = (bytes: Uint8Array, kind: 'docx' | 'xlsx'): boolean => {
  const lines = officeLines(bytes, kind, LIMITS);
  if (!lines.ok) throw new Error(lines.problem.code);
  return lines.value.some(bearsMarking);
};

function pdf(pages: readonly string[], more: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const made = new PDFDocument({ ...more, autoFirstPage: false });
    const chunks: Buffer[] = [];
    made.on('data', (chunk: Buffer) => chunks.push(chunk));
    made.on('end', () => resolve(Buffer.concat(chunks)));
    for (const words of pages) made.addPage().font(FONTS.regular).text(words);
    made.end();
  });
}

describe('a Word file', () => {
  it.each([
    ['a stamp on the last page', word(LONG + paragraph('TỐI MẬT'))],
    ['a stamp in two runs', word('<w:p><w:r><w:t>M</w:t></w:r><w:r><w:t>ẬT</w:t></w:r></w:p>')],
    ['a stamp in numbers of signs', word(paragraph('M&#7852;T'))],
    ['a header', word(LONG, [{ name: 'word/header1.xml', data: `<w:hdr>${paragraph('MẬT')}</w:hdr>` }])],
    ['a watermark', word(LONG, [{ name: 'word/header2.xml', data: '<v:textpath style="x" string="TUYỆT MẬT"/>' }])],
  ])('with %s is marked', (_, bytes) => {
    expect(marked(bytes, 'docx')).toBe(true);
  });

  it.each([
    ['the law', 'Căn cứ Luật Bảo vệ bí mật nhà nước ngày 15 tháng 11 năm 2018;'],
    ['a duty', 'CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC được quán triệt tới 100% công chức.'],
    ['what is left out', 'Không tính hồ sơ, văn bản có nội dung mật.'],
    ['passwords', 'MẬT KHẨU phải đổi 3 tháng một lần; BẢO MẬT thông tin.'],
  ])('that speaks of %s is not', (_, words) => {
    expect(marked(word(LONG + paragraph(words)), 'docx')).toBe(false);
  });
});

it.each([
  ['a cell far down', workbookParts(`<sheetData>${sheetRows([...Array(300).fill(['mẫu']), ['TỐI MẬT']])}</sheetData>`)],
  ['a shared text', [...workbookParts(''), { name: 'xl/sharedStrings.xml', data: '<sst><si><t>MẬT</t></si></sst>' }]],
  ['the name of a sheet', [{ name: 'xl/workbook.xml', data: '<sheets><sheet sheetId="1" name="Mật"/></sheets>' }]],
])('an Excel file with a marking in %s is marked', (_, parts) => {
  expect(marked(zip(parts), 'xlsx')).toBe(true);
});

describe('in the child', () => {
  it.each([
    [
      'a PDF with a stamp on its third page',
      () => pdf(['một', 'hai', 'ĐỘ MẬT: TỐI MẬT']),
      'pdf',
      { ok: true, value: true },
    ],
    ['a PDF without', () => pdf(['Báo cáo kết quả (số liệu mẫu)', 'Trang hai']), 'pdf', { ok: true, value: false }],
    [
      'a Word file whose subject is secret',
      () => word(paragraph('V/v nhân sự, tài liệu mật')),
      'docx',
      { ok: true, value: true },
    ],
    ['a PDF under a password', () => pdf(['x'], { userPassword: 'x' }), 'pdf', { ok: false }],
  ] as const)('%s', async (_, make, kind, expected) => {
    expect(await bearsSecret(await make(), kind)).toMatchObject(expected);
  });
});

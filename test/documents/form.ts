/** An office's own form: names broken over runs, rows repeated, hostile files and hostile values. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type FormValues, fillForm, readForm } from '../../src/documents/form.js';
import { openDocx } from '../support/open-files.js';

export function formFileTests(): void {
  const TYPES =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  const ROOT =
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

  const p = (...runs: string[]): string =>
    `<w:p>${runs.map((text) => `<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r>`).join('<w:proofErr w:type="spellStart"/>')}</w:p>`;
  const row = (...cells: string[]): string => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;
  const tbl = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;

  function docx(body: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
    const xml = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
    const parts = {
      '[Content_Types].xml': strToU8(TYPES),
      '_rels/.rels': strToU8(ROOT),
      'word/document.xml': strToU8(xml),
    };
    return zipSync({ ...parts, ...more });
  }

  const VALUES: FormValues = {
    fields: { ten: 'Phường Đài Sơn', so: '16', rong: '' },
    lists: {
      dv: [
        { tt: '1', ten: 'Kinh Dinh' },
        { tt: '2', ten: 'Văn Hải' },
      ],
      khong: [],
    },
  };

  async function filled(body: string, values = VALUES) {
    const done = await fillForm(docx(body), values);
    if (!done.ok) throw new Error(done.problem.code);
    return openDocx(done.value);
  }

  describe('a form', () => {
    it.each([
      ['in one run', p('Kính gửi {{ten}}.'), 'Kính gửi Phường Đài Sơn.'],
      ['broken over four runs', p('Kính gửi {', '{te', 'n}', '}.'), 'Kính gửi Phường Đài Sơn.'],
      ['twice, the second broken', p('{{so}} và {{', 'so}}'), '16 và 16'],
      ['in capitals', p('{{TEN}}'), 'PHƯỜNG ĐÀI SƠN'],
      ['with blanks inside', p('{{ ten }}'), 'Phường Đài Sơn'],
      ['without a value', p('[{{rong}}]'), '[]'],
      ['beside signs of XML', p('1 &lt; 2 &amp; {{so}}'), '1 < 2 & 16'],
    ])('%s', async (_, body, expected) => {
      expect((await filled(body)).text.trim()).toBe(expected);
    });

    it('keeps the look of the run in which a name begins', async () => {
      const { xml } = await filled(p('{{t', 'en}}'));
      expect(xml).toContain('<w:b/></w:rPr><w:t xml:space="preserve">Phường Đài Sơn</w:t>');
    });

    it('repeats the row of a list, and keeps an empty one', async () => {
      const { html } = await filled(
        tbl(row(p('TT'), p('Tên')), row(p('{{dv.tt}}'), p('{{dv.', 'ten}} ({{so}})'))) + tbl(row(p('{{khong.a}}-'))),
      );
      expect(html.match(/<tr>/g)).toHaveLength(4);
      expect(html).toContain('Kinh Dinh (16)');
      expect(html).toContain('Văn Hải (16)');
    });

    it('repeats the inner row of a table within a cell, not the outer one', async () => {
      const inner = tbl(row(p('{{dv.ten}}')));
      const { html } = await filled(tbl(row(p('một'), inner)));
      expect(html.match(/một/g)).toHaveLength(1);
      expect(html).toContain('Văn Hải');
    });

    it('takes hostile values as text, line breaks as lines', async () => {
      const evil = '</w:t><script>&"\u0000 {{so}} =CMD()\n\ud800dòng hai';
      const { text, xml } = await filled(p('{{ten}}'), { fields: { ten: evil, so: '16' }, lists: {} });
      expect(text).toContain('</w:t><script>&" {{so}} =CMD()');
      expect(xml).toContain('<w:br/>');
      expect(text).toContain('dòng hai');
    });

    it('tells its names, and those that are misplaced', () => {
      const read = readForm(
        docx(p('{{ten}} {{Mới_Lạ}}') + p('{{dv.ten}}') + tbl(row(p('{{dv.tt}}'))) + p('{{chưa đóng')),
      );
      expect(read).toEqual({
        ok: true,
        value: { fields: ['ten', 'mới_lạ', 'dv.ten', 'dv.tt'], loose: ['dv.ten', '{{chưa đóng'] },
      });
    });

    it.each([
      ['of another list in the same row', tbl(row(p('{{dv.ten}}'), p('{{khac.so}}'))), 'khac.so'],
      ['beside a table within its row', tbl(row(p('{{dv.tt}}'), tbl(row(p('{{dv.ten}}'))))), 'dv.tt'],
    ])('finds a column that would stay empty: %s', (_, body, loose) => {
      const read = readForm(docx(body));
      expect(read.ok && read.value.loose).toEqual([loose]);
    });

    it('reads headers and footers too', () => {
      const header = strToU8(`<w:hdr xmlns:w="x">${p('{{ten}}')}</w:hdr>`);
      const read = readForm(docx(p('a'), { 'word/header1.xml': header }));
      expect(read.ok && read.value.fields).toEqual(['ten']);
    });
  });

  describe('a file that is no form', () => {
    const rels = (tag: string) => ({
      'word/_rels/document.xml.rels': strToU8(`<Relationships>${tag}</Relationships>`),
    });
    const outside = (type: string) =>
      `<Relationship Id="r" Type="http://x/${type}" Target="https://example.invalid/a" TargetMode="External"/>`;
    const big = zipSync({ '[Content_Types].xml': strToU8(TYPES), 'word/document.xml': new Uint8Array(60_000_000) });

    it.each([
      ['text', strToU8('xin chào'), 'form_kind'],
      ['empty', new Uint8Array(), 'form_kind'],
      ['a workbook', zipSync({ '[Content_Types].xml': strToU8(''), 'xl/workbook.xml': strToU8('') }), 'form_kind'],
      ['macros', docx(p('a'), { 'word/vbaProject.bin': new Uint8Array(4) }), 'form_macro'],
      ['an embedded file', docx(p('a'), { 'word/embeddings/x.bin': new Uint8Array(4) }), 'form_macro'],
      ['a template from elsewhere', docx(p('a'), rels(outside('attachedTemplate'))), 'form_external'],
      ['a picture from elsewhere', docx(p('a'), rels(outside('image'))), 'form_external'],
      ['entities', docx('<!DOCTYPE a [<!ENTITY b "c">]>'), 'form_external'],
      ['bytes that swell', big, 'file_bomb'],
      ['a name that climbs out', docx(p('a'), { '../../x.xml': new Uint8Array(1) }), 'file_unsafe'],
      ['six megabytes', new Uint8Array(6_000_000), 'form_too_big'],
      ['cut off', docx(p('a')).slice(0, 200), 'file_damaged'],
    ])('%s is refused', (_, bytes, code) => {
      const read = readForm(bytes);
      expect(read.ok ? 'taken' : read.problem.code).toBe(code);
    });

    it('may hold a hyperlink: that asks before it goes anywhere', () => {
      expect(readForm(docx(p('a'), rels(outside('hyperlink')))).ok).toBe(true);
    });

    it('leaves every other part as it was', async () => {
      const picture = new Uint8Array([1, 2, 3]);
      const done = await fillForm(docx(p('{{ten}}'), { 'word/media/a.png': picture }), VALUES);
      if (!done.ok) throw new Error(done.problem.code);
      const parts = unzipSync(done.value);
      expect(parts['word/media/a.png']).toEqual(picture);
      expect(strFromU8(parts['[Content_Types].xml'] ?? picture)).toBe(TYPES);
    });
  });
}

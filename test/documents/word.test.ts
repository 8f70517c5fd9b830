/** A paper as DOCX, opened again by another library and by its own XML: Nghị định 30/2020/NĐ-CP. */
import { strFromU8, unzipSync } from 'fflate';
import { extractRawText } from 'mammoth';
import { describe, expect, it } from 'vitest';
import { paperWords } from '../../src/admin/papers/words.js';
import { fileName, type Paper } from '../../src/documents/paper.js';
import { wordFile } from '../../src/documents/word.js';
import { words } from '../support/office.js';

const PAPER: Paper = {
  parent: 'ỦY BAN NHÂN DÂN thành phố Phan Rang-Tháp Chàm',
  issuer: 'ỦY BAN NHÂN DÂN Phường Đài Sơn',
  symbol: 'BC-UBND',
  place: 'Đài Sơn',
  year: 2023,
  type: 'Báo cáo',
  about: 'Kết quả thực hiện phong trào thi đua',
  to: [],
  blocks: [
    { kind: 'heading', text: 'I. KẾT QUẢ' },
    { kind: 'text', text: 'Hồ sơ <b>&"\u0007 \ud800 =CMD()' },
    {
      kind: 'table',
      columns: [
        { title: 'TT', share: 1 },
        { title: 'Tiêu chí', share: 5 },
      ],
      rows: Array.from({ length: 60 }, (_, i) => [String(i + 1), 'Hồ sơ công việc']),
    },
    { kind: 'blank', hint: '(bổ sung)' },
  ],
  recipients: ['Phòng Văn hóa và Thông tin', 'Lưu: VT.'],
  signer: { authority: 'TM. ỦY BAN NHÂN DÂN', title: 'CHỦ TỊCH' },
  source: 'Soạn từ số liệu mẫu',
};

async function made(paper: Paper) {
  const bytes = await wordFile(paper, paperWords(words));
  const parts = unzipSync(bytes);
  const xml = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const text = (await extractRawText({ buffer: Buffer.from(bytes) })).value;
  return { xml: xml('word/document.xml'), styles: xml('word/styles.xml'), text, parts: Object.keys(parts) };
}

describe('a paper', () => {
  it('carries the state title, the motto, the draft mark, and blanks for number and day', async () => {
    const { text } = await made(PAPER);
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(text).toContain('Độc lập - Tự do - Hạnh phúc');
    expect(text).toContain('DỰ THẢO');
    expect(text).toMatch(/Số:\s+\/BC-UBND/);
    expect(text).toMatch(/Đài Sơn, ngày\s+tháng\s+năm 2023/);
    expect(text).toContain('TM. ỦY BAN NHÂN DÂN');
    expect(text).toContain('Nơi nhận:');
  });

  it('keeps the lines somebody wrote', async () => {
    const { xml } = await made({ ...PAPER, blocks: [{ kind: 'text', text: 'Việc a\nViệc b' }] });
    expect(xml).toMatch(/Việc a<\/w:t>.*<w:br\/><w:t[^>]*>Việc b</);
  });

  it('is A4 with the margins of the decree and Times New Roman', async () => {
    const { xml } = await made(PAPER);
    const number = (name: string) => Number(new RegExp(`w:${name}="(\\d+)"`).exec(xml)?.[1]);
    const mm = (twips: number) => Math.round(twips / 56.6929);
    expect([
      mm(Number(/w:pgSz[^>]*w:w="(\d+)"/.exec(xml)?.[1])),
      mm(Number(/w:pgSz[^>]*w:h="(\d+)"/.exec(xml)?.[1])),
    ]).toEqual([210, 297]);
    expect([mm(number('top')), mm(number('bottom')), mm(number('left')), mm(number('right'))]).toEqual([
      20, 20, 30, 15,
    ]);
    expect(xml).toContain('Times New Roman');
    expect(xml).toContain('w:titlePg');
  });

  it('repeats the head of a long table', async () => {
    const { xml } = await made(PAPER);
    expect(xml.match(/w:tblHeader/g)).toHaveLength(1);
    expect(xml.match(/Hồ sơ công việc/g)).toHaveLength(60);
  });

  it('takes any text as text', async () => {
    const { text } = await made(PAPER);
    expect(text).toContain('Hồ sơ <b>&" ');
    expect(text).toContain('=CMD()');
  });

  it('is a công văn when it has no type: the subject stands under the number', async () => {
    const { text } = await made({ ...PAPER, type: null, symbol: null, to: ['Phường Đài Sơn', 'Phường Văn Hải'] });
    expect(text).toContain('V/v Kết quả thực hiện');
    expect(text).toContain('- Phường Văn Hải');
  });

  it.each([
    ['Báo cáo 2023 Phường Đài Sơn', 'Bao-cao-2023-Phuong-Dai-Son.docx'],
    ['../../etc/passwd\u0000', 'etc-passwd.docx'],
    ['🙂', 'tep.docx'],
  ])('%j makes a file name of plain letters', (name, expected) => {
    expect(fileName([name], 'docx')).toBe(expected);
  });
});

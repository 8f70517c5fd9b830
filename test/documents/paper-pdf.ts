/** A paper as A4 pages, opened again by another library, and how far it exceeds one page. */
import { describe, expect, it } from 'vitest';
import { paperWords } from '../../src/admin/papers/words.js';
import type { Block, Paper } from '../../src/documents/paper.js';
import { paperPdf } from '../../src/documents/paper-pdf.js';
import { words } from '../support/office.js';
import { openPdf } from '../support/open-files.js';

export function paperPdfTests(): void {
  const paper = (blocks: readonly Block[], more: Partial<Paper> = {}): Paper => ({
    parent: 'ỦY BAN NHÂN DÂN thành phố Phan Rang-Tháp Chàm',
    issuer: 'Phòng Văn hóa và Thông tin',
    symbol: 'BC-…',
    place: 'Phan Rang-Tháp Chàm',
    year: 2023,
    type: 'Báo cáo',
    about: 'Kết quả thực hiện phong trào thi đua',
    to: [],
    blocks,
    recipients: ['Lưu: VT.'],
    signer: { authority: null, title: 'THỦ TRƯỞNG CƠ QUAN' },
    source: 'Soạn từ số liệu mẫu.',
    ...more,
  });
  const print = (one: Paper) => paperPdf(one, paperWords(words));
  const lines = (n: number): Block[] => Array.from({ length: n }, (_, i) => ({ kind: 'text', text: `Dòng ${i + 1}.` }));
  const columns = [
    { title: 'TT', share: 1 },
    { title: 'Đơn vị', share: 5 },
  ];

  describe('a printed paper', () => {
    it('is A4, carries the state title, the draft mark and blanks, in an embedded Vietnamese serif', async () => {
      const { bytes } = await print(paper(lines(3)));
      const { pages, sizes } = await openPdf(bytes);
      expect(sizes).toEqual([[210, 297]]);
      for (const said of [
        'DỰ THẢO',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        'THỦ TRƯỞNG CƠ QUAN',
      ])
        expect(pages[0]).toContain(said);
      expect(pages[0]).toMatch(/Số:\s+\/BC-…/);
      const raw = Buffer.from(bytes).toString('latin1');
      expect(raw).toMatch(/\/FontFile2/);
      expect(raw).toMatch(/\/BaseFont \/[A-Z]{6}\+Tinos/);
    });

    it('repeats the head of a long table and numbers its pages from the second on', async () => {
      const rows = Array.from({ length: 90 }, (_, i) => [String(i + 1), `Phường ${i + 1}`]);
      const { pages } = await openPdf((await print(paper([{ kind: 'table', columns, rows }]))).bytes);
      expect(pages.length).toBeGreaterThan(2);
      expect(pages.slice(0, 3).every((page) => page.includes('Đơn vị'))).toBe(true);
      expect(pages[1]).toMatch(/(^|\n)2(\n|$)/);
      expect(pages[0]).not.toMatch(/(^|\n)1\n?$/);
      expect(pages.join('\n').match(/Phường \d+/g)).toHaveLength(90);
    });

    it('never leaves the head of a table alone at the foot of a page', async () => {
      const rows = [['1', 'Phường 1']];
      const { pages } = await openPdf((await print(paper([...lines(23), { kind: 'table', columns, rows }]))).bytes);
      expect(pages.map((page) => page.includes('Đơn vị'))).toEqual([false, true]);
    });

    it('keeps the line that names a table with it', async () => {
      const named: Block = { kind: 'text', text: 'Nhóm: Phường' };
      const body = (n: number) => [...lines(n), named, { kind: 'table', columns, rows: [['1', 'Phường 1']] } as const];
      for (const n of [20, 21, 22, 23]) {
        const { pages } = await openPdf((await print(paper(body(n)))).bytes);
        expect(pages.findIndex((page) => page.includes('Nhóm:'))).toBe(
          pages.findIndex((page) => page.includes('Đơn vị')),
        );
      }
    });

    it('cuts nothing off: a row taller than a page goes on in the next', async () => {
      const long = Array.from({ length: 1_500 }, (_, i) => `từ${i}`).join(' ');
      const { pages } = await openPdf((await print(paper([{ kind: 'table', columns, rows: [['1', long]] }]))).bytes);
      const said = pages.join(' ');
      expect(said).toContain('từ0 ');
      expect(said).toMatch(/từ1499/);
      expect(new Set(said.match(/từ\d+/g)).size).toBe(1_500);
    });

    it('says by how many lines it is longer than one page', async () => {
      const [fits, over, more] = await Promise.all([5, 40, 44].map(async (n) => print(paper(lines(n)))));
      expect([fits?.pages, fits?.linesOver]).toEqual([1, 0]);
      expect(over?.pages).toBe(2);
      expect(over?.linesOver).toBeGreaterThan(0);
      // Four paragraphs more, each a line and the air above it.
      expect((more?.linesOver ?? 0) - (over?.linesOver ?? 0)).toBeGreaterThanOrEqual(4);
    });

    it('takes hostile text as text, and puts an annex behind the signature on a page of its own', async () => {
      const hostile: Block = { kind: 'text', text: '(<b>)\\ \u0007\ud800 =CMD() %PDF' };
      const { pages } = await openPdf(
        (await print(paper([hostile], { annex: [{ kind: 'heading', text: 'PHỤ LỤC' }] }))).bytes,
      );
      expect(pages[0]).toContain('(<b>)\\');
      expect(pages[0]).toContain('THỦ TRƯỞNG CƠ QUAN');
      expect(pages[1]).toContain('PHỤ LỤC');
    });
  });
}

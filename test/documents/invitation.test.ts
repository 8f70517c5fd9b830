/** Invitation sheets: opened again by other libraries; nothing is lost however a unit is called. Sample units and codes. */
import { unzipSync } from 'fflate';
import { extractRawText } from 'mammoth';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InvitationCard } from '../../src/documents/invitation-card.js';
import { invitationPdf } from '../../src/documents/invitation-pdf.js';
import { invitationWord } from '../../src/documents/invitation-word.js';
import { qrRuns } from '../../src/documents/qr.js';

const LONG = `Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên ${'và Hướng nghiệp dạy nghề '.repeat(12)}thành phố`;
const NAMES: readonly (readonly [string, string, string])[] = [
  ['an ordinary one', 'Phường Đài Sơn', 'Phường Đài Sơn'],
  ['three hundred letters', LONG, LONG],
  ['one word without an end', 'Ơ'.repeat(300), 'ƠƠƠ'],
  ['decomposed letters', 'Xã Nguyễn Huệ'.normalize('NFC'), 'Xã Nguyễn Huệ'],
  ['signs of markup', 'Phường <b>&amp;"3"\'</b>', 'Phường <b>&amp;"3"\'</b>'],
  ['control and direction signs', 'Phường\u0000 A\u202eB\u0007', 'Phường A B'],
  ['only blanks', '   ', 'Cán bộ đầu mối'],
];

const card = (
  unit: string,
  n: number,
  link: string | null = `https://thidua.example/tham-gia#CODE-${n}`,
): InvitationCard => ({
  issuer: 'UBND thành phố Phan Rang-Tháp Chàm',
  movement: 'phong trào thi đua Chuyển đổi số thành phố Phan Rang-Tháp Chàm',
  title: 'TỜ MỜI THAM GIA',
  unit,
  role: 'Cán bộ đầu mối báo cáo',
  link,
  typed: `Tham gia K7QM-9F2X-TB4W-HN${String(n).padStart(2, '0')}`,
  steps: [
    'Mở máy ảnh điện thoại, quét mã QR.',
    'Bấm Sao chép, mở kênh chat, dán rồi gửi.',
    'Đọc thông báo, bấm Đồng ý.',
  ],
  notes: ['Mã dùng một lần, đến hết Thứ Năm, 21/12/2023.', 'Cần hỗ trợ, xin liên hệ Phòng Văn hóa và Thông tin.'],
  mark: 'Dữ liệu mẫu',
});

interface Item {
  readonly str: string;
  readonly x: number;
  readonly y: number;
}

async function pagesOf(pdf: Uint8Array): Promise<readonly (readonly Item[])[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: pdf, verbosity: 0 }).promise;
  const pages: Item[][] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const content = await (await document.getPage(n)).getTextContent();
    pages.push(
      content.items.flatMap((item) =>
        'str' in item ? [{ str: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]) }] : [],
      ),
    );
  }
  await document.destroy();
  return pages;
}

const textOf = (items: readonly Item[]): string =>
  items
    .map((item) => item.str)
    .join(' ')
    .replace(/\s+/g, ' ');

/** One document for all names: a sheet each, and a plain one at the end. */
const ALL = [...NAMES.map(([, unit], i) => card(unit, i)), card('Phường Mỹ Hải', 9, null)];

describe('as PDF, one unit a page', () => {
  let pages: Awaited<ReturnType<typeof pagesOf>> = [];
  beforeAll(async () => {
    pages = await pagesOf(await invitationPdf(ALL, 'page'));
  });

  it.each(NAMES.map((row, i) => [row[0], i, row[2]] as const))('%s', (_name, i, shown) => {
    expect(pages).toHaveLength(ALL.length);
    const items = pages[i] ?? [];
    const text = textOf(items);
    for (const said of [
      shown,
      `K7QM-9F2X-TB4W-HN0${i}`,
      'TỜ MỜI THAM GIA',
      '3. Đọc thông báo',
      'Dữ liệu mẫu',
      '21/12/2023',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('Mỹ Hải');
    for (const { x, y } of items) expect(x > 20 && x < 580 && y > 15 && y < 830).toBe(true);
  });

  it('without an address on the network the words are there all the same', () => {
    expect(textOf(pages.at(-1) ?? [])).toContain('Tham gia K7QM-9F2X-TB4W-HN09');
  });
});

describe('as PDF, cards to cut', () => {
  it('each card stays inside its own lines, whatever the unit is called', async () => {
    const pages = await pagesOf(await invitationPdf(ALL, 'cards'));
    expect(pages).toHaveLength(2);
    const [width, height] = [595.28 / 2, 841.89 / 3];
    ALL.forEach((one, i) => {
      const page = pages[Math.floor(i / 6)] ?? [];
      const place = i % 6;
      const [left, top] = [(place % 2) * width, 841.89 - Math.floor(place / 2) * height];
      const own = page.filter(({ x, y }) => x >= left && x < left + width && y <= top && y > top - height);
      const text = textOf(own);
      expect(text.match(/K7QM/g)).toHaveLength(1);
      // The whole name, however long.
      expect(text).toContain(NAMES[i]?.[2] ?? one.unit);
      for (const said of [one.typed, '3. Đọc thông báo', 'liên hệ Phòng Văn hóa']) expect(text).toContain(said);
      for (const { x, y } of own) expect(x > left + 10 && y > top - height + 4 && y < top - 8).toBe(true);
    });
  });
});

describe('as DOCX', () => {
  let text = '';
  let xml = '';
  let pictures = 0;
  beforeAll(async () => {
    const bytes = await invitationWord(ALL);
    text = (await extractRawText({ buffer: Buffer.from(bytes) })).value;
    const inside = unzipSync(bytes);
    pictures = Object.keys(inside).filter((name) => /^word\/media\/.*\.png$/.test(name)).length;
    xml = new TextDecoder().decode(inside['word/document.xml']);
  });

  it.each(NAMES)('%s', (_name, _unit, shown) => {
    expect(text).toContain(shown);
  });

  it('each unit has its page, its code and its own picture', () => {
    for (const { typed } of ALL) expect(text).toContain(typed);
    expect(pictures).toBe(ALL.length - 1);
    expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(ALL.length - 1);
  });
});

describe('the drawn code', () => {
  it('has the three corners every reader looks for, and another link draws another code', () => {
    const { size, runs } = qrRuns('https://thidua.example/tham-gia#K7QM-9F2X-TB4W-HN3C');
    const corner = (row: number, from: number) =>
      runs.some((run) => run.row === row && run.from === from && run.length === 7);
    expect([
      corner(0, 0),
      corner(6, 0),
      corner(0, size - 7),
      corner(6, size - 7),
      corner(size - 7, 0),
      corner(size - 1, 0),
    ]).toEqual(Array.from({ length: 6 }, () => true));
    expect(qrRuns('https://thidua.example/tham-gia#4XJD-W8PN-2HVT-R6KB').runs).not.toEqual(runs);
  });
});

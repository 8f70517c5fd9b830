/** An answer on paper, as a picture and as a workbook: the files are opened and read. */
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { answerSheet } from '../../src/admin/papers/answer-sheet.js';
import type { AnswerView, Facts } from '../../src/conversation/facts.js';
import { chartPng, chartSvg } from '../../src/documents/chart.js';
import { pdfFile } from '../../src/documents/pdf.js';
import type { Sheet } from '../../src/documents/sheet.js';
import { readTable } from '../../src/documents/table.js';
import { xlsxFile } from '../../src/documents/workbook.js';
import type { AskFacts } from '../../src/questions/facts.js';
import { NOW, queryOf, facts as season, words } from '../questions/world.js';

const ANSWER = 'a23170000000';

async function sheetOf(
  question: string,
  known: AskFacts = season,
  language: 'vi' | 'en' = 'vi',
  ofUnit = false,
): Promise<Sheet> {
  const held: AnswerView = {
    id: ANSWER,
    campaignId: 'prtc',
    address: 'web:1',
    query: JSON.stringify(queryOf(question)),
    at: NOW,
    personId: null,
    outcome: null,
  };
  const facts = { answer: async () => held, ask: async () => known } as unknown as Facts;
  const made = await answerSheet({ answerId: ANSWER, ofUnit, language, sample: true }, facts, words);
  if (made === null) throw new Error('no sheet');
  expect(made.name).toMatch(/^[A-Za-z0-9-]+$/);
  return made.sheet;
}

async function textsOf(pdf: Uint8Array): Promise<readonly string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: pdf, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const content = await (await document.getPage(n)).getTextContent();
    pages.push(
      content.items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    );
  }
  await document.destroy();
  return pages;
}

describe('in A4', () => {
  it('the ranking of 15 units is one page with its basis', async () => {
    const pages = await textsOf(await pdfFile(await sheetOf('xếp hạng hscv')));
    expect(pages).toHaveLength(1);
    const [page = ''] = pages;
    for (const said of [
      'Xếp theo hồ sơ công việc, 15 phường, xã',
      'Số liệu chưa công bố',
      'Dữ liệu mẫu',
      'Phường Kinh Dinh',
      '91,25%',
      'Phường Đông Hải',
      '36,34%',
      '688 754',
      'Mục V.1.1.b, gạch đầu dòng 2',
      'Chưa thẩm định số liệu: Mỹ Hải.',
      '08:40, 18/12/2023',
      `Mã câu trả lời ${ANSWER}`,
      'Trang 1/1',
    ])
      expect(page).toContain(said);
  });
  it('who has not reported fits too', async () => {
    const [page = ''] = await textsOf(await pdfFile(await sheetOf('ai chưa nộp')));
    expect(page).toContain('Phường Mỹ Đông');
  });
  it.each([
    [40, 1],
    [41, 2],
  ])('%i units make %i pages', async (units, pages) => {
    const sheet = await sheetOf('xếp hạng hscv');
    const [row] = sheet.rows;
    const rows = Array.from({ length: units }, () => row ?? []);
    expect(await textsOf(await pdfFile({ ...sheet, rows }))).toHaveLength(pages);
  });
  it('says when it was published', async () => {
    const published = [
      { id: 'p', period: '2023', tier: 'commune', criterion: 'work_files_online', way: 'all', rule: 'XH-1', at: NOW },
    ] as const;
    const [page = ''] = await textsOf(await pdfFile(await sheetOf('xếp hạng hscv', { ...season, published })));
    expect(page).not.toContain('chưa công bố');
    expect(page).toContain('đã công bố ngày 18/12/2023, quy tắc XH-1');
  });
});

describe('a picture', () => {
  it('draws every unit, the mark and who is not yet verified', async () => {
    const sheet = await sheetOf('xếp hạng hscv');
    const svg = chartSvg(sheet);
    expect(svg.match(/<rect x=/g)).toHaveLength(15);
    expect(svg).toContain('Mức 60%');
    expect(svg).toContain('Phường Mỹ Hải *');
    const png = await chartPng(sheet);
    expect([...png.slice(1, 4)]).toEqual([...new TextEncoder().encode('PNG')]);
    expect(png.length).toBeLessThan(400_000);
  });
});

describe('a workbook', () => {
  it('holds typed numbers, and is read back by our own reader', async () => {
    const bytes = await xlsxFile(await sheetOf('xếp hạng hscv'));
    const xml = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
    expect(xml).toContain(
      '<c r="D2" s="2"><v>688</v></c><c r="E2" s="2"><v>754</v></c><c r="F2" s="3"><v>0.912500</v></c>',
    );
    const read = await readTable(bytes);
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.rows).toHaveLength(15);
    expect(read.value.rows[0]?.cells['Đơn vị']).toBe('Phường Kinh Dinh');
  });
  it('never lets a name be a formula', async () => {
    const sheet = await sheetOf('xếp hạng hscv');
    const bytes = await xlsxFile({ ...sheet, rows: [[{ text: '=1+1' }, { text: '<x>&' }]] });
    const xml = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']);
    expect(xml).not.toContain('<f>');
    expect(xml).toContain('&lt;x&gt;&amp;');
  });
});

it('of names that were published, a unit gets no figure and nobody who is missing', async () => {
  const published = {
    ...{ id: 'm', period: '2023', tier: 'commune', criterion: 'work_files_online' },
    ...{ way: 'met' as const, rule: 'XH-1', at: NOW },
  };
  const { rows, notes, bars } = await sheetOf('phường nào đạt 60%', { ...season, published: [published] }, 'vi', true);
  expect(rows[0]?.map((cell) => cell.text).length).toBe(3);
  expect(JSON.stringify([rows, notes, bars])).toContain('Kinh Dinh');
  expect(JSON.stringify([rows, notes, bars])).not.toMatch(/\d,\d|Mỹ Đông/);
});

/** What a person sees on opening the workbook: no text cut off at its column's edge. */
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { xlsxFile } from '../../src/documents/workbook.js';

const grid = (text: string) => ({
  sheets: ['Bảng', 'Cơ sở'] as const,
  title: 'Bảng mẫu',
  subtitle: '',
  marks: [],
  notes: [],
  columns: [
    { title: 'Đơn vị', kind: 'text' as const, share: 4 },
    { title: 'Số tiêu chuẩn định lượng đã đạt', kind: 'count' as const, share: 4 },
  ],
  rows: [[{ text }, { text: '3', value: 3 }]],
});

it.each([
  ['Phường mẫu', false],
  ['Tổ chức phong trào hiệu quả, nhiều sáng kiến; Điểm Bộ chỉ số chuyển đổi số', true],
])('%s: its row is as high as its text needs', async (text, taller) => {
  const sheet = strFromU8(unzipSync(await xlsxFile(grid(text)))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const high = (n: number) => Number(new RegExp(`<row r="${n}" ht="(\\d+)"`).exec(sheet)?.[1] ?? 0);
  expect(high(1)).toBeGreaterThanOrEqual(32);
  expect(high(2) > 0).toBe(taller);
  if (taller) expect(high(2)).toBeGreaterThanOrEqual(Math.ceil(text.length / 12) * 16);
});

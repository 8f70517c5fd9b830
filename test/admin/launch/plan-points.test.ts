/** What a coordinator is told to look at before a launch, for each of the five plans; nothing is invented. */
import { describe, expect, it } from 'vitest';
import { planPoints } from '../../../src/admin/launch/plan-points.js';
import { words } from '../../support/office.js';
import { builtIn } from '../../support/plans.js';

const NOW = Date.parse('2023-11-20T08:30:00+07:00');

const pointsOf = (id: string, more: Partial<Parameters<typeof planPoints>[0]> = {}): readonly string[] =>
  planPoints({ plan: builtIn(id), through: null, decided: [], now: NOW, ...more }).map((one) => words.say(one, 'vi'));

describe('the points of a plan', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    [
      'prtc',
      [
        '• Chưa có số, ngày văn bản.',
        '• 1 tiêu chuẩn chưa rõ mẫu số: Dùng ứng dụng chính quyền điện tử; gõ: Quyết định',
      ],
    ],
    [
      'st',
      [
        '• Chưa có số, ngày văn bản.',
        '• Không nêu hạn báo cáo (V.4); gõ: Đặt hạn',
        '• Không nêu nơi nhận báo cáo (V.4).',
      ],
    ],
    [
      'nt_ldtbxh',
      [
        '• Chưa có số, ngày văn bản.',
        '• Tiêu chuẩn khen thưởng ở văn bản khác: Mục V Kế hoạch 3420/KH-UBND ngày 05/8/2022 của UBND tỉnh Ninh Thuận.',
      ],
    ],
    ['gv', ['• Chưa có số, ngày văn bản.', '• Không nêu hạn báo cáo (V.3-3); gõ: Đặt hạn']],
    ['hp', ['• Tiêu chuẩn khen thưởng còn chờ hướng dẫn.', '• Không nêu thời gian: sơ kết.']],
  ];
  it.each(rows)('%s', (id, expected) => {
    const said = pointsOf(id);
    for (const point of expected) expect(said).toContain(point);
  });

  it('hp has its number and its dates, so nobody is told otherwise', () => {
    expect(pointsOf('hp').join('\n')).not.toMatch(/Chưa có số|Không nêu hạn/);
  });

  it('a bound set by decision settles the missing one', () => {
    const decided = [{ dutyId: 'unit_report', period: '2023', dueBefore: NOW }];
    expect(pointsOf('gv', { decided }).join('\n')).not.toContain('Không nêu hạn');
  });

  it('a plan whose years are over says so, unless a decision carries it on', () => {
    const now = Date.parse('2026-06-01T08:00:00+07:00');
    expect(pointsOf('prtc', { now })[0]).toContain('đã qua (2025)');
    expect(pointsOf('prtc', { now, through: 2026 }).join('\n')).not.toContain('đã qua');
  });
});
